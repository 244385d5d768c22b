"""Events: what happened, written in the transaction that did it, and kept for 30 days."""

from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from app.store.ids import new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import Event

KEPT_MS = 30 * 24 * 3600 * 1000
_BATCH = 500  # rows per transaction: other writers wait no longer than that takes


def record(
    session: Session, kind: str, generation_id: str | None, payload: dict[str, Any], *, client_id: str | None = None
) -> None:
    """Append an event about a generation, or about a client. The payload never holds a prompt."""
    insert_row(
        session,
        Event,
        id=new_id("evt"),
        type=kind,
        generation_id=generation_id,
        client_id=client_id,
        payload=payload,
        created_at=now(session),
    )


def delete_old(session: Session) -> int:
    """Delete events that are older than 30 days, at most 500 of them. Returns how many; call it until that is 0."""
    return session.change(_DELETE_OLD, {"horizon": now(session) - KEPT_MS, "count": _BATCH})


_DELETE_OLD = delete(Event).where(
    col(Event.id).in_(
        select(col(Event.id)).where(col(Event.created_at) < bindparam("horizon")).limit(bindparam("count"))
    )
)
