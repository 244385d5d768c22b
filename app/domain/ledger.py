"""The ledger: grant, hold, settle, release, refund.

Every operation appends one entry and changes the counters of the client once, in the caller's transaction:

    credit_limit = Σ grants     held_credit = Σ holds − Σ settled − Σ released     used_credit = Σ settled − Σ refunded

A video has at most one hold and one end of it (settle or release); a generation is settled and refunded at most once.
Unique indexes enforce this.
"""

from dataclasses import dataclass, fields

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.errors import InsufficientCredit, InvalidRequest, NotFound
from app.schemas.credits import Credits, Entry, EntryPage
from app.store.ids import new_id
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import Client, CreditEntry, Generation
from app.store.times import write_iso
from app.words import EntryKind

LARGEST_LIMIT = 10**15  # credits; the sum of many such limits still fits a database integer


def grant(session: Session, client_id: str, amount: int, note: str | None = None) -> Credits:
    """Raise the limit by `amount` credits; a negative amount lowers it. The limit may fall below what is used, but not
    below 0. Raises NotFound, InvalidRequest."""
    if amount == 0:
        raise InvalidRequest("A grant of 0 changes nothing.", param="amount")
    limit = get_credits(session, client_id).credit_limit
    if limit + amount < 0:
        raise InvalidRequest(f"The limit is {limit:,}: it cannot be lowered by {-amount:,}.", param="amount")
    if limit + amount > LARGEST_LIMIT:
        raise InvalidRequest(f"A limit is at most {LARGEST_LIMIT:,} credits.", param="amount")
    _append(session, client_id, EntryKind.GRANT, amount, note=note)
    _count(session, client_id, limit=amount)
    return get_credits(session, client_id)


def hold(session: Session, client_id: str, generation_id: str, video_id: str, amount: int) -> None:
    """Reserve `amount` credits. Used plus held never exceeds the limit, even in a race. Raises InsufficientCredit."""
    if not try_hold(session, client_id, generation_id, video_id, amount):
        raise _too_little(session, client_id, amount)


def try_hold(session: Session, client_id: str, generation_id: str, video_id: str, amount: int) -> bool:
    """Reserve `amount` credits, if the client has them. False when it does not: then nothing has changed."""
    if session.change(_RESERVE, {"client_id": client_id, "amount": amount, "time": now(session)}) != 1:
        return False
    if not _append(session, client_id, EntryKind.HOLD, amount, generation_id=generation_id, video_id=video_id):
        raise AssertionError(f"{video_id} is held for already")
    return True


def pass_hold(session: Session, generation_id: str, client_id: str, video_id: str) -> str | None:
    """Release the open hold of a generation, and reserve the same amount for another client and its video. Returns the
    video whose hold was released; None when the other client does not have the credits: then nothing has changed."""
    held = _find_open_hold(session, generation_id)
    if held is None or not try_hold(session, client_id, generation_id, video_id, held.amount):
        return None
    _append_once(session, held, EntryKind.RELEASE, "another client pays for the film")
    _count(session, held.client_id, held=-held.amount)
    return held.video_id


def require(session: Session, client_id: str, amount: int) -> None:
    """Check that a client could pay `amount` credits now; nothing is reserved. Raises InsufficientCredit."""
    if get_credits(session, client_id).available_credit < amount:
        raise _too_little(session, client_id, amount)


def settle(session: Session, generation_id: str) -> None:
    """Charge the held credits: it was billed, or may have been. Does nothing when the hold has ended already."""
    held = _find_open_hold(session, generation_id)
    if held and _append_once(session, held, EntryKind.SETTLE):
        _count(session, held.client_id, held=-held.amount, used=held.amount)


def release(session: Session, generation_id: str) -> int:
    """Give back the held credits: nothing was billed. Returns how many: 0 when the hold has ended already."""
    held = _find_open_hold(session, generation_id)
    if held is None or not _append_once(session, held, EntryKind.RELEASE):
        return 0
    _count(session, held.client_id, held=-held.amount)
    return held.amount


def refund(session: Session, generation_id: str, note: str | None = None) -> int:
    """Give back the settled credits. Returns how many: 0 when nothing was settled, or when it was refunded before."""
    settled = _find_settle(session, generation_id)
    if settled is None or not _append_once(session, settled, EntryKind.REFUND, note):
        return 0
    _count(session, settled.client_id, used=-settled.amount)
    return settled.amount


def find_generation(session: Session, name: str) -> str | None:
    """The generation of a hold, found by its own id or by the id of the video that started it. The video may be
    deleted by now."""
    by_name = (col(CreditEntry.generation_id) == name) | (col(CreditEntry.video_id) == name)
    entry = select(col(CreditEntry.generation_id)).where(col(CreditEntry.kind) == EntryKind.HOLD, by_name)
    return session.execute(entry.limit(1)).scalar_one_or_none()


def get_credits(session: Session, client_id: str) -> Credits:
    """Raises NotFound."""
    row = session.execute(_CREDITS, {"client_id": client_id}).one_or_none()
    if row is None:
        raise NotFound(f"There is no client {client_id!r}.", param="client")
    name, limit, used, held = row
    return Credits(
        client_id=client_id,
        client_name=name,
        credit_limit=limit,
        used_credit=used,
        held_credit=held,
        available_credit=limit - used - held,
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


def sum_entries(session: Session) -> dict[tuple[str, EntryKind], int]:
    """Credits per client and kind, summed from all entries."""
    return {(client_id, EntryKind(kind)): int(total) for client_id, kind, total in session.execute(_SUMS)}


@dataclass(frozen=True)
class _Entry:
    """The fields that later entries of the same generation repeat."""

    client_id: str
    generation_id: str
    video_id: str
    amount: int


def _find_open_hold(session: Session, generation_id: str) -> _Entry | None:
    row = session.execute(_FIND_OPEN_HOLD, {"generation_id": generation_id}).one_or_none()
    return None if row is None else _Entry(*row)


def _find_settle(session: Session, generation_id: str) -> _Entry | None:
    row = session.execute(_FIND_SETTLE, {"generation_id": generation_id}).one_or_none()
    return None if row is None else _Entry(*row)


def _too_little(session: Session, client_id: str, required: int) -> InsufficientCredit:
    have = get_credits(session, client_id)
    return InsufficientCredit(limit=have.credit_limit, used=have.used_credit, held=have.held_credit, required=required)


def _append_once(session: Session, earlier: _Entry, kind: EntryKind, note: str | None = None) -> bool:
    """Append the entry that follows an earlier one, for its whole amount. False when it exists already."""
    claim = {"generation_id": earlier.generation_id, "video_id": earlier.video_id}
    return _append(session, earlier.client_id, kind, earlier.amount, note=note, **claim)


def _append(
    session: Session,
    client_id: str,
    kind: EntryKind,
    amount: int,
    *,
    generation_id: str | None = None,
    video_id: str | None = None,
    note: str | None = None,
) -> bool:
    """Append an entry. False when a unique index already contains such an entry."""
    return insert_or_skip(
        session,
        CreditEntry,
        id=new_id("entry"),
        client_id=client_id,
        generation_id=generation_id,
        video_id=video_id,
        kind=kind,
        amount=amount,
        note=note,
        created_at=now(session),
    )


def _count(session: Session, client_id: str, *, limit: int = 0, used: int = 0, held: int = 0) -> None:
    moves = {"limit": limit, "used": used, "held": held}
    session.execute(_COUNT, {"client_id": client_id, "time": now(session), **moves})


# Built once at import: building a statement takes longer than executing it (decision 0015).
_IS_CLIENT = col(Client.id) == bindparam("client_id")
_RESERVE = (
    update(Client)
    .where(_IS_CLIENT, col(Client.used_credit) + col(Client.held_credit) + bindparam("amount") <= Client.credit_limit)
    .values(held_credit=Client.held_credit + bindparam("amount"), updated_at=bindparam("time"))
)
_COUNT = (
    update(Client)
    .where(_IS_CLIENT)
    .values(
        credit_limit=Client.credit_limit + bindparam("limit"),
        used_credit=Client.used_credit + bindparam("used"),
        held_credit=Client.held_credit + bindparam("held"),
        updated_at=bindparam("time"),
    )
)
_CREDITS = select(col(Client.name), col(Client.credit_limit), col(Client.used_credit), col(Client.held_credit)).where(
    _IS_CLIENT
)
_FIRST_ENTRIES = (
    select(CreditEntry, col(Generation.prompt))
    .outerjoin(Generation, col(Generation.id) == col(CreditEntry.generation_id))
    .where(col(CreditEntry.client_id) == bindparam("client_id"))
    .order_by(col(CreditEntry.id).desc())
    .limit(bindparam("count"))
)
_NEXT_ENTRIES = _FIRST_ENTRIES.where(col(CreditEntry.id) < bindparam("after"))
_ENTRY = tuple(col(getattr(CreditEntry, field.name)) for field in fields(_Entry))
_OF_GENERATION = col(CreditEntry.generation_id) == bindparam("generation_id")
_end = aliased(CreditEntry)
_FIND_OPEN_HOLD = select(*_ENTRY).where(
    _OF_GENERATION,
    col(CreditEntry.kind) == EntryKind.HOLD,
    ~exists().where(
        col(_end.generation_id) == col(CreditEntry.generation_id),
        col(_end.video_id) == col(CreditEntry.video_id),
        col(_end.kind).in_([EntryKind.SETTLE, EntryKind.RELEASE]),
    ),
)
_FIND_SETTLE = select(*_ENTRY).where(_OF_GENERATION, col(CreditEntry.kind) == EntryKind.SETTLE)
_SUMS = select(col(CreditEntry.client_id), col(CreditEntry.kind), func.sum(col(CreditEntry.amount))).group_by(
    col(CreditEntry.client_id), col(CreditEntry.kind)
)
