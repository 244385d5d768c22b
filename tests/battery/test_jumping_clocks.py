"""The clock jumps an hour, forwards and backwards, during generations: nothing is lost, nothing is paid twice."""

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from app.store.sessions import Session
from app.store.tables import Generation
from app.words import Failure, State
from tests.battery.conftest import Rounds
from tests.support.canaries import KEY, PROMPT, assert_untold
from tests.support.clock import Clock
from tests.support.films import ask, finish, get
from tests.support.money import PRICE, assert_figures, audit, list_kinds
from tests.support.postgres import Postgres, run_postgres
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

HOUR = 3600
JUMPS = 2  # during one batch of generations
MOMENT_SECONDS = 0.8
_FAULTS = (
    *("late-success=0.5", "late-success=1.5", "late-film=0.5", "poll-500*2", "silence=1"),
    "silence=1]] [[fault:late-success=2",  # the jump may come during the paid call, and upstream works on it afterwards
)
OPTIONS: dict[str, Any] = {"upstream_concurrency": 32, "upstream_api_key": KEY}
RUNS = ("", *(f"[[fault:{fault}]]" for fault in _FAULTS))


@pytest.fixture
def clock() -> Iterator[Clock]:
    # Not in pytest's folder: the database server may run as another user, which may not read that folder.
    with tempfile.TemporaryDirectory(prefix="kinora-clock-") as folder:
        Path(folder).chmod(0o755)
        yield Clock(Path(folder))


@pytest.fixture
def jumping_postgres(clock: Clock) -> Iterator[Postgres]:
    """A separate server, whose clock can jump."""
    with run_postgres(clock.environment) as server:
        yield server


@pytest.mark.long
@pytest.mark.full
def test_the_databases_clock_on_postgres(
    start_service: Callable[..., Service],
    jumping_postgres: Postgres,
    upstream: Sandbox,
    clock: Clock,
    rounds: Rounds,
    dice: random.Random,
) -> None:
    """A jump forwards ends every lease. The generations are claimed again. One whose paid call was in flight, or that
    is past its deadline by this clock, becomes unknown, and a later poll finds its film."""
    url = jumping_postgres.create_database()
    service = start_service(upstream.address, database_url=url, **OPTIONS)
    with service.add_app() as app:
        videos = dict[str, str]()
        for number in range(rounds(1, 25)):
            batch = fly(app, clock, dice, f"{PROMPT} on postgres {number}")
            for video_id in batch:
                finish(app, video_id)
            videos |= batch
            audit(service)
        wait_until(
            lambda: all(is_made(upstream, prompt) for prompt in videos.values()), what="upstream to end them all"
        )
        clock.jump(3 * HOUR)  # every unknown generation was polled by then, whether the clock was set back or not
        wait_until(lambda: service.scan(count_unknown) == 0, 60, "late evidence of every run")
        for video_id, prompt in videos.items():
            video = get(app, video_id)
            assert service.state_of(video_id) is State.COMPLETED
            assert video["error"] is None or video["error"]["code"] == Failure.OUTCOME_UNKNOWN
            assert upstream.paid_calls(prompt) == 1
        assert_figures(app, used=len(videos) * PRICE)
    audit(service)
    assert_untold([service.process.log, jumping_postgres.log], url, [app.key])


@pytest.mark.long
def test_the_machines_clock_on_sqlite(
    start_service: Callable[..., Service], upstream: Sandbox, clock: Clock, rounds: Rounds, dice: random.Random
) -> None:
    """There is one serving process, and its leases do not depend on a clock: each generation is claimed once."""
    service = start_service(upstream.address, environment=clock.environment, **OPTIONS)
    with service.add_app() as app:
        for number in range(rounds(1, 25)):
            videos = fly(app, clock, dice, f"{PROMPT} on sqlite {number}")
            assert {finish(app, video_id)["status"] for video_id in videos} == {"completed"}
            assert [upstream.paid_calls(prompt) for prompt in videos.values()] == [1] * len(videos)
            audit(service)
            assert service.rows("PRAGMA integrity_check") == [("ok",)]
    lines = (service.folder / "serve.log").read_text().splitlines()
    claims = Counter(json.loads(line)["generation"] for line in lines if '"generation_claimed"' in line)
    assert set(claims.values()) == {1}
    assert_untold([service.process.log], service.environment["KINORA_DATABASE_URL"], [app.key])


@pytest.mark.full
@pytest.mark.parametrize("seconds", [-HOUR, HOUR])
def test_a_database_whose_clock_is_wrong_gives_no_run_up(
    start_service: Callable[..., Service], jumping_postgres: Postgres, upstream: Sandbox, clock: Clock, seconds: int
) -> None:
    """The age of a generation is measured by one clock, not by two that differ."""
    clock.jump(seconds)
    service = start_service(upstream.address, database_url=jumping_postgres.create_database())
    with service.add_app() as app:
        video = finish(app, ask(app, prompt=f"by a clock of its own {seconds} [[fault:late-success=1]]")["id"])
        assert video["status"] == "completed"
    audit(service)


@pytest.mark.full
def test_a_jump_ends_the_wait_of_the_queue_and_no_run_that_is_made(
    start_service: Callable[..., Service], upstream: Sandbox, clock: Clock
) -> None:
    """The queue's deadline follows the database's time; a generation's own deadline follows a clock that cannot
    jump."""
    service = start_service(
        upstream.address,
        environment=clock.environment,
        upstream_concurrency=1,
        queue_deadline_hours=0.5,
        generation_deadline_minutes=30,
    )
    with service.add_app() as app:
        made = ask(app, prompt="made meanwhile [[fault:late-success=3]]")
        service.wait_for_state(made["id"], State.GENERATING)
        waiting = ask(app, prompt="waits for its turn")
        clock.jump(HOUR)
        assert finish(app, waiting["id"])["error"]["code"] == Failure.WAITED_TOO_LONG
        assert list_kinds(app, waiting["id"]) == ["hold", "release"]
        assert upstream.paid_calls(waiting["prompt"]) == 0
        assert finish(app, made["id"])["status"] == "completed"
        clock.jump(-HOUR)
        assert finish(app, ask(app, prompt="after all that")["id"])["status"] == "completed"
    audit(service)


@pytest.mark.full
def test_after_an_hour_without_us_a_run_is_asked_about_before_it_is_given_up(
    start_service: Callable[..., Service], upstream: Sandbox, clock: Clock
) -> None:
    service = start_service(upstream.address, environment=clock.environment, generation_deadline_minutes=30)
    with service.add_app() as app:
        video = ask(app, prompt="made while nobody asked [[fault:late-success=1]]")
        service.wait_for_state(video["id"], State.GENERATING)
        service.kill()
        wait_until(lambda: is_made(upstream, video["prompt"]), what="upstream to have made it")
        clock.jump(HOUR)
        service.start()
        assert finish(app, video["id"])["status"] == "completed"
    audit(service)


def test_a_passing_fault_does_not_cost_what_upstream_is_asked_but_once_for_long(
    start_service: Callable[..., Service], upstream: Sandbox, clock: Clock
) -> None:
    """After twenty hours, an unknown generation is polled for the last time: the next poll would come after the limit
    of one day."""
    service = start_service(upstream.address, environment=clock.environment, generation_deadline_minutes=1 / 60)
    with service.add_app() as app:
        video = ask(app, prompt="given up, and made after all [[fault:late-success=2]]")
        service.wait_for_state(video["id"], State.UNKNOWN)
        wait_until(lambda: is_made(upstream, video["prompt"]), what="upstream to have made it")
        upstream.fault("poll-500", times=1)
        upstream.fault("film-500", times=1)
        clock.jump(20 * HOUR)
        service.wait_for_state(video["id"], State.COMPLETED)
    audit(service)


def fly(app: App, clock: Clock, dice: random.Random, name: str) -> dict[str, str]:
    """Request a batch of generations, and let the clock jump during them. Returns the prompts by their videos."""
    prompts = [f"{name} {mark} {place}" for place, mark in enumerate(RUNS)]
    videos = {ask(app, prompt=prompt)["id"]: prompt for prompt in prompts}
    for _ in range(JUMPS):
        time.sleep(dice.uniform(0, MOMENT_SECONDS))
        # Never more than an hour from the real time: more would be another test.
        clock.jump(-clock.offset_seconds or dice.choice([-HOUR, HOUR]))
    return videos


def is_made(upstream: Sandbox, prompt: str) -> bool:
    return any(each["status"] == "SUCCESS" for each in upstream.state(prompt)["records"])


def count_unknown(session: Session) -> int:
    return session.execute(select(func.count()).where(col(Generation.state) == State.UNKNOWN)).scalar_one()
