"""Pauses between tries of what costs nothing: they grow, and jitter keeps many runs from trying at once."""

import asyncio
import random


class Patience:
    """Each `wait` is longer than the one before, from `first` to `most` seconds."""

    def __init__(self, first: float, most: float, growth: float = 2.0) -> None:
        self._pause = first
        self._most = most
        self._growth = growth

    async def wait(self) -> None:
        await asyncio.sleep(self._pause * random.uniform(0.75, 1.25))  # noqa: S311 - spreads load, guards nothing
        self._pause = min(self._pause * self._growth, self._most)
