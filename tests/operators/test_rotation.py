"""A key is replaced without an interruption: the new one works at once, the old one until the end of the overlap."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.domain import keys
from app.errors import KeyEnded, RotationInProgress
from app.schemas.clients import KeyRotation, NewKey
from app.store.sessions import Session
from app.words import Role
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.films import assert_error
from tests.support.services import App, Service


@pytest.fixture
def old(admin: App, app: App) -> dict[str, Any]:
    new = {"name": "server", "scopes": ["credits:read"], "allowedNetworks": ["127.0.0.0/8"]}
    issued: dict[str, Any] = admin.http.post(f"/clients/{app.id}/keys", json=new).json()
    return issued


def _rotate(admin: App, key: dict[str, Any], **rotation: object) -> dict[str, Any]:
    answer = admin.http.post(f"/keys/{key['id']}/rotate", json=rotation)
    assert answer.status_code == 201, answer.text
    issued: dict[str, Any] = answer.json()
    return issued


def _list(admin: App, app: App) -> dict[str, dict[str, Any]]:
    return {key["id"]: key for key in admin.http.get(f"/clients/{app.id}/keys").json()["data"]}


def _sign(key: dict[str, Any]) -> dict[str, str]:
    return {"authorization": f"Bearer {key['key']}"}


def test_both_keys_are_accepted_during_the_overlap_and_only_the_new_one_after_it(
    admin: App, app: App, old: dict[str, Any]
) -> None:
    before = time.time()
    new = _rotate(admin, old, overlapSeconds=2, reason="once a year")
    same = ("name", "scopes", "allowedNetworks", "clientId")
    assert {name: new[name] for name in same} == {name: old[name] for name in same}
    assert (new["replaces"], new["expiresAt"]) == (old["id"], None)
    for key in (old, new):
        assert app.http.get("/credits", headers=_sign(key)).is_success
    time.sleep(max(0, before + 2 - time.time()) + 1)  # the server may have read its clock a moment later
    assert "expired" in assert_error(app.http.get("/credits", headers=_sign(old)), 401, "invalid_api_key")["message"]
    assert app.http.get("/credits", headers=_sign(new)).is_success


def test_without_an_overlap_the_old_key_is_refused_by_the_next_request(
    admin: App, app: App, old: dict[str, Any]
) -> None:
    assert app.http.get("/credits", headers=_sign(old)).is_success
    _rotate(admin, old, overlapSeconds=0)
    assert_error(app.http.get("/credits", headers=_sign(old)), 401, "invalid_api_key")
    assert_error(admin.http.post(f"/keys/{old['id']}/rotate", json={}), 409, "key_ended")


def test_neither_key_is_rotated_again_within_the_overlap_unless_forced(
    admin: App, app: App, old: dict[str, Any]
) -> None:
    new = _rotate(admin, old)
    for key in (old, new):
        assert_error(admin.http.post(f"/keys/{key['id']}/rotate", json={}), 409, "rotation_in_progress")
    assert len(_list(admin, app)) == 3  # with the app's first
    third = _rotate(admin, old, force=True, overlapSeconds=60)
    assert len(_list(admin, app)) == 4
    for key in (old, new, third):
        assert app.http.get("/credits", headers=_sign(key)).is_success


def test_a_rotation_has_ended_when_one_of_the_two_keys_is_revoked(admin: App, old: dict[str, Any]) -> None:
    lost = _rotate(admin, old)
    admin.http.delete(f"/keys/{lost['id']}")
    new = _rotate(admin, old)
    admin.http.delete(f"/keys/{old['id']}")
    _rotate(admin, new)


def test_a_key_never_lives_longer_because_of_a_rotation(admin: App, app: App) -> None:
    ends = int(time.time()) + 60
    key = admin.http.post(f"/clients/{app.id}/keys", json={"expiresAt": ends}).json()
    _rotate(admin, key, overlapSeconds=3600)
    assert _list(admin, app)[key["id"]]["expiresAt"] == key["expiresAt"]


def test_a_rotation_is_in_the_audit_log_without_a_secret(admin: App, app: App, old: dict[str, Any]) -> None:
    new = _rotate(admin, old, reason="once a year")
    entry = admin.http.get("/audit-log", params={"target": old["id"]}).json()["data"][0]
    assert (entry["type"], entry["reason"]) == ("api_key.rotated", "once a year")
    ends = _list(admin, app)[old["id"]]["expiresAt"]
    assert entry["changes"] == {
        "expiresAt": {"from": None, "to": ends},
        "replacedBy": {"from": None, "to": new["id"]},
    }
    assert new["key"] not in admin.http.get("/audit-log").text


def test_a_dry_run_rotates_nothing(admin: App, app: App, old: dict[str, Any]) -> None:
    before = _list(admin, app)
    assert admin.http.post(f"/keys/{old['id']}/rotate", params={"dry_run": "true"}, json={}).status_code == 201
    assert _list(admin, app) == before


@pytest.mark.parametrize(
    ("rotation", "code", "param"),
    [
        ({"overlapSeconds": -1}, "invalid_value", "overlapSeconds"),
        ({"overlapSeconds": 1.5}, "invalid_value", "overlapSeconds"),
        ({"overlapSeconds": 2_592_001}, "invalid_value", "overlapSeconds"),
        ({"force": "yes"}, "invalid_value", "force"),
        ({"overlap": 7}, "unknown_field", "overlap"),
    ],
)
def test_a_bad_value_names_its_field_and_rotates_nothing(
    admin: App, app: App, old: dict[str, Any], rotation: dict[str, object], code: str, param: str
) -> None:
    before = _list(admin, app)
    assert_error(admin.http.post(f"/keys/{old['id']}/rotate", json=rotation), 400, code, param)
    assert _list(admin, app) == before


def test_a_key_that_is_not_there(admin: App) -> None:
    assert_error(admin.http.post("/keys/nothing/rotate", json={}), 404, "not_found", "key")


def test_the_command_line_rotates_too(service: Service, app: App) -> None:
    issued = json.loads(service.run("keys", "issue", app.name, "--network", "127.0.0.1", "--json").stdout)
    done = service.run("keys", "rotate", issued["id"], "--overlap-seconds", "60", "--reason", "a test", "--json")
    new = json.loads(done.stdout)
    assert new.items() >= {"replaces": issued["id"], "allowedNetworks": ["127.0.0.1/32"]}.items()
    assert app.http.get("/credits", headers=_sign(new)).is_success
    again = service.run("keys", "rotate", issued["id"])
    assert again.returncode == 1
    assert "force" in again.stderr
    assert "The new key, shown only this once: kin_" in service.run("keys", "rotate", issued["id"], "--force").stdout
    wrong = service.run("keys", "rotate", issued["id"], "--force", "--overlap-seconds", "-1")
    assert wrong.returncode == 2
    assert "overlap_seconds" in wrong.stderr


def test_a_key_is_rotated_once_even_in_a_race(new_database: NewDatabase) -> None:
    """Each in its own transaction, at the same time; PostgreSQL runs them side by side."""
    engine = open_engine(new_database())
    with open_session(engine) as session:
        client, _ = keys.create_client(session, "app", 0, Role.MEMBER)
        key = keys.issue(session, client.id, NewKey())

    def rotate(_: int) -> bool:
        try:
            with open_session(engine) as session:
                keys.rotate(session, key.id, KeyRotation())
        except RotationInProgress:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(rotate, range(8))) == 1
    engine.dispose()


def test_a_key_that_has_ended_cannot_be_rotated(new_database: NewDatabase) -> None:
    engine = open_engine(new_database())
    with open_session(engine) as session:
        _, key = keys.create_client(session, "app", 0, Role.MEMBER)
        keys.revoke(session, key.id)
        _refuse(session, key.id)
    engine.dispose()


def _refuse(session: Session, key_id: str) -> None:
    with pytest.raises(KeyEnded):
        keys.rotate(session, key_id, KeyRotation(force=True))


def test_the_last_admins_new_key_cannot_be_revoked_while_the_old_one_expires(
    start_service: Callable[..., Service],
) -> None:
    """After the overlap, nobody could change anything."""
    service = start_service()
    with service.add_app(0, Role.ADMIN) as admin:
        (old,) = admin.http.get(f"/clients/{admin.id}/keys").json()["data"]
        new = _rotate(admin, old)
        refused = admin.http.delete(f"/keys/{new['id']}")
        assert "only keys that expire" in assert_error(refused, 409, "last_admin")["message"]
        assert admin.http.delete(f"/keys/{old['id']}").is_success
        assert admin.http.patch(f"/clients/{admin.id}", json={"name": "dana"}, headers=_sign(new)).is_success


def test_the_last_admins_key_can_be_rotated_at_once(start_service: Callable[..., Service]) -> None:
    """Its successor has the same scopes and never expires, so nothing is lost."""
    service = start_service()
    with service.add_app(0, Role.ADMIN) as admin:
        (old,) = admin.http.get(f"/clients/{admin.id}/keys").json()["data"]
        new = _rotate(admin, old, overlapSeconds=0)
        assert (new["scopes"], new["expiresAt"]) == (old["scopes"], None)
        assert_error(admin.http.get("/clients"), 401, "invalid_api_key")
        assert admin.http.patch(f"/clients/{admin.id}", json={"name": "dana"}, headers=_sign(new)).is_success
        assert_error(admin.http.delete(f"/keys/{new['id']}", headers=_sign(new)), 409, "last_admin")
