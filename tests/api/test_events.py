"""`GET /videos/{id}/events`: the video as it is now, then each change, until it has ended."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from app.words import State
from tests.support.events import follow, open_stream, read_events
from tests.support.films import ask, assert_error, get, make
from tests.support.services import App, Service

NEVER = "[[fault:never-ends]]"
ORDER = ["queued", "in_progress", "completed"]


def test_a_video_is_told_of_from_its_beginning_to_its_end(start_service: Callable[..., Service]) -> None:
    """Progress is visible even in the first seconds of a generation that is expected to take long."""
    service = start_service()
    with service.add_app() as app:
        video = ask(app, prompt="[[fault:late-success=6]]")
        told = list(follow(app, video["id"]))
        assert told[-1] == get(app, video["id"])
    assert [told[-1]["status"], told[-1]["progress"]] == ["completed", 100]
    assert {seen["id"] for seen in told} == {video["id"]}
    assert all(earlier != later for earlier, later in pairwise(told))
    places = [(ORDER.index(seen["status"]), seen["progress"]) for seen in told]
    assert places == sorted(places)
    between = {seen["progress"] for seen in told if seen["status"] == "in_progress"}
    assert len(between) >= 2
    assert max(between) < 100


def test_the_stream_says_what_it_is(app: App) -> None:
    video = make(app)
    answer = app.http.get(f"/videos/{video['id']}/events")
    assert answer.headers["content-type"].partition(";")[0] == "text/event-stream"
    assert (answer.headers["cache-control"], answer.headers["x-accel-buffering"]) == ("no-store", "no")
    assert "content-length" not in answer.headers


def test_what_has_ended_is_told_of_once(app: App) -> None:
    for prompt in ("waves", "[[fault:busy]]"):
        video = ask(app, prompt=prompt)
        app.http.get(f"/videos/{video['id']}", headers={"prefer": "wait=60"})
        assert list(follow(app, video["id"])) == [get(app, video["id"])]


def test_a_failure_ends_the_stream(app: App) -> None:
    *_, last = follow(app, ask(app, prompt="[[fault:failure]]")["id"])
    assert (last["status"], last["error"]["code"]) == ("failed", "refused_by_upstream")


def test_another_clients_video_has_no_stream(app: App, service: Service) -> None:
    with service.add_app() as other:
        foreign = ask(other)["id"]
    for video_id in (foreign, "video_nothing"):
        assert_error(app.http.get(f"/videos/{video_id}/events"), 404, "video_not_found", "video_id")


def test_many_may_follow_one_video(app: App) -> None:
    video = ask(app, prompt="[[fault:late-success=2]]")
    with ThreadPoolExecutor(20) as pool:
        ends = pool.map(lambda _: list(follow(app, video["id"]))[-1], range(20))
        assert {end["status"] for end in ends} == {"completed"}


def test_a_silent_stream_is_kept_alive(start_service: Callable[..., Service]) -> None:
    service = start_service(upstream_concurrency=1)
    with service.add_app() as app:
        service.wait_for_state(ask(app, prompt=NEVER)["id"], State.GENERATING)
        video = ask(app)
        stream = open_stream(app, video["id"])
        lines = stream.iter_lines()
        assert json.loads(next(read_events(lines))["data"]) == video
        assert next(lines).startswith(": ")
        stream.close()
        assert get(app, video["id"])["status"] == "queued"


def test_an_end_in_good_order_ends_the_streams(start_service: Callable[..., Service]) -> None:
    service = start_service()
    with service.add_app() as app:
        video = ask(app, prompt=NEVER)
        service.wait_for_state(video["id"], State.GENERATING)
        stream = open_stream(app, video["id"])
        events = read_events(stream.iter_lines())
        assert json.loads(next(events)["data"])["status"] == "in_progress"
        assert service.stop() == 0
        for event in events:  # ends as a complete stream, without a connection error
            assert json.loads(event["data"])["status"] == "in_progress"
