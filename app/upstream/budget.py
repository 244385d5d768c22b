"""Our share of upstream's requests a minute: a small burst, then evenly, and paid calls before everything else."""

import asyncio
import time

_BURST = 10  # requests that may go out at once
_RESERVE = 3  # of those, how many wait for a paid call


class Budget:
    """Tokens that come back one by one; whoever finds none waits."""

    def __init__(self, requests_per_minute: int) -> None:
        self._rate = requests_per_minute / 60
        self._tokens = float(_BURST)
        self._counted_at = time.monotonic()
        self._rests_until = 0.0

    async def acquire(self, *, paid: bool = False) -> None:
        """Wait until a request may go out. What is not urgent leaves a reserve to what is, and minds a rest."""
        while (pause := self._find_pause(paid=paid)) > 0:  # noqa: ASYNC110 - time brings tokens, nobody could set an event
            await asyncio.sleep(pause)
        self._tokens -= 1

    def pause(self, seconds: float) -> None:
        """Upstream has had too many: for so long nothing goes out but paid calls, for which the breaker speaks."""
        self._rests_until = max(self._rests_until, time.monotonic() + seconds)

    def _find_pause(self, *, paid: bool) -> float:
        """Seconds until it is worth while to look again."""
        if paid:
            return (1 - self._count()) / self._rate
        return max((1 + _RESERVE - self._count()) / self._rate, self._rests_until - time.monotonic())

    def _count(self) -> float:
        clock = time.monotonic()
        self._tokens = min(_BURST, self._tokens + (clock - self._counted_at) * self._rate)
        self._counted_at = clock
        return self._tokens
