"""What operators have paused. The row is the pause, so it outlives a restart, and every process obeys it.

A paid call asks in the transaction before it is sent; a request asks in the transaction that would hold credits.
"""

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from app.errors import Paused
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import Gate, Pause
from app.words import Pausable


def is_paused(session: Session, what: Pausable) -> bool:
    return session.execute(_FIND, {"paused": what}).one_or_none() is not None


def require_accepts(session: Session) -> None:
    """Raises Paused."""
    if is_paused(session, Pausable.ACCEPTS):
        raise Paused


def pause(session: Session, what: Pausable, reason: str | None) -> bool:
    """Once it is committed, no paid call starts; a request that is being accepted at that moment may still be accepted.
    False when it is paused already; its reason stays then."""
    lock_gate(session)
    return insert_or_skip(session, Pause, what=what, reason=reason, created_at=now(session))


def resume(session: Session, what: Pausable) -> bool:
    """False when it is not paused."""
    return session.change(_DELETE, {"paused": what}) == 1


def lock_gate(session: Session) -> None:
    """Until the end of this transaction, no other one lets a paid call start."""
    session.execute(_GATE).one()


_IS_IT = col(Pause.what) == bindparam("paused")
_FIND = select(col(Pause.what)).where(_IS_IT)
_DELETE = delete(Pause).where(_IS_IT)
_GATE = select(col(Gate.id)).with_for_update()
