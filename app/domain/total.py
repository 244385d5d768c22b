"""The total: the limit of all clients together, for what they have used and what is held for them.

What counts in it is the sum of the clients' own figures, so there is nothing that could differ from them (decision
0036). Where no total is set, nothing here executes a statement.
"""

from sqlalchemy import func, select
from sqlmodel import col

from app.errors import TotalExhausted
from app.schemas.credits import CreditTotal
from app.store.sessions import Session, exclude_others
from app.store.tables import Client


def foresee(session: Session, limit: int, amount: int) -> None:
    """Check that `amount` credits could be held now; nothing is reserved. Raises TotalExhausted."""
    if limit:
        _check(limit, *_sum(session), amount)


def enforce(session: Session, limit: int, amount: int) -> None:
    """Check that `amount` credits, which this transaction has held, fit in. Only new holds make the sum larger, and
    until this transaction ends they wait: so no two of them share the last credits. Raises TotalExhausted."""
    if limit:
        exclude_others(session)
        used, held = _sum(session)
        _check(limit, used, held - amount, amount)


def show(session: Session, limit: int) -> CreditTotal | None:
    """None without a limit."""
    if not limit:
        return None
    used, held = _sum(session)
    return CreditTotal(limit=limit, used=used, held=held)


def _check(limit: int, used: int, held: int, amount: int) -> None:
    if used + held + amount > limit:
        raise TotalExhausted(limit=limit, used=used, held=held, required=amount)


def _sum(session: Session) -> tuple[int, int]:
    used, held = session.execute(_SUM, {}).one()
    return int(used), int(held)


# Built once at import: building a statement takes longer than executing it (decision 0015).
_SUM = select(func.coalesce(func.sum(col(Client.used_credit)), 0), func.coalesce(func.sum(col(Client.held_credit)), 0))
