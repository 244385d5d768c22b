"""File descriptors: how many this process may open, how many connections that allows, and a line in the log when there
are none left."""

import os
import resource
import time
from contextlib import suppress

import structlog
from uvicorn.server import ServerState

from app.api.request_log import LineLimit

log = structlog.get_logger(__name__)

_RESERVE = 128  # for the database, the log, downloads of images; more for paid calls
_PER_CONNECTION = 2  # its socket, and a film that it sends or a temporary file for what it receives
_FEWEST, _MOST = 16, 4_096  # connections; with a head of 64 KB each, the most need 256 MB of memory
_LINGERING = 64  # connections beyond the limit that get an answer; any further ones are closed without one
_SILENCE_SECONDS = 60  # between two lines about the same thing


def raise_limit() -> None:
    """Allow this process as many descriptors as the system lets it have. Where the system names no number (macOS), the
    limit stays as it is."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Connections(ServerState):
    """uvicorn's record of all connections, with a limit for them."""

    def __init__(self, paid_calls: int) -> None:
        """`paid_calls` is how many of them may be in progress: each needs two descriptors."""
        super().__init__()
        self.line_limit = LineLimit()
        self._reserve = _RESERVE + 2 * paid_calls
        self._refused = 0  # since the last line
        self._logged_at: dict[str, float] = {}

    def find_limit(self) -> int:
        """Read each time, since the limit of a running process can be changed from outside."""
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft == resource.RLIM_INFINITY:
            return _MOST
        return min(_MOST, max(_FEWEST, (soft - self._reserve) // _PER_CONNECTION))

    def admit(self) -> bool:
        """Whether the newest connection is within the limit. Once a minute, a line says how many were not."""
        limit = self.find_limit()
        if len(self.connections) <= limit:
            return True
        self._refused += 1
        if self._may_log("connections"):
            log.warning("connections_exhausted", limit=limit, refused=self._refused)
            self._refused = 0
        return False

    @property
    def may_linger(self) -> bool:
        """Whether there is a descriptor to spare for a connection beyond the limit, until its answer has arrived."""
        return len(self.connections) <= self.find_limit() + _LINGERING

    def check(self) -> None:
        """Without a free descriptor, the event loop drops each new connection without a log line."""
        try:
            os.close(os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            if self._may_log("descriptors"):
                log.error("cannot_accept_connections", cause=error.strerror)  # noqa: TRY400 - a traceback says no more

    def _may_log(self, what: str) -> bool:
        now = time.monotonic()
        if now - self._logged_at.get(what, -_SILENCE_SECONDS) < _SILENCE_SECONDS:
            return False
        self._logged_at[what] = now
        return True
