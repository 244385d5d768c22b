"""The state that all routes share: options, records, files, counters, background tasks and the rate limit."""

import asyncio
import math
import shutil
import tempfile
import time
import weakref
from collections import Counter, deque
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from app.sandbox.faults.active import ActiveFaults
from app.sandbox.faults.catalog import Fault
from app.sandbox.options import Options
from app.sandbox.records import Record, Records, finish_generation
from app.sandbox.rendering.pool import RenderPool
from app.sandbox.storage.assets import Assets
from app.sandbox.storage.folder import BoundedFolder
from app.sandbox.storage.links import Links
from app.sandbox.wire import Order, bad_key, out_of_credit, too_many

T = TypeVar("T")
_FOLDER_BYTES = 2_000_000_000


@dataclass
class Counters:
    """How many requests came in, whatever their responses were."""

    uploads: int = 0
    submits: int = 0
    polls: int = 0
    downloads: int = 0


@dataclass
class SandboxState:
    """One sandbox. Its temporary folder is deleted on `close`, or at the latest when the process ends."""

    options: Options
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="kinora-sandbox-")))
    counters: Counters = field(default_factory=Counters)
    records: Records = field(default_factory=Records)
    links: Links = field(default_factory=Links)

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.faults = ActiveFaults(self.options.faults)
        self.assets = Assets(BoundedFolder(self.folder / "assets", _FOLDER_BYTES))
        self.render_pool = RenderPool(BoundedFolder(self.folder / "films", _FOLDER_BYTES))
        self._recent: deque[float] = deque()
        self._tasks: set[asyncio.Future[Any]] = set()

    def admit(self, request: Request) -> str:
        """Checks the rate limit, then the key, of a request. Returns the key. Raises `Refused` (429, 401)."""
        self._limit_rate()
        key = request.headers.get("API-KEY", "")
        if not key or (self.options.api_key is not None and key != self.options.api_key):
            raise bad_key()
        return key

    def count_fault_uses(self, order: Order) -> Counter[Fault]:
        """How often each marker of the prompt has applied to submits of this request.

        Equal requests share the counts, also when the same still was uploaded again.
        """
        return self.faults.count_uses(f"{self.assets[order.image_url].sha256} {order.parameters()} {order.prompt}")

    def start_generation(
        self, order: Order, body: dict[str, Any], key: str, marked: tuple[Fault, ...], seconds: float
    ) -> Record:
        """Accepts, charges and starts a generation. Raises `Refused` (406) when the credit limit would be exceeded."""
        uses = self.count_fault_uses(order)
        if self.faults.use("account", marked, uses, name="other-dialect") is not None:
            order = replace(order, fast=False)
        if (other := self.faults.use("account", marked, uses, name="other-use")) is not None:
            self.records.spend(key, int(other.value or 4_800))
        price, left = self._find_price(order, marked), self.options.credit_limit - self.records.used[key]
        if price > left:
            raise out_of_credit(price, left)
        ending = self.faults.use("generation", marked, uses)
        record = self.records.charge(order, price, body, key, marked, ending)
        if ending is not None and ending.name == "empty-success":
            self.spawn(self._end_empty(record, seconds))
        else:
            self.spawn(finish_generation(self.records, record, self.spawn(self._render(order, marked)), seconds))
        return record

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Starts a background task, which is cancelled when the sandbox closes."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.render_pool.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _find_price(self, order: Order, marked: tuple[Fault, ...]) -> int:
        fault = self.faults.use("account", marked, self.count_fault_uses(order), name=f"price-{order.combination}")
        return order.price if fault is None else int(fault.value or 2 * order.price)

    async def _render(self, order: Order, marked: tuple[Fault, ...]) -> Path:
        asset, uses = self.assets[order.image_url], self.count_fault_uses(order)
        small, silent, brief = (
            self.faults.use("render", marked, uses, name=name) is not None
            for name in ("small-film", "silent-film", "brief-film")
        )
        return await self.render_pool.render(
            self.assets.file(asset),
            asset.sha256,
            replace(order, resolution="720p").size if small else order.size,
            fast=order.fast,
            audio=order.audio and not silent,
            tiny=self.options.tiny,
            rate=self.options.frames_per_second,
            seconds=5 if brief else 8,
        )

    async def _end_empty(self, record: Record, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.records.succeed(record, None)

    def _limit_rate(self) -> None:
        limit, now = self.options.requests_per_minute, time.monotonic()
        while self._recent and self._recent[0] <= now - 60:
            self._recent.popleft()
        if limit and len(self._recent) >= limit:
            raise too_many(math.ceil(self._recent[-limit] + 60 - now))
        if limit:
            self._recent.append(now)


def _get_sandbox(request: Request) -> SandboxState:
    sandbox: SandboxState = request.app.state.sandbox
    return sandbox


CurrentSandbox = Annotated[SandboxState, Depends(_get_sandbox)]
"""The type of a route's parameter that receives the sandbox of the application."""
