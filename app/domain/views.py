"""The API's Video object, built from the rows of a video and its generation.

A video has no states of its own: its status follows its generation while `is_alive` is set.
"""

from typing import Any, NamedTuple, assert_never

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import estimates
from app.domain.estimates import Timing
from app.schemas.parameters import PARAMETERS, name_size
from app.schemas.videos import Video, VideoError
from app.store.sessions import Clock
from app.store.tables import Generation
from app.store.tables import Video as VideoRow
from app.store.times import write_seconds
from app.words import Failure, State, Status

AnyRow = Row[*tuple[Any, ...]]

_ENDED = frozenset({Status.COMPLETED, Status.FAILED})
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


def to_view(row: AnyRow) -> View:
    """Build a video as its client sees it, from its row joined with that of its generation."""
    timing = _read_timing(row)
    return View(_build(row, timing), row.generation_id, None if has_ended(row) else timing, row.read_at)


def show(row: AnyRow) -> Video:
    """The video of such a view alone."""
    return _build(row, _read_timing(row))


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


def has_ended(row: AnyRow) -> bool:
    return row.status in _ENDED


def _read_timing(row: AnyRow) -> Timing:
    return Timing(row.pace_ms, row.submitted_at, row.progress)


def _build(row: AnyRow, timing: Timing) -> Video:
    """Each field by its name: this is a quarter of what a list costs. A loop over names takes longer."""
    return Video(
        id=row.id,
        model=row.model,
        status=row.status,
        created_at=row.created_at // 1000,
        prompt=row.prompt,
        seconds=row.seconds,
        size=name_size(row.aspect_ratio, row.resolution),
        aspect_ratio=row.aspect_ratio,
        resolution=row.resolution,
        fast_mode=row.fast_mode,
        generate_audio=row.generate_audio,
        take=row.take,
        cache=row.cache,
        credits=row.credits,
        metadata=row.labels or {},
        **_show_state(row, timing, row.read_at),
    )


def _show_state(row: AnyRow, timing: Timing, time: int) -> dict[str, Any]:
    """The fields that depend on the status."""
    match Status(row.status):
        case Status.COMPLETED:
            ended, expires = write_seconds(row.ended_at), write_seconds(row.expires_at)
            return {"progress": 100, "completed_at": ended, "expires_at": expires, "error": None}
        case Status.IN_PROGRESS:
            end = write_seconds(estimates.estimate_end(timing, time))
            return {**_NOT_YET, "progress": estimates.show_progress(timing, time), "estimated_completed_at": end}
        case Status.QUEUED:
            progress = estimates.show_progress(timing, time)
            return {**_NOT_YET, "progress": progress, "queue_position": row.queue_position}
        case Status.FAILED:
            failure = Failure(row.own_failure or row.failure)
            progress = estimates.stop_progress(timing, row.ended_at or time)  # what it had reached
            return {**_NOT_YET, "progress": progress, "error": VideoError(code=failure, message=failure.meaning)}
        case status:
            assert_never(status)
