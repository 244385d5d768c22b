"""Without a valid key nothing is answered, and the body is not read before the client is known."""

import contextlib
import json
import re
import socket
import string
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.domain import clients, keys
from app.errors import InvalidKey
from app.store.sessions import Session
from app.words import Role
from tests.support.films import assert_error
from tests.support.services import App, Service
from tests.support.waiting import wait_until

OPEN = {"/livez", "/readyz"}  # and /openapi.json, which does not describe itself
MEGABYTE = 1_000_000
PIECE = b"%x\r\n" % 65_536 + b"x" * 65_536 + b"\r\n"


@pytest.fixture(scope="module")
def nobody(service: Service) -> Iterator[httpx.Client]:
    """An HTTP client without a key."""
    with httpx.Client(base_url=service.address) as http:
        yield http


def ask(nobody: httpx.Client, authorization: str | bytes | None) -> httpx.Response:
    headers = [] if authorization is None else [("authorization", authorization)]
    return nobody.get("/credits", headers=headers)  # type: ignore[arg-type] # bytes or str: httpx accepts both


@pytest.mark.parametrize(
    "authorization", [None, "", "Bearer", "Basic a2luX3g6eA==", "Token kin_x", "kin_x", "Bearer\tkin_x"]
)
def test_no_key_or_another_scheme_is_401_and_says_what_to_send(nobody: httpx.Client, authorization: str | None) -> None:
    answer = ask(nobody, authorization)
    error = assert_error(answer, 401, "missing_api_key")
    assert error["type"] == "authentication_error"
    assert "`Authorization: Bearer kin_" in error["message"]
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_good_key_in_another_scheme_is_no_key(nobody: httpx.Client, app: App) -> None:
    for scheme in ("Basic", "Token", "Bear", "Bearer:"):
        assert_error(ask(nobody, f"{scheme} {app.key}"), 401, "missing_api_key")


def spoil(key: str) -> dict[str, str]:
    other = "A" if key[-1] != "A" else "B"
    swapped = key[:20] + key[21] + key[20] + key[22:] if key[20] != key[21] else key[:20] + "00" + key[22:]
    return {
        "cut at its end": key[:-1],
        "cut at its front": key[1:],
        "cut in half": key[: len(key) // 2],
        "with a wrong check": key[:-1] + other,
        "with two characters swapped": swapped,
        "with one too many": key + "0",
        "twice": f"{key} {key}",
        "in capitals": key.upper(),
        "quoted": f'"{key}"',
        "with another prefix": "sk-" + key.removeprefix("kin_"),
        "rubbish": "kin_" + "'; DROP TABLE api_key; --",
        "of another length": "kin_" + "x" * 30_000,
    }


@pytest.mark.parametrize("how", spoil("kin_0123456789ab_" + "x" * 38))
def test_a_spoilt_key_is_401_and_told_from_an_unknown_one(nobody: httpx.Client, app: App, how: str) -> None:
    error = assert_error(ask(nobody, f"Bearer {spoil(app.key)[how]}"), 401, "invalid_api_key")
    assert "not a whole Kinora key: it is cut, or a character is wrong" in error["message"]


@pytest.mark.parametrize("bytes_", [b"Bearer \xff\xfe", "Bearer kin_ключ".encode(), b"Bearer kin_\xb2\xb3"])
def test_a_key_beyond_ascii_is_401(nobody: httpx.Client, bytes_: bytes) -> None:
    assert_error(ask(nobody, bytes_), 401, "invalid_api_key")


def test_a_well_made_key_that_was_never_kept_is_unknown(service: Service, nobody: httpx.Client) -> None:
    """Correct check digits alone give no access."""

    def make_up(session: Session) -> str:
        client = clients.create(session, "never kept", 0, Role.MEMBER)
        with contextlib.suppress(InvalidKey), session.savepoint():
            key = keys.issue(session, client.id).key or ""
            raise InvalidKey("undone")  # so that the key is not kept
        return key

    key = service.write(make_up)
    assert "not known here" in assert_error(ask(nobody, f"Bearer {key}"), 401, "invalid_api_key")["message"]


def test_the_right_id_with_another_keys_secret_is_unknown(nobody: httpx.Client, app: App) -> None:
    """Anybody can compute the check digits, and the id alone is no secret."""
    key_id, tail = app.key.removeprefix("kin_").split("_")
    secret = tail[-7::-1]
    forged = f"kin_{key_id}_{secret}{write_check(f'{key_id}_{secret}')}"
    assert "not known here" in assert_error(ask(nobody, f"Bearer {forged}"), 401, "invalid_api_key")["message"]
    real = f"kin_{key_id}_{tail[:-6]}{write_check(f'{key_id}_{tail[:-6]}')}"
    assert real == app.key, "the check digits are worked out here as there"


def write_check(text: str) -> str:
    """CRC-32 as six digits in base 62."""
    digits, number = string.digits + string.ascii_letters, zlib.crc32(text.encode())
    return "".join(digits[number // 62**place % 62] for place in reversed(range(6)))


def test_a_key_that_another_process_revokes_is_401_after_a_second_and_others_of_the_client_are_not(
    service: Service, nobody: httpx.Client, app: App
) -> None:
    second = service.write(keys.issue, app.name).key
    assert ask(nobody, f"Bearer {app.key}").status_code == 200
    service.write(keys.revoke, app.key)
    time.sleep(1)  # the stated limit: no longer than this may an accepted key be remembered
    assert "revoked" in assert_error(ask(nobody, f"Bearer {app.key}"), 401, "invalid_api_key")["message"]
    assert ask(nobody, f"Bearer {second}").status_code == 200


def test_a_suspended_client_is_403_until_it_is_let_in_again(service: Service, nobody: httpx.Client, app: App) -> None:
    assert ask(nobody, f"Bearer {app.key}").status_code == 200
    service.write(clients.suspend, app.name)
    time.sleep(1)  # as above
    error = assert_error(ask(nobody, f"Bearer {app.key}"), 403, "client_suspended")
    assert error["type"] == "permission_error"
    assert "operator" in error["message"]
    service.write(clients.lift, app.name)
    assert ask(nobody, f"Bearer {app.key}").status_code == 200


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "bEaReR"])
def test_the_scheme_is_read_in_any_case(nobody: httpx.Client, app: App, scheme: str) -> None:
    assert ask(nobody, f"{scheme} {app.key}").json()["object"] == "credits"
    assert ask(nobody, f"{scheme}   {app.key}").status_code == 200


def list_routes(nobody: httpx.Client) -> Iterator[tuple[str, str]]:
    for path, methods in nobody.get("/openapi.json").json()["paths"].items():
        for method in methods:
            yield method.upper(), re.sub(r"\{\w+\}", "video_" + "0" * 26, path)


def test_every_route_of_the_document_asks_for_a_key(nobody: httpx.Client) -> None:
    routes = set(list_routes(nobody))
    assert len(routes) > 10, "the document lists the routes"
    for method, path in sorted(routes):
        answer = nobody.request(method, path)
        if path in OPEN:
            assert answer.status_code == 200, path
        elif path == "/operator/session":  # asks a proxy, and here there is none
            assert_error(answer, 404, "not_found")
        else:
            assert_error(answer, 401, "missing_api_key")
            bad = nobody.request(method, path, headers={"authorization": "Bearer kin_x"})
            assert_error(bad, 401, "invalid_api_key")
    assert {path for _, path in routes} > OPEN


def test_a_bad_body_without_a_key_is_401_and_tells_nothing_of_the_form(nobody: httpx.Client) -> None:
    for content_type, body in (("application/json", b"{"), ("text/plain", b"x"), ("multipart/form-data", b"")):
        answer = nobody.post("/videos", content=body, headers={"content-type": content_type})
        assert_error(answer, 401, "missing_api_key")


def write_head(*headers: str, key: str | None = None) -> bytes:
    lines = ["POST /videos HTTP/1.1", "Host: x", "Content-Type: multipart/form-data; boundary=b", *headers]
    if key:
        lines.append(f"Authorization: Bearer {key}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def read_all(connection: socket.socket) -> bytes:
    """Everything that arrives until the other side closes the connection."""
    answer = b""
    while True:
        try:
            piece = connection.recv(65_536)
        except ConnectionResetError:
            return answer
        if not piece:
            return answer
        answer += piece


def test_the_401_comes_before_a_body_that_waits_for_our_word(service: Service) -> None:
    with service.connect() as connection:
        connection.sendall(write_head("Content-Length: 20000000000", "Expect: 100-continue"))
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 401 "), "not 100: nothing more is wanted"
    assert b"connection: close" in head.lower()
    assert json.loads(body)["error"]["code"] == "missing_api_key"


def test_a_413_comes_before_a_body_that_waits_for_our_word(service: Service, app: App) -> None:
    with service.connect() as connection:
        connection.sendall(write_head("Content-Length: 20000000000", "Expect: 100-continue", key=app.key))
        assert read_all(connection).startswith(b"HTTP/1.1 413 ")


def pour(connection: socket.socket, most: int) -> int:
    """Send pieces of an endless body until the other side stops reading. Returns how many bytes it read."""
    sent = 0
    try:
        while sent < most:
            connection.sendall(PIECE)
            sent += len(PIECE)
    except (BrokenPipeError, ConnectionResetError):
        pass
    return sent


def weigh(service: Service) -> int:
    """The bytes that the service holds in memory and in its open files, including deleted ones."""
    total = service.read_memory()
    for path in Path(f"/proc/{service.process.popen.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


FORM = b"--b\r\nContent-Disposition: form-data; name=image; filename=a.png\r\n\r\n"


@pytest.mark.parametrize("known", [False, True], ids=["no key", "a good key"])
def test_an_endless_body_is_refused_and_nothing_of_it_is_kept(service: Service, app: App, known: bool) -> None:
    before = weigh(service)
    with service.connect() as connection:
        connection.sendall(write_head("Transfer-Encoding: chunked", key=app.key if known else None))
        connection.sendall(b"%x\r\n" % len(FORM) + FORM + b"\r\n")
        taken = pour(connection, 400 * MEGABYTE)
        during = weigh(service)
        answer = read_all(connection)
    assert taken < 200 * MEGABYTE, "it reads on for ever"
    assert during - before < 64 * MEGABYTE
    assert answer.startswith(b"HTTP/1.1 413 " if known else b"HTTP/1.1 401 "), answer[:100]
    wait_until(lambda: weigh(service) - before < 64 * MEGABYTE, 10, "its memory to be bounded")
    # A file of another test may be in progress at this moment; a file that is left by mistake stays.
    wait_until(lambda: not list((service.content / "drafts").iterdir()), 20, "the drafts to go")


@pytest.mark.parametrize("known", [False, True], ids=["no key", "a good key"])
def test_who_reads_only_after_sending_30_megabytes_gets_the_whole_answer(
    service: Service, app: App, known: bool
) -> None:
    """Most simple clients do this. If the service closed the connection while they send, they would see only a
    reset."""
    with service.connect() as connection:
        connection.sendall(write_head("Content-Length: 30000000", "Connection: close", key=app.key if known else None))
        connection.sendall(FORM + bytes(30 * MEGABYTE - len(FORM)))
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 " if known else b"HTTP/1.1 401 ")
    assert json.loads(body)["error"]["code"] == ("image_too_large" if known else "missing_api_key")
