"""Events: what happened, written in the transaction that did it, and kept for 30 days; and their deliveries, which are
written with them and deleted before them.

A step of a generation is an event that only the service itself reads. The types of `EventType` are told to webhooks.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Subquery, and_, bindparam, delete, exists, or_, select, text, union_all
from sqlalchemy.orm import Mapped
from sqlmodel import col

from app.schemas.webhooks import Event as EventView
from app.schemas.webhooks import EventPage
from app.store.ids import PROXY_ID, new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import FOR_OPERATORS, UNDELIVERED, ApiKey, Client, Delivery, Event, Video, Webhook
from app.store.times import write_iso
from app.words import Audience, ClientStatus, DeliveryStatus, EventType, PauseCause, Scope

KEPT_MS = 30 * 24 * 3600 * 1000
VIDEO_TYPES = frozenset({EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED})
OPERATOR_TYPES = frozenset(EventType) - VIDEO_TYPES - {EventType.WEBHOOK_TEST}
_BATCH = 500  # rows per transaction: other writers wait no longer than that takes


def record(
    session: Session,
    kind: str,
    generation_id: str | None,
    payload: dict[str, Any],
    *,
    client_id: str | None = None,
    video_id: str | None = None,
) -> str:
    """Append an event about a generation, a client or a client's video, and its deliveries. Returns its id. The payload
    never holds a prompt, nor labels of a video."""
    event_id = new_id("evt")
    insert_row(
        session,
        Event,
        id=event_id,
        type=kind,
        generation_id=generation_id,
        video_id=video_id,
        client_id=client_id,
        payload=payload,
        created_at=now(session),
    )
    if kind in VIDEO_TYPES:
        _deliver(session, event_id, kind, _OF_CLIENT, {"client_id": client_id})
    elif kind in OPERATOR_TYPES:
        _deliver(session, event_id, kind, _OF_OPERATORS, {"time": now(session)})
    return event_id


def add_delivery(session: Session, webhook_id: str, client_id: str, event_id: str) -> str:
    """Let an event be sent to a webhook of this client. Returns the id of the delivery."""
    delivery_id, time = new_id("delivery"), now(session)
    insert_row(
        session,
        Delivery,
        id=delivery_id,
        webhook_id=webhook_id,
        client_id=client_id,
        event_id=event_id,
        status=DeliveryStatus.PENDING,
        try_at=time,
        created_at=time,
    )
    return delivery_id


def show(row: Any, labels: Mapping[str, str] | None = None) -> EventView:
    """An event as others see it. `row` has `COLUMNS`; the labels of a video are its own, or those given."""
    about = {"generation_id": row.generation_id, "client_id": row.client_id}
    if row.video_id is None:
        data = {name: value for name, value in about.items() if value is not None} | row.payload
    else:
        data = row.payload | {"metadata": (row.labels or {}) if labels is None else labels}
    created_at = row.happened_at
    return EventView(
        id=row.event_id, type=row.type, created_at=created_at // 1000, timestamp=write_iso(created_at), data=data
    )


def list_page(
    session: Session,
    client_id: str,
    audiences: frozenset[Audience],
    *,
    limit: int,
    after: str | None,
    delivered: bool | None,
) -> EventPage:
    """At most `limit` events, newest first, older than the event `after`: those of a client's videos, those of
    operators, or both. `delivered` says whether the client's webhooks have received all that there are for them."""
    statement = _write_page(audiences, is_first=after is None, delivered=delivered)
    rows = session.execute(statement, {"client_id": client_id, "after": after, "count": limit + 1}).all()
    listed = [show(row) for row in rows[:limit]]
    return EventPage(
        data=listed,
        first_id=listed[0].id if listed else None,
        last_id=listed[-1].id if listed else None,
        has_more=len(rows) > limit,
    )


def delete_old(session: Session) -> int:
    """Delete at most 500 rows of the history that is older than 30 days: deliveries of the oldest events, and when they
    have none left, these events. Returns how many; call it until that is 0."""
    given = {"horizon": now(session) - KEPT_MS, "count": _BATCH}
    return session.change(_DELETE_DELIVERIES, given) or session.change(_DELETE_OLD, given)


def _deliver(
    session: Session, event_id: str, kind: str, listeners: Select[str, str, str], known: dict[str, Any]
) -> None:
    """Add a delivery for each of the webhooks that wants this type. A disabled one gets it when it is enabled again."""
    for webhook in session.execute(listeners, known):
        if kind in webhook.types.split():
            add_delivery(session, webhook.id, webhook.client_id, event_id)


@cache
def _write_page(audiences: frozenset[Audience], *, is_first: bool, delivered: bool | None) -> Select[Any]:
    """Built once per combination of arguments."""
    if delivered is False:
        newest = _write_late(audiences, is_first=is_first)
    else:
        newest = _write_newest(audiences, is_first=is_first, has_arrived=delivered is True)
    return (
        select(*COLUMNS)
        .outerjoin(Video, col(Video.id) == col(Event.video_id))
        .where(col(Event.id).in_(newest))
        .order_by(col(Event.id).desc())
    )


def _write_newest(audiences: frozenset[Audience], *, is_first: bool, has_arrived: bool) -> Select[str]:
    """The newest events of each audience, which has its own index."""
    statement = select(col(Event.id))
    if has_arrived:
        statement = statement.where(~exists().where(*_IS_LATE, col(Delivery.event_id) == col(Event.id)))
    parts = [
        _cut(statement.where(condition), col(Event.id), is_first=is_first)
        for audience, condition in _OF_AUDIENCE.items()
        if audience in audiences
    ]
    either = union_all(*(select(part.c[0]) for part in parts)).subquery()
    return select(either.c[0]).order_by(either.c[0].desc()).limit(bindparam("count"))


def _write_late(audiences: frozenset[Audience], *, is_first: bool) -> Select[str]:
    """The newest events that a webhook of the client has not received."""
    late = select(col(Delivery.event_id)).join(Event, col(Event.id) == col(Delivery.event_id)).where(*_IS_LATE)
    if Audience.OPERATORS not in audiences:
        late = late.where(col(Event.video_id).is_not(None))
    if Audience.CLIENT not in audiences:
        late = late.where(col(Event.video_id).is_(None))
    late = late.where(col(Event.type) != EventType.WEBHOOK_TEST).distinct()
    return select(_cut(late, col(Delivery.event_id), is_first=is_first).c[0])


def _cut(statement: Select[str], event_id: Mapped[str], *, is_first: bool) -> Subquery:
    """The first page of a statement, or the one after an event. `event_id` is its column."""
    if not is_first:
        statement = statement.where(event_id < bindparam("after"))
    return statement.order_by(event_id.desc()).limit(bindparam("count")).subquery()


COLUMNS: tuple[Any, ...] = (
    col(Event.id).label("event_id"),
    col(Event.type),
    col(Event.generation_id),
    col(Event.client_id),
    col(Event.video_id),
    col(Event.payload),
    col(Event.created_at).label("happened_at"),
    col(Video.labels).label("labels"),
)
_IS_LATE = col(Delivery.client_id) == bindparam("client_id"), text(UNDELIVERED)
_OF_AUDIENCE: Mapping[Audience, ColumnElement[bool]] = {
    Audience.CLIENT: and_(col(Event.client_id) == bindparam("client_id"), col(Event.video_id).is_not(None)),
    Audience.OPERATORS: cast("ColumnElement[bool]", text(FOR_OPERATORS)),
}
# The end of a pause by the price guard says for good which readings no longer count.
_ENDS_PRICE_GUARD = (col(Event.type) == EventType.UPSTREAM_RESUMED) & (
    col(Event.payload)["reason"].as_string() == PauseCause.PRICE_DIFFERS
)
_OLDEST = (
    select(col(Event.id))
    .where(col(Event.created_at) < bindparam("horizon"), ~_ENDS_PRICE_GUARD)
    .order_by(col(Event.created_at))
    .limit(bindparam("count"))
    .scalar_subquery()
)
_DELETE_DELIVERIES = delete(Delivery).where(
    col(Delivery.id).in_(select(col(Delivery.id)).where(col(Delivery.event_id).in_(_OLDEST)).limit(bindparam("count")))
)
_DELETE_OLD = delete(Event).where(col(Event.id).in_(_OLDEST))
_LISTENER = col(Webhook.id), col(Webhook.client_id), col(Webhook.types)
_OF_CLIENT = select(*_LISTENER).where(
    col(Webhook.client_id) == bindparam("client_id"), col(Webhook.audience) == Audience.CLIENT
)
# Only while their client may still see what operators see: with a key, or signed in through the proxy.
_OF_OPERATORS = (
    select(*_LISTENER)
    .join(Client, col(Client.id) == col(Webhook.client_id))
    .where(
        col(Webhook.audience) == Audience.OPERATORS,
        col(Client.status) == ClientStatus.ACTIVE,
        or_(
            col(Client.id) == PROXY_ID,
            exists().where(
                col(ApiKey.client_id) == col(Webhook.client_id),
                col(ApiKey.revoked_at).is_(None),
                or_(col(ApiKey.expires_at).is_(None), col(ApiKey.expires_at) > bindparam("time")),
                (" " + col(ApiKey.scopes) + " ").like(f"% {Scope.OPERATE_READ} %"),
            ),
        ),
    )
)
