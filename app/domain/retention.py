"""Retention: expires films, deletes prompts, and finds which files are no longer needed."""

from sqlalchemy import bindparam, exists, or_, select, update
from sqlmodel import col

from app.domain.states import LIVING
from app.domain.transitions import transition
from app.store.content import still_name, thumbnail_name
from app.store.sessions import Session, now
from app.store.tables import Generation, Video
from app.words import Failure, State

CANCELLED = frozenset({Failure.CANCELLED, Failure.CANCELLED_BY_OPERATOR})
_MAY_BE_SUBMITTED = frozenset({State.QUEUED, State.SUBMITTING})


def needs_still(state: State) -> bool:
    """Whether a generation in this state may still send its still upstream."""
    return state in _MAY_BE_SUBMITTED


def expire(session: Session, generation_id: str) -> bool:
    """Completed → expired: the film is deleted already, or is deleted after this commit."""
    return transition(session, generation_id, State.COMPLETED, State.EXPIRED) is not None


def expire_due(session: Session) -> list[str]:
    """Expire every film whose retention has ended. Returns the ids of the generations whose files can be deleted."""
    due = session.execute(_DUE, {"time": now(session)}).scalars()
    expired = [generation_id for generation_id in due if expire(session, generation_id)]
    for generation_id in expired:
        forget(session, generation_id)
    return expired


def forget(session: Session, generation_id: str) -> bool:
    """Delete the prompt of an ended generation that has no videos any more. True when its files can be deleted. A
    generation that is still polled is skipped: its film may still come."""
    return session.change(_FORGET, {"generation_id": generation_id}) == 1


def find_unseen(session: Session) -> list[str]:
    """The generations that `forget` would accept. Only a kill between two commits leaves one behind. So this is called
    rarely, and may read the whole table."""
    return session.execute(_UNSEEN).scalars()


def find_needed(session: Session, generation_ids: list[str], retention_ms: int) -> set[str]:
    """Which of these generations still need their files: the living, the completed, and those that failed or became
    unknown within `retention_ms`. A cancelled one needs none."""
    ended = [State.FAILED, State.UNKNOWN]
    needed = select(col(Generation.id)).where(
        col(Generation.id).in_(generation_ids),
        or_(
            col(Generation.state).in_([*LIVING, State.COMPLETED]),
            col(Generation.state).in_(ended)
            & (col(Generation.ended_at) > now(session) - retention_ms)
            & col(Generation.failure).not_in(CANCELLED),
        ),
    )
    return set(session.execute(needed).scalars())


def find_unneeded(session: Session, generation_ids: list[str]) -> list[str]:
    """The names of the files that these generations have no more use for: the stills of those that can no longer be
    submitted, and the thumbnails of those that were cancelled. If an older version kept the still in place of a
    thumbnail, it stays."""
    names: list[str] = []
    for row in session.execute(_ENDED_QUEUE, {"generation_ids": generation_ids}).all():
        is_cancelled = row.failure in CANCELLED
        if is_cancelled or row.thumbnail_sha256 is not None:
            names.append(still_name(row.id))
        if is_cancelled:
            names.append(thumbnail_name(row.id))
    return names


# Built once at import: every process executes it every second.
_DUE = select(col(Generation.id)).where(
    col(Generation.state) == State.COMPLETED, col(Generation.expires_at) <= bindparam("time")
)
_ENDED_QUEUE = select(col(Generation.id), col(Generation.failure), col(Generation.thumbnail_sha256)).where(
    col(Generation.id).in_(bindparam("generation_ids", expanding=True)),
    col(Generation.state).not_in(_MAY_BE_SUBMITTED),
)
_IS_UNSEEN = (
    col(Generation.state).in_([State.FAILED, State.EXPIRED, State.UNKNOWN]),
    col(Generation.ask_at).is_(None),
    col(Generation.prompt).is_not(None),
    ~exists().where(col(Video.generation_id) == col(Generation.id)),
)
_UNSEEN = select(col(Generation.id)).where(*_IS_UNSEEN)
_FORGET = update(Generation).where(col(Generation.id) == bindparam("generation_id"), *_IS_UNSEEN).values(prompt=None)
