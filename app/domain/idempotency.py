"""Requests that their client gave a name: the same name and request is the same video, whatever became of it."""

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlmodel import col

from app.domain.views import SELECT, View, look
from app.errors import IdempotencyKeyReused
from app.schemas.parameters import VideoParameters
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import IdempotencyKey, Video


@dataclass(frozen=True)
class IdempotencyName:
    """An `Idempotency-Key`, and the SHA-256 of what was asked for under it."""

    key: str
    request_sha256: str


def name(key: str, still_sha256: str, parameters: VideoParameters) -> IdempotencyName:
    """Of the request as its client made it: unlike the fingerprint, no setting of ours is part of it."""
    request = [still_sha256, parameters.model_dump(mode="json", exclude={"size"})]
    return IdempotencyName(key, hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest())


def find(session: Session, client_id: str, name: IdempotencyName) -> View | None:
    """The video that answered this request before. Raises IdempotencyKeyReused when that was another request."""
    row = session.execute(_FIND, {"client_id": client_id, "key": name.key}).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != name.request_sha256:
        raise IdempotencyKeyReused
    return look(row, now(session))


def remember(session: Session, client_id: str, name: IdempotencyName, video_id: str) -> bool:
    """As long as the video is there. False when a request of the same name was answered at the same time."""
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
