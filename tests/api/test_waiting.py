"""Waiting for a video: when to poll again, nothing sent twice, and responses that wait until something has changed."""

import base64
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from app.words import State
from tests.support.films import ask, assert_error, finish, get, make, post
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until

NEVER = "[[fault:never-ends]]"


@pytest.fixture
def fresh(start_service: Callable[..., Service]) -> Service:
    """A service that has not made any film."""
    return start_service()


@pytest.fixture
def running(app: App) -> str:
    """The id of a video that stays in progress."""
    video_id: str = ask(app, prompt=NEVER)["id"]
    wait_until(lambda: get(app, video_id)["status"] == "in_progress", what="it to be in progress")
    return video_id


@pytest.fixture
def queued(start_service: Callable[..., Service]) -> Iterator[tuple[App, str]]:
    """The id of a video that stays queued, because the only slot for paid generations is in use."""
    service = start_service(upstream_concurrency=1)
    with service.add_app() as app:
        service.wait_for_state(ask(app, prompt=NEVER)["id"], State.GENERATING)
        yield app, ask(app)["id"]


# --- When to poll again


def test_while_nothing_is_known_of_its_end_it_is_asked_about_every_second(fresh: Service) -> None:
    with fresh.add_app() as app:
        posted = post(app, prompt=NEVER)
        assert posted.json()["status"] == "queued"
        assert read_advice(posted) == (1_000, 1)
        got = app.http.get(f"/videos/{posted.json()['id']}")
        assert read_advice(got) == (1_000, 1)


def test_after_a_quick_one_the_next_is_asked_about_more_often(fresh: Service) -> None:
    with fresh.add_app() as app:
        make(app)
        assert read_advice(post(app, prompt=NEVER)) == (500, 1)
        # No generation of this combination has completed: then those of all combinations count.
        assert read_advice(post(app, prompt=NEVER, fast_mode=True)) == (500, 1)


def test_what_has_ended_is_not_asked_about_again(app: App) -> None:
    image = draw_png()
    video = make(app, image)
    for answer in (post(app, image), app.http.get(f"/videos/{video['id']}")):
        assert not {"retry-after", "openai-poll-after-ms"} & set(answer.headers)


def test_the_advice_is_given_to_who_has_the_video_already(queued: tuple[App, str]) -> None:
    app, video_id = queued
    first = app.http.get(f"/videos/{video_id}")
    again = app.http.get(f"/videos/{video_id}", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert read_advice(again) == read_advice(first)


def read_advice(answer: httpx.Response) -> tuple[int, int]:
    """Milliseconds. Asserts that the whole seconds are the same, rounded up."""
    ms, seconds = int(answer.headers["openai-poll-after-ms"]), int(answer.headers["retry-after"])
    assert 500 <= ms <= 15_000
    assert (seconds - 1) * 1000 < ms <= seconds * 1000
    return ms, seconds


# --- Nothing is sent twice


@pytest.mark.parametrize("address", ["/videos/{id}", "/videos", "/videos?limit=1&status=completed"])
def test_what_is_known_already_is_not_sent_again(app: App, address: str) -> None:
    video = make(app)
    address = address.format(id=video["id"])
    first = app.http.get(address)
    etag = first.headers["etag"]
    assert etag.startswith('"')
    assert app.http.get(address).headers["etag"] == etag
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = app.http.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert "content-type" not in again.headers
    other = app.http.get(address, headers={"if-none-match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_what_has_changed_has_another_etag(app: App) -> None:
    image = draw_png()
    video = ask(app, image, prompt="[[fault:late-success=1]]")
    etags = {app.http.get(address).headers["etag"] for address in ("/videos", f"/videos/{video['id']}")}
    finish(app, video["id"])
    for address in ("/videos", f"/videos/{video['id']}"):
        answer = app.http.get(address, headers={"if-none-match": ", ".join(etags)})
        assert answer.status_code == 200
        assert answer.headers["etag"] not in etags


def test_equal_videos_of_two_clients_are_not_each_others(app: App, service: Service) -> None:
    etag = app.http.get(f"/videos/{make(app)['id']}").headers["etag"]
    with service.add_app() as other:
        mine = make(other)
        assert other.http.get(f"/videos/{mine['id']}", headers={"if-none-match": etag}).status_code == 200


def test_an_etag_opens_nothing(app: App, service: Service) -> None:
    video = make(app)
    etag = app.http.get(f"/videos/{video['id']}").headers["etag"]
    with service.add_app() as other:
        answer = other.http.get(f"/videos/{video['id']}", headers={"if-none-match": etag, "prefer": "wait=60"})
        assert_error(answer, 404, "video_not_found", "video_id")


# --- Prefer: wait


def test_a_post_that_waits_is_answered_with_the_film(app: App) -> None:
    answer = post_and_wait(app, "wait=60")
    assert (answer.status_code, answer.json()["status"]) == (200, "completed")
    assert (answer.headers["preference-applied"], answer.headers["kinora-cache"]) == ("wait=60", "miss")
    assert answer.headers["location"] == f"videos/{answer.json()['id']}"


def test_a_post_that_waits_is_answered_when_the_run_has_failed(app: App) -> None:
    answer = post_and_wait(app, "wait=60", "[[fault:busy]]")
    assert (answer.status_code, answer.json()["error"]["code"]) == (200, "prompt_refused")


def test_a_post_waits_no_longer_than_it_was_asked_to(app: App) -> None:
    answer = post_and_wait(app, "wait=1", NEVER)
    assert (answer.status_code, answer.json()["status"]) == (202, "in_progress")
    assert answer.headers["preference-applied"] == "wait=1"
    assert "retry-after" in answer.headers


def test_a_get_waits_until_the_video_has_ended(app: App) -> None:
    video = ask(app, prompt="[[fault:late-success=2]]")
    answer = app.http.get(f"/videos/{video['id']}", headers={"prefer": "wait=60"})
    assert answer.json()["status"] == "completed"
    assert answer.headers["preference-applied"] == "wait=60"


def test_a_get_that_waits_hears_of_a_cancellation(queued: tuple[App, str]) -> None:
    app, video_id = queued
    with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=app.http.base_url, headers=app.http.headers) as other:
        waiting = pool.submit(app.http.get, f"/videos/{video_id}", headers={"prefer": "wait=60"})
        assert other.post(f"/videos/{video_id}/cancel").is_success
        assert waiting.result().json()["error"]["code"] == "cancelled"


def test_with_an_etag_progress_is_news(fresh: Service) -> None:
    """The progress changes every two seconds there; a client that had to wait for the end would time out."""
    with fresh.add_app() as app:
        video_id = ask(app, prompt=NEVER)["id"]
        fresh.wait_for_state(video_id, State.GENERATING)
        first = app.http.get(f"/videos/{video_id}")
        headers = {"prefer": "wait=60", "if-none-match": first.headers["etag"]}
        news = app.http.get(f"/videos/{video_id}", headers=headers, timeout=30)
    assert (news.status_code, news.json()["status"]) == (200, "in_progress")
    assert news.json()["progress"] > first.json()["progress"]
    assert news.headers["etag"] != first.headers["etag"]


def test_with_an_etag_and_no_news_it_is_304_in_the_end(queued: tuple[App, str]) -> None:
    app, video_id = queued
    etag = app.http.get(f"/videos/{video_id}").headers["etag"]
    answer = app.http.get(f"/videos/{video_id}", headers={"prefer": "wait=1", "if-none-match": etag})
    assert (answer.status_code, answer.headers["preference-applied"]) == (304, "wait=1")


def test_nothing_is_waited_for_that_can_not_come(app: App) -> None:
    video = make(app)
    etag = app.http.get(f"/videos/{video['id']}").headers["etag"]
    answer = app.http.get(f"/videos/{video['id']}", headers={"prefer": "wait=60", "if-none-match": etag})
    assert answer.status_code == 304


@pytest.mark.parametrize(
    ("prefer", "applied"),
    [
        ("wait=60", 60),
        ("wait=61", 60),
        ("wait=" + "9" * 40, 60),
        ("Wait=7", 7),
        ('wait="7"', 7),
        ("wait = 7", 7),
        ("wait=7; strictly", 7),
        ("respond-async, wait=7", 7),
        ('note="a, wait=9, b", wait=7', 7),
        ("wait=7, wait=9", 7),
        ("wait=0", 0),
    ],
)
def test_what_was_understood_is_said(app: App, prefer: str, applied: int) -> None:
    video = make(app)
    answer = app.http.get(f"/videos/{video['id']}", headers={"prefer": prefer})
    assert answer.headers["preference-applied"] == f"wait={applied}"


@pytest.mark.parametrize(
    "prefer",
    [
        "wait",
        "wait=",
        "wait=-1",
        "wait=soon",
        "wait=7s",
        "wait=1.5",
        "waits=7",
        "wait=\N{ARABIC-INDIC DIGIT SEVEN}",
        'wait="7',
        "",
        ",;=",
        '"' * 999,
    ],
)
def test_what_was_not_understood_is_passed_over(app: App, running: str, prefer: str) -> None:
    """Answered at once: the video stays in progress, and no client waits longer than the test may take."""
    answer = app.http.get(f"/videos/{running}", headers={b"prefer": prefer.encode()})
    assert (answer.status_code, answer.json()["status"]) == (200, "in_progress")
    assert "preference-applied" not in answer.headers


def test_several_headers_are_one_list(app: App) -> None:
    video = make(app)
    headers = [("prefer", "respond-async"), ("prefer", "wait=7"), ("prefer", "wait=9")]
    assert app.http.get(f"/videos/{video['id']}", headers=headers).headers["preference-applied"] == "wait=7"


def test_as_many_as_a_client_may_have_open_wait_for_one_run(app: App) -> None:
    video = ask(app, prompt="[[fault:late-success=2]]")

    def wait(_: int) -> str:
        with httpx.Client(base_url=app.http.base_url, headers=app.http.headers, timeout=60) as http:
            return str(http.get(f"/videos/{video['id']}", headers={"prefer": "wait=60"}).json()["status"])

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(wait, range(20))) == {"completed"}


def test_who_hangs_up_is_not_waited_for(fresh: Service) -> None:
    """A POST is logged when the service has finished with it."""
    with fresh.add_app() as app:
        image = base64.b64encode(draw_png()).decode()
        body = json.dumps({"prompt": NEVER, "image": f"data:image/png;base64,{image}"})
        head = (
            f"POST /videos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {app.key}\r\nPrefer: wait=60\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        with fresh.connect() as line:
            line.sendall((head + body).encode())
            wait_until(lambda: app.http.get("/videos").json()["data"], what="the video")
            assert '"event": "request"' not in fresh.process.log.read_text()
        fresh.process.wait_for('"event": "request"')
        assert app.http.get("/videos").json()["data"][0]["status"] in {"queued", "in_progress"}


def test_an_end_in_good_order_waits_for_nobody(fresh: Service) -> None:
    with fresh.add_app() as app, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(post_and_wait, app, "wait=60", NEVER)
        wait_until(lambda: app.http.get("/videos").json()["data"], what="the video")
        assert fresh.stop() == 0
        answer = waiting.result()
        assert (answer.status_code, answer.headers["preference-applied"]) == (202, "wait=60")
        assert answer.json()["status"] in {"queued", "in_progress"}


def post_and_wait(app: App, prefer: str, prompt: str = "waves") -> httpx.Response:
    files = {"image": ("still.png", draw_png(), "image/png")}
    return app.http.post("/videos", data={"prompt": prompt}, files=files, headers={"prefer": prefer})
