"""The base of both machines: a transaction that is rolled back, and counts of what happened in it."""

from collections import Counter
from typing import ParamSpec, TypeVar

from hypothesis.stateful import RuleBasedStateMachine, invariant
from sqlalchemy import Engine

from app.store.sessions import DomainFunction, Session

T = TypeVar("T")
P = ParamSpec("P")


class Machine(RuleBasedStateMachine):
    """One example. `seen` counts, over all examples, the results of steps, and as `steps` those after which everything
    was checked."""

    def __init__(self, engine: Engine, seen: Counter[str]) -> None:
        super().__init__()
        self.seen = seen
        self.connection = engine.connect()
        self.transaction = self.connection.begin()
        self.session = Session(self.connection)
        self.steps = -1  # invariants are checked once before the first step

    def teardown(self) -> None:
        self.transaction.rollback()
        self.connection.close()

    @invariant()
    def the_step_is_counted(self) -> None:
        self.steps += 1
        self.seen["steps"] += self.steps > 0

    def do(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Like `database.write`: a failed call is undone, and nothing else."""
        with self.session.savepoint():
            return fn(self.session, *args, **kwargs)
