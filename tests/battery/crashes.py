"""Lives of generations in a forked process, which a failpoint may kill anywhere, and what has to hold after.

The parent has imported everything and runs no thread, so that a crash costs milliseconds and not a start of python.
"""

import asyncio
import functools
import gc
import os
import shutil
import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection, Engine, NullPool, create_engine, func, select
from sqlmodel import col

from app import failpoints
from app.config import Settings
from app.domain import clients, videos
from app.domain.audit import audit
from app.domain.videos import Wanted
from app.resources import Resources, open_resources
from app.schemas.clients import Role
from app.schemas.parameters import VideoParameters
from app.store import migrations
from app.store.content import Content, still_name
from app.store.database import open_database
from app.store.ids import new_id
from app.store.tables import Generation, State, Video
from app.worker import Worker
from tests.support.pictures import draw_png

ENDED = frozenset({State.COMPLETED, State.FAILED, State.UNKNOWN})
_LIFE_SECONDS = 30

Act = tuple[str, str | None]  # a prompt to be asked for and seen through, and where to die on the way
_PRICE = 960_000
_STILL = draw_png(colour=(160, 90, 20))  # a small one: the picture is not what is tried here

_WRITES = ("request", "claim", "submit", "accept", "show_link", "complete")
_PHASES = ("upload", "submit", "look", "fetch")
# Where to die, and in which life: the fault in the prompt leads it past that point.
POINTS: list[tuple[str, str]] = [
    *((f"write:{name}:{side}", "") for name in _WRITES for side in ("before", "after")),
    *((f"out:{phase}:{side}", "") for phase in _PHASES for side in ("before", "after")),
    *((f"write:postpone:{side}", "[[fault:too-many=1*1]]") for side in ("before", "after")),
    *((f"write:refuse:{side}", "[[fault:busy]]") for side in ("before", "after")),
    *((f"write:doubt:{side}", "[[fault:504]]") for side in ("before", "after")),
    *((f"write:fail:{side}", "[[fault:failure]]") for side in ("before", "after")),
    *((f"write:answer:{side}", "blocking") for side in ("before", "after")),
]


@dataclass(frozen=True)
class Stage:
    """A database with one client, a content folder, and where upstream is."""

    database_url: str
    content: Path
    upstream: str
    client_id: str

    def promise(self, prompt: str) -> Path:
        """A file that is there once the client has been answered."""
        return self.content.with_name(f"promised-{sha256(prompt.encode()).hexdigest()[:16]}")

    def settings(self, *, asynchronous: bool) -> Settings:
        return Settings(
            _env_file=None,
            upstream_api_key=SecretStr("battery"),
            upstream_url=self.upstream,
            upstream_async=asynchronous,
            upstream_requests_per_minute=1_000_000,
            database_url=self.database_url,
            content_url=f"file:{self.content}",
            lease_seconds=0.8,
        )


def prepare(url: str, folder: Path, upstream: str) -> Stage:
    """A migrated database with a rich client in it."""
    migrations.upgrade(url, tell=lambda _: None)
    database = open_database(url)
    client = asyncio.run(database.write(clients.create, "battery", 10**12, Role.MEMBER))
    database.close()
    return Stage(url, folder / "content", upstream, client.id)


def warm_up(stage: Stage) -> None:
    """A whole life in this process: what is compiled or imported only once is then inherited by each fork."""
    asyncio.run(_live(stage, [("warming up", None)]))
    gc.collect()
    gc.freeze()  # what is frozen stays shared: a fork copies no page of it


def copy_stage(stage: Stage, folder: Path) -> Stage:
    """The same beginning again, without the price of a migration (SQLite)."""
    folder.mkdir(parents=True)
    shutil.copy(stage.database_url.removeprefix("sqlite:///"), folder / "kinora.db")
    return Stage(f"sqlite:///{folder}/kinora.db", folder / "content", stage.upstream, stage.client_id)


def live_in_fork(stage: Stage, *acts: Act) -> int:
    """Fork, and see one prompt after the other through; or die at a point. The signal that ended it, or 0."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.environ["SSL_CERT_FILE"] = os.devnull  # reading whom to trust takes half of a life
            _arm(acts[0][1])  # before anything else is done
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # pytest's own handler would report and go on
            signal.alarm(_LIFE_SECONDS)
            asyncio.run(_live(stage, acts))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status)
    assert os.WEXITSTATUS(status) == 0, f"the life of {acts} broke"
    return 0


def check(stage: Stage) -> None:
    """Every invariant of money and films, SQLite's own check."""
    with _open(stage.database_url).connect() as session:
        assert audit(session, Content(stage.content)).findings == []
    if stage.database_url.startswith("sqlite"):
        with closing(sqlite3.connect(stage.database_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def look(stage: Stage, prompt: str) -> tuple[State | None, int]:
    """The state of the prompt's generation, if it came to be, and how many videos it has."""
    with _open(stage.database_url).connect() as session:
        mine = select(func.count()).select_from(Video).where(col(Video.fingerprint) == _fingerprint(prompt))
        return _find_state(session, prompt), session.execute(mine).scalar_one()


@functools.cache
def _open(url: str) -> Engine:
    """Nothing of it is open while we fork."""
    return create_engine(url, poolclass=NullPool)


def _arm(point: str | None) -> None:
    os.environ.pop(failpoints.VARIABLE, None)
    if point is not None:
        os.environ[failpoints.VARIABLE] = point


async def _live(stage: Stage, acts: Sequence[Act]) -> None:
    is_blocking = any("blocking" in prompt for prompt, _ in acts)
    async with open_resources(stage.settings(asynchronous=not is_blocking)) as resources:
        worker = Worker(resources)
        await worker.start()
        for prompt, point in acts:
            _arm(point)
            await _see_through(resources, stage, prompt)
        await worker.stop()


async def _see_through(resources: Resources, stage: Stage, prompt: str) -> None:
    if not stage.promise(prompt).exists():  # who got no answer asks again
        await _ask(resources, stage.client_id, prompt)
        stage.promise(prompt).touch()
    while (state := await resources.database.scan(_find_state, prompt)) is not None and state not in ENDED:  # noqa: ASYNC110 - a client polls, too
        await asyncio.sleep(0.05)


async def _ask(resources: Resources, client_id: str, prompt: str) -> None:
    """What `POST /videos` does: keep the still, then commit."""
    generation_id, parameters = new_id("gen"), VideoParameters(prompt=prompt)
    async with resources.content.draft() as draft:
        await draft.write(_STILL)
        await resources.content.keep(draft, still_name(generation_id))
    wanted = Wanted(client_id, parameters, _fingerprint(prompt), "image/png", _PRICE)
    await resources.database.write(videos.request, wanted, generation_id, 100, 10**10)
    resources.work.set()


def _fingerprint(prompt: str) -> str:
    return f"fingerprint of {prompt}"


def _find_state(session: Connection, prompt: str) -> State | None:
    mine = select(col(Generation.state)).where(col(Generation.fingerprint) == _fingerprint(prompt))
    state = session.execute(mine.order_by(col(Generation.id).desc())).scalars().first()
    return None if state is None else State(state)
