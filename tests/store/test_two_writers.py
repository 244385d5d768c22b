"""Two writers on one SQLite file, as in two processes: each reads before it writes, and none of them is refused."""

import asyncio
import time
from pathlib import Path

from sqlalchemy import text

from app.store.database import Database, open_database
from app.store.sessions import Session

TURNS = 40


def test_who_looks_before_he_writes_is_not_locked_out(tmp_path: Path) -> None:
    assert asyncio.run(_count_together(f"sqlite:///{tmp_path}/turns.db")) == 2 * TURNS


async def _count_together(url: str) -> int:
    databases = [open_database(url) for _ in range(2)]
    await databases[0].write(_create)
    # One call after the other, so that each has its own transaction and the two writers meet again and again.
    await asyncio.gather(*(_take_turns(database) for database in databases))
    total = await databases[0].read(_read)
    for database in databases:
        database.close()
    return total


async def _take_turns(database: Database) -> None:
    for _ in range(TURNS):
        await database.write(_look_then_write)


def _create(session: Session) -> None:
    session.execute(text("CREATE TABLE counter (value INTEGER)"))
    session.execute(text("INSERT INTO counter VALUES (0)"))


def _look_then_write(session: Session) -> None:
    value = _read(session)
    time.sleep(0.002)  # a deferred transaction would have an old snapshot here
    session.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})


def _read(session: Session) -> int:
    return int(session.execute(text("SELECT value FROM counter")).scalar_one())
