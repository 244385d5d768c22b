"""How much of the battery runs: a small part in every test run, all of it with `make battery`. The seed is printed."""

import random
from collections.abc import Callable, Iterator

import pytest

from tests.battery import crowd
from tests.support.sandboxes import Sandbox

Rounds = Callable[[int, int], int]


@pytest.fixture(scope="session")
def rounds(pytestconfig: pytest.Config) -> Rounds:
    """`rounds(quick, full)`: the number of rounds in this run."""
    is_full = bool(pytestconfig.getoption("--battery"))
    return lambda quick, full: full if is_full else quick


@pytest.fixture
def dice(pytestconfig: pytest.Config) -> random.Random:
    """Reproducible random numbers: `--seed N`."""
    return random.Random(int(pytestconfig.getoption("--seed")))


@pytest.fixture(scope="session")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox that responds at once, and has already rendered the film that the crowd requests."""
    folder = tmp_path_factory.mktemp("upstream")
    sandbox = Sandbox(folder, seconds=0)
    crowd.live(crowd.gather(folder, f"sqlite:///{folder}/kinora.db", sandbox.address), ["rendered once, for all"])
    yield sandbox
    sandbox.close()
