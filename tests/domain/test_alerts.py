"""Alerts, on both databases: what reaches 80 or 100 % of a limit is recorded once for each limit and window."""

import asyncio
import multiprocessing
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from app.domain import clients, grants, ledger
from app.schemas.credits import BudgetSettings
from app.store.database import open_database
from app.store.ids import new_id
from app.store.sessions import Session, rehearse
from app.store.statements import Values
from app.store.tables import Alert, Event
from app.words import EventType, Period, Role
from tests.support.clocks import Clock, give_clock
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.money import add_run

LIMIT = 1_000
NOON = 1_795_780_800_000  # 2026-11-27T12:00:00Z
HOUR, DAY = 3_600_000, 86_400_000
PROCESSES, ROUNDS, PRICE = 8, 8, 10


@pytest.fixture
def clock(session: Session) -> Clock:
    return give_clock(session, NOON)


@pytest.fixture
def client(session: Session, clock: Clock) -> str:  # noqa: ARG001 - the time must be set first
    return clients.create(session, "shop", LIMIT, Role.MEMBER).id


def set_budget(session: Session, client: str, limit: int, period: Period = Period.DAY) -> None:
    ledger.set_budget(session, client, BudgetSettings(period=period, timezone="UTC", limit=limit))


def list_shown(session: Session, client: str) -> list[tuple[str, int, int]]:
    return [(alert.period, alert.threshold, alert.limit) for alert in clients.get(session, client).alerts]


def list_events(session: Session, client: str) -> list[tuple[str, int, int]]:
    """The same of all events about this client, which must be as many as the rows."""
    wanted = select(col(Event.payload)).where(
        col(Event.type) == EventType.CLIENT_CREDIT_THRESHOLD, col(Event.client_id) == client
    )
    payloads = [row.payload for row in session.execute(wanted)]
    told = sorted((payload["period"], payload["threshold"], payload["limit"]) for payload in payloads)
    columns = col(Alert.period), col(Alert.threshold), col(Alert.credit_limit)
    rows = session.execute(select(*columns).where(col(Alert.client_id) == client))
    assert sorted(tuple(row) for row in rows) == told
    return told


@pytest.mark.parametrize(("spent", "reached"), [(799, []), (800, [80]), (801, [80]), (999, [80]), (1_000, [80, 100])])
def test_a_hold_reaches_a_threshold_exactly(session: Session, client: str, spent: int, reached: list[int]) -> None:
    add_run(session, client, spent)
    assert list_shown(session, client) == [("life", threshold, LIMIT) for threshold in reached]
    assert list_events(session, client) == list_shown(session, client)


def test_the_time_is_that_of_the_hold(session: Session, client: str, clock: Clock) -> None:
    clock.milliseconds += HOUR
    add_run(session, client, 800)
    clock.milliseconds += HOUR
    add_run(session, client, 100)
    assert [alert.reached_at for alert in clients.get(session, client).alerts] == ["2026-11-27T13:00:00.000Z"]


def test_what_comes_back_and_is_spent_again_reaches_nothing_new(session: Session, client: str) -> None:
    for _ in range(3):
        ledger.release(session, add_run(session, client, 900))
    settled = add_run(session, client, 900)
    ledger.settle(session, settled)
    ledger.refund(session, settled)
    add_run(session, client, 900)
    assert list_events(session, client) == list_shown(session, client) == [("life", 80, LIMIT)]


def test_a_raised_limit_begins_anew(session: Session, client: str) -> None:
    add_run(session, client, LIMIT)
    ledger.grant(session, client, LIMIT)
    assert list_shown(session, client) == []
    add_run(session, client, 600)
    assert list_shown(session, client) == [("life", 80, 2 * LIMIT)]
    assert len(list_events(session, client)) == 3


def test_a_lowered_limit_reaches_it_too(session: Session, client: str) -> None:
    add_run(session, client, 500)
    ledger.grant(session, client, -400)
    assert list_shown(session, client) == [("life", 80, 600)]
    ledger.grant(session, client, -100)
    assert list_shown(session, client) == [("life", 80, 500), ("life", 100, 500)]
    ledger.grant(session, client, -500)
    assert list_shown(session, client) == []  # of nothing there is no part


def test_the_end_of_a_grant_reaches_it_too(session: Session, client: str, clock: Clock) -> None:
    add_run(session, client, 700)
    clock.milliseconds += HOUR
    ledger.grant(session, client, LIMIT, expires_at=clock.milliseconds + HOUR)
    add_run(session, client, 500)
    clock.milliseconds += HOUR
    assert list_events(session, client) == []
    assert grants.lapse(session, client)
    assert list_events(session, client) == list_shown(session, client) == [("life", 80, LIMIT + 500)]


def test_each_window_of_a_budget_begins_anew(session: Session, client: str, clock: Clock) -> None:
    set_budget(session, client, 100)
    add_run(session, client, 80)
    assert list_shown(session, client) == [("day", 80, 100)]
    clock.milliseconds += DAY
    assert list_shown(session, client) == []  # nobody had to run at the boundary
    add_run(session, client, 100)
    assert list_shown(session, client) == [("day", 80, 100), ("day", 100, 100)]
    assert len(list_events(session, client)) == 3


def test_a_window_that_has_ended_is_not_recorded_late(session: Session, client: str, clock: Clock) -> None:
    set_budget(session, client, 100)
    add_run(session, client, 70)
    clock.milliseconds += DAY
    ledger.grant(session, client, 1)
    set_budget(session, client, 50)
    assert list_events(session, client) == []


def test_a_new_budget_has_reached_what_its_window_has(session: Session, client: str) -> None:
    add_run(session, client, 90)
    set_budget(session, client, 100)
    assert list_shown(session, client) == [("day", 80, 100)]
    set_budget(session, client, 1_000)
    assert list_shown(session, client) == []
    set_budget(session, client, 90, Period.MONTH)
    assert list_shown(session, client) == [("month", 80, 90), ("month", 100, 90)]
    set_budget(session, client, 0)
    assert list_shown(session, client) == []


def test_a_day_and_a_month_that_begin_together_have_their_own(session: Session, client: str, clock: Clock) -> None:
    clock.set("2026-12-01T12:00:00")
    set_budget(session, client, 100, Period.DAY)
    add_run(session, client, 85)
    set_budget(session, client, 100, Period.MONTH)
    assert list_shown(session, client) == [("month", 80, 100)]
    assert list_events(session, client) == [("day", 80, 100), ("month", 80, 100)]


def test_one_hold_may_reach_both_limits(session: Session, client: str) -> None:
    set_budget(session, client, 900)
    add_run(session, client, 850)
    assert list_shown(session, client) == [("life", 80, LIMIT), ("day", 80, 900)]


def test_whoever_takes_over_a_bill_reaches_it(session: Session, client: str) -> None:
    run = add_run(session, client, 900)
    other = clients.create(session, "other", LIMIT, Role.MEMBER).id
    assert ledger.pass_hold(session, run, other, new_id("video"))
    assert list_events(session, other) == list_shown(session, other) == [("life", 80, LIMIT)]


def test_what_is_undone_leaves_no_alert(session: Session, client: str) -> None:
    rehearse(session, add_run, client, 900)
    assert list_events(session, client) == []
    add_run(session, client, 900)
    assert list_events(session, client) == [("life", 80, LIMIT)]


def test_all_lists_of_clients_have_them(session: Session, client: str) -> None:
    other = clients.create(session, "other", LIMIT, Role.MEMBER).id
    add_run(session, client, 900)
    page = clients.list_page(session, limit=10, after=None, status=None, role=None).data
    for listed in (clients.list_all(session), page):
        assert {each.id: len(each.alerts) for each in listed} == {client: 1, other: 0}


class _Listener(Session):
    """Records what is sent to the database."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.connection)
        self.differences = session.differences
        self.sent: list[str] = []

    def _send(self, text: str, values: Values = (), *, returns_rows: bool = False) -> tuple[Sequence[Any], int]:
        self.sent.append(text)
        return super()._send(text, values, returns_rows=returns_rows)


def test_a_hold_that_reaches_nothing_costs_no_statement(session: Session, client: str) -> None:
    set_budget(session, client, 900)
    listener = _Listener(session)
    counts = []
    for amount in (10, 700, 100, 10):  # the third one reaches 80 % of both
        listener.sent.clear()
        add_run(listener, client, amount)
        counts.append(len(listener.sent))
    assert counts[0] == counts[1] == counts[3] < counts[2]
    assert [text for text in listener.sent if "alert" in text or "event" in text] == []


_MOVES = st.lists(
    st.tuples(st.sampled_from(["hold", "release", "grant", "budget", "time"]), st.integers(1, 600)), max_size=25
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(moves=_MOVES)
def test_after_any_moves_the_rows_are_what_was_ever_reached(session: Session, moves: list[tuple[str, int]]) -> None:
    """Whatever is at or above a threshold after a move has its row, and no other row exists."""
    clock = give_clock(session, NOON)

    def act(session: Session) -> None:
        client = clients.create(session, "any moves", LIMIT, Role.MEMBER).id
        runs, expected = list[str](), set[tuple[str, int, int, int]]()
        for move, number in moves:
            if move == "time":
                clock.milliseconds += number * HOUR // 20
            else:
                _move(session, client, runs, move, number)
                expected |= _list_reached(session, client)
        columns = col(Alert.period), col(Alert.period_start), col(Alert.credit_limit), col(Alert.threshold)
        rows = session.execute(select(*columns).where(col(Alert.client_id) == client)).all()
        assert {tuple(row) for row in rows} == expected

    rehearse(session, act)


def _move(session: Session, client: str, runs: list[str], move: str, number: int) -> None:
    """What is not possible now does nothing."""
    shown = clients.get(session, client)
    match move:
        case "hold":
            budget = shown.budget
            left = budget.limit - budget.period_used - budget.period_held if budget else number
            if number <= min(shown.available_credit, left):
                runs.append(add_run(session, client, number))
        case "release":
            if runs:
                ledger.release(session, runs.pop())
        case "grant":
            ledger.grant(session, client, max(number - 300, -shown.credit_limit) or 1)
        case _:
            set_budget(session, client, number)


def _list_reached(session: Session, client: str) -> set[tuple[str, int, int, int]]:
    shown = clients.get(session, client)
    limits = [("life", 0, shown.credit_limit, shown.used_credit + shown.held_credit)]
    if budget := shown.budget:
        start = Clock(0)
        start.set(budget.period_start, "")
        limits.append(("day", start.milliseconds, budget.limit, budget.period_used + budget.period_held))
    return {
        (period, began, limit, percent)
        for period, began, limit, spent in limits
        for percent in (80, 100)
        if limit and spent / limit >= percent / 100
    }


def test_of_sixty_four_racers_across_a_threshold_one_records_it(new_database: NewDatabase) -> None:
    """Eight processes hold, release and hold again, so that they reach 80 % many times, and 100 % with the last."""
    url, size = new_database(), PROCESSES * ROUNDS * PRICE
    engine = open_engine(url)
    with open_session(engine) as session:
        client = clients.create(session, "shop", size, Role.MEMBER).id
        set_budget(session, client, size, Period.MONTH)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with context.Pool(PROCESSES) as pool:
        pool.map(abs, range(PROCESSES))  # all are running
        pool.starmap(_race, [(url, client)] * PROCESSES)
    with open_session(engine) as session:
        assert clients.get(session, client).held_credit == size
        assert list_events(session, client) == [
            (period, threshold, size) for period in ("life", "month") for threshold in (80, 100)
        ]
    engine.dispose()


def _race(url: str, client: str) -> None:
    asyncio.run(_hold_often(url, client))


async def _hold_often(url: str, client: str) -> None:
    database = open_database(url)
    for _ in range(ROUNDS):
        run = await database.write(add_run, client, PRICE)
        await database.write(ledger.release, run)
        await database.write(add_run, client, PRICE)
    database.close()
