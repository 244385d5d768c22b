"""Workers on PostgreSQL that stop past their lease and then continue, like a virtual machine that is moved."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select
from sqlmodel import col

from app.domain.states import LIVING
from app.store.tables import Attempt, Generation
from app.words import EntryKind, Failure, State
from tests.battery import crowd
from tests.battery.conftest import Rounds
from tests.battery.crowd import Crowd
from tests.support.canaries import KEY, PROMPT, assert_untold
from tests.support.databases import open_reader
from tests.support.postgres import Postgres
from tests.support.processes import Process
from tests.support.sandboxes import Sandbox
from tests.support.waiting import wait_until

LEASE_SECONDS = 0.6
MOMENT_SECONDS = 1.0  # about as long as a generation, so that the stop can come anywhere in it
# Eight generations that spend their time in different phases; the last two in the paid call.
_FAULTS = ("late-success=0.5", "late-success=1", "late-film=0.5", "poll-500*2", "silence=1", "silence=3")
RUNS = ("", "", *(f"[[fault:{fault}]]" for fault in _FAULTS))


@pytest.fixture
def people(postgres: Postgres, upstream: Sandbox, tmp_path: Path) -> Crowd:
    return crowd.gather(tmp_path, postgres.create_database(), upstream.address)


@pytest.fixture
def workers(people: Crowd) -> Iterator[list[Process]]:
    """Two `kinora worker` processes on one database."""
    environment = {
        "KINORA_UPSTREAM_API_KEY": KEY,
        "KINORA_UPSTREAM_URL": people.upstream,
        "KINORA_UPSTREAM_REQUESTS_PER_MINUTE": "1000000",
        "KINORA_UPSTREAM_CONCURRENCY": "32",
        "KINORA_DATABASE_URL": people.database_url,
        "KINORA_CONTENT_URL": f"file:{people.content}",
        "KINORA_LEASE_SECONDS": str(LEASE_SECONDS),
    }
    started = [Process(["worker"], people.folder, environment, name) for name in ("first", "second")]
    for worker in started:
        worker.wait_for('"event": "working"')
    yield started
    for worker in started:
        worker.kill()


# In parts, so that they can run in parallel.
@pytest.mark.long
@pytest.mark.parametrize("part", [0, pytest.param(1, marks=pytest.mark.full)])
def test_a_worker_that_stood_still_loses_nothing_and_pays_nothing_twice(
    part: int, people: Crowd, workers: list[Process], upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    chance, prompts = random.Random(f"{dice.random()} {part}"), list[str]()
    for number in range(rounds(1, 25)):
        asked = [f"{PROMPT} stopped {part} {number} {mark} {place}" for place, mark in enumerate(RUNS)]
        stand_still(people, workers, asked, chance, in_paid_call=number % 2 == 0)
        crowd.check_books(people)
        workers.reverse()
        prompts += asked
    go_on_with_other_work(people, workers, f"{PROMPT} alone {part}")
    wait_until(lambda: not look(people, count_doubtful), 60, "late evidence of every run")
    check_what_became_of_them(people, upstream, prompts)
    for worker in workers:
        assert worker.stop() == 0
    assert_untold([worker.log for worker in workers], people.database_url)


def stand_still(
    people: Crowd, workers: list[Process], prompts: list[str], chance: random.Random, *, in_paid_call: bool
) -> None:
    """The first worker claims all generations, is stopped past its lease while the second takes over, and continues:
    before the second has finished everything, or after."""
    first, second = workers
    send(second, signal.SIGSTOP)
    crowd.ask(people, prompts)
    if in_paid_call:
        wait_until(lambda: look(people, count_slow_calls) >= 1, what="a paid call")
    else:
        time.sleep(chance.uniform(0, MOMENT_SECONDS))
    send(first, signal.SIGSTOP)
    claims = look(people, count_claims)
    send(second, signal.SIGCONT)
    if chance.random() < 0.5:
        wait_until(lambda: look(people, count_claims) > claims or not look(people, count_living), what="a claim")
        send(first, signal.SIGCONT)
    wait_until(lambda: not look(people, count_living), 60, "every run to end")
    send(first, signal.SIGCONT)


def go_on_with_other_work(people: Crowd, workers: list[Process], name: str) -> None:
    """Each worker processes a new generation while the other one is stopped."""
    for number, (idle, _) in enumerate((workers, workers[::-1])):
        send(idle, signal.SIGSTOP)
        crowd.ask(people, [f"{name} {number}"])
        wait_until(lambda: not look(people, count_living), 60, "a run to end")
        send(idle, signal.SIGCONT)


def check_what_became_of_them(people: Crowd, upstream: Sandbox, prompts: list[str]) -> None:
    found = crowd.read_fates(people, upstream)
    assert set(prompts) < set(found)
    for prompt, fate in found.items():
        if fate.calls == 0:  # it was stopped while it connected, for longer than the connect timeout
            assert (fate.state, fate.failure) == (State.FAILED, Failure.WAITED_TOO_LONG), (prompt, fate)
            assert fate.entries == (EntryKind.HOLD, EntryKind.SETTLE, EntryKind.REFUND)
            continue
        assert (fate.state, fate.calls) == (State.COMPLETED, 1), (prompt, fate)
        assert fate.entries == (EntryKind.HOLD, EntryKind.SETTLE)
    assert look(people, count_given_up) >= 1, "no paid call was interrupted"
    crowd.check_books(people)


def send(worker: Process, number: signal.Signals) -> None:
    os.kill(worker.popen.pid, number)


def look(people: Crowd, count: Callable[..., int], *arguments: object) -> int:
    with open_reader(people.database_url).connect() as session:
        return count(session, *arguments)


def count_in(session: Connection, *states: State) -> int:
    return session.execute(select(func.count()).where(col(Generation.state).in_(states))).scalar_one()


def count_living(session: Connection) -> int:
    return count_in(session, *LIVING)


def count_doubtful(session: Connection) -> int:
    return count_in(session, State.UNKNOWN)


def count_slow_calls(session: Connection) -> int:
    """Paid calls whose response takes seconds."""
    is_slow = (col(Generation.state) == State.SUBMITTING) & col(Generation.prompt).contains(RUNS[-1])
    return session.execute(select(func.count()).where(is_slow)).scalar_one()


def count_claims(session: Connection) -> int:
    return session.execute(select(func.coalesce(func.sum(col(Generation.fence)), 0))).scalar_one()


def count_given_up(session: Connection) -> int:
    return session.execute(select(func.count()).where(col(Attempt.detail) == "nobody waits for it")).scalar_one()
