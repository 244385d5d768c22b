"""Promise 2: a 202 is kept, whatever happens to the process, and no paid call is sent twice."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from app.store.tables import State
from tests.support.films import ask, finish, get, make, post
from tests.support.money import PRICE, assert_figures
from tests.support.pictures import draw_png
from tests.support.processes import App, Sandbox, Service, wait_until

SLOTS = 2  # paid runs at once: few, so that a queue is easily made


@pytest.fixture(scope="module")
def mortal(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Killed and started again by every test here; its folder goes through all of it."""
    service = Service(tmp_path_factory.mktemp("mortal"), sandbox.address, upstream_concurrency=SLOTS)
    yield service
    service.kill()


@pytest.fixture
def owner(mortal: Service) -> Iterator[App]:
    with mortal.add_app() as app:
        yield app


def rise(service: Service) -> None:
    """Killed, and started again on the same folder."""
    service.kill()
    service.start()


def assert_kept(service: Service, app: App, upstream: Sandbox, video: dict[str, Any]) -> None:
    """It ends well, was paid for once, and the books balance."""
    assert finish(app, video["id"])["status"] == "completed"
    film = app.http.get(f"/videos/{video['id']}/content")
    assert film.content[4:8] == b"ftyp"
    assert upstream.paid_calls(video["prompt"]) == 1
    assert_figures(app, used=PRICE)
    service.audit()


def test_killed_while_it_waits_in_the_queue(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    with mortal.add_app() as other:
        ahead = [ask(other, prompt="first come [[fault:late-success=2]]") for _ in range(SLOTS)]
        for each in ahead:
            mortal.wait_for_state(each["id"], State.GENERATING)
        video = ask(owner, prompt="waiting when the lights go out")
        assert mortal.state_of(video["id"]) is State.QUEUED
        rise(mortal)
        assert get(owner, video["id"])["status"] == "queued"
        assert_kept(mortal, owner, sandbox, video)
        assert [finish(other, each["id"])["status"] for each in ahead] == ["completed"] * SLOTS


def test_killed_while_its_still_is_uploaded(
    start_sandbox: Callable[..., Sandbox], start_service: Callable[..., Service]
) -> None:
    upstream = start_sandbox()
    upstream.fault("upload-silence", times=1)
    service = start_service(upstream.address)
    with service.add_app() as app:
        video = ask(app, prompt="uploading when the lights go out")
        wait_until(lambda: upstream.state()["uploads"] == 1, what="the upload")
        assert service.state_of(video["id"]) is State.QUEUED
        rise(service)
        assert_kept(service, app, upstream, video)
    assert upstream.state()["uploads"] == 2


@pytest.mark.parametrize("mode", ["async", "blocking"])
def test_killed_during_the_paid_call(mortal: Service, owner: App, sandbox: Sandbox, mode: str) -> None:
    """Its answer is lost: the video ends as unknown, and is not sent again."""
    prompt = f"paying when the lights go out, {mode} [[fault:{'silence' if mode == 'async' else 'half-answer'}]]"
    if mode == "blocking":
        # A service that asks for the seed's contract: the call is silent until the film is made.
        mortal.kill()
        mortal.environment["KINORA_UPSTREAM_ASYNC"] = "false"
        mortal.start()
        sandbox.set(seconds=3600)
    video = ask(owner, prompt=prompt)
    mortal.wait_for_state(video["id"], State.SUBMITTING)
    wait_until(lambda: sandbox.paid_calls(prompt) == 1, what="the paid call")
    sandbox.set(seconds=0.2)
    mortal.environment["KINORA_UPSTREAM_ASYNC"] = "true"
    rise(mortal)
    ended = finish(owner, video["id"])
    assert (ended["status"], ended["error"]["code"]) == ("failed", "outcome_unknown")
    make(owner, prompt="the next one is served as ever")
    assert sandbox.paid_calls(prompt) == 1
    assert_figures(owner, used=2 * PRICE)
    mortal.audit()


def test_killed_while_upstream_works_on_it(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    video = ask(owner, prompt="half done when the lights go out [[fault:late-success=3]]")
    mortal.wait_for_state(video["id"], State.GENERATING)
    rise(mortal)
    assert get(owner, video["id"])["status"] == "in_progress"
    assert_kept(mortal, owner, sandbox, video)


def test_killed_while_its_film_is_fetched(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    video = ask(owner, prompt="almost there when the lights go out [[fault:late-film=3]]")
    mortal.wait_for_state(video["id"], State.STORING)
    rise(mortal)
    assert get(owner, video["id"])["status"] == "in_progress"
    assert_kept(mortal, owner, sandbox, video)


def test_killed_when_it_was_done(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    video = make(owner, prompt="done when the lights go out")
    before = owner.http.get(f"/videos/{video['id']}/content")
    rise(mortal)
    after = owner.http.get(f"/videos/{video['id']}/content")
    assert get(owner, video["id"]) == video
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])
    assert_kept(mortal, owner, sandbox, video)


def test_what_was_accepted_when_it_was_killed_is_there_after_it(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    """A 202 comes after the commit: killed in the midst of twelve posts, right after one of them was answered."""

    def try_post(number: int) -> dict[str, Any] | None:
        try:
            answer = post(owner, prompt=f"one of twelve, {number}")
        except httpx.HTTPError:  # killed before the answer
            return None
        if number == 3:
            mortal.kill()
        video: dict[str, Any] = answer.json()
        return video if answer.status_code == 202 else None

    with ThreadPoolExecutor(4) as pool:
        accepted = [video for video in pool.map(try_post, range(12)) if video]
    assert accepted
    mortal.start()
    assert {video["id"] for video in accepted} <= {video["id"] for video in owner.http.get("/videos").json()["data"]}
    for video in accepted:
        ended = finish(owner, video["id"])
        assert ended["status"] == "completed" or ended["error"]["code"] == "outcome_unknown"
        assert sandbox.paid_calls(video["prompt"]) <= 1
    mortal.audit()


def test_told_to_end_it_waits_for_paid_calls_in_flight(sandbox: Sandbox, start_service: Callable[..., Service]) -> None:
    service = start_service(upstream_async=False, shutdown_grace_seconds=20)
    with service.add_app() as app:
        sandbox.set(seconds=2)
        video = ask(app, prompt="paid and waited for")
        wait_until(lambda: sandbox.paid_calls(video["prompt"]) == 1, what="the paid call")
        sandbox.set(seconds=0.2)
        assert service.stop() == 0
        assert service.state_of(video["id"]) in {State.STORING, State.COMPLETED}
        assert service.rows("SELECT outcome FROM attempt") == [("answered",)]
        service.start()
        assert_kept(service, app, sandbox, video)


def test_told_to_end_it_waits_no_longer_than_the_grace(
    sandbox: Sandbox, start_service: Callable[..., Service]
) -> None:
    service = start_service(shutdown_grace_seconds=0.5)
    with service.add_app() as app:
        working = ask(app, prompt="not waited for [[fault:late-success=3]]")
        service.wait_for_state(working["id"], State.GENERATING)
        silent = ask(app, prompt="waited for in vain [[fault:silence]]")
        wait_until(lambda: sandbox.paid_calls(silent["prompt"]) == 1, what="the paid call")
        service.process.popen.send_signal(signal.SIGTERM)
        assert service.process.popen.wait(20) == 0
        assert service.state_of(silent["id"]) is State.UNKNOWN
        assert service.state_of(working["id"]) is State.GENERATING
        service.start()
        assert finish(app, silent["id"])["error"]["code"] == "outcome_unknown"
        assert finish(app, working["id"])["status"] == "completed"
        assert sandbox.paid_calls(working["prompt"]) == sandbox.paid_calls(silent["prompt"]) == 1
    service.audit()


def test_two_services_never_work_on_one_folder(mortal: Service) -> None:
    """Two would send one paid call twice: the second is refused in one line."""
    answer = mortal.run("serve", "--port", "0", check=False)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert str(mortal.database) in answer.stderr


def test_a_film_is_the_same_for_who_comes_back_after_the_kill(mortal: Service, owner: App, sandbox: Sandbox) -> None:
    """The cache survives as well: the same request again is a hit, not another paid call."""
    image, prompt = draw_png(), "the cache has no need of a process"
    first = make(owner, image, prompt=prompt)
    rise(mortal)
    again = post(owner, image, prompt=prompt)
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    with mortal.add_app() as other:
        assert post(other, image, prompt=prompt).headers["kinora-cache"] == "hit"
    assert sandbox.paid_calls(prompt) == 1
