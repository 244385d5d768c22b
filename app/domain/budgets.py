"""Budgets: what a client may spend in a calendar day, week or month of its time zone, and when each window ends.

This module computes windows, and shows what a client's row says about the current one. The ledger changes the row.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, assert_never
from zoneinfo import ZoneInfo, available_timezones

from app.errors import InvalidRequest
from app.schemas.credits import Budget, BudgetSettings
from app.words import Period

_NO_PLACES = {"Factory", "localtime"}  # a file without rules, and the zone of the machine


@dataclass(frozen=True)
class Window:
    """From `start` on, and before `end`; milliseconds since 1970."""

    start: int
    end: int


def check_budget(settings: BudgetSettings, largest_limit: int) -> None:
    """Raises InvalidRequest."""
    if settings.timezone not in _list_zones():
        message = "Unknown time zone: send a name of the IANA database, such as `Europe/Berlin` or `UTC`."
        raise InvalidRequest(message, param="budget.timezone")
    if not 0 <= settings.limit <= largest_limit:
        raise InvalidRequest(f"The limit of a budget is a number from 0 to {largest_limit:,}.", param="budget.limit")


def find_window(period: Period, timezone: str, milliseconds: int) -> Window:
    """The window that contains this time. A window has as many hours as the calendar of the zone gives it."""
    zone = ZoneInfo(timezone)
    day = datetime.fromtimestamp(milliseconds // 1000, zone).date()
    match period:
        case Period.DAY:
            first, following = day, day + timedelta(days=1)
        case Period.WEEK:
            first = day - timedelta(days=day.weekday())
            following = first + timedelta(days=7)
        case Period.MONTH:
            first = day.replace(day=1)
            following = (first + timedelta(days=31)).replace(day=1)
        case _:
            assert_never(period)
    return Window(_find_midnight(first, zone), _find_midnight(following, zone))


def show_budget(row: Any, milliseconds: int) -> Budget | None:
    """The budget of a client as it is at this time, from its row. Once the stored window has ended, nothing is used or
    held in the current one: the first hold would have stored another window."""
    if row.budget_period is None:
        return None
    window, used, held = Window(row.period_start, row.period_end), row.period_used, row.period_held
    if milliseconds >= window.end:
        window, used, held = find_window(Period(row.budget_period), row.budget_timezone, milliseconds), 0, 0
    return Budget(
        period=Period(row.budget_period),
        timezone=row.budget_timezone,
        limit=row.budget_limit,
        period_start=_write_local(window.start, row.budget_timezone),
        period_used=used,
        period_held=held,
        resets_at=_write_local(window.end, row.budget_timezone),
    )


def _find_midnight(day: date, zone: ZoneInfo) -> int:
    """When this day begins. Where the clock is changed at midnight, it is the first moment that the day has."""
    return int(datetime.combine(day, time.min, zone).timestamp()) * 1000


def _write_local(milliseconds: int, timezone: str) -> str:
    """`2025-11-01T00:00:00+01:00`: the time in the zone, with its offset."""
    return datetime.fromtimestamp(milliseconds // 1000, ZoneInfo(timezone)).isoformat()


@cache
def _list_zones() -> frozenset[str]:
    """Read once: it searches the folders of the database of time zones."""
    return frozenset(available_timezones() - _NO_PLACES)
