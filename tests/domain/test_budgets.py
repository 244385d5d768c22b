"""A budget in the ledger, on both databases: its limit, the end of its window, and what follows a hold later."""

import pytest
from sqlalchemy import text

from app.domain import clients, ledger
from app.errors import BudgetExhausted, InsufficientCredit
from app.schemas.credits import Budget, BudgetSettings
from app.store.sessions import Session
from app.words import AuditRule, Period, Role
from tests.support.clocks import Clock, give_clock
from tests.support.money import add_run, check_clients, read_all_figures, replay

LIMIT = 300
NOON = 1_795_780_800_000  # 2026-11-27T12:00:00Z
SECOND, DAY = 1_000, 86_400_000
MIDNIGHT = NOON + DAY // 2


@pytest.fixture
def clock(session: Session) -> Clock:
    return give_clock(session, NOON)


@pytest.fixture
def client(session: Session, clock: Clock) -> str:  # noqa: ARG001 - the time must be set first
    client_id = clients.create(session, "shop", 10 * LIMIT, Role.MEMBER).id
    set_budget(session, client_id)
    return client_id


def set_budget(
    session: Session, client: str, period: Period = Period.DAY, timezone: str = "UTC", limit: int = LIMIT
) -> None:
    ledger.set_budget(session, client, BudgetSettings(period=period, timezone=timezone, limit=limit))


def read(session: Session, client: str) -> Budget:
    budget = ledger.get_credits(session, client).budget
    assert budget is not None
    return budget


def figures(session: Session, client: str) -> tuple[int, int]:
    """Used and held in the current window. The books must agree with the counters at any time."""
    assert check_clients(session) == []
    assert replay(session) == read_all_figures(session)
    budget = read(session, client)
    return budget.period_used, budget.period_held


def test_used_and_held_stay_within_the_budget(session: Session, client: str) -> None:
    run = add_run(session, client, 100)
    ledger.settle(session, run)
    add_run(session, client, 200)
    assert figures(session, client) == (100, 200)
    with pytest.raises(BudgetExhausted) as refusal:
        add_run(session, client, 1)
    assert refusal.value.details == {
        "budgetLimit": LIMIT,
        "periodUsed": 100,
        "periodHeld": 200,
        "required": 1,
        "resetsAt": "2026-11-28T00:00:00+00:00",
    }
    with pytest.raises(BudgetExhausted):
        ledger.require(session, client, 1)


def test_the_limit_for_life_still_counts(session: Session, client: str) -> None:
    ledger.grant(session, client, -10 * LIMIT + 50)
    with pytest.raises(InsufficientCredit) as refusal:
        add_run(session, client, 100)
    assert refusal.value.code == "insufficient_credit"
    assert figures(session, client) == (0, 0)


@pytest.mark.parametrize(
    ("period", "timezone", "boundary"),
    [
        (Period.DAY, "UTC", "2026-11-28T00:00:00+00:00"),
        (Period.DAY, "Europe/Berlin", "2026-03-29T00:00:00+01:00"),
        (Period.DAY, "Europe/Berlin", "2026-03-30T00:00:00+02:00"),
        (Period.DAY, "Europe/Berlin", "2026-10-26T00:00:00+01:00"),
        (Period.DAY, "America/New_York", "2026-03-09T00:00:00-04:00"),
        (Period.DAY, "America/New_York", "2026-11-02T00:00:00-05:00"),
        (Period.WEEK, "Europe/Berlin", "2026-10-26T00:00:00+01:00"),
        (Period.MONTH, "America/New_York", "2026-12-01T00:00:00-05:00"),
    ],
)
def test_a_second_before_the_boundary_it_is_full_and_a_second_after_it_is_not(
    session: Session, clock: Clock, period: Period, timezone: str, boundary: str
) -> None:
    clock.set(boundary, "")
    end = clock.milliseconds
    clock.milliseconds = end - 5 * SECOND
    client = clients.create(session, "shop", 10 * LIMIT, Role.MEMBER).id
    set_budget(session, client, period, timezone)
    assert read(session, client).resets_at == boundary
    add_run(session, client, LIMIT)
    for before in (SECOND, 1):
        clock.milliseconds = end - before
        with pytest.raises(BudgetExhausted):
            add_run(session, client, 1)
    for after in (0, SECOND):
        clock.milliseconds = end + after
        assert (read(session, client).period_start, figures(session, client)) == (boundary, (0, after // SECOND))
        add_run(session, client, 1)
    assert figures(session, client) == (0, 2)


def test_nobody_has_to_run_at_the_boundary(session: Session, client: str, clock: Clock) -> None:
    add_run(session, client, LIMIT)
    clock.milliseconds = MIDNIGHT + 40 * DAY + SECOND
    assert figures(session, client) == (0, 0)
    assert read(session, client).resets_at == "2027-01-08T00:00:00+00:00"
    add_run(session, client, LIMIT)
    assert figures(session, client) == (0, LIMIT)


def test_the_end_of_a_hold_counts_in_its_window_and_nowhere_else(session: Session, client: str, clock: Clock) -> None:
    runs = [add_run(session, client, 100) for _ in range(3)]
    clock.milliseconds = MIDNIGHT
    new = add_run(session, client, 50)
    ledger.settle(session, runs[0])
    ledger.release(session, runs[1])
    assert figures(session, client) == (0, 50)
    ledger.settle(session, new)
    ledger.refund(session, runs[0])
    assert figures(session, client) == (50, 0)
    ledger.refund(session, new)
    assert figures(session, client) == (0, 0)


def test_what_ends_before_anybody_looks_at_the_new_window(session: Session, client: str, clock: Clock) -> None:
    run, other = add_run(session, client, 100), add_run(session, client, 100)
    clock.milliseconds = MIDNIGHT
    ledger.settle(session, run)
    assert figures(session, client) == (0, 0)
    ledger.refund(session, run)
    ledger.release(session, other)
    add_run(session, client, LIMIT)
    assert figures(session, client) == (0, LIMIT)


def test_a_clock_that_is_set_back_opens_no_second_window(session: Session, client: str, clock: Clock) -> None:
    add_run(session, client, LIMIT)
    clock.milliseconds = MIDNIGHT
    run = add_run(session, client, LIMIT)
    clock.milliseconds = MIDNIGHT - SECOND
    with pytest.raises(BudgetExhausted):
        add_run(session, client, 1)
    ledger.release(session, run)
    late = add_run(session, client, 10)
    assert figures(session, client) == (0, 10)
    ledger.settle(session, late)
    assert figures(session, client) == (10, 0)


def test_a_new_budget_counts_what_was_accepted_since_its_window_began(
    session: Session, client: str, clock: Clock
) -> None:
    settled, refunded, released = (add_run(session, client, 50) for _ in range(3))
    clock.milliseconds = MIDNIGHT
    add_run(session, client, 70)
    ledger.settle(session, settled)
    ledger.settle(session, refunded)
    ledger.refund(session, refunded)
    ledger.release(session, released)
    set_budget(session, client, Period.MONTH)
    assert figures(session, client) == (50, 70)
    set_budget(session, client, Period.DAY, limit=10)
    assert figures(session, client) == (0, 70)
    ledger.set_budget(session, client, None)
    assert ledger.get_credits(session, client).budget is None
    add_run(session, client, 5)
    set_budget(session, client, Period.DAY)
    assert figures(session, client) == (0, 75)


def test_the_bill_passes_into_the_window_of_the_one_that_pays(session: Session, client: str, clock: Clock) -> None:
    heir = clients.create(session, "heir", 10 * LIMIT, Role.MEMBER).id
    set_budget(session, heir, limit=100)
    run, dear = add_run(session, client, 100), add_run(session, client, 101)
    assert ledger.pass_hold(session, dear, heir, "video_2") is None
    clock.milliseconds = MIDNIGHT
    assert ledger.pass_hold(session, run, heir, "video_1") is not None
    assert figures(session, heir) == (0, 100)
    ledger.settle(session, run)
    assert (figures(session, heir), figures(session, client)) == ((100, 0), (0, 0))


def test_the_audit_finds_a_figure_that_its_entries_do_not_give(session: Session, client: str) -> None:
    add_run(session, client, 100)
    session.execute(text("UPDATE client SET period_held = 99"))
    (finding,) = check_clients(session)
    assert finding.rule is AuditRule.BUDGETS
    assert "0 used and 99 held" in finding.detail
