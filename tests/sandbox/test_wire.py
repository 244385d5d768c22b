"""Upstream's API as `upstream.md` describes it, without faults, and the requests that it refuses."""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from .conftest import Running, picture

RECORD = {
    "uuid", "userId", "teamId", "teamUser", "model", "type", "metadata", "rating", "feedback", "conversationId",
    "status", "createdAt", "aiRecordDetail", "additionalData", "temporaryUrl",
}  # fmt: skip
TEAM_USER = {
    "teamId", "userId", "userName", "userAvatar", "status", "role", "creditLimit", "usedCredit", "createdAt",
    "createdBy", "updatedAt", "updatedBy",
}  # fmt: skip


def test_upload_answers_with_a_key_and_keeps_the_bytes(sandbox: Running) -> None:
    content = picture()
    answer = sandbox.http.post("/api/assets", files={"asset": ("x.png", content, "image/png")}).json()
    path = answer["fileContent"]["path"]
    assert path.startswith("images/")
    assert path.endswith("_x.png")
    assert answer["asset"]["key"] == path
    assert {**answer["asset"], "key": "", "location": ""} == {
        "fieldname": "asset",
        "originalname": "x.png",
        "mimetype": "image/png",
        "size": len(content),
        "key": "",
        "location": "",
    }
    assert set(answer["fileContent"]) == {"uuid", "path", "type", "status"}
    assert sandbox.http.get(f"/sandbox/assets/{path}").content == content


def test_every_upload_is_a_new_key(sandbox: Running) -> None:
    content = picture()
    assert len({sandbox.upload(content) for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"asset": ("noextension", b"x", "image/png")}, 400),
        ({"file": ("x.png", b"x", "image/png")}, 400),
        ({"asset": ("x.png", b"x" * 25_000_001, "image/png")}, 413),
    ],
    ids=["no extension", "another part's name", "too large"],
)
def test_upload_refuses(sandbox: Running, files: Any, status: int) -> None:
    before = sandbox.state()
    assert sandbox.http.post("/api/assets", files=files).status_code == status
    after = sandbox.state()
    assert len(after["assets"]) == len(before["assets"])
    assert after["uploads"] == before["uploads"] + 1


def test_async_answers_at_once_and_the_results_follow(sandbox: Running) -> None:
    body = sandbox.body("a quiet lake", generate_audio=True)
    first = sandbox.http.post("/api/features", json=body).json()["aiRecord"]
    assert first["status"] == "PROCESSING"
    assert first["temporaryUrl"] is None
    record = sandbox.ended(first["uuid"])
    assert set(record) == RECORD
    assert set(record["teamUser"]) == TEAM_USER
    assert record["status"] == "SUCCESS"
    assert record["uuid"] == first["uuid"]
    assert record["aiRecordDetail"]["promptObject"] == body["promptObject"]
    [film] = record["aiRecordDetail"]["resultObject"]
    assert film.startswith("development/videos/")
    assert film in record["temporaryUrl"]
    answer = sandbox.http.get(record["temporaryUrl"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "video/mp4"


@pytest.mark.parametrize("mode", ["async", "blocking"])
def test_the_seeds_body_blocks_until_the_video_is_there(start: Callable[..., Running], mode: str) -> None:
    sandbox = start(mode=mode)
    record = sandbox.submit(blocking=True).json()["aiRecord"]
    assert set(record) == RECORD
    assert record["status"] == "SUCCESS"
    assert sandbox.http.get(record["temporaryUrl"]).status_code == 200
    again = sandbox.poll(record["uuid"]).json()["aiRecord"]
    assert {**again, "temporaryUrl": ""} == {**record, "temporaryUrl": ""}


def test_blocking_mode_ignores_a_request_for_async(start: Callable[..., Running]) -> None:
    assert start(mode="blocking").submit().json()["aiRecord"]["status"] == "SUCCESS"


@pytest.mark.parametrize(
    ("model", "fields", "price", "fast"),
    [
        ("veo3-video", {"fast_mode": True, "generate_audio": True}, 720_000, True),
        ("veo3-video", {"fast_mode": True, "generate_audio": False}, 480_000, True),
        ("veo3-video", {"fast_mode": False, "generate_audio": True}, 1_920_000, False),
        ("veo3-video", {"fast_mode": False, "generate_audio": False}, 960_000, False),
        ("veo3-video", {"generate_audio": False, "task_type": "veo3-video-fast", "fast-mode": True}, 960_000, False),
        ("veo3", {"task_type": "veo3-video-fast", "generate_audio": False}, 480_000, True),
        ("veo3", {"task_type": "veo3.1-video", "generate_audio": True}, 1_920_000, False),
        ("veo3", {"fast_mode": True, "generate_audio": False}, 960_000, False),
    ],
)
def test_dialects_and_prices(sandbox: Running, model: str, fields: dict[str, Any], price: int, fast: bool) -> None:
    body = sandbox.body("dialects")
    rest = {name: body["promptObject"][name] for name in ("imageUrl", "prompt")}
    used = sandbox.state()["usedCredit"]
    answer = sandbox.http.post("/api/features", json={**body, "model": model, "promptObject": {**rest, **fields}})
    assert answer.status_code == 200, answer.text
    state = sandbox.state()
    assert state["usedCredit"] - used == price
    assert state["records"][-1]["parameters"] == {
        "model": model,
        "fast_mode": fast,
        "generate_audio": fields["generate_audio"],
        "aspect_ratio": "16:9",
        "resolution": "1080p",
        "veo3_duration": "8s",
        "price": price,
    }


def test_used_credit_is_the_figure_before_this_call(start: Callable[..., Running]) -> None:
    sandbox = start()
    figures = [sandbox.made(f"film {number}")["teamUser"]["usedCredit"] for number in range(3)]
    assert figures == [0, 480_000, 960_000]
    assert sandbox.state()["usedCredit"] == 1_440_000


def test_the_state_shows_what_came_in(start: Callable[..., Running]) -> None:
    sandbox = start()
    body = sandbox.body("a red boat")
    uuid_ = sandbox.http.post("/api/features", json=body).json()["aiRecord"]["uuid"]
    sandbox.http.get(sandbox.ended(uuid_)["temporaryUrl"])
    state = sandbox.state()
    assert (state["paidCalls"], state["uploads"], state["submits"], state["downloads"]) == (1, 1, 1, 1)
    assert state["polls"] >= 1
    [record] = state["records"]
    assert record["body"] == body
    assert (record["uuid"], record["status"], record["paid"]) == (uuid_, "SUCCESS", True)
    assert (record["prompt"], record["imageUrl"]) == ("a red boat", body["promptObject"]["imageUrl"])
    assert set(state["assets"][0]) == {"path", "name", "mimetype", "size", "sha256"}


def test_the_state_of_one_prompt_shows_its_stills_alone(sandbox: Running) -> None:
    stills = {prompt: sandbox.upload() for prompt in ("one of two", "the other of two")}
    for prompt, still in stills.items():
        assert sandbox.submit(prompt, imageUrl=still).status_code == 200
    state = sandbox.http.get("/sandbox/state", params={"prompt": "one of two"}).json()
    assert [record["prompt"] for record in state["records"]] == ["one of two"]
    assert [asset["path"] for asset in state["assets"]] == [stills["one of two"]]


def test_an_unknown_uuid_is_200_with_null(sandbox: Running) -> None:
    answer = sandbox.poll(str(uuid.uuid4()))
    assert (answer.status_code, answer.json()) == (200, {"aiRecord": None})


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """It accepts one key only."""
    sandbox = Running(tmp_path_factory.mktemp("guarded"), api_key="a-key")
    yield sandbox
    sandbox.close()


@pytest.mark.parametrize("headers", [{}, {"API-KEY": ""}, {"API-KEY": "another"}])
@pytest.mark.parametrize("path", ["/api/results/x", "/api/features", "/api/assets"])
def test_a_bad_key_is_401(guarded: Running, headers: dict[str, str], path: str) -> None:
    method = "GET" if "results" in path else "POST"
    answer = httpx.request(method, guarded.address + path, headers=headers)
    assert answer.status_code == 401
    assert answer.json() == {"errorCode": "HTTP_EXCEPTION", "message": "API Key has been deleted"}
    assert guarded.poll("x").status_code == 200


def test_the_price_list_is_public(sandbox: Running) -> None:
    answer = httpx.get(f"{sandbox.address}/models?feature=IMAGE_TO_VIDEO").json()
    [model] = [each for each in answer["models"] if each["modelId"] == "veo3-video"]
    assert model["creditMetadata"]["IMAGE_TO_VIDEO"] == {
        "fast": {"withAudio": 90_000, "withoutAudio": 60_000},
        "standard": {"withAudio": 240_000, "withoutAudio": 120_000},
    }


@pytest.mark.parametrize("missing", ["type", "model", "promptObject", "promptObject.imageUrl", "promptObject.prompt"])
def test_missing_fields_are_named_in_a_json_string(sandbox: Running, missing: str) -> None:
    body = sandbox.body()
    holder, _, name = missing.rpartition(".")
    (body[holder] if holder else body).pop(name)
    answer = sandbox.http.post("/api/features", json=body)
    assert answer.status_code == 400
    assert answer.json()["errorCode"] == "MISSING_REQUIRED_FIELDS"
    assert [each["field"] for each in json.loads(answer.json()["details"])] == [missing]


@pytest.mark.parametrize(
    "wrong",
    [
        {"aspect_ratio": "4:3"},
        {"resolution": "4k"},
        {"veo3_duration": "5s"},
        {"fast_mode": "true"},
        {"imageUrl": "images/never_uploaded.png"},
    ],
    ids=str,
)
def test_bad_parameters_are_called_busy(sandbox: Running, wrong: dict[str, Any]) -> None:
    paid = sandbox.state()["paidCalls"]
    answer = sandbox.submit(**wrong)
    assert answer.status_code == 400
    assert answer.json()["errorCode"] == "EXTERNAL_API_RESPONSE_WITH_ERROR"
    assert "a bit busy right now" in answer.json()["message"]
    assert ("image" if "imageUrl" in wrong else next(iter(wrong))) in answer.json()["details"]
    assert sandbox.state()["paidCalls"] == paid


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "UNKNOWN_ERROR"),
        (b"[]", "UNKNOWN_ERROR"),
        (b"{}", "MISSING_REQUIRED_FIELDS"),
        (
            b'{"type": "IMAGE_TO_VIDEO", "model": "kling", "promptObject": {"imageUrl": "x", "prompt": "y"}}',
            "UNSUPPORTED_MODEL",
        ),
    ],
)
def test_other_bodies_are_refused(sandbox: Running, content: bytes, code: str) -> None:
    answer = sandbox.http.post("/api/features", content=content)
    assert (answer.status_code, answer.json()["errorCode"]) == (400, code)


def test_a_still_that_is_none_ends_as_failure_and_costs_nothing(sandbox: Running) -> None:
    before = sandbox.state()
    record = sandbox.made("no picture", imageUrl=sandbox.upload(b"not a picture at all"))
    assert record["status"] == "FAILURE"
    assert record["aiRecordDetail"]["resultObject"] == []
    after = sandbox.state()
    assert (after["paidCalls"], after["usedCredit"]) == (before["paidCalls"], before["usedCredit"])


def test_too_many_requests_a_minute(start: Callable[..., Running]) -> None:
    sandbox = start(requests_per_minute=3)
    assert [sandbox.poll("x").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = sandbox.poll("x").json()
    assert set(answer) == {"message", "retryAfter"}
    assert 1 <= answer["retryAfter"] <= 60
    assert sandbox.http.patch("/sandbox/options", json={"requests_per_minute": 0}).status_code == 200
    assert sandbox.poll("x").status_code == 200


def test_past_the_credit_limit_it_is_406(start: Callable[..., Running]) -> None:
    sandbox = start(credit_limit=1_000_000)
    assert [sandbox.submit(f"film {number}").status_code for number in range(3)] == [200, 200, 406]
    answer = sandbox.submit("one more").json()
    assert answer["errorCode"] == "INSUFFICIENT_CREDITS"
    assert answer["message"].startswith("The feature requires 480000 credits, but the ")
    assert sandbox.state()["usedCredit"] == 960_000
