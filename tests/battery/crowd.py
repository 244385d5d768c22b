"""Hundreds of generations in progress at once, in a forked process with the real worker, and the result of each."""

import asyncio
import os
import signal
import sqlite3
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import uvloop
from pydantic import SecretStr
from sqlalchemy import Connection, func, select
from sqlmodel import col

from app.audits import check_all
from app.cli import logs
from app.config import Settings
from app.domain import clients
from app.domain.states import LIVING
from app.resources import Resources, open_resources
from app.store.content import open_content
from app.store.database import find_backend, open_database
from app.store.sessions import Session
from app.store.tables import Attempt, CreditEntry, Generation
from app.words import EntryKind, Failure, Outcome, Role, State
from app.worker import Worker
from tests.battery.fates import Fate
from tests.support.canaries import KEY, assert_untold
from tests.support.databases import open_reader
from tests.support.requests import request
from tests.support.sandboxes import Sandbox

IN_FLIGHT = 80
_CLIENTS = 8
_LIFE_SECONDS = 900


@dataclass(frozen=True)
class Crowd:
    """A database with a few clients, a content folder, a log, and the address of upstream."""

    folder: Path
    database_url: str
    upstream: str
    client_ids: list[str]

    @property
    def log(self) -> Path:
        """What the worker logged, as JSON lines."""
        return self.folder / "worker.log"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def settings(self, **options: Any) -> Settings:
        usual = {
            "upstream_api_key": SecretStr(KEY),
            "upstream_url": self.upstream,
            "upstream_concurrency": 2 * IN_FLIGHT,
            "upstream_requests_per_minute": 10**9,
            "queue_limit": 10**9,
            "database_url": self.database_url,
            "content_url": f"file:{self.content}",
        }
        return Settings(_env_file=None, **{**usual, **options})


def gather(folder: Path, database_url: str, upstream: str) -> Crowd:
    """A migrated database with clients that have plenty of credit, without any videos."""
    find_backend(database_url).upgrade(tell=lambda _: None)
    database = open_database(database_url)

    def add(session: Session) -> list[str]:
        return [clients.create(session, f"crowd {number}", 10**15, Role.MEMBER).id for number in range(_CLIENTS)]

    client_ids = asyncio.run(database.write(add))
    database.close()
    return Crowd(folder, database_url, upstream, client_ids)


@contextmanager
def living(crowd: Crowd, prompts: Sequence[str], **options: Any) -> Iterator[None]:
    """Request all of them, a few hundred at a time, in a separate process. The block ends when all have ended."""
    child = os.fork()
    if child == 0:
        _become(crowd, prompts, crowd.settings(**options))
    try:
        yield
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, crowd.log.read_text()[-3000:]


def live(crowd: Crowd, prompts: Sequence[str], **options: Any) -> None:
    """The same, without doing anything in the meantime."""
    with living(crowd, prompts, **options):
        pass


def ask(crowd: Crowd, prompts: Sequence[str]) -> None:
    """Request all of them in this process. Another process does the work."""
    asyncio.run(_ask_all(crowd, prompts))


def check_books(crowd: Crowd) -> None:
    """Check every invariant of credits and films, and run SQLite's own check."""
    database = open_database(crowd.database_url)
    findings = asyncio.run(check_all(database, open_content(f"file:{crowd.content}")))
    database.close()
    assert findings == []
    if crowd.database_url.startswith("sqlite"):
        with closing(sqlite3.connect(crowd.database_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def check_what_is_left(people: Crowd, *logs: Path) -> None:
    """Assert that the ledger balances, and that neither a log nor the database contains a secret."""
    check_books(people)
    assert '"generation_moved"' in people.log.read_text()
    assert_untold([people.log, *logs], people.database_url)


def read_fates(crowd: Crowd, upstream: Sandbox) -> dict[str, Fate]:
    """The result of each generation by its prompt: what the database says, and what upstream counted."""
    records = upstream.state()["records"]
    calls = Counter(record["prompt"] for record in records)
    charged = Counter(record["prompt"] for record in records if record["paid"])
    with open_reader(crowd.database_url).connect() as session:
        kinds = _list_by_generation(session, CreditEntry, col(CreditEntry.kind))
        outcomes = _list_by_generation(session, Attempt, col(Attempt.outcome))
        columns = (col(Generation.id), col(Generation.prompt), col(Generation.state), col(Generation.failure))
        rows = session.execute(select(*columns)).all()
    return {
        str(prompt): Fate(
            State(state),
            Failure(failure) if failure else None,
            tuple(EntryKind(kind) for kind in kinds[generation_id]),
            tuple(Outcome(outcome) for outcome in outcomes.get(generation_id, ())),
            calls[prompt],
            charged[prompt],
        )
        for generation_id, prompt, state, failure in rows
    }


def count_open(session: Session | Connection) -> int:
    """Count those that have not ended, and those that were given up too early, as their prompt shows."""
    is_late = (col(Generation.state) == State.UNKNOWN) & col(Generation.prompt).contains("fault:late-")
    return session.execute(select(func.count()).where(col(Generation.state).in_(LIVING) | is_late)).scalar_one()


def _become(crowd: Crowd, prompts: Sequence[str], settings: Settings) -> NoReturn:
    """Does not return: the code that waits in the parent process must not run in the child."""
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # pytest's own handler would report and continue
        signal.alarm(_LIFE_SECONDS)
        sys.stderr = crowd.log.open("a", buffering=1)
        logs.configure()
        uvloop.run(_live(crowd, prompts, settings))  # as in `kinora serve`
        code = 0
    except BaseException:  # noqa: BLE001 - as Python itself would
        traceback.print_exc()
    os._exit(code)


def _list_by_generation(session: Connection, table: Any, column: Any) -> dict[str, list[str]]:
    """Oldest first: ids sort by time."""
    found: dict[str, list[str]] = {}
    for generation_id, value in session.execute(select(table.generation_id, column).order_by(table.id)):
        found.setdefault(generation_id, []).append(value)
    return found


async def _ask_all(crowd: Crowd, prompts: Sequence[str]) -> None:
    async with open_resources(crowd.settings(), has_worker=False) as resources:
        for number, prompt in enumerate(prompts):
            await _ask(resources, crowd, number, prompt)


async def _live(crowd: Crowd, prompts: Iterable[str], settings: Settings) -> None:
    async with open_resources(settings) as resources:
        worker = Worker(resources)
        await worker.start()
        for number, prompt in enumerate(prompts):
            if number % 20 == 0:
                await _wait_until_at_most(resources, IN_FLIGHT)
            await _ask(resources, crowd, number, prompt)
        await _wait_until_at_most(resources, 0)
        await worker.stop()


async def _wait_until_at_most(resources: Resources, count: int) -> None:
    while await resources.database.scan(count_open) > count:
        await asyncio.sleep(0.02)


async def _ask(resources: Resources, crowd: Crowd, number: int, prompt: str) -> None:
    client_id = crowd.client_ids[number % _CLIENTS]
    await request(resources, client_id, prompt)
