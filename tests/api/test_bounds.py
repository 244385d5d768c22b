"""No text in a request can block other requests, whatever it contains; and text is UTF-8, never guessed.

Each hostile request is sent many times at once. Meanwhile the service must answer other requests. The time limit for
that is much longer than they need, and much shorter than one such request once took.
"""

import base64
import json
import threading
from typing import Any

import httpx
import pytest

from tests.api.conftest import Quiet
from tests.support.films import ask, assert_error
from tests.support.pictures import draw_png
from tests.support.services import App

STILL = draw_png()
DATA_URL = f"data:image/png;base64,{base64.b64encode(STILL).decode()}"
AT_ONCE = 12
PATIENCE_SECONDS = 4.0
ONE_FORM = 5_000_000  # bytes; below the limit for a body

# Combining marks of two classes, the later class first: sorting them took time that grows with the square of their
# number.
MARKS = "a" + "\u0300" * 16_000 + "\u0316" * 16_000
MANY_MARKS = "a" + "\u0300" * 120_000 + "\u0316" * 120_000

MANY_NAMES = b",".join(b'"%d":1' % number for number in range(5_000))


def write_form(**parts: bytes) -> tuple[bytes, str]:
    body = b"".join(
        b'--cut\r\nContent-Disposition: form-data; name="' + name.encode() + b'"\r\n\r\n' + value + b"\r\n"
        for name, value in parts.items()
    )
    return body + b"--cut--\r\n", "multipart/form-data; boundary=cut"


def write_json(**fields: Any) -> tuple[bytes, str]:
    return json.dumps({"prompt": "waves", "image": DATA_URL, **fields}, ensure_ascii=False).encode(), "application/json"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "marks in a form": write_form(prompt=MARKS.encode()[:65_000], image=DATA_URL.encode()),
    "marks in JSON": write_json(prompt=MANY_MARKS),
    "marks within the bound": write_json(prompt=MARKS[:30_000]),
    "marks in a label": write_json(metadata={"x": MANY_MARKS}),
    "marks in a user": write_json(user=MANY_MARKS),
    "a long unknown field": write_json(**{"x" * 5_000_000: 1}),
    "a long name twice": (b'{"%b":1,"%b":1}' % (b"x" * ONE_FORM, b"x" * ONE_FORM), "application/json"),
    "a long name of a reference": write_json(input_reference={"x" * 5_000_000: 1}),
    "a long name of a label": write_json(metadata={"x" * 5_000_000: "y"}),
    "a long value of an enum": write_json(model="x" * 5_000_000),
    "a long number": write_json(take="9" * 60_000),
    "many names": (b'{"a":1,' + MANY_NAMES + b',"a":1}', "application/json"),
    "punycode": (write_form(prompt=b"a-" + b"z" * 800_000)[0], "multipart/form-data; boundary=cut; charset=punycode"),
    "idna": (write_form(prompt=b"x" * 800_000)[0], "multipart/form-data; boundary=cut; charset=idna"),
    "a long header of a part": (
        b'--cut\r\nContent-Disposition: form-data; name="prompt"\r\nX: ' + b"x" * ONE_FORM + b"\r\n\r\n--cut--\r\n",
        "multipart/form-data; boundary=cut",
    ),
    "a long name of a field": (
        b'--cut\r\nContent-Disposition: form-data; name="' + b"x" * ONE_FORM + b'"\r\n\r\nx\r\n--cut--\r\n',
        "multipart/form-data; boundary=cut",
    ),
    "spaces": write_form(prompt=b" " * 65_000, image=DATA_URL.encode()),
    "options of the content type": (b"x", "multipart/form-data" + "; a=b" * 10_000),
    "quotes of the content type": (b"x", "multipart/form-data; boundary=" + '"' * 50_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_others_are_answered_meanwhile_and_nothing_is_paid(quiet: Quiet, name: str) -> None:
    body, content_type = HOSTILE[name]
    answers: list[httpx.Response] = []

    def send() -> None:
        headers = {"content-type": content_type, "authorization": quiet.app.http.headers["authorization"]}
        answers.append(httpx.post(f"{quiet.service.address}/videos", content=body, headers=headers, timeout=60))

    senders = [threading.Thread(target=send) for _ in range(AT_ONCE)]
    for sender in senders:
        sender.start()
    while any(sender.is_alive() for sender in senders):
        assert httpx.get(f"{quiet.service.address}/livez", timeout=PATIENCE_SECONDS).is_success
    assert len(answers) == AT_ONCE
    statuses = {answer.status_code for answer in answers}
    assert statuses <= {400, 415, 429, 431}, answers[0].text[:300]
    assert statuses != {429}, "not all of them are too much at the same time"
    assert max(len(answer.content) for answer in answers) < 3_000, "an answer does not repeat what was sent"
    quiet.assert_untouched()


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "punycode", "none-such", "base64", "us-ascii"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=cut", "application/json"])
def test_another_charset_than_utf_8_is_415(quiet: Quiet, kind: str, charset: str) -> None:
    body = write_form(prompt=b"waves", image=DATA_URL.encode())[0] if "boundary" in kind else write_json()[0]
    answer = quiet.app.http.post("/videos", content=body, headers={"content-type": f"{kind}; charset={charset}"})
    assert "UTF-8" in assert_error(answer, 415, "unsupported_content_type")["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
def test_utf_8_may_be_said(app: App, charset: str) -> None:
    body, content_type = write_form(prompt="Die Wellen schäumen".encode(), image=DATA_URL.encode())
    answer = app.http.post("/videos", content=body, headers={"content-type": f"{content_type}; charset={charset}"})
    assert answer.json()["prompt"] == "Die Wellen schäumen"


@pytest.mark.parametrize("field", ["prompt", "model", "take", "metadata[a]", "user"])
def test_a_form_that_is_not_utf_8_is_refused_and_not_guessed(quiet: Quiet, field: str) -> None:
    """A prompt in Latin-1 would become a different prompt, and would be paid for."""
    parts = {"prompt": b"waves", "image": DATA_URL.encode(), field: "Wellen schäumen".encode("latin-1")}
    body, content_type = write_form(**parts)
    answer = quiet.app.http.post("/videos", content=body, headers={"content-type": content_type})
    assert "UTF-8" in assert_error(answer, 400, "invalid_value", field)["message"]
    quiet.assert_untouched()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_json_that_is_not_utf_8_is_refused(quiet: Quiet, encoding: str) -> None:
    body = json.dumps({"prompt": "Wellen schäumen", "image": DATA_URL}, ensure_ascii=False).encode(encoding)
    answer = quiet.app.http.post("/videos", content=body, headers={"content-type": "application/json"})
    assert "UTF-8" in assert_error(answer, 400, "invalid_json")["message"]
    quiet.assert_untouched()


def test_a_prompt_of_the_greatest_length_is_taken_in_any_script(app: App) -> None:
    for letter in ("x", "é", "猫", "\U0001f408", "e\u0301", "ก\u0e49"):
        prompt = letter * (4_000 if len(letter) == 1 else 2_000)
        assert len(ask(app, STILL, prompt=prompt)["prompt"]) in {2_000, 4_000}


def test_a_letter_may_have_many_marks_and_not_endlessly_many(quiet: Quiet, app: App) -> None:
    assert ask(app, prompt="z" + "\u0335\u0321\u0300" * 10)["prompt"].startswith("z")
    answer = quiet.app.http.post("/videos", data={"prompt": "z" + "\u0300" * 31}, files={"image": STILL})
    assert "30 accents" in assert_error(answer, 400, "invalid_value", "prompt")["message"]
    quiet.assert_untouched()
