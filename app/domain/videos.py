"""Turns a request into a video: reuse the client's own, hit a finished generation, join a running one, or start one.

Also gets, cancels and deletes a video, and finds its files, for its owner only. A video has no states of its own: its
status follows its generation while `is_alive` is set.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import col

from app.domain import estimates, generations, idempotency, ledger, retention
from app.domain.idempotency import IdempotencyName
from app.domain.life import LIVING, SHOWN
from app.domain.views import SELECT, AnyRow, View, is_past, to_view
from app.errors import (
    AlreadyEnded,
    AlreadySubmitted,
    QueueFull,
    RunIsShared,
    VideoExpired,
    VideoFailed,
    VideoInProgress,
    VideoNotFound,
    VideoNotReady,
)
from app.schemas.parameters import VideoParameters
from app.schemas.videos import Cache, Status, Variant
from app.store.content import film_name, still_name
from app.store.ids import new_id
from app.store.sessions import Session, insert_or_skip, insert_row, note_change, now
from app.store.tables import Generation, State
from app.store.tables import Video as VideoRow

_FINGERPRINT_VERSION = 1


@dataclass(frozen=True)
class NewVideo:
    """A request that has passed every check: its client, its parameters, and its price in credits."""

    client_id: str
    parameters: VideoParameters
    fingerprint: str
    still_type: str
    price: int
    name: IdempotencyName | None = None
    labels: Mapping[str, str] | None = None  # the client's own; not part of the fingerprint


@dataclass(frozen=True)
class Accepted:
    """The result of a POST. `cache` says how *this* request was served (decision 0010). `is_replay` says that it was
    recognised by its `Idempotency-Key`."""

    view: View
    cache: Cache
    is_replay: bool = False


@dataclass(frozen=True)
class File:
    """A file of a video that can be downloaded: its name in the content store, its media type, a strong ETag."""

    name: str
    media_type: str
    etag: str


def fingerprint(
    still_sha256: str, parameters: VideoParameters, upstream_model: str, dialect: str, client_id: str | None
) -> str:
    """Requests with the same fingerprint are equal. Pass `client_id` where clients do not share the cache."""
    parts = [
        _FINGERPRINT_VERSION,
        still_sha256,
        parameters.model_dump(mode="json", exclude={"size"}),
        upstream_model,
        dialect,
        client_id,
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def find_alive(session: Session, client_id: str, fingerprint: str) -> Accepted | None:
    """The client's own video of an equal request, if it is queued, in progress, or its film is stored."""
    row = session.execute(_FIND_ALIVE, {"client_id": client_id, "fingerprint": fingerprint}).one_or_none()
    if row is None or is_past(row, time := now(session)):
        return None
    view = to_view(row, time)
    return Accepted(view, Cache.HIT if view.video.status is Status.COMPLETED else Cache.JOINED)


def find_replay(session: Session, client_id: str, name: IdempotencyName) -> Accepted | None:
    """The client's video that was returned for this `Idempotency-Key` before, or None. Raises IdempotencyKeyReused."""
    view = idempotency.find(session, client_id, name)
    return None if view is None else Accepted(view, Cache.HIT if view.timing is None else Cache.JOINED, is_replay=True)


def request(session: Session, wanted: NewVideo, generation_id: str, queue_limit: int, retention_ms: int) -> Accepted:
    """Promise 1: the same request is the same video. Raises InsufficientCredit, QueueFull, IdempotencyKeyReused; then
    nothing has changed."""
    if wanted.name is None:
        return _accept(session, wanted, generation_id, queue_limit, retention_ms)
    while True:
        if replay := find_replay(session, wanted.client_id, wanted.name):
            return replay
        with session.begin_nested() as accepted:
            answer = _accept(session, wanted, generation_id, queue_limit, retention_ms)
            if idempotency.remember(session, wanted.client_id, wanted.name, answer.view.video.id):
                return answer
            accepted.rollback()  # another request stored the same key meanwhile: undo this one


def _accept(session: Session, wanted: NewVideo, generation_id: str, queue_limit: int, retention_ms: int) -> Accepted:
    """Insert a new generation for the fingerprint. If there is a current one already, lock it, then join or hit it."""
    while True:
        if mine := find_alive(session, wanted.client_id, wanted.fingerprint):
            return mine
        if video_id := _start(session, wanted, generation_id, queue_limit):
            return Accepted(get(session, wanted.client_id, video_id), Cache.MISS)
        if answer := _share(session, wanted, retention_ms):
            return answer
        # Between the two statements the current generation ended, or this client joined it: start over.


def get(session: Session, client_id: str, video_id: str) -> View:
    """Raises VideoNotFound, also for another client's video."""
    return to_view(_find(session, client_id, video_id), now(session))


def find_film(session: Session, client_id: str, video_id: str) -> File:
    """Raises VideoNotFound, VideoNotReady, VideoFailed, VideoExpired."""
    row, time = _find(session, client_id, video_id), now(session)
    match to_view(row, time).video.status:
        case Status.QUEUED | Status.IN_PROGRESS:
            raise VideoNotReady
        case Status.FAILED:
            raise VideoFailed
        case Status.COMPLETED:
            if row.state == State.EXPIRED or is_past(row, time):
                raise VideoExpired
            return File(film_name(row.generation_id), "video/mp4", row.film_sha256)
        case status:
            assert_never(status)


def find_still(session: Session, client_id: str, video_id: str) -> File:
    """Raises VideoNotFound, VideoExpired."""
    row = _find(session, client_id, video_id)
    if row.state == State.EXPIRED or is_past(row, now(session)):
        raise VideoExpired
    return File(still_name(row.generation_id), row.still_type, f"still-{row.generation_id}")


def find_file(session: Session, client_id: str, video_id: str, variant: Variant) -> File:
    """Raises what `find_film` and `find_still` raise."""
    return (find_film if variant is Variant.VIDEO else find_still)(session, client_id, video_id)


def cancel(session: Session, client_id: str, video_id: str) -> View:
    """Cancel a generation before it is paid for. Raises VideoNotFound, AlreadySubmitted, AlreadyEnded, RunIsShared."""
    generation_id = _find(session, client_id, video_id).generation_id
    match _lock(session, generation_id):
        case State.QUEUED:
            if _count_videos(session, generation_id) > 1:
                raise RunIsShared
            generations.cancel(session, generation_id)
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
    if _lock(session, generation_id) in LIVING:
        raise VideoInProgress
    session.execute(delete(VideoRow).where(col(VideoRow.id) == video_id))
    if _count_videos(session, generation_id):
        return None
    retention.expire(session, generation_id)
    return generation_id if retention.forget(session, generation_id) else None


def _start(session: Session, wanted: NewVideo, generation_id: str, queue_limit: int) -> str | None:
    """A miss: insert a new generation, its hold and its video. None when the fingerprint has a current generation."""
    parameters, time, video_id = wanted.parameters, now(session), new_id("video")
    generation = Generation(
        id=generation_id,
        fingerprint=wanted.fingerprint,
        is_current=True,
        state=State.QUEUED,
        payer_id=wanted.client_id,
        credits=wanted.price,
        still_type=wanted.still_type,
        pace_ms=estimates.estimate_duration(session, parameters),
        created_at=time,
        **parameters.model_dump(mode="json", exclude={"size"}),
    )
    if not insert_or_skip(session, generation):
        return None
    note_change(session, generation_id, has_work=True)
    ledger.hold(session, wanted.client_id, generation_id, video_id, wanted.price)
    if session.execute(_COUNT_WAITING, {"client_id": wanted.client_id}).scalar_one() > queue_limit:
        raise QueueFull(queue_limit)
    insert_row(session, _new_video(wanted, video_id, generation_id, State.QUEUED, Cache.MISS, time))
    return video_id


def _share(session: Session, wanted: NewVideo, retention_ms: int) -> Accepted | None:
    """Hit or join the current generation. None when it has ended or expired meanwhile, or when a concurrent request of
    this client has joined it: start over."""
    current = session.execute(_LOCK_CURRENT, {"fingerprint": wanted.fingerprint}).one_or_none()
    if current is None:
        return None
    time, cache = now(session), Cache.JOINED
    if current.state == State.COMPLETED:
        if is_past(current, time):
            retention.expire(session, current.id)
            retention.forget(session, current.id)
            return None
        cache = Cache.HIT
        session.execute(_KEEP, {"generation_id": current.id, "until": time + retention_ms})
    video = _new_video(wanted, new_id("video"), current.id, State(current.state), cache, time)
    if not insert_or_skip(session, video):
        return None
    return Accepted(get(session, wanted.client_id, video.id), cache)


def _new_video(wanted: NewVideo, video_id: str, generation_id: str, state: State, cache: Cache, time: int) -> VideoRow:
    return VideoRow(
        id=video_id,
        client_id=wanted.client_id,
        generation_id=generation_id,
        fingerprint=wanted.fingerprint,
        is_alive=True,
        status=SHOWN[state],
        cache=cache,
        credits=wanted.price if cache is Cache.MISS else 0,
        labels=dict(wanted.labels) if wanted.labels else None,
        created_at=time,
    )


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


# Built once at import: building a statement takes longer than executing it (decision 0015).
_FIND = SELECT.where(col(VideoRow.id) == bindparam("video_id"), col(VideoRow.client_id) == bindparam("client_id"))
_FIND_ALIVE = SELECT.where(
    col(VideoRow.client_id) == bindparam("client_id"),
    col(VideoRow.fingerprint) == bindparam("fingerprint"),
    col(VideoRow.is_alive),
)
_COUNT_WAITING = (
    select(func.count())
    .select_from(Generation)
    .where(col(Generation.payer_id) == bindparam("client_id"), col(Generation.state) == State.QUEUED)
)
_LOCK_CURRENT = (
    select(col(Generation.id), col(Generation.state), col(Generation.expires_at))
    .where(col(Generation.fingerprint) == bindparam("fingerprint"), col(Generation.is_current))
    .with_for_update()
)
_IS_GENERATION = col(Generation.id) == bindparam("generation_id")
_LOCK = select(col(Generation.state)).where(_IS_GENERATION).with_for_update()
_KEEP = update(Generation).where(_IS_GENERATION).values(expires_at=bindparam("until"))
_COUNT_VIDEOS = (
    select(func.count()).select_from(VideoRow).where(col(VideoRow.generation_id) == bindparam("generation_id"))
)
