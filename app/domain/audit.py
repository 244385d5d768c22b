"""The audit: replays the ledger and checks every invariant of the rows. Read-only. Files are checked by the command."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import figures, grants, ledger
from app.domain.budgets import Window
from app.domain.states import LIVING, SHOWN
from app.store.sessions import Session
from app.store.tables import Attempt, Client, CreditEntry, Generation, Verdict, Video
from app.words import EntryKind, Failure, Outcome, State, Status

Found = Iterator[tuple[str, str]]  # subject, detail
_OVER = (Status.COMPLETED, Status.FAILED)
_FREE = (Outcome.NOT_SENT, Outcome.DEFERRED, Outcome.REFUSED)


@dataclass(frozen=True)
class Finding:
    """One violated rule, and the subject that violates it."""

    rule: str
    subject: str
    detail: str


@dataclass(frozen=True)
class Report:
    rules: list[str]
    findings: list[Finding]


def audit(session: Session) -> Report:
    """Check every rule against the whole database."""
    rules: dict[str, Callable[[], Found]] = {
        "counters replay from the ledger": lambda: _check_counters(session),
        "a living generation has one open hold, an ended one has none": lambda: _check_holds(session),
        "the figures of a budget replay from the ledger": lambda: check_budgets(session),
        "what is left of an expired grant has left the limit": lambda: check_grants(session),
        "what ends a hold is exactly what was held": lambda: _check_amounts(session),
        "a completed generation was settled": lambda: _check_settled(session),
        "a failed generation was released, unless it may have been billed": lambda: _check_released(session),
        "what an operator found not to have been billed is not charged": lambda: _check_verdicts(session),
        "at most one paid call per generation": lambda: _check_attempts(session),
        "a video shows the state of its generation": lambda: _check_statuses(session),
    }
    findings = [Finding(rule, *found) for rule, check in rules.items() for found in check()]
    return Report(list(rules), findings)


def list_films(session: Session) -> dict[str, str]:
    """The films that must be there: the SHA-256 of each, by the id of its generation."""
    return {generation_id: str(sha256) for generation_id, sha256 in session.execute(_FILMS)}


def audit_open_holds(session: Session) -> list[Finding]:
    """The part that is checked at every start: the credits held now are exactly the price of the living generations."""
    findings = [Finding("a living generation has one open hold", *found) for found in _check_holds(session, LIVING)]
    sums = {payer: int(total) for payer, total in session.execute(_HELD_BY_LIVING)}
    for client_id, credit in session.execute(_HELD_CREDIT).all():
        if credit != sums.get(client_id, 0):
            detail = f"{credit} instead of {sums.get(client_id, 0)}"
            findings.append(Finding("held credit is that of the living generations", client_id, detail))
    return findings


def _check_counters(session: Session) -> Found:
    sums = ledger.sum_entries(session)
    for client in session.execute(_COUNTERS).all():
        total = {kind: sums.get((client.id, kind), 0) for kind in EntryKind}
        replayed = {
            "creditLimit": total[EntryKind.GRANT],
            "usedCredit": total[EntryKind.SETTLE] - total[EntryKind.REFUND],
            "heldCredit": total[EntryKind.HOLD] - total[EntryKind.SETTLE] - total[EntryKind.RELEASE],
        }
        stored = (client.credit_limit, client.used_credit, client.held_credit)
        for (name, value), counter in zip(replayed.items(), stored, strict=True):
            if value != counter:
                yield client.id, f"{name} is {counter}, its entries say {value}"


def check_budgets(session: Session) -> Found:
    """The second limit: what was held in the stored window, and what became of it."""
    for client in session.execute(_BUDGETS).all():
        used, held = figures.sum_window(session, client.id, Window(client.period_start, client.period_end))
        if (client.period_used, client.period_held) != (used, held):
            counted = f"{client.period_used} used and {client.period_held} held"
            yield client.id, f"{counted} in its window, its entries say {used} and {held}"


def check_grants(session: Session) -> Found:
    """What lies between the end of a grant and the next request of its client is not written yet."""
    for client in session.execute(_WITH_GRANTS).all():
        ends_at = client.grant_ends_at
        for rest in grants.find_rests(session, client.id, 0):
            is_written = ends_at is None or rest.grant.valid.end < ends_at
            if rest.grant.lapsed > rest.grant.amount or (is_written and rest.due):
                yield client.id, f"{rest.left} is left of {rest.grant.id}, {rest.grant.lapsed} has left the limit"


def _check_holds(session: Session, states: Collection[State] = tuple(State)) -> Found:
    for row in session.execute(_HOLDS, {"states": list(states)}).all():
        open_holds = row[2] - row[3]
        if row[2] < 1 or open_holds != (row.state in LIVING):
            yield row.id, f"{row.state}, with {row[2]} holds and {row[3]} ends"


def _check_amounts(session: Session) -> Found:
    held = aliased(CreditEntry)
    wrong = (
        select(col(CreditEntry.generation_id), col(CreditEntry.kind), col(CreditEntry.amount), col(held.amount))
        .join(
            held,
            (col(held.generation_id) == col(CreditEntry.generation_id))
            & (col(held.video_id) == col(CreditEntry.video_id))
            & (col(held.kind) == EntryKind.HOLD),
        )
        .where((col(held.amount) != col(CreditEntry.amount)) | (col(held.client_id) != col(CreditEntry.client_id)))
    )
    for generation_id, kind, amount, hold in session.execute(wrong).all():
        yield str(generation_id), f"{kind} of {amount} for a hold of {hold}"


def _check_settled(session: Session) -> Found:
    """Late successes are excluded: they may have been released or refunded while they were unknown."""
    settled = select(col(CreditEntry.generation_id)).where(col(CreditEntry.kind) == EntryKind.SETTLE)
    unpaid = select(col(Generation.id)).where(
        col(Generation.state).in_([State.COMPLETED, State.EXPIRED]),
        col(Generation.failure).is_(None),
        col(Generation.id).not_in(settled),
    )
    for generation_id in session.execute(unpaid).scalars():
        yield generation_id, "completed, but its hold was released"


def _check_released(session: Session) -> Found:
    refunded = select(col(CreditEntry.generation_id)).where(col(CreditEntry.kind) == EntryKind.REFUND)
    settled = select(col(CreditEntry.generation_id)).where(col(CreditEntry.kind) == EntryKind.SETTLE)
    charged = select(col(Generation.id)).where(
        col(Generation.state) == State.FAILED,
        col(Generation.failure) != Failure.CONTENT_LOST,
        col(Generation.id).in_(settled),
        col(Generation.id).not_in(refunded),
    )
    for generation_id in session.execute(charged).scalars():
        yield generation_id, "failed without having been billed, but charged"


def _check_verdicts(session: Session) -> Found:
    """A film that arrives after the verdict changes nothing: what was given back is not charged again."""
    refunded = select(col(CreditEntry.generation_id)).where(col(CreditEntry.kind) == EntryKind.REFUND)
    charged = (
        select(col(Verdict.generation_id))
        .join(CreditEntry, col(CreditEntry.generation_id) == col(Verdict.generation_id))
        .where(
            ~col(Verdict.billed),
            col(CreditEntry.kind) == EntryKind.SETTLE,
            col(Verdict.generation_id).not_in(refunded),
        )
    )
    for generation_id in session.execute(charged).scalars():
        yield generation_id, "not billed by its verdict, but charged"


def _check_attempts(session: Session) -> Found:
    paid = (
        select(col(Attempt.generation_id), func.count())
        .where(col(Attempt.outcome).is_(None) | col(Attempt.outcome).not_in(_FREE))
        .group_by(col(Attempt.generation_id))
        .having(func.count() > 1)
    )
    for generation_id, calls in session.execute(paid).all():
        yield generation_id, f"{calls} calls that may have been billed"


def _check_statuses(session: Session) -> Found:
    """An ended video keeps the status that its client saw: failed after a late success, completed after its film
    expired."""
    for row in session.execute(_STATUSES):
        fits = row.status == SHOWN[State(row.state)] if row.is_alive else row.status in _OVER
        if not fits:
            yield row.generation_id, f"{row.state}, but {row.id} shows {row.status}"


def _count_entries(*kinds: EntryKind) -> Any:
    return (
        select(func.count())
        .select_from(CreditEntry)
        .where(col(CreditEntry.generation_id) == col(Generation.id), col(CreditEntry.kind).in_(kinds))
        .scalar_subquery()
    )


# Built once at import: building a statement takes longer than executing it (decision 0015).
_FILMS = select(col(Generation.id), col(Generation.film_sha256)).where(col(Generation.state) == State.COMPLETED)
_COUNTERS = select(Client)
_BUDGETS = select(
    col(Client.id),
    col(Client.period_start),
    col(Client.period_end),
    col(Client.period_used),
    col(Client.period_held),
).where(col(Client.budget_period).is_not(None))
_WITH_GRANTS = (
    select(col(Client.id), col(Client.grant_ends_at))
    .join(CreditEntry, col(CreditEntry.client_id) == col(Client.id))
    .where(col(CreditEntry.kind) == EntryKind.GRANT, col(CreditEntry.expires_at).is_not(None))
    .distinct()
)
_HELD_CREDIT = select(col(Client.id), col(Client.held_credit))
_HELD_BY_LIVING = (
    select(col(Generation.payer_id), func.sum(col(Generation.credits)))
    .where(col(Generation.state).in_(LIVING))
    .group_by(col(Generation.payer_id))
)
_STATUSES = select(
    col(Video.id), col(Video.generation_id), col(Video.is_alive), col(Video.status), col(Generation.state)
).join(Generation, col(Generation.id) == col(Video.generation_id))
_HOLDS = select(
    col(Generation.id),
    col(Generation.state),
    _count_entries(EntryKind.HOLD),
    _count_entries(EntryKind.SETTLE, EntryKind.RELEASE),
).where(col(Generation.state).in_(bindparam("states", expanding=True)))
