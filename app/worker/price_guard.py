"""The price guard of a process: after answers of upstream, the domain judges upstream's counter and prices."""

import asyncio
import time

import structlog

from app.domain import counter
from app.domain.pricing import name_combination
from app.errors import Unavailable
from app.resources import Resources
from app.schemas.parameters import VideoParameters
from app.upstream.client import UpstreamKey
from app.worker.steps import store

log = structlog.get_logger(__name__)

_REST = 4  # times as long as a judgement takes, none is made while many answers come: they need the processor, too


class PriceGuard:
    """Judges after each answer that showed the counter, one judgement at a time. Each counts all answers that were
    committed before it, so many answers at once need few judgements."""

    def __init__(self, resources: Resources) -> None:
        self._resources, self._settings = resources, resources.settings
        self._judging = asyncio.Lock()
        self._waiting = set[str]()  # keys with answers that no judgement has counted

    async def judge_price(self, wanted: VideoParameters, required: int) -> None:
        """After a 406, which names upstream's price in credits."""
        combination = name_combination(fast_mode=wanted.fast_mode, generate_audio=wanted.generate_audio)
        prices = self._settings.prices
        self._log_pause(await store(self._resources, counter.stop_for_price, combination, required, prices))

    async def judge_counter(self, key: UpstreamKey) -> None:
        """After an answer with a reading. Returns when a judgement has counted it."""
        self._waiting.add(key.name)
        async with self._judging:
            if key.name not in self._waiting:
                return
            self._waiting.remove(key.name)
            began = time.monotonic()
            await self._judge(key.name)
            if key.name in self._waiting:
                await asyncio.sleep(_REST * (time.monotonic() - began))

    async def _judge(self, key: str) -> None:
        """Only news need a transaction that writes."""
        known = key, self._settings.prices, self._settings.generation_deadline_ms
        try:
            has_news = await self._resources.database.scan(counter.has_news, *known)
        except Unavailable:
            has_news = True  # `store` waits for the database
        if has_news:
            self._log_pause(await store(self._resources, counter.judge, *known))

    @staticmethod
    def _log_pause(reason: str | None) -> None:
        if reason is not None:
            log.error("price_differs", reason=reason)
