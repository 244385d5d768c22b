"""Answers that break the connection for real: a reset without a word, or half of what was announced.

uvicorn's public ways end every answer politely, so its protocol hands the transport down with the request.
"""

import asyncio
import contextlib
import socket
import struct

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class OpenProtocol(HttpToolsProtocol):
    """uvicorn's own, except that each request's `state` holds the connection's transport."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)


class Reset(Response):
    """No answer at all: the client's next read fails with "connection reset by peer"."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        transport = _transport(scope)
        # Without lingering the kernel sends RST in place of FIN, as a crashed balancer does.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
        await _gone(receive)


class Half(Response):
    """The headers of the whole answer and the first half of its body; then the connection ends."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body[: len(self.body) // 2])
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        _transport(scope).close()
        await _gone(receive)


async def client_leaves(request: Request) -> None:
    """Returns when the client has closed its connection; the body must have been read."""
    await _gone(request.receive)


async def until(event: asyncio.Event, request: Request, seconds: float | None = None) -> bool:
    """Waits for the event, at most so long, but no longer than the client does; True when the event came."""
    waiting = [asyncio.ensure_future(event.wait()), asyncio.ensure_future(client_leaves(request))]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*waiting, return_exceptions=True)
    return event.is_set()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _transport(scope: Scope) -> asyncio.Transport:
    transport: asyncio.Transport | None = scope.get("state", {}).get("transport")
    if transport is None:
        raise RuntimeError("connections can be cut only under app.sandbox.server.serve")
    return transport
