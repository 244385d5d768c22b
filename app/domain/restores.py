"""The restore guard: finds out that the database is an older copy, and what may have been paid since it was made.

Each paid call has a marker in the content store, written after the commit of its attempt and before the call. So a
marker whose attempt is not in the database shows that the database is older than the content. `kinora backup` pauses
paid calls in each copy that it makes, since the content may be a copy of the same time, which knows no more than that.
"""

from collections.abc import Sequence
from typing import NamedTuple, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from app.domain import generations, pauses
from app.store.ids import first_id
from app.store.sessions import Session, now
from app.store.tables import Attempt, Event, Generation, Pause
from app.store.times import write_iso
from app.words import EventType, Pausable, PauseCause, State

_SHOWN = 100


class Marker(NamedTuple):
    """A paid call, as the content store knows it."""

    generation_id: str
    attempt_id: str


def check(session: Session, markers: Sequence[Marker], *, charge: bool) -> bool:
    """At the start, before anything is claimed. Returns whether the database is an older copy that no operator has
    looked at yet; paid calls are paused then.

    A queued generation whose marker has no attempt becomes unknown, so it is never sent again. `charge` says whether
    that counts as billed. What was resumed before does not count."""
    resumed_at = pauses.find_resumed_at(session, PauseCause.RESTORED)
    recent = [marker for marker in markers if marker.attempt_id > first_id("attempt", resumed_at)]
    if recent and (lost := _find_lost(session, recent)):
        reason = f"The database is an older copy: the content folder knows {len(lost):,} paid calls that it does not."
        pauses.pause(session, Pausable.PAID_CALLS, reason, PauseCause.RESTORED)
        for marker in lost:
            generations.record_lost(session, marker.generation_id, marker.attempt_id, charge=charge)
    return _find_since(session) is not None


def pause_copy(session: Session) -> None:
    """Pause paid calls in a copy, right after it was made."""
    reason = (
        f"This database is a copy, made at {write_iso(now(session))}. What is queued in it may have been paid since."
    )
    pauses.pause(session, Pausable.PAID_CALLS, reason, PauseCause.RESTORED)


def find_doubtful(session: Session) -> list[str] | None:
    """The generations that may have been paid after the copy was made, at most 100. None unless paid calls are paused
    because the database is a copy.

    They are those whose marker was found. If there was none, the content may be a copy too: then it is everything that
    was queued."""
    since = _find_since(session)
    if since is None:
        return None
    lost = {"kind": EventType.GENERATION_UNKNOWN, "detail": generations.LOST_BY_RESTORE}
    found = session.execute(_RECORDED, {**lost, "since": since, "count": _SHOWN})
    return found.scalars() or session.execute(_WAITING, {"since": since, "count": _SHOWN}).scalars()


def _find_lost(session: Session, markers: Sequence[Marker]) -> list[Marker]:
    """The markers whose attempt is not in the database."""
    first = min(marker.attempt_id for marker in markers)
    known = set(session.execute(_ATTEMPTS, {"first": first}).scalars())
    return [marker for marker in markers if marker.attempt_id not in known]


def _find_since(session: Session) -> int | None:
    """When the copy was made, or found to be one, in milliseconds."""
    about = {"paused": Pausable.PAID_CALLS, "cause": PauseCause.RESTORED}
    since: int | None = session.execute(_SINCE, about).scalar_one_or_none()
    return since


# Built once at import: building a statement takes longer than executing it (decision 0015).
_ATTEMPTS = select(col(Attempt.id)).where(col(Attempt.id) >= bindparam("first"))
_SINCE = select(col(Pause.created_at)).where(
    col(Pause.what) == bindparam("paused"), col(Pause.cause) == bindparam("cause")
)
_RECORDED = (
    select(cast("Mapped[str]", col(Event.generation_id)))
    .join(Attempt, col(Attempt.generation_id) == col(Event.generation_id))
    .where(
        col(Event.created_at) >= bindparam("since"),
        col(Event.type) == bindparam("kind"),
        col(Attempt.detail) == bindparam("detail"),
    )
    .order_by(col(Event.created_at), col(Event.id))
    .limit(bindparam("count"))
)
_WAITING = (
    select(col(Generation.id))
    .where(col(Generation.state) == State.QUEUED, col(Generation.created_at) <= bindparam("since"))
    .order_by(col(Generation.created_at), col(Generation.id))
    .limit(bindparam("count"))
)
