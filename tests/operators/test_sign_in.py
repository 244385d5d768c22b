"""People sign in through a trusted proxy: its header lets them in at one route, and what they do has their name."""

import json
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from app.store.ids import PROXY_ID
from tests.api.test_authentication import list_routes, read_all
from tests.support import contract
from tests.support.commands import assert_done
from tests.support.films import assert_error
from tests.support.services import App, Service
from tests.support.waiting import wait_until

SECRET = "0123456789abcdef0123456789abcdef"
TLS = ssl.create_default_context()  # never used, but httpx would read the trusted authorities for each client
PROXY, STRANGER = "127.0.0.2", "127.0.0.3"
DANA = "dana@company.example"
SAID = {"X-Forwarded-Email": DANA, "X-Kinora-Proxy-Secret": SECRET}
SETTINGS = {
    "operator_header": "X-Forwarded-Email", "operator_proxies": f"10.1.0.0/16,{PROXY}", "operator_proxy_secret": SECRET,
}  # fmt: skip
Headers = dict[str, str] | list[tuple[str, str]]


@pytest.fixture(scope="module")
def proxied(serve: Callable[..., Service]) -> Service:
    return serve(**SETTINGS)


def connect(service: Service, source: str = PROXY, **headers: str) -> httpx.Client:
    """An HTTP client with this address."""
    return httpx.Client(
        base_url=service.address,
        headers=headers,
        timeout=30,
        transport=httpx.HTTPTransport(verify=TLS, local_address=source),
        event_hooks={"response": [contract.check]},
    )


def sign_in(service: Service, headers: Headers = SAID, source: str = PROXY, **sent: Any) -> httpx.Response:
    with connect(service, source) as http:
        return http.post("/operator/session", headers=headers, **({"json": {}} | sent))


def enter(service: Service, headers: Headers = SAID) -> App:
    """Whoever signed in, as an app: from an address that is not the proxy's."""
    answer = sign_in(service, headers)
    assert answer.status_code == 200, answer.text
    return open_token(service, answer.json()["token"])


def open_token(service: Service, token: str) -> App:
    return App(connect(service, "127.0.0.1", authorization=f"Bearer {token}"), PROXY_ID, "", token)


@pytest.fixture
def dana(proxied: Service) -> Iterator[App]:
    with enter(proxied) as dana:
        yield dana


def test_the_answer_is_a_token_for_a_quarter_of_an_hour(proxied: Service) -> None:
    answer = sign_in(proxied)
    assert answer.headers["cache-control"] == "no-store"
    signed_in = answer.json()
    assert set(signed_in) == {"object", "token", "person", "expires_at"}
    assert (signed_in["object"], signed_in["person"]) == ("sign_in", DANA)
    assert abs(signed_in["expires_at"] - time.time() - 15 * 60) < 60


def test_the_page_learns_that_there_is_a_proxy(proxied: Service) -> None:
    with connect(proxied) as http:
        page = http.get("/")
        assert 'data-sign-in="proxy"' in page.text
        assert http.get("/", headers={"if-none-match": page.headers["etag"]}).status_code == 304


def test_a_token_operates(dana: App) -> None:
    created = dana.http.post("/clients", json={"name": "by-dana"})
    assert created.status_code == 201
    assert dana.http.get(f"/clients/{created.json()['id']}").json()["createdBy"] == DANA
    path = f"/clients/{created.json()['id']}/credits"
    granted = [dana.http.post(path, json={"amount": 7}, headers={"idempotency-key": "once"}) for _ in range(2)]
    assert [answer.json()["creditLimit"] for answer in granted] == [7, 7]


def test_what_is_done_with_it_has_the_name_of_the_person(dana: App) -> None:
    client_id = dana.http.post("/clients", json={"name": "audited"}, headers={"user-agent": "a browser"}).json()["id"]
    (entry,) = dana.http.get("/audit-log", params={"target": client_id}).json()["data"]
    assert entry["actor"] == {
        "type": "operator", "id": None, "client_id": PROXY_ID, "name": DANA, "on_behalf_of": DANA,
        "ip_address": "127.0.0.1", "user_agent": "a browser",
    }  # fmt: skip


def test_a_refused_change_has_it_too(dana: App) -> None:
    assert_error(dana.http.post("/clients", json={"name": "kin_x"}), 400, "invalid_value", "name")
    entry = dana.http.get("/audit-log", params={"outcome": "refused"}).json()["data"][0]
    assert (entry["type"], entry["actor"]["on_behalf_of"]) == ("client.created", DANA)


def test_it_learns_what_it_may_do(dana: App) -> None:
    told = dana.http.get("/keys/current").json()
    assert told["scopes"] == ["operate:read", "operate:write"]
    assert (told["clientId"], told["clientName"], told["role"]) == (PROXY_ID, "sign-in (proxy)", "ADMIN")
    assert told["id"] == dana.key.split("_")[1]
    assert (told["name"], told["onBehalfOf"]) == (DANA, DANA)
    assert told["createdAt"] < told["expiresAt"]


@pytest.mark.parametrize(("method", "path"), [("POST", "/videos"), ("GET", "/videos"), ("GET", "/credits")])
def test_it_makes_no_films(dana: App, method: str, path: str) -> None:
    assert_error(dana.http.request(method, path), 403, "permission_denied")


def test_a_key_is_told_that_nobody_signed_in(app: App) -> None:
    assert app.http.get("/keys/current").json()["onBehalfOf"] is None


def test_it_is_renewed_by_signing_in_again(proxied: Service, dana: App) -> None:
    with enter(proxied) as again:
        for each in (dana, again):
            assert each.http.get("/clients").status_code == 200


def test_the_header_opens_nothing_else(proxied: Service) -> None:
    with connect(proxied) as http:
        routes = [route for route in list_routes(http) if route[1] != "/operator/session"]
        assert len(routes) > 30
        statuses = {
            (method, path): http.request(method, path, headers=SAID).status_code
            for method, path in routes
            if path not in {"/livez", "/readyz"}
        }
    assert {route: status for route, status in statuses.items() if status != 401} == {}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_only_a_post_signs_in(proxied: Service, method: str) -> None:
    with connect(proxied) as http:
        assert_error(http.request(method, "/operator/session", headers=SAID), 405, "method_not_allowed")


def test_without_the_settings_there_is_no_such_thing(service: Service) -> None:
    error = assert_error(sign_in(service), 404, "not_found")
    assert "with a key" in error["message"]


# Who may say who signs in.


@pytest.mark.parametrize(
    "secret",
    [[], [""], ["wrong"], [SECRET[:-1]], [SECRET + "0"], [SECRET.upper()], [SECRET, SECRET], [SECRET, "wrong"],
     [f"{SECRET},{SECRET}"], ["ä" * 32]],
    ids=["none", "empty", "another", "shorter", "longer", "upper case", "twice", "one of two", "joined", "not ASCII"],
)  # fmt: skip
def test_a_wrong_secret_is_refused(proxied: Service, secret: list[str]) -> None:
    headers = [("x-forwarded-email", DANA), *(("x-kinora-proxy-secret", value) for value in secret)]
    encoded = [(name.encode(), value.encode()) for name, value in headers]
    with connect(proxied) as http:
        answer = http.post("/operator/session", headers=encoded, json={})
    error = assert_error(answer, 403, "proxy_not_trusted")
    assert "x-kinora-proxy-secret" in error["message"]
    assert SECRET not in answer.text


def test_another_address_is_refused_whatever_it_knows(proxied: Service) -> None:
    for source in (STRANGER, "127.0.0.1"):
        error = assert_error(sign_in(proxied, source=source), 403, "proxy_not_trusted")
        assert source in error["message"]


@pytest.mark.parametrize(
    "forged",
    [{"X-Forwarded-For": PROXY}, {"X-Forwarded-For": f"{PROXY}, 127.0.0.1"}, {"X-Real-IP": PROXY},
     {"Forwarded": f"for={PROXY}"}],
    ids=["X-Forwarded-For", "a chain", "X-Real-IP", "Forwarded"],
)  # fmt: skip
def test_an_address_in_a_header_does_not_count(proxied: Service, forged: dict[str, str]) -> None:
    """127.0.0.1 is the address that `X-Forwarded-For` is believed from."""
    assert_error(sign_in(proxied, SAID | forged, "127.0.0.1"), 403, "proxy_not_trusted")
    assert sign_in(proxied, SAID | {"X-Forwarded-For": STRANGER}).status_code == 200


# Which page may ask.


@pytest.mark.parametrize(
    ("header", "value"),
    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"),
     ("Origin", "https://evil.example"), ("Origin", "null"), ("Origin", "http://127.0.0.1:1")],
)  # fmt: skip
def test_a_page_of_another_site_is_refused(proxied: Service, header: str, value: str) -> None:
    assert_error(sign_in(proxied, SAID | {header: value}), 403, "other_site", header)


def test_a_page_of_our_own_is_let_in(proxied: Service) -> None:
    assert sign_in(proxied, SAID | {"Origin": proxied.address}).status_code == 200
    # A proxy may have changed `Host`; a browser's word about the page stays.
    renamed = {"Origin": "https://kinora.example", "Sec-Fetch-Site": "same-origin"}
    assert sign_in(proxied, SAID | renamed).status_code == 200


def test_where_all_origins_may_call_none_may_sign_in(start_service: Callable[..., Service]) -> None:
    service = start_service(cors_origins="*", **SETTINGS)
    assert_error(sign_in(service, SAID | {"Origin": "https://evil.example"}), 403, "other_site", "Origin")


@pytest.mark.parametrize(
    "sent",
    [{"data": {"a": "b"}}, {"files": {"a": b"b"}}, {"content": b"{}", "headers": SAID | {"content-type": "text/plain"}},
     {"content": b""}],
    ids=["form", "multipart", "plain text", "nothing"],
)  # fmt: skip
def test_what_a_form_can_send_is_refused(proxied: Service, sent: dict[str, Any]) -> None:
    with connect(proxied) as http:
        answer = http.post("/operator/session", **({"headers": SAID} | sent))
    assert_error(answer, 415, "unsupported_content_type")


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        (b'{"role":"ADMIN"}', "unknown_field", "role"),
        (b"[]", "invalid_json", None),
        (b"{", "invalid_json", None),
        (b'{"a":"' + b"x" * 2_000 + b'"}', "invalid_value", None),
    ],
    ids=["a field", "a list", "half an object", "too much"],
)
def test_a_body_that_says_something_is_refused(proxied: Service, body: bytes, code: str, param: str | None) -> None:
    answer = sign_in(proxied, SAID | {"content-type": "application/json"}, json=None, content=body)
    assert_error(answer, 400, code, param)


# What the header says.


@pytest.mark.parametrize("name", [DANA, "Dána Ångström", "猫", "d" * 254, "a 'quoted' name; --"])
def test_a_name_may_be_any_text(proxied: Service, name: str) -> None:
    answer = sign_in(proxied, {"X-Forwarded-Email": name.encode(), "X-Kinora-Proxy-Secret": SECRET})  # type: ignore[dict-item]  # httpx takes bytes, too
    assert answer.json()["person"] == name
    with open_token(proxied, answer.json()["token"]) as app:
        assert app.http.get("/keys/current").json()["onBehalfOf"] == name


@pytest.mark.parametrize(
    ("values", "code"),
    [([], "missing_field"), ([b""], "missing_field"), ([b"dana", b"eve"], "invalid_value"),
     ([b"dana", b"dana"], "invalid_value"), ([b"dana", b""], "invalid_value"), ([b"dana, eve"], "invalid_value"),
     ([b"d" * 255], "invalid_value"), ([b"d\xff"], "invalid_value"), (["d\u202ee".encode()], "invalid_value"),
     (["d\u0085e".encode()], "invalid_value"), ([b"d\te"], "invalid_value")],
    ids=["none", "empty", "two", "the same twice", "a second that is empty", "joined", "too long", "not UTF-8",
         "right to left", "control character", "tab"],
)  # fmt: skip
def test_a_header_that_names_no_one_person_is_refused(proxied: Service, values: list[bytes], code: str) -> None:
    headers = [(b"x-forwarded-email", value) for value in values] + [(b"x-kinora-proxy-secret", SECRET.encode())]
    with connect(proxied) as http:
        answer = http.post("/operator/session", headers=headers, json={})
    assert_error(answer, 400, code, "X-Forwarded-Email")


@pytest.mark.parametrize("character", [b"\0", b"\x01", b"\x1f", b"\x7f"])
def test_a_control_character_never_signs_in(proxied: Service, character: bytes) -> None:
    lines = [b"POST /operator/session HTTP/1.1", b"Host: x", b"Content-Type: application/json", b"Content-Length: 2",
             b"Connection: close", b"X-Kinora-Proxy-Secret: " + SECRET.encode(),
             b"X-Forwarded-Email: da" + character + b"na"]  # fmt: skip
    with connect_raw(proxied) as connection:
        connection.sendall(b"\r\n".join([*lines, b"", b"{}"]))
        answer = read_all(connection)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"kin_" not in answer


def connect_raw(service: Service) -> socket.socket:
    port = int(service.address.rpartition(":")[2])
    return socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(PROXY, 0))


# How it ends.


def test_suspending_the_client_of_the_proxy_ends_all_of_them(start_service: Callable[..., Service]) -> None:
    service = start_service(**SETTINGS)
    with enter(service) as dana:
        assert_done(service.run("clients", "suspend", "sign-in (proxy)"))
        wait_until(lambda: dana.http.get("/clients").status_code == 403, 10, "the token to be refused")
        assert_error(dana.http.get("/clients"), 403, "client_suspended")
        assert_error(sign_in(service), 403, "client_suspended")
        assert_done(service.run("clients", "activate", "sign-in (proxy)"))
        assert_error(dana.http.get("/clients"), 401, "invalid_api_key")
    with enter(service) as dana:
        assert dana.http.get("/clients").status_code == 200


def test_an_operator_suspends_it_and_the_next_request_is_refused(start_service: Callable[..., Service]) -> None:
    service = start_service(**SETTINGS)
    with enter(service) as dana, enter(service) as eve:
        assert dana.http.patch(f"/clients/{PROXY_ID}", json={"status": "SUSPENDED"}).is_success
        assert_error(eve.http.get("/clients"), 403, "client_suspended")


def test_another_secret_ends_all_of_them_and_so_do_no_settings(start_service: Callable[..., Service]) -> None:
    service = start_service(**SETTINGS)
    with enter(service) as dana:
        assert dana.http.get("/clients").status_code == 200
        service.restart(KINORA_OPERATOR_PROXY_SECRET=SECRET[::-1])
        assert_error(dana.http.get("/clients"), 401, "invalid_api_key")
        assert_error(sign_in(service), 403, "proxy_not_trusted")
        service.restart(**{f"KINORA_{name.upper()}": "" for name in SETTINGS})
        assert_error(dana.http.get("/clients"), 401, "invalid_api_key")
        service.restart(**{f"KINORA_{name.upper()}": value for name, value in SETTINGS.items()})
        assert dana.http.get("/clients").status_code == 200  # it is only the secret that counts


@pytest.mark.parametrize("place", [7, 30, 60, -1])
def test_one_changed_character_makes_it_worthless(proxied: Service, dana: App, place: int) -> None:
    token = list(dana.key)
    token[place] = "a" if token[place] != "a" else "b"
    with open_token(proxied, "".join(token)) as app:
        assert_error(app.http.get("/clients"), 401, "invalid_api_key")


@pytest.mark.parametrize("token", ["kin_op_", "kin_op_a", "kin_op_" + "a" * 400, "kin_op_1", "kin_op_A"])
def test_what_was_never_a_token_is_refused(proxied: Service, token: str) -> None:
    with open_token(proxied, token) as app:
        assert_error(app.http.get("/clients"), 401, "invalid_api_key")


# What is left behind.


def test_the_first_one_makes_the_client_and_says_so(start_service: Callable[..., Service]) -> None:
    service = start_service(**SETTINGS)
    with enter(service) as dana, enter(service, SAID | {"X-Forwarded-Email": "eve"}):
        assert [client["id"] for client in dana.http.get("/clients").json()["data"]] == [PROXY_ID]
        (entry,) = dana.http.get("/audit-log").json()["data"]
        assert (entry["type"], entry["target"]["id"]) == ("client.created", PROXY_ID)
        assert entry["actor"]["on_behalf_of"] == DANA
        assert dana.http.get(f"/clients/{PROXY_ID}/keys").json()["data"] == []


def test_a_refused_sign_in_makes_nothing(start_service: Callable[..., Service]) -> None:
    service = start_service(**SETTINGS)
    assert sign_in(service, source=STRANGER).status_code == 403
    assert sign_in(service, SAID | {"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert service.rows("SELECT id FROM client UNION SELECT id FROM audit_log UNION SELECT id FROM signing_key") == []


def test_log_lines_name_the_person_and_no_secret(proxied: Service, dana: App) -> None:
    assert dana.http.post("/clients", json={"name": "logged"}).status_code == 201
    log = proxied.process.log
    (line,) = wait_until(lambda: [line for line in _read(log.read_text()) if line.get("path") == "/clients"][-1:])
    assert (line["person"], line["client"]) == (DANA, PROXY_ID)
    assert SECRET not in log.read_text()
    assert not re.search(r"kin_op_\w", log.read_text())


def _read(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_a_token_that_strays_into_a_log_line_is_masked(proxied: Service, dana: App) -> None:
    assert_error(dana.http.delete(f"/videos/{dana.key}"), 403, "permission_denied")
    lines = [line for line in _read(proxied.process.log.read_text()) if line.get("path") == "/videos/kin_…"]
    assert len(lines) == 1


def test_they_count_as_requests_of_one_client(start_service: Callable[..., Service]) -> None:
    service = start_service(posts_per_minute=2, **SETTINGS)
    assert [sign_in(service).status_code for _ in range(3)] == [200, 200, 429]
