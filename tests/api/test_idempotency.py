"""`Idempotency-Key`: a name for a request. The same name returns the same video, whatever has happened to that
video."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from app.words import State
from tests.support.commands import assert_done
from tests.support.databases import NewDatabase
from tests.support.films import ask, assert_error, finish, post
from tests.support.money import PRICE, assert_figures, list_kinds
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

NEVER = "[[fault:never-ends]]"


@pytest.fixture
def any_service(new_database: NewDatabase, start_service: Callable[..., Service]) -> Iterator[Service]:
    """On SQLite and on PostgreSQL."""
    service = start_service(database_url=new_database(), upstream_concurrency=8)
    yield service
    service.audit()


def name(app: App, key: str, image: bytes, **fields: Any) -> httpx.Response:
    """Send a POST with an idempotency key."""
    form = {"prompt": "waves"} | {field: str(value).lower() for field, value in fields.items()}
    files = {"image": ("still.png", image, "image/png")}
    return app.http.post("/videos", data=form, files=files, headers={"idempotency-key": key})


def assert_replayed(answer: httpx.Response, video_id: str, status: int) -> None:
    assert (answer.status_code, answer.json()["id"]) == (status, video_id)
    assert answer.headers["idempotency-replayed"] == "true"
    assert answer.headers["kinora-cache"] == ("hit" if status == 200 else "joined")


def test_the_same_again_is_the_same_video_as_it_is_now(app: App, sandbox: Sandbox) -> None:
    image = draw_png()
    first = name(app, "order 7", image, prompt="told twice [[fault:late-success=2]]")
    assert (first.status_code, first.headers["kinora-cache"]) == (202, "miss")
    assert "idempotency-replayed" not in first.headers
    video_id = first.json()["id"]
    assert_replayed(name(app, "order 7", image, prompt="told twice [[fault:late-success=2]]"), video_id, 202)
    finish(app, video_id)
    again = name(app, "order 7", image, prompt="told twice [[fault:late-success=2]]")
    assert_replayed(again, video_id, 200)
    assert again.json() == app.http.get(f"/videos/{video_id}").json()
    assert sandbox.paid_calls("told twice [[fault:late-success=2]]") == 1
    assert_figures(app, used=PRICE)


def test_a_failed_video_is_answered_too_and_another_name_asks_anew(app: App) -> None:
    image = draw_png()
    failed = finish(app, name(app, "order 7", image, prompt="no [[fault:busy]]").json()["id"])
    assert failed["status"] == "failed"
    again = name(app, "order 7", image, prompt="no [[fault:busy]]")
    assert_replayed(again, failed["id"], 200)
    assert again.json() == failed
    for answer in (
        name(app, "order 8", image, prompt="no [[fault:busy]]"),
        post(app, image, prompt="no [[fault:busy]]"),
    ):
        assert answer.status_code == 202
        assert answer.json()["id"] != failed["id"]


def test_a_film_that_is_gone_is_answered_too(start_service: Callable[..., Service]) -> None:
    service = start_service(content_retention_days=1 / 86_400)
    with service.add_app() as app:
        image = draw_png()
        video = finish(app, name(app, "order 7", image).json()["id"])
        service.wait_for_state(video["id"], State.EXPIRED)
        again = name(app, "order 7", image)
        assert_replayed(again, video["id"], 200)
        assert_error(app.http.get(f"/videos/{video['id']}/content"), 410, "video_expired")


def test_another_request_of_the_same_name_is_refused_and_costs_nothing(app: App, service: Service) -> None:
    image = draw_png()
    video = finish(app, name(app, "order 7", image).json()["id"])
    stills = len(list((service.content / "stills").iterdir()))
    for answer in (
        name(app, "order 7", draw_png()),
        name(app, "order 7", image, fast_mode=True),
        name(app, "order 7", image, prompt="other waves"),
        name(app, "order 7", image, take=2),
    ):
        assert_error(answer, 422, "idempotency_key_reused", "Idempotency-Key")
    assert_figures(app, used=PRICE)
    assert [seen["id"] for seen in app.http.get("/videos").json()["data"]] == [video["id"]]
    assert len(list((service.content / "stills").iterdir())) <= stills


def test_how_the_request_is_written_makes_no_difference(app: App) -> None:
    image = draw_png()
    video_id = name(app, "order 7", image, prompt=NEVER, size="1280x720").json()["id"]
    again = name(app, "order 7", image, prompt=f"  {NEVER}\n", resolution="720p", aspect_ratio="16:9", take=1)
    assert_replayed(again, video_id, 202)


def test_names_are_each_clients_own(app: App, service: Service) -> None:
    image = draw_png()
    with service.add_app() as other:
        mine, theirs = name(app, "order 7", image), name(other, "order 7", draw_png())
        assert (mine.status_code, theirs.status_code) == (202, 202)
        assert mine.json()["id"] != theirs.json()["id"]


def test_an_equal_request_that_had_no_name_is_met_and_remembered(app: App) -> None:
    """The film exists already, so nothing starts; but from now on the key must be known."""
    image = draw_png()
    video_id = ask(app, image, prompt=NEVER)["id"]
    named = name(app, "order 7", image, prompt=NEVER)
    assert (named.json()["id"], named.headers["kinora-cache"]) == (video_id, "joined")
    assert "idempotency-replayed" not in named.headers
    assert_replayed(name(app, "order 7", image, prompt=NEVER), video_id, 202)
    assert_error(name(app, "order 7", draw_png(), prompt=NEVER), 422, "idempotency_key_reused", "Idempotency-Key")
    assert list_kinds(app, video_id) == ["hold"]


def test_a_video_may_have_several_names(app: App) -> None:
    image = draw_png()
    ids = {name(app, f"order {number % 3}", image, prompt=NEVER).json()["id"] for number in range(6)}
    assert len(ids) == 1


def test_an_error_is_not_remembered(service: Service) -> None:
    with service.add_app(credit_limit=PRICE - 1) as app:
        image = draw_png()
        assert_error(name(app, "order 7", image), 402, "insufficient_credit")
        assert_error(name(app, "order 7", image, take=0), 400, "invalid_value", "take")
        assert_done(service.run("credits", "grant", app.name, str(PRICE)))
        assert_error(name(app, "order 7", b"no picture"), 400, "invalid_image", "image")
        other = name(app, "order 7", draw_png())
        assert (other.status_code, other.headers["kinora-cache"]) == (202, "miss")


def test_a_name_goes_with_its_video(app: App) -> None:
    image = draw_png()
    video = finish(app, name(app, "order 7", image).json()["id"])
    assert app.http.delete(f"/videos/{video['id']}").is_success
    other = name(app, "order 7", draw_png())
    assert other.status_code == 202
    assert "idempotency-replayed" not in other.headers


def test_it_lives_through_a_kill(start_service: Callable[..., Service]) -> None:
    service = start_service()
    with service.add_app() as app:
        image = draw_png()
        video_id = name(app, "order 7", image, prompt=NEVER).json()["id"]
        service.kill()
        service.start()
        again = name(app, "order 7", image, prompt=NEVER)
        assert (again.json()["id"], again.headers["idempotency-replayed"]) == (video_id, "true")


@pytest.mark.parametrize("key", ["", "x" * 256, "naïve".encode(), b"tab\there"], ids=["empty", "long", "latin", "tab"])
def test_a_name_that_is_none_is_refused(app: App, key: str | bytes) -> None:
    files = {"image": ("still.png", draw_png(), "image/png")}
    headers = {b"idempotency-key": key if isinstance(key, bytes) else key.encode()}
    answer = app.http.post("/videos", data={"prompt": "waves"}, files=files, headers=headers)
    assert_error(answer, 400, "invalid_value", "Idempotency-Key")
    assert_figures(app)


def test_two_names_are_none(app: App) -> None:
    files = {"image": ("still.png", draw_png(), "image/png")}
    headers = [("idempotency-key", "a"), ("idempotency-key", "b")]
    answer = app.http.post("/videos", data={"prompt": "waves"}, files=files, headers=headers)
    assert_error(answer, 400, "invalid_value", "Idempotency-Key")


@pytest.mark.parametrize("key", ["x", "x" * 255, '"8e03978e-40d5-43dd-bc93-6894a57f9324"', "~ !"])
def test_whatever_can_be_printed_is_a_name(app: App, key: str) -> None:
    image = draw_png()
    video_id = name(app, key, image, prompt=NEVER).json()["id"]
    assert_replayed(name(app, key, image, prompt=NEVER), video_id, 202)


def test_who_is_not_known_is_told_that_first(service: Service) -> None:
    with service.add_app() as app:
        answer = app.http.post("/videos", headers={"idempotency-key": "", "authorization": "Bearer kin_no"})
        assert_error(answer, 401, "invalid_api_key")


def test_of_different_requests_with_one_name_at_once_exactly_one_wins(any_service: Service) -> None:
    with any_service.add_app() as app, ThreadPoolExecutor(8) as pool:
        for key in ("order 7", "order 8", "order 9"):
            images = [draw_png() for _ in range(8)]
            answers = list(pool.map(lambda image, key=key: name(app, key, image, prompt=NEVER), images))
            assert sorted(answer.status_code for answer in answers) == [202] + [422] * 7
            assert len({answer.json()["id"] for answer in answers if answer.status_code == 202}) == 1
        assert_figures(app, held=3 * PRICE)
        assert len(app.http.get("/videos").json()["data"]) == 3


def test_equal_requests_with_one_name_at_once_are_one_video(any_service: Service) -> None:
    with any_service.add_app() as app, ThreadPoolExecutor(8) as pool:
        image = draw_png()
        answers = list(pool.map(lambda _: name(app, "order 7", image, prompt=NEVER), range(24)))
        assert {answer.status_code for answer in answers} == {202}
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert [answer.headers["kinora-cache"] for answer in answers].count("miss") == 1
        assert_figures(app, held=PRICE)
