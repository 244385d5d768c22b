"""Estimates how long a generation takes, and from that its progress, its expected end and the advised poll interval.

The expected duration is estimated once, when a generation is created, and stored in its row (`pace_ms`). So everything
that depends on it needs no other row, and is the same in every process and after every restart.
"""

from statistics import median_low
from typing import NamedTuple

from sqlalchemy import BigInteger, Select, bindparam, select, type_coerce
from sqlmodel import col

from app.schemas.parameters import VideoParameters
from app.store.sessions import Session
from app.store.tables import Generation

_UNKNOWN = 0
_FIRST_MS = 168_000  # for progress before the first film: the documented generation took 2 min 48 s (upstream.md §2)
_RUNS = 50  # the estimate is the median of this many recent generations
_COMBINATION = ("model", "fast_mode", "generate_audio", "resolution")  # the aspect ratio makes no difference
_AT_THE_PACE = 95  # per cent shown when the expected duration is over; after that, progress slows down
_COMMIT_MS = 1_000  # allowed between reading the clock and the commit
_POLLS = 20  # per remaining time: a client that reads the advice once, as OpenAI's Python SDK does, is up to 1/20 late
_SHORTEST_MS, _LONGEST_MS = 500, 15_000
_BLIND_MS = 1_000  # the shortest while the expected duration is unknown: the default of OpenAI's SDK


class Timing(NamedTuple):
    """What progress is computed from: the expected duration in milliseconds (0: unknown), when the generation was
    submitted (milliseconds), and the least progress to show, in per cent."""

    pace_ms: int
    submitted_at: int | None
    progress: int


def estimate_duration(session: Session, parameters: VideoParameters) -> int:
    """Expected milliseconds from the paid call to the stored film: the median of the last generations of this
    combination or, where there are none, of any combination. 0 before the first film."""
    combination = parameters.model_dump(mode="json", include=set(_COMBINATION))
    for statement in (_LAST_SUCH, _LAST):
        if runs := session.execute(statement, combination).scalars():
            return max(1, median_low(runs))
    return _UNKNOWN


def estimate_end(timing: Timing, time: int) -> int | None:
    """When the film is expected, in milliseconds. None while that is unknown: in the queue, before the first film of
    this installation, or after the estimate has passed."""
    if timing.submitted_at is None or timing.pace_ms == _UNKNOWN:
        return None
    end = timing.submitted_at + timing.pace_ms
    return end if end > time else None


def expect_end(submitted_at: int, pace_ms: int) -> int:
    """When a paid call should have ended, in milliseconds, also before the first film, and when that has passed."""
    return submitted_at + (pace_ms or _FIRST_MS)


def show_progress(timing: Timing, time: int) -> int:
    """Per cent, from 0 to 99. It grows evenly over the expected duration, then more and more slowly. It never falls."""
    if timing.submitted_at is None:
        return timing.progress
    elapsed, pace = max(0, time - timing.submitted_at), timing.pace_ms or _FIRST_MS
    if elapsed < pace:
        return max(timing.progress, 1 + (_AT_THE_PACE - 1) * elapsed // pace)
    return max(timing.progress, 99 - (99 - _AT_THE_PACE) * pace // elapsed)


def stop_progress(timing: Timing, time: int) -> int:
    """The progress of a generation that stops at this time. Until the commit, other transactions still show it growing.
    A second is added, so that progress never falls below what a client has already seen."""
    return show_progress(timing, time + _COMMIT_MS)


def poll_after_ms(timing: Timing, time: int) -> int:
    """Milliseconds until a client should poll again: long at first, short near the expected end, and longer again after
    it."""
    elapsed = 0 if timing.submitted_at is None else time - timing.submitted_at
    shortest = _SHORTEST_MS if timing.pace_ms else _BLIND_MS
    return min(max(abs(timing.pace_ms - elapsed) // _POLLS, shortest), _LONGEST_MS)


# Must match the WHERE of two partial indexes literally, or the planner ignores them. Late successes are excluded: their
# duration includes hours without polling.
_LAST: Select[int] = (
    select(type_coerce(col(Generation.ended_at) - col(Generation.submitted_at), BigInteger))
    .where(col(Generation.film_sha256).is_not(None), col(Generation.failure).is_(None))
    .order_by(col(Generation.ended_at).desc())
    .limit(_RUNS)
)
_LAST_SUCH = _LAST.where(*(col(getattr(Generation, name)) == bindparam(name) for name in _COMBINATION))
