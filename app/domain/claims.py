"""Claims: a worker claims a generation, renews the lease, hands it back, and changes it while the claim is valid.

Each claim increments the fence of its generation. A worker that lost its claim still holds the old number, so its
changes have no effect.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, Update, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from app.domain.states import PAID_IN_FLIGHT
from app.schemas.parameters import PARAMETERS, VideoParameters
from app.store.sessions import Session, note_change, now
from app.store.tables import Client, Generation, Pause
from app.words import ClientStatus, Pausable, State

_NEVER = -1
_FOREVER = 2**62  # SQLite has one serving process: all its leases end when it starts again, so no clock is needed


@dataclass(frozen=True)
class Claim:
    """One generation that a worker holds, with the values it had when it was claimed or last changed."""

    id: str
    state: State
    fence: int
    credits: int
    parameters: VideoParameters
    thumbnail_sha256: str | None  # None: an older version kept the still as it was sent
    upstream_uuid: str | None
    film_url: str | None
    film_url_expires_at: int | None
    submitted_at: int | None
    pace_ms: int
    progress: int
    traceparent: str | None


_OWN = tuple(name for name in Claim.__dataclass_fields__ if name != "parameters")
CLAIM_COLUMNS = tuple(col(getattr(Generation, name)) for name in (*_OWN, *PARAMETERS))


def from_row(row: Row[Any]) -> Claim:
    """Build a claim from a row of `CLAIM_COLUMNS`."""
    columns = dict[str, Any](row._asdict())
    own = {name: columns[name] for name in _OWN}
    claim = Claim(**own, parameters=VideoParameters.from_columns(columns))
    return replace(claim, state=State(row.state))


def claim_next(session: Session, states: frozenset[State], lease_ms: int | None = None) -> Claim | None:
    """Claim one generation that no worker holds, in one statement. Returns None when there is none.

    Fair: the client with the fewest running generations comes first, then the oldest generation. The queued generations
    of a suspended client are skipped, and those of a client that has as many running as it may, and all of them while
    paid calls are paused. The lease lasts `lease_ms` unless it is renewed; with None, where one process serves, it
    lasts until the next start of that process.
    """
    time = now(session)
    values = {
        "states": list(states - {State.UNKNOWN}),
        "poll_until": time if State.UNKNOWN in states else _NEVER,
        "time": time,
        "lease_end": _lease_end(time, lease_ms),
    }
    row = session.execute(_CLAIM, values).one_or_none()
    claim = None if row is None else from_row(row)
    if claim and claim.state is State.QUEUED and not _has_room(session, claim, time):
        change(session, claim, lease_until=None)  # what else there is, the next claim finds
        return None
    return claim


def _has_room(session: Session, claim: Claim, time: int) -> bool:
    """Whether the client may have this generation running, too. The claim has counted already, but two claims at the
    same moment do not see each other: here, they wait for each other."""
    limited = session.execute(_LOCK_LIMITED, {"generation_id": claim.id}).one_or_none()
    if limited is None:
        return True
    running = session.execute(_COUNT_RUNNING, {"payer": limited.id, "time": time}).scalar_one()
    return int(running) <= int(limited.concurrency)


def renew(session: Session, claim: Claim, lease_ms: int) -> Claim | None:
    """Extend the lease of a claim, whatever state its generation has reached. None when the lease was lost."""
    lease_end = _lease_end(now(session), lease_ms)
    renewed = session.change(_RENEW, {"generation_id": claim.id, "held_fence": claim.fence, "lease_end": lease_end})
    return claim if renewed == 1 else None


def hand_back(session: Session, claim: Claim) -> Claim | None:
    """End the lease, so that any worker can claim the generation again."""
    note_change(session, claim.id, has_work=True)
    return change(session, claim, lease_until=None)


def change(session: Session, claim: Claim, **values: Any) -> Claim | None:
    """Set these values, if state and fence are still those of the claim. Returns the updated claim, or None when
    another transaction changed the generation first."""
    known = {"generation_id": claim.id, "known_state": claim.state, "held_fence": claim.fence}
    changed = session.change(_write_change(tuple(values)), known | {f"new_{name}": values[name] for name in values})
    if changed != 1:
        return None
    return replace(claim, **{name: value for name, value in values.items() if name in Claim.__dataclass_fields__})


@cache
def _write_change(names: tuple[str, ...]) -> Update:
    """Built once per set of column names."""
    guard = (_IS_GENERATION, col(Generation.state) == bindparam("known_state"), _HOLDS_IT)
    return update(Generation).where(*guard).values({name: bindparam(f"new_{name}") for name in names})


def _lease_end(time: int, lease_ms: int | None) -> int:
    return _FOREVER if lease_ms is None else time + lease_ms


def is_running(generation: type[Generation]) -> ColumnElement[bool]:
    """Being made, or held by a worker that is about to. The lease of a worker that was killed ends by itself."""
    return and_(
        col(generation.state).in_(PAID_IN_FLIGHT | {State.STORING, State.QUEUED}),
        or_(col(generation.state) != State.QUEUED, col(generation.lease_until) >= bindparam("time")),
    )


def _write_claim() -> ReturningUpdate[Any]:
    """Called once, at import: the statement is executed every second."""
    other = aliased(Generation)
    time: BindParameter[int] = bindparam("time")
    # Counted once for all clients: with one count per waiting generation, a long queue would slow down every claim.
    running = (
        select(col(other.payer_id), func.count().label("runs"))
        .where(is_running(other))
        .group_by(other.payer_id)
        .subquery()
    )
    payer_status = select(col(Client.status)).where(col(Client.id) == col(Generation.payer_id)).scalar_subquery()
    concurrency = select(CONCURRENCY).where(col(Client.id) == col(Generation.payer_id)).scalar_subquery()
    runs = func.coalesce(running.c.runs, 0)
    is_paused = exists().where(col(Pause.what) == Pausable.PAID_CALLS)
    may_start = and_(payer_status == ClientStatus.ACTIVE, ~is_paused, or_(concurrency.is_(None), runs < concurrency))
    next_one = (
        select(col(Generation.id))
        .outerjoin(running, running.c.payer_id == col(Generation.payer_id))
        .where(
            # Only an unknown generation that is still polled has an `ask_at`. Finding them by their state would read
            # every unknown generation there has ever been.
            or_(
                col(Generation.state).in_(bindparam("states", expanding=True)),
                col(Generation.ask_at) <= bindparam("poll_until"),
            ),
            or_(col(Generation.lease_until).is_(None), col(Generation.lease_until) < time),
            or_(col(Generation.state) != State.QUEUED, may_start),
        )
        .order_by(runs, col(Generation.created_at), col(Generation.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=Generation)
        .scalar_subquery()
    )
    return (
        update(Generation)
        .where(col(Generation.id) == next_one)
        .values(fence=Generation.fence + 1, lease_until=bindparam("lease_end"))
        .returning(*CLAIM_COLUMNS)
    )


_IS_GENERATION = col(Generation.id) == bindparam("generation_id")
_HOLDS_IT = col(Generation.fence) == bindparam("held_fence")
_RENEW = (
    update(Generation)
    .where(_IS_GENERATION, _HOLDS_IT, col(Generation.lease_until).is_not(None))
    .values(lease_until=bindparam("lease_end"))
)
CONCURRENCY = col(Client.permissions)["concurrency"].as_integer()
_CLAIM = _write_claim()
_LOCK_LIMITED = (
    select(col(Client.id), CONCURRENCY.label("concurrency"))
    .where(
        col(Client.id) == select(col(Generation.payer_id)).where(_IS_GENERATION).scalar_subquery(),
        CONCURRENCY.is_not(None),
    )
    .with_for_update(key_share=True)
)
_COUNT_RUNNING = (
    select(func.count())
    .select_from(Generation)
    .where(col(Generation.payer_id) == bindparam("payer"), is_running(Generation))
)
