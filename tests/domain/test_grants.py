"""Grants that expire, on both databases: what is left of them leaves the limit once, and what was spent stays spent."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain import clients, entries, grants, ledger
from app.domain.budgets import Window
from app.domain.entries import EntryRange
from app.domain.grants import Grant
from app.errors import InsufficientCredit, InvalidRequest
from app.store.sessions import Session
from app.words import AuditRule, Role
from tests.support.clocks import Clock, give_clock
from tests.support.money import add_run, check_clients, read_all_figures, replay

LIMIT = 1_000
START = 1_795_780_800_000  # 2026-11-27T12:00:00Z
HOUR = 3_600_000
END = START + HOUR


@pytest.fixture
def clock(session: Session) -> Clock:
    return give_clock(session, START)


@pytest.fixture
def client(session: Session, clock: Clock) -> str:  # noqa: ARG001 - the time must be set first
    return clients.create(session, "shop", LIMIT, Role.MEMBER).id


def read_limit(session: Session, client: str) -> int:
    """The limit, before its entries are written and after that. It must be the same, and the books must agree."""
    shown = ledger.get_credits(session, client)
    assert clients.get(session, client).credit_limit == shown.credit_limit
    assert check_clients(session) == []
    grants.lapse(session, client)
    assert not grants.is_due(session, client)
    assert ledger.get_credits(session, client) == shown
    assert replay(session) == read_all_figures(session)
    assert check_clients(session) == []
    return shown.credit_limit


def list_grants(session: Session, client: str) -> list[int]:
    page = entries.list_page(session, client, EntryRange(), 100)
    return [entry.amount for entry in page.data if entry.kind == "grant"]


def spend(session: Session, client: str, amount: int) -> str:
    run = add_run(session, client, amount)
    ledger.settle(session, run)
    return run


def test_it_is_valid_until_a_millisecond_before_its_end(session: Session, clock: Clock, client: str) -> None:
    (shown,) = ledger.grant(session, client, 500, expires_at=END).expiring_grants
    assert (shown.amount, shown.left, shown.expires_at) == (500, 500, "2026-11-27T13:00:00.000Z")
    clock.milliseconds = END - 1
    assert read_limit(session, client) == LIMIT + 500
    clock.milliseconds = END
    assert read_limit(session, client) == LIMIT
    assert ledger.get_credits(session, client).expiring_grants == []
    assert list_grants(session, client) == [-500, 500, LIMIT]


def test_a_hold_after_the_end_cannot_use_it(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    clock.milliseconds = END + 40 * 24 * HOUR  # nobody came at the end
    with pytest.raises(InsufficientCredit) as refusal:
        add_run(session, client, LIMIT + 1)
    assert refusal.value.details["creditLimit"] == LIMIT
    add_run(session, client, LIMIT)
    assert list_grants(session, client) == [-500, 500, LIMIT]


def test_what_was_spent_from_it_stays_spent(session: Session, clock: Clock, client: str) -> None:
    spend(session, client, 50)
    clock.milliseconds += 1
    ledger.grant(session, client, 500, expires_at=END)
    spend(session, client, 200)
    add_run(session, client, 100)
    assert ledger.get_credits(session, client).expiring_grants[0].left == 200
    clock.milliseconds = END
    assert read_limit(session, client) == LIMIT + 300
    assert ledger.get_credits(session, client).available_credit == LIMIT - 50


def test_more_was_spent_than_it_gave(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    spend(session, client, 700)
    clock.milliseconds = END
    assert read_limit(session, client) == LIMIT + 500
    assert list_grants(session, client) == [500, LIMIT]


@pytest.mark.parametrize("is_written", [True, False])
def test_what_comes_back_after_the_end_is_gone_too(
    session: Session, clock: Clock, client: str, is_written: bool
) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    refunded, released = spend(session, client, 150), add_run(session, client, 250)
    clock.milliseconds = END
    if is_written:
        assert read_limit(session, client) == LIMIT + 400
    ledger.refund(session, refunded)
    assert read_limit(session, client) == LIMIT + 250
    ledger.release(session, released)
    assert read_limit(session, client) == LIMIT
    assert ledger.get_credits(session, client).available_credit == LIMIT


def test_what_comes_back_before_the_end_can_be_spent_again(session: Session, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    ledger.release(session, add_run(session, client, 500))
    assert ledger.get_credits(session, client).expiring_grants[0].left == 500
    add_run(session, client, LIMIT + 500)


def test_the_one_that_expires_first_is_used_first(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 300, expires_at=END + 5 * HOUR)
    ledger.grant(session, client, 100, expires_at=END)
    spend(session, client, 150)
    assert [grant.left for grant in ledger.get_credits(session, client).expiring_grants] == [0, 250]
    clock.milliseconds = END
    assert read_limit(session, client) == LIMIT + 400
    assert [grant.left for grant in ledger.get_credits(session, client).expiring_grants] == [250]
    spend(session, client, 50)
    clock.milliseconds = END + 5 * HOUR
    assert read_limit(session, client) == LIMIT + 200


def test_a_lower_limit_uses_it_up_too(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    ledger.grant(session, client, -LIMIT - 300)
    clock.milliseconds = END
    assert read_limit(session, client) == 200


def test_the_limit_never_falls_below_nothing(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    run = spend(session, client, 500)
    clock.milliseconds = END
    ledger.grant(session, client, -LIMIT - 400)
    ledger.refund(session, run)
    assert read_limit(session, client) == 0
    assert sorted(list_grants(session, client)) == [-LIMIT - 400, -500, 400, 500, LIMIT]  # 100 of the limit were left
    ledger.grant(session, client, 250)  # nothing is left that could take it away
    assert read_limit(session, client) == 250


def test_the_end_of_a_grant_takes_no_more_than_there_is(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    run = spend(session, client, 500)
    clock.milliseconds = END
    ledger.grant(session, client, -LIMIT - 500)
    clock.milliseconds += 1
    ledger.grant(session, client, 500, expires_at=END + HOUR)
    ledger.refund(session, run)  # what comes back is what the first one gave
    assert read_limit(session, client) == 0
    clock.milliseconds += HOUR
    assert read_limit(session, client) == 0
    assert sorted(list_grants(session, client)) == [-LIMIT - 500, -500, -500, 500, 500, 500, LIMIT]


@pytest.mark.parametrize(("amount", "expires_at"), [(500, START), (500, START - HOUR), (500, 10**18), (-500, END)])
def test_an_end_that_cannot_be_changes_nothing(session: Session, client: str, amount: int, expires_at: int) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        ledger.grant(session, client, amount, expires_at=expires_at)
    assert refusal.value.param == "expiresAt"
    assert list_grants(session, client) == [LIMIT]


def test_the_audit_finds_what_did_not_leave(session: Session, clock: Clock, client: str) -> None:
    ledger.grant(session, client, 500, expires_at=END)
    clock.milliseconds = END
    session.execute(text("UPDATE client SET grant_ends_at = NULL"))
    (finding,) = check_clients(session)
    assert (finding.rule, finding.subject) == (AuditRule.GRANTS, client)
    assert finding.detail.startswith("500 is left of")


times = st.integers(0, 20)
windows = st.tuples(times, st.integers(1, 10)).map(lambda pair: Window(pair[0], pair[0] + pair[1]))
grants_ = st.lists(st.tuples(st.integers(1, 50), windows), min_size=1, max_size=5).map(
    lambda pairs: [Grant(str(number), *pair) for number, pair in enumerate(pairs)]
)
spending = st.lists(st.tuples(times, st.integers(1, 60)), max_size=8)


def sum_of(spent: list[tuple[int, int]]) -> Callable[[Window], int]:
    return lambda window: sum(amount for at, amount in spent if window.start <= at < window.end)


def share_slowly(known: list[Grant], spent: list[tuple[int, int]]) -> dict[str, int]:
    """Credit by credit, as somebody would do it with coins."""
    left = {grant.id: grant.amount for grant in known}
    for at, amount in sorted(spent):
        for _ in range(amount):
            open_ = [grant for grant in known if grant.valid.start <= at < grant.valid.end and left[grant.id]]
            if open_:
                left[min(open_, key=lambda grant: (grant.valid.end, grant.id)).id] -= 1
    return left


@given(grants_, spending)
def test_each_credit_is_taken_from_the_grant_that_expires_first(
    known: list[Grant], spent: list[tuple[int, int]]
) -> None:
    assert {rest.grant.id: rest.left for rest in grants.share_out(known, sum_of(spent))} == share_slowly(known, spent)


@given(grants_, spending, st.data())
def test_what_comes_back_never_leaves_less_of_a_grant(
    known: list[Grant], spent: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Otherwise an entry that is written would have been too much."""
    later = [(at, data.draw(st.integers(0, amount))) for at, amount in spent]
    pairs = zip(grants.share_out(known, sum_of(spent)), grants.share_out(known, sum_of(later)), strict=True)
    assert all(after.left >= before.left for before, after in pairs)
