"""Turns: a few at a time for each key, in the order of asking. Keys that nobody waits for are not remembered."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Turns:
    def __init__(self, at_once: int = 1) -> None:
        self._at_once = at_once
        self._places: dict[Hashable, asyncio.Semaphore] = {}
        self.present: Counter[Hashable] = Counter()  # how many wait or have a turn, by key

    @asynccontextmanager
    async def wait(self, key: Hashable) -> AsyncIterator[None]:
        """The block is run when it is this caller's turn."""
        self.present[key] += 1
        try:
            async with self._places.setdefault(key, asyncio.Semaphore(self._at_once)):
                yield
        finally:
            self.present[key] -= 1
            if not self.present[key]:
                del self.present[key], self._places[key]
