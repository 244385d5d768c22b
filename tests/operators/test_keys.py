"""Keys over HTTP: issue, list, revoke; when they end; and the last key that may change anything."""

import json
import time
from collections.abc import Callable

import pytest

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Role
from tests.support.films import assert_error
from tests.support.services import App, Service


def test_a_key_is_shown_once(admin: App, app: App) -> None:
    new = {"name": "the second server", "scopes": ["videos:read"], "reason": "a second server"}
    issued = admin.http.post(f"/clients/{app.id}/keys", json=new)
    assert issued.status_code == 201
    key = issued.json()
    assert key.items() >= {"name": "the second server", "scopes": ["videos:read"], "clientId": app.id}.items()
    assert app.http.get("/videos", headers={"authorization": f"Bearer {key['key']}"}).is_success
    listed = admin.http.get(f"/clients/{app.id}/keys").json()["data"]
    assert [each["name"] for each in listed] == [None, "the second server"]
    assert "key" not in listed[1]
    (entry,) = admin.http.get("/audit-log", params={"target": key["id"]}).json()["data"]
    assert (entry["type"], entry["reason"]) == ("api_key.issued", "a second server")
    assert key["key"] not in str(admin.http.get("/audit-log").text)


def test_a_key_that_is_revoked_is_refused_by_the_next_request(admin: App, app: App) -> None:
    key = admin.http.post(f"/clients/{app.id}/keys", json={}).json()
    second = {"authorization": f"Bearer {key['key']}"}
    assert app.http.get("/credits", headers=second).is_success
    revoked = admin.http.delete(f"/keys/{key['id']}", params={"reason": "found in a repository"}).json()
    assert revoked["revokedAt"]
    assert_error(app.http.get("/credits", headers=second), 401, "invalid_api_key")
    assert app.http.get("/credits").is_success
    entry = admin.http.get("/audit-log", params={"target": key["id"]}).json()["data"][0]
    assert entry["changes"] == {"revokedAt": {"from": None, "to": revoked["revokedAt"]}}
    assert (entry["outcome"], entry["reason"]) == ("done", "found in a repository")


@pytest.mark.parametrize("reason", ["x" * 501, "a\0b"], ids=["long", "with a zero"])
def test_a_bad_reason_revokes_nothing(admin: App, app: App, reason: str) -> None:
    (key,) = admin.http.get(f"/clients/{app.id}/keys").json()["data"]
    answer = admin.http.delete(f"/keys/{key['id']}", params={"reason": reason})
    assert_error(answer, 400, "invalid_value", "reason")
    assert app.http.get("/credits").is_success


def test_the_command_line_revokes_for_a_reason(service: Service, admin: App, app: App) -> None:
    (key,) = admin.http.get(f"/clients/{app.id}/keys").json()["data"]
    refused = service.run("keys", "revoke", key["id"], "--reason", "x" * 501)
    assert (refused.returncode, "reason" in refused.stderr) == (2, True)
    assert app.http.get("/credits").is_success
    done = service.run("keys", "revoke", key["id"], "--reason", "found in a repository", "--json")
    assert json.loads(done.stdout)["revokedAt"]
    entry = admin.http.get("/audit-log", params={"target": key["id"]}).json()["data"][0]
    assert (entry["type"], entry["reason"]) == ("api_key.revoked", "found in a repository")
    for command in ("suspend", "activate"):
        assert service.run("clients", command, app.name, "--reason", f"to {command}").returncode == 0
        entry = admin.http.get("/audit-log", params={"target": app.id}).json()["data"][0]
        assert entry["reason"] == f"to {command}"


def test_a_key_ends_when_it_was_to_end(admin: App, app: App) -> None:
    ends = int(time.time()) + 2
    key = admin.http.post(f"/clients/{app.id}/keys", json={"expiresAt": ends}).json()
    headers, began = {"authorization": f"Bearer {key['key']}"}, time.time()
    while (answer := app.http.get("/credits", headers=headers)).is_success:
        assert began < ends  # an accepted key is not remembered beyond its end
        began = time.time()
    assert "expired" in assert_error(answer, 401, "invalid_api_key")["message"]
    assert time.time() >= ends


@pytest.mark.parametrize(
    ("new", "code", "param"),
    [
        ({"expiresAt": 1}, "invalid_value", "expiresAt"),
        ({"expiresAt": "tomorrow"}, "invalid_value", "expiresAt"),
        ({"scopes": ["videos:pay"]}, "invalid_value", "scopes"),
        ({"scopes": []}, "invalid_value", "scopes"),
        ({"name": ""}, "invalid_value", "name"),
        ({"name": "a\0b"}, "invalid_value", "name"),
        ({"reason": "a\0b"}, "invalid_value", "reason"),
        ({"secret": "mine"}, "unknown_field", "secret"),
    ],
)
def test_a_bad_value_names_its_field_and_issues_nothing(
    admin: App, app: App, new: dict[str, object], code: str, param: str
) -> None:
    assert_error(admin.http.post(f"/clients/{app.id}/keys", json=new), 400, code, param)
    assert len(admin.http.get(f"/clients/{app.id}/keys").json()["data"]) == 1


@pytest.mark.parametrize("networks", [["10.0.0.0/33"], ["office"], ["10.0.0.7/8"], ["10.0.0.0/8", ""], []])
def test_what_is_no_network_is_refused(admin: App, app: App, networks: list[str]) -> None:
    answer = admin.http.post(f"/clients/{app.id}/keys", json={"allowedNetworks": networks})
    assert_error(answer, 400, "invalid_value", "allowedNetworks")
    assert len(admin.http.get(f"/clients/{app.id}/keys").json()["data"]) == 1


@pytest.mark.parametrize(
    ("networks", "peer", "is_accepted"),
    [
        (["10.0.0.0/8"], "10.255.0.7", True),
        (["10.0.0.0/8"], "11.0.0.1", False),
        (["10.0.0.0/8", "192.0.2.7"], "192.0.2.7", True),
        (["10.0.0.0/8", "192.0.2.7"], "192.0.2.8", False),
        (["10.0.0.0/8"], "::ffff:10.0.0.1", True),
        (["2001:db8::/32"], "2001:db8::1", True),
        (["2001:db8::/32"], "10.0.0.1", False),
        (["0.0.0.0/0", "::/0"], "somewhere", False),
    ],
)
def test_a_key_is_accepted_from_its_networks(
    admin: App, app: App, networks: list[str], peer: str, is_accepted: bool
) -> None:
    new = admin.http.post(f"/clients/{app.id}/keys", json={"allowedNetworks": networks}).json()
    headers = {"authorization": f"Bearer {new['key']}", "x-forwarded-for": peer}
    answer = app.http.get("/credits", headers=headers)
    if is_accepted:
        assert answer.status_code == 200
    else:
        assert_error(answer, 403, "network_not_allowed")


def test_the_network_is_compared_at_each_request(admin: App, app: App) -> None:
    new = admin.http.post(f"/clients/{app.id}/keys", json={"allowedNetworks": ["10.0.0.1"]}).json()
    assert new["allowedNetworks"] == ["10.0.0.1/32"]
    inside, outside = (
        {"authorization": f"Bearer {new['key']}", "x-forwarded-for": peer} for peer in ("10.0.0.1", "10.0.0.2")
    )
    for _ in range(3):
        assert app.http.get("/credits", headers=inside).is_success
        error = assert_error(app.http.get("/credits", headers=outside), 403, "network_not_allowed")
        assert "10.0.0.2" in error["message"]
        assert_error(app.http.post("/videos", headers=outside), 403, "network_not_allowed")
    assert_error(
        app.http.get("/credits", headers={"authorization": f"Bearer {new['key']}"}), 403, "network_not_allowed"
    )


def test_a_key_that_is_not_there(admin: App) -> None:
    assert_error(admin.http.delete("/keys/nothing"), 404, "not_found", "key")


def test_the_last_key_that_may_change_anything_stays(start_service: Callable[..., Service]) -> None:
    service = start_service()
    with service.add_app(0, Role.ADMIN) as admin:
        (last,) = admin.http.get(f"/clients/{admin.id}/keys").json()["data"]
        for change in ({"status": "SUSPENDED"}, {"role": "MEMBER"}):
            assert_error(admin.http.patch(f"/clients/{admin.id}", json=change), 409, "last_admin")
        assert_error(admin.http.delete(f"/keys/{last['id']}"), 409, "last_admin")
        service.write(keys.issue, admin.name, NewKey(name="another"))
        assert admin.http.delete(f"/keys/{last['id']}").is_success
        refused = service.run("clients", "suspend", admin.name)
        assert refused.returncode == 1
        assert "Issue another one first" in refused.stderr
