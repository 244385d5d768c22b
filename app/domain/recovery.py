"""Recovers paid calls that a crash interrupted; stores responses that come after a generation was marked unknown."""

from dataclasses import replace

from sqlalchemy import bindparam, or_, select, update
from sqlmodel import col

from app.domain import generations
from app.domain.claims import CLAIM_COLUMNS, Claim, read
from app.domain.generations import fail, mark_unknown
from app.schemas.videos import Failure
from app.store.sessions import Session, now
from app.store.tables import Attempt, Generation, Outcome, State


def recover(session: Session, *, charge: bool, all_leases: bool) -> int:
    """Mark every paid call unknown that no process waits for any more. Returns how many.

    With `all_leases`, at the start of the only serving process, all leases end first. Without it, only expired leases
    count. A generation that is `submitting` without a lease counts too: a bug of ours ended the task that held it.
    Generations in other states need no recovery: they can simply be claimed again.
    """
    if all_leases:
        session.execute(_END_LEASES)
    rows = session.execute(_LOST, {"time": now(session)}).all()
    for row in rows:
        claim = read(row)
        attempt_id = session.execute(_OPEN_ATTEMPT, {"generation_id": claim.id}).scalar_one()
        mark_unknown(session, claim, attempt_id, "nobody waits for it", charge=charge)
    return len(rows)


def accept(session: Session, claim: Claim, attempt_id: str, uuid: str) -> Claim | None:
    """Like `generations.accept`. If the generation was marked unknown meanwhile, its uuid is stored, so that it can be
    polled."""
    return generations.accept(session, claim, attempt_id, uuid) or _keep_uuid(session, claim, uuid)


def answer(session: Session, claim: Claim, attempt_id: str, uuid: str, url: str, url_expires_at: int) -> Claim | None:
    """Like `generations.answer`. If the generation was marked unknown meanwhile, its uuid is stored, so that it can be
    polled."""
    answered = generations.answer(session, claim, attempt_id, uuid, url, url_expires_at)
    return answered or _keep_uuid(session, claim, uuid)


def refuse(session: Session, claim: Claim, attempt_id: str, failure: Failure, detail: str) -> Claim | None:
    """Like `generations.refuse`. If the generation was marked unknown meanwhile, it is refunded: nothing was billed."""
    return generations.refuse(session, claim, attempt_id, failure, detail) or _fail_late(session, claim, failure)


def postpone(session: Session, claim: Claim, attempt_id: str, outcome: Outcome, detail: str) -> Claim | None:
    """Like `generations.postpone`. If the generation was marked unknown meanwhile, it fails and is refunded: nothing
    was billed."""
    queued = generations.postpone(session, claim, attempt_id, outcome, detail)
    return queued or _fail_late(session, claim, Failure.WAITED_TOO_LONG)


def _keep_uuid(session: Session, claim: Claim, uuid: str) -> Claim | None:
    late = update(Generation).where(
        col(Generation.id) == claim.id,
        col(Generation.state) == State.UNKNOWN,
        col(Generation.upstream_uuid).is_(None),
    )
    session.execute(late.values(upstream_uuid=uuid, ask_at=now(session)))
    return None


def _fail_late(session: Session, claim: Claim, failure: Failure) -> Claim | None:
    unknown = select(col(Generation.fence)).where(
        col(Generation.id) == claim.id, col(Generation.state) == State.UNKNOWN
    )
    fence = session.execute(unknown.with_for_update()).scalar_one_or_none()
    return None if fence is None else fail(session, replace(claim, state=State.UNKNOWN, fence=fence), failure)


_END_LEASES = update(Generation).where(col(Generation.lease_until).is_not(None)).values(lease_until=None)
_LOST = (
    select(*CLAIM_COLUMNS)
    .where(
        col(Generation.state) == State.SUBMITTING,
        or_(col(Generation.lease_until).is_(None), col(Generation.lease_until) < bindparam("time")),
    )
    .with_for_update(skip_locked=True)
)
_OPEN_ATTEMPT = select(col(Attempt.id)).where(
    col(Attempt.generation_id) == bindparam("generation_id"), col(Attempt.outcome).is_(None)
)
