"""How the tables' milliseconds are said to the outside."""

from datetime import UTC, datetime


def write_iso(milliseconds: int) -> str:
    """`2025-10-22T08:36:21.976Z`, as `teamUser` writes it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_seconds(milliseconds: int | None) -> int | None:
    """Unix seconds, as OpenAI's API writes them."""
    return None if milliseconds is None else milliseconds // 1000
