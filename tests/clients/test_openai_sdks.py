"""OpenAI's own SDKs, old and new, against a real port: only the base URL is changed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.clients.tools import HERE, INSTALLED, bring, run
from tests.support.films import finish
from tests.support.money import PRICE, assert_figures
from tests.support.pictures import draw_png
from tests.support.relay import Relay
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

SDKS = {
    "python 2.5.0": (INSTALLED / "openai-2.5.0" / "bin" / "python", HERE / "openai_sdk.py"),
    "python 2.54.0": (INSTALLED / "openai-2.54.0" / "bin" / "python", HERE / "openai_sdk.py"),
    "python newest": (Path(sys.executable), HERE / "openai_sdk.py"),  # the version in requirements-dev.lock
    "node 6": ("node", "openai_sdk.mjs", "openai6"),
    "node 7": ("node", "openai_sdk.mjs", "openai7"),
}
Play = Callable[..., dict[str, Any]]


@pytest.fixture(params=SDKS)
def sdk(request: pytest.FixtureRequest, tmp_path: Path) -> Play:
    """`sdk("tour", address, key, prompt)` runs a part of the program with this SDK, and returns what it printed."""
    (tmp_path / "still.png").write_bytes(draw_png())
    bring("openai_sdk.mjs", tmp_path)

    def play(scene: str, address: str, key: str) -> dict[str, Any]:
        environment = {"URL": address, "KEY": key, "PROMPT": request.node.name, "FILM": tmp_path / "film.mp4"}
        said = run(*SDKS[request.param], scene, "still.png", folder=tmp_path, environment=environment)
        seen: dict[str, Any] = json.loads(said)
        return seen | {"sdk": request.param, "prompt": request.node.name, "film": tmp_path / "film.mp4"}

    return play


def test_a_tour(sdk: Play, service: Service, sandbox: Sandbox, app: App) -> None:
    seen = sdk("tour", service.address, app.key)
    assert seen["version"].startswith(seen["sdk"].split()[1].replace("newest", _read_newest()))
    assert seen["status"] == "completed"
    assert seen["again"] == [seen["made"], seen["made"]]
    assert seen["deleted"] == [seen["pages"][0], True]
    assert seen["pages"][1] == seen["made"]
    assert seen["code"] == "video_not_found"
    assert seen["film"].read_bytes() == app.http.get(f"/videos/{seen['made']}/content").content
    assert sandbox.paid_calls(seen["prompt"]) == 2  # one per take
    assert_figures(app, used=2 * PRICE)


def test_without_credit(sdk: Play, service: Service, sandbox: Sandbox) -> None:
    with service.add_app(credit_limit=PRICE - 1) as app:
        seen = sdk("poor", service.address, app.key)
    assert (seen["status"], seen["code"], seen["required"]) == (402, "insufficient_credit", PRICE)
    assert sandbox.paid_calls(seen["prompt"]) == 0


def test_an_answer_that_gets_lost(sdk: Play, service: Service, sandbox: Sandbox, app: App) -> None:
    """The SDK sends the request again by itself, and gets the video that the first request created."""
    with Relay(service.address, lost=1) as relay:
        seen = sdk("retry", relay.address, app.key)
        assert relay.dropped == 1
    (video,) = app.http.get("/videos").json()["data"]
    assert seen["ids"] == [video["id"]] * 2
    finish(app, video["id"])
    assert sandbox.paid_calls(seen["prompt"]) == 1
    assert_figures(app, used=PRICE)


def _read_newest() -> str:
    lock = (HERE.parents[1] / "requirements-dev.lock").read_text()
    return next(line.removeprefix("openai==").split()[0] for line in lock.splitlines() if line.startswith("openai=="))
