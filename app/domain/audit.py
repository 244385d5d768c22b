"""The audit: replays the ledger and checks every invariant of the rows, one client or one part of the generations at a
time; and when it is due. Films are checked by `app.audits`.

Each rule is about one client or one generation. So a part can be checked in a read of its own, and no reader or writer
waits for the whole. An audit has an event when it begins and one when it has ended; whether one is due, and what the
last one found, is read from these.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col

from app.domain import events, figures, grants, ledger
from app.domain.budgets import Window
from app.domain.states import LIVING, SHOWN
from app.store.sessions import Session, exclude_others, now
from app.store.tables import Attempt, Client, CreditEntry, Event, Generation, Verdict, Video
from app.words import AuditRule, EntryKind, EventType, Failure, Outcome, State, Status

Found = Iterator[tuple[str, str]]  # subject, detail
_PART_SIZE = 500  # generations
_OVER = (Status.COMPLETED, Status.FAILED)
_FREE = (Outcome.NOT_SENT, Outcome.DEFERRED, Outcome.REFUSED)
_HOUR_MS = 3600 * 1000
_BEGUN, _PASSED = "audit.begun", "audit.passed"  # events that nobody is told
# For how long after each of these events no other audit begins. One that was killed is made up for after six hours.
_RESTS_MS = {_BEGUN: 6 * _HOUR_MS, _PASSED: 24 * _HOUR_MS, EventType.AUDIT_FAILED: 24 * _HOUR_MS}


@dataclass(frozen=True)
class Finding:
    """One violated rule, and the client or generation that violates it."""

    rule: AuditRule
    subject: str
    detail: str


class Part(NamedTuple):
    """The generations from one id to another; both belong to it."""

    first: str
    last: str


class LastAudit(NamedTuple):
    """When the last audit has ended (milliseconds), and how many findings of each rule it had."""

    ended_at: int
    findings: Mapping[str, int]


def list_clients(session: Session) -> list[str]:
    return session.execute(_CLIENTS).scalars()


def check_client(session: Session, client_id: str) -> list[Finding]:
    """Check the rules about a client."""
    client = session.execute(_CLIENT, {"client_id": client_id}).one()
    checks = {
        AuditRule.COUNTERS: _check_counters,
        AuditRule.BUDGETS: _check_budget,
        AuditRule.GRANTS: _check_grants,
    }
    return [Finding(rule, client_id, detail) for rule, check in checks.items() for detail in check(session, client)]


def find_part(session: Session, after: str = "") -> Part | None:
    """The next 500 generations after this id; None at the end."""
    first, last = session.execute(_PART, {"after": after, "count": _PART_SIZE}).one()
    return None if first is None else Part(first, last)


def check_part(session: Session, part: Part) -> list[Finding]:
    """Check the rules about these generations."""
    checks: dict[AuditRule, Callable[[Session, dict[str, Any]], Found]] = {
        AuditRule.HOLDS: _check_holds,
        AuditRule.AMOUNTS: _check_amounts,
        AuditRule.SETTLED: _check_settled,
        AuditRule.RELEASED: _check_released,
        AuditRule.VERDICTS: _check_verdicts,
        AuditRule.ATTEMPTS: _check_attempts,
        AuditRule.STATUSES: _check_statuses,
    }
    return [Finding(rule, *found) for rule, check in checks.items() for found in check(session, part._asdict())]


def list_films(session: Session, part: Part) -> dict[str, str]:
    """The films of these generations that must be there: the SHA-256 of each, by the id of its generation."""
    return {generation_id: str(sha256) for generation_id, sha256 in session.execute(_FILMS, part._asdict())}


def audit_open_holds(session: Session) -> list[Finding]:
    """The part that is checked at every start: the credits held now are exactly the price of the living generations."""
    findings = [Finding(AuditRule.HOLDS, *found) for found in _find_odd_holds(session.execute(_LIVING_HOLDS).all())]
    sums = {payer: int(total) for payer, total in session.execute(_HELD_BY_LIVING)}
    for client_id, credit in session.execute(_HELD_CREDIT).all():
        if credit != sums.get(client_id, 0):
            detail = f"heldCredit is {credit}, its living generations say {sums.get(client_id, 0)}"
            findings.append(Finding(AuditRule.COUNTERS, client_id, detail))
    return findings


def is_due(session: Session) -> bool:
    """Whether the last audit ended a day ago, and none is running. An event of the future, which a wrong clock has
    left, does not count."""
    time = now(session)
    rests = ({"kind": kind, "since": time - rest, "time": time} for kind, rest in _RESTS_MS.items())
    return not any(session.execute(_RECENT, rest).first() for rest in rests)


def begin_run(session: Session) -> bool:
    """Begin an audit if it is due. Of several processes one begins it."""
    exclude_others(session)
    due = is_due(session)
    if due:
        events.record(session, _BEGUN, None, {})
    return due


def end_run(session: Session, findings: Iterable[Finding]) -> None:
    """Record what an audit of everything has found. Operators are told of findings."""
    counts = Counter[str](finding.rule for finding in findings)
    events.record(session, EventType.AUDIT_FAILED if counts else _PASSED, None, {"findings": dict(counts)})


def find_last(session: Session) -> LastAudit | None:
    """The last audit that has ended, if it was in the last 30 days: for so long events are kept."""
    newest = (session.execute(_NEWEST, {"kind": kind}).first() for kind in (_PASSED, EventType.AUDIT_FAILED))
    ended = [LastAudit(row.created_at, row.payload["findings"]) for row in newest if row is not None]
    return max(ended, key=lambda each: each.ended_at, default=None)


def _check_counters(session: Session, client: Any) -> Iterator[str]:
    total = Counter(ledger.sum_entries(session, client.id))
    replayed = {
        "creditLimit": total[EntryKind.GRANT],
        "usedCredit": total[EntryKind.SETTLE] - total[EntryKind.REFUND],
        "heldCredit": total[EntryKind.HOLD] - total[EntryKind.SETTLE] - total[EntryKind.RELEASE],
    }
    stored = (client.credit_limit, client.used_credit, client.held_credit)
    for (name, value), counter in zip(replayed.items(), stored, strict=True):
        if value != counter:
            yield f"{name} is {counter}, its entries say {value}"


def _check_budget(session: Session, client: Any) -> Iterator[str]:
    """The second limit: what was held in the stored window, and what became of it."""
    if client.budget_period is None:
        return
    used, held = figures.sum_window(session, client.id, Window(client.period_start, client.period_end))
    if (client.period_used, client.period_held) != (used, held):
        counted = f"{client.period_used} used and {client.period_held} held"
        yield f"{counted} in its window, its entries say {used} and {held}"


def _check_grants(session: Session, client: Any) -> Iterator[str]:
    """What lies between the end of a grant and the next request of its client is not written yet."""
    ends_at = client.grant_ends_at
    for rest in grants.find_rests(session, client.id, 0):
        is_written = ends_at is None or rest.grant.valid.end < ends_at
        if rest.grant.lapsed > rest.grant.amount or (is_written and rest.due):
            yield f"{rest.left} is left of {rest.grant.id}, {rest.grant.lapsed} has left the limit"


def _check_holds(session: Session, part: dict[str, Any]) -> Found:
    return _find_odd_holds(session.execute(_HOLDS, part).all())


def _find_odd_holds(rows: Iterable[Any]) -> Found:
    for row in rows:
        if row.holds < 1 or row.holds - row.ends != (row.state in LIVING):
            yield row.id, f"{row.state}, with {row.holds} holds and {row.ends} ends"


def _check_amounts(session: Session, part: dict[str, Any]) -> Found:
    for generation_id, kind, amount, hold in session.execute(_OTHER_AMOUNTS, part).all():
        yield str(generation_id), f"{kind} of {amount} for a hold of {hold}"


def _check_settled(session: Session, part: dict[str, Any]) -> Found:
    """Late successes are excluded: they may have been released or refunded while they were unknown."""
    for generation_id in session.execute(_UNPAID, part).scalars():
        yield generation_id, "completed, but its hold was released"


def _check_released(session: Session, part: dict[str, Any]) -> Found:
    for generation_id in session.execute(_FAILED_AND_CHARGED, part).scalars():
        yield generation_id, "failed without having been billed, but charged"


def _check_verdicts(session: Session, part: dict[str, Any]) -> Found:
    """A film that arrives after the verdict changes nothing: what was given back is not charged again."""
    for generation_id in session.execute(_NOT_BILLED_AND_CHARGED, part).scalars():
        yield generation_id, "not billed by its verdict, but charged"


def _check_attempts(session: Session, part: dict[str, Any]) -> Found:
    for generation_id, calls in session.execute(_PAID_AGAIN, part).all():
        yield generation_id, f"{calls} calls that may have been billed"


def _check_statuses(session: Session, part: dict[str, Any]) -> Found:
    """An ended video keeps the status that its client saw: failed after a late success, completed after its film
    expired."""
    for row in session.execute(_STATUSES, part):
        fits = row.status == SHOWN[State(row.state)] if row.is_alive else row.status in _OVER
        if not fits:
            yield row.generation_id, f"{row.state}, but {row.id} shows {row.status}"


def _is_in_part(generation_id: Mapped[str] | Mapped[str | None]) -> ColumnElement[bool]:
    return generation_id.between(bindparam("first"), bindparam("last"))


def _has_entry(generation_id: Any, kind: EntryKind) -> ColumnElement[bool]:
    entry = aliased(CreditEntry)
    return exists().where(col(entry.generation_id) == generation_id, col(entry.kind) == kind)


def _count_entries(*kinds: EntryKind) -> Any:
    return (
        select(func.count())
        .select_from(CreditEntry)
        .where(col(CreditEntry.generation_id) == col(Generation.id), col(CreditEntry.kind).in_(kinds))
        .scalar_subquery()
    )


def _write_holds(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(
        col(Generation.id),
        col(Generation.state),
        _count_entries(EntryKind.HOLD).label("holds"),
        _count_entries(EntryKind.SETTLE, EntryKind.RELEASE).label("ends"),
    ).where(condition)


# Built once at import: building a statement takes longer than executing it (decision 0015).
_CLIENTS = select(col(Client.id)).order_by(col(Client.id))
_CLIENT = select(Client).where(col(Client.id) == bindparam("client_id"))
_next = (
    select(col(Generation.id))
    .where(col(Generation.id) > bindparam("after"))
    .order_by(col(Generation.id))
    .limit(bindparam("count"))
    .subquery()
)
_PART = select(func.min(_next.c.id), func.max(_next.c.id))
_IN_PART = _is_in_part(col(Generation.id))
_FILMS = select(col(Generation.id), col(Generation.film_sha256)).where(
    _IN_PART, col(Generation.state) == State.COMPLETED
)
_HOLDS = _write_holds(_IN_PART)
_LIVING_HOLDS = _write_holds(col(Generation.state).in_(LIVING))
_HELD_CREDIT = select(col(Client.id), col(Client.held_credit))
_HELD_BY_LIVING = (
    select(col(Generation.payer_id), func.sum(col(Generation.credits)))
    .where(col(Generation.state).in_(LIVING))
    .group_by(col(Generation.payer_id))
)
_held = aliased(CreditEntry)
_OTHER_AMOUNTS = (
    select(col(CreditEntry.generation_id), col(CreditEntry.kind), col(CreditEntry.amount), col(_held.amount))
    .join(
        _held,
        (col(_held.generation_id) == col(CreditEntry.generation_id))
        & (col(_held.video_id) == col(CreditEntry.video_id))
        & (col(_held.kind) == EntryKind.HOLD),
    )
    .where(
        _is_in_part(col(CreditEntry.generation_id)),
        (col(_held.amount) != col(CreditEntry.amount)) | (col(_held.client_id) != col(CreditEntry.client_id)),
    )
)
_UNPAID = select(col(Generation.id)).where(
    _IN_PART,
    col(Generation.state).in_([State.COMPLETED, State.EXPIRED]),
    col(Generation.failure).is_(None),
    ~_has_entry(col(Generation.id), EntryKind.SETTLE),
)
_FAILED_AND_CHARGED = select(col(Generation.id)).where(
    _IN_PART,
    col(Generation.state) == State.FAILED,
    col(Generation.failure) != Failure.CONTENT_LOST,
    _has_entry(col(Generation.id), EntryKind.SETTLE),
    ~_has_entry(col(Generation.id), EntryKind.REFUND),
)
_NOT_BILLED_AND_CHARGED = select(col(Verdict.generation_id)).where(
    _is_in_part(col(Verdict.generation_id)),
    ~col(Verdict.billed),
    _has_entry(col(Verdict.generation_id), EntryKind.SETTLE),
    ~_has_entry(col(Verdict.generation_id), EntryKind.REFUND),
)
_PAID_AGAIN = (
    select(col(Attempt.generation_id), func.count())
    .where(
        _is_in_part(col(Attempt.generation_id)),
        col(Attempt.outcome).is_(None) | col(Attempt.outcome).not_in(_FREE),
    )
    .group_by(col(Attempt.generation_id))
    .having(func.count() > 1)
)
_STATUSES = (
    select(col(Video.id), col(Video.generation_id), col(Video.is_alive), col(Video.status), col(Generation.state))
    .join(Generation, col(Generation.id) == col(Video.generation_id))
    .where(_IN_PART)
)
_RUNS = (col(Event.generation_id).is_(None), col(Event.type) == bindparam("kind"))
_RECENT = (
    select(col(Event.id))
    .where(*_RUNS, col(Event.created_at) > bindparam("since"), col(Event.created_at) <= bindparam("time"))
    .limit(1)
)
_NEWEST = (
    select(col(Event.created_at), col(Event.payload))
    .where(*_RUNS)
    .order_by(col(Event.created_at).desc(), col(Event.id).desc())
    .limit(1)
)
