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
    Act,
    Stage,
    check,
    copy_stage,
    live_in_fork,
    look,
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
        prompts = [f"killed on postgres at {point} {life} {number}" for number in range(rounds(1, 10))]
        die_and_go_on(shared(), prompts, point, upstream)


@pytest.mark.parametrize("part", range(4))
def test_nor_does_a_second_kill_during_recovery(
    part: int, sqlite: Begin, upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    dice.seed(f"{dice.random()} {part}")
    for number in range(rounds(1, 100)):
        point, life = dice.choice(POINTS)
        second = dice.choice(POINTS)[0]
        prompt = f"killed twice, at {point} and {second} {life} {part} {number}"
        stage = sqlite()
        assert live_in_fork(stage, (prompt, point)) == signal.SIGKILL
        was_promised = stage.promise(prompt).exists()
        assert live_in_fork(stage, (prompt, second)) in {0, signal.SIGKILL}  # the recovery may not come by there
        assert live_in_fork(stage, (prompt, None)) == 0
        check(stage)
        judge(stage, prompt, {point, second}, upstream, was_promised=was_promised)


@pytest.mark.parametrize(("point", "life"), POINTS, ids=NAMES)
def test_a_kill_at_any_point_loses_nothing(
    point: str, life: str, sqlite: Begin, upstream: Sandbox, rounds: Rounds
) -> None:
    prompts = [f"killed at {point} {life} {number}" for number in range(rounds(1, 50))]
    die_and_go_on(sqlite(), prompts, point, upstream)


def die_and_go_on(stage: Stage, prompts: list[str], point: str, upstream: Sandbox) -> None:
    """Each life sees through what the one before it has left, then asks for something of its own and is killed."""
    left, was_promised = list[Act](), False
    for prompt in prompts:
        assert live_in_fork(stage, *left, (prompt, point)) == signal.SIGKILL
        check(stage)
        if left:
            judge(stage, left[0][0], {point}, upstream, was_promised=was_promised)
        left, was_promised = [(prompt, None)], stage.promise(prompt).exists()
    assert live_in_fork(stage, *left) == 0
    check(stage)
    judge(stage, prompts[-1], {point}, upstream, was_promised=was_promised)


def judge(stage: Stage, prompt: str, points: set[str], upstream: Sandbox, *, was_promised: bool) -> None:
    """What became of a generation that was killed at these points."""
    state, videos = look(stage, prompt)
    assert state in ENDED
    assert not was_promised or videos == 1
    assert upstream.paid_calls(prompt) <= 1
    if "fault" not in prompt and "blocking" not in prompt and not MAY_BE_LOST & points:
        assert state is State.COMPLETED
