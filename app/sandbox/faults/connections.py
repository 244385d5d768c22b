"""Connection faults: responses that really break the TCP connection, and waiting that ends when the client leaves.

uvicorn's public API ends every response cleanly. Its protocol therefore passes the transport along with each request.
"""

import asyncio
import contextlib
import socket
import struct

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class TransportProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which also puts the connection's transport into the `state` of each request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's signature
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)


class ConnectionReset(Response):
    """No response at all: the client's next read fails with "connection reset by peer"."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        transport = _get_transport(scope)
        # With a linger time of zero the kernel sends RST instead of FIN, as when a load balancer crashes.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
        await _wait_for_disconnect(receive)


class TruncatedResponse(Response):
    """Sends the headers of the whole response and the first half of its body, then closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body[: len(self.body) // 2])
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        _get_transport(scope).close()
        await _wait_for_disconnect(receive)


async def wait_while_connected(event: asyncio.Event, request: Request, seconds: float | None = None) -> bool:
    """Waits until the event, the time limit or the client's disconnect. Returns whether the event happened.

    The request's body must have been read before.
    """
    waiting = [asyncio.ensure_future(event.wait()), asyncio.ensure_future(_wait_for_disconnect(request.receive))]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*waiting, return_exceptions=True)
    return event.is_set()


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _get_transport(scope: Scope) -> asyncio.Transport:
    transport: asyncio.Transport | None = scope.get("state", {}).get("transport")
    if transport is None:
        raise RuntimeError("connections can be cut only under app.sandbox.server.serve")
    return transport
