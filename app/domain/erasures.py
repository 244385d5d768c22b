"""Erasures: deletes what a client sent and what was made of it. What it paid stays; the ledger has no prompts.

A video that is still made is kept, since its paid call may be billed. What others requested too is theirs as well.
"""

from contextlib import suppress
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from app.domain import clients, videos
from app.errors import AlreadyEnded, AlreadySubmitted, GenerationIsShared
from app.schemas.erasures import Erasure, KeptData
from app.store.sessions import Session
from app.store.tables import Attempt, Delivery, Event, Video
from app.words import Kept, Status

_BATCH = 200  # videos per transaction: other writers wait no longer than these take


class Erased(NamedTuple):
    """The report, and the generations whose files are to be deleted after the commit."""

    report: Erasure
    generation_ids: list[str]


def erase(session: Session, client_id: str) -> Erased:
    """Delete the ended videos of a client, at most 200 at a time; first what it has queued is cancelled. Raises
    NotFound."""
    client_id = clients.get(session, client_id).id
    for video_id in session.execute(_QUEUED, {"client_id": client_id}).scalars():
        with suppress(AlreadySubmitted, AlreadyEnded, GenerationIsShared):  # then it is reported as kept, or is erased
            videos.cancel(session, client_id, video_id)
    rows = session.execute(_ENDED, {"client_id": client_id, "count": _BATCH + 1}).all()
    chosen = rows[:_BATCH]
    for row in chosen:
        session.execute(_FORGET_ANSWERS, {"generation_id": row.generation_id, "video_id": row.id})
    removed = [videos.remove(session, client_id, row.id) for row in chosen]
    forgotten = [generation_id for generation_id in removed if generation_id is not None]
    for generation_id in forgotten:
        session.execute(_FORGET_DETAILS, {"erased": generation_id})
    report = Erasure(
        client_id=client_id,
        videos=len(chosen),
        generations=len(forgotten),
        kept=_list_kept(session, client_id, [row.generation_id for row in chosen], forgotten),
        has_more=len(rows) > _BATCH,
    )
    return Erased(report, forgotten)


def _list_kept(session: Session, client_id: str, generation_ids: list[str], forgotten: list[str]) -> list[KeptData]:
    left = set(generation_ids) - set(forgotten)
    shared = [each for each in left if session.execute(_HAS_VIDEO, {"generation_id": each}).first() is not None]
    counts: dict[Kept, int | None] = {
        Kept.IN_PROGRESS: session.execute(_COUNT_LIVING, {"client_id": client_id}).scalar_one(),
        Kept.SHARED: len(shared),
        Kept.UNKNOWN: len(left) - len(shared),
        Kept.ENTRIES: None,
    }
    return [KeptData(what=what, count=count, reason=what.meaning) for what, count in counts.items() if count != 0]


# Built once at import: building a statement takes longer than executing it (decision 0015).
_IS_THEIRS = col(Video.client_id) == bindparam("client_id")
_QUEUED = select(col(Video.id)).where(_IS_THEIRS, col(Video.status) == Status.QUEUED).order_by(col(Video.id))
_ENDED = (
    select(col(Video.id), col(Video.generation_id))
    .where(_IS_THEIRS, col(Video.status).in_([Status.COMPLETED, Status.FAILED]))
    .limit(bindparam("count"))
)
_HAS_VIDEO = select(col(Video.id)).where(col(Video.generation_id) == bindparam("generation_id")).limit(1)
_COUNT_LIVING = (
    select(func.count())
    .select_from(Video)
    .where(_IS_THEIRS, col(Video.status).in_([Status.QUEUED, Status.IN_PROGRESS]))
)
# A receiver of webhooks may answer with what it got, such as the metadata.
_FORGET_ANSWERS = (
    update(Delivery)
    .where(
        col(Delivery.event_id).in_(
            select(col(Event.id)).where(
                col(Event.generation_id) == bindparam("generation_id"), col(Event.video_id) == bindparam("video_id")
            )
        )
    )
    .values(answer_body=None)
)
# Upstream's explanation of a failure may repeat the prompt.
_FORGET_DETAILS = update(Attempt).where(col(Attempt.generation_id) == bindparam("erased")).values(detail=None)
