"""Every fault: what the client receives, and whether the submit was charged."""

import gzip
import socket
import struct
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.faults.catalog import FAULTS

from .conftest import Running, request
from .test_deviations import COMBINATIONS


def met(call: Callable[[], httpx.Response]) -> str:
    """What the client receives from a call, in a few words."""
    try:
        answer = call()
    except httpx.ReadTimeout:
        return "silence"
    except httpx.ReadError:
        return "reset"
    except httpx.RemoteProtocolError:
        return "cut"
    kind = answer.headers.get("content-type", "").split(";")[0].split("/")[-1]
    try:
        content = answer.json()
    except ValueError:
        return f"{answer.status_code} {kind}, no JSON"
    if "aiRecord" in content:
        return f"{answer.status_code} {content['aiRecord']['status']}" if content["aiRecord"] else "200 null"
    return f"{answer.status_code} {content.get('errorCode', kind)}"


SUBMITS = [
    ("missing-fields", "400 MISSING_REQUIRED_FIELDS", 0),
    ("unsupported-model", "400 UNSUPPORTED_MODEL", 0),
    ("unknown-error", "400 UNKNOWN_ERROR", 0),
    ("busy", "400 EXTERNAL_API_RESPONSE_WITH_ERROR", 0),
    ("busy-image", "400 EXTERNAL_API_RESPONSE_WITH_ERROR", 0),
    ("wrapped-error", "400 json", 0),
    ("bad-key", "401 HTTP_EXCEPTION", 0),
    ("out-of-credit", "406 INSUFFICIENT_CREDITS", 0),
    ("too-many", "429 json", 0),
    ("cloudflare-1015", "429 html, no JSON", 0),
    ("500", "500 json", 1),
    ("502", "502 html, no JSON", 1),
    ("503", "503 html, no JSON", 1),
    ("504", "504 html, no JSON", 1),
    ("520", "520 html, no JSON", 1),
    ("524", "524 html, no JSON", 1),
    ("5xx-unpaid", "500 json", 0),
    ("reset-before", "reset", 0),
    ("reset-after", "reset", 1),
    ("half-answer", "cut", 1),
    ("nonsense", "200 json, no JSON", 1),
    ("html", "200 html, no JSON", 1),
    ("silence", "silence", 1),
    ("empty-success", "200 SUCCESS", 1),
]


@pytest.mark.parametrize(("fault", "expected", "paid"), SUBMITS, ids=[row[0] for row in SUBMITS])
def test_submit(sandbox: Running, fault: str, expected: str, paid: int) -> None:
    before = sandbox.state()
    body = sandbox.body(f"a hill [[fault:{fault}]]")
    timeout = 0.5 if expected == "silence" else 10
    assert met(lambda: sandbox.http.post("/api/features", json=body, timeout=timeout)) == expected
    after = sandbox.state()
    assert after["paidCalls"] - before["paidCalls"] == paid
    assert after["usedCredit"] - before["usedCredit"] == 480_000 * paid
    assert after["submits"] - before["submits"] == 1


@pytest.mark.parametrize(
    ("fault", "blocking", "polled"),
    [
        ("failure", "200 FAILURE", "FAILURE"),
        ("failed", "200 FAILED", "FAILED"),
        ("late-failure=0.1", "200 FAILURE", "FAILURE"),
    ],
)
def test_a_failed_generation_is_refunded(sandbox: Running, fault: str, blocking: str, polled: str) -> None:
    before = sandbox.state()
    assert met(lambda: sandbox.submit(f"a wood [[fault:{fault}]]", blocking=True)) == blocking
    record = sandbox.made(f"a wood [[fault:{fault}]]")
    assert (record["status"], record["temporaryUrl"]) == (polled, None)
    after = sandbox.state()
    assert (after["paidCalls"], after["usedCredit"]) == (before["paidCalls"], before["usedCredit"])


def test_empty_success_is_told_by_both_modes(sandbox: Running) -> None:
    for blocking in (True, False):
        record = sandbox.submit("[[fault:empty-success]]", blocking=blocking).json()["aiRecord"]
        assert (record["status"], record["temporaryUrl"]) == ("SUCCESS", None)
        assert record["aiRecordDetail"]["resultObject"] == []
        assert sandbox.poll(record["uuid"]).json()["aiRecord"]["status"] == "SUCCESS"


def test_a_silence_that_ends_is_a_late_answer(sandbox: Running) -> None:
    assert met(lambda: sandbox.submit("[[fault:silence=0.1]] [[fault:never-ends]]")) == "200 PROCESSING"


def test_late_success_and_never_ends(sandbox: Running) -> None:
    late = sandbox.submit("[[fault:late-success=0.4]]").json()["aiRecord"]["uuid"]
    never = sandbox.submit("[[fault:never-ends]]").json()["aiRecord"]["uuid"]
    assert sandbox.poll(late).json()["aiRecord"]["status"] == "PROCESSING"
    assert sandbox.ended(late)["status"] == "SUCCESS"
    assert sandbox.poll(never).json()["aiRecord"]["status"] == "PROCESSING"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("poll-500", "500 json"),
        ("poll-html", "200 html, no JSON"),
        ("poll-429", "429 json"),
        ("poll-null", "200 null"),
        ("poll-empty", "200 SUCCESS"),
        ("poll-gzip-gzip=2", "200 json, no JSON"),
    ],
)
def test_poll_twice_and_then_well(sandbox: Running, fault: str, expected: str) -> None:
    uuid = sandbox.submit(f"a sea [[fault:{fault}*2]] [[fault:never-ends]]").json()["aiRecord"]["uuid"]
    assert [met(lambda: sandbox.poll(uuid)) for _ in range(3)] == [expected, expected, "200 PROCESSING"]


FILMS = [
    ("lost-film", "404 xml, no JSON"),
    ("late-film=60", "404 xml, no JSON"),
    ("cut-film", "cut"),
    ("wrong-film", "200 mp4, no JSON"),
    ("film-500", "500 xml, no JSON"),
    ("evil-redirect", "302 , no JSON"),
    ("drip", "silence"),
]


@pytest.mark.parametrize(("fault", "expected"), FILMS)
def test_film(sandbox: Running, fault: str, expected: str) -> None:
    link = sandbox.made(f"a town [[fault:{fault}*1]]")["temporaryUrl"]
    assert met(lambda: sandbox.http.get(link, timeout=0.5 if expected == "silence" else 10)) == expected
    assert sandbox.http.get(link).content[4:8] == b"ftyp"


def test_short_film_looks_whole_by_its_headers(sandbox: Running) -> None:
    link = sandbox.made("a short [[fault:short-film*1]]")["temporaryUrl"]
    short, whole = sandbox.http.get(link), sandbox.http.get(link)
    assert short.status_code == 200
    assert len(short.content) == int(short.headers["content-length"]) < len(whole.content)
    assert whole.content.startswith(short.content)


def test_heavy_film_is_the_same_film_and_as_large_as_asked_for(sandbox: Running) -> None:
    link = sandbox.made("a mountain [[fault:heavy-film=2*1]]")["temporaryUrl"]
    heavy, plain = sandbox.http.get(link), sandbox.http.get(link)
    assert len(heavy.content) == int(heavy.headers["content-length"]) == 2_000_000
    assert heavy.content.startswith(plain.content)
    assert heavy.content[len(plain.content) :][4:8] == b"free"


@pytest.mark.parametrize(("value", "host"), [("", "169.254.169.254"), ("=81", "127.0.0.1:81")])
def test_an_evil_link_and_an_evil_redirect_lead_to_a_private_address(sandbox: Running, value: str, host: str) -> None:
    uuid = sandbox.submit(f"a cave [[fault:evil-link{value}*1]] [[fault:evil-redirect{value}*1]]").json()["aiRecord"][
        "uuid"
    ]
    evil, good = (sandbox.ended(uuid)["temporaryUrl"] for _ in range(2))
    assert evil.startswith(f"http://{host}/")
    assert sandbox.http.get(good).headers["location"] == f"http://{host}{good.removeprefix(sandbox.address)}"
    assert sandbox.http.get(good).content[4:8] == b"ftyp"


@pytest.mark.parametrize(("value", "megabytes"), [("=3", 3), ("", 1_500)])
def test_two_layers_of_gzip_unpack_to_as_much_as_asked_for(sandbox: Running, value: str, megabytes: int) -> None:
    link = sandbox.made(f"a bomb [[fault:gzip-gzip{value}]]")["temporaryUrl"]
    with sandbox.http.stream("GET", link) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip, gzip"
    assert len(packed) < 5_000
    unpacking, size = zlib.decompressobj(wbits=31), 0
    rest = gzip.decompress(packed)
    while not unpacking.eof:
        size += len(unpacking.decompress(rest, 10_000_000))
        rest = unpacking.unconsumed_tail
    assert size == megabytes * 1_000_000


UPLOADS = [
    ("upload-500", "500 json"),
    ("upload-400", "400 UNKNOWN_ERROR"),
    ("upload-413", "413 HTTP_EXCEPTION"),
    ("upload-429", "429 json"),
    ("upload-reset", "reset"),
    ("upload-nonsense", "200 json, no JSON"),
    ("upload-silence", "silence"),
]


def test_uploads_counted_by_the_control_api(start: Callable[..., Running]) -> None:
    sandbox = start()
    files = {"asset": ("a.png", b"x", "image/png")}
    for fault, expected in UPLOADS:
        asked = {"name": fault, "value": None, "times": 1}
        assert sandbox.http.post("/sandbox/faults", json=asked).status_code == 200
        assert met(lambda: sandbox.http.post("/api/assets", files=files, timeout=0.5)) == expected
    assert sandbox.state()["assets"] == []
    sandbox.upload()


def test_every_fault_is_in_a_test() -> None:
    told = {row[0].split("=")[0] for table in (SUBMITS, FILMS, UPLOADS) for row in table}
    told |= {"failure", "failed", "late-failure", "late-success", "never-ends", "short-film", "heavy-film"}
    told |= {"evil-link", "gzip-gzip", "poll-gzip-gzip", "billed-late"}
    told |= {"poll-500", "poll-html", "poll-429", "poll-null", "poll-empty"}
    told |= {"other-use", *COMBINATIONS, "small-film", "silent-film", "brief-film"}
    told |= {"other-dialect", "live-counter", "other-list"}
    assert told == set(FAULTS)


def test_markers_are_counted_and_stand_together(sandbox: Running) -> None:
    still = sandbox.upload()
    prompt = "a lamp [[fault:too-many=7*1]] [[fault:busy*2]]"
    answers = [sandbox.submit(prompt, imageUrl=still) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [429, 400, 400, 200]
    assert answers[0].json()["retryAfter"] == 7
    # A retry that uploads the same still again is the same request, so its markers are used up.
    content = sandbox.http.get(f"/sandbox/assets/{still}").content
    assert sandbox.submit(prompt, imageUrl=sandbox.upload(content)).status_code == 200
    assert sandbox.submit(prompt, imageUrl=sandbox.upload()).status_code == 429


def test_out_of_credit_names_the_price(sandbox: Running) -> None:
    true, other = (sandbox.submit(f"[[fault:{fault}]]").json() for fault in ("out-of-credit", "out-of-credit=4800"))
    assert true["message"] == "The feature requires 480000 credits, but the Sandbox team only has 46 credits"
    assert "requires 4800 credits" in other["message"]


def test_busy_hides_its_cause_in_details(sandbox: Running) -> None:
    prompt, image = (sandbox.submit(f"[[fault:{fault}]]").json() for fault in ("busy", "busy-image"))
    assert prompt["message"] == image["message"]
    assert "prompt" in prompt["details"]
    assert "image" in image["details"]
    assert "/usr/src/app/" in prompt["details"]


def test_faults_of_the_options_and_of_the_control_api(start: Callable[..., Running]) -> None:
    sandbox = start(faults=("busy*1", "lost-film"))
    assert sandbox.submit().status_code == 400
    link = sandbox.made()["temporaryUrl"]
    assert sandbox.http.get(link).status_code == 404
    assert sandbox.http.delete("/sandbox/faults").status_code == 204
    assert sandbox.http.get(link).status_code == 200
    sandbox.http.post("/sandbox/faults", json={"name": "too-many", "value": 26, "times": None})
    assert [sandbox.submit().json() for _ in range(2)] == [
        {"message": "Too many requests. Please try again after 26 seconds", "retryAfter": 26}
    ] * 2


@pytest.mark.parametrize("asked", [{"name": "no-such"}, {}, {"name": "busy", "times": "x"}])
def test_an_unknown_fault_is_refused_and_the_names_are_listed(sandbox: Running, asked: dict[str, Any]) -> None:
    answer = sandbox.http.post("/sandbox/faults", json=asked)
    assert answer.status_code == 400
    if "times" not in asked:
        assert all(name in answer.json()["message"] for name in FAULTS)
    assert sandbox.submit("[[fault:no-such]]").status_code == 400


def test_options_change_while_it_runs(start: Callable[..., Running]) -> None:
    sandbox = start()
    changed = sandbox.http.patch("/sandbox/options", json={"mode": "blocking", "seconds": 0, "tiny": True})
    assert (changed.status_code, changed.json()["mode"]) == (200, "blocking")
    assert sandbox.submit().json()["aiRecord"]["status"] == "SUCCESS"
    for wrong in ({"mode": "x"}, {"seconds": -1}, {"faults": ["busy"]}, {"link_seconds": 700_000}):
        assert sandbox.http.patch("/sandbox/options", json=wrong).status_code == 400


def raw(sandbox: Running, prompt: str) -> tuple[bytes, bool]:
    """All bytes that a plain socket receives for a submit, and whether the connection ended with a reset."""
    received = b""
    with socket.create_connection(sandbox.peer, timeout=10) as connection:
        connection.sendall(request(sandbox.body(prompt)))
        try:
            while piece := connection.recv(65536):
                received += piece
        except ConnectionResetError:
            return received, True
    return received, False


@pytest.mark.parametrize("fault", ["reset-before", "reset-after"])
def test_a_reset_is_a_reset_on_the_socket(sandbox: Running, fault: str) -> None:
    assert raw(sandbox, f"[[fault:{fault}]]") == (b"", True)


def test_a_call_that_is_billed_late_is_made_and_charged_after_its_connection_was_reset(sandbox: Running) -> None:
    before = sandbox.state()
    assert raw(sandbox, "[[fault:billed-late=0.3]]") == (b"", True)
    assert sandbox.state()["usedCredit"] == before["usedCredit"]
    while sandbox.state()["usedCredit"] == before["usedCredit"]:
        pass
    after = sandbox.state()
    assert (after["paidCalls"] - before["paidCalls"], after["usedCredit"] - before["usedCredit"]) == (1, 480_000)


def test_half_an_answer_is_half_on_the_socket(sandbox: Running) -> None:
    received, reset = raw(sandbox, "[[fault:half-answer]]")
    head, _, content = received.partition(b"\r\n\r\n")
    [announced] = [int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"content-length")]
    assert not reset
    assert head.startswith(b"HTTP/1.1 200 ")
    assert len(content) == announced // 2


def test_a_client_that_leaves_a_blocking_call_is_charged(sandbox: Running) -> None:
    before = sandbox.state()
    with socket.create_connection(sandbox.peer) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(request(sandbox.body("[[fault:late-success=0.4]]", blocking=True)))
        while sandbox.state()["paidCalls"] == before["paidCalls"]:
            pass
    uuid = sandbox.state()["records"][-1]["uuid"]
    assert sandbox.ended(uuid)["status"] == "SUCCESS"
