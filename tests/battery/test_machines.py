"""The domain's functions in random order: hypothesis chooses the steps, a model says what each must return."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine

from tests.battery import ledger_machine, life_machine
from tests.battery.conftest import Rounds
from tests.battery.ledger_machine import LedgerMachine
from tests.battery.life_machine import LifeMachine
from tests.battery.machine import Machine
from tests.support.life import STEPS

A_LIFE = 75  # steps, then start again

Make = Callable[[Engine, Counter[str]], Machine]


@pytest.fixture
def run(engine: Engine, rounds: Rounds, pytestconfig: pytest.Config) -> Callable[[Make], Counter[str]]:
    """Runs a machine for the required number of steps. Returns how often each result occurred."""
    steps = rounds(150, 10_000) if engine.dialect.name == "sqlite" else rounds(75, 1_000)

    def run(make: Make) -> Counter[str]:
        seen, number = Counter[str](), int(pytestconfig.getoption("--seed"))
        chosen = settings(
            stateful_step_count=A_LIFE,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        while (left := steps - seen["steps"]) > 0:  # some examples end early, and others must make up for them
            machine = seed(number)(lambda: make(engine, seen))
            some = settings(chosen, max_examples=left // A_LIFE + 1)
            run_state_machine_as_test(cast("type[Machine]", machine), settings=some)  # any callable works
            number += 1
        return seen

    return run


@pytest.mark.long
def test_the_ledger(run: Callable[[Make], Counter[str]]) -> None:
    seen = run(LedgerMachine)
    assert seen["steps"] < 10_000 or set(+seen) == ledger_machine.EVENTS


@pytest.mark.long
def test_the_life_of_generations(run: Callable[[Make], Counter[str]], tmp_path: Path) -> None:
    seen = run(lambda engine, seen: LifeMachine(engine, tmp_path, seen))
    steps = {f"{before} to {after}" for before, after in STEPS}
    assert seen["steps"] < 10_000 or set(+seen) >= life_machine.EVENTS | steps
