"""The limit of all clients together, on both databases: nothing exceeds it, and without one it costs nothing."""

import asyncio
import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain import clients, ledger, requests, total, videos
from app.errors import TotalExhausted
from app.schemas.credits import CreditTotal
from app.schemas.parameters import VideoParameters
from app.store.database import open_database
from app.store.ids import new_id
from app.store.sessions import Session, rehearse
from app.store.statements import Values
from app.words import Cache, Role
from tests.domain import steady
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.steps import PRICE, ask, make_film

LIMIT = 1_000
PROCESSES, TRIES = 8, 15


@pytest.fixture
def apps(session: Session) -> list[str]:
    return add_apps(session)


def add_apps(session: Session, count: int = 3) -> list[str]:
    """Each could pay for more than all of them together may have."""
    return [clients.create(session, f"app {number}", 10**6, Role.MEMBER).id for number in range(count)]


def test_at_the_limit_the_bill_passes_to_another_client(session: Session, apps: list[str]) -> None:
    payer, heir, third = apps
    mine = ask(session, payer, credit_limit_total=PRICE).view.video.id
    assert ask(session, heir, credit_limit_total=PRICE).cache is Cache.JOINED
    videos.cancel(session, payer, mine)
    assert ledger.get_credits(session, heir).held_credit == PRICE
    with pytest.raises(TotalExhausted), session.savepoint():
        ask(session, third, "something else", credit_limit_total=PRICE)
    make_film(session)
    assert ask(session, third, credit_limit_total=PRICE).cache is Cache.HIT


def test_a_refusal_is_foreseen(session: Session, apps: list[str]) -> None:
    ask(session, apps[1])
    wanted = requests.NewVideo(apps[0], VideoParameters(prompt="new"), "print of new", PRICE)
    assert requests.foresee(session, wanted, 100, 2 * PRICE) == requests.Outlook()
    with pytest.raises(TotalExhausted) as refusal:
        requests.foresee(session, wanted, 100, 2 * PRICE - 1)
    assert refusal.value.details == {"totalLimit": 2 * PRICE - 1, "totalUsed": 0, "totalHeld": PRICE, "required": PRICE}


_MOVES = st.lists(
    st.tuples(st.sampled_from(["hold", "hold", "settle", "release", "refund"]), st.integers(0, 2), st.integers(1, 600)),
    max_size=20,
)


@settings(steady, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(moves=_MOVES)
@example(moves=[("hold", 0, 600), ("settle", 0, 1), ("hold", 1, 401)])
@example(moves=[("hold", 0, 600), ("hold", 1, 401)])
def test_a_hold_is_made_exactly_if_it_fits(session: Session, moves: list[tuple[str, int, int]]) -> None:
    def act(session: Session) -> None:
        apps, held, used = add_apps(session), dict[str, int](), dict[str, int]()
        for move, number, amount in moves:
            before = CreditTotal(limit=LIMIT, used=sum(used.values()), held=sum(held.values()))
            assert total.show(session, LIMIT) == before
            if move != "hold":
                _end(session, move, held, used)
            elif before.used + before.held + amount <= LIMIT:
                held[_hold(session, apps[number], amount)] = amount
            else:
                with pytest.raises(TotalExhausted) as refusal, session.savepoint():
                    _hold(session, apps[number], amount)
                figures = {"totalLimit": LIMIT, "totalUsed": before.used, "totalHeld": before.held}
                assert refusal.value.details == figures | {"required": amount}

    rehearse(session, act)


def _hold(session: Session, app: str, amount: int) -> str:
    """Request a film that nobody has requested before. Returns the id of its generation."""
    return ask(session, app, new_id("prompt"), price=amount, credit_limit_total=LIMIT).view.generation_id


def _end(session: Session, move: str, held: dict[str, int], used: dict[str, int]) -> None:
    """End the newest hold, or give back the newest of what was settled, if there is one."""
    if move == "refund" and used:
        ledger.refund(session, used.popitem()[0])
    elif move != "refund" and held:
        generation_id, amount = held.popitem()
        if move == "settle":
            ledger.settle(session, generation_id)
            used[generation_id] = amount
        else:
            ledger.release(session, generation_id)


class _Listener(Session):
    """Records what is sent to the database."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.connection)
        self.differences = session.differences
        self.sent: list[str] = []

    def _send(self, text: str, values: Values = (), *, returns_rows: bool = False) -> tuple[Sequence[object], int]:
        self.sent.append(text)
        return super()._send(text, values, returns_rows=returns_rows)


def test_without_one_no_statement_is_executed_for_it(session: Session, apps: list[str]) -> None:
    listener = _Listener(session)
    ask(listener, apps[0], "first")
    assert [text for text in listener.sent if "sum(" in text or "advisory" in text] == []
    count = len(listener.sent)
    listener.sent.clear()
    ask(listener, apps[0], "second", credit_limit_total=LIMIT)
    assert [text for text in listener.sent if "sum(" in text] != []
    assert count < len(listener.sent) <= count + 2


@dataclass(frozen=True)
class _Report:
    """What one process saw: the most that was held at a moment, and whether others held some of it."""

    most: int
    met_others: bool
    held: list[str]


def test_of_eight_processes_none_exceeds_it(new_database: NewDatabase) -> None:
    """All of them spend at the limit, give back something when they are refused, and spend again. What they hold at the
    end stays held until all have ended, so that each but the first meets others, however fast it is."""
    url = new_database()
    engine = open_engine(url)
    with open_session(engine) as session:
        apps = add_apps(session, PROCESSES)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with context.Pool(PROCESSES) as pool:
        pool.map(abs, range(PROCESSES))  # all are running
        reports = pool.starmap(_spend, [(url, app) for app in apps], chunksize=1)
    assert max(report.most for report in reports) == LIMIT
    assert sum(report.met_others for report in reports) > 1, "each was alone: this shows nothing"
    with open_session(engine) as session:
        for generation_id in (each for report in reports for each in report.held):
            ledger.release(session, generation_id)
        assert total.show(session, LIMIT) == CreditTotal(limit=LIMIT, used=0, held=0)
    engine.dispose()


def _spend(url: str, app: str) -> _Report:
    return asyncio.run(_run(url, app))


async def _run(url: str, app: str) -> _Report:
    database, mine, most, met_others = open_database(url), list[str](), 0, False
    for number in range(TRIES):
        try:
            made = await database.write(ask, app, f"film {number} of {app}", price=PRICE, credit_limit_total=LIMIT)
            mine.append(made.view.generation_id)
        except TotalExhausted:
            await asyncio.gather(*(database.write(ledger.release, each) for each in mine[:1]))
            mine = mine[1:]
        shown = await database.read(total.show, LIMIT)
        assert shown is not None
        most, met_others = max(most, shown.held), met_others or shown.held > len(mine) * PRICE
    database.close()
    return _Report(most, met_others, mine)
