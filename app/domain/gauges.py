"""Gauges: figures about the present that the page of metrics shows. Each is read from the rows when it is asked for, so
every process shows the same.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, func, select
from sqlmodel import col

from app.domain import grants
from app.domain.states import LIVING
from app.store.sessions import Session, now
from app.store.tables import Client, Delivery, Generation, Verdict, Webhook
from app.words import State, WebhookStatus


@dataclass(frozen=True)
class Work:
    """How many generations are in each living state, and how long the oldest has been queued, in milliseconds; 0 when
    none is."""

    counts: dict[State, int]
    oldest_ms: int


@dataclass(frozen=True)
class ClientCredits:
    """The credits of one client; `name` is None for all others together."""

    name: str | None
    limit: int
    used: int
    held: int


def show_work(session: Session) -> Work:
    found = {State(state): count for state, count in session.execute(_LIVING)}
    counts = {state: found.get(state, 0) for state in State if state in LIVING}
    time = now(session)
    return Work(counts, max(0, time - session.execute(_OLDEST, {"time": time}).scalar_one()))


def count_unknown(session: Session) -> int:
    """How many unknown outcomes have no verdict."""
    return session.execute(_WITHOUT_VERDICT).scalar_one()


def show_deliveries(session: Session) -> tuple[int, int]:
    """How many deliveries wait for webhooks that are enabled, and how long the oldest has waited, in milliseconds; 0
    when none does."""
    time = now(session)
    row = session.execute(_PENDING, {"time": time}).one()
    return row.deliveries, max(0, time - row.oldest)


def list_credits(session: Session, most: int) -> list[ClientCredits]:
    """What `GET /credits` shows of the clients that have used most, and the sum of the others."""
    rows, time = session.execute(_MOST_USED, {"most": most}).all(), now(session)
    total = session.execute(_TOTAL).one()
    shown = [
        ClientCredits(
            row.name,
            grants.find_limit(session, row.id, row, time),
            row.used_credit,
            row.held_credit,
        )
        for row in rows
    ]
    others = ClientCredits(
        None,
        total.credit_limit - sum(row.credit_limit for row in rows),
        total.used_credit - sum(row.used_credit for row in rows),
        total.held_credit - sum(row.held_credit for row in rows),
    )
    return [*shown, others] if total.clients > len(rows) else shown


def list_names(session: Session, client_ids: Collection[str]) -> dict[str, str]:
    """The names of these clients, by their ids."""
    return {row.id: row.name for row in session.execute(_NAMES, {"client_ids": list(client_ids)})}


def sum_films(session: Session) -> int:
    """Bytes of all films that are stored."""
    return int(session.execute(_FILMS).scalar_one() or 0)


# Built once at import: building a statement takes longer than executing it (decision 0015).
_LIVING = (
    select(col(Generation.state), func.count()).where(col(Generation.state).in_(LIVING)).group_by(col(Generation.state))
)
_WITHOUT_VERDICT = (
    select(func.count())
    .select_from(Generation)
    .where(
        col(Generation.state) == State.UNKNOWN,
        ~exists().where(col(Verdict.generation_id) == col(Generation.id)),
    )
)
_OLDEST = select(func.coalesce(func.min(col(Generation.created_at)), bindparam("time"))).where(
    col(Generation.state) == State.QUEUED
)
_PENDING = (
    select(
        func.count().label("deliveries"),
        func.coalesce(func.min(col(Delivery.created_at)), bindparam("time")).label("oldest"),
    )
    .join(Webhook, col(Webhook.id) == col(Delivery.webhook_id))
    .where(col(Webhook.status) == WebhookStatus.ENABLED, col(Delivery.try_at).is_not(None))
)
_MOST_USED = (
    select(
        col(Client.id),
        col(Client.name),
        col(Client.grant_ends_at),
        col(Client.credit_limit),
        col(Client.used_credit),
        col(Client.held_credit),
    )
    .order_by(col(Client.used_credit).desc(), col(Client.id))
    .limit(bindparam("most"))
)
_TOTAL = select(
    func.count().label("clients"),
    func.coalesce(func.sum(col(Client.credit_limit)), 0).label("credit_limit"),
    func.coalesce(func.sum(col(Client.used_credit)), 0).label("used_credit"),
    func.coalesce(func.sum(col(Client.held_credit)), 0).label("held_credit"),
).select_from(Client)
_NAMES = select(col(Client.id), col(Client.name)).where(col(Client.id).in_(bindparam("client_ids", expanding=True)))
_FILMS = select(func.sum(col(Generation.film_bytes))).where(col(Generation.state) == State.COMPLETED)
