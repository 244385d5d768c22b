"""Where a process may be killed, the state it starts from, and what must be true afterwards."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from app.audits import check_all
from app.domain import clients
from app.store.content import open_content
from app.store.database import find_backend, open_database
from app.store.tables import Video
from app.words import Role, State
from tests.battery.lives import Stage, find_state
from tests.support.databases import open_reader
from tests.support.requests import fingerprint

_WRITES = ("resolve", "claim_next", "submit", "accept", "link_ready", "complete")
_PHASES = ("upload", "submit", "poll", "fetch")
# The failpoint, and the fault in the prompt that makes the generation pass it.
POINTS: list[tuple[str, str]] = [
    *((f"write:{name}:{side}", "") for name in _WRITES for side in ("before", "after")),
    *((f"out:{phase}:{side}", "") for phase in _PHASES for side in ("before", "after")),
    *((f"write:postpone:{side}", "[[fault:too-many=1*1]]") for side in ("before", "after")),
    *((f"write:refuse:{side}", "[[fault:busy]]") for side in ("before", "after")),
    *((f"write:mark_unknown:{side}", "[[fault:504]]") for side in ("before", "after")),
    *((f"write:fail:{side}", "[[fault:failure]]") for side in ("before", "after")),
    *((f"write:accept_finished:{side}", "blocking") for side in ("before", "after")),
]


def prepare(url: str, folder: Path, upstream: str) -> Stage:
    """Create a migrated database that has one client with plenty of credit."""
    find_backend(url).upgrade(tell=lambda _: None)
    database = open_database(url)
    client = asyncio.run(database.write(clients.create, "battery", 10**12, Role.MEMBER))
    database.close()
    return Stage(url, str(folder / "content"), upstream, client.id)


def copy_stage(stage: Stage, folder: Path) -> Stage:
    """Copy the same initial state, without running the migrations again (SQLite only)."""
    folder.mkdir(parents=True)
    shutil.copy(stage.database_url.removeprefix("sqlite:///"), folder / "kinora.db")
    return Stage(f"sqlite:///{folder}/kinora.db", str(folder / "content"), stage.upstream, stage.client_id)


def check(stage: Stage) -> None:
    """Check every invariant of credits and films, and run SQLite's own check."""
    database = open_database(stage.database_url)
    findings = asyncio.run(check_all(database, open_content(f"file:{stage.content}")))
    database.close()
    assert findings == []
    if stage.database_url.startswith("sqlite"):
        with closing(sqlite3.connect(stage.database_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def look(stage: Stage, prompt: str) -> tuple[State | None, int]:
    """The state of the prompt's generation, if it was created, and how many videos it has."""
    with open_reader(stage.database_url).connect() as session:
        mine = select(func.count()).select_from(Video).where(col(Video.fingerprint) == fingerprint(prompt))
        return find_state(session, prompt), session.execute(mine).scalar_one()
