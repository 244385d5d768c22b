"""After a crash, and when an answer comes that nobody waited for any more: late evidence counts."""

from dataclasses import replace

from sqlalchemy import select, true, update
from sqlmodel import col

from app.domain.generations import doubt, fail
from app.domain.runs import RUN_COLUMNS, Run, read
from app.schemas.videos import Failure
from app.store.sessions import Session, now
from app.store.tables import Attempt, Generation, State


def recover(session: Session, *, charge: bool, all_leases: bool) -> int:
    """A paid call whose answer nobody waits for any more is unknown; how many of those. At boot of the only process
    all leases end; where there are many, those that ran out: other states may then simply be claimed again."""
    over = col(Generation.lease_until) < now(session)
    if all_leases:
        over = true()
        session.execute(update(Generation).where(col(Generation.lease_until).is_not(None)).values(lease_until=None))
    lost = select(*RUN_COLUMNS).where(col(Generation.state) == State.SUBMITTING, over)
    rows = session.execute(lost.with_for_update(skip_locked=True)).all()
    for row in rows:
        run = read(row)
        open_attempt = select(col(Attempt.id)).where(
            col(Attempt.generation_id) == run.id, col(Attempt.outcome).is_(None)
        )
        doubt(session, run, session.execute(open_attempt).scalar_one(), "nobody waits for it", charge=charge)
    return len(rows)


def keep_uuid(session: Session, run: Run, uuid: str) -> Run | None:
    """The uuid of a run that was given up while its answer was on the way: from now on it can be asked about."""
    late = update(Generation).where(
        col(Generation.id) == run.id,
        col(Generation.state) == State.UNKNOWN,
        col(Generation.upstream_uuid).is_(None),
    )
    session.execute(late.values(upstream_uuid=uuid, ask_at=now(session)))
    return None


def refuse_late(session: Session, run: Run, failure: Failure) -> Run | None:
    """The refusal of a run that was given up while its answer was on the way: nothing was billed, so it is refunded."""
    unknown = select(col(Generation.fence)).where(col(Generation.id) == run.id, col(Generation.state) == State.UNKNOWN)
    fence = session.execute(unknown.with_for_update()).scalar_one_or_none()
    return None if fence is None else fail(session, replace(run, state=State.UNKNOWN, fence=fence), failure)
