"""Promise 3: used + held never exceeds the limit, however many requests run at once.

Any order of operations on the ledger: `tests/battery/test_machines.py`.
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from app.domain import clients, ledger
from app.errors import InsufficientCredit
from app.store.database import open_database
from app.words import Role
from tests.support.databases import NewDatabase
from tests.support.films import assert_error, finish, post
from tests.support.money import PRICE, add_run, assert_figures, list_kinds, replay
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

COUNTERS = "SELECT credit_limit, used_credit, held_credit FROM client WHERE id = ?"


class Watch:
    """Reads the client's counters beside the running service, again and again, until the block ends."""

    def __init__(self, service: Service, app: App) -> None:
        self.seen: set[tuple[int, ...]] = set()
        self._service, self._app, self._over = service, app, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.005):
            self.seen.add(self._service.rows(COUNTERS, self._app.id)[0])


def test_of_forty_different_posts_at_once_a_limit_for_three_accepts_three(service: Service, sandbox: Sandbox) -> None:
    prompts = [f"one of forty, {number}" for number in range(40)]
    limit = 3 * PRICE + PRICE - 1
    with service.add_app(credit_limit=limit) as app, ThreadPoolExecutor(40) as pool, Watch(service, app) as watch:
        answers = list(pool.map(lambda prompt: post(app, prompt=prompt), prompts))
        refused = [answer for answer in answers if answer.status_code != 202]
        assert len(refused) == 37
        for answer in refused:
            error = assert_error(answer, 402, "insufficient_credit")
            figures = {name: error[name] for name in ("creditLimit", "usedCredit", "heldCredit", "required")}
            assert figures["usedCredit"] + figures["heldCredit"] == 3 * PRICE
            assert (figures["creditLimit"], figures["required"]) == (limit, PRICE)
        accepted = [answer.json()["id"] for answer in answers if answer.status_code == 202]
        assert [finish(app, video_id)["status"] for video_id in accepted] == ["completed"] * 3
        assert_figures(app, used=3 * PRICE)
        assert_error(post(app), 402, "insufficient_credit")
        wait_until(lambda: (limit, 3 * PRICE, 0) in watch.seen, what="the last figures")
    assert {used + held for _, used, held in watch.seen} <= {number * PRICE for number in range(4)}
    assert sum(sandbox.paid_calls(prompt) for prompt in prompts) == 3


def test_what_a_failure_gave_back_can_be_spent_again(service: Service) -> None:
    with service.add_app(credit_limit=PRICE) as app:
        failed = finish(app, post(app, prompt="no [[fault:busy]]").json()["id"])
        assert list_kinds(app, failed["id"]) == ["hold", "release"]
        assert finish(app, post(app).json()["id"])["status"] == "completed"
        assert_error(post(app), 402, "insufficient_credit")


def test_a_limit_lowered_below_what_is_used_accepts_nothing_more(service: Service) -> None:
    with service.add_app(credit_limit=2 * PRICE) as app:
        assert finish(app, post(app).json()["id"])["status"] == "completed"
        service.write(ledger.grant, app.id, -2 * PRICE)
        error = assert_error(post(app), 402, "insufficient_credit")
        assert (error["creditLimit"], error["usedCredit"]) == (0, PRICE)
        service.write(ledger.grant, app.id, 2 * PRICE)
        assert post(app).status_code == 202


def test_two_processes_worth_of_writers_hold_no_more_than_the_limit(new_database: NewDatabase) -> None:
    """The database is opened twice, as by a service and a command: eighty holds at once, with room for seven."""
    url = new_database()
    databases = [open_database(url) for _ in range(2)]

    async def race() -> list[object]:
        client = await databases[0].write(clients.create, "app", 7 * PRICE, Role.MEMBER)
        holds = [each.write(add_run, client.id, PRICE) for each in databases for _ in range(40)]
        results = await asyncio.gather(*holds, return_exceptions=True)
        assert await databases[0].scan(replay) == {client.id: (7 * PRICE, 0, 7 * PRICE)}
        return list(results)

    try:
        results = asyncio.run(race())
    finally:
        for database in databases:
            database.close()
    assert sum(isinstance(result, str) for result in results) == 7
    assert sum(isinstance(result, InsufficientCredit) for result in results) == 73
