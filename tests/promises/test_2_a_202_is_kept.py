"""Promise 2: a 202 is kept, whatever happens to the process, and no paid call is sent twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from app.words import State
from tests.support.films import ask, finish, get, make, post
from tests.support.money import PRICE, assert_figures, audit
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

# One generation for each state in which a kill can happen; those before the queued one use the three slots for paid
# generations.
PROMPTS = {
    "completed": "done when the lights go out",
    "submitting": "paying when the lights go out [[fault:silence]]",
    "generating": "half done when the lights go out [[fault:late-success=5]]",
    "storing": "almost there when the lights go out [[fault:late-film=5]]",
    "uploading": "its still on the way when the lights go out",
    "queued": "waiting when the lights go out",
}
SLOTS = 3
STATES = {name: State.QUEUED if name == "uploading" else State(name) for name in PROMPTS}


@dataclass(frozen=True)
class Accepted:
    """A video of its own client, and everything that the client received before the kill."""

    app: App
    image: bytes
    before: dict[str, Any]
    film: httpx.Response


@pytest.fixture(scope="module")
def mortal(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """A service that is killed and started again on the same folder; at the end the ledger must balance."""
    return serve(upstream, upstream_concurrency=SLOTS, shutdown_grace_seconds=20)


@pytest.fixture(scope="module")
def killed(mortal: Service, upstream: Sandbox) -> Iterator[dict[str, Accepted]]:
    """`kill -9` while there was a generation in each state; then the service was started again."""
    accepted, uploads = {}, upstream.state()["uploads"]
    for name, prompt in PROMPTS.items():
        app, image = mortal.add_app(), draw_png()
        if name == "uploading":
            upstream.fault("upload-silence", times=1)
        video = ask(app, image, prompt=prompt)
        mortal.wait_for_state(video["id"], STATES[name])
        film = app.http.get(f"/videos/{video['id']}/content")
        accepted[name] = Accepted(app, image, get(app, video["id"]), film)
    wait_until(lambda: upstream.paid_calls(PROMPTS["submitting"]) == 1, what="the paid call")
    wait_until(lambda: upstream.state()["uploads"] == uploads + 5, what="the upload that is never answered")
    states = {name: mortal.state_of(each.before["id"]) for name, each in accepted.items()}
    mortal.kill()
    assert states == STATES
    mortal.start()
    yield accepted
    for each in accepted.values():
        each.app.http.close()


@pytest.mark.parametrize("name", [name for name in PROMPTS if name != "submitting"])
def test_killed_in_any_state_it_ends_well_and_was_paid_for_once(
    killed: dict[str, Accepted], upstream: Sandbox, name: str
) -> None:
    app, video = killed[name].app, killed[name].before
    assert finish(app, video["id"])["status"] == "completed"
    assert app.http.get(f"/videos/{video['id']}/content").content[4:8] == b"ftyp"
    assert upstream.paid_calls(PROMPTS[name]) == 1
    assert_figures(app, used=PRICE)


def test_killed_during_the_paid_call_it_is_not_sent_again(
    killed: dict[str, Accepted], mortal: Service, upstream: Sandbox
) -> None:
    app, video = killed["submitting"].app, killed["submitting"].before
    ended = finish(app, video["id"])
    assert (ended["status"], ended["error"]["code"]) == ("failed", "outcome_unknown")
    assert mortal.rows("SELECT count(*) FROM attempt WHERE outcome IS NULL") == [(0,)]
    [(generation_id,)] = mortal.rows("SELECT generation_id FROM video WHERE id = ?", video["id"])
    assert generation_id in [line["generation"] for line in mortal.read_log(event="outcome_unknown")]
    make(app, prompt="the worker goes on")
    assert upstream.paid_calls(PROMPTS["submitting"]) == 1
    assert_figures(app, used=2 * PRICE)


def test_what_was_done_before_the_kill_is_still_served(killed: dict[str, Accepted], upstream: Sandbox) -> None:
    app, image, video = killed["completed"].app, killed["completed"].image, killed["completed"].before
    assert get(app, video["id"]) == video
    again = post(app, image, prompt=video["prompt"])
    assert (again.status_code, again.json()["id"]) == (200, video["id"])
    assert upstream.paid_calls(video["prompt"]) == 1


def test_a_film_and_its_etag_are_the_same_after_a_kill(killed: dict[str, Accepted]) -> None:
    app, before = killed["completed"].app, killed["completed"].film
    after = app.http.get(before.request.url)
    assert before.status_code == after.status_code == 200
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])


def test_what_was_accepted_when_it_was_killed_is_there_after_it(mortal: Service, upstream: Sandbox) -> None:
    """A 202 comes after the commit. The process is killed during twelve POSTs, right after one of them was answered."""

    def try_post(number: int) -> dict[str, Any] | None:
        try:
            answer = post(app, prompt=f"one of twelve, {number}")
        except httpx.HTTPError:  # killed before the response
            return None
        if number == 3:
            mortal.kill()
        video: dict[str, Any] = answer.json()
        return video if answer.status_code == 202 else None

    with mortal.add_app() as app:
        with ThreadPoolExecutor(4) as pool:
            accepted = [video for video in pool.map(try_post, range(12)) if video]
        assert 1 <= len(accepted) < 12
        mortal.start()
        assert {video["id"] for video in accepted} <= {video["id"] for video in app.http.get("/videos").json()["data"]}
        for video in accepted:
            ended = finish(app, video["id"])
            assert ended["status"] == "completed" or ended["error"]["code"] == "outcome_unknown"
            assert upstream.paid_calls(video["prompt"]) <= 1


def test_told_to_end_it_waits_for_paid_calls_in_flight(mortal: Service, upstream: Sandbox) -> None:
    """The response comes two seconds later, within the grace period: it is recorded, and the generation continues after
    the restart."""
    with mortal.add_app() as app:
        video = ask(app, prompt="paid and waited for [[fault:silence=2]]")
        wait_until(lambda: upstream.paid_calls(video["prompt"]) == 1, what="the paid call")
        assert mortal.stop() == 0
        assert mortal.state_of(video["id"]) is State.STORING
        outcome = "SELECT outcome FROM attempt JOIN video USING (generation_id) WHERE video.id = ?"
        assert mortal.rows(outcome, video["id"]) == [("answered",)]
        mortal.start()
        assert finish(app, video["id"])["status"] == "completed"
        assert_figures(app, used=PRICE)
    assert upstream.paid_calls(video["prompt"]) == 1


def test_told_to_end_it_waits_no_longer_than_the_grace(
    upstream: Sandbox, start_service: Callable[..., Service]
) -> None:
    """A blocking call that would take an hour; another generation needs no grace period, because it can be polled again
    later."""
    service = start_service(upstream.address, shutdown_grace_seconds=0.5)
    with service.add_app() as app:
        working = ask(app, prompt="not waited for [[fault:never-ends]]")
        service.wait_for_state(working["id"], State.GENERATING)
        silent = ask(app, prompt="waited for in vain [[fault:silence]]")
        wait_until(lambda: upstream.paid_calls(silent["prompt"]) == 1, what="the paid call")
        assert service.stop() == 0
    assert service.state_of(silent["id"]) is State.UNKNOWN
    assert service.state_of(working["id"]) is State.GENERATING
    assert service.rows("SELECT count(*) FROM generation WHERE lease_until IS NOT NULL") == [(0,)]
    audit(service)
