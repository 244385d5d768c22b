"""`/livez` and `/readyz`: alive, ready, and why not."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.films import ask, assert_error, get, make, post
from tests.support.processes import App, Sandbox, Service, wait_until

AFFECTED = not (
    sqlite3.sqlite_version_info >= (3, 51, 3) or sqlite3.sqlite_version_info in {(3, 50, 7), (3, 44, 6)}
)  # fmt: skip


@pytest.fixture(scope="module")
def frail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Sandbox]]:
    """A service whose folders may be broken, and its own upstream that may say no."""
    sandbox = Sandbox(tmp_path_factory.mktemp("frail-sandbox"))
    service = Service(tmp_path_factory.mktemp("frail-service"), sandbox.address)
    yield service, sandbox
    service.stop()
    sandbox.close()


def look(service: Service) -> tuple[int, dict[str, Any]]:
    answer = httpx.get(f"{service.address}/readyz")
    body: dict[str, Any] = answer.json()
    assert set(body) == {"status", "database", "content", "paid_calls", "warnings"}
    return answer.status_code, body


def test_a_living_process_says_so_to_anybody(service: Service) -> None:
    answer = httpx.get(f"{service.address}/livez")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_ready_service_says_so_to_anybody(service: Service) -> None:
    status, body = look(service)
    assert status == 200
    assert {name: body[name] for name in ("status", "database", "content", "paid_calls")} == {
        "status": "ready", "database": "ok", "content": "ok", "paid_calls": "open"
    }  # fmt: skip


def test_a_sqlite_with_the_wal_bug_is_told_exactly_where_there_is_one(service: Service) -> None:
    _, body = look(service)
    assert len(body["warnings"]) == AFFECTED
    assert all(sqlite3.sqlite_version in warning and "WAL" in warning for warning in body["warnings"])
    told = re.findall(r'"event": "machine"', service.process.log.read_text())
    assert len(told) == AFFECTED, "the log says it once, at the start"


def test_looking_leaves_no_file(service: Service) -> None:
    before = sorted((service.content / "drafts").iterdir())
    for _ in range(3):
        look(service)
    assert sorted((service.content / "drafts").iterdir()) == before


@contextmanager
def replaced(folder: Path, put: Callable[[Path], object]) -> Iterator[None]:
    """The folder is away and something else in its place. Permission bits would not bind root."""
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
            status, body = look(service)
            assert (status, body["status"], body["content"]) == (503, "not_ready", "unavailable")
            assert body["database"] == "ok"
            assert httpx.get(f"{service.address}/livez").status_code == 200, "it needs no restart"
            refused = post(app)
            assert_error(refused, 503, "unavailable")
            assert int(refused.headers["retry-after"]) > 0
            assert app.credits()["heldCredit"] == 0
        assert look(service)[0] == 200
        make(app)


REASONS = {"bad-key": "bad_key", "out-of-credit": "out_of_credit", "too-many=1": "too_many_requests"}


@pytest.mark.parametrize("fault", REASONS)
def test_why_no_paid_call_starts_is_told_and_reads_go_on(frail: tuple[Service, Sandbox], fault: str) -> None:
    service, sandbox = frail
    with service.add_app() as app:
        name, _, value = fault.partition("=")
        sandbox.fault(name, value=float(value) if value else None)
        video = ask(app, prompt=f"stopped by {name}")
        wanted = f"waiting: {REASONS[fault]}"
        wait_until(lambda: look(service)[1]["paid_calls"] == wanted, 10, wanted)
        assert look(service)[0] == 200, "it serves: only new runs wait"
        assert get(app, video["id"])["status"] == "queued"
        sandbox.heal()
        _restart(service, app, video["id"])


def _restart(service: Service, app: App, video_id: str) -> None:
    """A fresh process tries at once, so that no test waits for the pause of a bad key."""
    assert service.stop() == 0
    service.start()
    wait_until(lambda: get(app, video_id)["status"] == "completed", 20, "the run to go on")
    assert look(service)[1]["paid_calls"] == "open"
