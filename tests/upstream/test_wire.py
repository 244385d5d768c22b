"""1min.ai's JSON, written and read: upstream.md §1, §2 and §4, and anything else that a network may deliver."""

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.schemas.parameters import VideoParameters
from app.upstream import wire
from app.upstream.wire import Cause, Dialect, Failed, Finished, MalformedResponse, Order, Working
from app.words import AspectRatio, Model, Resolution, Seconds

SEED = (
    '{"type": "IMAGE_TO_VIDEO", "model": "veo3-video", "conversationId": "IMAGE_TO_VIDEO", '
    '"promptObject": {"imageUrl": "images/….png", "prompt": "gentle waves moving", "fast_mode": true, '
    '"generate_audio": true, "aspect_ratio": "16:9", "veo3_duration": "8s", "resolution": "1080p"}}'
)
ORDER = Order("images/….png", VideoParameters(prompt="gentle waves moving", fast_mode=True, generate_audio=True))
LINK = "https://s3.example/development/videos/x.mp4?X-Amz-Date=20251022T083909Z&X-Amz-Expires=604800&X-Amz-Signature=5"
LINK_ENDS = 1_761_727_149_000  # 2025-10-29T08:39:09Z


def answer(status: object = "SUCCESS", **changes: Any) -> dict[str, Any]:
    """The seed's own response, with changes to its record."""
    detail = {"promptObject": {"prompt": "a prompt of safety"}, "resultObject": ["v/x.mp4"], "responseObject": {}}
    record = {"uuid": "73ae328e-1", "teamUser": {"userName": "Jo"}, "status": status, "aiRecordDetail": detail}
    return {"aiRecord": record | {"temporaryUrl": LINK} | changes}


def read(body: object) -> wire.Record | None:
    return wire.read_record(body if isinstance(body, bytes) else json.dumps(body).encode())


def test_the_body_without_async_is_the_seeds_byte_for_byte() -> None:
    body = wire.write_order(ORDER, model="veo3-video", dialect="fast_mode", asynchronous=False)
    assert json.dumps(body, ensure_ascii=False) == SEED


ORDERS = st.builds(
    Order,
    image=st.text(),
    parameters=st.builds(
        VideoParameters.from_columns,
        st.fixed_dictionaries(
            {
                "prompt": st.text(),
                "model": st.sampled_from(Model),
                "fast_mode": st.booleans(),
                "generate_audio": st.booleans(),
                "aspect_ratio": st.sampled_from(AspectRatio),
                "resolution": st.sampled_from(Resolution),
                "seconds": st.sampled_from(Seconds),
                "take": st.integers(1, 1_000_000),
            }
        ),
    ),
)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(ORDERS, st.sampled_from(["fast_mode", "task_type"]), st.booleans())
def test_every_parameter_is_sent_always(order: Order, dialect: Dialect, asynchronous: bool) -> None:
    body = wire.write_order(order, model="veo3-video", dialect=dialect, asynchronous=asynchronous)
    sent, wanted = body["promptObject"], order.parameters
    speed = "fast_mode" if dialect == "fast_mode" else "task_type"
    assert set(sent) == {
        "imageUrl", "prompt", "generate_audio", "aspect_ratio", "veo3_duration", "resolution", speed
    }  # fmt: skip
    assert sent[speed] == (wanted.fast_mode if dialect == "fast_mode" else "veo3-video" + "-fast" * wanted.fast_mode)
    assert (sent["prompt"], sent["generate_audio"], sent["veo3_duration"]) == (
        wanted.prompt,
        wanted.generate_audio,
        "8s",
    )
    assert ("async" in body) is asynchronous


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"asset": {"key": "images/a.png"}, "fileContent": {"path": "images/b.png"}}, "images/b.png"),
        ({"asset": {"key": "images/a.png"}}, "images/a.png"),
        ({"asset": {"key": "images/a.png"}, "fileContent": {"path": ""}}, "images/a.png"),
        ({"asset": {"key": "images/a.png"}, "fileContent": None}, "images/a.png"),
    ],
)
def test_an_upload_is_called_by_its_path_or_else_its_key(body: object, path: str) -> None:
    assert wire.read_asset(json.dumps(body).encode()) == path


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"asset": {"location": "https://x"}}', b'{"asset": {"key": 5}}', b"[" * 9_999],
)
def test_an_upload_that_names_no_path_is_nonsense(body: bytes) -> None:
    with pytest.raises(MalformedResponse):
        wire.read_asset(body)


RECORDS = [
    (answer(), Finished("73ae328e-1", LINK, LINK_ENDS)),
    (answer("PROCESSING", temporaryUrl=None), Working("73ae328e-1")),
    (answer(temporaryUrl=None), Working("73ae328e-1")),
    (answer(temporaryUrl=""), Working("73ae328e-1")),
    (answer(temporaryUrl="s3://bucket/x.mp4"), Working("73ae328e-1")),
    (answer(temporaryUrl="http://["), Working("73ae328e-1")),
    (answer(temporaryUrl="https://x/\ud800"), Working("73ae328e-1")),
    (answer(temporaryUrl="https://x/\r\nHost: y"), Working("73ae328e-1")),
    (answer(aiRecordDetail={"resultObject": []}), Working("73ae328e-1")),
    (answer(aiRecordDetail=None), Working("73ae328e-1")),
    (answer("FAILURE"), Failed(Cause.OTHER, "status FAILURE")),
    (answer("FAILED", uuid=None), Failed(Cause.OTHER, "status FAILURE")),
    ({"aiRecord": None}, None),
    ({"success": False, "error": {"code": "X", "message": "no"}}, Failed(Cause.OTHER, "X: no")),
    ({"errorCode": "UNKNOWN_ERROR", "message": "no"}, Failed(Cause.OTHER, "UNKNOWN_ERROR: no")),
    ({"temporaryUrl": LINK} | answer(temporaryUrl=None), Finished("73ae328e-1", LINK, LINK_ENDS)),
]


@pytest.mark.parametrize(("body", "record"), RECORDS, ids=range(len(RECORDS)))
def test_a_record_is_read_as_it_stands(body: object, record: wire.Record | None) -> None:
    found = read(body)
    if isinstance(found, Failed) and isinstance(record, Failed):
        assert (found.cause, " ".join(found.detail.split())) == (record.cause, record.detail)
    else:
        assert found == record


@pytest.mark.parametrize("status", ["QUEUED", None, [], {"a": 1}], ids=str)
def test_a_new_word_beside_a_uuid_can_be_asked_about(status: object) -> None:
    assert read(answer(status)) == Working("73ae328e-1")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"<html></html>", b'{"aiRecord": {"uuid": "73ae', b"[]", b"{}", b"[" * 100_000, b"\xff\xfe",
        {"aiRecord": []}, {"aiRecord": "x"},
        answer("PROCESSING", uuid=None), answer("PROCESSING", uuid=""), answer(uuid=7),
        answer("PROCESSING", uuid="../features"), answer(uuid="a b"), answer(uuid="a\n"), answer(uuid="\ud800"),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_is_no_record_is_nonsense(body: object) -> None:
    with pytest.raises(MalformedResponse):
        read(body)


@pytest.mark.parametrize("status", ["FAILURE", "FAILED"])
@pytest.mark.parametrize(
    ("said", "cause"),
    [({"error": "PROMPT_SAFETY_FILTER"}, Cause.PROMPT), ({"reason": "the image holds a person"}, Cause.IMAGE)],
)
def test_a_failure_says_what_it_was_about_by_upstreams_part_alone(status: str, said: object, cause: Cause) -> None:
    detail = {"promptObject": {"prompt": "a safety image"}, "responseObject": said}
    assert read(answer(status, aiRecordDetail=detail)) == Failed(cause, "status FAILURE")


DAYS_7 = 7 * 24 * 3600


@pytest.mark.parametrize(
    "query", ["", "?X-Amz-Date=x&X-Amz-Expires=5", "?X-Amz-Expires=60", "?X-Amz-Date=20251022T083909Z"]
)
def test_a_link_that_does_not_say_lives_for_seven_days(query: str) -> None:
    before = int(time.time())
    record = read(answer(temporaryUrl=f"https://s3.example/x.mp4{query}"))
    assert isinstance(record, Finished)
    assert before + DAYS_7 <= record.expires_at / 1000 <= time.time() + DAYS_7 + 1


@pytest.mark.parametrize("expires", ["9" * 30, "9" * 4_000, "99999999"])
@pytest.mark.parametrize("year", ["2025", "9999"])
def test_no_link_lives_longer_than_seven_days_from_now(expires: str, year: str) -> None:
    """Nothing may stay in progress for ever, and the time must fit into a column."""
    record = read(answer(temporaryUrl=f"https://s3.example/x?X-Amz-Date={year}1022T083909Z&X-Amz-Expires={expires}"))
    assert isinstance(record, Finished)
    assert record.expires_at / 1000 <= time.time() + DAYS_7 + 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["SUCCESS", "FAILED", LINK]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["uuid", "errorCode", "error"]), inner),
    max_leaves=8,
)
DETAILS = st.none() | st.fixed_dictionaries({}, optional={"resultObject": JSON, "responseObject": JSON})
RECORD = st.fixed_dictionaries(
    {},
    optional={
        "uuid": JSON | st.just("73ae"),
        "status": JSON | st.sampled_from(["SUCCESS", "FAILURE", "FAILED", "PROCESSING"]),
        "temporaryUrl": JSON | st.just(LINK) | st.text().map("https://{}".format),
        "aiRecordDetail": DETAILS | JSON,
    },
)
BODIES = JSON | st.fixed_dictionaries(
    {},
    optional={"aiRecord": RECORD | JSON, "success": st.booleans(), "error": JSON, "errorCode": JSON, "details": JSON},
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(BODIES)
def test_any_json_is_a_record_or_nonsense(body: object) -> None:
    text = json.dumps(body).encode()
    try:
        record = wire.read_record(text)
    except MalformedResponse:
        record = None
    match record:
        case Working(uuid) | Finished(uuid, _, _):
            assert uuid.isascii()
            assert "/" not in uuid
        case Failed(_, detail):
            assert len(detail) <= 500
        case None:
            pass
    assert len(wire.read_refusal(text).detail) <= 500
    assert (wire.read_retry_after(text) or 1) > 0
    wire.read_required_credits(text)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.binary())
def test_any_bytes_are_a_record_or_nonsense(body: bytes) -> None:
    try:
        wire.read_record(body)
    except MalformedResponse:
        assert wire.read_refusal(body).cause is Cause.OTHER


@pytest.mark.parametrize("depth", [*range(700, 1_000, 7), 100_000])
def test_json_of_any_depth_is_survived(depth: int) -> None:
    nested = b'{"a":' * depth + b"1" + b"}" * depth
    for body in (
        b'{"aiRecord": {"status": "FAILURE", "aiRecordDetail": {"responseObject": ' + nested + b"}}}",
        b'{"errorCode": "EXTERNAL_API_RESPONSE_WITH_ERROR", "details": ' + nested + b"}",
    ):
        try:
            assert isinstance(wire.read_record(body), Failed)
        except MalformedResponse:
            assert isinstance(wire.read_refusal(body), Failed)


@pytest.mark.parametrize("status", ["SUCCESS", "PROCESSING", "FAILURE"])
def test_a_record_shows_the_counter(status: str) -> None:
    found = read(answer(status, teamUser={"userName": "Jo", "creditLimit": 100_000_000, "usedCredit": 25_491_660}))
    assert found is not None
    assert found.reading == (100_000_000, 25_491_660)


@pytest.mark.parametrize(
    "figure", [None, "25491660", 1.5, True, -1, 10**16, float("nan"), [5], {"credits": 5}], ids=str
)
def test_figures_that_are_none_are_no_reading(figure: object) -> None:
    for user in ({"creditLimit": figure, "usedCredit": 5}, {"creditLimit": 5, "usedCredit": figure}, figure):
        found = read(answer(teamUser=user))
        assert isinstance(found, Finished)
        assert found.reading is None


def list_models(credits: object) -> bytes:
    """The public list, with these prices in both speeds."""
    listed = {"modelId": "veo3-video", "creditMetadata": {"IMAGE_TO_VIDEO": {"fast": credits, "standard": credits}}}
    return json.dumps({"models": [{"modelId": "other"}, "nonsense", listed]}).encode()


def test_the_public_list_names_prices_per_second() -> None:
    found = wire.read_prices(list_models({"withAudio": 90_000, "withoutAudio": 60_000.0}), "veo3-video")
    assert found == {"fast+audio": 720_000, "fast": 480_000, "standard+audio": 720_000, "standard": 480_000}


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.dictionaries(st.sampled_from(["withAudio", "withoutAudio"]), JSON) | JSON)
def test_a_list_in_another_form_has_no_prices(credits: object) -> None:
    for body in (list_models(credits), json.dumps({"models": credits}).encode(), json.dumps(credits).encode()):
        with contextlib.suppress(MalformedResponse):
            assert min(wire.read_prices(body, "veo3-video").values()) > 0
