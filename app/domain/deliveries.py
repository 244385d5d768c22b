"""Deliveries: a sender claims one that is due, sends it, and says what came back; then it ends or is tried again.

Each claim increments the fence of its delivery, so that the answer to a late try changes nothing. A sender that was
killed may have sent what it held: the delivery is sent again, with the same id. Order is not promised.
"""

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from app.domain import events, facts
from app.errors import NotFound
from app.schemas.webhooks import Delivery as DeliveryView
from app.schemas.webhooks import DeliveryPage
from app.store.ids import first_id
from app.store.sessions import Session, note_fact, now
from app.store.tables import Client, Delivery, Event, Generation, Video, Webhook
from app.store.times import write_seconds
from app.words import Cache, ClientStatus, DeliveryStatus, DisabledReason, EventType, WebhookStatus

_FOREVER = 2**62  # SQLite has one serving process: all its leases end when it starts again, so no clock is needed
_AT_ONCE = 4  # tries in flight for one webhook; only one while its tries fail
_SECOND, _MINUTE, _HOUR, _DAY = 1000, 60_000, 3_600_000, 86_400_000
# After the first try, the second, …: after the last, the delivery has failed.
PAUSES_MS = (
    5 * _SECOND, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR, 20 * _HOUR, 24 * _HOUR,
)  # fmt: skip
_JITTER = 0.1  # of a pause, in either direction
_LONGEST_PAUSE_MS = _DAY  # that a receiver may ask for
_SLOW_MS = 5 * _MINUTE  # the longest pause of a webhook whose receiver does not say how long it should be
_FAILING_MS = 5 * _DAY  # until a webhook is disabled
_SEVERAL = 3  # failures within a day, with which the five days begin
_GONE, _SLOW = 410, frozenset({429, 502, 504})
_BODY_LIMIT = 20_000  # bytes
_BATCH = 500  # rows per transaction: other writers wait no longer than that takes


@dataclass(frozen=True)
class Held:
    """A delivery that a sender holds: where to send which body, and the secrets to sign it with."""

    id: str
    webhook_id: str
    fence: int
    tries: int
    url: str
    secrets: tuple[bytes, ...]
    event_id: str
    kind: EventType
    body: bytes
    video_id: str | None
    generation_id: str | None
    traceparent: str | None  # of the request that started the generation


@dataclass(frozen=True)
class Answer:
    """What came back: the status and the beginning of the body, or the reason why nothing did."""

    status: int | None = None
    body: str | None = None
    error: str | None = None
    retry_after_ms: int | None = None

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def claim_next(session: Session, lease_ms: int | None) -> Held | None:
    """Claim one delivery that is due and that no sender holds. None when there is none.

    The webhook with the fewest tries in flight comes first, so that a slow receiver delays nobody else. Senders that
    claim at the same moment do not see each other's claims, so a webhook may get one more for each of them.
    """
    time = now(session)
    row = session.execute(_CLAIM, {"time": time, "lease_end": _lease_end(time, lease_ms)}).one_or_none()
    return None if row is None else _hold(session.execute(_FIND_HELD, {"delivery_id": row.id}).one(), time)


def renew(session: Session, held: Held, lease_ms: int) -> bool:
    """Extend the lease. False when it was lost."""
    known = {"delivery_id": held.id, "held_fence": held.fence, "lease_end": _lease_end(now(session), lease_ms)}
    return session.change(_RENEW, known) == 1


def hand_back(session: Session, held: Held) -> bool:
    """End the lease, so that any sender can claim the delivery again. False when it was lost."""
    return session.change(_HAND_BACK, {"delivery_id": held.id, "held_fence": held.fence}) == 1


def end_leases(session: Session) -> int:
    """For the start of the only serving process: nobody else can hold a delivery then."""
    return session.change(_END_LEASES)


def end_try(session: Session, held: Held, answer: Answer) -> DeliveryStatus | None:
    """Record what came back. Returns the state of the delivery, or None when the lease was lost."""
    time, tries = now(session), held.tries + 1
    if answer.is_success:
        status, try_at = DeliveryStatus.DELIVERED, None
    elif answer.status == _GONE or tries > _count_pauses(held.kind):
        status, try_at = DeliveryStatus.FAILED, None
    else:
        status, try_at = DeliveryStatus.PENDING, time + max(_choose_pause(tries), answer.retry_after_ms or 0)
    values = {
        "new_status": status,
        "new_tries": tries,
        "next_try": try_at,
        "time": time,
        "given_status": answer.status,
        "given_body": answer.body,
        "given_error": answer.error,
    }
    if session.change(_END_TRY, values | {"delivery_id": held.id, "held_fence": held.fence}) != 1:
        return None
    note_fact(session, facts.EndedTry(held.kind, status))
    if answer.is_success:
        session.change(_SUCCEED, {"hook_id": held.webhook_id})
    else:
        _count_failure(session, held, answer, tries, time)
    return status


def resend(session: Session, webhook_id: str, delivery_id: str) -> DeliveryView:
    """Send a delivery again at once, with all its tries; one that is being sent stays as it is. Raises NotFound."""
    known = {"hook_id": webhook_id, "delivery_id": delivery_id}
    session.change(_RESEND, known | {"time": now(session)})
    row = session.execute(_FIND, known).one_or_none()
    if row is None:
        raise NotFound("This webhook has no delivery with this id.", param="delivery_id")
    return show(row)


def recover_failed(session: Session, webhook_id: str, since: int) -> int:
    """Send at most 500 of the failed deliveries again whose events happened at `since` (milliseconds) or later. Returns
    how many; call it until that is 0."""
    known = {"hook_id": webhook_id, "since": first_id("delivery", since), "count": _BATCH, "time": now(session)}
    return session.change(_RECOVER, known)


def choose_wait(answer: Answer, tries: int) -> int | None:
    """How long a webhook gets nothing after this answer to a delivery's try of this number, in milliseconds."""
    if answer.retry_after_ms is not None:
        return min(answer.retry_after_ms, _LONGEST_PAUSE_MS)
    if answer.status in _SLOW:
        return min(PAUSES_MS[min(tries, len(PAUSES_MS)) - 1], _SLOW_MS)
    return None


def list_page(
    session: Session, webhook_id: str, *, limit: int, after: str | None, status: DeliveryStatus | None
) -> DeliveryPage:
    """At most `limit` deliveries of a webhook, newest first, older than the delivery `after`."""
    statement = _write_page(is_first=after is None, has_status=status is not None)
    known = {"hook_id": webhook_id, "after": after, "wanted": status, "count": limit + 1}
    rows = session.execute(statement, known).all()
    deliveries = [show(row) for row in rows[:limit]]
    return DeliveryPage(
        data=deliveries,
        first_id=deliveries[0].id if deliveries else None,
        last_id=deliveries[-1].id if deliveries else None,
        has_more=len(rows) > limit,
    )


def show(row: Any) -> DeliveryView:
    """A delivery as its client sees it. `row` has `COLUMNS`."""
    is_sent = row.webhook_status == WebhookStatus.ENABLED
    return DeliveryView(
        id=row.id,
        webhook_id=row.webhook_id,
        event_id=row.event_id,
        event_type=row.type,
        status=row.status,
        tries=row.tries,
        next_try_at=write_seconds(row.try_at) if is_sent else None,
        tried_at=write_seconds(row.tried_at),
        answer_status=row.answer_status,
        answer_body=row.answer_body,
        error=row.error,
        created_at=row.created_at // 1000,
    )


def _hold(row: Any, time: int) -> Held:
    is_rotating = row.previous_ends_at is not None and time < row.previous_ends_at
    return Held(
        id=row.id,
        webhook_id=row.webhook_id,
        fence=row.fence,
        tries=row.tries,
        url=row.url,
        secrets=(row.secret, row.previous_secret) if is_rotating else (row.secret,),
        event_id=row.event_id,
        kind=EventType(row.type),
        body=_write_body(row),
        video_id=row.video_id,
        generation_id=row.generation_id,
        traceparent=row.traceparent,
    )


def _write_body(row: Any) -> bytes:
    """The event as it is sent. Labels that would make it too large are left out."""
    body = events.show(row).model_dump_json().encode()
    if len(body) > _BODY_LIMIT and row.labels:
        return events.show(row, labels={}).model_dump_json().encode()
    return body


def _count_pauses(kind: EventType) -> int:
    """How many further tries follow the first one."""
    return 0 if kind is EventType.WEBHOOK_TEST else len(PAUSES_MS)


def _choose_pause(tries: int) -> int:
    varied = PAUSES_MS[tries - 1] * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - spreads load, guards nothing
    return int(varied)


def _count_failure(session: Session, held: Held, answer: Answer, tries: int, time: int) -> None:
    """Count a failure of the webhook; disable it if its receiver is gone, or fails for too long."""
    wait = choose_wait(answer, tries)
    known = {
        "hook_id": held.webhook_id,
        "time": time,
        "yesterday": time - _DAY,
        "resume": None if wait is None else time + wait,
    }
    webhook = session.execute(_FAIL, known).one()
    if answer.status == _GONE or webhook.failing_since <= time - _FAILING_MS:
        _disable(session, webhook, DisabledReason.GONE if answer.status == _GONE else DisabledReason.FAILING)


def _disable(session: Session, webhook: Any, reason: DisabledReason) -> None:
    if session.change(_DISABLE, {"hook_id": webhook.id, "reason": reason}) == 1:
        payload = {"webhook_id": webhook.id, "reason": reason}
        events.record(session, EventType.WEBHOOK_DISABLED, None, payload, client_id=webhook.client_id)


def _lease_end(time: int, lease_ms: int | None) -> int:
    return _FOREVER if lease_ms is None else time + lease_ms


def _is_free(delivery: type[Delivery]) -> ColumnElement[bool]:
    """Due, and held by nobody."""
    time: BindParameter[int] = bindparam("time")
    return and_(
        col(delivery.try_at) <= time, or_(col(delivery.lease_until).is_(None), col(delivery.lease_until) < time)
    )


def _write_claim() -> ReturningUpdate[Any]:
    """Called once, at import: the statement is executed every second. It reads one delivery of each webhook, however
    many wait."""
    candidate, earlier, other = aliased(Delivery), aliased(Delivery), aliased(Delivery)
    in_flight = (
        select(col(other.webhook_id), func.count().label("tries"))
        .where(col(other.lease_until) >= bindparam("time"))
        .group_by(other.webhook_id)
        .subquery()
    )
    tries = func.coalesce(in_flight.c.tries, 0)
    first = (
        select(col(earlier.id))
        .where(col(earlier.webhook_id) == col(Webhook.id), _is_free(earlier))
        .order_by(col(earlier.try_at), col(earlier.id))
        .limit(1)
        .correlate(Webhook)
        .scalar_subquery()
    )
    next_one = (
        select(col(candidate.id))
        .select_from(Webhook)
        .join(Client, col(Client.id) == col(Webhook.client_id))
        .join(candidate, col(candidate.id) == first)
        .outerjoin(in_flight, in_flight.c.webhook_id == col(Webhook.id))
        .where(
            col(Webhook.status) == WebhookStatus.ENABLED,
            or_(col(Webhook.resumes_at).is_(None), col(Webhook.resumes_at) <= bindparam("time")),
            col(Client.status) == ClientStatus.ACTIVE,
            tries < case((col(Webhook.failures) > 0, 1), else_=_AT_ONCE),
            _is_free(candidate),  # again: PostgreSQL checks it for a row that another sender has changed meanwhile
        )
        .order_by(tries, col(candidate.try_at), col(candidate.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=candidate)
        .scalar_subquery()
    )
    return (
        update(Delivery)
        .where(col(Delivery.id) == next_one)
        .values(fence=Delivery.fence + 1, lease_until=bindparam("lease_end"))
        .returning(col(Delivery.id))
    )


@cache
def _write_page(*, is_first: bool, has_status: bool) -> Select[Any]:
    """Built once per combination of arguments."""
    statement = SELECT.where(col(Delivery.webhook_id) == bindparam("hook_id"))
    if has_status:
        statement = statement.where(col(Delivery.status) == bindparam("wanted"))
    if not is_first:
        statement = statement.where(col(Delivery.id) < bindparam("after"))
    return statement.order_by(col(Delivery.id).desc()).limit(bindparam("count"))


COLUMNS = (
    *(col(getattr(Delivery, name)) for name in (
        "id", "webhook_id", "event_id", "status", "tries", "try_at", "tried_at", "answer_status", "answer_body",
        "error", "created_at",
    )),
    col(Event.type),
    col(Webhook.status).label("webhook_status"),
)  # fmt: skip
SELECT = (
    select(*COLUMNS)
    .join(Event, col(Event.id) == col(Delivery.event_id))
    .join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
)
_FIND = SELECT.where(col(Delivery.id) == bindparam("delivery_id"), col(Delivery.webhook_id) == bindparam("hook_id"))
_AGAIN = {"status": DeliveryStatus.PENDING, "tries": 0, "try_at": bindparam("time")}
_RESEND = (
    update(Delivery)
    .where(
        col(Delivery.id) == bindparam("delivery_id"),
        col(Delivery.webhook_id) == bindparam("hook_id"),
        col(Delivery.lease_until).is_(None),
    )
    .values(_AGAIN)
)
_RECOVER = (
    update(Delivery)
    .where(
        col(Delivery.id).in_(
            select(col(Delivery.id))
            .where(
                col(Delivery.webhook_id) == bindparam("hook_id"),
                col(Delivery.status) == DeliveryStatus.FAILED,
                col(Delivery.id) >= bindparam("since"),
            )
            .limit(bindparam("count"))
        )
    )
    .values(_AGAIN)
)
_CLAIM = _write_claim()
_FIND_HELD = (
    select(
        col(Delivery.id),
        col(Delivery.webhook_id),
        col(Delivery.fence),
        col(Delivery.tries),
        col(Webhook.url),
        col(Webhook.secret),
        col(Webhook.previous_secret),
        col(Webhook.previous_ends_at),
        # A hit has nothing to do with the request that once started the generation.
        case((col(Video.cache) == Cache.HIT, None), else_=col(Generation.traceparent)).label("traceparent"),
        *events.COLUMNS,
    )
    .join(Event, col(Event.id) == col(Delivery.event_id))
    .join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
    .outerjoin(Video, col(Video.id) == col(Event.video_id))
    .outerjoin(Generation, col(Generation.id) == col(Event.generation_id))
    .where(col(Delivery.id) == bindparam("delivery_id"))
)
_IS_HELD = (
    col(Delivery.id) == bindparam("delivery_id"),
    col(Delivery.fence) == bindparam("held_fence"),
    col(Delivery.lease_until).is_not(None),
)
_RENEW = update(Delivery).where(*_IS_HELD).values(lease_until=bindparam("lease_end"))
_HAND_BACK = update(Delivery).where(*_IS_HELD).values(lease_until=None)
_END_LEASES = update(Delivery).where(col(Delivery.lease_until).is_not(None)).values(lease_until=None)
_END_TRY = (
    update(Delivery)
    .where(*_IS_HELD)
    .values(
        status=bindparam("new_status"),
        tries=bindparam("new_tries"),
        try_at=bindparam("next_try"),
        lease_until=None,
        tried_at=bindparam("time"),
        answer_status=bindparam("given_status"),
        answer_body=bindparam("given_body"),
        error=bindparam("given_error"),
    )
)
_IS_WEBHOOK = col(Webhook.id) == bindparam("hook_id")
_SUCCEED = (
    update(Webhook)
    .where(_IS_WEBHOOK, col(Webhook.failures) > 0)
    .values(failures=0, failing_since=None, resumes_at=None)
)
_BEGINS_ANEW = or_(
    col(Webhook.failing_since).is_(None),
    and_(col(Webhook.failures) < _SEVERAL, col(Webhook.failing_since) < bindparam("yesterday")),
)
_FAIL = (
    update(Webhook)
    .where(_IS_WEBHOOK)
    .values(
        failures=case((_BEGINS_ANEW, 1), else_=Webhook.failures + 1),
        failing_since=case((_BEGINS_ANEW, bindparam("time", type_=BigInteger)), else_=Webhook.failing_since),
        resumes_at=func.coalesce(bindparam("resume", type_=BigInteger), Webhook.resumes_at),
    )
    .returning(col(Webhook.id), col(Webhook.client_id), col(Webhook.failing_since))
)
_DISABLE = (
    update(Webhook)
    .where(_IS_WEBHOOK, col(Webhook.status) == WebhookStatus.ENABLED)
    .values(status=WebhookStatus.DISABLED, disabled_reason=bindparam("reason"))
)
