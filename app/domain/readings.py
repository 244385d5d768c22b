"""Readings: the counter of upstream's account as its answers show it. They never move a client's credits."""

from sqlalchemy import bindparam, select
from sqlmodel import col

from app.store.ids import new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import Attempt, Reading

Counter = tuple[int, int]  # the limit and the used credits of the account


def record(
    session: Session, upstream_key: str, generation_id: str, counter: Counter, attempt_id: str | None = None
) -> None:
    """Store what an answer about a generation showed. `attempt_id` is given if it was the answer to that paid call."""
    credit_limit, used_credit = counter
    insert_row(
        session,
        Reading,
        id=new_id("reading"),
        upstream_key=upstream_key,
        generation_id=generation_id,
        attempt_id=attempt_id,
        credit_limit=credit_limit,
        used_credit=used_credit,
        created_at=now(session),
    )


def record_answer(session: Session, attempt_id: str, counter: Counter) -> None:
    """Store what the answer to a paid call showed. Nothing is stored if it is not known which key was used."""
    paid = session.execute(_ATTEMPT, {"attempt_id": attempt_id}).one()
    if paid.upstream_key is not None:
        record(session, paid.upstream_key, paid.generation_id, counter, attempt_id)


_ATTEMPT = select(col(Attempt.upstream_key), col(Attempt.generation_id)).where(
    col(Attempt.id) == bindparam("attempt_id")
)
