"""When the disk of stills and films is nearly full, new requests are refused before anything of them is stored, and
everything else goes on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.disks import CAN_MOUNT, open_small_disk
from tests.support.films import ask, assert_error, finish, make, post
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

pytestmark = pytest.mark.skipif(not CAN_MOUNT, reason="this user may not mount a small disk")


def test_a_disk_that_is_nearly_full_accepts_nothing_new_and_shows_everything(
    start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    with open_small_disk(tmp_path / "disk") as disk:
        service = start_service(upstream.address, content_url=f"file:{disk.folder}")
        with service.add_app() as app:
            kept = make(app)
            waiting = ask(app, prompt="accepted before [[fault:late-success=0.5]]")
            with disk.almost_full():
                for _ in range(2):
                    refused = post(app, prompt="no space for this")
                    error = assert_error(refused, 503, "unavailable")
                    assert "disk space" in error["message"]
                    assert int(refused.headers["retry-after"]) > 0
                ready = app.http.get("/readyz")
                body = ready.json()
                assert (ready.status_code, body["status"], body["database"]) == (503, "not_ready", "ok")
                assert body["content"].startswith("low on space: ")
                assert app.http.get("/livez").status_code == 200
                assert app.http.get(f"/videos/{kept['id']}/content").status_code == 200
                assert len(app.http.get("/videos").json()["data"]) == 2
                assert app.http.delete(f"/videos/{kept['id']}").status_code == 200, "this makes space"
            assert app.http.get("/readyz").json()["content"] == "ok"
            assert finish(app, waiting["id"])["status"] == "completed"
            assert make(app, prompt="no space for this")["status"] == "completed"
        assert upstream.paid_calls("no space for this") == 1
        service.audit()
        events = [json.loads(line)["event"] for line in service.process.log.read_text().splitlines()]
        assert [event for event in events if event in {"low_on_space", "space_again"}] == [
            "low_on_space",
            "space_again",
        ]


def test_the_body_is_not_read(start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path) -> None:
    """A client that waits for `100 Continue` gets the refusal instead, and has sent nothing."""
    with open_small_disk(tmp_path / "disk") as disk:
        service = start_service(upstream.address, content_url=f"file:{disk.folder}")
        with service.add_app() as app, disk.almost_full(), service.connect() as connection:
            connection.sendall(
                f"POST /videos HTTP/1.1\r\nHost: kinora\r\nAuthorization: Bearer {app.key}\r\n"
                "Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n".encode()
            )
            assert connection.recv(65536).startswith(b"HTTP/1.1 503 ")
            assert list((disk.folder / "drafts").iterdir()) == []
