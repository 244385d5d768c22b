"""Sends stored files: HEAD, one Range, strong ETags, conditional requests."""

import asyncio
import re
from contextlib import ExitStack

from fastapi import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.http_errors import RangeNotSatisfiable
from app.api.middleware import get_connection_lost, is_head
from app.api.responses.etags import respond_unchanged
from app.errors import VideoExpired
from app.store.content import Content, StoredFile

_PIECE = 256 * 1024  # bytes per read; of 128, 256, 512 and 1,024 KB, this took the least CPU
_RANGE = re.compile(
    r"bytes=(\d{0,18})-(\d{0,18})"
)  # 18 digits: no file is larger, and int() raises for very long numbers


# A browser shows a film in a page that it generates. That page may load media of this host, and no scripts.
_POLICY = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


async def respond_with_file(
    request: Request, content: Content, name: str, *, media_type: str, etag: str, file_name: str, is_shared: bool
) -> Response:
    """200, 206 or 304 for a stored file. With `is_shared`, pages of other origins may embed it. Raises
    RangeNotSatisfiable, and VideoExpired when the file was deleted after the database was read."""
    try:
        file = await content.open(name)
    except FileNotFoundError:
        raise VideoExpired from None
    headers = _make_headers(etag, file_name, is_shared=is_shared)
    with ExitStack() as opened:
        opened.callback(file.close)
        if unchanged := respond_unchanged(request, headers):
            return unchanged
        start, end, status = _read_range(request, file.size, headers["etag"])
        headers["content-length"] = str(end - start)
        if status == 206:
            headers["content-range"] = f"bytes {start}-{end - 1}/{file.size}"
        if is_head(request):
            return Response(status_code=status, headers=headers, media_type=media_type)
        opened.pop_all()  # the response closes it
        return _FileResponse(file, start, end, status, headers, media_type)


class _FileResponse(Response):
    """A part of an open file. Closes the file at its end, also when the client leaves before the first byte."""

    def __init__(
        self, file: StoredFile, start: int, end: int, status: int, headers: dict[str, str], media_type: str
    ) -> None:
        super().__init__(None, status, headers, media_type)
        self._file, self._start, self._end = file, start, end

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        lost = get_connection_lost(scope)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            start = self._start
            while start < self._end:
                piece = await self._file.read(start, min(_PIECE, self._end - start))
                if not piece:
                    raise EOFError("a stored file became shorter")
                start += len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                await asyncio.sleep(0)  # neither reading nor sending waits for a fast client: others get their turn
                if lost.is_set():
                    return  # nobody would get the rest
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._file.close()


def _make_headers(etag: str, file_name: str, *, is_shared: bool) -> dict[str, str]:
    headers = {
        "etag": f'"{etag}"',
        "accept-ranges": "bytes",
        "content-disposition": f'inline; filename="{file_name}"',
        "content-security-policy": _POLICY,
    }
    return headers | ({"cross-origin-resource-policy": "cross-origin"} if is_shared else {})


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
        raise RangeNotSatisfiable(size=size)
    return start, end, 206
