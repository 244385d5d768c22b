"""How long things are kept: films expire, prompts are forgotten, files that nothing needs are found."""

from sqlalchemy import bindparam, exists, or_, select, update
from sqlmodel import col

from app.domain.generations import show
from app.domain.life import LIVING, allow
from app.store.sessions import Session, now
from app.store.tables import Generation, State, Video


def expire(session: Session, generation_id: str) -> bool:
    """Completed → expired: the film is gone, or will be as soon as this is committed."""
    expired = session.execute(
        update(Generation)
        .where(col(Generation.id) == generation_id, col(Generation.state) == State.COMPLETED)
        .values(state=allow(State.COMPLETED, State.EXPIRED), is_current=False, expires_at=now(session))
    )
    if expired.rowcount == 1:
        show(session, generation_id, State.EXPIRED)
    return expired.rowcount == 1


def expire_due(session: Session) -> list[str]:
    """Expire every film past its retention; the ids of their generations, whose files can go."""
    due = session.execute(_DUE, {"time": now(session)}).scalars().all()
    expired = [generation_id for generation_id in due if expire(session, generation_id)]
    for generation_id in expired:
        forget(session, generation_id)
    return expired


def forget(session: Session, generation_id: str) -> bool:
    """Drop the prompt of an ended generation that no video shows any more; True: its files can go. One that upstream is
    still asked about is spared: its film may come."""
    return session.execute(_FORGET, {"generation_id": generation_id}).rowcount == 1


def find_unseen(session: Session) -> list[str]:
    """The generations that `forget` would forget. Only a kill between two commits leaves one behind, so this may be
    rare, and read the whole table."""
    return list(session.execute(_UNSEEN).scalars())


def find_needed(session: Session, generation_ids: list[str], retention_ms: int) -> set[str]:
    """Which of these still need their files: those that live, are kept, or ended within the retention."""
    ended = [State.FAILED, State.UNKNOWN]
    needed = select(col(Generation.id)).where(
        col(Generation.id).in_(generation_ids),
        or_(
            col(Generation.state).in_([*LIVING, State.COMPLETED]),
            col(Generation.state).in_(ended) & (col(Generation.ended_at) > now(session) - retention_ms),
        ),
    )
    return set(session.execute(needed).scalars())


# Written once: every process asks this every second.
_DUE = select(col(Generation.id)).where(
    col(Generation.state) == State.COMPLETED, col(Generation.expires_at) <= bindparam("time")
)
_IS_UNSEEN = (
    col(Generation.state).in_([State.FAILED, State.EXPIRED, State.UNKNOWN]),
    col(Generation.ask_at).is_(None),
    col(Generation.prompt).is_not(None),
    ~exists().where(col(Video.generation_id) == col(Generation.id)),
)
_UNSEEN = select(col(Generation.id)).where(*_IS_UNSEEN)
_FORGET = update(Generation).where(col(Generation.id) == bindparam("generation_id"), *_IS_UNSEEN).values(prompt=None)
