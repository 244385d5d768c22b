"""When a delivery is tried again, and when a webhook is disabled: by the domain's functions, on both databases and on a
clock that the test sets."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlmodel import col

from app.domain import deliveries, events, keys, webhooks
from app.domain.deliveries import PAUSES_MS, Answer, Held
from app.domain.keys import Caller
from app.schemas.clients import NewKey
from app.store.sessions import Session, rehearse
from app.store.tables import Delivery, Event, Webhook
from app.words import DeliveryStatus, EventType, Scope
from app.worker.sender import read_retry_after
from tests.domain import steady
from tests.support.clocks import Clock, give_clock
from tests.webhooks.records import BROKEN, LEASE_MS, OK, OPERATOR_TYPES, add_caller, claim, register

NOON = 1_795_780_800_000  # 2026-11-27T12:00:00Z
SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000


@pytest.fixture
def clock(session: Session) -> Clock:
    return give_clock(session, NOON)


@pytest.fixture
def caller(session: Session, clock: Clock) -> Caller:  # noqa: ARG001 - the time must be set first
    return add_caller(session)


def tell(session: Session, caller: Caller, count: int = 1) -> None:
    """Record so many events of the client's videos."""
    for _ in range(count):
        events.record(session, "video.completed", None, {}, client_id=caller.client_id, video_id="video_1")


def find(session: Session, held: Held) -> Delivery:
    row = session.execute(select(*Delivery.__table__.columns).where(col(Delivery.id) == held.id)).one()  # type: ignore[attr-defined]  # SQLModel sets it
    return Delivery(**row._asdict())


def find_webhook(session: Session, webhook_id: str) -> Webhook:
    statement = select(*Webhook.__table__.columns).where(col(Webhook.id) == webhook_id)  # type: ignore[attr-defined]  # SQLModel sets it
    return Webhook(**session.execute(statement).one()._asdict())


def test_a_delivery_is_tried_ten_times_in_about_three_days(session: Session, clock: Clock, caller: Caller) -> None:
    register(session, caller)
    tell(session, caller)
    expected = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, *(hours * HOUR for hours in (2, 5, 10, 14, 20, 24))]
    assert list(PAUSES_MS) == expected
    ids = set()
    for number, pause in enumerate(expected, 1):
        held = claim(session)
        ids.add(held.event_id)
        assert deliveries.end_try(session, held, BROKEN) is DeliveryStatus.PENDING
        row = find(session, held)
        assert (row.tries, row.answer_status, row.answer_body) == (number, 500, "no")
        assert row.try_at is not None
        assert 0.9 * pause - 1 <= row.try_at - clock.milliseconds <= 1.1 * pause
        clock.milliseconds = row.try_at - 1
        assert deliveries.claim_next(session, LEASE_MS) is None
        clock.milliseconds = row.try_at
    held = claim(session)
    assert deliveries.end_try(session, held, BROKEN) is DeliveryStatus.FAILED
    row = find(session, held)
    assert (row.tries, row.try_at, len(ids)) == (10, None, 1)
    clock.milliseconds += 30 * DAY
    assert deliveries.claim_next(session, LEASE_MS) is None


def test_the_pauses_are_varied(session: Session, clock: Clock, caller: Caller) -> None:
    """Deliveries that failed together are not tried again together."""
    for _ in range(8):
        register(session, caller)
    tell(session, caller)
    tries = set()
    for _ in range(8):
        held = claim(session)
        deliveries.end_try(session, held, BROKEN)
        tries.add(find(session, held).try_at)
    assert len(tries) > 1
    assert clock.milliseconds == NOON


@pytest.mark.parametrize("status", [200, 204, 299])
def test_2xx_ends_it(session: Session, caller: Caller, status: int) -> None:
    register(session, caller)
    tell(session, caller)
    held = claim(session)
    assert deliveries.end_try(session, held, Answer(status, "")) is DeliveryStatus.DELIVERED
    assert find(session, held).try_at is None


def test_a_late_answer_of_a_lost_lease_changes_nothing(session: Session, clock: Clock, caller: Caller) -> None:
    register(session, caller)
    tell(session, caller)
    late = claim(session)
    assert deliveries.claim_next(session, LEASE_MS) is None
    clock.milliseconds += LEASE_MS + 1
    held = claim(session)
    assert (held.id, held.event_id, held.body) == (late.id, late.event_id, late.body)
    assert deliveries.end_try(session, late, OK) is None
    assert not deliveries.renew(session, late, LEASE_MS)
    assert not deliveries.hand_back(session, late)
    assert find(session, held).status == DeliveryStatus.PENDING
    assert deliveries.renew(session, held, LEASE_MS)
    assert deliveries.end_try(session, held, OK) is DeliveryStatus.DELIVERED
    assert deliveries.end_try(session, held, BROKEN) is None


def test_what_is_handed_back_or_left_by_a_dead_process_is_claimed_at_once(session: Session, caller: Caller) -> None:
    register(session, caller)
    tell(session, caller)
    held = claim(session)
    assert deliveries.hand_back(session, held)
    again = deliveries.claim_next(session, None)
    assert again is not None
    assert again.id == held.id
    assert deliveries.end_leases(session) == 1
    assert claim(session).id == held.id
    assert find(session, held).tries == 0  # a try without an end is not counted, so none is lost by crashes


def test_four_at_a_time_and_one_while_they_fail(session: Session, clock: Clock, caller: Caller) -> None:
    webhook = register(session, caller)
    tell(session, caller, 10)
    held = [claim(session) for _ in range(4)]
    assert len({each.id for each in held}) == 4
    assert deliveries.claim_next(session, LEASE_MS) is None
    deliveries.end_try(session, held[0], OK)
    held.append(claim(session))
    for each in held[1:]:
        deliveries.end_try(session, each, BROKEN)
    single = claim(session)
    assert deliveries.claim_next(session, LEASE_MS) is None
    assert find_webhook(session, webhook.id).failing_since == clock.milliseconds
    deliveries.end_try(session, single, OK)
    assert find_webhook(session, webhook.id).failing_since is None
    assert [claim(session) for _ in range(4)]


def test_who_has_fewest_in_flight_comes_first(session: Session, caller: Caller) -> None:
    busy = register(session, caller)
    tell(session, caller, 10)
    other = add_caller(session, "other")
    quiet = register(session, other)
    tell(session, other)
    assert [claim(session).webhook_id for _ in range(3)] == [busy.id, quiet.id, busy.id]


@pytest.mark.parametrize("status", [429, 502, 504])
def test_an_overloaded_receiver_gets_nothing_for_a_while(
    session: Session, clock: Clock, caller: Caller, status: int
) -> None:
    register(session, caller)
    tell(session, caller, 2)
    held = claim(session)
    deliveries.end_try(session, held, Answer(status))
    assert deliveries.claim_next(session, LEASE_MS) is None
    clock.milliseconds += 5 * SECOND
    other = claim(session)
    assert other.id != held.id
    deliveries.end_try(session, other, OK)


@settings(steady, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(status=st.sampled_from([429, 500, 503, 302]), seconds=st.integers(0, 86_400))
def test_retry_after_is_obeyed_by_the_delivery_and_its_webhook(
    session: Session, clock: Clock, caller: Caller, status: int, seconds: int
) -> None:
    def check(session: Session) -> None:
        clock.milliseconds = NOON
        register(session, caller)
        tell(session, caller, 2)
        held = claim(session)
        deliveries.end_try(session, held, Answer(status, retry_after_ms=seconds * SECOND))
        if seconds:
            clock.milliseconds = NOON + seconds * SECOND - 1
            assert deliveries.claim_next(session, LEASE_MS) is None
        try_at = find(session, held).try_at
        assert try_at is not None
        assert try_at >= NOON + seconds * SECOND
        clock.milliseconds = NOON + seconds * SECOND
        assert deliveries.claim_next(session, LEASE_MS) is not None

    rehearse(session, check)


@pytest.mark.parametrize(
    ("header", "milliseconds"),
    [
        (None, None), ("", None), ("soon", None), ("-1", None), ("1.5", None), ("٣", None), ("9" * 5000, None),
        ("0", 0), ("120", 120_000), (" 7 ", 7_000), ("999999999", 86_400_000),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400_000),
    ],
)  # fmt: skip
def test_retry_after_is_read_in_both_forms(header: str | None, milliseconds: int | None) -> None:
    assert read_retry_after(header) == milliseconds


def test_a_webhook_is_disabled_after_five_days_of_failures(session: Session, clock: Clock, caller: Caller) -> None:
    operator = add_caller(session, "operator")
    keys.issue(session, operator.client_id, NewKey(scopes=[Scope.OPERATE_READ]))
    register(session, operator, OPERATOR_TYPES)
    webhook = register(session, caller)
    failed_at = []
    while find_webhook(session, webhook.id).status == "enabled":
        tell(session, caller)
        failed_at.append(clock.milliseconds)
        deliveries.end_try(session, claim(session), BROKEN)
        clock.milliseconds += 6 * HOUR
        assert len(failed_at) < 100
    assert failed_at[-1] - failed_at[0] == 5 * DAY
    assert find_webhook(session, webhook.id).disabled_reason == "failing"
    told = claim(session)
    assert told.kind is EventType.WEBHOOK_DISABLED
    assert json.loads(told.body)["data"] == {
        "client_id": caller.client_id, "webhook_id": webhook.id, "reason": "failing",
    }  # fmt: skip


def test_one_success_begins_the_five_days_anew(session: Session, clock: Clock, caller: Caller) -> None:
    webhook, number = register(session, caller), 0
    while find_webhook(session, webhook.id).status == "enabled":
        tell(session, caller)
        deliveries.end_try(session, claim(session), OK if number == 15 else BROKEN)
        clock.milliseconds += 6 * HOUR
        number += 1
    assert number - 1 == 16 + 20


def test_single_failures_far_apart_disable_nothing(session: Session, clock: Clock, caller: Caller) -> None:
    """The five days begin with three failures within a day."""
    webhook = register(session, caller)
    for _ in range(10):
        session.change(delete(Delivery))
        tell(session, caller)
        deliveries.end_try(session, claim(session), BROKEN)
        clock.milliseconds += 2 * DAY
    assert find_webhook(session, webhook.id).status == "enabled"


def test_a_test_has_one_try(session: Session, caller: Caller) -> None:
    webhook = register(session, caller)
    webhooks.send_test(session, caller, webhook.id)
    assert deliveries.end_try(session, claim(session), BROKEN) is DeliveryStatus.FAILED


def test_an_event_has_one_delivery_for_each_webhook(session: Session, caller: Caller) -> None:
    webhook = register(session, caller)
    tell(session, caller)
    event_id = session.execute(select(col(Event.id)).where(col(Event.type) == "video.completed")).scalar_one()
    with pytest.raises(Exception, match=r"(?i)unique"), session.savepoint():
        events.add_delivery(session, webhook.id, caller.client_id, event_id)
