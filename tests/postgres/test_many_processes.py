"""Two servers and a worker on one PostgreSQL: the promises hold across them, and a lost worker's generations
continue."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.words import State
from tests.support.films import ask, finish, get, make, post
from tests.support.pictures import draw_png
from tests.support.postgres import Postgres
from tests.support.processes import Process
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

LEASE_SECONDS = 1.0


@pytest.fixture
def services(start_service: Callable[..., Service], postgres: Postgres, tmp_path: Path) -> list[Service]:
    """Two servers with one database and one content folder."""
    shared: dict[str, Any] = {
        "database_url": postgres.create_database(),
        "content_url": f"file:{tmp_path}/content",
        "lease_seconds": LEASE_SECONDS,
        "upstream_concurrency": 4,
    }
    return [start_service(**shared) for _ in range(2)]


def test_equal_posts_to_two_servers_make_one_paid_call(services: list[Service], sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "one film from two servers"
    with services[0].add_app() as first, services[1].open_app(first) as second, ThreadPoolExecutor(20) as pool:
        posts = [pool.submit(post, app, image, prompt=prompt) for app in (first, second) for _ in range(20)]
        assert len({waiting.result().json()["id"] for waiting in posts}) == 1
        assert finish(first, posts[0].result().json()["id"])["status"] == "completed"
        assert first.credits()["usedCredit"] == 960_000
    assert sandbox.paid_calls(prompt) == 1
    services[0].audit()


def test_a_killed_workers_run_is_taken_over(services: list[Service], sandbox: Sandbox) -> None:
    prompt = "a run that changes hands [[fault:late-success=4]]"
    with services[0].add_app() as app, services[1].open_app(app) as other:
        video = ask(app, prompt=prompt)
        services[0].wait_for_state(video["id"], State.GENERATING)
        holder = services[find_holder(services)]
        holder.kill()
        rest = other if holder is services[0] else app
        assert finish(rest, video["id"])["status"] == "completed"
    assert sandbox.paid_calls(prompt) == 1


def test_a_worker_killed_in_the_paid_call_leaves_an_unknown_outcome(services: list[Service], sandbox: Sandbox) -> None:
    prompt = "nobody waits for this answer [[fault:silence=60]]"
    with services[0].add_app() as app, services[1].open_app(app) as other:
        video = ask(app, prompt=prompt)
        services[0].wait_for_state(video["id"], State.SUBMITTING)
        holder = services[find_holder(services)]
        holder.kill()
        rest, living = (other, services[1]) if holder is services[0] else (app, services[0])
        ended = finish(rest, video["id"])
        assert ended["error"]["code"] == "outcome_unknown"
        living.audit()
    assert sandbox.paid_calls(prompt) <= 1  # the process may have been killed before it sent the call


def test_a_stopped_worker_finds_its_fence_gone(services: list[Service], sandbox: Sandbox) -> None:
    prompt = "stopped past its lease [[fault:late-success=3]]"
    with services[0].add_app() as app, services[1].open_app(app) as other:
        video = ask(app, prompt=prompt)
        services[0].wait_for_state(video["id"], State.GENERATING)
        holder = services[find_holder(services)]
        os.kill(holder.process.popen.pid, signal.SIGSTOP)
        rest = other if holder is services[0] else app
        assert finish(rest, video["id"])["status"] == "completed"
        os.kill(holder.process.popen.pid, signal.SIGCONT)
        again = make(app if holder is services[0] else other, prompt="the stopped one works on")
        assert again["status"] == "completed"
        assert get(rest, video["id"])["status"] == "completed"
    assert sandbox.paid_calls(prompt) == 1
    services[0].audit()


def test_a_worker_by_itself_does_the_work(start_service: Callable[..., Service], postgres: Postgres) -> None:
    service = start_service(database_url=postgres.create_database())
    service.stop()
    service.start("--no-worker")
    with service.add_app() as app:
        video = ask(app)
        worker = Process(["worker"], service.folder, service.environment, "worker")
        worker.wait_for('"event": "working"')
        assert finish(app, video["id"])["status"] == "completed"
        assert worker.stop() == 0
    service.audit()


def find_holder(services: list[Service]) -> int:
    """The server whose log says that it made the last claim."""
    claims = [service.process.log.read_text().rfind('"event": "generation_claimed"') for service in services]
    assert max(claims) >= 0
    return claims.index(max(claims))
