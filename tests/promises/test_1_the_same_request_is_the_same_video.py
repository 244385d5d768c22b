"""Promise 1: the same request is the same video."""

import base64
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

import httpx
import pytest
from openai import OpenAI

from tests.support.films import ask, finish, make, post
from tests.support.money import PRICE, assert_figures, read_figures
from tests.support.pictures import draw_png
from tests.support.relay import Relay
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

PROMPT = "Wellen am Café"  # Unicode has two ways to write é


@dataclass(frozen=True)
class Original:
    """A finished film, and the request that made it."""

    app: App
    image: bytes
    id: str


@pytest.fixture(scope="module")
def original(service: Service) -> Iterator[Original]:
    with service.add_app() as app:
        image = draw_png()
        yield Original(app, image, make(app, image, prompt=PROMPT)["id"])


@pytest.fixture(scope="module")
def separate(serve: Callable[..., Service]) -> Service:
    """Films are not shared between clients here."""
    return serve(cache_shared=False)


def test_many_equal_posts_of_two_clients_make_one_paid_call(service: Service, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "a hundred and twenty posts, one film [[fault:late-success=3]]"
    with service.add_app() as first, service.add_app() as second, ThreadPoolExecutor(40) as pool:
        posts = [pool.submit(post, first, image, prompt=prompt) for _ in range(100)]
        posts += [pool.submit(post, second, image, prompt=prompt) for _ in range(20)]
        answers = [waiting.result() for waiting in posts]
        assert {answer.status_code for answer in answers} <= {200, 202}
        ids = [{answer.json()["id"] for answer in part} for part in (answers[:100], answers[100:])]
        assert [len(part) for part in ids] == [1, 1]
        assert ids[0] != ids[1]
        ended = [finish(first, *ids[0]), finish(second, *ids[1])]
        assert [video["status"] for video in ended] == ["completed", "completed"]
        assert sorted(video["cache"] for video in ended) == ["joined", "miss"]
        payer = next(app for app, video in zip((first, second), ended, strict=True) if video["cache"] == "miss")
        other = second if payer is first else first
        assert payer.credits()["usedCredit"] == 960_000
        assert other.credits()["usedCredit"] == other.credits()["heldCredit"] == 0
    assert sandbox.paid_calls(prompt) == 1


def write_form(*parts: tuple[str, str | bytes], boundary: str) -> dict[str, Any]:
    """A form written by hand, with its parts in this order; values of type bytes are files."""
    body = b""
    for name, value in parts:
        what = f'name="{name}"' + ('; filename="f"' if isinstance(value, bytes) else "")
        content = value if isinstance(value, bytes) else value.encode()
        body += f"--{boundary}\r\nContent-Disposition: form-data; {what}\r\n\r\n".encode() + content + b"\r\n"
    content_type = f"multipart/form-data; boundary={boundary}"
    return {"content": body + f"--{boundary}--\r\n".encode(), "headers": {"content-type": content_type}}


def write_data_url(image: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(image).decode()


def with_fields(**fields: str) -> Callable[[bytes], dict[str, Any]]:
    """The form as every client sends it, with these additional fields."""
    return lambda image: {"data": {"prompt": PROMPT, **fields}, "files": {"image": ("a.png", image, "image/png")}}


SAME: dict[str, Callable[[bytes], dict[str, Any]]] = {
    "another boundary": lambda image: write_form(("prompt", PROMPT), ("image", image), boundary="xyz"),
    "another order of fields": lambda image: write_form(
        ("seconds", "8"), ("image", image), ("take", "1"), ("prompt", PROMPT), boundary="----WebKit0"
    ),
    "input_reference, as OpenAI says": lambda image: {
        "data": {"prompt": PROMPT},
        "files": {"input_reference": ("upload", image, "application/octet-stream")},
    },
    "input_reference[image_url], a data URL": lambda image: {
        "files": {"prompt": (None, PROMPT), "input_reference[image_url]": (None, write_data_url(image))}
    },
    "image as a data URL": lambda image: {"files": {"prompt": (None, PROMPT), "image": (None, write_data_url(image))}},
    "every default spelled out": with_fields(
        model="veo3",
        fast_mode="false",
        generate_audio="false",
        aspect_ratio="16:9",
        resolution="1080p",
        seconds="8",
        take="1",
    ),
    "a size in place of frame and lines": with_fields(size="1920x1080"),
    "a size that says what they say": with_fields(size="1920x1080", aspect_ratio="16:9", resolution="1080p"),
    "truth written otherwise": with_fields(fast_mode="False", generate_audio="0"),
    "white space around the prompt": with_fields(prompt=f"  {PROMPT}\n"),
    "the prompt in Unicode's other form": with_fields(prompt=normalize("NFD", PROMPT)),
    "JSON": lambda image: {"json": {"prompt": PROMPT, "image": write_data_url(image)}},
    "JSON with numbers and truth values": lambda image: {
        "json": {"prompt": PROMPT, "image": write_data_url(image), "seconds": 8, "take": 1, "fast_mode": False}
    },
    "JSON as OpenAI names an image": lambda image: {
        "json": {"prompt": PROMPT, "input_reference": {"image_url": write_data_url(image)}}
    },
}


@pytest.mark.parametrize("written", SAME)
def test_the_same_request_in_other_words_is_the_same_video(original: Original, written: str) -> None:
    answer = original.app.http.post("/videos", **SAME[written](original.image))
    assert answer.status_code == 200, answer.text
    assert answer.json()["id"] == original.id
    assert answer.headers["kinora-cache"] == "hit"
    assert_figures(original.app, used=PRICE)


OTHERS: dict[str, dict[str, str]] = {
    "another prompt": {"prompt": f"{PROMPT}!"},
    "capital letters": {"prompt": PROMPT.upper()},
    "fast mode": {"fast_mode": "true"},
    "sound": {"generate_audio": "true"},
    "an upright frame": {"aspect_ratio": "9:16"},
    "a square frame": {"aspect_ratio": "1:1"},
    "fewer lines": {"resolution": "720p"},
    "another size": {"size": "720x1280"},
    "another take": {"take": "2"},
    "yet another take": {"take": "3"},
}


def test_another_picture_or_any_other_parameter_is_another_video(service: Service, original: Original) -> None:
    with service.add_app() as app:
        fields = [{"prompt": PROMPT}, *({"prompt": PROMPT} | other for other in OTHERS.values())]
        answers = [post(app, original.image, **other) for other in fields]
        answers.append(post(app, draw_png(), prompt=PROMPT))
        assert {answer.is_success for answer in answers} == {True}
        assert len({answer.json()["id"] for answer in answers}) == len(OTHERS) + 2
        assert [answer.headers["kinora-cache"] for answer in answers] == ["hit"] + ["miss"] * (len(OTHERS) + 1)


def test_header_and_body_say_how_a_request_and_its_video_were_served(service: Service, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "who pays? [[fault:late-success=2]]"

    def met(app: App, status: int) -> tuple[str, str, int]:
        answer = post(app, image, prompt=prompt)
        assert answer.status_code == status, answer.text
        video = answer.json()
        assert answer.headers["location"] == f"videos/{video['id']}"
        return answer.headers["kinora-cache"], video["cache"], video["credits"]

    with service.add_app() as payer, service.add_app() as joiner, service.add_app() as late:
        assert met(payer, 202) == ("miss", "miss", PRICE)
        assert met(payer, 202) == ("joined", "miss", PRICE)
        assert met(joiner, 202) == ("joined", "joined", 0)
        finish(payer, ask(payer, image, prompt=prompt)["id"])
        assert met(payer, 200) == ("hit", "miss", PRICE)
        assert met(joiner, 200) == ("hit", "joined", 0)
        assert met(late, 200) == ("hit", "hit", 0)
        for app, used in ((payer, PRICE), (joiner, 0), (late, 0)):
            assert_figures(app, used=used)
    assert sandbox.paid_calls(prompt) == 1


def test_a_take_is_another_film_and_then_the_same_again(app: App, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "once more, please"
    films = [make(app, image, prompt=prompt, take=take) for take in (1, 2, 2, 1)]
    assert [film["take"] for film in films] == [1, 2, 2, 1]
    assert films[0] == films[3]
    assert films[1] == films[2]
    assert films[0]["id"] != films[1]["id"]
    assert sandbox.paid_calls(prompt) == 2


def test_after_a_failure_the_same_request_is_a_new_video_and_a_new_run(app: App, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "second time lucky [[fault:failure*1]]"
    failed = finish(app, ask(app, image, prompt=prompt)["id"])
    assert failed["status"] == "failed"
    answer = post(app, image, prompt=prompt)
    assert (answer.status_code, answer.headers["kinora-cache"]) == (202, "miss")
    assert answer.json()["id"] != failed["id"]
    assert finish(app, answer.json()["id"])["status"] == "completed"
    assert finish(app, failed["id"]) == failed
    assert sandbox.paid_calls(prompt) == 1


def test_after_a_deletion_the_same_request_is_a_new_video_and_a_new_run(app: App, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "gone and made again"
    first = make(app, image, prompt=prompt)
    assert app.http.delete(f"/videos/{first['id']}").is_success
    second = make(app, image, prompt=prompt)
    assert second["id"] != first["id"]
    assert second["cache"] == "miss"
    assert sandbox.paid_calls(prompt) == 2
    assert_figures(app, used=2 * PRICE)


def test_without_a_shared_cache_each_client_has_its_own_run(separate: Service, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "not with strangers"
    with separate.add_app() as first, separate.add_app() as second:
        videos = [finish(app, ask(app, image, prompt=prompt)["id"]) for app in (first, second)]
        assert [video["cache"] for video in videos] == ["miss", "miss"]
        assert [video["credits"] for video in videos] == [PRICE, PRICE]
        again = post(first, image, prompt=prompt)
        assert again.json()["id"] == videos[0]["id"]
    assert sandbox.paid_calls(prompt) == 2


def test_who_did_not_hear_the_answer_and_asks_again_gets_the_same_video(
    service: Service, app: App, sandbox: Sandbox
) -> None:
    image, prompt = draw_png(), "the answer was lost"
    form = write_form(("prompt", prompt), ("image", image), boundary="first-time")
    headers = form["headers"]["content-type"]
    head = f"POST /videos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {app.key}\r\nContent-Type: {headers}\r\n"
    with service.connect() as connection:
        connection.sendall(f"{head}Content-Length: {len(form['content'])}\r\n\r\n".encode() + form["content"])
        first = wait_until(lambda: app.http.get("/videos").json()["data"], what="the first request to be carried out")
    retry = write_form(("image", image), ("prompt", prompt), boundary="second-time")
    retry["headers"]["x-stainless-retry-count"] = "1"
    answer = app.http.post("/videos", **retry)
    assert [answer.json()["id"]] == [video["id"] for video in first]
    assert finish(app, answer.json()["id"])["status"] == "completed"
    assert sandbox.paid_calls(prompt) == 1
    assert_figures(app, used=PRICE)


@pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")  # OpenAI's own server is gone, the SDK is not
def test_the_retries_of_openais_sdk_cost_nothing(service: Service, app: App, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "twice no answer"
    with (
        Relay(service.address, lost=2) as relay,
        OpenAI(base_url=relay.address, api_key=app.key, max_retries=2) as openai,
    ):
        video = openai.videos.create(prompt=prompt, model="veo3", input_reference=image, seconds="8")
        assert relay.dropped == 2
    assert finish(app, video.id)["status"] == "completed"
    assert [mine["id"] for mine in app.http.get("/videos").json()["data"]] == [video.id]
    assert sandbox.paid_calls(prompt) == 1
    assert_figures(app, used=PRICE)


@pytest.mark.parametrize("parallel", [2, 8])
def test_equal_posts_at_a_limit_for_one_are_all_answered(service: Service, parallel: int) -> None:
    """No request is refused for lack of credit because of an equal request of the same client."""
    image = draw_png()
    with service.add_app(credit_limit=PRICE) as app, ThreadPoolExecutor(parallel) as pool:
        answers: list[httpx.Response] = list(pool.map(lambda _: post(app, image), range(parallel)))
        assert {answer.status_code for answer in answers} <= {200, 202}
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert sum(read_figures(app).values()) == PRICE
