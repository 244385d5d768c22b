"""Which client a key belongs to, or the token of a sign-in, remembered for a second, so that an app that polls does not
cost a look-up each time.

A change that this process commits is seen by the next request. One that another process commits, such as the command
line, is seen after a second at the latest. Only accepted keys are remembered, and none beyond its end (decision 0025).
"""

import hashlib
import time
from typing import NamedTuple

from pydantic import SecretStr

from app.domain import keys, sign_ins
from app.domain.keys import Caller
from app.store.database import Database
from app.store.sessions import Changes

_SECONDS = 1.0  # no longer: the stated limit for a key that was revoked elsewhere
_CROWD = 4_096  # keys in memory before all are forgotten


class _Known(NamedTuple):
    caller: Caller
    until: float  # monotonic
    changes: int  # how many changes this process had seen before the look-up


class Callers:
    """One per process."""

    def __init__(self, database: Database, proxy_secret: SecretStr | None = None) -> None:
        """Without `proxy_secret`, nobody has signed in."""
        self._database = database
        self._proxy_secret = None if proxy_secret is None else proxy_secret.get_secret_value()
        self._known: dict[bytes, _Known] = {}  # by the hash of a key: keys themselves do not stay in memory
        self._changes = 0
        database.subscribe(self._on_commit)

    async def find(self, key: str | None) -> Caller:
        """The client that this key belongs to. Raises MissingKey, InvalidKey, ClientSuspended, Unavailable."""
        digest, now = hashlib.sha256((key or "").encode()).digest(), time.monotonic()
        known = self._known.get(digest)
        if known is not None and known.until > now and known.changes == self._changes:
            return known.caller
        changes = self._changes  # before the look-up: it may miss a change that is committed meanwhile
        caller = await self._look_up(key)
        if len(self._known) >= _CROWD:
            self._known.clear()
        # One less: the clock that it was compared with counts whole milliseconds.
        seconds = _SECONDS if caller.valid_ms is None else min(_SECONDS, (caller.valid_ms - 1) / 1000)
        self._known[digest] = _Known(caller, now + seconds, changes)
        return caller

    async def _look_up(self, key: str | None) -> Caller:
        if key is not None and sign_ins.is_token(key):
            return await self._database.read(sign_ins.find_caller, key, self._proxy_secret)
        return await self._database.read(keys.authenticate, key)

    def _on_commit(self, changes: Changes) -> None:
        """Called by a thread of the database, before the write returns."""
        self._changes += changes.has_access
