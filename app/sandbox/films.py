"""The storage behind the links (upstream.md §2): films by GET alone, with Range, and what can go wrong with one."""

import time
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from app.sandbox.cuts import Half
from app.sandbox.faults import Fault
from app.sandbox.house import Here
from app.sandbox.links import FOLDER, LinkRefused, no_such_key, read_range
from app.sandbox.records import Record

router = APIRouter()

_PIECE = 1 << 18


@router.api_route(FOLDER + "{key:path}", methods=["GET", "HEAD"])
async def download(key: str, request: Request, house: Here) -> Response:
    house.tally.downloads += 1
    house.links.check(request.method, key, request.query_params)
    record = house.records.of_film(key)
    if record is None or record.film is None or not record.film.exists():
        raise no_such_key(key)
    fault = house.faults.take("film", record.marked, record.spent)
    broken = _broken(fault, record, record.film, key) if fault else None
    return broken or _film(record.film, request)


def refused(refusal: LinkRefused) -> Response:
    """The storage's own way to say no."""
    return Response(refusal.body, refusal.status, media_type="application/xml")


def _broken(fault: Fault, record: Record, film: Path, key: str) -> Response | None:
    """What comes in place of the film; None: the film after all."""
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
            raise LinkRefused(500, "InternalError", "We encountered an internal error. Please try again.")
        case "cut-film":
            return Half(film.read_bytes(), media_type="video/mp4")
        case "short-film":
            whole = film.read_bytes()
            return Response(whole[: len(whole) * 3 // 5], media_type="video/mp4")
        case _:
            words = b"<html><body>This is not the film you are looking for</body></html>\n" * 40
            return Response(words, media_type="video/mp4")


def _pad(film: bytes, megabytes: float) -> bytes:
    """A `free` box at the end of the file: the film plays as before."""
    size = max(8, int(megabytes * 1_000_000) - len(film))
    return film + size.to_bytes(4, "big") + b"free" + bytes(size - 8)


def _film(film: Path, request: Request) -> Response:
    size, tag = film.stat().st_size, f'"{film.stem[:32]}"'
    condition = request.headers.get("If-Range")
    wanted = read_range(request.headers.get("Range"), size) if condition in (None, tag) else None
    start, end = wanted or (0, size - 1)
    headers = {"Content-Length": str(end - start + 1), "ETag": tag, "Accept-Ranges": "bytes"}
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    pieces = _pieces(film, start, end - start + 1)
    return StreamingResponse(pieces, 206 if wanted else 200, headers, media_type="video/mp4")


def _pieces(film: Path, start: int, count: int) -> Iterator[bytes]:
    with film.open("rb") as file:
        file.seek(start)
        while count > 0 and (piece := file.read(min(_PIECE, count))):
            count -= len(piece)
            yield piece
