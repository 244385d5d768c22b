"""Whole numbers in JSON bodies. JSON Schema takes 1.0 for an integer, and so do we; text and booleans are none."""

from pydantic import BeforeValidator


def _read_whole(number: object) -> object:
    return int(number) if isinstance(number, float) and number.is_integer() else number


WHOLE = BeforeValidator(_read_whole)  # for a strict integer
