"""What wraps every request, from the inside out: aliases of paths and methods, errors and the request log, CORS,
response headers.

Pure ASGI, because it runs on every request and must cost little.
"""

import asyncio
import time
from collections.abc import Iterable

import structlog
from fastapi import Request
from starlette import datastructures
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.errors import render
from app.api.http_errors import Internal, OriginRefused
from app.api.request_log import RequestLog
from app.metrics import Metrics
from app.store.ids import new_id

_PREFIX = "/v1"  # gateways and SDKs append it to any base URL
_IS_HEAD = "kinora.is_head"
_ROUTE, _WAITED = "kinora_route", "kinora_waited"  # in the state of a scope
# The server's own addition to a scope: an `asyncio.Event` that is set when the client will send nothing more. It may
# still read the answer, or it may have left: TCP does not tell before something is sent.
CLIENT_ENDED = "kinora.client_ended"
# Another one: an `asyncio.Event` that is set when the connection is lost. What is sent after that is dropped without an
# error.
CONNECTION_LOST = "kinora.connection_lost"

# And one more: the address that the connection comes from. `client` may be what a proxy says.
SOCKET_PEER = "kinora.socket_peer"

log = structlog.get_logger(__name__)

_DRAIN_BYTES, _DRAIN_SECONDS = 32 * 1024 * 1024, 1
_CLIENT_LEFT = 499  # only in the log: there is nobody to send a status to

_METHODS = ("GET", "HEAD", "POST", "DELETE", "PUT", "PATCH")
# All our headers that a page may want to read; browsers hide all others from it.
_EXPOSED = (
    "accept-ranges", "allow", "content-disposition", "content-length", "content-range", "etag", "idempotency-replayed",
    "kinora-cache", "location", "openai-poll-after-ms", "preference-applied", "retry-after", "retry-after-ms",
    "www-authenticate", "x-request-id", "x-should-retry",
)  # fmt: skip

Headers = list[tuple[bytes, bytes]]

_CAREFUL: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
# A response with an ETag may be cached, but must be revalidated each time. Others must not be cached.
_ASK_FIRST, _NEVER = (b"cache-control", b"private, no-cache"), (b"cache-control", b"no-store")


class Aliases:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path.startswith(_PREFIX + "/") or path == _PREFIX:
            scope = {**scope, "path": path[len(_PREFIX) :] or "/"}
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET", _IS_HEAD: True}
        try:
            await self._app(scope, receive, send)
        finally:  # outside of here, nobody sees what was found for the alias
            scope["state"][_ROUTE] = getattr(scope.get("route"), "path", "")


def note_wait(scope: Scope) -> None:
    """Note that the answer is late on purpose: it is measured apart from others of its route."""
    scope["state"][_WAITED] = True


def is_head(request: Request) -> bool:
    """Whether the client wants only the headers, so that no body has to be read or built."""
    return _IS_HEAD in request.scope


def get_client_ended(request: Request) -> asyncio.Event:
    """An event that is set when the client will send nothing more; never set by another server than ours."""
    ended: asyncio.Event = request.scope.setdefault(CLIENT_ENDED, asyncio.Event())
    return ended


def get_connection_lost(scope: Scope) -> asyncio.Event:
    """An event that is set when the connection is lost; never set by another server than ours."""
    lost: asyncio.Event = scope.setdefault(CONNECTION_LOST, asyncio.Event())
    return lost


def get_socket_peer(scope: Scope) -> str:
    """The address that the connection comes from, whatever a header says; empty with another server than ours."""
    peer: tuple[str, int] | None = scope.get(SOCKET_PEER)
    return peer[0] if peer else ""


class ErrorMiddleware:
    """Also logs and measures every request."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._log = RequestLog()
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._log.begin_request(scope)
        started, body, status = time.perf_counter(), _Body(scope, receive), 0

        async def send_ended(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if status >= 400 and not await body.drain():
                    message = {**message, "headers": [*message.get("headers", ()), (b"connection", b"close")]}
            await send(message)

        try:
            await self._app(scope, body.receive, send_ended)
        except ClientDisconnect:
            status = status or _CLIENT_LEFT
        except Exception:
            log.exception("request_failed", method=scope["method"])
            if status:
                raise  # the response has started: the server can only abort it
            await render(Internal())(scope, receive, send_ended)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.observe_answer(scope["method"], _name_route(scope), status, seconds)
            self._log.end_request(scope, status, seconds)


def _name_route(scope: Scope) -> str:
    """The path of the route that answered, with the names of its parameters; "" when none did."""
    route: str = scope["state"].get(_ROUTE, "")
    return f"{route}?wait" if _WAITED in scope["state"] else route


class _Body:
    """Tracks whether a request's body has been read to its end."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope, self._receive = scope, receive
        self._has_ended = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._has_ended = self._has_ended or not message.get("more_body", False)
        return message

    async def drain(self) -> bool:
        """Reads the rest of a refused body and discards it, if it is not too large and arrives within a second. False:
        the connection has to be closed behind the answer. Our server then reads on for some time; without that, a
        client that is still sending would get a connection reset and never see the error."""
        headers, drained = dict(self._scope["headers"]), 0
        if headers.get(b"content-length", b"0") == b"0" and b"transfer-encoding" not in headers:
            return True
        is_held_back = b"expect" in headers  # the client waits for `100 Continue` before it sends the body
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                while not self._has_ended and not is_held_back and drained < _DRAIN_BYTES:
                    drained += len((await self.receive()).get("body", b""))
        except TimeoutError:
            pass
        return self._has_ended


class Cors(CORSMiddleware):
    """Starlette's middleware without cookies, since a client sends its key in a header. Every request header is
    allowed, because OpenAI's SDK in a page sends a dozen of its own."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        super().__init__(
            app, allow_origins=origins, allow_methods=_METHODS, allow_headers=["*"], expose_headers=_EXPOSED
        )

    def preflight_response(self, request_headers: datastructures.Headers) -> Response:
        answer: Response = super().preflight_response(request_headers)
        if answer.status_code == 200:
            return answer
        refusal = render(OriginRefused())
        refusal.headers["vary"] = answer.headers["vary"]
        return refusal


class ResponseHeaders:
    """Also stores the request's id in its scope: `scope["request_id"]`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = scope["request_id"] = new_id("req")

        async def send_complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": complete(message.get("headers", ()), request_id)}
            await send(message)

        await self._app(scope, receive, send_complete)


def complete(headers: Iterable[tuple[bytes, bytes]], request_id: str) -> Headers:
    """The headers of a response plus those that are missing. Headers that the response has are not replaced."""
    completed = list(headers)
    present = {name for name, _ in completed}
    completed += [header for header in _CAREFUL if header[0] not in present]
    if b"cache-control" not in present:
        completed.append(_ASK_FIRST if b"etag" in present else _NEVER)
    completed.append((b"x-request-id", request_id.encode()))
    return completed
