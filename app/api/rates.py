"""Limits how many requests per minute a client may send to this process, in a burst or spread evenly."""

import math
import time
from dataclasses import dataclass, field

from app.api.http_errors import TooManyRequests

_WINDOW = 60.0  # seconds
_CROWD = 4_096  # clients in memory before those with a full bucket are removed


@dataclass(frozen=True)
class Rate:
    """A token bucket per client. A full bucket holds the requests of one minute, and it refills evenly.

    A bucket is stored as one number: the time at which it will be full again. A full bucket need not be stored, so
    memory is bounded by the clients of the last minute.
    """

    per_minute: int  # 0: no limit
    _full_at: dict[str, float] = field(default_factory=dict)

    def consume(self, client_id: str) -> None:
        """Uses one token. Raises TooManyRequests without using one, so a client that waits as told is accepted."""
        if not self.per_minute:
            return
        now = time.monotonic()
        full_at = max(now, self._full_at.get(client_id, now)) + _WINDOW / self.per_minute
        if (
            missing := full_at - now - _WINDOW
        ) > 1e-6:  # tolerates rounding, which could refuse the last token of a minute
            raise TooManyRequests(per_minute=self.per_minute, wait_ms=math.ceil(missing * 1000))
        if len(self._full_at) >= _CROWD and client_id not in self._full_at:
            self._forget(now)
        self._full_at[client_id] = full_at

    def _forget(self, now: float) -> None:
        for client_id in [client_id for client_id, full_at in self._full_at.items() if full_at <= now]:
            del self._full_at[client_id]


@dataclass(frozen=True)
class Rates:
    posts: Rate  # all methods except GET and HEAD
    reads: Rate
