"""`/livez` and `/readyz`: whether the process runs, whether it is ready, and why not."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.films import ask, assert_error, finish, make, post
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

AFFECTED = not (
    sqlite3.sqlite_version_info >= (3, 51, 3) or sqlite3.sqlite_version_info in {(3, 50, 7), (3, 44, 6)}
)  # fmt: skip


@pytest.fixture(scope="module")
def frail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Sandbox]]:
    """A service whose folders a test may break, with its own upstream, which can be told to refuse."""
    sandbox = Sandbox(tmp_path_factory.mktemp("frail-sandbox"))
    service = Service(tmp_path_factory.mktemp("frail-service"), sandbox.address)
    yield service, sandbox
    service.audit()
    service.kill()
    sandbox.close()


def look(app: App) -> tuple[int, dict[str, Any]]:
    answer = app.http.get("/readyz")
    body: dict[str, Any] = answer.json()
    assert set(body) == {"status", "database", "content", "paid_calls", "warnings"}
    return answer.status_code, body


def test_a_living_process_says_so_to_anybody(service: Service) -> None:
    answer = httpx.get(f"{service.address}/livez")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_ready_service_says_so_to_anybody(service: Service, app: App) -> None:
    status, body = look(app)
    assert status == 200
    assert httpx.get(f"{service.address}/readyz").json() == body
    assert {name: body[name] for name in ("status", "database", "content", "paid_calls")} == {
        "status": "ready", "database": "ok", "content": "ok", "paid_calls": "open"
    }  # fmt: skip


def test_a_sqlite_with_the_wal_bug_is_told_exactly_where_there_is_one(service: Service, app: App) -> None:
    _, body = look(app)
    assert len(body["warnings"]) == AFFECTED
    assert all(sqlite3.sqlite_version in warning and "WAL" in warning for warning in body["warnings"])
    told = re.findall(r'"event": "machine_warning"', service.process.log.read_text())
    assert len(told) == AFFECTED, "the log says it once, at the start"


def test_looking_leaves_no_file(service: Service, app: App) -> None:
    before = sorted((service.content / "drafts").iterdir())
    for _ in range(3):
        look(app)
    assert sorted((service.content / "drafts").iterdir()) == before


@contextmanager
def replaced(folder: Path, put: Callable[[Path], object]) -> Iterator[None]:
    """The folder is moved away and replaced by something else. Permission bits would not stop root."""
    away = folder.with_name("away")
    folder.rename(away)
    put(folder)
    try:
        yield
    finally:
        if folder.is_file():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        away.rename(folder)


@pytest.mark.parametrize("place", ["drafts", "."], ids=["the drafts", "the whole store"])
@pytest.mark.parametrize("put", [Path.touch, lambda _: None], ids=["is a file", "is gone"])
def test_a_store_that_can_not_be_written_is_not_ready_and_a_post_is_503(
    frail: tuple[Service, Sandbox], place: str, put: Callable[[Path], object]
) -> None:
    service, _ = frail
    with service.add_app() as app:
        with replaced((service.content / place).resolve(), put):
            status, body = look(app)
            assert (status, body["status"], body["content"]) == (503, "not_ready", "unavailable")
            assert body["database"] == "ok"
            assert app.http.get("/livez").status_code == 200, "it needs no restart"
            refused = post(app)
            assert_error(refused, 503, "unavailable")
            assert int(refused.headers["retry-after"]) > 0
            assert app.credits()["heldCredit"] == 0
        assert look(app)[0] == 200


def test_books_that_do_not_balance_stop_new_paid_calls_and_no_reads(
    start_service: Callable[..., Service], upstream: Sandbox
) -> None:
    """The ledger is checked at the start. Paid calls stop until an operator has corrected it and started the service
    again."""
    service = start_service(upstream.address)
    with service.add_app() as app:
        image = draw_png()
        made = make(app, image)
        service.stop()
        tamper(service, +1)
        service.start()
        service.process.wait_for('"event": "books_do_not_balance"')
        assert look(app)[1]["paid_calls"] == "waiting: books_do_not_balance"
        before = upstream.state()["submits"]
        waiting = ask(app, prompt="until the books are right")
        assert ask(app, image)["status"] == "completed", "a hit costs nothing"
        assert app.http.get(f"/videos/{made['id']}/content").status_code == 200
        service.stop()
        assert upstream.state()["submits"] == before
        tamper(service, -1)
        service.start()
        assert finish(app, waiting["id"])["status"] == "completed"
        assert look(app)[1]["paid_calls"] == "open"
    service.audit()


def tamper(service: Service, credits: int) -> None:
    """Increase the held credits of every client without a hold."""
    with closing(sqlite3.connect(service.database)) as connection, connection:
        connection.execute("UPDATE client SET held_credit = held_credit + ?", (credits,))
