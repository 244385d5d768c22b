"""A generation that several clients wait for: who leaves it, and who pays for it then.

The video that started a generation carries its cost. When its client cancels, the bill passes to the oldest of the
other videos whose client can pay. So no client can make others lose a film, and nobody is charged more than the price.
"""

from sqlalchemy import bindparam, select, update
from sqlmodel import col

from app.domain import endings, events, ledger
from app.store.sessions import Session, note_change
from app.store.tables import Client, Generation, Video
from app.words import Cache, ClientStatus, Failure, Status


def leave(session: Session, video_id: str, generation_id: str, failure: Failure) -> None:
    """Fail one video whose generation goes on for others."""
    session.execute(_LEAVE, {"left": video_id, "reason": failure})
    events.record(session, "video.left", generation_id, {"video": video_id, "failure": failure})
    endings.record_one(session, video_id)
    note_change(session, generation_id, has_work=False)


def pass_bill(session: Session, generation_id: str) -> str | None:
    """Let another client of this queued generation pay for it. Returns the id of the video that carried the cost so
    far, or None when no other client can pay: then nothing has changed. The caller has locked the generation."""
    payer = session.execute(_PAYER, {"generation_id": generation_id}).one()
    for heir in session.execute(_HEIRS, {"generation_id": generation_id, "payer_id": payer.payer_id}).all():
        left = ledger.pass_hold(session, generation_id, heir.client_id, heir.id)
        if left is not None:
            session.execute(_CHANGE_PAYER, {"passed": generation_id, "new_payer": heir.client_id})
            session.execute(_CHARGE, {"heir": heir.id, "cost": payer.credits})
            events.record(session, "generation.payer_changed", generation_id, {"from": left, "to": heir.id})
            return left
    return None


_LEAVE = (
    update(Video)
    .where(col(Video.id) == bindparam("left"))
    .values(is_alive=False, status=Status.FAILED, failure=bindparam("reason"), credits=0)
)
_PAYER = select(col(Generation.payer_id), col(Generation.credits)).where(
    col(Generation.id) == bindparam("generation_id")
)
_HEIRS = (
    select(col(Video.id), col(Video.client_id))
    .join(Client, col(Client.id) == col(Video.client_id))
    .where(
        col(Video.generation_id) == bindparam("generation_id"),
        col(Video.is_alive),
        col(Video.client_id) != bindparam("payer_id"),
        col(Client.status) == ClientStatus.ACTIVE,
    )
    .order_by(col(Video.created_at), col(Video.id))
)
_CHANGE_PAYER = (
    update(Generation).where(col(Generation.id) == bindparam("passed")).values(payer_id=bindparam("new_payer"))
)
_CHARGE = update(Video).where(col(Video.id) == bindparam("heir")).values(cache=Cache.MISS, credits=bindparam("cost"))
