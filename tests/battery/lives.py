"""Workers that process generations, each in a process that a failpoint may kill anywhere.

One process has imported everything and forks for each of them, so that a crash costs milliseconds and not the start of
a Python interpreter. It is not the test's own process: a fork takes longer with more memory, and pytest uses much of
it. It reads one order per line (JSON), and writes one line: the exit code of the forked process, negative for a signal.
"""

import asyncio
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from pydantic import SecretStr
from sqlalchemy import Connection, select
from sqlmodel import col

from app import failpoints
from app.config import Settings
from app.resources import Resources, open_resources
from app.store.sessions import Session
from app.store.tables import Generation
from app.words import State
from app.worker import Worker
from tests.support.commands import clean_environment
from tests.support.forker import Forker
from tests.support.requests import fingerprint, request

ENDED = frozenset({State.COMPLETED, State.FAILED, State.UNKNOWN})
_LIFE_SECONDS = 30

Act = tuple[str, str | None]  # a prompt to request and to wait for, and the failpoint to be killed at


@dataclass(frozen=True)
class Stage:
    """A database with one client, a content folder, and the address of upstream."""

    database_url: str
    content: str
    upstream: str
    client_id: str

    def promise(self, prompt: str) -> Path:
        """A file that exists once the client has received its answer."""
        return Path(self.content).with_name(f"promised-{sha256(prompt.encode()).hexdigest()[:16]}")

    def settings(self, *, asynchronous: bool) -> Settings:
        return Settings(
            _env_file=None,
            upstream_api_key=SecretStr("battery"),
            upstream_url=self.upstream,
            upstream_async=asynchronous,
            upstream_requests_per_minute=1_000_000,
            queue_limit=1_000_000,
            database_url=self.database_url,
            content_url=f"file:{self.content}",
            lease_seconds=0.8,
        )


def warm_up(stage: Stage) -> None:
    """One complete run without a fork: every fork then inherits what is compiled or imported only once."""
    _ask_forker(stage, [])


def live(stage: Stage, *acts: Act) -> int:
    """Process one prompt after the other, or be killed at a failpoint. Returns the signal that ended it, or 0."""
    code = _ask_forker(stage, acts)
    assert code <= 0, f"the life of {acts} broke: see what it printed"
    return -code


def find_state(session: Session | Connection, prompt: str) -> State | None:
    mine = select(col(Generation.state)).where(col(Generation.fingerprint) == fingerprint(prompt))
    row = session.execute(mine.order_by(col(Generation.id).desc())).first()
    return None if row is None else State(row[0])


def _ask_forker(stage: Stage, acts: Sequence[Act]) -> int:
    code = _start_forker().order({"stage": asdict(stage), "acts": acts})
    assert code is not None
    return code


@cache
def _start_forker() -> Forker:
    # Loading the certificate authorities takes half of the time of such a process.
    return Forker("-m", "tests.battery.lives", environment={**clean_environment(), "SSL_CERT_FILE": os.devnull})


def _main() -> None:
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # the output of the forked process must not look like a reply
    for line in sys.stdin:
        order = json.loads(line)
        answers.write(f"{_obey(Stage(**order['stage']), [(prompt, point) for prompt, point in order['acts']])}\n")


def _obey(stage: Stage, acts: list[Act]) -> int:
    settings = stage.settings(asynchronous=not any("blocking" in prompt for prompt, _ in acts))
    if not acts:
        asyncio.run(_live(stage, settings, [("warming up", None)]))
        gc.collect()
        gc.freeze()  # frozen objects stay shared: a fork copies none of their pages
        return 0
    child = os.fork()
    if child == 0:
        _become(stage, settings, acts)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _become(stage: Stage, settings: Settings, acts: list[Act]) -> NoReturn:
    code = 1
    try:
        _arm(acts[0][1])  # before anything else is done
        signal.alarm(_LIFE_SECONDS)
        asyncio.run(_live(stage, settings, acts))
        code = 0
    except BaseException:  # noqa: BLE001 - as Python itself would
        traceback.print_exc()
    os._exit(code)


def _arm(point: str | None) -> None:
    os.environ.pop(failpoints.VARIABLE, None)
    if point is not None:
        os.environ[failpoints.VARIABLE] = point


async def _live(stage: Stage, settings: Settings, acts: Sequence[Act]) -> None:
    async with open_resources(settings) as resources:
        worker = Worker(resources)
        await worker.start()
        for prompt, point in acts:
            _arm(point)
            await _see_through(resources, stage, prompt)
        await worker.stop()


async def _see_through(resources: Resources, stage: Stage, prompt: str) -> None:
    if not stage.promise(prompt).exists():  # a client without an answer sends its request again
        await request(resources, stage.client_id, prompt)
        stage.promise(prompt).touch()
    while (state := await resources.database.scan(find_state, prompt)) is not None and state not in ENDED:
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    _main()
