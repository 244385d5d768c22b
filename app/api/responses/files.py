"""Sends stored files: HEAD, one Range, strong ETags, conditional requests. Files are read outside the event loop."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from app.api.middleware import is_head
from app.api.responses.etags import respond_unchanged
from app.errors import RangeNotSatisfiable, VideoExpired

_PIECE = 512 * 1024  # bytes per read
_RANGE = re.compile(
    r"bytes=(\d{0,18})-(\d{0,18})"
)  # 18 digits: no file is larger, and int() raises for very long numbers


# A browser shows a film in a page that it generates. That page may load media of this host, and no scripts.
_POLICY = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


async def respond_with_file(
    request: Request, path: Path, *, media_type: str, etag: str, file_name: str, is_shared: bool
) -> Response:
    """200, 206 or 304 for a stored file. With `is_shared`, pages of other origins may embed it. Raises
    RangeNotSatisfiable, and VideoExpired when the file was deleted after the database was read."""
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        raise VideoExpired from None
    size = os.fstat(file).st_size
    quoted = f'"{etag}"'
    headers = {
        "etag": quoted,
        "accept-ranges": "bytes",
        "content-disposition": f'inline; filename="{file_name}"',
        "content-security-policy": _POLICY,
    }
    if is_shared:
        headers["cross-origin-resource-policy"] = "cross-origin"
    try:
        if unchanged := respond_unchanged(request, headers):
            os.close(file)
            return unchanged
        start, end, status = _read_range(request, size, quoted)
    except RangeNotSatisfiable:
        os.close(file)
        raise
    headers["content-length"] = str(end - start)
    if status == 206:
        headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
    if is_head(request):
        os.close(file)
        return Response(status_code=status, headers=headers, media_type=media_type)
    return StreamingResponse(_read(file, start, end), status, headers, media_type)


async def _read(file: int, start: int, end: int) -> AsyncIterator[bytes]:
    try:
        while start < end:
            piece = await asyncio.to_thread(os.pread, file, min(_PIECE, end - start), start)
            if not piece:
                raise EOFError("a stored file became shorter")
            start += len(piece)
            yield piece
    finally:
        os.close(file)


def _read_range(request: Request, size: int, etag: str) -> tuple[int, int, int]:
    """The first byte, the byte after the last, and the status. Anything but one valid range gets the whole file.
    Raises RangeNotSatisfiable."""
    wanted = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if wanted is None or wanted.group() == "bytes=-" or request.headers.get("if-range", etag) != etag:
        return 0, size, 200
    first, last = wanted.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last) + 1, size) if first and last else size
    if first and last and int(last) < int(first):
        return 0, size, 200
    if start >= size or (not first and int(last) == 0):
        raise RangeNotSatisfiable(size)
    return start, end, 206
