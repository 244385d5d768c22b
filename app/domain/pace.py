"""How long runs take, and what follows from it: how far one seems to have come, and when to ask again.

A run's pace is measured once, when it is accepted, and stands in its row. So whatever goes by it needs no other row,
and is the same in every process and after every restart.
"""

from dataclasses import dataclass
from statistics import median_low

from sqlalchemy import BigInteger, Select, bindparam, select, type_coerce
from sqlmodel import col

from app.schemas.parameters import VideoParameters
from app.store.sessions import Session
from app.store.tables import Generation

_FIRST_MS = 168_000  # the one run that we have seen took 2 min 48 s (upstream.md §2)
_RUNS = 50  # the last ones, of which the median is taken
_COMBINATION = ("model", "fast_mode", "generate_audio", "resolution")  # the frame makes no difference
_AT_THE_PACE = 95  # per cent, when a run has taken as long as such runs do; from there on it creeps
_COMMIT_MS = 1_000  # between a time that is written and its commit
_POLLS = 20  # in what remains: who reads it once, as OpenAI's python SDK does, comes at most a twentieth late
_SHORTEST_MS, _LONGEST_MS = 500, 15_000


@dataclass(frozen=True)
class Course:
    """A run on its way: how long such runs take, when it was submitted (milliseconds), and the least progress that is
    shown of it, in per cent."""

    pace_ms: int
    submitted_at: int | None
    progress: int


def measure(session: Session, parameters: VideoParameters) -> int:
    """Milliseconds from the paid call to the kept film: the median of the last runs of this combination; of the last
    runs of any, where there are none; at the very first, what the one known run took."""
    combination = parameters.model_dump(mode="json", include=set(_COMBINATION))
    for statement in (_LAST_SUCH, _LAST):
        if runs := session.execute(statement, combination).scalars().all():
            return max(1, median_low(runs))
    return _FIRST_MS


def show_progress(course: Course, time: int) -> int:
    """Per cent, from 0 to 99: it grows with the time that such runs take, then ever more slowly. It never falls."""
    if course.submitted_at is None:
        return course.progress
    elapsed, pace = max(0, time - course.submitted_at), course.pace_ms
    if elapsed < pace:
        return max(course.progress, 1 + (_AT_THE_PACE - 1) * elapsed // pace)
    return max(course.progress, 99 - (99 - _AT_THE_PACE) * pace // elapsed)


def stop_progress(course: Course, time: int) -> int:
    """The progress of a run that comes to a halt at this time. Until that is committed others still see it grow, and
    what they saw must not be taken back."""
    return show_progress(course, time + _COMMIT_MS)


def poll_after_ms(course: Course, time: int) -> int:
    """When to ask again: seldom at first, often near the expected end, ever more seldom past it."""
    elapsed = 0 if course.submitted_at is None else time - course.submitted_at
    return min(max(abs(course.pace_ms - elapsed) // _POLLS, _SHORTEST_MS), _LONGEST_MS)


# In these very words, since two partial indexes are made with them. A late success took as long as nobody waited.
_LAST: Select[int] = (
    select(type_coerce(col(Generation.ended_at) - col(Generation.submitted_at), BigInteger))
    .where(col(Generation.film_sha256).is_not(None), col(Generation.failure).is_(None))
    .order_by(col(Generation.ended_at).desc())
    .limit(_RUNS)
)
_LAST_SUCH = _LAST.where(*(col(getattr(Generation, name)) == bindparam(name) for name in _COMBINATION))
