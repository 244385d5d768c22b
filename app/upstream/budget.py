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

    async def take(self, *, is_urgent: bool = False) -> None:
        """Wait until a request may go out. What is not urgent leaves a reserve to what is."""
        floor = 1 if is_urgent else 1 + _RESERVE
        while (missing := floor - self._count()) > 0:  # noqa: ASYNC110 - time brings tokens, nobody could set an event
            await asyncio.sleep(missing / self._rate)
        self._tokens -= 1

    def _count(self) -> float:
        clock = time.monotonic()
        self._tokens = min(_BURST, self._tokens + (clock - self._counted_at) * self._rate)
        self._counted_at = clock
        return self._tokens
