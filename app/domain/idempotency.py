"""Idempotency keys: the same key with the same request returns the same video, whatever its status is by now."""

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlmodel import col

from app.domain.views import SELECT, View, to_view
from app.errors import IdempotencyKeyReused
from app.schemas.parameters import VideoParameters
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import IdempotencyKey, Video


@dataclass(frozen=True)
class IdempotencyName:
    """An `Idempotency-Key`, and the SHA-256 of the request that was sent with it."""

    key: str
    request_sha256: str


def name(key: str, still_sha256: str, parameters: VideoParameters) -> IdempotencyName:
    """Hash the request as its client sent it. Unlike the fingerprint, the hash contains none of our settings."""
    request = [still_sha256, parameters.model_dump(mode="json", exclude={"size"})]
    return IdempotencyName(key, hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest())


def find(session: Session, client_id: str, name: IdempotencyName) -> View | None:
    """The video that was returned for this key before, or None. Raises IdempotencyKeyReused when the key belongs to a
    different request."""
    row = session.execute(_FIND, {"client_id": client_id, "key": name.key}).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != name.request_sha256:
        raise IdempotencyKeyReused
    return to_view(row, now(session))


def remember(session: Session, client_id: str, name: IdempotencyName, video_id: str) -> bool:
    """Store the key for as long as the video exists. False when a concurrent request with the same key was stored
    first."""
    row = IdempotencyKey(client_id=client_id, key=name.key, request_sha256=name.request_sha256, video_id=video_id)
    return insert_or_skip(session, row)


_FIND = (
    SELECT.add_columns(col(IdempotencyKey.request_sha256))
    .join(IdempotencyKey, col(IdempotencyKey.video_id) == col(Video.id))
    .where(
        col(IdempotencyKey.client_id) == bindparam("client_id"),
        col(IdempotencyKey.key) == bindparam("key"),
    )
)
