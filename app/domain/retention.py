"""Retention: expires films, deletes prompts, and finds which files are still needed."""

from sqlalchemy import bindparam, exists, or_, select, update
from sqlmodel import col

from app.domain.states import LIVING
from app.domain.transitions import transition
from app.store.sessions import Session, now
from app.store.tables import Generation, Video
from app.words import State


def expire(session: Session, generation_id: str) -> bool:
    """Completed → expired: the film is deleted already, or is deleted after this commit."""
    return transition(session, generation_id, State.COMPLETED, State.EXPIRED) is not None


def expire_due(session: Session) -> list[str]:
    """Expire every film whose retention has ended. Returns the ids of the generations whose files can be deleted."""
    due = session.execute(_DUE, {"time": now(session)}).scalars().all()
    expired = [generation_id for generation_id in due if expire(session, generation_id)]
    for generation_id in expired:
        forget(session, generation_id)
    return expired


def forget(session: Session, generation_id: str) -> bool:
    """Delete the prompt of an ended generation that has no videos any more. True when its files can be deleted. A
    generation that is still polled is skipped: its film may still come."""
    return session.execute(_FORGET, {"generation_id": generation_id}).rowcount == 1


def find_unseen(session: Session) -> list[str]:
    """The generations that `forget` would accept. Only a kill between two commits leaves one behind. So this is called
    rarely, and may read the whole table."""
    return list(session.execute(_UNSEEN).scalars())


def find_needed(session: Session, generation_ids: list[str], retention_ms: int) -> set[str]:
    """Which of these generations still need their files: the living, the completed, and those that failed or became
    unknown within `retention_ms`."""
    ended = [State.FAILED, State.UNKNOWN]
    needed = select(col(Generation.id)).where(
        col(Generation.id).in_(generation_ids),
        or_(
            col(Generation.state).in_([*LIVING, State.COMPLETED]),
            col(Generation.state).in_(ended) & (col(Generation.ended_at) > now(session) - retention_ms),
        ),
    )
    return set(session.execute(needed).scalars())


# Built once at import: every process executes it every second.
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
