"""How long things are kept: films expire, prompts are forgotten, files that nothing needs are found."""

from sqlalchemy import bindparam, exists, or_, select, update
from sqlmodel import col

from app.domain.generations import end_videos
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
        end_videos(session, generation_id)
    return expired.rowcount == 1


def expire_due(session: Session) -> list[str]:
    """Expire every film past its retention; the ids of their generations."""
    due = session.execute(_DUE, {"time": now(session)}).scalars().all()
    return [generation_id for generation_id in due if expire(session, generation_id)]


def forget(session: Session, generation_id: str | None = None) -> list[str]:
    """Drop the prompts of ended generations that no video shows any more (of one, or of all); the ids whose files can
    go. One that upstream is still asked about is spared: its film may come."""
    unseen = _UNSEEN if generation_id is None else _IS_UNSEEN
    forgotten = list(session.execute(unseen, {"run_id": generation_id}).scalars())
    if forgotten:
        session.execute(update(Generation).where(col(Generation.id).in_(forgotten)).values(prompt=None))
    return forgotten


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


# Written once: every process asks them every second.
_DUE = select(col(Generation.id)).where(
    col(Generation.state) == State.COMPLETED, col(Generation.expires_at) <= bindparam("time")
)
_UNSEEN = select(col(Generation.id)).where(
    col(Generation.state).in_([State.FAILED, State.EXPIRED, State.UNKNOWN]),
    col(Generation.ask_at).is_(None),
    col(Generation.prompt).is_not(None),
    ~exists().where(col(Video.generation_id) == col(Generation.id)),
)
_IS_UNSEEN = _UNSEEN.where(col(Generation.id) == bindparam("run_id"))
