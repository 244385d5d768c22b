"""The bodies that are being received: how many bytes of them there may be at the same time, and how slow they may be.

A form is stored in a temporary file, JSON in memory. Without these limits, half-sent bodies would fill either.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager

from fastapi import Request
from starlette.requests import ClientDisconnect

from app.api.http_errors import RateLimited, RequestTimeout

TEXT_COST = 3  # a body or field that is text is in memory up to three times: as bytes, as text, as the image's text

# Bodies of the largest size. With images of 20 MB, all bodies together are 429 MB on disk, or 143 MB of JSON in memory.
_PER_CLIENT, _IN_ALL = 4, 16
_GRACE_SECONDS, _BYTES_PER_SECOND = 20.0, 100_000  # a body may take 20 s, and 1 s more for each 100 KB


class Bodies:
    """One per process. Every byte of a body is counted from its announcement until the body is no longer needed."""

    def __init__(self, largest: int) -> None:
        """`largest` is the limit of one body, in bytes."""
        self._per_client, self._in_all = _PER_CLIENT * largest, _IN_ALL * largest
        self._bytes = Counter[str]()  # by client

    @contextmanager
    def open_share(self, client_id: str) -> Iterator["Share"]:
        """What is counted for one body, which is no longer needed when the block ends."""
        share = Share(self, client_id)
        try:
            yield share
        finally:
            self._bytes[client_id] -= share.size
            if not self._bytes[client_id]:
                del self._bytes[client_id]

    def add_bytes(self, client_id: str, size: int) -> None:
        """Raises RateLimited, and counts nothing then."""
        if self._bytes[client_id] + size > self._per_client:
            raise RateLimited("You are sending too many large bodies at the same time. Send this one again later.")
        if self._bytes.total() + size > self._in_all:
            raise RateLimited("Too many large bodies are being sent at the moment. Send this one again later.")
        self._bytes[client_id] += size


class Share:
    """The part of the limit that one body uses, including the image that was downloaded for it."""

    def __init__(self, bodies: Bodies, client_id: str) -> None:
        self.client_id, self.size = client_id, 0  # bytes
        self._bodies = bodies

    def add(self, size: int) -> None:
        """Raises RateLimited."""
        self._bodies.add_bytes(self.client_id, size)
        self.size += size


async def receive_body(request: Request, count_bytes: Callable[[int], None]) -> AsyncGenerator[bytes, None]:
    """The pieces of a body, which must not arrive too slowly. `count_bytes` gets the number of bytes so far before each
    piece. Raises what it raises, RequestTimeout, and ClientDisconnect when the client leaves."""
    started, received, is_whole = asyncio.get_running_loop().time(), 0, False
    while not is_whole:
        try:
            async with asyncio.timeout_at(started + _GRACE_SECONDS + received / _BYTES_PER_SECOND):
                message = await request.receive()
        except TimeoutError:
            raise RequestTimeout from None
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece, is_whole = message.get("body", b""), not message.get("more_body", False)
        received += len(piece)
        count_bytes(received)
        yield piece
