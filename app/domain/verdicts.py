"""Unknown outcomes and the operators' verdicts on them.

A verdict is about money only: the generation stays unknown, and is polled as before. A verdict that it was not billed
gives back what was charged. One that it was billed confirms the charge; where unknown outcomes are not charged, it
moves no credits.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import evidence, paid_calls, transitions
from app.domain.evidence import Call
from app.errors import NotFound, OutcomeKnown, VerdictGiven
from app.schemas.verdicts import CounterReading, Evidence
from app.schemas.verdicts import Verdict as VerdictView
from app.store.sessions import Session, insert_row, now
from app.store.tables import Attempt, Client, CreditEntry, Generation, Reading, Verdict
from app.store.times import write_iso
from app.words import EntryKind, State

_NEAR = 10  # readings on each side that are looked at


def give(session: Session, generation_id: str, *, billed: bool, note: str | None, audit_id: str) -> VerdictView:
    """Store the verdict on an unknown outcome, and give back what was charged if it was not billed. `audit_id` names
    the entry of the audit log about it. Raises NotFound, OutcomeKnown, VerdictGiven."""
    state = session.execute(_LOCK, {"generation_id": generation_id}).scalar_one_or_none()
    if state is None:
        raise NotFound(f"There is no generation {generation_id!r}.", param="generation_id")
    if find_verdict(session, generation_id) is not None:
        raise VerdictGiven
    if state != State.UNKNOWN:
        raise OutcomeKnown(known=state)
    time = now(session)
    insert_row(
        session,
        Verdict,
        generation_id=generation_id,
        billed=billed,
        note=note,
        audit_id=audit_id,
        created_at=time,
    )
    refunded = 0
    if not billed:
        why = note or "an operator found that it was not billed"
        refunded = transitions.refund(session, generation_id, why, audit_id=audit_id)
    return VerdictView(
        generation_id=generation_id, billed=billed, refunded_credit=refunded, note=note, created_at=write_iso(time)
    )


def find_verdict(session: Session, generation_id: str) -> VerdictView | None:
    """The verdict on a generation."""
    row = session.execute(_FIND_VERDICT, {"generation_id": generation_id}).one_or_none()
    if row is None:
        return None
    return VerdictView(
        generation_id=generation_id,
        billed=row.billed,
        refunded_credit=row.amount or 0,
        note=row.note,
        created_at=write_iso(row.created_at),
    )


def find_evidence(session: Session, generation_id: str, deadline_ms: int) -> Evidence | None:
    """What is known about an unknown outcome. None when the outcome is known. `deadline_ms` is how long upstream may
    work on a generation."""
    row = session.execute(_UNKNOWN, {"generation_id": generation_id}).one_or_none()
    return None if row is None else _show(session, row, deadline_ms)


def _show(session: Session, row: Any, deadline_ms: int) -> Evidence:
    found = _conclude(session, row, deadline_ms)
    return Evidence(
        generation_id=row.id,
        client_id=row.payer_id,
        client_name=row.name,
        credits=row.credits,
        sent_at=write_iso(row.started_at),
        lost_at=write_iso(row.ended_at),
        cause=row.detail,
        reading_before=_show_reading(found.before),
        reading_after=_show_reading(found.after),
        moved=found.moved,
        other_credits=found.others,
        proposal=found.proposal,
        basis=found.basis,
        verdict=find_verdict(session, row.id),
    )


def _show_reading(reading: evidence.Reading | None) -> CounterReading | None:
    if reading is None:
        return None
    return CounterReading(
        generation_id=reading.generation_id, used_credit=reading.used_credit, read_at=write_iso(reading.end)
    )


def _conclude(session: Session, row: Any, deadline_ms: int) -> evidence.Conclusion:
    lost, readings = _to_call(row, row.upstream_key, deadline_ms), _find_readings(session, row)
    near = paid_calls.find_near(session, readings, deadline_ms)
    others = [_to_call(call, row.upstream_key, deadline_ms) for call in near if call.id != row.id]
    return evidence.conclude(lost, row.credits, others, readings)


def _to_call(row: Any, upstream_key: str, deadline_ms: int) -> Call:
    """A paid call as the readings with this key may show it. One with another key may be one of another account."""
    is_certain = paid_calls.has_ended(row) and row.upstream_key == upstream_key
    credits = row.credits if paid_calls.is_billed(row) else 0
    return Call(row.id, row.started_at, paid_calls.find_end(row, deadline_ms), credits if is_certain else None)


def _find_readings(session: Session, row: Any) -> Sequence[evidence.Reading]:
    """The nearest answers to paid calls with the same key, on both sides."""
    place = {"upstream_key": row.upstream_key, "time": row.started_at, "count": _NEAR}
    near = [*session.execute(_READ_BEFORE, place).all(), *session.execute(_READ_AFTER, place).all()]
    return [evidence.Reading(each.generation_id, each.started_at, each.created_at, each.used_credit) for each in near]


def _write_readings(is_near: ColumnElement[bool], order: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(col(Reading.generation_id), col(Reading.used_credit), col(Reading.created_at), col(Attempt.started_at))
        .join(Attempt, col(Attempt.id) == col(Reading.attempt_id))
        .where(col(Reading.attempt_id).is_not(None), col(Reading.upstream_key) == bindparam("upstream_key"), is_near)
        .order_by(order)
        .limit(bindparam("count"))
    )


_LOCK = select(col(Generation.state)).where(col(Generation.id) == bindparam("generation_id")).with_for_update()
_refund = aliased(CreditEntry)
_FIND_VERDICT = (
    select(col(Verdict.billed), col(Verdict.note), col(Verdict.created_at), col(_refund.amount))
    .outerjoin(
        _refund,
        and_(
            col(_refund.generation_id) == col(Verdict.generation_id),
            col(_refund.kind) == EntryKind.REFUND,
            col(_refund.audit_id) == col(Verdict.audit_id),
        ),
    )
    .where(col(Verdict.generation_id) == bindparam("generation_id"))
)

_UNKNOWN = (
    select(*paid_calls.COLUMNS, col(Generation.payer_id), col(Client.name), col(Attempt.detail))
    .join(Attempt, paid_calls.WITH_ATTEMPT)
    .join(Client, col(Client.id) == col(Generation.payer_id))
    .where(col(Generation.state) == State.UNKNOWN, col(Generation.id) == bindparam("generation_id"))
)
_READ_BEFORE = _write_readings(col(Reading.created_at) < bindparam("time"), col(Reading.created_at).desc())
_READ_AFTER = _write_readings(col(Reading.created_at) > bindparam("time"), col(Reading.created_at).asc())
