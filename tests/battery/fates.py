"""The expected result of a generation for every fault: the table of upstream.md §5, which classifies failures, as
states, failures, ledger entries and paid calls."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.words import EntryKind, Failure, Outcome, State
from tests.support import chaos

HELD_AND_TAKEN = (EntryKind.HOLD, EntryKind.SETTLE)
HELD_AND_GIVEN_BACK = (EntryKind.HOLD, EntryKind.RELEASE)


@dataclass(frozen=True)
class Fate:
    """One line of the table. `calls`: how many calls upstream received; `charged`: for how many of them it kept the
    credits."""

    state: State
    failure: Failure | None
    entries: tuple[EntryKind, ...]
    attempts: tuple[Outcome, ...]
    calls: int
    charged: int


MADE = Fate(State.COMPLETED, None, HELD_AND_TAKEN, (Outcome.ACCEPTED,), 1, 1)
ANSWERED = replace(MADE, attempts=(Outcome.ANSWERED,))
# 401, 406, 429: a problem of ours and not of the request. When it is over, the same generation is tried again.
PUT_OFF = replace(MADE, attempts=(Outcome.DEFERRED, Outcome.ACCEPTED))
LOST = Fate(State.UNKNOWN, Failure.OUTCOME_UNKNOWN, HELD_AND_TAKEN, (Outcome.UNKNOWN,), 1, 1)
LOST_UNREAD = replace(LOST, calls=0, charged=0)  # cannot be told apart from LOST
ENDED_AS_FAILURE = Fate(
    State.FAILED, Failure.REFUSED_BY_UPSTREAM, HELD_AND_GIVEN_BACK, (Outcome.ACCEPTED,), calls=1, charged=0
)
GIVEN_UP = replace(LOST, attempts=(Outcome.ACCEPTED,))
CONTENT_LOST = replace(MADE, state=State.FAILED, failure=Failure.CONTENT_LOST)
LATE_SUCCESS = replace(GIVEN_UP, state=State.COMPLETED)
LATE_FAILURE = replace(ENDED_AS_FAILURE, entries=(*HELD_AND_TAKEN, EntryKind.REFUND))
STILL_REFUSED = Fate(State.FAILED, Failure.IMAGE_REFUSED, HELD_AND_GIVEN_BACK, (), calls=0, charged=0)

WELL = ""
SLOW = "[[fault:silence=2]]"  # the response comes so late that the film is already made
# These open the breaker for a minute, unless the response to a paid call in flight shows that upstream works.
_TRIPS = ("bad-key*1", "out-of-credit*1", "too-many=0.2*1", "cloudflare-1015*1")
TRIPS = [f"[[fault:{fault}]]" for fault in _TRIPS]


def refused(failure: Failure) -> Fate:
    return Fate(State.FAILED, failure, HELD_AND_GIVEN_BACK, (Outcome.REFUSED,), calls=0, charged=0)


def _mark(fate: Fate, *faults: str) -> dict[str, Fate]:
    return {f"[[fault:{fault}]]": fate for fault in faults}


_POLLS = _mark(MADE, "poll-500*2", "poll-html*1", "poll-429=0.2*1", "poll-null*2", "poll-empty*1", "poll-gzip-gzip*1")
_LATE_END = _mark(ENDED_AS_FAILURE, "failure", "failed", "late-failure=1")

MARKS: dict[str, Fate] = {
    WELL: MADE,
    SLOW: ANSWERED,
    **_mark(PUT_OFF, *_TRIPS),
    **_mark(refused(Failure.REFUSED_BY_UPSTREAM), "missing-fields", "unsupported-model", "unknown-error"),
    **_mark(refused(Failure.REFUSED_BY_UPSTREAM), "wrapped-error"),
    **_mark(refused(Failure.PROMPT_REFUSED), "busy"),
    **_mark(refused(Failure.IMAGE_REFUSED), "busy-image"),
    **_mark(LOST, "500", "502", "503", "504", "520", "524", "reset-after", "half-answer", "nonsense", "html"),
    **_mark(LOST, "billed-late=0"),
    **_mark(LOST_UNREAD, "5xx-unpaid", "reset-before"),
    **_mark(MADE, "late-success=1"),
    **_mark(MADE, "late-film=0.5", "lost-film*1", "cut-film*1", "short-film*1", "wrong-film*1", "film-500*1"),
    **_mark(MADE, "evil-link=9*1", "evil-redirect=9*1", "gzip-gzip*1"),
    **_POLLS,
    **_LATE_END,
    **{f"[[wire:{name}]]": LOST for name in chaos.LOST},
    **{f"[[wire:{name}]]": LOST_UNREAD for name in chaos.UNREAD},
    f"[[wire:{chaos.SLOW}]]": MADE,
}
"""What ends by itself, where upstream answers at once and is asked how it goes on."""


def _answer_at_once(mark: str, fate: Fate) -> Fate:
    said = replace(refused(Failure.REFUSED_BY_UPSTREAM), calls=fate.calls) if mark in _LATE_END else fate
    attempts = (Outcome.ANSWERED if each is Outcome.ACCEPTED else each for each in said.attempts)
    return replace(said, attempts=tuple(attempts))


BLOCKING = {mark: _answer_at_once(mark, fate) for mark, fate in MARKS.items() if mark not in _POLLS}
"""The same where the paid call's answer brings the film: nothing is polled."""

ENDLESS: dict[str, Fate] = {
    **_mark(LOST, "silence"),
    f"[[wire:{chaos.SILENT}]]": LOST,
    **_mark(GIVEN_UP, "never-ends", "empty-success", "poll-null", "poll-empty"),
}
"""What only the run's own deadline ends."""

UNANSWERED = _mark(GIVEN_UP, "poll-500", "poll-html")
"""The same, and the last question is asked a few times more, since it finds no answer."""

FILMLESS = {
    **_mark(CONTENT_LOST, "lost-film", "cut-film", "short-film", "wrong-film", "film-500"),
    **_mark(CONTENT_LOST, "evil-link=9", "evil-redirect=9", "gzip-gzip"),
}
"""What only the end of the film's link ends."""


def overtaken(seconds: float) -> dict[str, Fate]:
    """Results that arrive after the generation was given up: late evidence counts."""
    return _mark(LATE_SUCCESS, f"late-success={seconds}") | _mark(LATE_FAILURE, f"late-failure={seconds}")


def uncharge(table: Mapping[str, Fate]) -> dict[str, Fate]:
    """The same result when `KINORA_CHARGE_UNKNOWN` is off."""
    return {
        mark: replace(fate, entries=HELD_AND_GIVEN_BACK) if fate.state is State.UNKNOWN else fate
        for mark, fate in table.items()
    }


def compare(found: dict[str, Fate], expected: dict[str, Fate]) -> None:
    wrong = [
        f"{prompt}: {difference}"
        for prompt, fate in expected.items()
        if (difference := _describe_difference(found.get(prompt), fate))
    ]
    assert wrong == [], "\n".join(wrong)
    assert len(found) == len(expected)


def _describe_difference(found: Fate | None, expected: Fate) -> str:
    """Empty if there is no difference."""
    if found is None:
        return "it is gone"
    pairs = ((name, getattr(found, name), value) for name, value in vars(expected).items())
    return "; ".join(f"{name} is {was!r}, not {value!r}" for name, was, value in pairs if was != value)
