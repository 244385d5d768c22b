"""Alerts: a client has reached 80 or 100 % of its limit, or of its budget, with what is used and held.

Each is recorded once, with an event, in the transaction of the change that reached it. Another limit or another window
begins anew (decision 0033). The client is locked when these functions are called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Label, select
from sqlmodel import col

from app.domain import events, figures
from app.schemas.clients import Alert as AlertView
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import Alert, Client
from app.store.times import write_iso
from app.words import AlertPeriod, EventType

THRESHOLDS = (80, 100)  # percent of a limit


@dataclass(frozen=True)
class _Limit:
    """A limit, and what counts in it. `period_start` is 0 for the limit of its whole life."""

    period: AlertPeriod
    period_start: int
    size: int
    spent: int

    def reaches(self, threshold: int, *, without: int = 0) -> bool:
        """Whether so many percent are spent, or would be without some of it. Of a limit of 0 there are none."""
        return self.size > 0 and (self.spent - without) * 100 >= self.size * threshold


def record_reached(session: Session, client_id: str) -> None:
    """Record what a client has reached, after its limit or its budget changed. Raises NotFound."""
    time = now(session)
    for limit in _read_limits(figures.read(session, client_id), time):
        for threshold in THRESHOLDS:
            if limit.reaches(threshold):
                _record_once(session, client_id, limit, threshold, time)


def record_crossed(session: Session, client_id: str, row: Any, amount: int, time: int) -> None:
    """Record what a hold of `amount` credits has reached that was not reached before it. The figures in `row` include
    it; a hold that reaches nothing executes no statement here."""
    for limit in _read_limits(row, time):
        for threshold in THRESHOLDS:
            if limit.reaches(threshold) and not limit.reaches(threshold, without=amount):
                _record_once(session, client_id, limit, threshold, time)


def show_alerts(row: Any, milliseconds: int) -> list[AlertView]:
    """The alerts about the limit and the current window of a client. `row` has `COLUMNS`."""
    return [
        AlertView(period=limit.period, threshold=threshold, limit=limit.size, reached_at=write_iso(reached_at))
        for limit in _read_limits(row, milliseconds)
        for threshold in THRESHOLDS
        if (reached_at := getattr(row, _name_column(limit.period is AlertPeriod.LIFE, threshold))) is not None
    ]


def _read_limits(row: Any, milliseconds: int) -> Iterator[_Limit]:
    """The limits of a client at this time, from its row. A stored window that has ended is not the current one."""
    yield _Limit(AlertPeriod.LIFE, 0, row.credit_limit, row.used_credit + row.held_credit)
    if row.budget_period is not None and milliseconds < row.period_end:
        spent = row.period_used + row.period_held
        yield _Limit(AlertPeriod(row.budget_period), row.period_start, row.budget_limit, spent)


def _record_once(session: Session, client_id: str, limit: _Limit, threshold: int, time: int) -> None:
    is_new = insert_or_skip(
        session,
        Alert,
        client_id=client_id,
        period=limit.period,
        period_start=limit.period_start,
        credit_limit=limit.size,
        threshold=threshold,
        created_at=time,
    )
    if is_new:
        payload = {"period": limit.period, "threshold": threshold, "limit": limit.size}
        events.record(session, EventType.CLIENT_CREDIT_THRESHOLD, None, payload, client_id=client_id)


def _name_column(is_life: bool, threshold: int) -> str:
    return f"{'life' if is_life else 'budget'}_reached_{threshold}"


def _write_column(is_life: bool, threshold: int) -> Label[int]:
    """When a client in a statement about clients reached a threshold of its limit, or of its stored window."""
    limit: tuple[Any, ...] = AlertPeriod.LIFE, 0, col(Client.credit_limit)
    if not is_life:
        limit = col(Client.budget_period), col(Client.period_start), col(Client.budget_limit)
    period, start, size = limit
    conditions: tuple[ColumnElement[bool], ...] = (
        col(Alert.client_id) == col(Client.id),
        col(Alert.period) == period,
        col(Alert.period_start) == start,
        col(Alert.credit_limit) == size,
        col(Alert.threshold) == threshold,
    )
    found = select(col(Alert.created_at)).where(*conditions).scalar_subquery()
    return found.label(_name_column(is_life, threshold))


# Built once at import: building a statement takes longer than executing it (decision 0015).
COLUMNS = tuple(_write_column(is_life, threshold) for is_life in (True, False) for threshold in THRESHOLDS)
