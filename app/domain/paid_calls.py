"""Paid calls as upstream's counter may show them: for each, the time in which it may be charged."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select
from sqlmodel import col

from app.domain.evidence import Reading
from app.domain.states import LIVING
from app.store.sessions import Session
from app.store.tables import Attempt, Generation, Verdict
from app.words import Failure, Outcome, State

_FREE = (Outcome.NOT_SENT, Outcome.DEFERRED)
LAG_MS = 2_000  # how long after its last answer upstream may still charge a call
_LONGEST_MS = 24 * 3600 * 1000  # what upstream has not charged within a day, it does not charge
_LONGEST_WAIT_MS = 8 * _LONGEST_MS  # from a request to the end of that day


def find_near(session: Session, readings: Sequence[Reading], deadline_ms: int) -> list[Any]:
    """All paid calls that may have been charged between the first and the last of these readings: rows of `COLUMNS`.
    `deadline_ms` is how long upstream may work on a generation."""
    if not readings:
        return []
    first, last = min(reading.begin for reading in readings), max(reading.end for reading in readings)
    span = {"first": first - _LONGEST_MS, "last": last}
    rows = session.execute(_CALLS, {**span, "ended": first - LAG_MS, "recent": first - deadline_ms - LAG_MS}).all()
    polled = session.execute(_POLLED_CALLS, {**span, "accepted": first - _LONGEST_WAIT_MS}).all()
    return list({row.id: row for row in (*rows, *polled)}.values())


def has_ended(row: Any) -> bool:
    """Whether it is known how the call ended."""
    return State(row.state) not in LIVING | {State.UNKNOWN}


def is_billed(row: Any) -> bool:
    """Whether a call costs, once it has ended."""
    return State(row.state) is not State.FAILED or row.failure == Failure.CONTENT_LOST


def find_end(row: Any, deadline_ms: int) -> int:
    """Until when upstream may charge the call, or give the charge back."""
    if has_ended(row):
        return int(row.ended_at) + LAG_MS
    if row.state == State.UNKNOWN and row.upstream_uuid is None:
        return int(row.started_at) + deadline_ms + LAG_MS
    return int(row.started_at) + _LONGEST_MS  # it is running, or it is still polled


# Built once at import: building a statement takes longer than executing it (decision 0015).
COLUMNS = (
    col(Generation.id),
    col(Generation.state),
    col(Generation.failure),
    col(Generation.credits),
    col(Generation.fast_mode),
    col(Generation.generate_audio),
    col(Generation.upstream_uuid),
    col(Generation.ended_at),
    col(Attempt.started_at),
    col(Attempt.upstream_key),
)
WITH_ATTEMPT = and_(
    col(Attempt.generation_id) == col(Generation.id),
    or_(col(Attempt.outcome).is_(None), col(Attempt.outcome).not_in(_FREE)),
)


def _write_calls(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(*COLUMNS, col(Verdict.billed))
        .join(Attempt, WITH_ATTEMPT)
        .outerjoin(Verdict, col(Verdict.generation_id) == col(Generation.id))
        .where(
            col(Generation.submitted_at) >= bindparam("first"),
            col(Generation.submitted_at) <= bindparam("last"),
            *conditions,
        )
    )


_CALLS = _write_calls(
    or_(
        col(Generation.ended_at).is_(None),
        col(Generation.ended_at) >= bindparam("ended"),
        col(Generation.submitted_at) >= bindparam("recent"),
    )
)
_POLLED_CALLS = _write_calls(
    col(Generation.state) == State.UNKNOWN,
    col(Generation.created_at) >= bindparam("accepted"),
    col(Generation.upstream_uuid).is_not(None),
)
