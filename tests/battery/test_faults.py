"""Generations through every fault of upstream and of the network: each ends exactly as the table says."""

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from app.words import Outcome
from tests.battery import crowd, fates
from tests.battery.conftest import Rounds
from tests.battery.crowd import Crowd
from tests.battery.fates import Fate
from tests.support.canaries import PROMPT
from tests.support.chaos import Chaos
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox
from tests.support.waiting import wait_until

FREE_SHARE = 0.03  # of the free requests, the share that gets a network fault


@dataclass(frozen=True)
class Scene:
    """A number of generations, chosen from a table, with these settings."""

    name: str
    table: Mapping[str, Fate]
    count: int
    options: dict[str, Any] = field(default_factory=dict)
    is_shared: bool = False


CHARITABLE = fates.uncharge(fates.BLOCKING)
FREELY = {"upstream_async": False, "charge_unknown": False}
QUICK = [Scene("asked about", fates.MARKS, 96), Scene("answered whole, doubt not charged", CHARITABLE, 64, FREELY)]
FULL = [
    *(Scene(f"asked about, {part}", fates.MARKS, 880) for part in range(8)),  # 10,000 with those of the other tests
    Scene("asked about, on postgres", fates.MARKS, 800, is_shared=True),
    Scene("answered whole, doubt not charged", CHARITABLE, 1_200, FREELY),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "scene" in metafunc.fixturenames:
        scenes = FULL if metafunc.config.getoption("--battery") else QUICK
        metafunc.parametrize("scene", scenes, ids=lambda scene: scene.name)


@pytest.fixture
def chaos(upstream: Sandbox, dice: random.Random) -> Iterator[Chaos]:
    with Chaos(upstream.address, share=FREE_SHARE, seed=dice.random()) as chaos:
        yield chaos


@pytest.fixture
def people(chaos: Chaos, tmp_path: Path) -> Crowd:
    return crowd.gather(tmp_path, f"sqlite:///{tmp_path}/kinora.db", chaos.address)


@pytest.mark.long
def test_every_fault_ends_as_the_table_says(
    scene: Scene, upstream: Sandbox, chaos: Chaos, tmp_path: Path, dice: random.Random, request: pytest.FixtureRequest
) -> None:
    database, logs = f"sqlite:///{tmp_path}/kinora.db", list[Path]()
    if scene.is_shared:
        postgres: Postgres = request.getfixturevalue("postgres")
        database, logs = postgres.create_database(), [postgres.log]
    people, expected = crowd.gather(tmp_path, database, chaos.address), deal(scene, dice)
    crowd.live(people, list(expected), **scene.options)
    fates.compare(crowd.read_fates(people, upstream), expected)
    crowd.check_what_is_left(people, *logs)


def test_a_paid_call_that_is_refused_a_connection_is_made_later(
    upstream: Sandbox, chaos: Chaos, people: Crowd, rounds: Rounds
) -> None:
    """The uploads succeed on existing connections; the paid call opens a new connection."""
    prompts = [f"{PROMPT} refused a connection [[fault:silence=0.5]] {number}" for number in range(rounds(24, 300))]
    with crowd.living(people, prompts, upstream_concurrency=10):
        for number in range(1, rounds(1, 8) + 1):
            wait_for_attempts(people, Outcome.ANSWERED, 8 * number)
            refuse_one(people, chaos)
    found = crowd.read_fates(people, upstream)
    fates.compare(
        {prompt: forget_not_sent(fate) for prompt, fate in found.items()}, dict.fromkeys(prompts, fates.ANSWERED)
    )
    crowd.check_what_is_left(people)


def test_an_upload_may_go_wrong_as_it_likes(upstream: Sandbox, tmp_path: Path, rounds: Rounds) -> None:
    """Only upstream knows which generation met which fault, but the number that must fail is known."""
    people = crowd.gather(tmp_path, f"sqlite:///{tmp_path}/kinora.db", upstream.address)  # no refusal gets lost
    times = rounds(1, 20)
    for name in ("upload-500", "upload-reset", "upload-nonsense", "upload-silence", "upload-429", "upload-400"):
        upstream.fault(name, value=0.3, times=times)
    prompts = [f"{PROMPT} upload {number}" for number in range(20 * times)]
    crowd.live(people, prompts)
    found = crowd.read_fates(people, upstream)
    assert Counter(found.values()) == {fates.MADE: 19 * times, fates.STILL_REFUSED: times}
    crowd.check_what_is_left(people)


def deal(scene: Scene, dice: random.Random) -> dict[str, Fate]:
    """The scene's prompts with their expected results: every mark of the table equally often, and twice as many without
    a fault, so that lost responses seldom come in a row. Where the breaker opens, a slow response is always on its way
    and closes it again."""
    marks = [mark for mark in scene.table if mark not in {fates.WELL, fates.SLOW, *fates.TRIPS}]
    marks += [fates.WELL] * (2 * len(marks))
    trips = fates.TRIPS * max(1, scene.count // 800)
    dealt = [marks[number % len(marks)] for number in range(scene.count * 7 // 8 - len(trips))]
    dice.shuffle(dealt)
    for trip in trips:
        dealt.insert(dice.randrange(len(dealt) // 2), trip)
    for place in range(0, scene.count, 8):
        dealt.insert(place, fates.SLOW)
    return {f"{PROMPT} {scene.name} {mark} {number}": scene.table[mark] for number, mark in enumerate(dealt)}


def forget_not_sent(fate: Fate) -> Fate:
    return replace(fate, attempts=tuple(each for each in fate.attempts if each is not Outcome.NOT_SENT))


def count_attempts(people: Crowd, outcome: Outcome) -> int:
    with closing(sqlite3.connect(people.folder / "kinora.db")) as connection:
        counted = connection.execute("SELECT count(*) FROM attempt WHERE outcome = ?", (outcome,)).fetchone()
    return int(counted[0])


def refuse_one(people: Crowd, chaos: Chaos) -> None:
    """Refuse a paid call. Try again if the next upload was refused instead, because its connection was too old to be
    reused."""
    before = count_attempts(people, Outcome.NOT_SENT)
    while count_attempts(people, Outcome.NOT_SENT) == before:
        chaos.refuse()
        for _ in range(100):
            time.sleep(0.02)
            if count_attempts(people, Outcome.NOT_SENT) > before:
                break
        chaos.listen()


def wait_for_attempts(people: Crowd, outcome: Outcome, count: int) -> None:
    wait_until(lambda: count_attempts(people, outcome) >= count, what=f"{count} of {outcome}")
