"""Generations as operators see them: lists with filters and pages, and the whole story of one."""

import json
import time
from typing import Any

import pytest

from app.store.ids import new_id
from tests.support.commands import assert_done
from tests.support.films import ask, assert_error, finish, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service

PARTS = ("queue", "upload", "upstream", "fetch", "store")


def list_all(admin: App, **params: str | int) -> list[dict[str, Any]]:
    """All of them, page by page."""
    found, more = list[dict[str, Any]](), dict[str, str]()
    while True:
        page = admin.http.get("/generations", params={**params, **more}).json()
        found += page["data"]
        if not page["has_more"]:
            return found
        more = {"after": page["last_id"]}


def tell(admin: App, app: App) -> dict[str, Any]:
    """The story of the client's newest generation."""
    (newest, *_) = list_all(admin, client=app.id)
    story: dict[str, Any] = admin.http.get(f"/generations/{newest['id']}").json()
    assert story.items() >= newest.items()
    return story


def test_the_story_of_a_film(admin: App, app: App, service: Service) -> None:
    image = draw_png()
    video = make(app, image, metadata=json.dumps({"order": "7"}))
    with service.add_app() as other:
        shared = make(other, image)
    story = tell(admin, app)
    assert (story["state"], story["failure"], story["credits"]) == ("completed", None, video["credits"])
    assert story["upstream_uuid"]
    (attempt,) = story["attempts"]
    assert attempt == story["last_attempt"]
    assert attempt["outcome"] in {"accepted", "answered"}
    assert [(entry["kind"], entry["amount"]) for entry in story["entries"]] == [
        ("hold", video["credits"]),
        ("settle", video["credits"]),
    ]
    assert [(one["id"], one["client_name"], one["cache"], one["credits"]) for one in story["videos"]] == [
        (video["id"], app.name, "miss", video["credits"]),
        (shared["id"], other.name, "hit", 0),
    ]
    assert story["videos"][0]["metadata"] == {"order": "7"}


def test_the_parts_of_its_time_add_up(admin: App, app: App) -> None:
    make(app, prompt="slow [[fault:late-success=2]] [[fault:late-film=5]]")
    story = tell(admin, app)
    total = sum(story["times"][part] for part in PARTS)
    assert total == pytest.approx(story["ended_at"] - story["created_at"], abs=1)  # these two are whole seconds
    assert all(story["times"][part] >= 0 for part in PARTS)
    assert story["times"]["upstream"] >= 2
    assert story["times"]["fetch"] >= 1
    assert story["times"]["upload"] > 0
    assert story["times"]["store"] > 0
    assert story["times"]["waits"][0]["waiting_for"] is None
    assert sum(wait["seconds"] for wait in story["times"]["waits"]) == pytest.approx(story["times"]["queue"])


def test_a_postponed_one_says_why_it_waited(admin: App, app: App) -> None:
    video = ask(app, prompt="busy [[fault:too-many=1*1]]")
    assert finish(app, video["id"])["status"] == "completed"
    story = tell(admin, app)
    assert [attempt["outcome"] for attempt in story["attempts"]] == ["deferred", "accepted"]
    first, second = story["times"]["waits"]
    assert (first["waiting_for"], second["waiting_for"]) == (None, "stopped")
    assert second["reason"] == story["attempts"][0]["detail"]
    assert second["reason"]


def test_lists_are_filtered(admin: App, app: App) -> None:
    began = int(time.time())
    make(app, prompt="one")
    refused = ask(app, prompt="two [[fault:busy]]")
    assert finish(app, refused["id"])["status"] == "failed"
    states = {one["state"]: one["id"] for one in list_all(admin, client=app.id)}
    assert states.keys() == {"completed", "failed"}
    cases: list[tuple[dict[str, str | int], list[str]]] = [
        ({"state": "failed"}, ["failed"]),
        ({"state": "queued"}, []),
        ({"failure": "prompt_refused"}, ["failed"]),
        ({"failure": "prompt_refused", "state": "completed"}, []),
        ({"failure": "image_refused"}, []),
        ({"created_after": began}, ["failed", "completed"]),
        ({"created_before": began}, []),
        ({"client": new_id("client")}, []),
    ]
    for params, expected in cases:
        found = list_all(admin, **{"client": app.id, **params})
        assert [one["id"] for one in found] == [states[state] for state in expected], params


def test_lists_come_in_pages_newest_first(admin: App, app: App) -> None:
    made = [make(app, prompt=f"number {number}")["id"] for number in range(3)]
    found = list_all(admin, client=app.id, limit=1)
    stories = [admin.http.get(f"/generations/{one['id']}").json() for one in found]
    assert [story["videos"][0]["id"] for story in stories] == made[::-1]


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"who": "me"}, "unknown_field", "who"),
        ({"state": "lost"}, "invalid_value", "state"),
        ({"failure": "none"}, "invalid_value", "failure"),
        ({"created_after": "yesterday"}, "invalid_value", "created_after"),
        ({"created_before": 10**18}, "invalid_value", "created_before"),
        ({"after": "gen_1"}, "invalid_value", "after"),
        ({"limit": 101}, "invalid_value", "limit"),
    ],
)
def test_an_unknown_filter_is_refused(admin: App, params: dict[str, str | int], code: str, param: str) -> None:
    assert_error(admin.http.get("/generations", params=params), 400, code, param)


def test_a_generation_that_is_not_there(admin: App) -> None:
    for name in (new_id("gen"), "gen_1"):
        assert_error(admin.http.get(f"/generations/{name}"), 404, "not_found", "generation_id")


def test_no_story_tells_a_prompt_a_link_or_a_key(admin: App, app: App) -> None:
    make(app, prompt="a secret plan")
    text = json.dumps(tell(admin, app))
    assert "secret" not in text
    assert "http" not in text


def test_the_command_line_says_the_same(service: Service, admin: App, app: App) -> None:
    make(app)
    story = tell(admin, app)
    listed = json.loads(assert_done(service.run("generations", "list", "--client", app.name, "--json")))
    assert listed["data"] == list_all(admin, client=app.id)
    assert json.loads(assert_done(service.run("generations", "show", story["id"], "--json"))) == story
    table = assert_done(service.run("generations", "list", "--client", app.name, "--state", "completed"))
    assert story["id"] in table
    assert story["upstream_uuid"] in table
    shown = assert_done(service.run("generations", "show", story["id"]))
    assert f"{story['credits']:,} credits" in shown
    assert story["videos"][0]["id"] in shown
    assert "upstream " in shown
    assert story["id"] not in assert_done(service.run("generations", "list", "--end", "2020-01-01"))
