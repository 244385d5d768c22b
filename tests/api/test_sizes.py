"""A body is checked while it arrives: if any part is too large, it is refused before the rest was sent."""

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error
from tests.support.pictures import draw_png
from tests.support.services import App, Service

LIMIT = 100_000  # bytes of an image in these tests, so 261,404 bytes of a body
PROMPT = b'--b\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n'
IMAGE = b'--b\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n'


@pytest.fixture(scope="module")
def strict(serve: Callable[..., Service]) -> Iterator[App]:
    with serve(max_image_bytes=LIMIT).add_app() as app:
        yield app


def begin(app: App, body: bytes, length: int = 200_000) -> tuple[int, dict[str, Any]]:
    """Send only the beginning of a form. Returns status and error, which arrive nevertheless. With `Expect`, the
    service does not read a refused body to its end."""
    host, port = str(app.http.base_url).removeprefix("http://").strip("/").split(":")
    head = (
        f"POST /videos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {app.key}\r\nExpect: 100-continue\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {length}\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 100 "), answer
        connection.sendall(body)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    top, _, rest = answer.partition(b"\r\n\r\n")
    return int(top.split(b" ")[1]), json.loads(rest)["error"]


@pytest.mark.parametrize(
    ("body", "status", "code", "param"),
    [
        (PROMPT + b"x" * 70_000, 400, "invalid_value", "prompt"),
        (PROMPT + "ü".encode() * 35_000, 400, "invalid_value", "prompt"),
        (PROMPT.replace(b"prompt", b"nobody") + b"x" * 70_000, 400, "invalid_value", "nobody"),
        (IMAGE + bytes(LIMIT + 1), 413, "image_too_large", "image"),
        (IMAGE.replace(b'"image"', b'"prompt"') + bytes(LIMIT + 1), 413, "image_too_large", "image"),
        (b"".join(PROMPT + b"x\r\n" for _ in range(52)), 400, "invalid_value", None),
        (b"".join(IMAGE + b"x\r\n" for _ in range(52)), 400, "invalid_value", None),
        (PROMPT.replace(b"prompt", b"x" * 5_000), 400, "invalid_value", None),
        (PROMPT[:-2] + b"X-Filler: 1\r\n" * 20 + b"\r\n", 400, "invalid_value", None),
        (PROMPT[:-2] + b"X-Filler: " + b"x" * 5_000, 400, "invalid_value", None),
    ],
    ids=["a prompt", "in bytes", "an unknown field", "an image", "a file elsewhere", "fields", "files", "a name",
         "a part's headers", "a part's header"],
)  # fmt: skip
def test_a_form_is_refused_before_it_has_ended(
    strict: App, body: bytes, status: int, code: str, param: str | None
) -> None:
    found, error = begin(strict, body)
    assert (found, error["code"], error["param"]) == (status, code, param), error


def test_the_longest_prompt_fits_whatever_its_letters(strict: App) -> None:
    for prompt in ("x" * 4_000, "🎬" * 4_000, '",[{' * 1_000):
        files: dict[str, Any] = {"prompt": (None, prompt.encode()), "image": ("a.png", draw_png())}
        assert strict.http.post("/videos", files=files).json()["prompt"] == prompt


@pytest.mark.parametrize("body", [b"[" + b"{}," * 80_000 + b"{}]", b'{"prompt": [' + b"[]," * 80_000 + b"[]]}"])
def test_json_of_countless_values_is_refused_unread(strict: App, body: bytes) -> None:
    answer = strict.http.post("/videos", content=body, headers={"content-type": "application/json"})
    assert "too many values" in assert_error(answer, 400, "invalid_json")["message"]


def test_what_countless_values_would_take_is_not_taken(quiet: Quiet) -> None:
    """26 megabytes of empty lists would become hundreds of megabytes of objects."""
    before = quiet.service.read_memory(peak=True)
    body = b"[" + b"[]," * 8_600_000 + b"[]]"
    answer = quiet.app.http.post("/videos", content=body, headers={"content-type": "application/json"})
    assert_error(answer, 400, "invalid_json")
    assert quiet.service.read_memory(peak=True) - before < 200_000_000
    quiet.assert_untouched()


@pytest.mark.parametrize(
    "name", ["input_reference[image_url][x]", "input_reference[]", "image[]", "prompt[0]", "[]", "a" * 3_000]
)
def test_a_nested_name_is_a_field_that_there_is_none_of(strict: App, name: str) -> None:
    files: dict[str, Any] = {"prompt": (None, "waves"), "image": ("a.png", draw_png()), name: (None, "x")}
    assert_error(strict.http.post("/videos", files=files), 400, "unknown_field", name[:100])
    nested: dict[str, Any] = {"prompt": "waves", "input_reference": {"image_url": {"image_url": "data:,"}}}
    assert_error(strict.http.post("/videos", json=nested), 400, "invalid_image", "image")
