"""The expected duration follows the latest generations, and the progress follows it: never backwards, whatever
happens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import col

from app.domain import claims, clients, estimates, generations, videos
from app.domain.claims import Claim
from app.domain.estimates import Timing
from app.schemas.parameters import VideoParameters
from app.store.sessions import Session, now
from app.store.tables import Generation
from app.words import Failure, Outcome, Resolution, Role, State
from tests.support.money import add_run
from tests.support.steps import ask, submit

KNOWN_MS = 168_000
PLAIN = VideoParameters(prompt="x")
HOUR_MS = 3_600_000
_hours = st.integers(0, 48 * HOUR_MS)
_paces = st.integers(1, HOUR_MS)


@pytest.fixture
def client_id(session: Session) -> str:
    return clients.create(session, "app", 10**9, Role.MEMBER).id


def add_ended(session: Session, client_id: str, ms: int, ended_at: int, **values: object) -> None:
    """Add an ended generation, with the values that estimates use."""
    film = {"film_sha256": "h", "film_bytes": 1, "expires_at": 1, "state": State.EXPIRED, "is_current": False}
    row = update(Generation).where(col(Generation.id) == add_run(session, client_id, 100))
    session.execute(row.values(submitted_at=ended_at - ms, ended_at=ended_at, **film | values))


def test_before_the_first_film_it_is_not_known(session: Session) -> None:
    assert estimates.estimate_duration(session, PLAIN) == 0


def test_it_is_the_median_of_such_runs_and_of_any_where_there_is_none(session: Session, client_id: str) -> None:
    for number, ms in enumerate((90_000, 70_000, 1_000)):
        add_ended(session, client_id, ms, 10**12 + number, fast_mode=True)
    assert estimates.estimate_duration(session, PLAIN) == 70_000
    add_ended(session, client_id, 200_000, 10**12)
    assert estimates.estimate_duration(session, PLAIN) == 200_000
    assert estimates.estimate_duration(session, VideoParameters(prompt="y", fast_mode=True)) == 70_000
    assert estimates.estimate_duration(session, VideoParameters(prompt="x", resolution=Resolution.HD)) == 70_000


def test_only_the_last_fifty_count(session: Session, client_id: str) -> None:
    for number in range(60):
        add_ended(session, client_id, 500_000 if number < 30 else 50_000, 10**12 + number)
    assert estimates.estimate_duration(session, PLAIN) == 50_000  # half of all sixty took ten times as long


def test_runs_that_failed_or_were_late_do_not_count(session: Session, client_id: str) -> None:
    add_ended(session, client_id, 5, 10**12, state=State.FAILED, film_sha256=None, failure=Failure.IMAGE_REFUSED)
    add_ended(session, client_id, HOUR_MS, 10**12, failure=Failure.OUTCOME_UNKNOWN)
    assert estimates.estimate_duration(session, PLAIN) == 0


def test_a_run_keeps_the_pace_that_it_was_accepted_at(session: Session, client_id: str) -> None:
    video_id = ask(session, client_id).view.video.id
    add_ended(session, client_id, 1_000, 10**12)
    timing = videos.get(session, client_id, video_id).timing
    assert timing is not None
    assert timing.pace_ms == 0
    assert estimates.estimate_duration(session, PLAIN) == 1_000


@given(_paces, _hours, _hours, st.integers(0, 99))
def test_progress_never_falls_and_ends_below_a_hundred(pace_ms: int, one: int, other: int, least: int) -> None:
    timing, (earlier, later) = Timing(pace_ms, 0, least), sorted((one, other))
    shown = [estimates.show_progress(timing, time) for time in (earlier, later)]
    assert least <= shown[0] <= shown[1] <= 99
    assert shown[1] <= estimates.stop_progress(timing, later) <= 99


@given(_paces)
def test_progress_grows_with_the_pace(pace_ms: int) -> None:
    timing = Timing(pace_ms, 0, 0)
    assert estimates.show_progress(timing, 0) == 1
    assert estimates.show_progress(timing, pace_ms // 2) <= 48
    assert estimates.show_progress(timing, pace_ms) == 95
    assert estimates.show_progress(timing, pace_ms * 1000) == 99


@pytest.mark.parametrize(
    ("submitted_at", "time", "ms"),
    [
        (None, 0, 8_400),
        (0, 0, 8_400),
        (0, 84_000, 4_200),
        (0, 160_000, 500),
        (0, KNOWN_MS, 500),
        (0, 2 * KNOWN_MS, 8_400),
        (0, HOUR_MS, 15_000),
    ],
)
def test_it_is_asked_most_often_near_the_expected_end(submitted_at: int | None, time: int, ms: int) -> None:
    assert estimates.poll_after_ms(Timing(KNOWN_MS, submitted_at, 0), time) == ms


def test_progress_stays_when_a_run_goes_back_into_the_queue_and_when_it_fails(session: Session, client_id: str) -> None:
    video_id = ask(session, client_id).view.video.id
    shown: list[int] = []

    def look() -> None:
        shown.append(videos.get(session, client_id, video_id).video.progress)

    look()
    for number in range(2):
        claim = start(session, f"attempt_{number}", began=now(session) - KNOWN_MS // 2)
        look()
        queued = generations.postpone(session, claim, f"attempt_{number}", Outcome.DEFERRED, "later")
        look()
        assert queued is not None
        claims.hand_back(session, queued)
    claim = start(session, "attempt_last", began=now(session))
    look()
    assert generations.refuse(session, claim, "attempt_last", Failure.PROMPT_REFUSED, "no") is not None
    look()
    assert shown == sorted(shown)
    assert shown[0] == 0
    assert 48 <= shown[1] <= shown[-1] < 95


def start(session: Session, attempt_id: str, began: int) -> Claim:
    """Submit the one queued generation, and set the time of its submit."""
    sent = submit(session, attempt_id)
    session.execute(update(Generation).where(col(Generation.id) == sent.id).values(submitted_at=began))
    return replace(sent, submitted_at=began)


@pytest.mark.parametrize(
    ("timing", "time", "end"),
    [
        (Timing(60_000, 5_000, 0), 5_000, 65_000),
        (Timing(60_000, 5_000, 0), 64_999, 65_000),
        (Timing(60_000, 5_000, 0), 65_000, None),  # overdue: the end cannot be estimated
        (Timing(60_000, None, 0), 5_000, None),  # in the queue
        (Timing(0, 5_000, 0), 5_000, None),  # before the first film was made
    ],
)
def test_an_end_is_estimated_only_where_there_is_something_to_go_by(timing: Timing, time: int, end: int | None) -> None:
    assert estimates.estimate_end(timing, time) == end


def test_what_is_not_known_is_asked_about_every_second_at_first() -> None:
    assert [estimates.poll_after_ms(Timing(0, 0, 0), time) for time in (0, 40_000, HOUR_MS)] == [1_000, 2_000, 15_000]
