"""Where a life may be killed, what it begins with, and what has to hold after."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from app.domain import clients
from app.domain.audit import audit
from app.store import migrations
from app.store.content import Content
from app.store.database import open_database
from app.store.tables import Video
from app.words import Role, State
from tests.battery.lives import Stage, find_state
from tests.support.databases import open_reader
from tests.support.requests import fingerprint

_WRITES = ("resolve", "claim_next", "submit", "accept", "link_ready", "complete")
_PHASES = ("upload", "submit", "poll", "fetch")
# Where to die, and in which life: the fault in the prompt leads it past that point.
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
    """A migrated database with a rich client in it."""
    migrations.upgrade(url, tell=lambda _: None)
    database = open_database(url)
    client = asyncio.run(database.write(clients.create, "battery", 10**12, Role.MEMBER))
    database.close()
    return Stage(url, str(folder / "content"), upstream, client.id)


def copy_stage(stage: Stage, folder: Path) -> Stage:
    """The same beginning again, without the price of a migration (SQLite)."""
    folder.mkdir(parents=True)
    shutil.copy(stage.database_url.removeprefix("sqlite:///"), folder / "kinora.db")
    return Stage(f"sqlite:///{folder}/kinora.db", str(folder / "content"), stage.upstream, stage.client_id)


def check(stage: Stage) -> None:
    """Every invariant of money and films, SQLite's own check."""
    with open_reader(stage.database_url).connect() as session:
        assert audit(session, Content(Path(stage.content))).findings == []
    if stage.database_url.startswith("sqlite"):
        with closing(sqlite3.connect(stage.database_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def look(stage: Stage, prompt: str) -> tuple[State | None, int]:
    """The state of the prompt's generation, if it came to be, and how many videos it has."""
    with open_reader(stage.database_url).connect() as session:
        mine = select(func.count()).select_from(Video).where(col(Video.fingerprint) == fingerprint(prompt))
        return find_state(session, prompt), session.execute(mine).scalar_one()
