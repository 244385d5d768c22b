"""The download of films through signed links (upstream.md §2): GET only, Range requests, and the faults of a film."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from app.sandbox.faults import hostile
from app.sandbox.faults.catalog import Fault
from app.sandbox.faults.connections import TruncatedResponse
from app.sandbox.records import Record
from app.sandbox.state import CurrentSandbox
from app.sandbox.storage.links import FOLDER, StorageError, no_such_key

router = APIRouter()

_PIECE = 1 << 18  # bytes


@router.api_route(FOLDER + "{key:path}", methods=["GET", "HEAD"])
async def download(key: str, request: Request, sandbox: CurrentSandbox) -> Response:
    sandbox.counters.downloads += 1
    sandbox.links.check(request.method, key, request.query_params)
    record = sandbox.records.find_by_film(key)
    if record is None or record.film is None or not record.film.exists():
        raise no_such_key(key)
    fault = sandbox.faults.use("film", record.marked, record.fault_uses)
    if fault is None:
        return _stream_film(record.film, request)
    broken = hostile.respond_to_download(fault, str(request.url))
    return broken or _respond_with_fault(fault, record, record.film, key) or _stream_film(record.film, request)


def _respond_with_fault(fault: Fault, record: Record, film: Path, key: str) -> Response | None:
    """The response of the fault; None when a late film is ready by now. Raises `StorageError`."""
    match fault.name:
        case "lost-film":
            raise no_such_key(key)
        case "late-film":
            if time.monotonic() < record.ended + fault.seconds(2):
                raise no_such_key(key)
            return None
        case "heavy-film":
            return Response(_pad(film.read_bytes(), fault.value or 8.0), media_type="video/mp4")
        case "film-500":
            raise StorageError(500, "InternalError", "We encountered an internal error. Please try again.")
        case "cut-film":
            return TruncatedResponse(film.read_bytes(), media_type="video/mp4")
        case "short-film":
            whole = film.read_bytes()
            return Response(whole[: len(whole) * 3 // 5], media_type="video/mp4")
        case _:
            words = b"<html><body>This is not the film you are looking for</body></html>\n" * 40
            return Response(words, media_type="video/mp4")


def _pad(film: bytes, megabytes: float) -> bytes:
    """Appends a `free` box, which players skip: the film plays as before."""
    size = max(8, int(megabytes * 1_000_000) - len(film))
    return film + size.to_bytes(4, "big") + b"free" + bytes(size - 8)


def _stream_film(film: Path, request: Request) -> Response:
    size, tag = film.stat().st_size, f'"{film.stem[:32]}"'
    condition = request.headers.get("If-Range")
    wanted = _read_range(request.headers.get("Range"), size) if condition in (None, tag) else None
    start, end = wanted or (0, size - 1)
    headers = {"Content-Length": str(end - start + 1), "ETag": tag, "Accept-Ranges": "bytes"}
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    pieces = _read_pieces(film, start, end - start + 1)
    return StreamingResponse(pieces, 206 if wanted else 200, headers, media_type="video/mp4")


def _read_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The first and last byte that a Range header requests. Raises `StorageError` (416) for a range beyond the file.

    None stands for the whole file: like S3, this ignores malformed headers and those with several ranges.
    """
    parts = re.fullmatch(r"bytes=(\d*)-(\d*)", (header or "").strip())
    if parts is None or parts.groups() == ("", ""):
        return None
    first, last = parts.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < start:
            return None
    if start > end:
        message = "The requested range is not satisfiable"
        raise StorageError(416, "InvalidRange", message, ActualObjectSize=str(size))
    return start, end


def _read_pieces(film: Path, start: int, count: int) -> Iterator[bytes]:
    with film.open("rb") as file:
        file.seek(start)
        while count > 0 and (piece := file.read(min(_PIECE, count))):
            count -= len(piece)
            yield piece
