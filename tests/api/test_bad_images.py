"""A bad still is refused with a clear error that says what to do, and costs nothing. A still is judged by its bytes."""

import base64
from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.api.conftest import Quiet
from tests.decoding.samples import chunk, draw_scans, insert
from tests.support.films import assert_error, make
from tests.support.pictures import draw_bomb, draw_jpeg, draw_png, draw_webp
from tests.support.services import App

Part = tuple[str, tuple[str, bytes, str]]


def encode(image: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(image).decode()}"


def save(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def cut(image: bytes) -> bytes:
    return image[: len(image) * 3 // 4]


def damage(png: bytes) -> bytes:
    """The compressed pixels are replaced by other bytes, as after a disk error."""
    at = png.index(b"IDAT") + 8
    return png[:at] + bytes(byte ^ 0xFF for byte in png[at : at + 20]) + png[at + 20 :]


NOT_A_PICTURE = "not a JPEG, PNG, WebP, HEIC or AVIF file"
DAMAGED = "damaged or cut short: send the whole file"
BAD = {
    "empty": (b"", "empty"),
    "text": (b"I am a text file that was called .png\n" * 30, NOT_A_PICTURE),
    "html": (b"<html><body>not found</body></html>", NOT_A_PICTURE),
    "gif": (save(Image.new("RGB", (64, 36)), "GIF"), "This is a GIF image: export it as JPEG or PNG."),
    "bmp": (save(Image.new("RGB", (64, 36)), "BMP"), "This is a BMP image: export it as JPEG or PNG."),
    "tiff": (save(Image.new("RGB", (64, 36)), "TIFF"), "This is a TIFF image: export it as JPEG or PNG."),
    "mp4": (
        b"\0\0\0\x18ftypmp42" + bytes(2_000),
        "This is a video, not an image: send a JPEG, PNG, WebP, HEIC or AVIF file.",
    ),
    "signature alone": (b"\x89PNG\r\n\x1a\n", DAMAGED),
    "cut JPEG": (cut(draw_jpeg(640, 360)), DAMAGED),
    "cut PNG": (cut(draw_png(640, 360)), DAMAGED),
    "cut WebP": (cut(draw_webp(640, 360)), DAMAGED),
    "cut HEIC": (cut(save(Image.effect_noise((64, 36), 90), "HEIF")), DAMAGED),
    "cut AVIF": (cut(save(Image.effect_noise((64, 36), 90), "AVIF")), DAMAGED),
    "damaged PNG": (damage(draw_png()), DAMAGED),
    "too small": (draw_png(15, 400), "15×400 pixels; each side needs at least 16"),
    "too wide": (draw_bomb(16, 3_900), "3900 pixels: one side may be at most 10 times the other"),
    "too large": (draw_bomb(65_001, 1_000), "65 million pixels: send a smaller one"),
    "scans": (draw_scans(800, 800, 65), "more than 64 scans"),
    "markers": (b"\xff\xd8" + b"\xff\xe7\0\x02" * 100_000, "too many markers"),
    "chunks": (insert(draw_png(), chunk(b"teSt", b"") * 30_000), "too many chunks"),
}


def post(quiet: Quiet, *parts: Part, **fields: str) -> httpx.Response:
    return quiet.app.http.post("/videos", data={"prompt": "waves"} | fields, files=list(parts))


def part(image: bytes, name: str = "image", file_name: str = "still.png", media_type: str = "image/png") -> Part:
    return name, (file_name, image, media_type)


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("way", ["form", "json"])
def test_a_bad_picture_is_refused_with_what_is_wrong(quiet: Quiet, kind: str, way: str) -> None:
    image, words = BAD[kind]
    if way == "form":
        answer = post(quiet, part(image))
    else:
        answer = quiet.app.http.post("/videos", json={"prompt": "waves", "image": encode(image)})
    message = assert_error(answer, 400, "invalid_image", "image")["message"]
    assert "image" in message
    assert words in message
    quiet.assert_untouched()


def test_a_decompression_bomb_is_refused_before_it_unpacks(quiet: Quiet) -> None:
    bomb = draw_bomb()
    assert len(bomb) < 600_000
    before = quiet.service.read_memory(peak=True)
    message = assert_error(post(quiet, part(bomb)), 400, "invalid_image", "image")["message"]
    assert "65 million pixels: send a smaller one" in message
    assert quiet.service.read_memory(peak=True) - before < 200_000_000, "400 million pixels were unpacked"
    quiet.assert_untouched()


@pytest.mark.parametrize("fields", [{}, {"image": ""}, {"image": "still.png"}], ids=["none", "blank", "a file's name"])
@pytest.mark.parametrize("way", ["form", "json"])
def test_a_missing_image_is_named_with_what_to_send(quiet: Quiet, fields: dict[str, str], way: str) -> None:
    body = {"prompt": "waves"} | fields
    if way == "json":
        answer = quiet.app.http.post("/videos", json=body)
    else:
        answer = quiet.app.http.post("/videos", files=[(name, (None, value)) for name, value in body.items()])
    code = "missing_field" if not fields or (way == "form" and fields == {"image": ""}) else "invalid_image"
    assert "`image`" in (message := assert_error(answer, 400, code, "image")["message"])
    assert "data URL" in message
    quiet.assert_untouched()


@pytest.mark.parametrize("names", [("image", "image"), ("image", "input_reference"), ("input_reference",) * 2])
def test_two_images_are_refused(quiet: Quiet, names: tuple[str, str]) -> None:
    still = draw_png()
    error = assert_error(post(quiet, *(part(still, name) for name in names)), 400, "invalid_value", "image")
    assert "`image` was sent more than once: send it only once" in error["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize(
    "body",
    [
        {"image": encode(draw_png()), "input_reference": encode(draw_png())},
        {"image": encode(draw_png()), "input_reference": {"image_url": encode(draw_png())}},
        {"input_reference": {"image_url": encode(draw_png()), "file_id": "file_1"}},
    ],
    ids=range(3),
)
def test_two_images_in_json_are_refused(quiet: Quiet, body: dict[str, Any]) -> None:
    assert_error(quiet.app.http.post("/videos", json={"prompt": "waves"} | body), 400, "invalid_value", "image")
    quiet.assert_untouched()


ADDRESSES = {
    "no scheme": ("still.png", "must be a file, a data URL"),
    "ftp": ("ftp://127.0.0.1/still.png", "must be a file, a data URL"),
    "file": ("file:///etc/passwd", "must be a file, a data URL"),
    "text": ("data:image/png,hello", "must be base64"),
    "bare": ("data:", "must be base64"),
    "not base64": ("data:image/png;base64,%%%%", "not valid base64"),
    "cut base64": (encode(draw_png())[:-3], "not valid base64"),
    "no bytes": ("data:image/png;base64,", "empty"),
    "beyond ASCII": ("data:image/png;base64,ü", "not valid base64"),
}


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("name", ["image", "input_reference", "input_reference[image_url]"])
def test_an_address_that_holds_no_image_is_refused(quiet: Quiet, kind: str, name: str) -> None:
    value, words = ADDRESSES[kind]
    for answer in (
        quiet.app.http.post("/videos", json={"prompt": "waves", name: value}),
        quiet.app.http.post("/videos", files=[("prompt", (None, "waves")), (name, (None, value))]),
    ):
        assert words in assert_error(answer, 400, "invalid_image", "image")["message"]
    quiet.assert_untouched()


def test_a_stored_files_id_is_refused_with_what_to_send_instead(quiet: Quiet) -> None:
    for answer in (
        quiet.app.http.post("/videos", json={"prompt": "waves", "input_reference": {"file_id": "file_1"}}),
        post(quiet, part(b"", "unused"), **{"input_reference[file_id]": "file_1"}),
        quiet.app.http.post("/videos", files={"prompt": (None, "a"), "input_reference[file_id]": (None, "file_1")}),
    ):
        assert "send the image itself" in assert_error(answer, 400, "invalid_image", "image")["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("megabytes", [20.001, 26, 30, 60])
def test_a_file_that_is_too_large_gets_a_whole_answer_and_no_reset(quiet: Quiet, megabytes: float) -> None:
    image = draw_png() + bytes(int(megabytes * 1_000_000))
    error = assert_error(post(quiet, part(image)), 413, "image_too_large", "image")
    assert "larger than 20 MB: send a smaller one" in error["message"]
    assert error["type"] == "invalid_request_error"
    quiet.assert_untouched()


@pytest.mark.parametrize("megabytes", [20.1, 30])
def test_a_data_url_that_is_too_large_is_refused(quiet: Quiet, megabytes: float) -> None:
    image = encode(draw_png() + bytes(int(megabytes * 1_000_000)))
    answer = quiet.app.http.post("/videos", json={"prompt": "waves", "image": image})
    assert_error(answer, 413, "image_too_large", "image")
    quiet.assert_untouched()


@pytest.mark.parametrize("media_type", ["image/jpeg", "text/plain", "application/octet-stream", "video/mp4", "x"])
def test_wrong_mime_types_with_the_right_bytes_are_taken(app: App, media_type: str) -> None:
    """OpenAI's SDKs send bytes as `upload`, `application/octet-stream`: only the bytes show the media type."""
    image = draw_png()
    files = {"input_reference": ("upload", image, media_type)}
    answer = app.http.post("/videos", data={"prompt": "waves"}, files=files)
    assert answer.status_code == 202, answer.text
    still = app.http.get(f"/videos/{answer.json()['id']}/content", params={"variant": "thumbnail"})
    assert (still.content[:3], still.headers["content-type"]) == (b"\xff\xd8\xff", "image/jpeg")


def test_a_data_url_and_a_file_of_the_same_bytes_are_the_same_request(app: App) -> None:
    image = draw_png()
    video = make(app, image)
    for body in ({"image": encode(image)}, {"input_reference": {"image_url": encode(image, "image/gif")}}):
        answer = app.http.post("/videos", json={"prompt": "waves"} | body)
        assert (answer.status_code, answer.json()["id"]) == (200, video["id"])
