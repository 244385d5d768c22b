"""CSV files by RFC 4180, in which no spreadsheet takes a cell for a formula. It knows nothing of what is in them."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

Cell = str | int | float | Mapping[str, object] | None
Row = Sequence[Cell]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet runs a text that begins with one of these
_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")  # in the name of a file


def write_rows(rows: Iterable[Row]) -> str:
    """The lines of a file, or of a part of it. A mapping becomes JSON."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_guard(cell) for cell in row] for row in rows)
    return text.getvalue()


def name_file(subject: str, start: int | None, end: int | None, zone: ZoneInfo) -> str:
    """With the range, in Unix seconds, and the zone: `usage-2026-10-01-to-2026-11-01-Europe-Berlin.csv`."""
    first, last = (None if time is None else f"{datetime.fromtimestamp(time, zone):%Y-%m-%d}" for time in (start, end))
    return _UNSAFE.sub("-", f"{subject}-{first or 'beginning'}-to-{last or 'now'}-{zone.key}") + ".csv"


def _guard(cell: Cell) -> str | float | None:
    """A number stays one. A text that could be a formula begins with an apostrophe."""
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
