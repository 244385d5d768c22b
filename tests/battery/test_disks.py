"""A real server whose disk is full or disappears, or whose database another process locks for longer than the server
waits: clear errors, and nothing is lost."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from app.words import State
from tests.battery.conftest import Rounds
from tests.support.disks import FOR_DATABASES, FOR_FILES, open_disk
from tests.support.films import ask, assert_unavailable, finish, get, list_prompts, make, post
from tests.support.money import PRICE, assert_figures
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

CALLERS, ENOUGH = 3, 10


class Posts:
    """Threads that send different POSTs, and record the responses."""

    def __init__(self, app: App, name: str) -> None:
        self.promised: dict[str, str] = {}
        self.refused: list[str] = []
        self.other: list[httpx.Response] = []
        self._app = app
        self._name = name
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._post, args=(number,)) for number in range(CALLERS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _post(self, number: int) -> None:
        count = 0
        while not self._stopping.wait(0.05):
            count += 1
            prompt = f"{self._name} {number} {count}"
            answer = post(self._app, prompt=prompt)
            if answer.status_code == 202:
                self.promised[prompt] = answer.json()["id"]
            elif answer.status_code == 503:
                assert_unavailable(answer)
                self.refused.append(prompt)
            else:
                self.other.append(answer)


@pytest.mark.parametrize("kind", FOR_DATABASES)
def test_a_full_disk_under_posts(
    kind: str, start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    with open_disk(kind, tmp_path / "disk") as disk:
        service = start_service(
            upstream.address,
            database_url=f"sqlite:///{disk.folder}/kinora.db",
            content_url=f"file:{disk.folder}/content",
        )
        with service.add_app() as app:
            posts = Posts(app, f"under posts, a full {kind}")
            try:
                wait_until(lambda: len(posts.promised) >= ENOUGH, what="promises")
                with disk.full(service.process.popen.pid):
                    wait_until(lambda: len(posts.refused) >= ENOUGH, what="refusals")
                    assert app.http.get("/credits").status_code == 200
                before = len(posts.promised)
                wait_until(lambda: len(posts.promised) >= before + ENOUGH, what="promises again")
            finally:
                posts.stop()
            assert posts.other == []
            for prompt, video_id in posts.promised.items():
                assert finish(app, video_id)["status"] == "completed"
                assert upstream.paid_calls(prompt) == 1
            assert list_prompts(app) == set(posts.promised)
            assert [upstream.paid_calls(prompt) for prompt in posts.refused] == [0] * len(posts.refused)
            assert_figures(app, used=PRICE * len(posts.promised))
        service.audit()
        assert service.stop() == 0
        with closing(sqlite3.connect(disk.folder / "kinora.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("kind", FOR_FILES)
def test_a_store_that_takes_nothing(
    kind: str, start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    """Requests are refused and hold no credits; a film that is already made waits until there is space for it."""
    with open_disk(kind, tmp_path / "disk") as disk:
        service = start_service(upstream.address, content_url=f"file:{disk.folder}")
        with service.add_app() as app:
            kept = make(app)
            waiting = ask(app, prompt=f"nowhere to put it: {kind} [[fault:late-success=0.5]]")
            service.wait_for_state(waiting["id"], State.GENERATING)
            with disk.full(service.process.popen.pid):
                service.wait_for_state(waiting["id"], State.STORING)
                service.process.wait_for('"event": "fetch_failed"')
                assert_unavailable(post(app, prompt=f"nowhere to put the still: {kind}"))
                assert app.http.get("/readyz").json()["content"] == "unavailable"
                assert get(app, waiting["id"])["status"] == "in_progress"
                assert list_prompts(app) == {kept["prompt"], waiting["prompt"]}
                assert_figures(app, used=PRICE, held=PRICE)
            assert finish(app, waiting["id"])["status"] == "completed"
            assert app.http.get(f"/videos/{waiting['id']}/content").status_code == 200
            assert upstream.paid_calls(waiting["prompt"]) == 1
            assert make(app, prompt=f"nowhere to put the still: {kind}")["status"] == "completed"
            assert_figures(app, used=3 * PRICE)
        service.audit()


def test_a_database_that_another_process_locks(
    start_service: Callable[..., Service], upstream: Sandbox, rounds: Rounds
) -> None:
    service, prompts = start_service(upstream.address), [f"locked out {number}" for number in range(rounds(1, 3))]
    with service.add_app() as app, ThreadPoolExecutor(len(prompts)) as pool:
        under_way = ask(app, prompt="locked in [[fault:late-success=0.5]]")
        service.wait_for_state(under_way["id"], State.GENERATING)
        with closing(sqlite3.connect(service.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for answer in pool.map(lambda prompt: post(app, prompt=prompt), prompts):
                assert_unavailable(answer)
            assert list_prompts(app) == {under_way["prompt"]}
            assert_figures(app, held=PRICE)
            other.execute("ROLLBACK")
        for prompt in prompts:
            assert make(app, prompt=prompt)["status"] == "completed"
        assert finish(app, under_way["id"])["status"] == "completed"
        asked = [under_way["prompt"], *prompts]
        assert_figures(app, used=len(asked) * PRICE)
        assert [upstream.paid_calls(prompt) for prompt in asked] == [1] * len(asked)
    service.audit()
    assert service.rows("PRAGMA integrity_check") == [("ok",)]
