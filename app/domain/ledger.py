"""The ledger: grant, hold, settle, release, refund.

Every operation appends one entry and changes the counters of the client once, in the caller's transaction:

    credit_limit = Σ grants     held_credit = Σ holds − Σ settled − Σ released     used_credit = Σ settled − Σ refunded

A video has at most one hold and one end of it (settle or release); a generation is settled and refunded at most once.
Unique indexes enforce this.

A client may also have a budget: a second limit, for what is held and used in a window of the calendar. A hold belongs
to the window in which it was made, and so does everything that follows it. No timer ends a window: the first hold after
its end begins the next one.

A grant may expire: what is left of it (`grants`) then leaves the limit, with a negative grant. No timer does that
either: the next hold, grant or list of entries does, and what a client sees until then is computed.

What brings a client to 80 or 100 % of a limit records that too (`alerts`).
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import alerts, budgets, figures, grants
from app.errors import BudgetExhausted, InsufficientCredit, InvalidRequest
from app.schemas.credits import BudgetSettings, Credits, Entry, EntryPage, Refund
from app.store.sessions import Session, now
from app.store.tables import Client, CreditEntry, Generation, Video
from app.store.times import write_iso
from app.words import EntryKind, Period

LARGEST_LIMIT = 10**15  # credits; the sum of many such limits still fits a database integer


def grant(
    session: Session,
    client_id: str,
    amount: int,
    note: str | None = None,
    *,
    expires_at: int | None = None,
    audit_id: str | None = None,
) -> Credits:
    """Raise the limit by `amount` credits, until `expires_at` if it is given, in milliseconds; a negative amount lowers
    it. The limit may fall below what is used, but not below 0. `audit_id` names the entry of the audit log about it.
    Raises NotFound, InvalidRequest."""
    if amount == 0:
        raise InvalidRequest("A grant of 0 changes nothing.", param="amount")
    if expires_at is not None:
        grants.check_end(amount, expires_at, now(session))
    grants.lapse(session, client_id)
    limit = get_credits(session, client_id).credit_limit
    if limit + amount < 0:
        raise InvalidRequest(f"The limit is {limit:,}: it cannot be lowered by {-amount:,}.", param="amount")
    if limit + amount > LARGEST_LIMIT:
        raise InvalidRequest(f"A limit is at most {LARGEST_LIMIT:,} credits.", param="amount")
    figures.append(session, client_id, EntryKind.GRANT, amount, note=note, audit_id=audit_id, expires_at=expires_at)
    figures.count(session, client_id, limit=amount)
    if expires_at is not None:
        grants.note_end(session, client_id, expires_at)
    alerts.record_reached(session, client_id)
    return get_credits(session, client_id)


def set_budget(session: Session, client_id: str, settings: BudgetSettings | None) -> None:
    """Give a client a budget, or none. What was held since the current window began counts in it, with what became of
    it. Raises InvalidRequest."""
    if settings is None:
        session.execute(_CLEAR_BUDGET, {"client": client_id, "time": now(session)})
        return
    budgets.check_budget(settings, LARGEST_LIMIT)
    figures.count(session, client_id)  # locks the client: no hold is made or ended until the figures are stored
    window = budgets.find_window(settings.period, settings.timezone, now(session))
    used, held = figures.sum_window(session, client_id, window)
    stored = {"start": window.start, "end": window.end, "used": used, "held": held}
    wanted = {"period": settings.period, "timezone": settings.timezone, "limit": settings.limit}
    session.execute(_SET_BUDGET, {"client": client_id, **wanted, **stored})
    alerts.record_reached(session, client_id)


def hold(session: Session, client_id: str, generation_id: str, video_id: str, amount: int) -> None:
    """Reserve `amount` credits. Used plus held never exceeds the limit, nor what was made of it in the current window
    the budget, even in a race. Raises InsufficientCredit, BudgetExhausted."""
    if not try_hold(session, client_id, generation_id, video_id, amount):
        raise _too_little(session, client_id, amount)


def try_hold(session: Session, client_id: str, generation_id: str, video_id: str, amount: int) -> bool:
    """Reserve `amount` credits, if the client has them. False when it does not: then nothing has changed."""
    held_at = _reserve(session, client_id, amount)
    if held_at is None:
        return False
    is_first = figures.append(
        session,
        client_id,
        EntryKind.HOLD,
        amount,
        generation_id=generation_id,
        video_id=video_id,
        created_at=held_at,
    )
    if not is_first:
        raise AssertionError(f"{video_id} is held for already")
    return True


def pass_hold(session: Session, generation_id: str, client_id: str, video_id: str) -> str | None:
    """Release the open hold of a generation, and reserve the same amount for another client and its video. Returns the
    video whose hold was released; None when the other client does not have the credits: then nothing has changed."""
    held = _find_open_hold(session, generation_id)
    if held is None or not try_hold(session, client_id, generation_id, video_id, held.amount):
        return None
    _append_once(session, held, EntryKind.RELEASE, "another client pays for the film")
    _give_back(session, held, held=held.amount)
    return held.video_id


def require(session: Session, client_id: str, amount: int) -> None:
    """Check that a client could pay `amount` credits now; nothing is reserved. Raises InsufficientCredit,
    BudgetExhausted."""
    have = get_credits(session, client_id)
    budget = have.budget
    if have.available_credit < amount or (budget and budget.period_used + budget.period_held + amount > budget.limit):
        raise _too_little(session, client_id, amount)


def settle(session: Session, generation_id: str) -> None:
    """Charge the held credits: it was billed, or may have been. Does nothing when the hold has ended already."""
    held = _find_open_hold(session, generation_id)
    if held and _append_once(session, held, EntryKind.SETTLE):
        figures.count(session, held.client_id, held=-held.amount, used=held.amount, held_at=held.held_at)


def release(session: Session, generation_id: str) -> int:
    """Give back the held credits: nothing was billed. Returns how many: 0 when the hold has ended already."""
    held = _find_open_hold(session, generation_id)
    if held is None or not _append_once(session, held, EntryKind.RELEASE):
        return 0
    _give_back(session, held, held=held.amount)
    return held.amount


def refund(session: Session, generation_id: str, note: str | None = None, *, audit_id: str | None = None) -> int:
    """Give back the settled credits. Returns how many: 0 when nothing was settled, or when it was refunded before.
    `audit_id` names the entry of the audit log about it."""
    settled = _find_settle(session, generation_id)
    if settled is None or not _append_once(session, settled, EntryKind.REFUND, note, audit_id):
        return 0
    _give_back(session, settled, used=settled.amount)
    return settled.amount


def find_refund(session: Session, generation_id: str) -> Refund | None:
    """What was given back for a generation."""
    row = session.execute(_FIND_REFUND, {"generation_id": generation_id}).one_or_none()
    if row is None:
        return None
    return Refund(
        id=row.id,
        generation_id=generation_id,
        video_id=row.video_id,
        client_id=row.client_id,
        amount=row.amount,
        note=row.note,
        created_at=write_iso(row.created_at),
    )


def find_generation(session: Session, name: str) -> str | None:
    """The generation of a hold, found by its own id or by the id of the video that started it. The video may be
    deleted by now."""
    found = session.execute(_HELD_FOR, {"name": name}).first() or session.execute(_STARTED_BY, {"name": name}).first()
    if found is None:  # a deleted video: only its entries, which have no index for it, know its generation
        by_video = col(CreditEntry.kind) == EntryKind.HOLD, col(CreditEntry.video_id) == name
        found = session.execute(select(col(CreditEntry.generation_id)).where(*by_video).limit(1)).first()
    return None if found is None else found[0]


def get_credits(session: Session, client_id: str) -> Credits:
    """Raises NotFound."""
    row = figures.read(session, client_id)
    time = now(session) if row.budget_period or row.grant_ends_at is not None else 0
    limit = grants.find_limit(session, client_id, row, time)
    return Credits(
        client_id=client_id,
        client_name=row.name,
        credit_limit=limit,
        used_credit=row.used_credit,
        held_credit=row.held_credit,
        available_credit=limit - row.used_credit - row.held_credit,
        budget=budgets.show_budget(row, time),
        expiring_grants=grants.show_grants(session, client_id, row.grant_ends_at, time),
    )


def list_entries(session: Session, client_id: str, limit: int, after: str | None) -> EntryPage:
    """The newest `limit` entries, or those older than the entry `after`."""
    place = {"client_id": client_id, "after": after, "count": limit + 1}
    rows = session.execute(_FIRST_ENTRIES if after is None else _NEXT_ENTRIES, place).all()
    entries = [
        Entry(
            id=row.id,
            kind=EntryKind(row.kind),
            amount=row.amount,
            video_id=row.video_id,
            note=row.note,
            prompt=row.prompt,
            created_at=write_iso(row.created_at),
        )
        for row in rows[:limit]
    ]
    return EntryPage(
        data=entries,
        first_id=entries[0].id if entries else None,
        last_id=entries[-1].id if entries else None,
        has_more=len(rows) > limit,
    )


def sum_entries(session: Session, client_id: str) -> dict[EntryKind, int]:
    """Credits of a client by kind, summed from all its entries."""
    return {EntryKind(kind): int(total) for kind, total in session.execute(_SUMS, {"client_id": client_id})}


@dataclass(frozen=True)
class _Entry:
    """The fields that later entries of the same generation repeat, and the time of its hold."""

    client_id: str
    generation_id: str
    video_id: str
    amount: int
    held_at: int


def _reserve(session: Session, client_id: str, amount: int) -> int | None:
    """Count `amount` credits as held, if both limits allow it. Returns the time of the hold, which is in the current
    window; None when a limit does not allow it: then nothing has changed, except that a window may have begun and
    grants may have lapsed."""
    reserved = _try_to_reserve(session, client_id, amount)
    if reserved is None and any([grants.lapse(session, client_id), _begin_window(session, client_id)]):
        reserved = _try_to_reserve(session, client_id, amount)
    return reserved


def _try_to_reserve(session: Session, client_id: str, amount: int) -> int | None:
    time = now(session)
    row = session.execute(_RESERVE, {"client_id": client_id, "amount": amount, "time": time}).one_or_none()
    if row is None:
        return None
    # The clock was read before the row was locked, or it was set back: the stored window counts.
    held_at = max(time, row.period_start or 0)
    alerts.record_crossed(session, client_id, row, amount, held_at)
    return held_at


def _begin_window(session: Session, client_id: str) -> bool:
    """Begin the current window of a client's budget, if the stored one has ended. False for a client without a budget.
    True also when another transaction was first."""
    row = session.execute(_BUDGET, {"client_id": client_id}).one_or_none()
    if row is None or row.budget_period is None:
        return False
    time = now(session)
    if time >= row.period_end:
        window = budgets.find_window(Period(row.budget_period), row.budget_timezone, time)
        given = {"client": client_id, "ended": row.period_end, "start": window.start, "end": window.end}
        session.execute(_BEGIN_WINDOW, given)
    return True


def _give_back(session: Session, entry: "_Entry", *, held: int = 0, used: int = 0) -> None:
    """Give back what was held or used; not what a grant had given that has expired meanwhile."""
    figures.count(session, entry.client_id, held=-held, used=-used, held_at=entry.held_at)
    grants.take_back(session, entry.client_id, entry.held_at)


def _find_open_hold(session: Session, generation_id: str) -> _Entry | None:
    row: Any = session.execute(_FIND_OPEN_HOLD, {"generation_id": generation_id}).one_or_none()
    return None if row is None else _Entry(*row)


def _find_settle(session: Session, generation_id: str) -> _Entry | None:
    row: Any = session.execute(_FIND_SETTLE, {"generation_id": generation_id}).one_or_none()
    return None if row is None else _Entry(*row)


def _too_little(session: Session, client_id: str, required: int) -> InsufficientCredit:
    have = get_credits(session, client_id)
    budget = have.budget
    if budget is None or have.available_credit < required:  # to wait for the next window would not help
        parts = {"limit": have.credit_limit, "used": have.used_credit, "held": have.held_credit}
        return InsufficientCredit(**parts, required=required)
    return BudgetExhausted(
        limit=budget.limit,
        used=budget.period_used,
        held=budget.period_held,
        required=required,
        period=budget.period,
        resets_at=budget.resets_at,
    )


def _append_once(
    session: Session, earlier: _Entry, kind: EntryKind, note: str | None = None, audit_id: str | None = None
) -> bool:
    """Append the entry that follows an earlier one, for its whole amount. False when it exists already."""
    return figures.append(
        session,
        earlier.client_id,
        kind,
        earlier.amount,
        generation_id=earlier.generation_id,
        video_id=earlier.video_id,
        note=note,
        audit_id=audit_id,
    )


# Built once at import: building a statement takes longer than executing it (decision 0015).
_IS_CLIENT = col(Client.id) == bindparam("client_id")
_IN_BUDGET = or_(
    col(Client.budget_limit).is_(None),
    and_(
        col(Client.period_end) > bindparam("time"),
        col(Client.period_used) + col(Client.period_held) + bindparam("amount") <= col(Client.budget_limit),
    ),
)
_RESERVE = (
    update(Client)
    .where(
        _IS_CLIENT,
        or_(col(Client.grant_ends_at).is_(None), col(Client.grant_ends_at) > bindparam("time")),
        _IN_BUDGET,
        col(Client.used_credit) + col(Client.held_credit) + bindparam("amount") <= Client.credit_limit,
    )
    .values(
        held_credit=Client.held_credit + bindparam("amount"),
        period_held=col(Client.period_held) + bindparam("amount"),  # without a budget it is NULL, and stays so
        updated_at=bindparam("time"),
    )
    .returning(
        col(Client.credit_limit),
        col(Client.used_credit),
        col(Client.held_credit),
        col(Client.budget_period),
        col(Client.budget_limit),
        col(Client.period_start),
        col(Client.period_end),
        col(Client.period_used),
        col(Client.period_held),
    )
)
_BUDGET = select(col(Client.budget_period), col(Client.budget_timezone), col(Client.period_end)).where(_IS_CLIENT)
_BEGIN_WINDOW = (
    update(Client)
    .where(col(Client.id) == bindparam("client"), col(Client.period_end) == bindparam("ended"))
    .values(period_start=bindparam("start"), period_end=bindparam("end"), period_used=0, period_held=0)
)
_SET_BUDGET = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(
        budget_period=bindparam("period"),
        budget_timezone=bindparam("timezone"),
        budget_limit=bindparam("limit"),
        period_start=bindparam("start"),
        period_end=bindparam("end"),
        period_used=bindparam("used"),
        period_held=bindparam("held"),
    )
)
_CLEAR_BUDGET = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(
        budget_period=None,
        budget_timezone=None,
        budget_limit=None,
        period_start=None,
        period_end=None,
        period_used=None,
        period_held=None,
        updated_at=bindparam("time"),
    )
)
_FIRST_ENTRIES = (
    select(CreditEntry, col(Generation.prompt))
    .outerjoin(Generation, col(Generation.id) == col(CreditEntry.generation_id))
    .where(col(CreditEntry.client_id) == bindparam("client_id"))
    .order_by(col(CreditEntry.id).desc())
    .limit(bindparam("count"))
)
_NEXT_ENTRIES = _FIRST_ENTRIES.where(col(CreditEntry.id) < bindparam("after"))
_held = aliased(CreditEntry)
_end = aliased(CreditEntry)
_refund = aliased(CreditEntry)
_OF_HELD = and_(col(_end.generation_id) == col(_held.generation_id), col(_end.video_id) == col(_held.video_id))
_ENTRY = (
    col(_held.client_id),
    col(_held.generation_id),
    col(_held.video_id),
    col(_held.amount),
    col(_held.created_at),
)
_IS_HELD = and_(col(_held.generation_id) == bindparam("generation_id"), col(_held.kind) == EntryKind.HOLD)
_IS_END = or_(col(_end.kind) == EntryKind.SETTLE, col(_end.kind) == EntryKind.RELEASE)
_FIND_OPEN_HOLD = select(*_ENTRY).where(_IS_HELD, ~exists().where(_OF_HELD, _IS_END))
_FIND_SETTLE = select(*_ENTRY).join(_end, _OF_HELD).where(_IS_HELD, col(_end.kind) == EntryKind.SETTLE)
_HELD_FOR = (
    select(col(CreditEntry.generation_id))
    .where(col(CreditEntry.generation_id) == bindparam("name"), col(CreditEntry.kind) == EntryKind.HOLD)
    .limit(1)
)
_STARTED_BY = (
    select(col(CreditEntry.generation_id))
    .join(Video, and_(col(Video.generation_id) == col(CreditEntry.generation_id), col(Video.id) == bindparam("name")))
    .where(col(CreditEntry.video_id) == bindparam("name"), col(CreditEntry.kind) == EntryKind.HOLD)
)
_FIND_REFUND = select(CreditEntry).where(
    col(CreditEntry.generation_id) == bindparam("generation_id"), col(CreditEntry.kind) == EntryKind.REFUND
)
_SUMS = (
    select(col(CreditEntry.kind), func.sum(col(CreditEntry.amount)))
    .where(col(CreditEntry.client_id) == bindparam("client_id"))
    .group_by(col(CreditEntry.kind))
)
