"""Two more names for every resource: `HEAD` wherever `GET` is, and the same path under `/v1`.

Pure ASGI: on the hot paths it costs next to nothing. The server itself sends no body to a `HEAD`.
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
    """Whether the caller wants the headers alone: then nothing has to be read for a body."""
    return _IS_HEAD in request.scope
