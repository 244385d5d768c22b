"""The videos of a client, for their owner only: gets, lists, cancels and deletes them, and finds their files."""

from dataclasses import dataclass
from functools import cache
from typing import Any, assert_never

from sqlalchemy import BindParameter, Select, bindparam, delete, func, select
from sqlmodel import col

from app.domain import generations, retention, sharing
from app.domain.views import SELECT, AnyRow, View, has_ended, is_past, show, to_view
from app.errors import (
    AlreadyEnded,
    AlreadySubmitted,
    GenerationIsShared,
    VideoExpired,
    VideoFailed,
    VideoInProgress,
    VideoNotFound,
    VideoNotReady,
)
from app.schemas.videos import VideoPage
from app.store.content import film_name, still_name, thumbnail_name
from app.store.sessions import Session
from app.store.tables import Generation
from app.store.tables import Video as VideoRow
from app.words import Failure, State, Status, Variant


@dataclass(frozen=True)
class File:
    """A file of a video that can be downloaded: its name in the content store, its media type, a strong ETag."""

    name: str
    media_type: str
    etag: str


def get(session: Session, client_id: str, video_id: str) -> View:
    """Raises VideoNotFound, also for another client's video."""
    return to_view(_find(session, client_id, video_id))


def list_page(
    session: Session, client_id: str, *, limit: int, ascending: bool, after: str | None, status: Status | None
) -> VideoPage:
    """At most `limit` videos of a client, after the one with the id `after`; newest first unless `ascending`."""
    statement = _write_page(ascending=ascending, is_first=after is None, status=status)
    place = {"client_id": client_id, "after": after, "count": limit + 1}
    rows = session.execute(statement, place).all()
    videos = [show(row) for row in rows[:limit]]
    return VideoPage(
        data=videos,
        first_id=videos[0].id if videos else None,
        last_id=videos[-1].id if videos else None,
        has_more=len(rows) > limit,
    )


def find_file(session: Session, client_id: str, video_id: str, variant: Variant) -> File:
    """Raises what `find_film` and `find_thumbnail` raise."""
    return (find_film if variant is Variant.VIDEO else find_thumbnail)(session, client_id, video_id)


def find_film(session: Session, client_id: str, video_id: str) -> File:
    """Raises VideoNotFound, VideoNotReady, VideoFailed, VideoExpired."""
    row = _find(session, client_id, video_id)
    match Status(row.status):
        case Status.QUEUED | Status.IN_PROGRESS:
            raise VideoNotReady
        case Status.FAILED:
            raise VideoFailed
        case Status.COMPLETED:
            if row.state == State.EXPIRED or is_past(row, row.read_at):
                raise VideoExpired
            return File(film_name(row.generation_id), "video/mp4", row.film_sha256)
        case status:
            assert_never(status)


def find_thumbnail(session: Session, client_id: str, video_id: str) -> File:
    """The thumbnail; the still itself where an older version kept it. Raises VideoNotFound, VideoExpired, and
    VideoFailed for a cancelled video, whose thumbnail is deleted."""
    row = _find(session, client_id, video_id)
    if row.state == State.EXPIRED or is_past(row, row.read_at):
        raise VideoExpired
    if (row.own_failure or row.failure) in retention.CANCELLED:
        raise VideoFailed
    if row.thumbnail_sha256 is None:
        return File(still_name(row.generation_id), row.still_type, f"still-{row.generation_id}")
    return File(thumbnail_name(row.generation_id), "image/jpeg", row.thumbnail_sha256)


def cancel(session: Session, client_id: str, video_id: str) -> View:
    """Cancel a video before its generation is paid for. If other clients wait for the same generation, it goes on for
    them, and one of them pays for it. Raises VideoNotFound, AlreadySubmitted, AlreadyEnded, GenerationIsShared."""
    generation_id = _find(session, client_id, video_id).generation_id
    state = _lock(session, generation_id)
    if has_ended(_find(session, client_id, video_id)):
        raise AlreadyEnded
    match state:
        case State.QUEUED:
            _cancel_queued(session, client_id, video_id, generation_id)
        case State.SUBMITTING | State.GENERATING | State.STORING:
            raise AlreadySubmitted
        case State.COMPLETED | State.FAILED | State.UNKNOWN | State.EXPIRED:
            raise AlreadyEnded
        case state:
            assert_never(state)
    return get(session, client_id, video_id)


def remove(session: Session, client_id: str, video_id: str) -> str | None:
    """Delete a video that has ended. Returns the id of its generation when that was its last video and its files can be
    deleted. Raises VideoNotFound, VideoInProgress."""
    generation_id: str = _find(session, client_id, video_id).generation_id
    _lock(session, generation_id)
    if not has_ended(_find(session, client_id, video_id)):
        raise VideoInProgress
    session.execute(delete(VideoRow).where(col(VideoRow.id) == video_id))
    if _count_videos(session, generation_id):
        return None
    retention.expire(session, generation_id)
    return generation_id if retention.forget(session, generation_id) else None


def _cancel_queued(session: Session, client_id: str, video_id: str, generation_id: str) -> None:
    others = session.execute(_OTHERS, {"generation_id": generation_id, "video_id": video_id}).all()
    if not others:
        generations.cancel(session, generation_id)
        return
    pays = session.execute(_PAYS, {"generation_id": generation_id, "client_id": client_id}).first() is not None
    if pays and sharing.pass_bill(session, generation_id) is None:
        raise GenerationIsShared
    sharing.leave(session, video_id, generation_id, Failure.CANCELLED)


def _find(session: Session, client_id: str, video_id: str) -> AnyRow:
    row = session.execute(_FIND, {"client_id": client_id, "video_id": video_id}).one_or_none()
    if row is None:
        raise VideoNotFound
    return row


def _lock(session: Session, generation_id: str) -> State:
    """Lock a generation and return its state. Lock order everywhere: generation, client, video."""
    return State(session.execute(_LOCK, {"generation_id": generation_id}).scalar_one())


def _count_videos(session: Session, generation_id: str) -> int:
    return session.execute(_COUNT_VIDEOS, {"generation_id": generation_id}).scalar_one()


@cache
def _write_page(*, ascending: bool, is_first: bool, status: Status | None) -> Select[*tuple[Any, ...]]:
    """Built once per combination of arguments."""
    statement = SELECT.where(col(VideoRow.client_id) == bindparam("client_id"))
    if status is not None:
        statement = statement.where(col(VideoRow.status) == status)
    if not is_first:
        after: BindParameter[str] = bindparam("after")
        statement = statement.where(col(VideoRow.id) > after if ascending else col(VideoRow.id) < after)
    order = col(VideoRow.id).asc() if ascending else col(VideoRow.id).desc()
    return statement.order_by(order).limit(bindparam("count"))


# Built once at import: building a statement takes longer than executing it (decision 0015).
_FIND = SELECT.where(col(VideoRow.id) == bindparam("video_id"), col(VideoRow.client_id) == bindparam("client_id"))
_LOCK = select(col(Generation.state)).where(col(Generation.id) == bindparam("generation_id")).with_for_update()
_COUNT_VIDEOS = (
    select(func.count()).select_from(VideoRow).where(col(VideoRow.generation_id) == bindparam("generation_id"))
)
_OTHERS = select(col(VideoRow.id)).where(
    col(VideoRow.generation_id) == bindparam("generation_id"),
    col(VideoRow.is_alive),
    col(VideoRow.id) != bindparam("video_id"),
)
_PAYS = select(col(Generation.id)).where(
    col(Generation.id) == bindparam("generation_id"), col(Generation.payer_id) == bindparam("client_id")
)
