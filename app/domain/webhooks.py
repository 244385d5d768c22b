"""Webhooks: the addresses that a client registers for events, and their secrets. For their owner only.

What a webhook gets is what a key with the scope for it could read. So whoever makes or changes one needs that scope.
"""

import base64
import secrets
from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, delete, func, or_, select, update
from sqlmodel import col

from app.domain import clients, deliveries, events
from app.domain.events import OPERATOR_TYPES, VIDEO_TYPES
from app.domain.keys import Caller
from app.errors import InvalidRequest, NotFound, PermissionDenied, SecretRotating, TooManyWebhooks, WebhookDisabled
from app.schemas.webhooks import (
    Delivery,
    DeliveryPage,
    EventPage,
    NewWebhook,
    SecretRotation,
    WebhookChange,
    WebhookList,
    WebhookWithSecret,
)
from app.schemas.webhooks import Webhook as WebhookView
from app.store.ids import new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import Delivery as DeliveryRow
from app.store.tables import Webhook
from app.store.times import write_seconds
from app.words import Audience, DeliveryStatus, DisabledReason, EventType, Scope, WebhookStatus

BAD_ADDRESS = "`url` must be https, on port 443, without a user name, and its host must be public."
MOST = 10  # webhooks of a client
_SECRET_BYTES = 32
_BATCH = 500  # deliveries per transaction: other writers wait no longer than that takes
_OVERLAP_MS = 24 * 3600 * 1000  # of two secrets
_NEEDED = {Audience.CLIENT: Scope.VIDEOS_WRITE, Audience.OPERATORS: Scope.OPERATE_READ}
_SEEN_WITH = {Audience.CLIENT: Scope.VIDEOS_READ, Audience.OPERATORS: Scope.OPERATE_READ}
_AUDIENCES = {
    **dict.fromkeys(VIDEO_TYPES, Audience.CLIENT),
    **dict.fromkeys(OPERATOR_TYPES, Audience.OPERATORS),
}


def create(session: Session, caller: Caller, new: NewWebhook) -> WebhookWithSecret:
    """Create a webhook. Its secret is in this result only. Raises InvalidRequest, PermissionDenied, TooManyWebhooks."""
    audience = _find_audience(new.types)
    _require_scope(caller, audience)
    clients.lock(session, caller.client_id)  # otherwise two requests could both pass the check
    if session.execute(_COUNT, {"client_id": caller.client_id}).scalar_one() >= MOST:
        raise TooManyWebhooks(limit=MOST)
    webhook_id, secret, time = new_id("webhook"), secrets.token_bytes(_SECRET_BYTES), now(session)
    insert_row(
        session,
        Webhook,
        id=webhook_id,
        client_id=caller.client_id,
        url=new.url,
        audience=audience,
        types=_join(new.types),
        status=WebhookStatus.ENABLED,
        secret=secret,
        created_at=time,
        updated_at=time,
    )
    return _reveal(get(session, caller, webhook_id), secret)


def get(session: Session, caller: Caller, webhook_id: str) -> WebhookView:
    """Raises NotFound, also for another client's webhook."""
    return _show(session, _find_own(session, caller, webhook_id))


def list_all(session: Session, caller: Caller) -> WebhookList:
    rows = session.execute(_ALL, {"client_id": caller.client_id})
    return WebhookList(data=[_show(session, row) for row in rows])


def list_of_client(session: Session, name_or_id: str) -> WebhookList:
    """Raises NotFound."""
    return list_all(session, act_for(session, name_or_id))


def act_for(session: Session, name_or_id: str) -> Caller:
    """Who an operator is that does something for a client: one that may do all that it may. Raises NotFound."""
    client = clients.get(session, name_or_id)
    return Caller(client.id, client.name, frozenset(_NEEDED.values()))


def find_owner(session: Session, webhook_id: str) -> str:
    """The id of the client. Raises NotFound."""
    row = session.execute(_OWNER, {"webhook_id": webhook_id}).one_or_none()
    if row is None:
        raise NotFound(f"There is no webhook {webhook_id!r}.", param="webhook_id")
    return str(row.client_id)


def change_webhook(session: Session, caller: Caller, webhook_id: str, change: WebhookChange) -> WebhookView:
    """Change what is given. With a new address or when it is enabled, it begins anew: its failures are forgotten.
    Raises NotFound, InvalidRequest, PermissionDenied."""
    values: dict[str, Any] = {"updated_at": now(session)}
    require_control(session, caller, webhook_id)
    if change.types is not None:
        values |= {"types": _join(change.types), "audience": _find_audience(change.types)}
        _require_scope(caller, values["audience"])
    if change.url is not None:
        values |= {"url": change.url, **_AFRESH}
    if change.status is WebhookStatus.ENABLED:
        values |= {"status": change.status, "disabled_reason": None, **_AFRESH}
    elif change.status is WebhookStatus.DISABLED:
        values |= {"status": change.status, "disabled_reason": DisabledReason.REQUESTED}
    known = {"webhook_id": webhook_id, **{f"new_{name}": value for name, value in values.items()}}
    session.change(_write_change(tuple(values)), known)
    return get(session, caller, webhook_id)


def remove(session: Session, caller: Caller, webhook_id: str) -> bool:
    """Delete a webhook with at most 500 of its deliveries. False when there are more: call it again. It is disabled
    meanwhile. Raises NotFound, PermissionDenied."""
    require_control(session, caller, webhook_id)
    known = {"webhook_id": webhook_id}
    session.change(_STOP, known)
    if session.change(_DELETE_DELIVERIES, {**known, "count": _BATCH}) == _BATCH:
        return False
    session.change(_DELETE, known)
    return True


def rotate_secret(session: Session, caller: Caller, webhook_id: str, rotation: SecretRotation) -> WebhookWithSecret:
    """Give a webhook a new secret. For a day, the previous one signs too. Raises NotFound, PermissionDenied,
    SecretRotating."""
    require_control(session, caller, webhook_id)
    secret, time = secrets.token_bytes(_SECRET_BYTES), now(session)
    known = {"webhook_id": webhook_id, "time": time, "ends": time + _OVERLAP_MS, "new_secret": secret}
    if session.change(_ROTATE_BY_FORCE if rotation.force else _ROTATE, known) != 1:
        raise SecretRotating
    return _reveal(get(session, caller, webhook_id), secret)


def send_test(session: Session, caller: Caller, webhook_id: str) -> Delivery:
    """Send an event that means nothing, with one try. Raises NotFound, PermissionDenied, WebhookDisabled."""
    require_control(session, caller, webhook_id)
    if get(session, caller, webhook_id).status is WebhookStatus.DISABLED:
        raise WebhookDisabled
    event_id = events.record(session, EventType.WEBHOOK_TEST, None, {}, client_id=caller.client_id)
    return deliveries.resend(session, webhook_id, events.add_delivery(session, webhook_id, caller.client_id, event_id))


def list_deliveries(
    session: Session, caller: Caller, webhook_id: str, *, limit: int, after: str | None, status: DeliveryStatus | None
) -> DeliveryPage:
    """At most `limit` deliveries, newest first, older than the delivery `after`. Raises NotFound."""
    _find_own(session, caller, webhook_id)
    return deliveries.list_page(session, webhook_id, limit=limit, after=after, status=status)


def resend(session: Session, caller: Caller, webhook_id: str, delivery_id: str) -> Delivery:
    """Send a delivery again. Raises NotFound, PermissionDenied."""
    require_control(session, caller, webhook_id)
    return deliveries.resend(session, webhook_id, delivery_id)


def recover_failed(session: Session, caller: Caller, webhook_id: str, since: int) -> int:
    """Send failed deliveries again, at most 500. Returns how many; call it until that is 0. Raises NotFound,
    PermissionDenied."""
    require_control(session, caller, webhook_id)
    return deliveries.recover_failed(session, webhook_id, since)


def list_events(
    session: Session, caller: Caller, *, limit: int, after: str | None, delivered: bool | None
) -> EventPage:
    """What the key may see: events of its client's videos, of operators, or both."""
    seen = frozenset(audience for audience, scope in _SEEN_WITH.items() if scope in caller.scopes)
    return events.list_page(session, caller.client_id, seen, limit=limit, after=after, delivered=delivered)


def require_control(session: Session, caller: Caller, webhook_id: str) -> None:
    """Raises NotFound, and PermissionDenied for a key that could not have created this webhook."""
    _require_scope(caller, Audience(_find_own(session, caller, webhook_id).audience))


def _find_own(session: Session, caller: Caller, webhook_id: str) -> Any:
    row = session.execute(_FIND, {"client_id": caller.client_id, "webhook_id": webhook_id}).one_or_none()
    if row is None:
        raise NotFound("You have no webhook with this id.", param="webhook_id")
    return row


def _find_audience(types: Collection[EventType]) -> Audience:
    """Raises InvalidRequest."""
    audiences = {_AUDIENCES[kind] for kind in types if kind in _AUDIENCES}
    if len(audiences) != 1 or not _AUDIENCES.keys() >= set(types):
        names = " and ".join(f"`{kind}`" for kind in EventType if kind in VIDEO_TYPES)
        others = ", ".join(f"`{kind}`" for kind in EventType if kind in OPERATOR_TYPES)
        raise InvalidRequest(
            f"`types` must be some of {names}, or some of {others}. Create a second webhook for the others.",
            param="types",
        )
    return audiences.pop()


def _require_scope(caller: Caller, audience: Audience) -> None:
    """Raises PermissionDenied."""
    if _NEEDED[audience] not in caller.scopes:
        raise PermissionDenied(scope=_NEEDED[audience])


def _join(types: Collection[EventType]) -> str:
    """In the order of the enum, each once."""
    return " ".join(kind for kind in EventType if kind in types)


def _reveal(webhook: WebhookView, secret: bytes) -> WebhookWithSecret:
    return WebhookWithSecret(**dict(webhook), secret=f"whsec_{base64.b64encode(secret).decode()}")


def _show(session: Session, row: Any) -> WebhookView:
    is_rotating = row.previous_ends_at is not None and now(session) < row.previous_ends_at
    return WebhookView(
        id=row.id,
        url=row.url,
        types=[EventType(word) for word in row.types.split()],
        audience=row.audience,
        status=row.status,
        disabled_reason=row.disabled_reason,
        failing_since=write_seconds(row.failing_since),
        previous_secret_expires_at=write_seconds(row.previous_ends_at) if is_rotating else None,
        created_at=row.created_at // 1000,
    )


@cache
def _write_change(names: tuple[str, ...]) -> Update:
    """Built once per set of column names."""
    return update(Webhook).where(_IS_WEBHOOK).values({name: bindparam(f"new_{name}") for name in names})


_AFRESH = {"failures": 0, "failing_since": None, "resumes_at": None}
_ALL = (
    select(
        *(col(getattr(Webhook, name)) for name in (
            "id", "url", "types", "audience", "status", "disabled_reason", "failing_since", "previous_ends_at",
            "created_at",
        ))
    )
    .where(col(Webhook.client_id) == bindparam("client_id"))
    .order_by(col(Webhook.id))
)  # fmt: skip
_IS_WEBHOOK = col(Webhook.id) == bindparam("webhook_id")
_FIND = _ALL.where(_IS_WEBHOOK)
_OWNER = select(col(Webhook.client_id)).where(_IS_WEBHOOK)
_COUNT = select(func.count()).select_from(Webhook).where(col(Webhook.client_id) == bindparam("client_id"))
_STOP = (
    update(Webhook)
    .where(_IS_WEBHOOK)
    .values(status=WebhookStatus.DISABLED, disabled_reason=func.coalesce(Webhook.disabled_reason, "requested"))
)
_DELETE_DELIVERIES = delete(DeliveryRow).where(
    col(DeliveryRow.id).in_(
        select(col(DeliveryRow.id))
        .where(col(DeliveryRow.webhook_id) == bindparam("webhook_id"))
        .limit(bindparam("count"))
    )
)
_ROTATE_BY_FORCE = (
    update(Webhook)
    .where(_IS_WEBHOOK)
    .values(previous_secret=Webhook.secret, previous_ends_at=bindparam("ends"), secret=bindparam("new_secret"))
)
_ROTATE = _ROTATE_BY_FORCE.where(
    or_(col(Webhook.previous_ends_at).is_(None), col(Webhook.previous_ends_at) <= bindparam("time"))
)
_DELETE = delete(Webhook).where(_IS_WEBHOOK)
