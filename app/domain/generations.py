"""The steps of a generation, from queued to completed, failed or unknown; also when a response comes late.

A worker's step returns the updated claim, or None when another transaction changed the generation first; None is a
normal return. `transitions` writes the state and applies the effects, in the same transaction.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import estimates, facts, ledger, readings, sharing, transitions
from app.domain.claims import CLAIM_COLUMNS, Claim, change, from_row, hand_back
from app.domain.pauses import is_paused, lock_gate
from app.domain.readings import Counter
from app.domain.states import PAID_IN_FLIGHT
from app.domain.transitions import transition
from app.errors import NotFound, NothingToRefund
from app.schemas.credits import Refund
from app.store.ids import read_time
from app.store.sessions import Session, insert_row, note_fact, now
from app.store.tables import Attempt, Client, Generation, Video
from app.words import ClientStatus, Failure, Outcome, Pausable, State

_POLL_FOR_MS = 24 * 3600 * 1000  # how long after its submit an unknown generation with a uuid is polled
LOST_BY_RESTORE = "the database is an older copy than this call"
_POLL_AGAIN = 1.5  # the next poll is at this many times the age of the generation, so polls become rarer


@dataclass(frozen=True)
class Film:
    """A film in the content store: SHA-256 and size in bytes of the whole file, and how long it took to check and store
    it."""

    sha256: str
    bytes: int
    store_ms: int | None = None


def submit(
    session: Session,
    claim: Claim,
    attempt_id: str,
    concurrency: int,
    upstream_key: str | None = None,
    *,
    upload_ms: int | None = None,
) -> Claim | None:
    """Queued → submitting: the last commit before money is spent. `upstream_key` names the key that is used,
    `upload_ms` is how long the upload of the still took.

    Returns the claim unchanged, still queued, when the gate is closed: `concurrency` generations are submitting or
    generating. Returns None when the generation was cancelled or failed as overdue, and also when its client was
    suspended or an operator has paused paid calls; then the claim is handed back and the generation stays in the queue.
    """
    # Lock the row first, then count in a second statement: a count inside the UPDATE would see an older snapshot.
    lock_gate(session)
    if session.execute(_IN_FLIGHT).scalar_one() >= concurrency:
        return claim
    may_pay = session.execute(_PAYER_STATUS, {"generation_id": claim.id}).scalar_one() == ClientStatus.ACTIVE
    if not may_pay or is_paused(session, Pausable.PAID_CALLS):
        hand_back(session, claim)
        return None
    if submitted := _step(session, claim, State.SUBMITTING, measured={"upload_ms": upload_ms}):
        insert_row(
            session,
            Attempt,
            id=attempt_id,
            generation_id=claim.id,
            upstream_key=upstream_key,
            started_at=submitted.submitted_at or 0,
        )
    return submitted


def postpone(session: Session, claim: Claim, attempt_id: str, outcome: Outcome, detail: str) -> Claim | None:
    """Submitting → queued: nothing was billed. The hold and the progress stay; the generation waits again. If it was
    marked unknown meanwhile, it fails and is refunded."""
    _end_attempt(session, attempt_id, outcome, detail)
    timing = estimates.Timing(claim.pace_ms, claim.submitted_at, claim.progress)
    queued = _step(session, claim, State.QUEUED, progress=estimates.stop_progress(timing, now(session)))
    return queued or _fail_late(session, claim, Failure.WAITED_TOO_LONG)


def accept(
    session: Session, claim: Claim, attempt_id: str, uuid: str, *, reading: Counter | None = None
) -> Claim | None:
    """Submitting → generating: upstream accepted the paid call and works on it under this uuid. If the generation was
    marked unknown meanwhile, the uuid is stored, so that it can be polled. `reading` is what the answer shows of
    upstream's counter."""
    _end_attempt(session, attempt_id, Outcome.ACCEPTED, reading=reading)
    accepted = _step(session, claim, State.GENERATING, upstream_uuid=uuid)
    if accepted is None:
        _store_late_uuid(session, claim, uuid)
    return accepted


def accept_finished(
    session: Session,
    claim: Claim,
    attempt_id: str,
    uuid: str,
    url: str,
    url_expires_at: int,
    *,
    reading: Counter | None = None,
) -> Claim | None:
    """Submitting → storing: the response contains the link already; the film can be downloaded at once. If the
    generation was marked unknown meanwhile, the uuid is stored, so that it can be polled."""
    _end_attempt(session, attempt_id, Outcome.ANSWERED, reading=reading)
    accepted = _step(
        session, claim, State.STORING, upstream_uuid=uuid, film_url=url, film_url_expires_at=url_expires_at
    )
    if accepted is None:
        _store_late_uuid(session, claim, uuid)
    return accepted


def refuse(
    session: Session, claim: Claim, attempt_id: str, failure: Failure, detail: str, *, reading: Counter | None = None
) -> Claim | None:
    """Submitting → failed: a definite refusal; nothing was billed. If the generation was marked unknown meanwhile, it
    is refunded."""
    _end_attempt(session, attempt_id, Outcome.REFUSED, detail, reading)
    return fail(session, claim, failure) or _fail_late(session, claim, failure)


def mark_unknown(session: Session, claim: Claim, attempt_id: str, detail: str, *, charge: bool) -> Claim | None:
    """Submitting → unknown: the response was lost. The paid call is never sent again (upstream.md §5)."""
    _end_attempt(session, attempt_id, Outcome.UNKNOWN, detail)
    return end_unknown(session, claim, charge=charge)


def end_unknown(session: Session, claim: Claim, *, charge: bool) -> Claim | None:
    """Submitting or generating → unknown. With `charge` it counts as billed and the hold is settled; otherwise the hold
    is released. With a uuid, upstream is polled for a day."""
    ask_at = _next_poll(now(session), claim) if claim.upstream_uuid else None
    return _step(session, claim, State.UNKNOWN, charge=charge, failure=Failure.OUTCOME_UNKNOWN, ask_at=ask_at)


def link_ready(session: Session, claim: Claim, url: str, url_expires_at: int) -> Claim | None:
    """Generating → storing: the film can be downloaded at `url` until `url_expires_at` (milliseconds)."""
    return _step(session, claim, State.STORING, film_url=url, film_url_expires_at=url_expires_at)


def complete(session: Session, claim: Claim, film: Film, retention_ms: int) -> Claim | None:
    """Storing → completed: the film is checked and stored; the hold is settled."""
    film_facts = _describe_film(session, film, retention_ms)
    return _step(session, claim, State.COMPLETED, measured={"store_ms": film.store_ms}, **film_facts)


def complete_late(session: Session, claim: Claim, film: Film, retention_ms: int) -> Claim | None:
    """Unknown → completed: a late success. Its videos stay failed, and `failure` stays set to mark it as late. The film
    serves the next equal request, unless another generation is current for the fingerprint by now, or its prompt and
    still were deleted with its last video."""
    is_current = session.execute(_MAY_BECOME_CURRENT, {"generation_id": claim.id}).scalar_one()
    film_facts = _describe_film(session, film, retention_ms)
    return _step(session, claim, State.COMPLETED, is_current=is_current, **film_facts)


def fail(session: Session, claim: Claim, failure: Failure) -> Claim | None:
    """Any living or unknown state → failed. What was not billed is released, or refunded if it was already settled.
    With `CONTENT_LOST` it was billed: the hold is settled."""
    return _step(session, claim, State.FAILED, failure=failure)


def poll_later(session: Session, claim: Claim) -> Claim | None:
    """Still unknown after a poll: schedule the next one. Polls become rarer and end a day after the submit."""
    return change(session, claim, lease_until=None, ask_at=_next_poll(now(session), claim))


def cancel(session: Session, generation_id: str) -> bool:
    """Queued → failed, requested by the client. A worker that holds it loses its claim, since the fence changes."""
    return _fail_queued(session, generation_id, Failure.CANCELLED)


def cancel_queued(session: Session, payer_id: str) -> int:
    """Cancel what a client has queued and pays for, requested by the operator. A generation that other clients wait for
    goes on if one of them can pay for it; otherwise it stays in the queue. Returns how many no longer wait for it."""
    return len(cancel_for_payer(session, session.execute(_QUEUED, {"payer_id": payer_id}).scalars()))


def cancel_for_payer(session: Session, generation_ids: list[str]) -> list[str]:
    """Cancel queued generations for the clients that pay for them; see `cancel_queued`. Returns those that no longer
    cost their payer anything."""
    shared = [each for each in generation_ids if session.execute(_SHARED, {"generation_id": each}).first()]
    # First those that nobody else waits for: the credits that they release may pay for what is shared.
    alone = [each for each in generation_ids if each not in shared]
    ended = [each for each in alone if cancel_by_operator(session, each)]
    for generation_id in shared:
        if left := sharing.pass_bill(session, generation_id):
            sharing.leave(session, left, generation_id, Failure.CANCELLED_BY_OPERATOR)
            ended.append(generation_id)
    return ended


def cancel_by_operator(session: Session, generation_id: str) -> bool:
    """Queued → failed, for everybody who waits for it."""
    return _fail_queued(session, generation_id, Failure.CANCELLED_BY_OPERATOR)


def fail_overdue(session: Session, deadline_ms: int) -> list[str]:
    """Fail every generation that has been queued for longer than `deadline_ms`. Returns their ids."""
    overdue = session.execute(_OVERDUE, {"time": now(session) - deadline_ms}).scalars()
    return [each for each in overdue if _fail_queued(session, each, Failure.WAITED_TOO_LONG)]


def refund_film(
    session: Session, name: str, note: str | None = None, *, audit_id: str | None = None
) -> tuple[Refund, bool]:
    """Give back what a client was charged for a generation, named by its own id or by the id of the video that started
    it. Returns what was given back, and whether that happened now. Raises NotFound when nothing was ever held for it,
    NothingToRefund when nothing is charged."""
    generation_id = ledger.find_generation(session, name)
    if generation_id is None:
        raise NotFound(f"Nothing was ever charged for {name!r}.", param="video")
    amount = transitions.refund(session, generation_id, note or "given back by an operator", audit_id=audit_id)
    refund = ledger.find_refund(session, generation_id)
    if refund is None:
        raise NothingToRefund
    return refund, amount > 0


def recover(session: Session, *, charge: bool, all_leases: bool) -> list[str]:
    """Mark every paid call unknown that no process waits for any more. Returns the ids of its generations.

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
    return [row.id for row in rows]


def record_lost(session: Session, generation_id: str, attempt_id: str, *, charge: bool) -> bool:
    """Queued → submitting → unknown: the paid call was sent, and a restore has lost its attempt. False when the
    generation is not queued.

    The attempt names no key, so no verdict is proposed: calls that no row knows may have moved the counter."""
    sent_at = read_time(attempt_id)
    if transition(session, generation_id, State.QUEUED, State.SUBMITTING, submitted_at=sent_at) is None:
        return False
    insert_row(session, Attempt, id=attempt_id, generation_id=generation_id, started_at=sent_at)
    _end_attempt(session, attempt_id, Outcome.UNKNOWN, LOST_BY_RESTORE)
    failure = Failure.OUTCOME_UNKNOWN
    transition(session, generation_id, State.SUBMITTING, State.UNKNOWN, charge=charge, failure=failure)
    return True


def find_versions(session: Session, generation_ids: list[str]) -> dict[str, tuple[State, int]]:
    """What these generations are compared by to see whether a client has something new to see: the state, and the
    number of videos that follow it."""
    followers = (
        select(func.count())
        .select_from(Video)
        .where(col(Video.generation_id) == col(Generation.id), col(Video.is_alive))
        .scalar_subquery()
    )
    statement = select(col(Generation.id), col(Generation.state), followers.label("videos"))
    rows = session.execute(statement.where(col(Generation.id).in_(generation_ids)))
    return {row.id: (State(row.state), row.videos) for row in rows}


def _step(session: Session, claim: Claim, target: State, **how: Any) -> Claim | None:
    """A step of a worker: its claim as it is after the step, or None when another transaction was first."""
    written = transition(session, claim.id, claim.state, target, fence=claim.fence, **how)
    if written is None:
        return None
    return replace(claim, **{name: value for name, value in written.items() if name in Claim.__dataclass_fields__})


def _fail_late(session: Session, claim: Claim, failure: Failure) -> Claim | None:
    """The response came after the generation was marked unknown: it fails now. None when it is not unknown."""
    fence = session.execute(_LOCK_UNKNOWN, {"generation_id": claim.id}).scalar_one_or_none()
    return None if fence is None else fail(session, replace(claim, state=State.UNKNOWN, fence=fence), failure)


def _store_late_uuid(session: Session, claim: Claim, uuid: str) -> None:
    """The response came after the generation was marked unknown: from now on upstream can be polled for it."""
    session.execute(_STORE_LATE_UUID, {"generation_id": claim.id, "uuid": uuid, "time": now(session)})


def _end_attempt(
    session: Session, attempt_id: str, outcome: Outcome, detail: str | None = None, reading: Counter | None = None
) -> None:
    """The outcome is stored even if another worker holds the generation by now: evidence is never dropped."""
    about = {"attempt_id": attempt_id, "how": outcome, "words": detail, "time": now(session)}
    if session.change(_END_ATTEMPT, about):
        note_fact(session, facts.EndedAttempt(outcome))
    if reading is not None:
        readings.record_answer(session, attempt_id, reading)


def _fail_queued(session: Session, generation_id: str, failure: Failure) -> bool:
    return transition(session, generation_id, State.QUEUED, State.FAILED, failure=failure) is not None


def _describe_film(session: Session, film: Film, retention_ms: int) -> dict[str, Any]:
    return {"film_sha256": film.sha256, "film_bytes": film.bytes, "expires_at": now(session) + retention_ms}


def _next_poll(time: int, claim: Claim) -> int | None:
    age = max(0, time - (claim.submitted_at or time))  # negative after a clock is set back: then polls would not pause
    return time + int(age * (_POLL_AGAIN - 1)) + 1000 if age < _POLL_FOR_MS else None


# Built once at import: building a statement takes longer than executing it (decision 0015).
_IN_FLIGHT = select(func.count()).select_from(Generation).where(col(Generation.state).in_(PAID_IN_FLIGHT))
_OVERDUE = select(col(Generation.id)).where(
    col(Generation.state) == State.QUEUED, col(Generation.created_at) < bindparam("time")
)
_PAYER_STATUS = (
    select(col(Client.status))
    .join(Generation, col(Generation.payer_id) == col(Client.id))
    .where(col(Generation.id) == bindparam("generation_id"))
)
_LOCK_UNKNOWN = (
    select(col(Generation.fence))
    .where(col(Generation.id) == bindparam("generation_id"), col(Generation.state) == State.UNKNOWN)
    .with_for_update()
)
_STORE_LATE_UUID = (
    update(Generation)
    .where(
        col(Generation.id) == bindparam("generation_id"),
        col(Generation.state) == State.UNKNOWN,
        col(Generation.upstream_uuid).is_(None),
    )
    .values(upstream_uuid=bindparam("uuid"), ask_at=bindparam("time"))
)
_QUEUED = (
    select(col(Generation.id))
    .where(col(Generation.payer_id) == bindparam("payer_id"), col(Generation.state) == State.QUEUED)
    .order_by(col(Generation.id))
    .with_for_update()
)
_SHARED = (
    select(col(Video.id))
    .join(Generation, col(Generation.id) == col(Video.generation_id))
    .where(
        col(Video.generation_id) == bindparam("generation_id"),
        col(Video.client_id) != col(Generation.payer_id),
        col(Video.is_alive),
    )
    .limit(1)
)
_END_ATTEMPT = (
    update(Attempt)
    .where(col(Attempt.id) == bindparam("attempt_id"), col(Attempt.outcome).is_(None))
    .values(outcome=bindparam("how"), detail=bindparam("words"), ended_at=bindparam("time"))
)
_other = aliased(Generation)
_MAY_BECOME_CURRENT = select(
    and_(
        ~exists().where(col(_other.fingerprint) == col(Generation.fingerprint), col(_other.is_current)),
        col(Generation.prompt).is_not(None),
    )
).where(col(Generation.id) == bindparam("generation_id"))
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
