"""What is paused. The row is the pause, so it outlives a restart, and every process obeys it.

A paid call asks in the transaction before it is sent; a request asks in the transaction that would hold credits. Each
pause of paid calls and its end is an event.
"""

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from app.domain import events
from app.errors import Paused
from app.schemas.queue import QueuePause
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import Event, Gate, Pause
from app.words import EventType, Pausable, PauseCause


def is_paused(session: Session, what: Pausable) -> bool:
    return session.execute(_FIND, {"paused": what}).one_or_none() is not None


def list_paused(session: Session) -> list[QueuePause]:
    """Everything that is paused."""
    return [
        QueuePause(what=row.what, cause=row.cause, reason=row.reason, since=row.created_at // 1000)
        for row in session.execute(_PAUSES)
    ]


def require_accepts(session: Session) -> None:
    """Raises Paused."""
    if is_paused(session, Pausable.ACCEPTS):
        raise Paused


def pause(session: Session, what: Pausable, reason: str | None, cause: PauseCause = PauseCause.OPERATOR) -> bool:
    """Once it is committed, no paid call starts; a request that is being accepted at that moment may still be accepted.
    False when it is paused already; its cause and reason stay then, unless the new cause is a restore: that concerns
    more than the pause that was copied."""
    lock_gate(session)
    if cause is PauseCause.RESTORED:
        session.execute(_DELETE_OTHER, {"paused": what, "cause": cause})
    paused = insert_or_skip(session, Pause, what=what, cause=cause, reason=reason, created_at=now(session))
    if paused and what is Pausable.PAID_CALLS:
        events.record(session, EventType.UPSTREAM_PAUSED, None, {"reason": cause, "detail": reason})
    return paused


def resume(session: Session, what: Pausable) -> bool:
    """False when it is not paused."""
    cause = session.execute(_FIND, {"paused": what}).scalar_one_or_none()
    resumed = session.change(_DELETE, {"paused": what}) == 1
    if resumed and what is Pausable.PAID_CALLS:
        events.record(session, EventType.UPSTREAM_RESUMED, None, {"reason": cause})
    return resumed


def find_resumed_at(session: Session, cause: PauseCause) -> int:
    """When paid calls were last resumed after a pause with this cause, in milliseconds; 0: never, or its event is
    deleted."""
    resumed_at = session.execute(_RESUMED_AT, {"kind": EventType.UPSTREAM_RESUMED, "cause": cause}).scalar_one_or_none()
    return resumed_at or 0


def lock_gate(session: Session) -> None:
    """Until the end of this transaction, no other one lets a paid call start."""
    session.execute(_GATE).one()


_IS_IT = col(Pause.what) == bindparam("paused")
_FIND = select(col(Pause.cause)).where(_IS_IT)
_PAUSES = select(Pause).order_by(col(Pause.what))
_DELETE = delete(Pause).where(_IS_IT)
_DELETE_OTHER = delete(Pause).where(_IS_IT, col(Pause.cause) != bindparam("cause"))
_RESUMED_AT = (
    select(col(Event.created_at))
    .where(
        col(Event.generation_id).is_(None),
        col(Event.type) == bindparam("kind"),
        col(Event.payload)["reason"].as_string() == bindparam("cause"),
    )
    .order_by(col(Event.created_at).desc(), col(Event.id).desc())
    .limit(1)
)
_GATE = select(col(Gate.id)).with_for_update()
