"""How long runs take, and what follows from it: how far one seems to have come, and when to ask again.

A run's pace is measured once, when it is accepted, and stands in its row. So what depends on it needs no other row,
and is the same in every process and after every restart.
"""

from dataclasses import dataclass
from statistics import median_low

from sqlalchemy import BigInteger, Select, bindparam, select, type_coerce
from sqlmodel import col

from app.schemas.parameters import VideoParameters
from app.store.sessions import Session
from app.store.tables import Generation

_UNKNOWN = 0
_FIRST_MS = 168_000  # for progress while nothing is known: the documented run took 2 min 48 s (upstream.md §2)
_RUNS = 50  # the last ones, of which the median is taken
_COMBINATION = ("model", "fast_mode", "generate_audio", "resolution")  # the frame makes no difference
_AT_THE_PACE = 95  # per cent, when a run has taken as long as such runs do; from there on it creeps
_COMMIT_MS = 1_000  # between a time that is written and its commit
_POLLS = 20  # in what remains: who reads it once, as OpenAI's python SDK does, comes at most a twentieth late
_SHORTEST_MS, _LONGEST_MS = 500, 15_000
_BLIND_MS = 1_000  # the shortest while nothing is known of the end: what OpenAI's SDK waits where it is told nothing


@dataclass(frozen=True)
class Timing:
    """A run on its way: how long such runs take (0: unknown), when it was submitted (milliseconds), and the least
    progress that is shown of it, in per cent."""

    pace_ms: int
    submitted_at: int | None
    progress: int


def estimate_duration(session: Session, parameters: VideoParameters) -> int:
    """Milliseconds from the paid call to the kept film: the median of the last runs of this combination; of the last
    runs of any, where there are none; 0 while no film was ever made here."""
    combination = parameters.model_dump(mode="json", include=set(_COMBINATION))
    for statement in (_LAST_SUCH, _LAST):
        if runs := session.execute(statement, combination).scalars().all():
            return max(1, median_low(runs))
    return _UNKNOWN


def estimate_end(timing: Timing, time: int) -> int | None:
    """When the film should be there, in milliseconds; None while that is not known: in the queue, before the first
    film was made here, or past the estimate."""
    if timing.submitted_at is None or timing.pace_ms == _UNKNOWN:
        return None
    end = timing.submitted_at + timing.pace_ms
    return end if end > time else None


def show_progress(timing: Timing, time: int) -> int:
    """Per cent, from 0 to 99: it grows with the time that such runs take, then ever more slowly. It never falls."""
    if timing.submitted_at is None:
        return timing.progress
    elapsed, pace = max(0, time - timing.submitted_at), timing.pace_ms or _FIRST_MS
    if elapsed < pace:
        return max(timing.progress, 1 + (_AT_THE_PACE - 1) * elapsed // pace)
    return max(timing.progress, 99 - (99 - _AT_THE_PACE) * pace // elapsed)


def stop_progress(timing: Timing, time: int) -> int:
    """The progress of a run that comes to a halt at this time. Until that is committed others still see it grow, and
    what they saw must not be taken back."""
    return show_progress(timing, time + _COMMIT_MS)


def poll_after_ms(timing: Timing, time: int) -> int:
    """When to ask again: seldom at first, often near the expected end, ever more seldom past it."""
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
