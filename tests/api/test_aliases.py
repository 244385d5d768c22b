"""Every resource also answers `HEAD` where it answers `GET`, and has the same path under `/v1`."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Scope
from tests.guards.test_routes import OPEN
from tests.support.contract import DOCUMENT
from tests.support.films import ask, assert_error, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service

_OTHER = {"x-request-id", "date"}
READABLE = sorted(path for path, item in DOCUMENT["paths"].items() if "get" in item)


@pytest.fixture(scope="module")
def film(service: Service) -> Iterator[tuple[App, str]]:
    """An app with all scopes, and its video."""
    with service.add_app() as app:
        video_id = make(app)["id"]
        created = app.http.post("/webhooks", json={"url": "https://1.1.1.1/"})  # nothing ends, so nothing is sent
        assert created.status_code == 201
        key = service.write(keys.issue, app.id, NewKey(scopes=list(Scope))).key
        with service.open_app(replace(app, key=key)) as able:
            yield able, video_id


def fill(path: str, film: tuple[App, str]) -> str:
    app, video_id = film
    if "{generation_id}" in path:
        path = path.replace(
            "{generation_id}", app.http.get("/generations", params={"client": app.id}).json()["first_id"]
        )
    if "{webhook_id}" in path:
        path = path.replace("{webhook_id}", app.http.get("/webhooks").json()["data"][0]["id"])
    query = "?start_time=0&end_time=86400" if path.endswith("/usage") else ""
    return path.format(video_id=video_id, model="veo3", client_id=app.id) + query


@pytest.mark.parametrize("path", [*READABLE, "/", "/docs", "/openapi.json", "/docs/swagger-ui.css"])
def test_head_is_get_without_the_body(film: tuple[App, str], path: str) -> None:
    app, address = film[0], fill(path, film)
    got, head = app.http.get(address), app.http.head(address)
    assert got.status_code == head.status_code == 200
    assert head.content == b""
    differ = {"x-request-id", "date", "transfer-encoding", "content-length"} if path.endswith("/events") else _OTHER
    assert {name: value for name, value in head.headers.items() if name not in differ} == {
        name: value for name, value in got.headers.items() if name not in differ
    }


def test_head_of_what_is_running_does_not_wait_for_its_events(app: App) -> None:
    video_id = ask(app, prompt="waves [[fault:never-ends]]")["id"]
    assert app.http.head(f"/videos/{video_id}/events", timeout=10).status_code == 200


@pytest.mark.parametrize("path", [path for path in READABLE if path not in OPEN])
def test_head_asks_for_a_key_as_get_does(service: Service, film: tuple[App, str], path: str) -> None:
    answer = httpx.head(service.address + fill(path, film))
    assert (answer.status_code, answer.content) == (401, b"")


def test_head_of_what_is_not_there_is_404_and_of_what_cannot_be_read_405(app: App) -> None:
    assert app.http.head("/videos/none").status_code == 404
    assert app.http.head("/videos/none/cancel").status_code == 405


@pytest.mark.parametrize("path", [*READABLE, "/", "/docs", "/openapi.json"])
def test_each_path_is_there_under_v1(film: tuple[App, str], path: str) -> None:
    app, address = film[0], fill(path, film)
    short, long = app.http.get(address), app.http.get(f"/v1{address}")
    assert (long.status_code, long.headers.get("etag")) == (200, short.headers.get("etag"))
    assert "etag" in short.headers or path == "/readyz" or long.content == short.content


def test_a_video_is_made_and_deleted_under_v1(app: App) -> None:
    image = draw_png()
    posted = app.http.post("/v1/videos", data={"prompt": "waves"}, files={"image": image})
    assert posted.status_code == 202
    again = app.http.post("/videos", data={"prompt": "waves"}, files={"image": image})
    assert again.json()["id"] == posted.json()["id"]
    assert_error(app.http.post(f"/v1/videos/{posted.json()['id']}/links"), 409, "video_not_ready")


def test_the_address_of_a_new_video_is_relative_to_where_it_was_posted(app: App) -> None:
    for path in ("/videos", "/v1/videos"):
        posted = app.http.post(path, data={"prompt": path}, files={"image": draw_png()})
        there = posted.url.join(posted.headers["location"])
        assert there.path == f"{path}/{posted.json()['id']}"
        assert app.http.get(there).json()["id"] == posted.json()["id"]


@pytest.mark.parametrize("path", ["/v1x", "/v1/v1/videos", "/v2/videos"])
def test_other_prefixes_are_not_known(app: App, path: str) -> None:
    assert_error(app.http.get(path), 404, "not_found")


def test_models_are_listed_as_openai_lists_them(app: App) -> None:
    page = app.http.get("/v1/models").json()
    assert page == app.http.get("/models").json()
    assert page == {
        "object": "list", "data": [{"id": "veo3", "object": "model", "created": 1_747_699_200, "owned_by": "google"}],
    }  # fmt: skip
    assert app.http.get("/v1/models/veo3").json() == page["data"][0]
    assert_error(app.http.get("/v1/models/sora-2"), 404, "model_not_found", "model")
