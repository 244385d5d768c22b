"""What the log says of requests: whose they were, what a stranger can make it say, and no key in any line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.store.ids import new_id
from app.words import Role
from tests.support.films import ask, finish, make
from tests.support.pictures import draw_png
from tests.support.repository import ROOT
from tests.support.services import App, Service
from tests.support.terminals import Terminal
from tests.support.waiting import wait_until
from tests.support.wires import Wire

SIGNING = "QUJDREVGR0hJSktMTU5PUA+/=="  # as in the secret of a webhook
UNKNOWN = "kin_AAAAAAAAAAAA_" + "B" * 38
PER_PEER = 10  # lines about strangers' requests, per minute


@pytest.fixture
def fresh(start_service: Callable[..., Service]) -> Iterator[Service]:
    """A service that has written no line about a request."""
    service = start_service()
    yield service
    service.audit()


def wait_for_lines(service: Service, count: int = 1, **wanted: object) -> list[dict[str, Any]]:
    """A line is written behind the answer, so it may come a moment later."""
    wait_until(lambda: len(service.read_log(**wanted)) >= count, what=f"lines with {wanted}")
    return service.read_log(**wanted)


def find_key_id(app: App) -> str:
    return app.key.split("_")[1]


def test_a_line_names_client_key_peer_and_request(service: Service, app: App) -> None:
    answer = app.http.post("/videos", data={"prompt": "waves"}, files={"image": draw_png()})
    (line,) = wait_for_lines(service, event="request", request_id=answer.headers["x-request-id"])
    assert wait_for_lines(service, event="generation_claimed", generation=line["generation"]), "the worker's lines"
    named = {name: line[name] for name in ("client", "key", "peer", "method", "path", "status", "video")}
    assert named == {
        "client": app.id, "key": find_key_id(app), "peer": "127.0.0.1", "method": "POST", "path": "/videos",
        "status": answer.status_code, "video": answer.json()["id"],
    }  # fmt: skip


def test_a_line_of_an_error_names_its_code(service: Service, app: App) -> None:
    app.http.get("/videos/video_0")
    (line,) = wait_for_lines(service, event="request", client=app.id)
    assert (line["status"], line["code"], line["key"]) == (404, "video_not_found", find_key_id(app))


def test_a_line_names_the_video_or_the_generation_of_its_path(service: Service, app: App) -> None:
    video = make(app)
    assert app.http.get(f"/videos/{video['id']}/content").is_success
    app.http.post(f"/videos/{video['id']}/cancel")
    with service.add_app(0, Role.ADMIN) as admin:
        generation = new_id("gen")
        assert admin.http.get(f"/generations/{generation}").status_code == 404
        assert wait_for_lines(service, event="request", client=admin.id, generation=generation)
    lines = wait_for_lines(service, 3, event="request", client=app.id, video=video["id"])
    assert [line["method"] for line in lines] == ["POST", "GET", "POST"]


def test_what_a_client_that_is_suspended_tries_is_logged_with_its_key(fresh: Service) -> None:
    with fresh.add_app() as app:
        fresh.run("clients", "suspend", app.name)
        wait_until(lambda: app.http.get("/credits").status_code == 403, what="the suspension")
        line = wait_for_lines(fresh, event="request", key=find_key_id(app), status=403)[0]
        assert line["code"] == "client_suspended"


def test_a_download_leaves_a_line_and_a_poll_does_not(service: Service, app: App) -> None:
    video = make(app)
    link = app.http.post(f"/videos/{video['id']}/links").json()["url"]
    path = f"/videos/{video['id']}/content"
    assert app.http.get(path).is_success
    (line,) = wait_for_lines(service, event="request", path=path, client=app.id)
    assert (line["method"], line["status"], line["key"]) == ("GET", 200, find_key_id(app))
    assert httpx.get(link, headers={"range": "bytes=0-9"}).status_code == 206
    by_link = wait_for_lines(service, 2, event="request", path=path, client=app.id)[1]
    assert (by_link["status"], by_link["key"]) == (206, None)
    assert not service.read_log(event="request", method="GET", path=f"/videos/{video['id']}")


def test_requests_of_one_connection_are_not_taken_for_each_other(fresh: Service) -> None:
    """In one task behind the other, as pipelined requests are."""
    with Wire.connect(fresh.address) as wire, fresh.add_app() as app, fresh.add_app() as other:
        for key in (app.key, other.key, ""):
            wire.send(f"DELETE /videos/video_0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\r\n".encode())
        ids = [wire.read()[1]["x-request-id"] for _ in range(3)]
        lines = [wait_for_lines(fresh, event="request", request_id=request_id)[0] for request_id in ids]
        assert [line.get("client") for line in lines] == [app.id, other.id, None]
        assert [line.get("key") for line in lines] == [find_key_id(app), find_key_id(other), None]


def test_a_long_path_is_cut(service: Service, app: App) -> None:
    app.http.delete("/videos/" + "x" * 4_000)
    (line,) = wait_for_lines(service, event="request", client=app.id)
    assert line["path"] == "/videos/" + "x" * 192


def test_no_line_shows_a_key(fresh: Service) -> None:
    with fresh.add_app() as app:
        secret = app.key.split("_")[2]
        for path in (
            app.key,
            f"videos/{app.key}",
            f"videos/{app.key.replace('_', '%5F')}",
            f"x?key={app.key}",
            f"whsec_{SIGNING}",
        ):
            app.http.get(f"/{path}")
            httpx.get(f"{fresh.address}/{path}")
        with Wire.connect(fresh.address) as wire:
            wire.send(f"GET /{app.key} HTTP/9.9\r\n\r\n".encode())
            assert wire.read()[0] == 400
        ask(app, prompt=app.key)
        wait_for_lines(fresh, 8, event="request")
        log = fresh.process.log.read_text()
        assert secret not in log
        assert SIGNING not in log
        assert '"path": "/videos/kin_\\u2026"' in log


def test_refused_keys_are_logged_a_few_times_a_minute(fresh: Service) -> None:
    """Every one would let a stranger push all other lines out of the log."""
    with httpx.Client(base_url=fresh.address, headers={"authorization": f"Bearer {UNKNOWN}"}) as stranger:
        for number in range(100):
            assert stranger.get(f"/videos?number={number}").status_code == 401
            assert stranger.get("/nowhere").status_code == 404
    with fresh.add_app() as app:
        video = finish(app, ask(app)["id"])
        assert app.http.delete(f"/videos/{video['id']}").is_success
        wait_for_lines(fresh, event="request", client=app.id, method="DELETE")
    strangers = [line for line in fresh.read_log(event="request") if "client" not in line]
    assert len(strangers) == PER_PEER
    assert (strangers[0]["key"], strangers[0]["code"], strangers[0]["peer"]) == (
        "A" * 12, "invalid_api_key", "127.0.0.1",
    )  # fmt: skip


@pytest.mark.full
def test_what_was_not_logged_is_counted(fresh: Service) -> None:
    for _ in range(20 * PER_PEER):
        assert httpx.get(f"{fresh.address}/credits").status_code == 401
    (summary,) = wait_until(lambda: fresh.read_log(event="requests_not_logged"), 90, "the summary")
    assert "request_id" not in summary
    assert summary["requests"] == 19 * PER_PEER
    assert summary["requests_by_peer"] == {"127.0.0.1": 20 * PER_PEER}
    assert httpx.get(f"{fresh.address}/credits").status_code == 401
    wait_until(lambda: len(fresh.read_log(event="request")) == PER_PEER + 1, what="a line of the next minute")


def test_bytes_that_are_no_request_are_logged_a_few_times_a_minute(fresh: Service) -> None:
    for _ in range(3 * PER_PEER):
        with Wire.connect(fresh.address) as wire:
            wire.send(b"\x00\r\n\r\n")
            assert wire.read()[0] == 400
    lines = fresh.read_log(event="request_unreadable")
    assert len(lines) == PER_PEER
    assert (lines[0]["peer"], lines[0]["code"]) == ("127.0.0.1", "invalid_http")


def test_every_change_of_the_command_line_that_is_logged_is_in_the_guide() -> None:
    sources = [path.read_text() for path in (ROOT / "app" / "cli").glob("*.py")]
    logged = {event for source in sources for event in re.findall(r'log_change\("(\w+)"', source)}
    guide = (ROOT / "docs" / "operations" / "watching.md").read_text()
    assert len(logged) > 10
    assert {event for event in logged if f"`{event}`" not in guide} == set()


def test_on_a_terminal_the_log_is_easy_to_read(tmp_path: Path) -> None:
    environment = {"KINORA_UPSTREAM_API_KEY": "x", "KINORA_UPSTREAM_URL": "http://127.0.0.1:9"}
    with Terminal("serve", "--port", "0", folder=tmp_path, environment=environment, columns=200) as terminal:
        terminal.wait_for("serving")
        terminal.wait_for("worker=True")
        assert '{"' not in terminal.text
