"""Lists: pages neither repeat nor lose a video, show only the client's own, and every video has every key."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from app.words import State
from tests.support.films import ask, assert_error, finish, get, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service

PRICES = {"fast+audio": 7, "fast": 5, "standard+audio": 19, "standard": 11}
STATUSES = ["queued", "in_progress", "completed", "failed"]


@dataclass(frozen=True)
class Shelf:
    """A client with five videos, at least one of each status, oldest first; and another client with one video."""

    service: Service
    app: App
    other: App
    ids: list[str]
    statuses: dict[str, str]


@pytest.fixture(scope="module")
def shelf(serve: Callable[..., Service]) -> Iterator[Shelf]:
    service = serve(upstream_concurrency=1, prices=json.dumps(PRICES))
    with service.add_app() as app, service.add_app() as other:
        ended = [make(app), finish(app, ask(app, prompt="[[fault:unknown-error]] no")["id"])]
        theirs = make(other)
        running = ask(app, prompt="[[fault:never-ends]]")
        service.wait_for_state(running["id"], State.GENERATING)
        waiting = [ask(app, prompt="it waits", take=take) for take in (1, 2)]
        ids = [video["id"] for video in (*ended, running, *waiting)]
        statuses = dict(zip(ids, ("completed", "failed", "in_progress", "queued", "queued"), strict=True))
        assert theirs["id"] not in ids
        yield Shelf(service, app, other, ids, statuses)


def turn(app: App, path: str = "/videos", **query: Any) -> dict[str, Any]:
    """One page. Checks its other fields too."""
    answer = app.http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    assert set(page) == {"object", "data", "first_id", "last_id", "has_more"}
    assert page["object"] == "list"
    ids = [item["id"] for item in page["data"]]
    assert (page["first_id"], page["last_id"]) == ((ids[0], ids[-1]) if ids else (None, None))
    return page


def walk(app: App, path: str = "/videos", **query: Any) -> list[str]:
    """Every id, page after page."""
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = turn(app, path, **query, **after)
        found += [item["id"] for item in page["data"]]
        if not page["has_more"]:
            return found
        after = {"after": page["last_id"]}


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 100])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_of_every_size_make_the_whole_in_either_order(shelf: Shelf, limit: int, order: str) -> None:
    assert walk(shelf.app, limit=limit, order=order) == (shelf.ids if order == "asc" else shelf.ids[::-1])
    assert turn(shelf.app, limit=limit, order=order)["has_more"] is (limit < 5)


def test_the_newest_comes_first_unless_asked(shelf: Shelf) -> None:
    assert walk(shelf.app) == shelf.ids[::-1]


def test_after_the_last_there_is_an_empty_page(shelf: Shelf) -> None:
    page = turn(shelf.app, order="asc", after=shelf.ids[-1])
    assert (page["data"], page["has_more"]) == ([], False)


@pytest.mark.parametrize("status", STATUSES)
def test_the_status_filter_gives_just_those_of_that_status(shelf: Shelf, status: str) -> None:
    wanted = [video_id for video_id in shelf.ids if shelf.statuses[video_id] == status]
    assert wanted
    for limit in (1, 100):
        assert walk(shelf.app, status=status, order="asc", limit=limit) == wanted
    assert {video["status"] for video in turn(shelf.app, status=status)["data"]} == {status}


def test_another_clients_videos_are_in_no_page(shelf: Shelf) -> None:
    (theirs,) = walk(shelf.other, status="completed")
    assert theirs not in walk(shelf.app)
    assert walk(shelf.other, after=shelf.ids[2]) == [theirs], "a cursor is only a place, and gives nobody's rows"
    assert not set(shelf.ids) & set(walk(shelf.other))


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_walking_while_new_ones_arrive_neither_repeats_nor_loses(app: App, order: str) -> None:
    image = draw_png()
    old = [ask(app, image, take=take)["id"] for take in range(1, 8)]
    found: list[str] = []
    after: dict[str, str] = {}
    take = len(old)
    while True:
        page = turn(app, order=order, limit=2, **after)
        found += [video["id"] for video in page["data"]]
        if not page["has_more"]:
            break
        after, take = {"after": page["last_id"]}, take + 1
        if take <= 12:
            ask(app, image, take=take)
    assert len(found) == len(set(found)), "repeated"
    assert set(old) <= set(found), "lost"
    assert found == (walk(app, order="asc") if order == "asc" else old[::-1]), "new ones come behind, or not at all"


def test_a_walk_goes_on_behind_a_video_that_was_deleted(app: App) -> None:
    image = draw_png()
    ids = [make(app, image, take=take)["id"] for take in (1, 2, 3)]
    page = turn(app, order="asc", limit=2)
    assert app.http.delete(f"/videos/{page['last_id']}").status_code == 200
    assert walk(app, order="asc", after=page["last_id"]) == ids[2:]


@pytest.mark.parametrize("path", ["/videos", "/credits/entries"])
@pytest.mark.parametrize("after", ["x", "", "video_", "entry_" + "u" * 26, "client_" + "0" * 26, "0"])
def test_a_bad_cursor_is_refused(shelf: Shelf, path: str, after: str) -> None:
    assert_error(shelf.app.http.get(path, params={"after": after}), 400, "invalid_value", "after")


KEYS: dict[str, tuple[type, ...]] = {
    "id": (str,), "object": (str,), "model": (str,), "status": (str,), "progress": (int,), "created_at": (int,),
    "completed_at": (int, type(None)), "expires_at": (int, type(None)), "prompt": (str,), "seconds": (str,),
    "size": (str,), "remixed_from_video_id": (type(None),), "error": (dict, type(None)), "aspect_ratio": (str,),
    "resolution": (str,), "fast_mode": (bool,), "generate_audio": (bool,), "take": (int,), "cache": (str,),
    "credits": (int,), "queue_position": (int, type(None)), "estimated_completed_at": (int, type(None)),
    "metadata": (dict,),
}  # fmt: skip


def assert_whole(video: dict[str, Any]) -> None:
    """Assert that the video has every key of openai-videos.md and our own, each with the right type, and that they are
    consistent."""
    assert set(video) == set(KEYS)
    assert {name: type(video[name]) for name in KEYS if type(video[name]) not in KEYS[name]} == {}
    assert (video["object"], video["model"], video["seconds"]) == ("video", "veo3", "8")
    assert video["size"] == "1920x1080"
    assert abs(video["created_at"] - time.time()) < 3_600, "seconds, not milliseconds"
    completed, failed = video["status"] == "completed", video["status"] == "failed"
    assert (video["progress"] == 100) is completed
    assert 0 <= video["progress"] <= 100
    assert (video["completed_at"] is not None) is completed
    assert (video["expires_at"] is not None) is completed
    assert (video["error"] is not None) is failed
    assert (video["queue_position"] is not None) is (video["status"] == "queued")
    if completed:
        assert video["created_at"] <= video["completed_at"] < video["expires_at"]
        assert abs(video["expires_at"] - video["completed_at"] - 30 * 24 * 3600) <= 1
    if failed:
        assert set(video["error"]) == {"code", "message"}
        assert video["error"]["message"]


@pytest.mark.parametrize("status", STATUSES)
def test_every_key_is_there_in_every_status_alone_and_in_a_list(shelf: Shelf, status: str) -> None:
    for listed in turn(shelf.app, status=status)["data"]:
        alone = get(shelf.app, listed["id"])
        assert_whole(listed)
        assert_whole(alone)
        assert alone | {"progress": 0} == listed | {"progress": 0}


def test_the_answers_to_a_post_and_a_cancel_have_every_key_too(shelf: Shelf) -> None:
    posted = ask(shelf.other)
    assert_whole(posted)
    cancelled = shelf.other.http.post(f"/videos/{posted['id']}/cancel").json()
    assert_whole(cancelled)
    assert (cancelled["status"], cancelled["error"]["code"]) == ("failed", "cancelled")


def test_entries_come_newest_first_in_pages_and_tell_the_story(shelf: Shelf) -> None:
    entries = turn(shelf.app, "/credits/entries", limit=100)["data"]
    ids = [entry["id"] for entry in entries]
    for limit in (1, 2, 3):
        assert walk(shelf.app, "/credits/entries", limit=limit) == ids
    done, failed, running, *waiting = shelf.ids
    story = [(entry["kind"], entry["videoId"], entry["amount"]) for entry in reversed(entries)]
    assert story == [
        ("grant", None, 1_000_000_000),
        ("hold", done, 11), ("settle", done, 11),
        ("hold", failed, 11), ("release", failed, 11),
        *[("hold", video_id, 11) for video_id in (running, *waiting)],
    ]  # fmt: skip
    keys = {"id", "object", "kind", "amount", "videoId", "note", "prompt", "createdAt"}
    assert all(set(entry) == keys and entry["object"] == "credit_entry" for entry in entries)


def test_what_is_used_and_held_is_what_the_entries_add_up_to(shelf: Shelf) -> None:
    credits = shelf.app.credits()
    assert (credits["usedCredit"], credits["heldCredit"]) == (11, 33)
    assert credits["availableCredit"] == credits["creditLimit"] - 44


COMBINATIONS = {
    "fast+audio": (True, True),
    "fast": (True, False),
    "standard+audio": (False, True),
    "standard": (False,) * 2,
}


@pytest.mark.parametrize("name", COMBINATIONS)
def test_a_price_is_the_settings_and_what_is_charged(shelf: Shelf, name: str) -> None:
    fast, sound = COMBINATIONS[name]
    prices = shelf.other.http.get("/prices").json()
    assert prices["object"] == "list"
    assert len(prices["data"]) == len(COMBINATIONS)
    (price,) = [p for p in prices["data"] if (p["fast_mode"], p["generate_audio"]) == (fast, sound)]
    assert price == {
        "model": "veo3", "fast_mode": fast, "generate_audio": sound, "seconds": "8", "credits": PRICES[name]
    }  # fmt: skip
    before = shelf.other.credits()["heldCredit"]
    video = ask(shelf.other, fast_mode=fast, generate_audio=sound)
    assert video["credits"] == PRICES[name]
    assert shelf.other.credits()["heldCredit"] - before == PRICES[name]
    assert shelf.other.http.post(f"/videos/{video['id']}/cancel").json()["credits"] == 0
