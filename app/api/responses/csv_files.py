"""Answers that are CSV files: when a request asks for one, and how it is sent."""

from collections.abc import AsyncIterator

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from app.words import ListFormat

_TYPE = "text/csv"


def is_wanted(request: Request, form: ListFormat | None) -> bool:
    """Whether a request asks for CSV: with `format`, or because its `Accept` prefers that to JSON."""
    if form is not None:
        return form is ListFormat.CSV
    weights = dict(_read_range(part) for part in request.headers.get("accept", "").split(","))
    return weights.get(_TYPE, 0) > weights.get("application/json", 0)


def send_file(name: str, text: str | AsyncIterator[str]) -> Response:
    """A file whose text is known, or is sent while it is written."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    kind = Response if isinstance(text, str) else StreamingResponse
    return kind(text, headers=headers, media_type=_TYPE)


def _read_range(part: str) -> tuple[str, float]:
    """A type, and its weight: `text/csv;q=0.5`."""
    name, *options = (piece.strip().lower() for piece in part.split(";"))
    weight = next((option.removeprefix("q=") for option in options if option.startswith("q=")), "1")
    try:
        return name, float(weight)
    except ValueError:
        return name, 0.0
