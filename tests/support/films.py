"""Requests films the way a minimal client would."""

from typing import Any

import httpx

from tests.support.pictures import draw_png
from tests.support.services import App
from tests.support.waiting import wait_until


def post(app: App, image: bytes | None = None, *, prompt: str = "waves", **fields: Any) -> httpx.Response:
    """`POST /videos` as a form, with a new image unless one is given. Fields are text, as every client sends them."""
    form = {"prompt": prompt} | {name: str(value).lower() for name, value in fields.items()}
    return app.http.post("/videos", data=form, files={"image": ("still.png", image or draw_png(), "image/png")})


def ask(app: App, image: bytes | None = None, *, prompt: str = "waves", **fields: Any) -> dict[str, Any]:
    """Request a video; assert that it was accepted."""
    answer = post(app, image, prompt=prompt, **fields)
    assert answer.status_code in {200, 202}, answer.text
    video: dict[str, Any] = answer.json()
    return video


def get(app: App, video_id: str) -> dict[str, Any]:
    answer = app.http.get(f"/videos/{video_id}")
    assert answer.status_code == 200, answer.text
    video: dict[str, Any] = answer.json()
    return video


def finish(app: App, video_id: str, seconds: float = 30.0) -> dict[str, Any]:
    """Wait until the video has ended, with or without success; return it."""

    def look() -> dict[str, Any] | None:
        video = get(app, video_id)
        return video if video["status"] in {"completed", "failed"} else None

    return wait_until(look, seconds, f"{video_id} to end")


def make(app: App, image: bytes | None = None, *, prompt: str = "waves", **fields: Any) -> dict[str, Any]:
    """Request a video, and wait until it is completed."""
    video = finish(app, ask(app, image, prompt=prompt, **fields)["id"])
    assert video["status"] == "completed", video
    return video


def assert_error(answer: httpx.Response, status: int, code: str, param: str | None = None) -> dict[str, Any]:
    """Assert that the response is a complete error envelope; return its inner object."""
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error"}
    error: dict[str, Any] = answer.json()["error"]
    assert {"message", "type", "param", "code"} <= set(error)
    assert (error["code"], error["param"]) == (code, param), error
    assert answer.headers["x-request-id"].startswith("req_")
    return error


def assert_unavailable(answer: httpx.Response) -> None:
    """Assert that the response is a 503 that says when to retry."""
    assert_error(answer, 503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0


def list_prompts(app: App) -> set[str]:
    """The prompts of all videos."""
    page, prompts = app.http.get("/videos", params={"limit": 100}).json(), set[str]()
    while True:
        prompts |= {video["prompt"] for video in page["data"]}
        if not page["has_more"]:
            return prompts
        page = app.http.get("/videos", params={"limit": 100, "after": page["last_id"]}).json()
