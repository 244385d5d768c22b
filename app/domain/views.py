"""A video as its client sees it: the one place where a generation's states are put into a client's words."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, assert_never

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, or_, select
from sqlmodel import col

from app.domain import pace
from app.domain.pace import Course
from app.schemas.parameters import AspectRatio, Model, Resolution, Seconds, name_size
from app.schemas.videos import Cache, Failure, Status, Video, VideoError, VideoPage
from app.store.sessions import Session, now
from app.store.tables import Generation, State
from app.store.tables import Video as VideoRow
from app.store.times import write_seconds

AnyRow = Row[*tuple[Any, ...]]

SELECT: Select[*tuple[Any, ...]] = select(
    col(VideoRow.id),
    col(VideoRow.cache),
    col(VideoRow.credits),
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
).join(Generation, col(Generation.id) == col(VideoRow.generation_id))


@dataclass(frozen=True)
class View:
    """A video as it stood at `time`, in milliseconds; `course` is its run's, None when the video has ended."""

    video: Video
    generation_id: str
    course: Course | None
    time: int


def look(row: AnyRow, time: int) -> View:
    """A video as its client sees it, from its row joined with its generation's; `time` in milliseconds."""
    status = _status(State(row.state), row.failure, row.cache)
    course = Course(row.pace_ms, row.submitted_at, row.progress)
    has_ended = status in {Status.COMPLETED, Status.FAILED}
    return View(
        _show(row, status, _progress(course, status, row.ended_at or time)),
        row.generation_id,
        None if has_ended else course,
        time,
    )


def age(view: View, elapsed_ms: int) -> View:
    """The same video a while later, where its run has taken no step since."""
    if view.course is None:
        return view
    time = view.time + elapsed_ms
    progress = pace.show_progress(view.course, time)
    return replace(view, video=view.video.model_copy(update={"progress": progress}), time=time)


def list_page(
    session: Session, client_id: str, *, limit: int, ascending: bool, after: str | None, status: Status | None
) -> VideoPage:
    """`limit` videos of a client after the one with the id `after`; newest first unless `ascending`."""
    statement = _write_page(ascending=ascending, is_first=after is None, status=status)
    place = {"client_id": client_id, "after": after, "count": limit + 1}
    rows, time = session.execute(statement, place).all(), now(session)
    videos = [look(row, time).video for row in rows[:limit]]
    return VideoPage(
        data=videos,
        first_id=videos[0].id if videos else None,
        last_id=videos[-1].id if videos else None,
        has_more=len(rows) > limit,
    )


def find_states(session: Session, generation_ids: list[str]) -> dict[str, State]:
    """Where these generations stand."""
    statement = select(col(Generation.id), col(Generation.state)).where(col(Generation.id).in_(generation_ids))
    return {row.id: State(row.state) for row in session.execute(statement)}


@cache
def _write_page(*, ascending: bool, is_first: bool, status: Status | None) -> Select[*tuple[Any, ...]]:
    """Once for each kind of page."""
    statement = SELECT.where(col(VideoRow.client_id) == bindparam("client_id"))
    if status is not None:
        statement = statement.where(_has_status(status))
    if not is_first:
        after: BindParameter[str] = bindparam("after")
        statement = statement.where(col(VideoRow.id) > after if ascending else col(VideoRow.id) < after)
    order = col(VideoRow.id).asc() if ascending else col(VideoRow.id).desc()
    return statement.order_by(order).limit(bindparam("count"))


def _show(row: AnyRow, status: Status, progress: int) -> Video:
    failure = Failure(row.failure) if status is Status.FAILED else None
    completed = status is Status.COMPLETED
    return Video(
        id=row.id,
        model=Model(row.model),
        status=status,
        progress=progress,
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
    )


def _status(state: State, failure: str | None, cache: str) -> Status:
    match state:
        case State.QUEUED:
            return Status.QUEUED
        case State.SUBMITTING | State.GENERATING | State.STORING:
            return Status.IN_PROGRESS
        case State.COMPLETED | State.EXPIRED:
            # A late success: whoever waited was told that it failed, and it stays so; whoever hit it has the film.
            return Status.FAILED if failure and cache != Cache.HIT else Status.COMPLETED
        case State.FAILED | State.UNKNOWN:
            return Status.FAILED
        case _:
            assert_never(state)


def _has_status(status: Status) -> ColumnElement[bool]:
    """What `look` calls a status, said in SQL."""
    state, failure, cache = col(Generation.state), col(Generation.failure), col(VideoRow.cache)
    finished = state.in_([State.COMPLETED, State.EXPIRED])
    has_film = or_(failure.is_(None), cache == Cache.HIT)
    match status:
        case Status.QUEUED:
            return state == State.QUEUED
        case Status.IN_PROGRESS:
            return state.in_([State.SUBMITTING, State.GENERATING, State.STORING])
        case Status.COMPLETED:
            return and_(finished, has_film)
        case Status.FAILED:
            return or_(state.in_([State.FAILED, State.UNKNOWN]), and_(finished, ~has_film))
        case _:
            assert_never(status)


def _progress(course: Course, status: Status, time: int) -> int:
    match status:
        case Status.QUEUED | Status.IN_PROGRESS:
            return pace.show_progress(course, time)
        case Status.COMPLETED:
            return 100
        case Status.FAILED:  # as far as it had come
            return pace.stop_progress(course, time)
        case _:
            assert_never(status)


def is_past(row: AnyRow, time: int) -> bool:
    """Its retention is over, though the sweep may not have come by yet."""
    return row.expires_at is not None and row.expires_at <= time
