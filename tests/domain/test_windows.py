"""The windows of budgets: days, weeks and months of a time zone, also where its clock is changed."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.budgets import find_window
from app.words import Period
from tests.domain import steady

HOUR_MS = 3_600_000
ZONES = sorted(available_timezones() - {"Factory", "localtime"})
moments = st.integers(0, 4_102_444_800_000)  # from 1970 to 2100


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp()) * 1000


@pytest.mark.parametrize(
    ("period", "zone", "moment", "start", "end"),
    [
        ("day", "UTC", "2026-11-27T12:00:00Z", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z"),
        ("week", "UTC", "2026-11-27T12:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"),
        ("month", "UTC", "2026-12-31T23:59:59Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ("month", "UTC", "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"),
        ("day", "Asia/Kolkata", "2026-11-27T18:29:59Z", "2026-11-26T18:30:00Z", "2026-11-27T18:30:00Z"),
        # The clock goes forward: a day of 23 hours. It goes back: one of 25.
        ("day", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("day", "Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        ("day", "America/New_York", "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
        ("day", "America/New_York", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
        ("month", "Europe/Berlin", "2026-10-25T12:00:00Z", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"),
        # The clock is changed at midnight: this day began at one o'clock.
        ("day", "America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),
        # Samoa had no 30 December.
        ("day", "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
    ],
)
def test_a_window_is_what_the_calendar_says(period: str, zone: str, moment: str, start: str, end: str) -> None:
    window = find_window(Period(period), zone, at(moment))
    assert (window.start, window.end) == (at(start), at(end))


@steady
@given(st.sampled_from(Period), st.sampled_from(ZONES), moments)
def test_windows_leave_no_gap_and_do_not_overlap(period: Period, zone: str, moment: int) -> None:
    window = find_window(period, zone, moment)
    assert window.start <= moment < window.end
    following = find_window(period, zone, window.end)
    assert (following.start, find_window(period, zone, window.end - 1)) == (window.end, window)
    begins = datetime.fromtimestamp(window.start // 1000, UTC).astimezone(ZoneInfo(zone))
    assert begins.timestamp() * 1000 == window.start
    assert period is not Period.MONTH or begins.day == 1
    assert period is not Period.WEEK or begins.weekday() == 0


def test_a_year_has_as_many_days_as_the_calendar() -> None:
    for zone in ("Europe/Berlin", "America/New_York"):
        ends, moment = [at("2025-12-31T12:00:00Z")], at("2025-12-31T12:00:00Z")
        while len(ends) < 367:
            moment = find_window(Period.DAY, zone, moment).end
            ends.append(moment)
        lengths = [(later - earlier) // HOUR_MS for earlier, later in pairwise(ends[1:])]
        assert (lengths.count(23), lengths.count(25), lengths.count(24)) == (1, 1, 363)
