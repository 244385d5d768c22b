"""The queue, for operators: who waits for what, what runs, what is paused, and cancelling what matches.

Everything is read from the rows. What only a process knows, the state of its breaker, is given by the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select
from sqlmodel import col

from app.domain import claims, estimates, generations, pauses, restores, total
from app.domain.states import PAID_IN_FLIGHT
from app.schemas.queue import Cancellation, ClientQueue, Queue, QueueFilter, UpstreamKey
from app.store.sessions import Session, now
from app.store.tables import Client, Generation
from app.words import ClientStatus, Pausable, State, Waiting

_CLIENTS = 100
_BATCH = 500  # generations that one transaction cancels


@dataclass(frozen=True)
class _Share:
    """What one client has queued and running."""

    client_id: str
    client_name: str
    status: str
    queued: int
    in_flight: int
    runs: int  # what a claim counts: also what is stored, or held by a worker that is about to submit it
    concurrency: int | None  # how many of those it may have; None: as many as there is room for
    oldest: int | None

    @property
    def may_start(self) -> bool:
        return self.status == ClientStatus.ACTIVE and (self.concurrency is None or self.runs < self.concurrency)


@dataclass(frozen=True)
class Surroundings:
    """What the rows do not tell: how many paid calls may run at once, the keys of upstream as the process sees them, or
    None if it makes no paid calls, and the limit of all clients together, or 0."""

    concurrency: int
    upstream_keys: list[UpstreamKey] | None = None
    credit_limit_total: int = 0

    @property
    def is_stopped(self) -> bool:
        return bool(self.upstream_keys) and all(key.stopped for key in self.upstream_keys or ())


def show(session: Session, around: Surroundings) -> Queue:
    """The queue at this moment, with at most 100 clients, the longest waiting first."""
    time, paused = now(session), pauses.list_paused(session)
    rows = [_Share(*row) for row in session.execute(_SHARES, {"time": time})]
    shares = [share for share in rows if share.queued or share.in_flight]
    oldest = min((share.oldest for share in shares if share.oldest is not None), default=None)
    order = sorted(shares, key=lambda share: (share.oldest is None, share.oldest, share.client_id))
    return Queue(
        depth=sum(share.queued for share in shares),
        oldest_age_seconds=_age(oldest, time),
        in_flight=sum(share.in_flight for share in shares),
        concurrency=around.concurrency,
        safe_to_stop_at=max([time, *(_expect_end(row) for row in session.execute(_RUNNING))]) // 1000,
        paused=paused,
        may_have_been_paid=restores.find_doubtful(session),
        credit_total=total.show(session, around.credit_limit_total),
        clients=[
            ClientQueue(
                client_id=share.client_id,
                client_name=share.client_name,
                queued=share.queued,
                in_flight=share.in_flight,
                oldest_age_seconds=_age(share.oldest, time),
                waiting_for=_find_reason(share, shares, {each.what for each in paused}, around),
            )
            for share in order[:_CLIENTS]
        ],
        upstream_keys=around.upstream_keys,
    )


def cancel(session: Session, wanted: QueueFilter) -> Cancellation:
    """Cancel what is queued and matches, the oldest first. With a client, a generation that other clients wait for goes
    on if one of them can pay for it."""
    given = {name: _to_milliseconds(name, value) for name, value in wanted if value is not None}
    rows = session.execute(_write_matches(frozenset(given)), {**given, "count": _BATCH + 1}).all()
    chosen = rows[:_BATCH]
    if wanted.client is not None:
        cancelled = generations.cancel_for_payer(session, [row.id for row in chosen])
    else:
        cancelled = [row.id for row in chosen if generations.cancel_by_operator(session, row.id)]
    credits = {row.id: row.credits for row in chosen}
    return Cancellation(
        cancelled=len(cancelled),
        released_credits=sum(credits[generation_id] for generation_id in cancelled),
        has_more=len(rows) > _BATCH,
    )


def _find_reason(share: _Share, shares: list[_Share], paused: set[Pausable], around: Surroundings) -> Waiting | None:
    if share.queued == 0:
        return None
    if share.status != ClientStatus.ACTIVE:
        return Waiting.CLIENT_SUSPENDED
    if Pausable.PAID_CALLS in paused:
        return Waiting.PAUSED
    if around.is_stopped:
        return Waiting.STOPPED
    if not share.may_start or sum(other.in_flight for other in shares) >= around.concurrency:
        return Waiting.CONCURRENCY
    if any(other.queued and other.may_start and other.runs < share.runs for other in shares):
        return Waiting.SHARE
    return Waiting.NOTHING


def _expect_end(row: Any) -> int:
    return estimates.expect_end(row.submitted_at, row.pace_ms)


def _age(since: int | None, time: int) -> int | None:
    return None if since is None else max(0, time - since) // 1000


def _to_milliseconds(name: str, value: Any) -> Any:
    return value * 1000 if name.startswith("created_") else value


@cache
def _write_matches(names: frozenset[str]) -> Select[str, int]:
    """Built once per combination of filters. The rows are locked in the order of all who lock several."""
    conditions = [condition for name, condition in _CONDITIONS.items() if name in names]
    return (
        select(col(Generation.id), col(Generation.credits))
        .where(col(Generation.state) == State.QUEUED, *conditions)
        .order_by(col(Generation.created_at), col(Generation.id))
        .limit(bindparam("count"))
        .with_for_update()
    )


_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "generation": col(Generation.id) == bindparam("generation"),
    "client": col(Generation.payer_id) == bindparam("client"),
    "created_after": col(Generation.created_at) >= bindparam("created_after"),
    "created_before": col(Generation.created_at) < bindparam("created_before"),
}
_IS_QUEUED = col(Generation.state) == State.QUEUED
_SHARES = (
    select(
        col(Client.id),
        col(Client.name),
        col(Client.status),
        func.sum(case((_IS_QUEUED, 1), else_=0)),
        func.sum(case((col(Generation.state).in_(PAID_IN_FLIGHT), 1), else_=0)),
        func.sum(case((claims.is_running(Generation), 1), else_=0)),
        claims.CONCURRENCY,
        func.min(case((_IS_QUEUED, col(Generation.created_at)))),
    )
    .join(Generation, col(Generation.payer_id) == col(Client.id))
    .where(col(Generation.state).in_(PAID_IN_FLIGHT | {State.QUEUED, State.STORING}))
    .group_by(col(Client.id))
)
_RUNNING = select(col(Generation.submitted_at), col(Generation.pace_ms)).where(
    col(Generation.state).in_(PAID_IN_FLIGHT)
)
