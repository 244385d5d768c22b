"""The videos of a client, for their owner only: gets, lists, cancels and deletes them, and finds their files.

Builds the API's Video object from the rows of a video and its generation. A video has no states of its own: its status
follows its generation while `is_alive` is set.
"""

from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, assert_never

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, case, delete, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import estimates, generations, retention, sharing
from app.domain.estimates import Timing
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
from app.schemas.parameters import PARAMETERS, name_size
from app.schemas.videos import Video, VideoError, VideoPage
from app.store.content import film_name, still_name, thumbnail_name
from app.store.sessions import Clock, Session
from app.store.tables import Generation
from app.store.tables import Video as VideoRow
from app.store.times import write_seconds
from app.words import Failure, State, Status, Variant

AnyRow = Row[*tuple[Any, ...]]

_ENDED = frozenset({Status.COMPLETED, Status.FAILED})
_read_parameters = attrgetter(*PARAMETERS)
_NOT_YET = {"completed_at": None, "expires_at": None, "error": None}


def _write_queue_position() -> ColumnElement[int | None]:
    """1 for the oldest queued generation, NULL for one that is not queued. Claims are fair between clients, so a newer
    generation of another client may still start earlier."""
    ahead = aliased(Generation)
    is_older = or_(
        col(ahead.created_at) < Generation.created_at,
        and_(col(ahead.created_at) == Generation.created_at, col(ahead.id) < Generation.id),
    )
    older = (
        select(func.count())
        .select_from(ahead)
        .where(col(ahead.state) == State.QUEUED, col(ahead.created_at) <= col(Generation.created_at), is_older)
        .correlate(Generation)
        .scalar_subquery()
    )
    return case((col(Generation.state) == State.QUEUED, older + 1))


SELECT: Select[*tuple[Any, ...]] = select(
    col(VideoRow.id),
    col(VideoRow.status),
    col(VideoRow.cache),
    col(VideoRow.credits),
    col(VideoRow.labels).label("labels"),
    col(VideoRow.created_at),
    col(VideoRow.generation_id),
    col(Generation.state),
    col(Generation.failure),
    col(VideoRow.failure).label("own_failure"),
    *(col(getattr(Generation, name)) for name in PARAMETERS),
    col(Generation.still_type),
    col(Generation.thumbnail_sha256),
    col(Generation.film_sha256),
    col(Generation.pace_ms),
    col(Generation.progress),
    col(Generation.submitted_at),
    col(Generation.ended_at),
    col(VideoRow.expires_at),
    _write_queue_position().label("queue_position"),
    Clock().label("read_at"),  # so that the time is not another round trip
).join(Generation, col(Generation.id) == col(VideoRow.generation_id))


class View(NamedTuple):
    """A video at `time`, in milliseconds. `timing` is that of its generation, or None when the video has ended."""

    video: Video
    generation_id: str
    timing: Timing | None
    time: int


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
    videos = [to_view(row).video for row in rows[:limit]]
    return VideoPage(
        data=videos,
        first_id=videos[0].id if videos else None,
        last_id=videos[-1].id if videos else None,
        has_more=len(rows) > limit,
    )


def to_view(row: AnyRow) -> View:
    """Build a video as its client sees it, from its row joined with that of its generation."""
    timing = Timing(row.pace_ms, row.submitted_at, row.progress)
    video = _show(row, timing, row.read_at)
    return View(video, row.generation_id, None if _has_ended(row) else timing, row.read_at)


def age(view: View, elapsed_ms: int) -> View:
    """The same video `elapsed_ms` later, if its generation has taken no step since."""
    if view.timing is None:
        return view
    time = view.time + elapsed_ms
    moved = {
        "progress": estimates.show_progress(view.timing, time),
        "estimated_completed_at": write_seconds(estimates.estimate_end(view.timing, time)),
    }
    return View(view.video.model_copy(update=moved), view.generation_id, view.timing, time)


def is_past(row: AnyRow, time: int) -> bool:
    """Whether the film can no longer be downloaded, even if the sweep has not expired it yet."""
    return row.expires_at is not None and row.expires_at <= time


def find_file(session: Session, client_id: str, video_id: str, variant: Variant) -> File:
    """Raises what `find_film` and `find_thumbnail` raise."""
    return (find_film if variant is Variant.VIDEO else find_thumbnail)(session, client_id, video_id)


def find_film(session: Session, client_id: str, video_id: str) -> File:
    """Raises VideoNotFound, VideoNotReady, VideoFailed, VideoExpired."""
    row = _find(session, client_id, video_id)
    match to_view(row).video.status:
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
    if _has_ended(_find(session, client_id, video_id)):
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
    if not _has_ended(_find(session, client_id, video_id)):
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


def _has_ended(row: AnyRow) -> bool:
    return row.status in _ENDED


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


def _show(row: AnyRow, timing: Timing, time: int) -> Video:
    return Video(
        id=row.id,
        status=row.status,
        created_at=row.created_at // 1000,
        size=name_size(row.aspect_ratio, row.resolution),
        cache=row.cache,
        credits=row.credits,
        metadata=row.labels or {},
        **dict(zip(PARAMETERS, _read_parameters(row), strict=True)),
        **(_NOT_YET | _show_state(row, timing, time)),
    )


def _show_state(row: AnyRow, timing: Timing, time: int) -> dict[str, Any]:
    """The fields that depend on the status."""
    match Status(row.status):
        case Status.COMPLETED:
            return {
                "progress": 100,
                "completed_at": write_seconds(row.ended_at),
                "expires_at": write_seconds(row.expires_at),
            }
        case Status.IN_PROGRESS:
            end = estimates.estimate_end(timing, time)
            return {
                "progress": estimates.show_progress(timing, time),
                "estimated_completed_at": write_seconds(end),
            }
        case Status.QUEUED:
            return {"progress": estimates.show_progress(timing, time), "queue_position": row.queue_position}
        case Status.FAILED:
            failure = Failure(row.own_failure or row.failure)
            return {
                "progress": estimates.stop_progress(timing, row.ended_at or time),  # what it had reached
                "error": VideoError(code=failure, message=failure.meaning),
            }
        case status:
            assert_never(status)


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
