"""Two aliases for every resource: `HEAD` wherever there is a `GET`, and the same path under `/v1`.

Pure ASGI, because it runs on every request and must cost little. The server itself omits the body of a `HEAD` response.
"""

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

_PREFIX = "/v1"  # gateways and SDKs append it to any base URL
_IS_HEAD = "kinora.is_head"


class Aliases:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if path.startswith(_PREFIX + "/") or path == _PREFIX:
                scope = {**scope, "path": path[len(_PREFIX) :] or "/"}
            if scope["method"] == "HEAD":
                scope = {**scope, "method": "GET", _IS_HEAD: True}
        await self._app(scope, receive, send)


def is_head(request: Request) -> bool:
    """Whether the client wants only the headers, so that no body has to be read or built."""
    return _IS_HEAD in request.scope
