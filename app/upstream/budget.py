"""Limits our requests to upstream per minute: a small burst, then evenly spaced, with priority for paid calls."""

import asyncio
import time

_BURST = 10  # requests that may go out at once
_RESERVE = 3  # of those, how many are reserved for paid calls


class Budget:
    """A token bucket: each request needs a token, and waits for one. Tokens return at a fixed rate."""

    def __init__(self, requests_per_minute: int) -> None:
        self._rate = requests_per_minute / 60
        self._tokens = float(_BURST)
        self._counted_at = time.monotonic()
        self._rests_until = 0.0

    async def acquire(self, *, paid: bool = False) -> None:
        """Wait until a request may go out. A free request leaves a reserve for paid calls, and waits in a pause."""
        while (pause := self._find_pause(paid=paid)) > 0:  # noqa: ASYNC110 - tokens return with time, not by an event
            await asyncio.sleep(pause)
        self._tokens -= 1

    def count_left(self) -> int:
        """How many requests may go out now; none in a pause."""
        return 0 if time.monotonic() < self._rests_until else int(self._count())

    def pause(self, seconds: float) -> None:
        """Upstream received too many requests: send no free request for this long.

        Paid calls are not paused here, because the breaker stops those."""
        self._rests_until = max(self._rests_until, time.monotonic() + seconds)

    def _find_pause(self, *, paid: bool) -> float:
        """Seconds until the next check makes sense; 0 or less when a request may go out now."""
        if paid:
            return (1 - self._count()) / self._rate
        return max((1 + _RESERVE - self._count()) / self._rate, self._rests_until - time.monotonic())

    def _count(self) -> float:
        clock = time.monotonic()
        self._tokens = min(_BURST, self._tokens + (clock - self._counted_at) * self._rate)
        self._counted_at = clock
        return self._tokens
