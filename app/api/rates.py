"""How often a client may ask, in this process: so many requests a minute, all at once or spread."""

import math
import time
from dataclasses import dataclass, field

from app.errors import RateLimited

_WINDOW = 60.0  # seconds
_CROWD = 4_096  # clients remembered before those that are long quiet are forgotten


@dataclass(frozen=True)
class Rate:
    """A token bucket a client: full it holds a minute's requests, and it refills evenly.

    Kept as one number, the moment at which the bucket will be full again. A bucket that is full is as good as none, so
    memory is bounded by the clients of the last minute.
    """

    per_minute: int  # 0: no limit
    _full_at: dict[str, float] = field(default_factory=dict)

    def take(self, client_id: str) -> None:
        """One token. Raises RateLimited, which costs none: who comes again as told is let in."""
        if not self.per_minute:
            return
        now = time.monotonic()
        full_at = max(now, self._full_at.get(client_id, now)) + _WINDOW / self.per_minute
        if (missing := full_at - now - _WINDOW) > 1e-6:  # floats: the last token of a minute is one
            raise RateLimited(self.per_minute, math.ceil(missing * 1000))
        if len(self._full_at) >= _CROWD and client_id not in self._full_at:
            self._forget(now)
        self._full_at[client_id] = full_at

    def _forget(self, now: float) -> None:
        for client_id in [client_id for client_id, full_at in self._full_at.items() if full_at <= now]:
            del self._full_at[client_id]


@dataclass(frozen=True)
class Rates:
    posts: Rate  # what changes something
    reads: Rate
