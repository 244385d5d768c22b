"""Formats the milliseconds of the tables for API responses."""

from datetime import UTC, datetime


def write_iso(milliseconds: int) -> str:
    """`2025-10-22T08:36:21.976Z`, the format of `teamUser` in 1min.ai's API."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_seconds(milliseconds: int | None) -> int | None:
    """Unix seconds, the format of OpenAI's API."""
    return None if milliseconds is None else milliseconds // 1000
