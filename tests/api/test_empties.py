"""Empty text in a form and null in JSON mean "not given", for every field; base64 is read in all its spellings."""

import base64
from typing import Any

import httpx
import pytest

from tests.support.films import assert_error
from tests.support.pictures import draw_jpeg, draw_png
from tests.support.services import App

OPTIONAL = (
    "model", "fast_mode", "generate_audio", "aspect_ratio", "resolution", "size", "seconds", "take", "metadata", "user",
)  # fmt: skip
OTHER_IMAGES = ("input_reference", "input_reference[image_url]", "input_reference[file_id]")
NOT_CHOSEN = ("", b"", "application/octet-stream")  # what a browser sends for a file that was not chosen


def write_url(image: bytes, digits: str | None = None) -> str:
    return f"data:image/png;base64,{base64.b64encode(image).decode() if digits is None else digits}"


def post_json(app: App, **fields: Any) -> httpx.Response:
    return app.http.post("/videos", json={"prompt": "waves", **fields})


def assert_equal(app: App, image: bytes, answer: httpx.Response) -> None:
    """It is the request that has nothing but a prompt and this image."""
    assert answer.status_code in {200, 202}, answer.text
    plain = post_json(app, image=write_url(image))
    assert plain.json()["id"] == answer.json()["id"]


def test_empty_text_in_a_form_is_not_given(app: App) -> None:
    image = draw_png()
    fields = dict.fromkeys([*OPTIONAL, *OTHER_IMAGES, "metadata[order]"], "") | {"prompt": "waves"}
    assert_equal(app, image, app.http.post("/videos", data=fields, files={"image": ("a.png", image, "image/png")}))


def test_a_file_that_was_not_chosen_is_not_given(app: App) -> None:
    image = draw_png()
    files = [("input_reference", NOT_CHOSEN), ("image", ("a.png", image, "image/png"))]
    assert_equal(app, image, app.http.post("/videos", data={"prompt": "waves"}, files=files))


def test_null_in_json_is_not_given(app: App) -> None:
    image = draw_png()
    fields = dict.fromkeys([*OPTIONAL, "input_reference"], None)
    assert_equal(app, image, post_json(app, image=write_url(image), **fields))
    other = draw_png()
    reference = {"image_url": write_url(other), "file_id": None}
    assert_equal(app, other, post_json(app, image=None, input_reference=reference))


@pytest.mark.parametrize("field", ["prompt", "image"])
def test_what_is_needed_is_missing_when_it_is_empty(app: App, field: str) -> None:
    form = {"prompt": "waves", "image": write_url(draw_png())} | {field: ""}
    for answer in (
        app.http.post("/videos", files=[(name, (None, value)) for name, value in form.items()]),
        app.http.post("/videos", json=form | {field: None}),
    ):
        assert_error(answer, 400, "missing_field", field)


@pytest.mark.parametrize("eol", ["\n", "\r\n", " "])
def test_base64_may_have_line_breaks(app: App, eol: str) -> None:
    image = draw_jpeg(200, 100)
    digits = base64.b64encode(image).decode()
    lines = eol.join(digits[at : at + 76] for at in range(0, len(digits), 76))
    assert_equal(app, image, post_json(app, image=write_url(image, lines + eol)))


@pytest.mark.parametrize("length", range(3))
def test_base64_needs_no_padding(app: App, length: int) -> None:
    image = draw_png() + bytes(length)  # bytes behind the image do not matter
    digits = base64.b64encode(image).decode()
    assert_equal(app, image, post_json(app, image=write_url(image, digits.rstrip("="))))


def test_base64_may_have_the_alphabet_of_addresses(app: App) -> None:
    image = draw_jpeg(200, 100)
    digits = base64.urlsafe_b64encode(image).decode()
    assert set("-_") <= set(digits)
    assert_equal(app, image, post_json(app, image=write_url(image, digits)))


@pytest.mark.parametrize("digits", ["%%%%", "aGVsb*8=", "猫", "a"])
def test_what_is_not_base64_is_refused(app: App, digits: str) -> None:
    answer = post_json(app, image=write_url(b"", digits))
    assert "not valid base64" in assert_error(answer, 400, "invalid_image", "image")["message"]
