"""Dropped answers, half of them billed: whatever the readings propose is what the sandbox counted."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.support.commands import assert_done
from tests.support.films import ask, finish, make
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

DEADLINE = 3.0  # seconds
LAG = 2.0  # seconds after the end of a call, when upstream has charged it
BILLED = ("504", "reset-after", "half-answer", "nonsense", "billed-late=2")
NOT_BILLED = ("5xx-unpaid", "reset-before")


@dataclass(frozen=True)
class Street:
    """One service with an upstream of its own, so that several can go on at the same time."""

    sandbox: Sandbox
    service: Service
    app: App

    def drop(self, fault: str) -> tuple[str, str]:
        """Lose the answer to a paid call; return its generation, and its prompt."""
        prompt = f"dropped {time.monotonic()} [[fault:{fault}]]"
        video = finish(self.app, ask(self.app, draw_png(), prompt=prompt)["id"])
        assert video["error"]["code"] == "outcome_unknown"
        ((generation_id,),) = self.service.rows("SELECT generation_id FROM video WHERE id = ?", video["id"])
        return generation_id, prompt

    def read(self) -> None:
        """Make a film, whose answer shows the counter, and wait until it is charged."""
        make(self.app, draw_png(), prompt=f"read at {time.monotonic()}")
        wait_for(LAG)

    def list_proposals(self) -> dict[str, str]:
        printed = assert_done(self.service.run("generations", "unknown", "--json", "--limit", "1000"))
        return {each["id"]: each["evidence"]["proposal"] for each in json.loads(printed)["data"]}


@pytest.fixture
def open_street(
    start_sandbox: Callable[..., Sandbox], start_service: Callable[..., Service]
) -> Iterator[Callable[[], Street]]:
    with ExitStack() as stack:

        def start() -> Street:
            sandbox = start_sandbox()
            service = start_service(sandbox.address, generation_deadline_minutes=DEADLINE / 60)
            return Street(sandbox, service, stack.enter_context(service.add_app()))

        yield start


def go_along(street: Street, groups: list[list[str]]) -> Counter[str]:
    """Lose the answers of each group between two quiet readings. Returns how often each proposal was made; a wrong one
    is an error."""
    dropped = dict[str, str]()
    for _ in range(2):
        street.read()
    for faults in groups:
        dropped |= dict(street.drop(fault) for fault in faults)
        street.read()  # too early to show that it was not billed
        assert_right(street, dropped)
        wait_for(DEADLINE)
        for _ in range(2):
            street.read()
    return assert_right(street, dropped)


def wait_for(seconds: float) -> None:
    """The readings count only after such times: there is nothing else to wait for."""
    over = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() > over, what="the time to be over")


def assert_right(street: Street, dropped: dict[str, str]) -> Counter[str]:
    proposals = street.list_proposals()
    assert set(proposals) == set(dropped)
    told = {name: proposal for name, proposal in proposals.items() if proposal != "cannot_tell"}
    assert told == {name: "billed" if street.sandbox.paid_calls(dropped[name]) else "not_billed" for name in told}
    return Counter(proposals.values())


def test_dropped_answers_are_told_or_left_open_but_never_wrong(open_street: Callable[[], Street]) -> None:
    street, other = open_street(), open_street()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(go_along, street, [["504"], ["5xx-unpaid"]])
        second = threads.submit(go_along, other, [["billed-late=2"], ["reset-before", "reset-after"]])
        assert first.result() == {"billed": 1, "not_billed": 1}
        assert second.result() == {"billed": 1, "cannot_tell": 2}


@pytest.mark.full
@pytest.mark.long
@pytest.mark.timeout(600)  # five services go through twenty drops each, which takes three minutes
def test_of_a_hundred_dropped_answers_half_billed_no_proposal_is_wrong(
    open_street: Callable[[], Street], pytestconfig: pytest.Config
) -> None:
    chance = random.Random(pytestconfig.getoption("--seed"))
    faults = [chance.choice(BILLED) for _ in range(50)] + [chance.choice(NOT_BILLED) for _ in range(50)]
    chance.shuffle(faults)
    # Of each street's 20: sixteen alone, and two pairs.
    groups = [[[fault] for fault in faults[at : at + 16]] + [faults[at + 16 : at + 18], faults[at + 18 : at + 20]]
              for at in range(0, 100, 20)]  # fmt: skip
    streets = [open_street() for _ in groups]
    with ThreadPoolExecutor(len(streets)) as threads:
        found = sum(threads.map(go_along, streets, groups), Counter[str]())
    assert found["cannot_tell"] == 20
    assert found.total() == 100
