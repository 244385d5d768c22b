"""Ids of other clients, and requests beyond the credit limit or the queue limit: refused with the figures, without any
change."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from app.words import State
from tests.api.conftest import Quiet
from tests.support.films import ask, assert_error, get, make, post
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

ROUTES = [("GET", ""), ("DELETE", ""), ("POST", "/cancel"), ("GET", "/content"), ("GET", "/content?variant=thumbnail")]
UNKNOWN = {
    "unknown": "video_" + "0" * 26,
    "too short": "video_0",
    "of another kind": "gen_" + "0" * 26,
    "a word": "latest",
    "a number": "1",
    "with a quote": "video_'%20OR%201=1--",
    "with a NUL": "video_%00",
    "not UTF-8": "%ff%fe",
    "beyond ASCII": "фильм",
    "long": "x" * 4_000,
    "half an escape": "%zz",
}


@pytest.mark.parametrize(("method", "rest"), ROUTES)
@pytest.mark.parametrize("kind", UNKNOWN)
def test_an_id_that_names_nothing_is_404(quiet: Quiet, kind: str, method: str, rest: str) -> None:
    answer = quiet.app.http.request(method, f"/videos/{UNKNOWN[kind]}{rest}")
    assert "no video with this id" in assert_error(answer, 404, "video_not_found", "video_id")["message"]


@pytest.fixture(scope="module")
def foreign(service: Service) -> Iterator[tuple[App, App, str]]:
    """Two clients, and a finished video of the first one."""
    with service.add_app() as owner, service.add_app() as other:
        yield owner, other, make(owner)["id"]


@pytest.mark.parametrize(("method", "rest"), [*ROUTES, ("HEAD", "/content")])
def test_another_clients_video_is_404_like_one_that_never_was(
    foreign: tuple[App, App, str], method: str, rest: str
) -> None:
    owner, other, video_id = foreign
    answer = other.http.request(method, f"/videos/{video_id}{rest}")
    assert answer.status_code == 404
    if method != "HEAD":
        never = other.http.request(method, f"/videos/{UNKNOWN['unknown']}{rest}")
        assert answer.json() == never.json(), "it tells that the id exists"
    assert get(owner, video_id)["status"] == "completed"


def test_a_request_past_the_credit_limit_is_402_with_the_figures(quiet: Quiet) -> None:
    with quiet.service.add_app(959_999) as poor:
        error = assert_error(post(poor), 402, "insufficient_credit")
        assert error["type"] == "insufficient_credit_error"
        figures = {name: error[name] for name in ("creditLimit", "usedCredit", "heldCredit", "required")}
        assert figures == {"creditLimit": 959_999, "usedCredit": 0, "heldCredit": 0, "required": 960_000}
        assert "needs 960,000 credits; 959,999 of your 959,999 are available" in error["message"]
        assert "operator" in error["message"]
        assert poor.http.get("/videos").json()["data"] == []
        assert [entry["kind"] for entry in poor.http.get("/credits/entries").json()["data"]] == ["grant"]
    quiet.assert_untouched()


def test_a_402_counts_what_is_used_and_held(service: Service) -> None:
    with service.add_app(960_000 + 480_000 + 479_999) as app:
        make(app)
        held = ask(app, prompt="[[fault:late-success=3]]", fast_mode=True)
        error = assert_error(post(app, fast_mode=True), 402, "insufficient_credit")
        figures = [error[name] for name in ("creditLimit", "usedCredit", "heldCredit", "required")]
        assert figures == [1_919_999, 960_000, 480_000, 480_000]
        assert [video["id"] for video in app.http.get("/videos", params={"limit": 1}).json()["data"]] == [held["id"]]


@pytest.fixture(scope="module")
def narrow(serve: Callable[..., Service]) -> Service:
    """One paid generation at a time, and at most two that wait."""
    return serve(upstream_concurrency=1, queue_limit=2)


def test_a_full_queue_is_429_and_says_when_to_come_again(narrow: Service, sandbox: Sandbox) -> None:
    with narrow.add_app() as app, narrow.add_app() as other:
        running = ask(app, prompt="[[fault:never-ends]]")
        narrow.wait_for_state(running["id"], State.GENERATING)
        waiting = [ask(app, prompt="waits") for _ in range(2)]
        before, stills = app.credits(), sorted((narrow.content / "stills").iterdir())
        refused = post(app, prompt="one too many")
        error = assert_error(refused, 429, "queue_full")
        assert error["type"] == "rate_limit_error"
        assert "limit of waiting videos, which is 2." in error["message"]
        assert int(refused.headers["retry-after"]) > 0
        assert app.credits() == before
        assert sorted((narrow.content / "stills").iterdir()) == stills
        assert len(app.http.get("/videos").json()["data"]) == 3
        assert ask(other, prompt="another client's queue is its own")["status"] == "queued"
        assert is_accepted_again(app, waiting[0]["id"])
    assert sandbox.paid_calls("one too many") == 0


def is_accepted_again(app: App, video_id: str) -> bool:
    """Whether a request is accepted again after one has left the queue."""
    answer: httpx.Response = app.http.post(f"/videos/{video_id}/cancel")
    assert answer.json()["status"] == "failed"
    return post(app, prompt="there is room").status_code == 202
