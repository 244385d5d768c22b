"""Writes down when keys are used: in the background, so that no request waits for it, and at most once a minute per
key.

A process that is killed loses the uses that it has not written yet, usually those of the last few milliseconds.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from app.domain import keys
from app.errors import Unavailable
from app.store.database import Database

log = structlog.get_logger(__name__)

# Longer than the period for which `keys.record_uses` skips a key: otherwise every second call would come too early.
_PERIOD = keys.USE_MS / 1000 + 1  # seconds
_PAUSE_AFTER_ERROR = 5.0
_CROWD = 4_096  # keys in memory before those not used for a minute are removed


class KeyUses:
    """The uses of keys by the requests of this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted_at: dict[str, float] = {}
        self._pending: set[str] = set()
        self._wake = asyncio.Event()

    def note_use(self, key_id: str) -> None:
        """Remember that this key was used now. Does not block."""
        now = time.monotonic()
        if now - self._noted_at.get(key_id, -_PERIOD) < _PERIOD:
            return
        if len(self._noted_at) >= _CROWD:
            self._noted_at = {known: at for known, at in self._noted_at.items() if now - at < _PERIOD}
        self._noted_at[key_id] = now
        self._pending.add(key_id)
        self._wake.set()

    async def write_forever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self.write_pending()
            except Unavailable:  # the database has logged it
                await asyncio.sleep(_PAUSE_AFTER_ERROR)
                self._wake.set()
            except Exception:
                log.exception("key_uses_lost")

    async def write_pending(self) -> None:
        """Raises Unavailable; then the uses stay pending."""
        pending, self._pending = self._pending, set()
        try:
            if pending:
                await self._database.write(keys.record_uses, pending)
        except Unavailable:
            self._pending |= pending
            raise


@asynccontextmanager
async def open_key_uses(database: Database) -> AsyncIterator[KeyUses]:
    """Write the uses that are noted during the block."""
    uses = KeyUses(database)
    task = asyncio.create_task(uses.write_forever())
    try:
        yield uses
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        with suppress(Unavailable):
            await uses.write_pending()
