"""Adds the headers of every response: a request id, the cache policy, and the security headers for browsers.

Pure ASGI, because it runs on every request and must cost little.
"""

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.store.ids import new_id

Headers = list[tuple[bytes, bytes]]

_CAREFUL: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
# A response with an ETag may be cached, but must be revalidated each time. Others must not be cached.
_ASK_FIRST, _NEVER = (b"cache-control", b"private, no-cache"), (b"cache-control", b"no-store")


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
