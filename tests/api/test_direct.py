"""Frequent requests are handled without FastAPI: nobody may notice that. With a query, FastAPI serves them."""

import httpx
import pytest
from fastapi import APIRouter, Depends, Query, Request
from fastapi.routing import APIRoute

from app.api.direct import Direct
from tests.support.films import make
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until

_PATHS = ("/videos/{id}", "/videos", "/videos/{id}/content", "/credits", "/v1/videos/{id}")
_OWN = {"x-request-id", "date"}  # differ between any two answers


@pytest.fixture(scope="module")
def known(service: Service) -> tuple[App, str]:
    with service.add_app() as app:
        return app, make(app)["id"]


def _show_headers(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in _OWN}


def _assert_same(http: httpx.Client, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
    direct, routed = (http.request(method, f"{path}{query}", headers=headers) for query in ("", "?unknown=1"))
    assert (direct.status_code, direct.content) == (routed.status_code, routed.content)
    assert _show_headers(direct) == _show_headers(routed)
    assert direct.headers["x-request-id"] != routed.headers["x-request-id"]
    return direct


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", _PATHS)
def test_the_answer_is_the_same(service: Service, known: tuple[App, str], path: str, method: str) -> None:
    app, video_id = known
    with httpx.Client(base_url=service.address) as http:
        key = {"authorization": f"Bearer {app.key}"}
        found = _assert_same(http, method, path.format(id=video_id), key)
        assert found.status_code == 200
        if etag := found.headers.get("etag"):
            unchanged = _assert_same(http, method, path.format(id=video_id), key | {"if-none-match": etag})
            assert unchanged.status_code == 304


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("key", [None, "Bearer nonsense", "Basic a2luXw=="])
def test_a_refusal_is_the_same(service: Service, path: str, key: str | None) -> None:
    with httpx.Client(base_url=service.address) as http:
        headers = {} if key is None else {"authorization": key}
        assert _assert_same(http, "GET", path.format(id="no-id"), headers).status_code == 401


@pytest.mark.parametrize("video_id", ["no-id", "characters", "%00", "video_01m85mraxtwegeha8yhwskr0y4"])
@pytest.mark.parametrize("path", ["/videos/{id}", "/videos/{id}/content"])
def test_an_unknown_id_is_the_same(service: Service, known: tuple[App, str], path: str, video_id: str) -> None:
    with httpx.Client(base_url=service.address) as http:
        key = {"authorization": f"Bearer {known[0].key}"}
        assert _assert_same(http, "GET", path.format(id=video_id), key).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"idempotency-key": ""}, {"idempotency-key": "a-name"}, {"prefer": "wait=1"}])
def test_a_post_is_the_same(service: Service, known: tuple[App, str], headers: dict[str, str]) -> None:
    key = {"authorization": f"Bearer {known[0].key}"}
    image = draw_png(colour=(1, 2, 3))
    with httpx.Client(base_url=service.address, headers=key | headers) as http:

        def send(path: str) -> httpx.Response:
            return http.post(path, data={"prompt": "posted"}, files={"image": ("still.png", image)})

        wait_until(lambda: send("/videos").status_code != 202, what="the end of its generation")
        direct, routed = send("/videos"), send("/videos?unknown=1")
        assert direct.status_code == (400 if headers.get("idempotency-key") == "" else 200)
        assert (direct.status_code, direct.content) == (routed.status_code, routed.content)
        assert _show_headers(direct) == _show_headers(routed)


@pytest.mark.parametrize("key", [None, "Bearer nonsense"])
def test_a_refused_post_is_the_same(service: Service, key: str | None) -> None:
    with httpx.Client(base_url=service.address, headers={} if key is None else {"authorization": key}) as http:
        direct, routed = (http.post(path, json={"prompt": "posted"}) for path in ("/videos", "/videos?unknown=1"))
        assert (direct.status_code, direct.content) == (routed.status_code, routed.content)
        assert direct.status_code == 401
        assert _show_headers(direct) == _show_headers(routed)


async def _need_a_query(request: Request, wanted: str = Query()) -> str:
    return f"{request.url} {wanted}"


async def _need_a_dependency(request: Request) -> str:
    return str(request.url)


@pytest.mark.parametrize(("handler", "dependencies"), [(_need_a_query, []), (_need_a_dependency, [Depends(lambda: 1)])])
def test_a_handler_that_needs_more_is_a_mistake(handler: object, dependencies: list[object]) -> None:
    router = APIRouter()
    router.get("/path", dependencies=dependencies)(handler)  # type: ignore[type-var,arg-type] # two kinds of handler
    (route,) = (route for route in router.routes if isinstance(route, APIRoute))
    with pytest.raises(TypeError, match=route.name):
        Direct(router, [route], name_request=list[str]().append)
