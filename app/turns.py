"""Turns: one at a time for each key, in the order of asking. Keys that nobody waits for are not remembered."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Turns:
    def __init__(self) -> None:
        self._locks: dict[Hashable, asyncio.Lock] = {}
        self.present: Counter[Hashable] = Counter()  # who waits or has the turn, by key

    @asynccontextmanager
    async def wait(self, key: Hashable) -> AsyncIterator[None]:
        """The block is run when it is this caller's turn."""
        self.present[key] += 1
        try:
            async with self._locks.setdefault(key, asyncio.Lock()):
                yield
        finally:
            self.present[key] -= 1
            if not self.present[key]:
                del self.present[key], self._locks[key]
