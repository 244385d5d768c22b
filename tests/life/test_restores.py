"""The restore guard: a service that starts with an older copy of its database pays for nothing twice, and names what
may have been paid since the copy was made."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.words import Role
from tests.support.commands import assert_done
from tests.support.databases import KINDS
from tests.support.films import ask, finish, get, make
from tests.support.money import PRICE, assert_figures
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until


@dataclass(frozen=True)
class Scene:
    """Four films are queued: three of an app, one of a suspended client. Nothing was sent."""

    service: Service
    upstream: Sandbox
    app: App
    suspended: App
    boss: App
    videos: list[dict[str, Any]]
    waiting: dict[str, Any]

    def pay(self) -> None:
        """The service makes the three films, and one that was not asked for before, and stops."""
        self.service.start()
        for video in self.videos:
            assert finish(self.app, video["id"])["status"] == "completed"
        make(self.app, prompt="asked for after the copy")
        self.service.stop()

    def count_paid(self) -> int:
        """Without the film that no copy knows."""
        return self.upstream.paid_calls() - 1

    def find_generations(self, app: App) -> set[str]:
        listed = self.boss.http.get("/generations", params={"client": app.id}).json()["data"]
        return {generation["id"] for generation in listed}

    def read_queue(self) -> dict[str, Any]:
        queue: dict[str, Any] = self.boss.http.get("/queue").json()
        return queue

    def resume(self) -> None:
        """An operator has looked at it: paid calls go on, also of the client that was suspended."""
        assert_done(self.service.run("queue", "resume", "paid_calls"))
        assert_done(self.service.run("clients", "activate", self.suspended.name))


@pytest.fixture
def open_scene(
    start_service: Callable[..., Service], start_sandbox: Callable[..., Sandbox]
) -> Iterator[Callable[..., Scene]]:
    with ExitStack() as stack:

        def open_it(**settings: object) -> Scene:
            upstream = start_sandbox()
            service = start_service(upstream.address, **settings)
            service.stop()
            service.start("--no-worker")
            app, suspended = stack.enter_context(service.add_app()), stack.enter_context(service.add_app())
            boss = stack.enter_context(service.add_app(role=Role.ADMIN))
            videos = [ask(app, prompt=f"paid after the copy, {number}") for number in range(3)]
            waiting = ask(suspended, prompt="queued in the copy")
            assert_done(service.run("clients", "suspend", suspended.name, "--keep-queued"))
            return Scene(service, upstream, app, suspended, boss, videos, waiting)

        yield open_it


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_paid_after_a_copy_is_named_and_never_sent_again(
    kind: str, open_scene: Callable[..., Scene], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The database is an older copy, without any sign of that; the content is the live one."""
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    scene = open_scene(**({"database_url": server.create_database()} if server else {}))
    service = scene.service
    service.stop()
    if server:
        copy = server.create_database(like=service.environment["KINORA_DATABASE_URL"])
    else:
        copy = f"sqlite:///{shutil.copy(service.database, tmp_path / 'copy.db')}"
    scene.pay()
    service.environment["KINORA_DATABASE_URL"] = copy
    service.start()
    queue, named = scene.read_queue(), scene.find_generations(scene.app)
    assert [(paused["what"], paused["cause"]) for paused in queue["paused"]] == [("paid_calls", "restored")]
    assert set(queue["may_have_been_paid"]) == named
    assert len(named) == len(scene.videos)
    shown = service.run("queue", "show").stdout
    assert all(generation_id in shown for generation_id in named), shown
    assert [get(scene.app, video["id"])["error"]["code"] for video in scene.videos] == ["outcome_unknown"] * 3
    assert_figures(scene.app, used=3 * PRICE)
    scene.resume()
    assert finish(scene.suspended, scene.waiting["id"])["status"] == "completed"
    assert scene.read_queue()["may_have_been_paid"] is None
    service.restart()
    make(scene.app, prompt="what was resumed stays resumed")
    assert scene.count_paid() == 3 + 1 + 1
    service.audit()


def test_a_copy_by_backup_starts_with_paid_calls_off_even_if_the_content_is_a_copy_too(
    open_scene: Callable[..., Scene], tmp_path: Path
) -> None:
    """Nothing in it shows what was paid since, so everything that is queued is named."""
    scene = open_scene()
    service = scene.service
    copy, content = tmp_path / "copy.db", tmp_path / "content"
    assert "paused in the copy" in assert_done(service.run("backup", str(copy)))
    shutil.copytree(service.content, content)
    service.stop()
    scene.pay()
    service.environment |= {"KINORA_DATABASE_URL": f"sqlite:///{copy}", "KINORA_CONTENT_URL": f"file:{content}"}
    service.start()
    assert "database_is_a_copy" in (service.folder / "serve.log").read_text()
    queue, named = scene.read_queue(), scene.find_generations(scene.app)
    assert set(queue["may_have_been_paid"]) == named | scene.find_generations(scene.suspended)
    for generation_id in named:
        assert_done(service.run("generations", "cancel", generation_id))
    scene.resume()
    assert finish(scene.suspended, scene.waiting["id"])["status"] == "completed"
    assert scene.count_paid() == 3 + 1
    assert_figures(scene.app, used=0)
    service.audit()


def test_a_copy_by_backup_beside_the_live_content_names_only_what_was_paid(
    open_scene: Callable[..., Scene], tmp_path: Path
) -> None:
    scene = open_scene()
    service, copy = scene.service, tmp_path / "copy.db"
    assert_done(service.run("backup", str(copy)))
    service.stop()
    scene.pay()
    service.environment["KINORA_DATABASE_URL"] = f"sqlite:///{copy}"
    service.start()
    assert set(scene.read_queue()["may_have_been_paid"]) == scene.find_generations(scene.app)
    assert scene.count_paid() == 3


def test_a_refused_call_leaves_no_marker(start_service: Callable[..., Service], upstream: Sandbox) -> None:
    service = start_service(upstream.address)
    with service.add_app() as app:
        refused = finish(app, ask(app, prompt="refused [[fault:busy]]")["id"])
        assert refused["error"]["code"] == "prompt_refused"
        wait_until(lambda: not list_markers(service), what="the marker to go")
        make(app, prompt="a film")
        assert len(list_markers(service)) == 1


def test_nothing_is_sent_whose_marker_cannot_be_stored(
    start_service: Callable[..., Service], upstream: Sandbox
) -> None:
    service = start_service(upstream.address)
    markers = service.content / "markers"
    markers.rmdir()
    with service.add_app() as app:
        video = ask(app, prompt="without a marker")
        wait_until(
            lambda: "store_not_writable" in (service.folder / "serve.log").read_text(), what="paid calls to stop"
        )
        wait_until(lambda: get(app, video["id"])["status"] == "queued", what="the video to be queued again")
        assert upstream.paid_calls(video["prompt"]) == 0
        markers.mkdir()
        assert finish(app, video["id"])["status"] == "completed"
        assert upstream.paid_calls(video["prompt"]) == 1


def list_markers(service: Service) -> list[Path]:
    return list((service.content / "markers").iterdir())
