"""A request with a bad field or body is refused with an error that names it and says what to do, and costs nothing."""

import base64
import json
from typing import Any

import httpx
import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error
from tests.support.pictures import draw_png

STILL = draw_png()
DATA_URL = f"data:image/png;base64,{base64.b64encode(STILL).decode()}"
GOOD: dict[str, Any] = {"prompt": "waves", "image": DATA_URL}
SIZES = "`1920x1080`, `1080x1920`, `1080x1080`, `1280x720`, `720x1280` or `720x720`"
FORM = "multipart/form-data; boundary=cut"

# Field; its value in JSON, or None when only text is tested; its value as text; words of the message.
FIELDS = [
    ("prompt", "", None, "must not be blank"),
    ("prompt", " \t\n ", " \t\n ", "must not be blank"),
    ("prompt", "x" * 4_001, "x" * 4_001, "at most 4,000 characters"),
    ("prompt", "a\0b", "a\0b", "an invalid character"),
    ("prompt", 8, None, "string"),
    ("model", "sora-2", "sora-2", "must be `veo3`"),
    ("aspect_ratio", "4:3", "4:3", "must be `16:9`, `9:16` or `1:1`"),
    ("resolution", "4k", "4k", "must be `720p` or `1080p`"),
    ("seconds", 4, "4", "must be `8`"),
    ("seconds", "4", "8.0", "must be `8`"),
    ("seconds", True, None, "must be `8`"),
    ("size", "640x480", "640x480", SIZES),
    ("size", "1080X1920", "1080 x 1920", SIZES),
    ("fast_mode", "maybe", "maybe", "boolean"),
    ("fast_mode", 2, None, "boolean"),
    ("generate_audio", "null", "null", "boolean"),
    ("generate_audio", [True], "ja", "boolean"),
    ("take", 0, "0", "greater than or equal to 1"),
    ("take", -1, "-1", "greater than or equal to 1"),
    ("take", "x", "x", "valid integer"),
    ("take", 1.5, "1.5", "integer"),
    ("take", 1_000_001, "1000001", "less than or equal to 1000000"),
]
IDS = [f"{name}-{number}" for number, (name, *_) in enumerate(FIELDS)]


def post_form(quiet: Quiet, fields: dict[str, Any], *more: tuple[str, Any]) -> httpx.Response:
    files = [("image", ("still.png", STILL, "image/png")), *more]
    return quiet.app.http.post("/videos", data=fields, files=files)


def post_raw(quiet: Quiet, body: str | bytes, content_type: str | None = "application/json") -> httpx.Response:
    headers = {} if content_type is None else {"content-type": content_type}
    return quiet.app.http.post("/videos", content=body, headers=headers)


@pytest.mark.parametrize(("field", "value", "_text", "words"), FIELDS, ids=IDS)
def test_a_bad_value_in_json_is_named_with_what_is_allowed(
    quiet: Quiet, field: str, value: object, _text: object, words: str
) -> None:
    error = assert_error(quiet.app.http.post("/videos", json=GOOD | {field: value}), 400, "invalid_value", field)
    assert error["type"] == "invalid_request_error"
    assert f"`{field}`" in error["message"]
    assert words in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize(
    ("field", "text", "words"), [(name, text, words) for name, _, text, words in FIELDS if text is not None]
)
def test_a_bad_value_in_a_form_is_named_with_what_is_allowed(quiet: Quiet, field: str, text: str, words: str) -> None:
    error = assert_error(post_form(quiet, {"prompt": "waves"} | {field: text}), 400, "invalid_value", field)
    assert f"`{field}`" in error["message"]
    assert words in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize(
    "name", ["fast-mode", "fastMode", "duration", "n", "body", "query", "meta[a]", "tags[]", "\u00fcber", ""]
)
@pytest.mark.parametrize("as_form", [True, False], ids=["form", "json"])
def test_an_unknown_field_is_refused_and_what_is_allowed_is_listed(quiet: Quiet, name: str, as_form: bool) -> None:
    if as_form:
        answer = post_form(quiet, {"prompt": "waves", name: "true"})
    else:
        answer = quiet.app.http.post("/videos", json=GOOD | {name: True})
    error = assert_error(answer, 400, "unknown_field", name)
    assert f"`{name}` is not a known field" in error["message"]
    for allowed in ("image", "prompt", "fast_mode", "size", "take"):
        assert f"`{allowed}`" in error["message"]
    quiet.assert_untouched()


def test_an_unknown_field_is_named_before_a_missing_one(quiet: Quiet) -> None:
    answer = quiet.app.http.post("/videos", json={"promt": "waves", "image": DATA_URL})
    assert_error(answer, 400, "unknown_field", "promt")
    quiet.assert_untouched()


@pytest.mark.parametrize("as_form", [True, False], ids=["form", "json"])
def test_a_missing_prompt_is_named(quiet: Quiet, as_form: bool) -> None:
    answer = post_form(quiet, {}) if as_form else quiet.app.http.post("/videos", json={"image": DATA_URL})
    assert "`prompt` is missing" in assert_error(answer, 400, "missing_field", "prompt")["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("field", ["prompt", "take", "fast_mode", "model"])
def test_a_field_given_twice_in_a_form_is_refused(quiet: Quiet, field: str) -> None:
    values = {"prompt": "waves", field: ["true", "false"]}
    error = assert_error(post_form(quiet, values), 400, "invalid_value", field)
    assert f"`{field}` was sent more than once: send it only once" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("first", ["true", "false"])
def test_a_field_given_twice_in_json_is_refused(quiet: Quiet, first: str) -> None:
    body = json.dumps(GOOD)[:-1] + f', "fast_mode": {first}, "fast_mode": true}}'
    assert_error(post_raw(quiet, body), 400, "invalid_value", "fast_mode")
    quiet.assert_untouched()


@pytest.mark.parametrize(
    ("shape", "size", "words"),
    [
        ({"aspect_ratio": "16:9"}, "1080x1920", "1080x1920 means 9:16, but `aspect_ratio` is 16:9"),
        ({"aspect_ratio": "1:1", "resolution": "720p"}, "1280x720", "1280x720 means 16:9, but `aspect_ratio` is 1:1"),
        ({"resolution": "1080p"}, "720x720", "720x720 means 720p, but `resolution` is 1080p"),
    ],
)
def test_a_size_that_contradicts_the_frame_is_refused(
    quiet: Quiet, shape: dict[str, str], size: str, words: str
) -> None:
    for answer in (
        post_form(quiet, {"prompt": "waves", "size": size} | shape),
        quiet.app.http.post("/videos", json=GOOD | {"size": size} | shape),
    ):
        error = assert_error(answer, 400, "invalid_value", "size")
        assert words in error["message"]
        assert "Send one or the other" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        (b"", "invalid_json", None),
        (b"{", "invalid_json", None),
        (b"waves", "invalid_json", None),
        (b'{"prompt": "\xff"}', "invalid_json", None),
        (b'{"take": ' + b"9" * 5_000 + b"}", "invalid_json", None),
        (b"[" * 200_000, "invalid_json", None),
        (b'{"prompt":' * 50_000, "invalid_json", None),
        (b"[]", "invalid_json", None),
        (b'"waves"', "invalid_json", None),
        (b"null", "invalid_json", None),
        (b'{"prompt": "a\\ud800b", "image": "' + DATA_URL.encode() + b'"}', "invalid_value", "prompt"),
        (b'{"take": NaN, "prompt": "a", "image": "' + DATA_URL.encode() + b'"}', "invalid_value", "take"),
        (b'{"\\ud800": 1, "prompt": "a", "image": "' + DATA_URL.encode() + b'"}', "unknown_field", "?"),
        (b'{"\\udfff": 1, "\\udfff": 2}', "invalid_value", "?"),
    ],
    ids=range(14),
)
def test_json_that_can_not_be_read_is_refused(quiet: Quiet, body: bytes, code: str, param: str | None) -> None:
    error = assert_error(post_raw(quiet, body), 400, code, param)
    assert code != "invalid_json" or "JSON" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("content_type", [None, "text/plain", "image/png", "application/x-www-form-urlencoded", "json"])
def test_another_content_type_is_refused_with_those_that_are_taken(quiet: Quiet, content_type: str | None) -> None:
    error = assert_error(post_raw(quiet, json.dumps(GOOD), content_type), 415, "unsupported_content_type")
    assert "multipart/form-data" in error["message"]
    assert "application/json" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=", FORM])
def test_a_form_without_its_boundary_is_refused(quiet: Quiet, content_type: str) -> None:
    error = assert_error(post_raw(quiet, b"--other\r\n\r\n", content_type), 400, "invalid_value")
    assert "form" in error["message"]
    quiet.assert_untouched()


def whole_form() -> bytes:
    """A form that costs half of the standard price, but only if its last field is read."""
    parts = [
        b'name="image"; filename="a.png"\r\n\r\n' + STILL,
        b'name="prompt"\r\n\r\nwaves',
        b'name="fast_mode"\r\n\r\ntrue',
    ]
    return b"".join(b"--cut\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--cut--\r\n"


@pytest.mark.parametrize("kept", [0, 3, 40, 150, -4, -6, -12, -30, -60, -80])
def test_a_form_that_was_cut_is_refused_and_not_taken_without_its_last_fields(quiet: Quiet, kept: int) -> None:
    error = assert_error(post_raw(quiet, whole_form()[:kept], FORM), 400, "invalid_value")
    assert "form" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("parts", [51, 2_000])
def test_a_form_of_endless_parts_is_refused(quiet: Quiet, parts: int) -> None:
    answer = post_form(quiet, {"prompt": "waves"} | {f"x{number}": "1" for number in range(parts)})
    assert "Too many fields" in assert_error(answer, 400, "invalid_value")["message"]
    quiet.assert_untouched()
