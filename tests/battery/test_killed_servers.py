"""A real `kinora serve` under load, killed at random moments: every accepted video is kept, nothing is paid twice."""

import random
import threading
import time
from collections.abc import Callable

import httpx
import pytest

from app.words import State
from tests.battery.conftest import Rounds
from tests.support.films import post
from tests.support.money import audit
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

CALLERS = 4
ENDED = {State.COMPLETED, State.FAILED, State.UNKNOWN}


@pytest.mark.long
def test_a_server_killed_again_and_again(
    start_service: Callable[..., Service], upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    service = start_service(upstream.address)
    with service.add_app() as app:
        load = Load(app, random.Random(dice.random()))
        load.start()
        for _ in range(rounds(1, 40)):
            time.sleep(dice.uniform(0.05, 1.2))
            service.kill()
            check(service)
            service.start()
        load.stop()
        promised = load.promised
        assert promised
        wait_until(lambda: not _count_living(service), 60, "every run to end")
        for prompt, video_id in promised.items():
            assert app.http.get(f"/videos/{video_id}").json()["status"] in {"completed", "failed"}, prompt
    check(service)
    # A client whose video failed with an unknown outcome may request another one; a generation itself is never sent
    # again.
    paid, asked = _count_by_prompt(upstream, promised), _count_runs(service)
    assert all(paid.get(prompt, 0) <= asked[prompt] for prompt in promised)


class Load:
    """Threads that send POSTs continuously and record what was accepted. A request whose response was lost is sent
    again."""

    def __init__(self, app: App, dice: random.Random) -> None:
        self.promised: dict[str, str] = {}
        self._app = app
        self._dice = dice
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._call, args=(number,)) for number in range(CALLERS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _call(self, number: int) -> None:
        count = 0
        while not self._stopping.is_set():
            count += 1
            prompt, image = f"under load {self._app.id} {number} {count}", draw_png()
            while (video_id := self._ask(prompt, image)) is None and not self._stopping.is_set():
                time.sleep(0.05)
            if video_id:
                self.promised[prompt] = video_id

    def _ask(self, prompt: str, image: bytes) -> str | None:
        try:
            answer = post(self._app, image, prompt=prompt)
        except httpx.TransportError:
            return None
        return str(answer.json()["id"]) if answer.status_code in {200, 202} else None


def check(service: Service) -> None:
    audit(service)
    assert service.rows("PRAGMA integrity_check") == [("ok",)]


def _count_living(service: Service) -> int:
    marks = service.rows("SELECT state FROM generation")
    return sum(state not in ENDED for (state,) in marks)


def _count_runs(service: Service) -> dict[str, int]:
    return dict(service.rows("SELECT prompt, count(*) FROM generation GROUP BY prompt"))


def _count_by_prompt(upstream: Sandbox, prompts: dict[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for record in upstream.state()["records"]:
        if record["paid"] and record["prompt"] in prompts:
            counts[record["prompt"]] = counts.get(record["prompt"], 0) + 1
    return counts
