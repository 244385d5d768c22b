"""Clients over HTTP: create, list, change, suspend; each change with its entry in the audit log."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.store.ids import new_id
from app.words import Role
from tests.support.films import ask, assert_error, get
from tests.support.services import App, Service

NUMBERS = itertools.count()
VALUES: dict[str, list[Any]] = {
    "name": ["renamed {}"],
    "role": ["READER", "ADMIN", "MEMBER"],
    "status": ["SUSPENDED", "ACTIVE"],
    "creditLimit": [5_000_000, 0, 10**15],
    "budget": [
        {"period": "month", "timezone": "Europe/Berlin", "limit": 5_000_000},
        {"period": "day", "timezone": "America/New_York", "limit": 0},
        None,
    ],
    "permissions": [
        {"fast_mode": [True], "resolution": ["720p"]},
        {"imageUrls": False, "queueLimit": 5, "concurrency": 2},
        {"model": ["veo3"], "generate_audio": [False, True], "aspect_ratio": ["16:9", "1:1"], "seconds": ["8"]},
        None,
    ],
}


def _create(admin: App, **fields: object) -> dict[str, Any]:
    answer = admin.http.post("/clients", json={"name": f"client {next(NUMBERS)}", **fields})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


def _log(admin: App, target: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = admin.http.get("/audit-log", params={"target": target}).json()["data"]
    return entries


def test_a_new_client_can_ask_at_once(service: Service, admin: App) -> None:
    created = _create(admin, creditLimit=960_000, reason="a new app")
    assert created.items() >= {"role": "MEMBER", "status": "ACTIVE", "creditLimit": 960_000, "usedCredit": 0}.items()
    with service.open_app(App(admin.http, created["id"], created["name"], created["key"]["key"])) as app:
        assert app.credits()["availableCredit"] == 960_000
    assert admin.http.get(f"/clients/{created['id']}").json() == {
        name: value for name, value in created.items() if name != "key"
    }


def test_who_created_and_changed_a_client_is_known(admin: App) -> None:
    created = _create(admin)
    assert (created["createdBy"], created["updatedBy"]) == (admin.name, admin.name)
    (entry,) = _log(admin, created["id"])
    assert entry["type"] == "client.created"
    assert entry["actor"].items() >= {"type": "api_key", "client_id": admin.id, "ip_address": "127.0.0.1"}.items()
    assert entry["target"] == {"type": "client", "id": created["id"], "name": created["name"]}
    assert entry["changes"]["name"] == {"from": None, "to": created["name"]}


@pytest.mark.parametrize("field", VALUES)
def test_each_field_that_can_be_written_can_be_read_back(admin: App, field: str) -> None:
    created = _create(admin)
    path, before = f"/clients/{created['id']}", created[field]
    for value in VALUES[field]:
        wanted = value.format(next(NUMBERS)) if isinstance(value, str) else value
        changed = admin.http.patch(path, json={field: wanted, "reason": "to see"}).json()
        assert settings_of(changed[field]) == wanted
        assert admin.http.get(path).json() == changed
        entry = _log(admin, created["id"])[0]
        assert (entry["type"], entry["reason"]) == ("client.updated", "to see")
        assert entry["changes"][field] == {"from": before, "to": wanted}
        before = wanted


def settings_of(value: Any) -> Any:
    """A budget is read with the figures of its window."""
    is_budget = isinstance(value, dict) and "period" in value
    return {name: value[name] for name in ("period", "timezone", "limit")} if is_budget else value


def test_the_fields_that_can_be_written_are_those_of_the_contract(admin: App) -> None:
    document = admin.http.get("/openapi.json").json()
    fields = document["components"]["schemas"]["ClientChange"]["properties"].keys()
    assert fields - {"cancelQueued", "reason"} == VALUES.keys()


def test_a_change_of_nothing_is_no_entry(admin: App) -> None:
    created = _create(admin)
    answer = admin.http.patch(f"/clients/{created['id']}", json={"name": created["name"], "status": "ACTIVE"})
    assert answer.status_code == 200
    assert len(_log(admin, created["id"])) == 1


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"name": ""}, "invalid_value", "name"),
        ({"name": "client_01m85mraxt4s2m0xk1c3rq7d9p"}, "invalid_value", "name"),
        ({"creditLimit": -1}, "invalid_value", "creditLimit"),
        ({"creditLimit": 1.5}, "invalid_value", "creditLimit"),
        ({"creditLimit": "9"}, "invalid_value", "creditLimit"),
        ({"creditLimit": 10**16}, "invalid_value", "creditLimit"),
        ({"role": "OWNER"}, "invalid_value", "role"),
        ({"status": "GONE"}, "invalid_value", "status"),
        ({"budget": {"period": "year", "timezone": "UTC", "limit": 1}}, "invalid_value", "budget.period"),
        ({"budget": {"period": "day", "timezone": "Mars/Olympus", "limit": 1}}, "invalid_value", "budget.timezone"),
        ({"budget": {"period": "day", "timezone": "localtime", "limit": 1}}, "invalid_value", "budget.timezone"),
        ({"budget": {"period": "day", "timezone": "../etc/passwd", "limit": 1}}, "invalid_value", "budget.timezone"),
        ({"budget": {"period": "day", "timezone": "UTC", "limit": -1}}, "invalid_value", "budget.limit"),
        ({"budget": {"period": "day", "timezone": "UTC", "limit": 1.5}}, "invalid_value", "budget.limit"),
        ({"budget": {"period": "day", "timezone": "UTC", "limit": 10**16}}, "invalid_value", "budget.limit"),
        ({"budget": {"period": "day", "limit": 1}}, "missing_field", "budget.timezone"),
        ({"budget": {"period": "day", "timezone": "UTC", "limit": 1, "extra": 2}}, "unknown_field", "budget.extra"),
        ({"budget": 5}, "invalid_value", "budget"),
        ({"permissions": []}, "invalid_value", "permissions"),
        ({"permissions": {"prompt": ["cats"]}}, "unknown_field", "permissions.prompt"),
        ({"permissions": {"fastMode": [True]}}, "unknown_field", "permissions.fastMode"),
        ({"permissions": {"fast_mode": True}}, "invalid_value", "permissions.fast_mode"),
        ({"permissions": {"fast_mode": ["yes"]}}, "invalid_value", "permissions.fast_mode"),
        ({"permissions": {"resolution": []}}, "invalid_value", "permissions.resolution"),
        ({"permissions": {"resolution": ["4k"]}}, "invalid_value", "permissions.resolution"),
        ({"permissions": {"imageUrls": 0}}, "invalid_value", "permissions.imageUrls"),
        ({"permissions": {"queueLimit": -1}}, "invalid_value", "permissions.queueLimit"),
        ({"permissions": {"queueLimit": "5"}}, "invalid_value", "permissions.queueLimit"),
        ({"permissions": {"concurrency": 0}}, "invalid_value", "permissions.concurrency"),
        ({"permissions": {"concurrency": 1.5}}, "invalid_value", "permissions.concurrency"),
        ({"credit_limit_": 5}, "unknown_field", "credit_limit_"),
        ({"reason": "x" * 501}, "invalid_value", "reason"),
    ],
)
def test_a_bad_value_names_its_field_and_changes_nothing(
    admin: App, change: dict[str, Any], code: str, param: str
) -> None:
    created = _create(admin, creditLimit=7)
    before = admin.http.get(f"/clients/{created['id']}").json()
    for method, path in (("PATCH", f"/clients/{created['id']}"), ("POST", "/clients")):
        if method == "POST" and {"status", "budget"} & change.keys():
            continue
        body = {"name": f"client {next(NUMBERS)}", **change} if method == "POST" else change
        assert_error(admin.http.request(method, path, json=body), 400, code, param)
    assert admin.http.get(f"/clients/{created['id']}").json() == before


def test_a_name_that_is_taken_is_refused(admin: App) -> None:
    first, second = _create(admin), _create(admin)
    assert_error(admin.http.post("/clients", json={"name": first["name"]}), 409, "name_taken", "name")
    assert_error(admin.http.patch(f"/clients/{second['id']}", json={"name": first["name"]}), 409, "name_taken", "name")
    refused = _log(admin, second["id"])[0]
    assert (refused["type"], refused["outcome"], refused["reason"]) == ("client.updated", "refused", "name_taken")


def test_a_limit_below_what_is_used_stops_the_client(service: Service, admin: App) -> None:
    with service.add_app() as app:
        ask(app, prompt="[[fault:never-ends]] lowered")
        changed = admin.http.patch(f"/clients/{app.id}", json={"creditLimit": 5}).json()
        assert changed["availableCredit"] < 0
        assert changed["heldCredit"] > 0


def test_a_change_of_another_version_is_refused(admin: App) -> None:
    created = _create(admin)
    path = f"/clients/{created['id']}"
    version = admin.http.get(path).headers["etag"]
    assert admin.http.patch(path, json={"creditLimit": 1}, headers={"if-match": version}).is_success
    refused = admin.http.patch(path, json={"creditLimit": 2}, headers={"if-match": version})
    assert_error(refused, 412, "precondition_failed", "If-Match")
    newer = admin.http.get(path).headers["etag"]
    assert admin.http.patch(path, json={"creditLimit": 2}, headers={"if-match": f'"other", {newer}'}).is_success
    assert admin.http.patch(path, json={"creditLimit": 3}, headers={"if-match": "*"}).is_success


def test_a_client_that_is_not_there(admin: App) -> None:
    for name in (new_id("client"), "shop", "client_1"):
        error = admin.http.get(f"/clients/{name}").json()["error"]
        assert error["code"] == "not_found"
        assert "There is no client" in error["message"]


def test_all_clients_are_listed_in_pages(admin: App) -> None:
    created = [_create(admin, role="READER")["id"] for _ in range(3)]
    seen, more = list[str](), dict[str, str]()
    while True:
        page = admin.http.get("/clients", params={"limit": "2", "role": "READER", **more}).json()
        seen += [client["id"] for client in page["data"]]
        if not page["has_more"]:
            break
        more = {"after": page["last_id"]}
    assert seen == sorted(seen)
    assert set(created) <= set(seen)


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"state": "ACTIVE"}, "unknown_field", "state"),
        ({"status": "GONE"}, "invalid_value", "status"),
        ({"limit": 101}, "invalid_value", "limit"),
        ({"limit": 0}, "invalid_value", "limit"),
        ({"after": "client_1"}, "invalid_value", "after"),
    ],
)
def test_an_unknown_filter_is_refused(admin: App, params: dict[str, Any], code: str, param: str) -> None:
    assert_error(admin.http.get("/clients", params=params), 400, code, param)


@pytest.fixture(scope="module")
def idle(serve: Callable[..., Service]) -> Service:
    """A service that starts no generation."""
    service = serve()
    service.stop()
    service.start("--no-worker")
    return service


@pytest.fixture
def boss(idle: Service) -> Iterator[App]:
    with idle.add_app(0, Role.ADMIN) as boss:
        yield boss


def _leave_out_times(client: dict[str, Any]) -> dict[str, Any]:
    """A dry run is made at another time than the change."""
    return client | {"updatedAt": "", "alerts": [alert | {"reachedAt": ""} for alert in client["alerts"]]}


def test_a_dry_run_answers_what_then_happens(idle: Service, boss: App) -> None:
    with idle.add_app() as app:
        ask(app, prompt="dry")
        path, change = f"/clients/{app.id}", {"status": "SUSPENDED", "creditLimit": 123}
        before = boss.http.get(path).json()
        foreseen = boss.http.patch(path, params={"dry_run": True}, json=change).json()
        assert boss.http.get(path).json() == before
        assert _log(boss, app.id) == []
        assert app.http.get("/credits").is_success
        happened = boss.http.patch(path, json=change).json()
        assert _leave_out_times(foreseen) == _leave_out_times(happened)
        assert [alert["threshold"] for alert in happened["alerts"]] == [80, 100]
        assert happened["heldCredit"] == 0


def test_a_refused_dry_run_leaves_no_entry(boss: App) -> None:
    assert_error(
        boss.http.post("/clients", params={"dry_run": True}, json={"name": boss.name}), 409, "name_taken", "name"
    )
    assert boss.http.get("/audit-log", params={"outcome": "refused", "actor": boss.id}).json()["data"] == []


def test_what_a_suspended_client_has_queued_is_cancelled(idle: Service, boss: App) -> None:
    with idle.add_app() as app:
        queued = [ask(app, prompt=f"queued {number}")["id"] for number in range(3)]
        suspended = boss.http.patch(f"/clients/{app.id}", json={"status": "SUSPENDED"}).json()
        assert (suspended["heldCredit"], suspended["status"]) == (0, "SUSPENDED")
        assert_error(app.http.get("/credits"), 403, "client_suspended")  # at once: the same process
        assert boss.http.patch(f"/clients/{app.id}", json={"status": "ACTIVE"}).json()["status"] == "ACTIVE"
        assert [get(app, video)["error"]["code"] for video in queued] == ["cancelled_by_operator"] * 3


def test_what_a_client_without_a_key_has_queued_is_cancelled(idle: Service, boss: App) -> None:
    with idle.add_app() as app:
        ask(app, prompt="the last key")
        (key,) = boss.http.get(f"/clients/{app.id}/keys").json()["data"]
        assert boss.http.delete(f"/keys/{key['id']}").is_success
        assert boss.http.get(f"/clients/{app.id}").json()["heldCredit"] == 0
