"""SIGKILL at every point, and once more during recovery: nothing is lost, nothing is paid twice, the ledger
balances."""

import itertools
import random
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from app.words import State
from tests.battery.conftest import Rounds
from tests.battery.crashes import POINTS, check, copy_stage, look, prepare
from tests.battery.lives import ENDED, Act, Stage, live, warm_up
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox

# Between the commit of "submitting" and that of its response, nobody can know whether the call was billed.
MAY_BE_LOST = {"write:submit:after", "out:submit:before", "out:submit:after", "write:accept:before"}
NAMES = [f"{point}{life}" for point, life in POINTS]
START = [f"write:{name}:{side}" for name in ("recover", "claim_next") for side in ("before", "after")]
WAY = [
    f"{step}:{side}"
    for step in (
        *("write:resolve", "write:claim_next", "out:upload", "write:submit", "out:submit", "write:accept", "out:poll"),
        *("write:link_ready", "out:fetch", "write:complete"),
    )
    for side in ("before", "after")
]
"""The points of a life in which nothing goes wrong, as it comes by them."""

Begin = Callable[[], Stage]


@pytest.fixture(scope="module")
def sqlite(upstream: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """A function that creates a fresh SQLite database."""
    folder, numbers = tmp_path_factory.mktemp("sqlite"), itertools.count()
    first = prepare(f"sqlite:///{folder}/kinora.db", folder, upstream.address)

    def begin() -> Stage:
        stage = copy_stage(first, folder / f"cycle-{next(numbers)}")
        warm_up(stage)
        return stage

    return begin


@pytest.fixture(scope="module")
def shared(upstream: Sandbox, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """A function that creates a fresh PostgreSQL database."""
    folder, numbers = tmp_path_factory.mktemp("contents"), itertools.count()
    first = prepare(postgres.create_database(), folder, upstream.address)

    def begin() -> Stage:
        url = postgres.create_database(like=first.database_url)
        stage = replace(first, database_url=url, content=str(folder / f"cycle-{next(numbers)}" / "content"))
        warm_up(stage)
        return stage

    return begin


@pytest.mark.long
@pytest.mark.parametrize(
    "first", [*range(2), *(pytest.param(number, marks=pytest.mark.full) for number in range(2, 5))]
)
def test_a_kill_at_any_point_loses_nothing_on_postgres(
    first: int, shared: Begin, upstream: Sandbox, rounds: Rounds
) -> None:
    """One test takes every fifth point, so that parallel processes wait for leases at the same time."""
    for point, life in POINTS[first :: rounds(len(POINTS), 5)]:
        prompts = [f"killed on postgres at {point} {life} {number}" for number in range(rounds(1, 10))]
        die_and_go_on(shared(), prompts, point, upstream)


@pytest.mark.parametrize(("point", "life"), POINTS, ids=NAMES)
def test_a_kill_at_any_point_loses_nothing(
    point: str, life: str, sqlite: Begin, upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    """A second kill, while the next process recovers from the first, loses nothing either."""
    dice.seed(f"{dice.random()} {point} {life}")
    count, twice = rounds(1, 50), rounds(1, 14)
    seconds = [*(dice.choice(list_later(point)) for _ in range(twice)), *[None] * (count - twice)]
    dice.shuffle(seconds)
    prompts = [f"killed at {point}, then {second} {life} {number}" for number, second in enumerate(seconds)]
    die_and_go_on(sqlite(), prompts, point, upstream, seconds)


def list_later(point: str) -> list[str]:
    """The points that the process after a kill at this point certainly passes, whatever the random choices are."""
    if point not in WAY or point in MAY_BE_LOST:
        return START
    return START + WAY[WAY.index(point) + point.endswith(":after") :]


def die_and_go_on(
    stage: Stage, prompts: list[str], point: str, upstream: Sandbox, seconds: Sequence[str | None] | None = None
) -> None:
    """Each process completes what the one before it has left, then requests a film of its own and is killed. If a
    second point is named, the next process is killed there during its recovery, and only the one after that
    continues."""
    left, was_promised = list[Act](), False
    for prompt, second in zip(prompts, seconds or [None] * len(prompts), strict=True):
        assert live(stage, *left, (prompt, point)) == signal.SIGKILL
        check(stage)
        if left:
            judge(stage, left[0][0], upstream, was_promised=was_promised)
        left, was_promised = [(prompt, None)], stage.promise(prompt).exists()
        if second is not None:
            assert live(stage, (prompt, second)) == signal.SIGKILL
            check(stage)
    assert live(stage, *left) == 0
    check(stage)
    judge(stage, prompts[-1], upstream, was_promised=was_promised)


def judge(stage: Stage, prompt: str, upstream: Sandbox, *, was_promised: bool) -> None:
    """Check the result of a generation. Its prompt names the points at which a process was killed."""
    state, videos = look(stage, prompt)
    assert state in ENDED
    assert not was_promised or videos == 1
    assert upstream.paid_calls(prompt) <= 1
    if not any(mark in prompt for mark in {"fault", "blocking", *MAY_BE_LOST}):
        assert state is State.COMPLETED
