"""The ends of videos, as events: one for each video whose client has a webhook, in the transaction that ends it.

Each module that gives a video a status in which it has ended calls one of these functions.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists
from sqlmodel import col

from app.domain import events
from app.domain.views import SELECT, AnyRow, show
from app.store.sessions import Session
from app.store.tables import Video, Webhook
from app.words import EventType, Status

_TYPES = {Status.COMPLETED: EventType.VIDEO_COMPLETED, Status.FAILED: EventType.VIDEO_FAILED}
# The prompt and the labels belong to the video: when it is deleted, no copy is left.
_LEFT_OUT = {"prompt", "metadata"}


def record_all(session: Session, generation_id: str, status: Status) -> None:
    """Record the end of all videos to which their generation has just given this status, if one ends with it. A video
    that had left the generation earlier has a failure of its own."""
    if status in _TYPES:
        for row in session.execute(_BY_GENERATION, {"generation_id": generation_id, "status": status}):
            _record(session, row)


def record_one(session: Session, video_id: str) -> None:
    """Record the end of a video, which has just ended."""
    for row in session.execute(_BY_ID, {"video_id": video_id}):
        _record(session, row)


def _record(session: Session, row: AnyRow) -> None:
    payload = show(row).model_dump(mode="json", exclude=_LEFT_OUT)
    kind = _TYPES[Status(row.status)]
    events.record(session, kind, row.generation_id, payload, client_id=row.client_id, video_id=row.id)


def _write_listened(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Called at import: the videos that fulfil the conditions and whose client has a webhook."""
    has_webhook = exists().where(col(Webhook.client_id) == col(Video.client_id))
    return SELECT.add_columns(col(Video.client_id)).where(*conditions, has_webhook)


_BY_GENERATION = _write_listened(
    col(Video.generation_id) == bindparam("generation_id"),
    col(Video.status) == bindparam("status"),
    col(Video.failure).is_(None),
)
_BY_ID = _write_listened(col(Video.id) == bindparam("video_id"))
