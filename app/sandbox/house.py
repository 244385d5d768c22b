"""One sandbox's state: what it was told, what it keeps, what it has counted; and who is let in."""

import asyncio
import math
import shutil
import tempfile
import time
import weakref
from collections import Counter, deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from app.sandbox.assets import Assets
from app.sandbox.faults import Fault, Faults
from app.sandbox.links import Links
from app.sandbox.options import Options
from app.sandbox.records import Record, Records, live
from app.sandbox.shelf import Shelf
from app.sandbox.studio import Studio
from app.sandbox.wire import Order, bad_key, out_of_credit, too_many

T = TypeVar("T")
_SHELF_BYTES = 2_000_000_000


@dataclass
class Tally:
    """Requests that came in, whatever was answered."""

    uploads: int = 0
    submits: int = 0
    polls: int = 0
    downloads: int = 0


@dataclass
class House:
    """Everything that the handlers share; its folder goes when it is closed, or at the latest with the process."""

    options: Options
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="kinora-sandbox-")))
    tally: Tally = field(default_factory=Tally)
    records: Records = field(default_factory=Records)
    links: Links = field(default_factory=Links)

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.faults = Faults(self.options.faults)
        self.assets = Assets(Shelf(self.folder / "assets", _SHELF_BYTES))
        self.studio = Studio(Shelf(self.folder / "films", _SHELF_BYTES))
        self._recent: deque[float] = deque()
        self._tasks: set[asyncio.Future[Any]] = set()

    def admit(self, request: Request) -> None:
        """Lets a request of the API in; raises `Refused` (429, then 401)."""
        self._pace()
        key = request.headers.get("API-KEY", "")
        if not key or (self.options.api_key is not None and key != self.options.api_key):
            raise bad_key()

    def spent(self, order: Order) -> Counter[Fault]:
        """The count of a request's submit markers; equal requests with a new upload of the same still share it."""
        return self.faults.spent(f"{self.assets[order.image_url].sha256} {order.parameters()} {order.prompt}")

    def start(self, order: Order, body: dict[str, Any], marked: tuple[Fault, ...], seconds: float) -> Record:
        """Accepts and charges a run, and lets it go its way; raises `Refused` (406) past the credit limit."""
        left = self.options.credit_limit - self.records.used_credit
        if order.price > left:
            raise out_of_credit(order.price, left)
        ending = self.faults.take("run", marked, self.spent(order))
        record = self.records.charge(order, body, marked, ending)
        if ending is not None and ending.name == "empty-success":
            self.keep(self._end_empty(record, seconds))
        else:
            self.keep(live(self.records, record, self.keep(self._film(order)), seconds))
        return record

    def keep(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Runs something beside the requests, until it ends or the house is closed."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.studio.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def _film(self, order: Order) -> Path:
        asset = self.assets[order.image_url]
        return await self.studio.film(
            self.assets.file(asset),
            asset.sha256,
            order.size,
            fast=order.fast,
            audio=order.audio,
            tiny=self.options.tiny,
        )

    async def _end_empty(self, record: Record, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.records.succeed(record, None)

    def _pace(self) -> None:
        limit, now = self.options.requests_per_minute, time.monotonic()
        while self._recent and self._recent[0] <= now - 60:
            self._recent.popleft()
        if limit and len(self._recent) >= limit:
            raise too_many(math.ceil(self._recent[-limit] + 60 - now))
        if limit:
            self._recent.append(now)


def _house(request: Request) -> House:
    house: House = request.app.state.house
    return house


Here = Annotated[House, Depends(_house)]
"""The sandbox that a handler works for."""
