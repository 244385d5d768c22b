"""Promise 3: used + held never exceeds the limit, however many requests run at once."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.domain import clients, ledger
from app.errors import InsufficientCredit, InvalidRequest
from app.store.database import Database, find_backend, open_database
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import EntryKind, Role
from tests.support.films import assert_error, finish, post
from tests.support.money import PRICE, add_run, assert_figures, list_kinds
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

COUNTERS = "SELECT credit_limit, used_credit, held_credit FROM client WHERE id = ?"


class Watch:
    """Reads the client's counters beside the running service, again and again, until the block ends."""

    def __init__(self, service: Service, app: App) -> None:
        self.seen: set[tuple[int, ...]] = set()
        self._service, self._app, self._over = service, app, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.005):
            self.seen.add(self._service.rows(COUNTERS, self._app.id)[0])


def test_of_forty_different_posts_at_once_a_limit_for_three_accepts_three(service: Service, sandbox: Sandbox) -> None:
    prompts = [f"one of forty, {number}" for number in range(40)]
    limit = 3 * PRICE + PRICE - 1
    with (
        service.add_app(credit_limit=limit) as app,
        ThreadPoolExecutor(40) as pool,
        Watch(service, app) as watch,
    ):
        answers = list(pool.map(lambda prompt: post(app, prompt=prompt), prompts))
        refused = [answer for answer in answers if answer.status_code != 202]
        assert len(refused) == 37
        for answer in refused:
            error = assert_error(answer, 402, "insufficient_credit")
            figures = {name: error[name] for name in ("creditLimit", "usedCredit", "heldCredit", "required")}
            assert figures["usedCredit"] + figures["heldCredit"] == 3 * PRICE
            assert (figures["creditLimit"], figures["required"]) == (limit, PRICE)
        accepted = [answer.json()["id"] for answer in answers if answer.status_code == 202]
        assert [finish(app, video_id)["status"] for video_id in accepted] == ["completed"] * 3
        assert_figures(app, used=3 * PRICE)
        assert_error(post(app), 402, "insufficient_credit")
        wait_until(lambda: (limit, 3 * PRICE, 0) in watch.seen, what="the last figures")
    assert {used + held for _, used, held in watch.seen} <= {number * PRICE for number in range(4)}
    assert sum(sandbox.paid_calls(prompt) for prompt in prompts) == 3


def test_what_a_failure_gave_back_can_be_spent_again(service: Service) -> None:
    with service.add_app(credit_limit=PRICE) as app:
        failed = finish(app, post(app, prompt="no [[fault:busy]]").json()["id"])
        assert list_kinds(app, failed["id"]) == ["hold", "release"]
        assert finish(app, post(app).json()["id"])["status"] == "completed"
        assert_error(post(app), 402, "insufficient_credit")


def test_a_limit_lowered_below_what_is_used_accepts_nothing_more(service: Service) -> None:
    with service.add_app(credit_limit=2 * PRICE) as app:
        assert finish(app, post(app).json()["id"])["status"] == "completed"
        service.write(ledger.grant, app.id, -2 * PRICE)
        error = assert_error(post(app), 402, "insufficient_credit")
        assert (error["creditLimit"], error["usedCredit"]) == (0, PRICE)
        service.write(ledger.grant, app.id, 2 * PRICE)
        assert post(app).status_code == 202


# The ledger itself, on a real database: any sequence of its five operations.

AMOUNTS = st.integers(1, 10)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), st.integers(-10, 25)),
        st.tuples(st.just("hold"), AMOUNTS),
        st.tuples(st.sampled_from(["settle", "release", "refund"]), st.integers(0, 2)),
        st.tuples(st.sampled_from(["settle", "release", "refund"]), st.integers(0, 2)),
    ),
    min_size=12,
    max_size=25,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "kinora.db"
    find_backend(f"sqlite:///{path}").upgrade(tell=lambda _: None)
    return path


@pytest.fixture(scope="module")
def database(path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{path}")
    yield database
    database.close()


def add_client(session: Session, limit: int) -> str:
    return clients.create(session, new_id("name"), limit, Role.MEMBER).id


class Book:
    """What the ledger must show after each operation, kept in the simplest way."""

    def __init__(self) -> None:
        self.limit = 0
        self.runs: list[tuple[str, int, str]] = []  # id, amount, state of its hold

    def sum(self, *ends: str) -> int:
        return sum(amount for _, amount, end in self.runs if end in ends)

    def figures(self) -> tuple[int, int, int]:
        return self.limit, self.sum("settle"), self.sum("hold")

    def has_room(self, amount: int) -> bool:
        return self.sum("settle", "hold") + amount <= self.limit

    def end(self, place: int, kind: str) -> None:
        """A hold ends once; only a settled one can be refunded, once; everything else changes nothing."""
        generation_id, amount, end = self.runs[place]
        if (end, kind) in {("hold", "settle"), ("hold", "release"), ("settle", "refund")}:
            self.runs[place] = generation_id, amount, kind


async def play(database: Database, moves: list[tuple[str, int]]) -> None:
    client_id, book = await database.write(add_client, 0), Book()
    for kind, number in [("grant", 20), ("hold", 5), *moves]:
        await move(database, client_id, book, kind, number)
        have = await database.read(ledger.get_credits, client_id)
        assert (have.credit_limit, have.used_credit, have.held_credit) == book.figures()
    assert await database.scan(replay, client_id) == book.figures()


async def move(database: Database, client_id: str, book: Book, kind: str, number: int) -> None:
    if kind == "grant":
        if number == 0 or book.limit + number < 0:
            with pytest.raises(InvalidRequest):
                await database.write(ledger.grant, client_id, number)
        else:
            await database.write(ledger.grant, client_id, number)
            book.limit += number
    elif kind == "hold":
        if book.has_room(number):
            book.runs.append((await database.write(add_run, client_id, number), number, "hold"))
        else:
            with pytest.raises(InsufficientCredit):
                await database.write(add_run, client_id, number)
    elif book.runs:
        place = number % len(book.runs)
        ends: dict[str, Any] = {"settle": ledger.settle, "release": ledger.release, "refund": ledger.refund}
        await database.write(ends[kind], book.runs[place][0])
        book.end(place, kind)


def replay(session: Session, client_id: str) -> tuple[int, int, int]:
    """Limit, used and held, computed from the entries only."""
    sums = ledger.sum_entries(session)
    total = {kind: sums.get((client_id, kind), 0) for kind in EntryKind}
    used = total[EntryKind.SETTLE] - total[EntryKind.REFUND]
    held = total[EntryKind.HOLD] - total[EntryKind.SETTLE] - total[EntryKind.RELEASE]
    return total[EntryKind.GRANT], used, held


# A failing example is not made smaller: on a real database that takes minutes.
@settings(max_examples=40, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(moves=MOVES)
def test_any_sequence_of_moves_leaves_the_books_right(database: Database, moves: list[tuple[str, int]]) -> None:
    asyncio.run(play(database, moves))


def test_two_processes_worth_of_writers_hold_no_more_than_the_limit(path: Path, database: Database) -> None:
    """The database is opened twice on one file, as by a service and a command: eighty holds at once, with room for
    seven."""
    other = open_database(f"sqlite:///{path}")

    async def race() -> tuple[str, list[object]]:
        client_id = await database.write(add_client, 7 * PRICE)
        holds = [each.write(add_run, client_id, PRICE) for each in (database, other) for _ in range(40)]
        return client_id, list(await asyncio.gather(*holds, return_exceptions=True))

    try:
        client_id, results = asyncio.run(race())
    finally:
        other.close()
    assert sum(isinstance(result, str) for result in results) == 7
    assert sum(isinstance(result, InsufficientCredit) for result in results) == 73
    assert asyncio.run(database.scan(replay, client_id)) == (7 * PRICE, 0, 7 * PRICE)
