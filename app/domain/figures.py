"""The figures of a client and the entries of its ledger: how both are written, and how they are read for the rules.

Which entries and changes belong together is in `ledger` and `grants`.
"""

from typing import Any

from sqlalchemy import and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import facts
from app.domain.budgets import Window
from app.errors import NotFound
from app.store.ids import new_id
from app.store.sessions import Session, insert_or_skip, note_fact, now
from app.store.tables import Client, CreditEntry
from app.words import EntryKind


def read(session: Session, client_id: str) -> Any:
    """The stored figures of a client, which its entries add up to. Raises NotFound."""
    row = session.execute(_FIGURES, {"client_id": client_id}).one_or_none()
    if row is None:
        raise NotFound(f"There is no client {client_id!r}.", param="client")
    return row


def append(
    session: Session,
    client_id: str,
    kind: EntryKind,
    amount: int,
    *,
    generation_id: str | None = None,
    video_id: str | None = None,
    note: str | None = None,
    audit_id: str | None = None,
    expires_at: int | None = None,
    grant_id: str | None = None,
    created_at: int | None = None,
) -> bool:
    """Append an entry. False when a unique index already contains such an entry."""
    is_new = insert_or_skip(
        session,
        CreditEntry,
        id=new_id("entry"),
        client_id=client_id,
        generation_id=generation_id,
        video_id=video_id,
        kind=kind,
        amount=amount,
        note=note,
        audit_id=audit_id,
        expires_at=expires_at,
        grant_id=grant_id,
        created_at=now(session) if created_at is None else created_at,
    )
    if is_new:
        note_fact(session, facts.AddedEntry(kind, amount))
    return is_new


def count(session: Session, client_id: str, *, limit: int = 0, used: int = 0, held: int = 0, held_at: int = 0) -> None:
    """Change the figures of a client, and those of its window if it contains the hold that this is about."""
    moves = {"limit": limit, "used": used, "held": held, "held_at": held_at}
    session.execute(_COUNT, {"client_id": client_id, "time": now(session), **moves})


def sum_window(session: Session, client_id: str, window: Window) -> tuple[int, int]:
    """What a client has used and what is held for it in a window, summed from its entries."""
    given = {"client_id": client_id, "start": window.start, "end": window.end}
    used, held = session.execute(_SUM_WINDOW, given).one()
    return int(used), int(held)


# Built once at import: building a statement takes longer than executing it (decision 0015).
_IS_CLIENT = col(Client.id) == bindparam("client_id")
_FIGURES = select(
    col(Client.name),
    col(Client.credit_limit),
    col(Client.used_credit),
    col(Client.held_credit),
    col(Client.grant_ends_at),
    col(Client.budget_period),
    col(Client.budget_timezone),
    col(Client.budget_limit),
    col(Client.period_start),
    col(Client.period_end),
    col(Client.period_used),
    col(Client.period_held),
).where(_IS_CLIENT)
_IN_WINDOW = and_(col(Client.period_start) <= bindparam("held_at"), col(Client.period_end) > bindparam("held_at"))
_COUNT = (
    update(Client)
    .where(_IS_CLIENT)
    .values(
        credit_limit=Client.credit_limit + bindparam("limit"),
        used_credit=Client.used_credit + bindparam("used"),
        held_credit=Client.held_credit + bindparam("held"),
        period_used=col(Client.period_used) + case((_IN_WINDOW, bindparam("used")), else_=0),
        period_held=col(Client.period_held) + case((_IN_WINDOW, bindparam("held")), else_=0),
        updated_at=bindparam("time"),
    )
)
_held = aliased(CreditEntry)
_end = aliased(CreditEntry)
_refund = aliased(CreditEntry)
_OF_HELD = and_(col(_end.generation_id) == col(_held.generation_id), col(_end.video_id) == col(_held.video_id))
_IS_END = or_(col(_end.kind) == EntryKind.SETTLE, col(_end.kind) == EntryKind.RELEASE)
_IS_USED = and_(col(_end.kind) == EntryKind.SETTLE, col(_refund.id).is_(None))
_SUM_WINDOW = (
    select(
        func.coalesce(func.sum(case((_IS_USED, col(_held.amount)), else_=0)), 0),
        func.coalesce(func.sum(case((col(_end.id).is_(None), col(_held.amount)), else_=0)), 0),
    )
    .select_from(_held)
    .outerjoin(_end, and_(_OF_HELD, _IS_END))
    .outerjoin(
        _refund,
        and_(
            col(_refund.generation_id) == col(_end.generation_id),
            col(_refund.kind) == EntryKind.REFUND,
            col(_refund.video_id) == col(_end.video_id),
        ),
    )
    .where(
        col(_held.client_id) == bindparam("client_id"),
        col(_held.kind) == EntryKind.HOLD,
        col(_held.created_at) >= bindparam("start"),
        col(_held.created_at) < bindparam("end"),
    )
)
