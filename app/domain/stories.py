"""Generations as operators see them: lists of them, and the whole story of one, derived from what is stored.

Where the time went is derived from the events, which are kept for 30 days.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import verdicts
from app.domain.states import LIVING
from app.errors import InvalidRequest, NotFound
from app.schemas.generations import (
    Attempt,
    Generation,
    GenerationEntry,
    GenerationPage,
    GenerationStory,
    GenerationTimes,
    QueueWait,
    SharedVideo,
)
from app.schemas.parameters import PARAMETERS
from app.store import tables
from app.store.ids import first_id
from app.store.sessions import Session, now
from app.store.tables import Client, CreditEntry, Event, Verdict, Video
from app.store.times import write_seconds
from app.words import Failure, State, VerdictFilter, Waiting


@dataclass(frozen=True)
class Filter:
    """Which generations to list: those that have all of these values. Times are milliseconds; the later one is
    excluded."""

    state: State | None = None
    client: str | None = None
    failure: Failure | None = None
    created_after: int | None = None
    created_before: int | None = None
    verdict: VerdictFilter | None = None


class Stay(NamedTuple):
    """How long a generation was in a state, in milliseconds, and what was measured in it."""

    state: State
    began: int
    ended: int
    measured: Mapping[str, Any]

    @property
    def length(self) -> int:
        return max(0, self.ended - self.began)  # a clock may be set back


def list_page(session: Session, wanted: Filter, deadline_ms: int, *, limit: int, after: str | None) -> GenerationPage:
    """At most `limit` generations, newest first, older than the one with the id `after`. Those whose outcome is unknown
    have their evidence, if only they are wanted. `deadline_ms` is how long upstream may work on one. Raises
    InvalidRequest."""
    if wanted.verdict is not None and wanted.state is not State.UNKNOWN:
        raise InvalidRequest("Only unknown outcomes get a verdict: add `state=unknown`.", param="verdict")
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    for name in given.keys() & {"created_after", "created_before"}:
        given[name] = first_id("gen", given[name])  # an id begins with its time, and has an index
    names = frozenset(given) if after is None else frozenset({*given, "after"})
    rows = session.execute(_write_page(names), {**given, "after": after, "count": limit + 1}).all()
    shown = [Generation(**_show(row)) for row in rows[:limit]]
    if wanted.state is State.UNKNOWN:
        for each in shown:
            each.evidence = verdicts.find_evidence(session, each.id, deadline_ms)
    return GenerationPage(
        data=shown,
        first_id=shown[0].id if shown else None,
        last_id=shown[-1].id if shown else None,
        has_more=len(rows) > limit,
    )


def get(session: Session, generation_id: str, deadline_ms: int) -> GenerationStory:
    """All that is known about a generation. `deadline_ms` is how long upstream may work on one. Raises NotFound."""
    row = session.execute(_ONE, {"generation_id": generation_id}).one_or_none()
    if row is None:
        raise NotFound("There is no generation with this id.", param="generation_id")
    named = {"generation_id": generation_id}
    attempts = session.execute(_ATTEMPTS, named).all()
    return GenerationStory(
        **_show(row),
        attempts=[_show_attempt(attempt) for attempt in attempts],
        entries=[_show_entry(entry) for entry in session.execute(_ENTRIES, named)],
        videos=[_show_video(video) for video in session.execute(_VIDEOS, named)],
        times=_split_time(session, row, attempts),
        evidence=verdicts.find_evidence(session, generation_id, deadline_ms),
    )


def _split_time(session: Session, row: Any, attempts: Sequence[Any]) -> GenerationTimes | None:
    """None when some of its events were deleted."""
    steps = session.execute(_STEPS, {"generation_id": row.id}).all()
    stays = list(_list_stays(session, row, steps))
    chain = [State.QUEUED, *(State(step.type.removeprefix("generation.")) for step in steps)]
    if [State(step.payload["from"]) for step in steps] != chain[:-1] or chain[-1] != row.state:
        return None
    queued = [stay for stay in stays if stay.state is State.QUEUED]
    # The second stay follows the first attempt, which was postponed, and so on.
    waits = [_show_wait(session, row, stay, attempt) for stay, attempt in zip(queued, [None, *attempts], strict=False)]
    total = dict.fromkeys(State, 0)
    for stay in stays:
        total[stay.state] += stay.length
    upload = sum(_measure(stay, "upload_ms") for stay in queued)
    store = sum(_measure(stay, "store_ms") for stay in stays if stay.state is State.STORING)
    return GenerationTimes(
        queue=(total[State.QUEUED] - upload) / 1000,
        upload=upload / 1000,
        upstream=(total[State.SUBMITTING] + total[State.GENERATING]) / 1000,
        fetch=(total[State.STORING] - store) / 1000,
        store=store / 1000,
        waits=waits,
    )


def _list_stays(session: Session, row: Any, steps: Sequence[Any]) -> Iterator[Stay]:
    """The states that a generation has been in until it ended. What was measured in a state is in the next event."""
    state, began = State.QUEUED, row.created_at
    for step in steps:
        yield Stay(state, began, step.created_at, step.payload)
        state, began = State(step.type.removeprefix("generation.")), step.created_at
    if state in LIVING:
        yield Stay(state, began, now(session), {})


def _measure(stay: Stay, name: str) -> int:
    """What a worker has measured by its own clock is never longer than the stay."""
    measured: int = stay.measured.get(name, 0)
    return min(measured, stay.length)


def _show_wait(session: Session, row: Any, stay: Stay, attempt: Any | None) -> QueueWait:
    """`attempt` is the one that was postponed before."""
    cause, reason = None, None
    if attempt is not None:
        cause, reason = Waiting.STOPPED, attempt.detail
    elif _was_overtaken(session, row, stay):
        cause = Waiting.SHARE
    length = stay.length - _measure(stay, "upload_ms")
    return QueueWait(began_at=stay.began // 1000, seconds=length / 1000, waiting_for=cause, reason=reason)


def _was_overtaken(session: Session, row: Any, stay: Stay) -> bool:
    """Whether a generation of another client that came later went first: that client had fewer in flight."""
    window = {"began": stay.began, "ended": stay.ended, "created": row.created_at, "payer": row.payer_id}
    return bool(session.execute(_OVERTAKEN, window).scalar_one())


def _show(row: Any) -> dict[str, Any]:
    attempt = None
    if row.attempt_id is not None:
        attempt = Attempt(
            id=row.attempt_id,
            outcome=row.outcome,
            detail=row.detail,
            started_at=row.started_at // 1000,
            ended_at=write_seconds(row.attempt_ended_at),
        )
    return {
        **{name: getattr(row, name) for name in _SHOWN},
        "client_id": row.payer_id,
        "client_name": row.client_name,
        "last_attempt": attempt,
        "created_at": row.created_at // 1000,
        "submitted_at": write_seconds(row.submitted_at),
        "ended_at": write_seconds(row.ended_at),
    }


def _show_attempt(row: Any) -> Attempt:
    return Attempt(
        id=row.id,
        outcome=row.outcome,
        detail=row.detail,
        started_at=row.started_at // 1000,
        ended_at=write_seconds(row.ended_at),
    )


def _show_entry(row: Any) -> GenerationEntry:
    return GenerationEntry(
        id=row.id,
        kind=row.kind,
        amount=row.amount,
        client_id=row.client_id,
        video_id=row.video_id,
        note=row.note,
        created_at=row.created_at // 1000,
    )


def _show_video(row: Any) -> SharedVideo:
    return SharedVideo(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        status=row.status,
        failure=row.failure,
        cache=row.cache,
        credits=row.credits,
        metadata=row.labels,
        created_at=row.created_at // 1000,
    )


@cache
def _write_page(names: frozenset[str]) -> Select[Any]:
    """Built once per combination of filters."""
    conditions = [condition for name, condition in _CONDITIONS.items() if name in names]
    return SELECT.where(*conditions).order_by(col(tables.Generation.id).desc()).limit(bindparam("count"))


_SHOWN = (
    *("id", "state", "failure", "credits", "upstream_uuid"),
    *(name for name in PARAMETERS if name in Generation.model_fields),
)
_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "state": col(tables.Generation.state) == bindparam("state"),
    "client": col(tables.Generation.payer_id) == bindparam("client"),
    # The first condition is that of the index.
    "failure": and_(
        col(tables.Generation.failure).is_not(None), col(tables.Generation.failure) == bindparam("failure")
    ),
    "verdict": ~exists().where(col(Verdict.generation_id) == col(tables.Generation.id)),
    "created_after": col(tables.Generation.id) >= bindparam("created_after"),
    "created_before": col(tables.Generation.id) < bindparam("created_before"),
    "after": col(tables.Generation.id) < bindparam("after"),
}
_newer = aliased(tables.Attempt)
_last_attempt = (
    select(func.max(col(_newer.id))).where(col(_newer.generation_id) == col(tables.Generation.id)).scalar_subquery()
)


def _write_rows() -> Select[Any]:
    """The columns of a generation, of its client and of its last attempt."""
    own = (*_SHOWN, "payer_id", "created_at", "submitted_at", "ended_at")
    attempt = tables.Attempt
    return (
        select(
            *(col(getattr(tables.Generation, name)) for name in own),
            col(Client.name).label("client_name"),
            col(attempt.id).label("attempt_id"),
            col(attempt.outcome),
            col(attempt.detail),
            col(attempt.started_at),
            col(attempt.ended_at).label("attempt_ended_at"),
        )
        .join(Client, col(Client.id) == col(tables.Generation.payer_id))
        .outerjoin(attempt, col(attempt.id) == _last_attempt)
    )


SELECT = _write_rows()
_ONE = SELECT.where(col(tables.Generation.id) == bindparam("generation_id"))
_ATTEMPTS = (
    select(
        col(tables.Attempt.id),
        col(tables.Attempt.outcome),
        col(tables.Attempt.detail),
        col(tables.Attempt.started_at),
        col(tables.Attempt.ended_at),
    )
    .where(col(tables.Attempt.generation_id) == bindparam("generation_id"))
    .order_by(col(tables.Attempt.started_at), col(tables.Attempt.id))
)
_ENTRIES = (
    select(
        col(CreditEntry.id),
        col(CreditEntry.kind),
        col(CreditEntry.amount),
        col(CreditEntry.client_id),
        col(CreditEntry.video_id),
        col(CreditEntry.note),
        col(CreditEntry.created_at),
    )
    .where(col(CreditEntry.generation_id) == bindparam("generation_id"))
    .order_by(col(CreditEntry.id))
)
_VIDEOS = (
    select(
        col(Video.id),
        col(Video.client_id),
        col(Video.status),
        col(Video.failure),
        col(Video.cache),
        col(Video.credits),
        col(Video.created_at),
        col(Client.name).label("client_name"),
    )
    .add_columns(col(Video.labels))
    .join(Client, col(Client.id) == col(Video.client_id))
    .where(col(Video.generation_id) == bindparam("generation_id"))
    .order_by(col(Video.id))
)
_STEPS = (
    select(col(Event.type), col(Event.payload), col(Event.created_at))
    .where(
        col(Event.generation_id) == bindparam("generation_id"),
        col(Event.type).in_([f"generation.{state}" for state in State]),
    )
    .order_by(col(Event.created_at), col(Event.id))
)
_overtaker = aliased(tables.Generation)
_OVERTAKEN = select(
    exists().where(
        col(Event.created_at) > bindparam("began"),
        col(Event.created_at) < bindparam("ended"),
        col(Event.type) == f"generation.{State.SUBMITTING}",
        col(_overtaker.id) == col(Event.generation_id),
        col(_overtaker.created_at) > bindparam("created"),
        col(_overtaker.payer_id) != bindparam("payer"),
    )
)
