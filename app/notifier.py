"""Wakes the tasks that keep an answer open: when the generation takes a step, and when their key is refused.

At once for the steps of this process; within a second for those of other processes, and for keys. Both are found with
one read for all of them: thousands of answers may be open.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

import structlog

from app.domain import generations, keys
from app.errors import Unavailable
from app.store.database import Database
from app.store.sessions import Changes, Session
from app.words import State

log = structlog.get_logger(__name__)

_POLL_SECONDS = 0.8  # with the read after it less than a second
_IDS = 1_000  # per statement
_Version = tuple[State, int]
_Subscribers = dict[str, set[asyncio.Event]]


class Notifier:
    """One per process; the database tells it of every commit. To miss no step: first `subscribe`, then read the
    database, then wait. `work` is set when there may be something new to claim."""

    def __init__(self, database: Database, stopping: asyncio.Event) -> None:
        self.work = asyncio.Event()
        self._database = database
        self._stopping = stopping
        self._followers = _Subscribers()  # by generation
        self._callers = _Subscribers()  # by key
        self._loop = asyncio.get_running_loop()
        database.subscribe(self._on_commit)

    @contextmanager
    def subscribe(self, generation_id: str, key_id: str | None) -> Iterator[asyncio.Event]:
        """An event that is set whenever the generation may have taken a step, when the key is refused from now on, and
        when the process stops."""
        changed = asyncio.Event()
        listen_to_key = nullcontext() if key_id is None else _add(self._callers, key_id, changed)
        with _add(self._followers, generation_id, changed), listen_to_key:
            yield changed

    def notify(self, generation_id: str) -> None:
        for changed in self._followers.get(generation_id, ()):
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
        """Until the process stops: find refused keys, and the steps of other processes."""
        seen: dict[str, _Version] = {}
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_POLL_SECONDS):
                    await self._stopping.wait()
            seen = await self._compare(seen)
        for generation_id in self._followers:
            self.notify(generation_id)

    async def _compare(self, seen: dict[str, _Version]) -> dict[str, _Version]:
        """Notify for each generation that has changed, and for each that is seen for the first time: it may have
        taken a step between the subscriber's read and this one."""
        if not self._followers:
            return {}
        try:
            versions, refused = await self._database.scan(_look, list(self._followers), list(self._callers))
        except Unavailable:
            return seen
        except Exception:
            log.exception("poll_failed")
            return seen
        for generation_id, version in versions.items():
            if seen.get(generation_id) != version:
                self.notify(generation_id)
        for key_id in refused:
            for changed in self._callers.get(key_id, ()):
                changed.set()
        return versions


@contextmanager
def _add(subscribers: _Subscribers, name: str, changed: asyncio.Event) -> Iterator[None]:
    subscribers.setdefault(name, set()).add(changed)
    try:
        yield
    finally:
        subscribers[name].discard(changed)
        if not subscribers[name]:
            del subscribers[name]


def _look(session: Session, generation_ids: list[str], key_ids: list[str]) -> tuple[dict[str, _Version], set[str]]:
    """The versions of the generations, and those keys that are refused."""
    versions, refused = dict[str, _Version](), set[str]()
    for ids in _batch(generation_ids):
        versions |= generations.find_versions(session, ids)
    for ids in _batch(key_ids):
        refused |= keys.find_refused(session, ids)
    return versions, refused


def _batch(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _IDS] for start in range(0, len(ids), _IDS))
