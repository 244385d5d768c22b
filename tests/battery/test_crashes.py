"""SIGKILL at every point, then life goes on: nothing is lost, nothing is paid twice, the books balance."""

import itertools
import random
import signal
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.store.tables import State
from tests.battery.conftest import Rounds
from tests.battery.crashes import (
    ENDED,
    POINTS,
    Stage,
    check,
    copy_stage,
    count_videos,
    live_in_fork,
    prepare,
    warm_up,
)
from tests.support.postgres import Postgres
from tests.support.processes import Sandbox

# Between the commit of "submitting" and that of the answer nobody can know whether the call was paid.
MAY_BE_LOST = {"write:submit:after", "out:submit:before", "out:submit:after", "write:accept:before"}
NAMES = [f"{point}{life}" for point, life in POINTS]

Begin = Callable[[], Stage]


@pytest.fixture(scope="module")
def sqlite(upstream: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """A fresh SQLite database at each call."""
    folder, numbers = tmp_path_factory.mktemp("sqlite"), itertools.count()
    first = prepare(f"sqlite:///{folder}/kinora.db", folder, upstream.address)
    warm_up(copy_stage(first, folder / "warm"))
    return lambda: copy_stage(first, folder / f"cycle-{next(numbers)}")


@pytest.fixture(scope="module")
def shared(upstream: Sandbox, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """A fresh PostgreSQL database at each call."""
    folder, numbers = tmp_path_factory.mktemp("contents"), itertools.count()
    first = prepare(postgres.create_database(), folder, upstream.address)

    def begin() -> Stage:
        url = postgres.create_database(like=first.database_url)
        return replace(first, database_url=url, content=folder / f"cycle-{next(numbers)}" / "content")

    return begin


@pytest.mark.parametrize("first", range(5))
def test_a_kill_at_any_point_loses_nothing_on_postgres(
    first: int, shared: Begin, upstream: Sandbox, rounds: Rounds
) -> None:
    """Every fifth point, so that processes side by side share the waiting for leases."""
    for point, life in POINTS[first :: rounds(len(POINTS), 5)]:
        for number in range(rounds(1, 10)):
            die_and_go_on(shared(), f"killed on postgres at {point} {life} {number}", [point], upstream)


@pytest.mark.parametrize("part", range(4))
def test_nor_does_a_second_kill_during_recovery(
    part: int, sqlite: Begin, upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    dice.seed(f"{dice.random()} {part}")
    for number in range(rounds(1, 100)):
        point, life = dice.choice(POINTS)
        second = dice.choice(POINTS)[0]
        prompt = f"killed twice, at {point} and {second} {life} {part} {number}"
        die_and_go_on(sqlite(), prompt, [point, second], upstream)


@pytest.mark.parametrize(("point", "life"), POINTS, ids=NAMES)
def test_a_kill_at_any_point_loses_nothing(
    point: str, life: str, sqlite: Begin, upstream: Sandbox, rounds: Rounds
) -> None:
    for number in range(rounds(1, 50)):
        die_and_go_on(sqlite(), f"killed at {point} {life} {number}", [point], upstream)


def die_and_go_on(stage: Stage, prompt: str, points: list[str], upstream: Sandbox) -> None:
    first, *later = points
    assert live_in_fork(stage, prompt, first) == signal.SIGKILL
    for point in later:  # the recovery may not come by this one
        assert live_in_fork(stage, prompt, point) in {0, signal.SIGKILL}
    was_promised = stage.promise.exists()
    assert live_in_fork(stage, prompt) == 0
    state = check(stage)
    assert state in ENDED
    assert not was_promised or count_videos(stage) == 1
    assert upstream.paid_calls(prompt) <= 1
    if "fault" not in prompt and "blocking" not in prompt and not MAY_BE_LOST & set(points):
        assert state is State.COMPLETED
