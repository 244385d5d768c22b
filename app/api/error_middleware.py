"""Wraps all handlers: logs changing and failed requests, keeps tracebacks from clients, and drains refused bodies.

Pure ASGI, because it runs on every request and must cost little.
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
                raise  # the response has started: the server can only abort it
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
    """Tracks whether a request's body has been read to its end."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        headers = dict(scope["headers"])
        self._receive = receive
        self._has_ended = headers.get(b"content-length", b"0") == b"0" and b"transfer-encoding" not in headers
        self._is_held_back = b"expect" in headers  # the client waits for `100 Continue` before it sends the body

    async def receive(self) -> Message:
        message = await self._receive()
        self._has_ended = self._has_ended or not message.get("more_body", False)
        return message

    async def drain(self) -> bool:
        """Reads a refused body to its end and discards it, within limits of bytes and seconds. False: the connection
        has to be closed instead. Without this, a client that is still sending gets a connection reset and never sees
        the error."""
        drained = 0
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                while not self._has_ended and not self._is_held_back and drained < _DRAIN_BYTES:
                    drained += len((await self.receive()).get("body", b""))
        except TimeoutError:
            pass
        return self._has_ended
