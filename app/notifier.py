"""Wakes the tasks that wait for a generation.

At once for the commits of this process, within a second for those of other processes.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import structlog

from app.domain import generations
from app.errors import Unavailable
from app.store.database import Database
from app.store.sessions import Changes, Session
from app.words import State

log = structlog.get_logger(__name__)

_POLL_SECONDS = 1.0
_IDS = 1_000  # per statement
_Version = tuple[State, int]


class Notifier:
    """One per process; the database tells it of every commit. To miss no step: first `subscribe`, then read the
    database, then wait. `work` is set when there may be something new to claim."""

    def __init__(self, database: Database, stopping: asyncio.Event) -> None:
        self.work = asyncio.Event()
        self._database = database
        self._stopping = stopping
        self._subscribers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop = asyncio.get_running_loop()
        database.subscribe(self._on_commit)

    @contextmanager
    def subscribe(self, generation_id: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever the generation may have taken a step, and when the process stops."""
        changed = asyncio.Event()
        self._subscribers[generation_id].add(changed)
        try:
            yield changed
        finally:
            self._subscribers[generation_id].discard(changed)
            if not self._subscribers[generation_id]:
                del self._subscribers[generation_id]

    def notify(self, generation_id: str) -> None:
        for changed in self._subscribers.get(generation_id, ()):
            changed.set()

    def _on_commit(self, changes: Changes) -> None:
        """Called by a thread of the database."""
        self._loop.call_soon_threadsafe(self._notify_all, changes)

    def _notify_all(self, changes: Changes) -> None:
        for generation_id in changes.generation_ids:
            self.notify(generation_id)
        if changes.has_work:
            self.work.set()

    async def poll(self) -> None:
        """Until the process stops: find the steps of other processes, with one read per second for all subscribers."""
        seen: dict[str, _Version] = {}
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_POLL_SECONDS):
                    await self._stopping.wait()
            seen = await self._compare(seen)
        for generation_id in self._subscribers:
            self.notify(generation_id)

    async def _compare(self, seen: dict[str, _Version]) -> dict[str, _Version]:
        """Notify for each generation that has changed, and for each that is seen for the first time: it may have
        taken a step between the subscriber's read and this one."""
        if not self._subscribers:
            return {}
        try:
            versions = await self._database.scan(_find_versions, list(self._subscribers))
        except Unavailable:
            return seen
        except Exception:
            log.exception("poll_failed")
            return seen
        for generation_id, version in versions.items():
            if seen.get(generation_id) != version:
                self.notify(generation_id)
        return versions


def _find_versions(session: Session, generation_ids: list[str]) -> dict[str, _Version]:
    versions: dict[str, _Version] = {}
    for start in range(0, len(generation_ids), _IDS):
        versions |= generations.find_versions(session, generation_ids[start : start + _IDS])
    return versions
