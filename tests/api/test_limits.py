"""Ids of other clients, and requests beyond the credit limit or the queue limit: refused with the figures, without any
change."""

from collections.abc import Iterator

import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error, get, make, post
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
