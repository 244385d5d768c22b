"""Lists as CSV files (RFC 4180), which spreadsheets open without running anything that a cell contains."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi import Request
from fastapi.responses import StreamingResponse

from app.words import ListFormat

Cell = str | int | Mapping[str, Any] | None
Row = Sequence[Cell]

SCHEMA: dict[str, Any] = {"schema": {"type": "string"}}  # of the body, for the OpenAPI document
_TYPE = "text/csv"
_CHUNK = 64 * 1024  # characters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a text that begins with one of these
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")  # in the name of a file


def is_wanted(request: Request, form: ListFormat | None) -> bool:
    """Whether a request asks for CSV: with `format`, or with `Accept`."""
    if form is not None:
        return form is ListFormat.CSV
    ranges = [part.split(";")[0].strip().lower() for part in request.headers.get("accept", "").split(",")]
    return _TYPE in ranges and "application/json" not in ranges


def name_file(subject: str, after: int | None, before: int | None) -> str:
    """A name with the range of time, in UTC: `credits-shop-2025-10-01-to-2025-11-01-UTC.csv`."""
    ends = [datetime.fromtimestamp(end, UTC).date().isoformat() if end is not None else "" for end in (after, before)]
    return f"{_UNSAFE.sub('-', subject)}-{ends[0] or 'beginning'}-to-{ends[1] or 'now'}-UTC.csv"


def send_rows(name: str, columns: Sequence[str], rows: AsyncIterator[Row]) -> StreamingResponse:
    """A file of all rows, which is sent while they are read."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(_write(columns, rows), headers=headers, media_type=_TYPE)


async def _write(columns: Sequence[str], rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)  # its lines end with CR LF, as the RFC says
    writer.writerow(columns)
    async for row in rows:
        writer.writerow([_guard(cell) for cell in row])
        if buffer.tell() >= _CHUNK:
            yield _empty(buffer)
    yield _empty(buffer)


def _empty(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _guard(cell: Cell) -> str | int | None:
    """A number stays one. A text that could be a formula begins with an apostrophe."""
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
