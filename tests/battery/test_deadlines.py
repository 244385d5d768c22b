"""Generations that only a deadline ends, their own or that of their film's link; and later news about them."""

from pathlib import Path

import pytest

from tests.battery import crowd, fates
from tests.battery.conftest import Rounds
from tests.support.canaries import PROMPT
from tests.support.chaos import Chaos
from tests.support.sandboxes import Sandbox


@pytest.mark.long
def test_what_only_a_deadline_ends_is_given_up(upstream: Sandbox, tmp_path: Path, rounds: Rounds) -> None:
    """And what upstream says about it later counts. No poll fails in this test: the last poll would be tried again, and
    come after the late result."""
    seconds, count = rounds(2, 15), rounds(1, 20)
    slow = {**fates.UNANSWERED, **fates.overtaken(seconds + 10)}  # a busy machine notices a deadline late
    table = {**fates.ENDLESS, **(slow if count > 1 else {})}
    expected = {f"{PROMPT} given up {mark} {number}": table[mark] for mark in table for number in range(count)}
    with Chaos(upstream.address, share=0, seed=0) as chaos:
        people = crowd.gather(tmp_path, f"sqlite:///{tmp_path}/kinora.db", chaos.address)
        crowd.live(people, list(expected), generation_deadline_minutes=seconds / 60)
    fates.compare(crowd.read_fates(people, upstream), expected)
    crowd.check_what_is_left(people)


def test_a_film_that_never_comes_is_lost_when_its_link_dies(upstream: Sandbox, tmp_path: Path, rounds: Rounds) -> None:
    people, table = crowd.gather(tmp_path, f"sqlite:///{tmp_path}/kinora.db", upstream.address), fates.FILMLESS
    expected = {f"{PROMPT} filmless {mark} {number}": table[mark] for mark in table for number in range(rounds(2, 40))}
    upstream.set(link_seconds=1)
    try:
        crowd.live(people, list(expected))
    finally:
        upstream.set(link_seconds=604_800)
    fates.compare(crowd.read_fates(people, upstream), expected)
    crowd.check_what_is_left(people)
