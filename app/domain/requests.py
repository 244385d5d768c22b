"""Turns a request into a video: reuse the client's own, hit a finished generation, join a running one, or start one.

Two requests are equal when their fingerprints are. An idempotency key is a name that a client gives to its request: the
same key with the same request returns the same video, whatever its status is by now.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from app.domain import endings, estimates, facts, ledger, pauses, permissions, retention, total
from app.domain.states import SHOWN
from app.domain.videos import get
from app.domain.views import SELECT, View, is_past, to_view
from app.errors import IdempotencyKeyReused, QueueFull
from app.schemas.parameters import VideoParameters
from app.store.ids import new_id
from app.store.sessions import Session, insert_or_skip, note_change, note_fact, now
from app.store.tables import Generation, IdempotencyKey
from app.store.tables import Video as VideoRow
from app.words import Cache, State, Status

_FINGERPRINT_VERSION = 1
_STILL_TYPE = "image/jpeg"
_ENCODER = json.JSONEncoder(sort_keys=True)  # `json.dumps` would make one for each request


@dataclass(frozen=True)
class IdempotencyName:
    """An `Idempotency-Key`, and the SHA-256 of the request that was sent with it."""

    key: str
    request_sha256: str


@dataclass(frozen=True)
class NewVideo:
    """A request whose parameters are valid: its client, its parameters, and its price in credits."""

    client_id: str
    parameters: VideoParameters
    fingerprint: str
    price: int
    name: IdempotencyName | None = None
    labels: Mapping[str, str] | None = None  # the client's own; not part of the fingerprint
    is_url: bool = False  # the image was sent as a URL


@dataclass(frozen=True)
class NewGeneration:
    """What a miss needs: an id, under which its files are stored already, the SHA-256 of its thumbnail, and the
    `traceparent` of the request, if it is traced."""

    id: str
    thumbnail_sha256: str
    traceparent: str | None = None


@dataclass(frozen=True)
class Outlook:
    """What a request would get now: `known`, the video that it got before; or, with `can_share`, the film of a current
    generation; otherwise a new generation."""

    known: "Accepted | None" = None
    can_share: bool = False


@dataclass(frozen=True)
class Accepted:
    """The result of a POST. `cache` says how *this* request was served (decision 0010). `is_replay` says that it was
    recognised by its `Idempotency-Key`."""

    view: View
    cache: Cache
    is_replay: bool = False


def fingerprint(
    still_sha256: str, parameters: VideoParameters, upstream_model: str, dialect: str, client_id: str | None
) -> str:
    """Requests with the same fingerprint are equal. Pass `client_id` where clients do not share the cache."""
    parts = [
        _FINGERPRINT_VERSION,
        still_sha256,
        parameters.to_columns(),
        upstream_model,
        dialect,
        client_id,
    ]
    return _hash(parts)


def name_request(key: str, still_sha256: str, parameters: VideoParameters) -> IdempotencyName:
    """Hash the request as its client sent it. Unlike the fingerprint, the hash contains none of our settings."""
    request = [still_sha256, parameters.to_columns()]
    return IdempotencyName(key, _hash(request))


def _hash(parts: list[Any]) -> str:
    return hashlib.sha256(_ENCODER.encode(parts).encode()).hexdigest()


def find_alive(session: Session, client_id: str, fingerprint: str) -> Accepted | None:
    """The client's own video of an equal request, if it is queued, in progress, or its film is stored."""
    row = session.execute(_FIND_ALIVE, {"client_id": client_id, "fingerprint": fingerprint}).one_or_none()
    if row is None or is_past(row, row.read_at):
        return None
    view = to_view(row)
    return Accepted(view, Cache.HIT if view.video.status is Status.COMPLETED else Cache.JOINED)


def extend(session: Session, client_id: str, fingerprint: str, retention_ms: int) -> Accepted | None:
    """Keep the film of the client's own video for `retention_ms` from now, because it was requested again. Returns what
    `find_alive` returns."""
    found = find_alive(session, client_id, fingerprint)
    if found is not None:
        until = now(session) + retention_ms
        session.execute(_KEEP, {"kept": found.view.generation_id, "until": until})
        session.execute(_KEEP_VIDEO, {"kept": found.view.video.id, "until": until})
    return find_alive(session, client_id, fingerprint)


def find_replay(session: Session, client_id: str, name: IdempotencyName) -> Accepted | None:
    """The client's video that was returned for this `Idempotency-Key` before, or None. Raises IdempotencyKeyReused."""
    view = _find_named(session, client_id, name)
    return None if view is None else Accepted(view, Cache.HIT if view.timing is None else Cache.JOINED, is_replay=True)


def foresee(session: Session, wanted: NewVideo, queue_limit: int, credit_limit_total: int = 0) -> Outlook:
    """Only reads, so that it is known what a request needs before its image is decoded; the commit decides again.
    Raises NotPermitted, InsufficientCredit and QueueFull when a new generation would be refused, and
    IdempotencyKeyReused. `credit_limit_total` is the limit of all clients together, or 0."""
    # With a name, a living video is not enough: the name must be written, too.
    known = (
        find_replay(session, wanted.client_id, wanted.name)
        if wanted.name
        else find_alive(session, wanted.client_id, wanted.fingerprint)
    )
    if known:
        return Outlook(known)
    limit = _require_permission(session, wanted, queue_limit)
    current = session.execute(_FIND_CURRENT, {"fingerprint": wanted.fingerprint}).one_or_none()
    if current is not None and not is_past(current, now(session)):
        return Outlook(can_share=True)
    pauses.require_accepts(session)
    ledger.require(session, wanted.client_id, wanted.price)
    if _count_waiting(session, wanted.client_id) >= limit:
        raise QueueFull(limit=limit)
    total.foresee(session, credit_limit_total, wanted.price)
    return Outlook()


def resolve(
    session: Session,
    wanted: NewVideo,
    new: NewGeneration,
    queue_limit: int,
    retention_ms: int,
    credit_limit_total: int = 0,
) -> Accepted:
    """Promise 1: the same request is the same video. Raises NotPermitted, InsufficientCredit, QueueFull,
    IdempotencyKeyReused; then nothing has changed."""

    def accept() -> Accepted:
        """Insert a new generation for the fingerprint. If there is a current one already, lock it, then join or hit
        it."""
        while True:
            if mine := find_alive(session, wanted.client_id, wanted.fingerprint):
                return mine
            if video_id := _start(session, wanted, new, queue_limit):
                started = Accepted(get(session, wanted.client_id, video_id), Cache.MISS)
                total.enforce(session, credit_limit_total, wanted.price)  # last, because here all requests wait
                return started
            if answer := _share(session, wanted, retention_ms):
                return answer

    accepted = _accept_once(session, wanted, accept)
    if accepted is None:
        raise AssertionError("a request that may start a generation is always accepted, or refused with an error")
    return accepted


def share(session: Session, wanted: NewVideo, retention_ms: int) -> Accepted | None:
    """Like `resolve`, but starts nothing: None when the request needs a new generation. Raises NotPermitted,
    InsufficientCredit, IdempotencyKeyReused."""

    def accept() -> Accepted | None:
        while True:
            if mine := find_alive(session, wanted.client_id, wanted.fingerprint):
                return mine
            if answer := _share(session, wanted, retention_ms):
                return answer
            if session.execute(_FIND_CURRENT, {"fingerprint": wanted.fingerprint}).one_or_none() is None:
                return None

    return _accept_once(session, wanted, accept)


class _Repeated(Exception):
    """Another request has stored the same `Idempotency-Key` meanwhile, so this one has to be undone."""


def _accept_once(session: Session, wanted: NewVideo, accept: Callable[[], Accepted | None]) -> Accepted | None:
    """Accept a request that has a name only once; a repeated one gets the same video."""
    if wanted.name is None:
        return accept()
    while True:
        if replay := find_replay(session, wanted.client_id, wanted.name):
            return replay
        with suppress(_Repeated), session.savepoint():
            answer = accept()
            if answer is None or _remember(session, wanted.client_id, wanted.name, answer.view.video.id):
                return answer
            raise _Repeated


def _start(session: Session, wanted: NewVideo, new: NewGeneration, queue_limit: int) -> str | None:
    """A miss: insert a new generation, its hold and its video. None when the fingerprint has a current generation."""
    parameters, time, video_id = wanted.parameters, now(session), new_id("video")
    is_new = insert_or_skip(
        session,
        Generation,
        id=new.id,
        fingerprint=wanted.fingerprint,
        is_current=True,
        state=State.QUEUED,
        payer_id=wanted.client_id,
        credits=wanted.price,
        still_type=_STILL_TYPE,
        thumbnail_sha256=new.thumbnail_sha256,
        traceparent=new.traceparent,
        pace_ms=estimates.estimate_duration(session, parameters),
        created_at=time,
        **parameters.to_columns(),
    )
    if not is_new:
        return None
    pauses.require_accepts(session)
    note_change(session, new.id, has_work=True)
    ledger.hold(session, wanted.client_id, new.id, video_id, wanted.price)
    # After the hold, which locks the client: no change of its permissions can come between this and the commit.
    limit = _require_permission(session, wanted, queue_limit)
    if _count_waiting(session, wanted.client_id) > limit:
        raise QueueFull(limit=limit)
    if not _insert_video(session, wanted, video_id, new.id, State.QUEUED, Cache.MISS, time):
        raise AssertionError("a new generation has no video yet")
    return video_id


def _require_permission(session: Session, wanted: NewVideo, queue_limit: int) -> int:
    """Returns how many videos of the client may be queued: by default, `queue_limit`. Raises NotPermitted."""
    permitted = permissions.check(session, wanted.client_id, wanted.parameters, is_url=wanted.is_url)
    return permitted.queue_limit or queue_limit


def _count_waiting(session: Session, client_id: str) -> int:
    return session.execute(_COUNT_WAITING, {"client_id": client_id}).scalar_one()


def _share(session: Session, wanted: NewVideo, retention_ms: int) -> Accepted | None:
    """Hit or join the current generation. None when it has ended or expired meanwhile, or when a concurrent request of
    this client has joined it: start over."""
    current = session.execute(_LOCK_CURRENT, {"fingerprint": wanted.fingerprint}).one_or_none()
    if current is None:
        return None
    # A video that a client has keeps its film. One that would be new is not made by hit or join either: then what a
    # client may have would depend on what others have asked for.
    permissions.check(session, wanted.client_id, wanted.parameters, is_url=wanted.is_url)
    if current.payer_id != wanted.client_id:
        # Without this, a client without credits could find out and download what others have requested.
        ledger.require(session, wanted.client_id, wanted.price)
    time, cache, until = now(session), Cache.JOINED, None
    if current.state == State.COMPLETED:
        if is_past(current, time):
            retention.expire(session, current.id)
            retention.forget(session, current.id)
            return None
        cache, until = Cache.HIT, time + retention_ms
        session.execute(_KEEP, {"kept": current.id, "until": until})
        session.execute(_RETIRE, {"owner": wanted.client_id, "wanted": wanted.fingerprint, "time": time})
    video_id = new_id("video")
    saved = current.credits if cache is Cache.HIT else 0  # by one that joins: when its film is there
    if not _insert_video(session, wanted, video_id, current.id, State(current.state), cache, time, until, saved):
        return None
    if cache is Cache.HIT:
        endings.record_one(session, video_id)
    return Accepted(get(session, wanted.client_id, video_id), cache)


def _insert_video(
    session: Session,
    wanted: NewVideo,
    video_id: str,
    generation_id: str,
    state: State,
    cache: Cache,
    time: int,
    expires_at: int | None = None,
    saved: int = 0,
) -> bool:
    """False when a concurrent request of this client was first."""
    is_new = insert_or_skip(
        session,
        VideoRow,
        id=video_id,
        client_id=wanted.client_id,
        generation_id=generation_id,
        fingerprint=wanted.fingerprint,
        is_alive=True,
        status=SHOWN[state],
        cache=cache,
        credits=wanted.price if cache is Cache.MISS else 0,
        expires_at=expires_at,
        labels=dict(wanted.labels) if wanted.labels else None,
        created_at=time,
    )
    if is_new:
        note_fact(session, facts.AddedVideo(wanted.client_id, cache, saved))
    return is_new


def _find_named(session: Session, client_id: str, name: IdempotencyName) -> View | None:
    """The video that was returned for this key before, or None. Raises IdempotencyKeyReused when the key belongs to a
    different request."""
    row = session.execute(_FIND_NAMED, {"client_id": client_id, "key": name.key}).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != name.request_sha256:
        raise IdempotencyKeyReused
    return to_view(row)


def _remember(session: Session, client_id: str, name: IdempotencyName, video_id: str) -> bool:
    """Store the key for as long as the video exists. False when a concurrent request with the same key was stored
    first."""
    return insert_or_skip(
        session,
        IdempotencyKey,
        client_id=client_id,
        key=name.key,
        request_sha256=name.request_sha256,
        video_id=video_id,
    )


# Built once at import: building a statement takes longer than executing it (decision 0015).
_FIND_ALIVE = SELECT.where(
    col(VideoRow.client_id) == bindparam("client_id"),
    col(VideoRow.fingerprint) == bindparam("fingerprint"),
    col(VideoRow.is_alive),
)
_FIND_NAMED = (
    SELECT.add_columns(col(IdempotencyKey.request_sha256))
    .join(IdempotencyKey, col(IdempotencyKey.video_id) == col(VideoRow.id))
    .where(
        col(IdempotencyKey.client_id) == bindparam("client_id"),
        col(IdempotencyKey.key) == bindparam("key"),
    )
)
_COUNT_WAITING = (
    select(func.count())
    .select_from(Generation)
    .where(col(Generation.payer_id) == bindparam("client_id"), col(Generation.state) == State.QUEUED)
)
_FIND_CURRENT = select(
    col(Generation.id),
    col(Generation.state),
    col(Generation.expires_at),
    col(Generation.payer_id),
    col(Generation.credits),
).where(col(Generation.fingerprint) == bindparam("fingerprint"), col(Generation.is_current))
_LOCK_CURRENT = _FIND_CURRENT.with_for_update()
_KEEP = (
    update(Generation)
    .where(col(Generation.id) == bindparam("kept"), col(Generation.expires_at) < bindparam("until"))
    .values(expires_at=bindparam("until"))
)
_KEEP_VIDEO = (
    update(VideoRow)
    .where(col(VideoRow.id) == bindparam("kept"), col(VideoRow.is_alive), col(VideoRow.expires_at) < bindparam("until"))
    .values(expires_at=bindparam("until"))
)
# The client's own earlier video, whose film has gone for it while another client still has it.
_RETIRE = (
    update(VideoRow)
    .where(
        col(VideoRow.client_id) == bindparam("owner"),
        col(VideoRow.fingerprint) == bindparam("wanted"),
        col(VideoRow.is_alive),
        col(VideoRow.expires_at) <= bindparam("time"),
    )
    .values(is_alive=False)
)
