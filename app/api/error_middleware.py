"""Around all handlers: one log line for what matters, no traceback to any client, and a refused body read to its end.

Pure ASGI: on the hot paths it costs next to nothing.
"""

import asyncio
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import render
from app.errors import Internal

log = structlog.get_logger(__name__)

_DRAIN_BYTES, _DRAIN_SECONDS = 32 * 1024 * 1024, 10


class ErrorMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, started, body, status = scope["request_id"], time.perf_counter(), _Body(scope, receive), 0

        async def send_ended(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if status >= 400 and not await body.drain():
                    message = {**message, "headers": [*message.get("headers", ()), (b"connection", b"close")]}
            await send(message)

        try:
            await self._app(scope, body.receive, send_ended)
        except Exception:
            log.exception("request_failed", request_id=request_id, method=scope["method"])
            if status:
                raise  # the answer has begun: the server can only cut it
            await render(Internal())(scope, receive, send_ended)
        finally:
            if scope["method"] not in {"GET", "HEAD"} or status >= 400:
                log.info(
                    "request",
                    request_id=request_id,
                    method=scope["method"],
                    path=scope["path"],
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                )


class _Body:
    """Knows how much of a request's body is still to come."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        headers = dict(scope["headers"])
        self._receive = receive
        self._has_ended = headers.get(b"content-length", b"0") == b"0" and b"transfer-encoding" not in headers
        self._is_held_back = b"expect" in headers  # the client waits for our word before it sends the body

    async def receive(self) -> Message:
        message = await self._receive()
        self._has_ended = self._has_ended or not message.get("more_body", False)
        return message

    async def drain(self) -> bool:
        """Read a refused body to its end, within bounds and keeping nothing; False when the connection has to be closed
        instead. Without this a client that is still sending gets a reset, and never sees why it was refused."""
        drained = 0
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                while not self._has_ended and not self._is_held_back and drained < _DRAIN_BYTES:
                    drained += len((await self.receive()).get("body", b""))
        except TimeoutError:
            pass
        return self._has_ended
