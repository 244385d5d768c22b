"""Recovers paid calls that a crash interrupted."""

from sqlalchemy import bindparam, or_, select, update
from sqlmodel import col

from app.domain.claims import CLAIM_COLUMNS, from_row
from app.domain.generations import mark_unknown
from app.store.sessions import Session, now
from app.store.tables import Attempt, Generation, State


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
        claim = from_row(row)
        attempt_id = session.execute(_OPEN_ATTEMPT, {"generation_id": claim.id}).scalar_one()
        mark_unknown(session, claim, attempt_id, "nobody waits for it", charge=charge)
    return len(rows)


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
