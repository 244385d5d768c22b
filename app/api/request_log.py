"""The log lines about requests: which requests are logged, whom the lines name, and how many lines strangers may cause.

All lines that are written while a request is handled have its `request_id` and `peer`, and the `client` and `key` when
they are known.
"""

import asyncio
from collections import Counter
from collections.abc import MutableMapping
from contextvars import Context, ContextVar
from typing import Any

import structlog
from starlette.types import Scope

log = structlog.get_logger(__name__)

_PATH_LENGTH, _PEER_LENGTH = 200, 64  # characters
_IS_LOGGED = "kinora_is_logged"
_WINDOW_SECONDS = 60
_LINES_PER_PEER, _LINES_IN_ALL = 10, 100  # per window
_PEERS_COUNTED, _PEERS_SHOWN = 1_000, 10
_OTHER_PEERS = "others"
# What the lines of this task say about its request; None outside of requests. One variable for all fields is cheaper.
_known: ContextVar[dict[str, Any] | None] = ContextVar("request", default=None)


class LineLimit:
    """Limits the lines about requests of unknown senders, which could otherwise fill the disk or push out older lines:
    some per peer and minute, then one line that counts the others."""

    def __init__(self) -> None:
        self._requests = Counter[str]()  # of this window, by peer
        self._lines = 0

    def may_write(self, peer: str) -> bool:
        """Counts a request. Whether a line may be written about it."""
        if not self._requests:
            # In an empty context: the line is not about the request that happens to be the first.
            asyncio.get_running_loop().call_later(_WINDOW_SECONDS, self._end_window, context=Context())
        if peer not in self._requests and len(self._requests) >= _PEERS_COUNTED:
            peer = _OTHER_PEERS
        self._requests[peer] += 1
        is_allowed = self._requests[peer] <= _LINES_PER_PEER and self._lines < _LINES_IN_ALL
        self._lines += is_allowed
        return is_allowed

    def _end_window(self) -> None:
        left_out = self._requests.total() - self._lines
        if left_out:
            busiest = dict(self._requests.most_common(_PEERS_SHOWN))
            log.warning("requests_not_logged", requests=left_out, seconds=_WINDOW_SECONDS, requests_by_peer=busiest)
        self._requests.clear()
        self._lines = 0


class RequestLog:
    """One per process."""

    def __init__(self) -> None:
        self._limit = LineLimit()

    def begin_request(self, scope: Scope) -> None:
        scope.setdefault("state", {})
        _known.set({"request_id": scope["request_id"], "peer": read_peer(scope.get("client"))})

    def end_request(self, scope: Scope, status: int, seconds: float) -> None:
        """Writes a line about everything but successful reads, which would be too many; downloads are logged too."""
        if scope["method"] in {"GET", "HEAD"} and status < 400 and _IS_LOGGED not in scope["state"]:
            return
        known = _known.get() or {}
        if "client" in known or self._limit.may_write(known["peer"]):
            path, ms = scope["path"][:_PATH_LENGTH], round(seconds * 1000, 1)
            log.info("request", method=scope["method"], path=path, status=status, ms=ms)


def want_line(scope: Scope) -> None:
    """Log this request even if it is a successful read."""
    scope["state"][_IS_LOGGED] = True


def identify(**names: Any) -> None:
    """Add the `client`, the `key` (its id), the `video` or the `generation` to all further lines about this request."""
    known = _known.get()
    if known is not None:
        known.update(names)


def add_request(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog: adds what is known of the request to a line that is written while it is handled."""
    return {**(_known.get() or {}), **line}


def read_peer(client: tuple[str, int] | None) -> str:
    """The address of the other side. A trusted proxy tells it in a header, so it may be any text."""
    return client[0][:_PEER_LENGTH] if client else ""
