"""The ledger under 100,000 operations through the real domain functions: the counters always equal a replay of the
entries."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain import audit, clients, ledger
from app.errors import InsufficientCredit, InvalidRequest
from app.store.database import find_backend
from app.store.database.sqlite import open_writer_engine
from app.store.sessions import Session
from app.words import EntryKind, Role
from tests.battery.conftest import Rounds
from tests.support.money import add_run, read_all_figures, replay

OWNERS, REPLAY_EVERY = 7, 1_000
PARTS = 4  # run in parallel; the short form has one of them


class Books:
    """A few clients, and a separate record of what became of every hold."""

    def __init__(self, session: Session, dice: random.Random) -> None:
        self.session = session
        self.dice = dice
        self.owners = [clients.create(session, f"owner {number}", 10_000, Role.MEMBER).id for number in range(OWNERS)]
        self.held: list[str] = []
        self.settled: list[str] = []
        self.ended: list[str] = []

    def step(self) -> None:
        move = self.dice.choices(
            [self.hold, self.settle, self.release, self.refund, self.grant, self.repeat], [40, 18, 14, 8, 8, 12]
        )[0]
        move()

    def hold(self) -> None:
        with suppress(InsufficientCredit), self.session.savepoint():
            self.held.append(add_run(self.session, self.dice.choice(self.owners), self.dice.randint(1, 900)))

    def settle(self) -> None:
        if generation_id := self._take(self.held):
            ledger.settle(self.session, generation_id)
            self.settled.append(generation_id)

    def release(self) -> None:
        if generation_id := self._take(self.held):
            ledger.release(self.session, generation_id)
            self.ended.append(generation_id)

    def refund(self) -> None:
        if generation_id := self._take(self.settled):
            assert ledger.refund(self.session, generation_id) > 0
            self.ended.append(generation_id)

    def grant(self) -> None:
        owner, amount = self.dice.choice(self.owners), self.dice.choice([-3_000, -200, 500, 4_000])
        try:
            ledger.grant(self.session, owner, amount)
        except InvalidRequest:
            assert amount < 0

    def repeat(self) -> None:
        """Repeat an operation that ended a hold: nothing may change."""
        if not self.ended:
            return
        generation_id, before = self.dice.choice(self.ended), read_all_figures(self.session)
        ledger.settle(self.session, generation_id)
        ledger.release(self.session, generation_id)
        ledger.refund(self.session, generation_id)
        assert read_all_figures(self.session) == before

    def _take(self, pile: list[str]) -> str | None:
        if not pile:
            return None
        place = self.dice.randrange(len(pile))
        pile[place], pile[-1] = pile[-1], pile[place]
        return pile.pop()


@pytest.mark.long
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.full) for part in range(1, PARTS))])
def test_the_counters_replay_from_the_entries(part: int, tmp_path: Path, rounds: Rounds, dice: random.Random) -> None:
    dice.seed(f"{dice.random()} {part}")
    path = tmp_path / "kinora.db"
    find_backend(f"sqlite:///{path}").upgrade(tell=lambda _: None)
    engine = open_writer_engine(path)
    with engine.connect() as connection:
        session = Session(connection)
        with connection.begin():
            books = Books(session, dice)
        for _ in range(rounds(1_000, 100_000 // PARTS) // REPLAY_EVERY):
            with connection.begin():
                for _ in range(REPLAY_EVERY):
                    books.step()
                assert replay(session) == read_all_figures(session)
        with connection.begin():
            kinds = {kind for each in audit.list_clients(session) for kind in ledger.sum_entries(session, each)}
    engine.dispose()
    assert kinds == set(EntryKind)
