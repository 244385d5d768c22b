"""The pauses between the tries of a download: short for what may change soon, ever longer for everything else."""

from collections.abc import Callable

import pytest

from app.worker.pauses import DownloadPauses

MINUTE, HOUR, WEEK = 60, 3_600, 7 * 86_400
MOST, LEAST = 1.25, 0.75  # of a pause, by chance
LOST, BROKEN = None, "the hash of a file that is no film"


def collect(sha256: Callable[[int], str | None], seconds: float = WEEK) -> list[tuple[float, float]]:
    """Each try's age and the pause after it, in seconds, if no try succeeds."""
    pauses, age, found = DownloadPauses(seconds), 0.0, list[tuple[float, float]]()
    while age < seconds:
        found.append((age, pauses.choose(age, sha256(len(found)))))
        age += found[-1][1]
    return found


def test_in_the_first_hour_a_film_that_may_come_is_tried_every_minute() -> None:
    found = collect(lambda _: LOST)
    assert found[0][1] < 1
    assert max(pause for age, pause in found if age < HOUR) <= MOST * MINUTE
    assert sum(age < HOUR for age, _ in found) > HOUR / (MOST * MINUTE)


@pytest.mark.parametrize("sha256", [lambda _: LOST, lambda _: BROKEN, str], ids=["lost", "broken", "changing"])
def test_after_the_first_hour_the_pauses_grow_to_six_hours(sha256: Callable[[int], str | None]) -> None:
    found = collect(sha256)
    late = [pause for age, pause in found if age > 2 * 86_400]
    assert LEAST * 6 * HOUR <= late[0] <= max(late) <= MOST * 6 * HOUR
    assert len(found) < 150, "and not 10,000 as with one each minute"


def test_the_same_broken_file_twice_makes_the_pauses_grow_at_once() -> None:
    found = collect(lambda _: BROKEN)
    assert sum(age < HOUR for age, _ in found) < 16
    assert max(pause for age, pause in found if age < HOUR) > LEAST * 10 * MINUTE
    assert len(found) < 60


def test_a_file_that_changes_may_become_a_film() -> None:
    assert max(pause for age, pause in collect(str) if age < HOUR) <= MOST * MINUTE


def test_a_failure_in_between_does_not_hide_that_the_file_is_the_same() -> None:
    pauses = DownloadPauses(WEEK)
    given = [pauses.choose(MINUTE, LOST if number % 2 else BROKEN) for number in range(20)]
    assert max(given[::2]) > MOST * MINUTE
    assert max(given[1::2]) <= MOST * MINUTE


def test_the_last_try_is_made_when_the_link_ends() -> None:
    for seconds in (1, 100, HOUR, 10 * HOUR, WEEK):
        age, pause = collect(lambda _: BROKEN, seconds)[-1]
        assert age + pause == pytest.approx(seconds)
    assert DownloadPauses(0).choose(5, LOST) == 0
