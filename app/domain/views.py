"""Views: builds the API's Video object from the rows of a video and its generation, and lists and pages videos."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, assert_never

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import estimates
from app.domain.estimates import Timing
from app.schemas.parameters import AspectRatio, Model, Resolution, Seconds, name_size
from app.schemas.videos import Cache, Failure, Status, Video, VideoError, VideoPage
from app.store.sessions import Session, now
from app.store.tables import Generation, State
from app.store.tables import Video as VideoRow
from app.store.times import write_seconds

AnyRow = Row[*tuple[Any, ...]]


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
    col(Generation.prompt),
    col(Generation.model),
    col(Generation.fast_mode),
    col(Generation.generate_audio),
    col(Generation.aspect_ratio),
    col(Generation.resolution),
    col(Generation.seconds),
    col(Generation.take),
    col(Generation.still_type),
    col(Generation.film_sha256),
    col(Generation.pace_ms),
    col(Generation.progress),
    col(Generation.submitted_at),
    col(Generation.ended_at),
    col(Generation.expires_at),
    _write_queue_position().label("queue_position"),
).join(Generation, col(Generation.id) == col(VideoRow.generation_id))


@dataclass(frozen=True)
class View:
    """A video at `time`, in milliseconds. `timing` is that of its generation, or None when the video has ended."""

    video: Video
    generation_id: str
    timing: Timing | None
    time: int


def to_view(row: AnyRow, time: int) -> View:
    """Build a video as its client sees it, from its row joined with that of its generation; `time` in milliseconds."""
    timing = Timing(row.pace_ms, row.submitted_at, row.progress)
    video = _show(row, timing, time)
    has_ended = video.status in {Status.COMPLETED, Status.FAILED}
    return View(video, row.generation_id, None if has_ended else timing, time)


def age(view: View, elapsed_ms: int) -> View:
    """The same video `elapsed_ms` later, if its generation has taken no step since."""
    if view.timing is None:
        return view
    time = view.time + elapsed_ms
    moved = {
        "progress": estimates.show_progress(view.timing, time),
        "estimated_completed_at": write_seconds(estimates.estimate_end(view.timing, time)),
    }
    return replace(view, video=view.video.model_copy(update=moved), time=time)


def list_page(
    session: Session, client_id: str, *, limit: int, ascending: bool, after: str | None, status: Status | None
) -> VideoPage:
    """At most `limit` videos of a client, after the one with the id `after`; newest first unless `ascending`."""
    statement = _write_page(ascending=ascending, is_first=after is None, status=status)
    place = {"client_id": client_id, "after": after, "count": limit + 1}
    rows, time = session.execute(statement, place).all(), now(session)
    videos = [to_view(row, time).video for row in rows[:limit]]
    return VideoPage(
        data=videos,
        first_id=videos[0].id if videos else None,
        last_id=videos[-1].id if videos else None,
        has_more=len(rows) > limit,
    )


def find_states(session: Session, generation_ids: list[str]) -> dict[str, State]:
    """The current states of these generations."""
    statement = select(col(Generation.id), col(Generation.state)).where(col(Generation.id).in_(generation_ids))
    return {row.id: State(row.state) for row in session.execute(statement)}


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
    status = Status(row.status)
    failure = Failure(row.failure) if status is Status.FAILED else None
    completed = status is Status.COMPLETED
    in_progress = status is Status.IN_PROGRESS
    return Video(
        id=row.id,
        model=Model(row.model),
        status=status,
        progress=_progress(timing, status, row.ended_at or time),
        queue_position=row.queue_position,
        estimated_completed_at=write_seconds(estimates.estimate_end(timing, time)) if in_progress else None,
        created_at=row.created_at // 1000,
        completed_at=write_seconds(row.ended_at) if completed else None,
        expires_at=write_seconds(row.expires_at) if completed else None,
        prompt=row.prompt,
        seconds=Seconds(row.seconds),
        size=name_size(AspectRatio(row.aspect_ratio), Resolution(row.resolution)),
        error=VideoError(code=failure, message=failure.meaning) if failure else None,
        aspect_ratio=AspectRatio(row.aspect_ratio),
        resolution=Resolution(row.resolution),
        fast_mode=row.fast_mode,
        generate_audio=row.generate_audio,
        take=row.take,
        cache=Cache(row.cache),
        credits=row.credits,
        metadata=row.labels or {},
    )


def _progress(timing: Timing, status: Status, time: int) -> int:
    match status:
        case Status.QUEUED | Status.IN_PROGRESS:
            return estimates.show_progress(timing, time)
        case Status.COMPLETED:
            return 100
        case Status.FAILED:  # the progress it had reached
            return estimates.stop_progress(timing, time)
        case _:
            assert_never(status)


def is_past(row: AnyRow, time: int) -> bool:
    """Whether the retention of the film has ended, even if the sweep has not expired it yet."""
    return row.expires_at is not None and row.expires_at <= time
