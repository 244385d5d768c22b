"""Ids that start with the kind of the thing and sort by the time they were made: `video_01jd…`."""

import os
import re
import time
from functools import cache

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: its digits sort in the order of their values
LENGTH = 26
_RANDOM_BITS = 80
_PAIRS = [high + low for high in _ALPHABET for low in _ALPHABET]  # two digits at a time
_PLACES = range(5 * LENGTH - 10, -1, -10)  # of each pair, in bits
DIGITS = f"[{_ALPHABET}]{{{LENGTH}}}"  # a pattern: what follows the kind and `_`


def new_id(kind: str) -> str:
    """`kind_` and 26 digits: 48 bits of milliseconds since 1970, then 80 random bits."""
    number = time.time_ns() // 1_000_000 << _RANDOM_BITS | int.from_bytes(os.urandom(_RANDOM_BITS // 8))
    return f"{kind}_" + _encode(number)


def first_id(kind: str, milliseconds: int) -> str:
    """The smallest id that can be made at this time: what is made later has a larger one."""
    return f"{kind}_" + _encode(milliseconds << _RANDOM_BITS)


def read_time(made_id: str) -> int:
    """When an id was made, in milliseconds."""
    number = 0
    for digit in made_id.rpartition("_")[2]:
        number = number * len(_ALPHABET) + _ALPHABET.index(digit)
    return number >> _RANDOM_BITS


def is_id(kind: str, text: str) -> bool:
    return _compile_form(kind).fullmatch(text) is not None


def describe_id(kind: str) -> dict[str, str]:
    """The pattern that `is_id` accepts, for the OpenAPI document."""
    return {"pattern": f"^{kind}_{DIGITS}$"}


def _encode(number: int) -> str:
    return "".join([_PAIRS[number >> place & 1023] for place in _PLACES])


@cache
def _compile_form(kind: str) -> re.Pattern[str]:
    return re.compile(f"{kind}_{DIGITS}")


PROXY_ID = first_id("client", 0)  # of the client that people act for who sign in through a trusted proxy
PROBE_ID = first_id("client", 1)  # of the client that pays for the films of `kinora probe`
