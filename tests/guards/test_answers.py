"""Responses match the contract. `contract.check` checks every response in all tests; here it is tested itself, and also
the opposite: what the contract describes is really sent."""

from collections.abc import Callable

import httpx
import pytest

from tests.support import contract
from tests.support.films import make, post
from tests.support.money import PRICE
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until

Ask = Callable[[App, str], httpx.Response]
_RUNNING = "[[fault:late-success=3]]"


def _get(path: str, **headers: str) -> Ask:
    return lambda app, video_id: app.http.get(path.format(video_id), headers=headers)


OPERATIONS = {
    operation["operationId"]: operation for path in contract.DOCUMENT["paths"].values() for operation in path.values()
}
ASKED: dict[str, tuple[Ask, int]] = {
    "accepted": (lambda app, _: post(app), 202),
    "accepted in time": (lambda app, _: _post_twice(app, prompt=_RUNNING, wait=0), 202),
    "made in time": (lambda app, _: _post_twice(app, prompt="quick", wait=60), 200),
    "page": (_get("/videos"), 200),
    "video": (_get("/videos/{}"), 200),
    "video on its way": (lambda app, _: _look_at_running(app), 200),
    "video as it was": (lambda app, _: _look_again(app), 304),
    "film": (_get("/videos/{}/content"), 200),
    "piece": (_get("/videos/{}/content", Range="bytes=0-9"), 206),
    "no such piece": (_get("/videos/{}/content", Range="bytes=99999999-"), 416),
    "the same": (_get("/videos/{}/content", **{"If-None-Match": "*"}), 304),
    "deleted": (lambda app, video_id: app.http.delete(f"/videos/{video_id}"), 200),
    "not ready": (lambda app, _: app.http.get(f"/videos/{post(app, prompt=_RUNNING).json()['id']}/content"), 409),
    "already ended": (lambda app, video_id: app.http.post(f"/videos/{video_id}/cancel"), 409),
    "not found": (_get("/videos/video_1"), 404),
    "bad cursor": (_get("/videos?after=x"), 400),
    "bad field": (lambda app, _: post(app, seconds="4"), 400),
    "not an image": (lambda app, _: post(app, b"nonsense"), 400),
    "not a form": (lambda app, _: app.http.post("/videos", content=b"x", headers={"content-type": "text/plain"}), 415),
    "no key": (_get("/videos", Authorization=""), 401),
    "credits": (_get("/credits"), 200),
    "entries": (_get("/credits/entries"), 200),
    "prices": (_get("/prices"), 200),
    "alive": (_get("/livez"), 200),
    "ready": (_get("/readyz"), 200),
}  # fmt: skip


def _post_twice(app: App, prompt: str, wait: int) -> httpx.Response:
    """The second response: a replay."""
    form, files = {"prompt": prompt}, {"image": ("still.png", draw_png(), "image/png")}
    headers = {"Prefer": f"wait={wait}", "Idempotency-Key": prompt}
    return [app.http.post("/videos", data=form, files=files, headers=headers) for _ in range(2)][-1]


def _look_at_running(app: App) -> httpx.Response:
    video_id = post(app, prompt=_RUNNING).json()["id"]
    return app.http.get(f"/videos/{video_id}", headers={"Prefer": "wait=0"})


def _look_again(app: App) -> httpx.Response:
    """Poll until the video has not changed between two polls."""
    path = f"/videos/{post(app, prompt=_RUNNING).json()['id']}"

    def look() -> httpx.Response | None:
        etag = app.http.get(path).headers["etag"]
        answer = app.http.get(path, headers={"If-None-Match": etag, "Prefer": "wait=0"})
        return answer if answer.status_code == 304 else None

    return wait_until(look, 10, "a video that stands still")


def _get_still(app: App, video_id: str) -> bytes:
    return app.http.get(f"/videos/{video_id}/content", params={"variant": "thumbnail"}).content


def test_answers_have_exactly_the_headers_that_are_told(app: App) -> None:
    """Some headers are sent only sometimes, such as the one that says when to poll again; each is sent by one of these
    requests."""
    sent: dict[tuple[str, str], set[str]] = {}
    for what, (ask, status) in ASKED.items():
        answer = ask(app, make(app, prompt=what)["id"])
        assert answer.status_code == status, answer.text
        operation = contract.find_operation(answer.request.method, answer.request.url.path)
        assert operation is not None
        sent.setdefault((operation["operationId"], str(status)), set()).update(contract.list_own_headers(answer))
    told = {(name, status): contract.list_told_headers(OPERATIONS[name]["responses"][status]) for name, status in sent}
    assert sent == told


def test_without_credit_it_is_told_too(service: Service) -> None:
    with service.add_app(credit_limit=PRICE - 1) as app:
        answer = post(app, draw_png())
    assert answer.status_code == 402
    assert contract.list_own_headers(answer) == {"x-request-id"}


@pytest.mark.parametrize(
    ("status", "headers", "complaint"),
    [
        (200, {"content-type": "application/json", "x-new": "1"}, r"x-new"),
        (200, {"content-type": "text/html"}, r"text/html"),
        (418, {"content-type": "application/json"}, r"418"),
    ],
)
def test_what_is_not_told_is_found(status: int, headers: dict[str, str], complaint: str) -> None:
    request = httpx.Request("GET", "http://127.0.0.1/videos/video_1")
    with pytest.raises(AssertionError, match=complaint):
        contract.check(httpx.Response(status, headers=headers, request=request))
