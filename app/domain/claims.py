"""What a worker holds: a claimed generation. Take one, hold on to it, let it go; change it while it is still yours.

The fence is the number that a late worker no longer holds: each claim counts it on.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Row, Update, bindparam, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from app.domain.life import PAID_IN_FLIGHT
from app.schemas.clients import ClientStatus
from app.store.sessions import Session, now
from app.store.tables import Client, Generation, State

_NEVER = -1
_FOREVER = 2**62  # SQLite has one serving process: its leases end at boot, all at once, and need no clock


@dataclass(frozen=True)
class Claim:
    """What a worker holds: one claimed generation, as it was when it was claimed or last advanced."""

    id: str
    state: State
    fence: int
    credits: int
    prompt: str
    fast_mode: bool
    generate_audio: bool
    aspect_ratio: str
    resolution: str
    seconds: str
    still_type: str
    upstream_uuid: str | None
    film_url: str | None
    film_url_expires_at: int | None
    submitted_at: int | None
    pace_ms: int
    progress: int


CLAIM_COLUMNS = tuple(col(getattr(Generation, name)) for name in Claim.__dataclass_fields__)


def read(row: Row[Any]) -> Claim:
    """A run from its row of `RUN_COLUMNS`."""
    return Claim(**{**row._mapping, "state": State(row.state), "prompt": row.prompt or ""})


def claim_next(session: Session, states: frozenset[State], lease_ms: int | None = None) -> Claim | None:
    """Take a run that nobody holds, in one statement; fair: fewest running of its client first, then age. A queued run
    of a suspended client stays where it is. The lease lasts `lease_ms` unless it is renewed, and until the next boot
    where one process serves (None)."""
    time = now(session)
    values = {
        "states": list(states - {State.UNKNOWN}),
        "asked_until": time if State.UNKNOWN in states else _NEVER,
        "time": time,
        "lease_end": _lease_end(time, lease_ms),
    }
    row = session.execute(_CLAIM, values).one_or_none()
    return None if row is None else read(row)


def renew(session: Session, claim: Claim, lease_ms: int) -> Claim | None:
    """Hold on to a claimed run, whatever state it is in by now; None when the lease was lost."""
    lease_end = _lease_end(now(session), lease_ms)
    renewed = session.execute(_RENEW, {"generation_id": claim.id, "held_fence": claim.fence, "lease_end": lease_end})
    return claim if renewed.rowcount == 1 else None


def hand_back(session: Session, claim: Claim) -> Claim | None:
    """Let go of a claimed run, so that another may take it."""
    return change(session, claim, lease_until=None)


def change(session: Session, claim: Claim, **values: Any) -> Claim | None:
    """The run with these values, if it is still as its holder knows it; None when somebody else was first."""
    known = {"generation_id": claim.id, "known_state": claim.state, "held_fence": claim.fence}
    changed = session.execute(_write_change(tuple(values)), known | {f"new_{name}": values[name] for name in values})
    if changed.rowcount != 1:
        return None
    return replace(claim, **{name: value for name, value in values.items() if name in Claim.__dataclass_fields__})


@cache
def _write_change(names: tuple[str, ...]) -> Update:
    """Once for each kind of step."""
    guard = (_IS_GENERATION, col(Generation.state) == bindparam("known_state"), _HOLDS_IT)
    return update(Generation).where(*guard).values({name: bindparam(f"new_{name}") for name in names})


def _lease_end(time: int, lease_ms: int | None) -> int:
    return _FOREVER if lease_ms is None else time + lease_ms


def _write_claim() -> ReturningUpdate[Any]:
    """Built once: it is asked every second."""
    other = aliased(Generation)
    time: BindParameter[int] = bindparam("time")
    is_running = or_(
        col(other.state).in_(PAID_IN_FLIGHT | {State.STORING}),
        (col(other.state) == State.QUEUED) & col(other.lease_until).is_not(None),
    )
    # Counted once for all clients: with a count for each run that waits, a long queue would hold up every claim.
    running = (
        select(col(other.payer_id), func.count().label("runs")).where(is_running).group_by(other.payer_id).subquery()
    )
    payer_status = select(col(Client.status)).where(col(Client.id) == col(Generation.payer_id)).scalar_subquery()
    next_one = (
        select(col(Generation.id))
        .outerjoin(running, running.c.payer_id == col(Generation.payer_id))
        .where(
            # Only an unknown run has a time to be asked at. By that they are found: all of them would be a history.
            or_(
                col(Generation.state).in_(bindparam("states", expanding=True)),
                col(Generation.ask_at) <= bindparam("asked_until"),
            ),
            or_(col(Generation.lease_until).is_(None), col(Generation.lease_until) < time),
            or_(col(Generation.state) != State.QUEUED, payer_status == ClientStatus.ACTIVE),
        )
        .order_by(func.coalesce(running.c.runs, 0), col(Generation.created_at), col(Generation.id))
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
_CLAIM = _write_claim()
