"""The audit log: who did what, over HTTP and with the command line; what was refused; nothing that is secret."""

import getpass
import time
from typing import Any

import pytest

from tests.support.commands import assert_done
from tests.support.films import assert_error, make
from tests.support.services import App, Service


def _list(admin: App, **params: str | int) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = admin.http.get("/audit-log", params=params).json()["data"]
    return entries


def test_the_command_line_writes_it_too(service: Service, admin: App, app: App) -> None:
    for command in (
        ("clients", "suspend", app.name),
        ("clients", "activate", app.name),
        ("credits", "grant", app.name, "5", "--note", "for the fair"),
    ):
        assert_done(service.run(*command))
    entries = _list(admin, target=app.id)
    assert [entry["type"] for entry in entries] == ["client.credits_granted", "client.updated", "client.updated"]
    assert {(entry["actor"]["type"], entry["actor"]["name"]) for entry in entries} == {("cli", getpass.getuser())}
    assert entries[0]["reason"] == "for the fair"
    limit = app.credits()["creditLimit"]
    assert entries[0]["changes"] == {"creditLimit": {"from": limit - 5, "to": limit}}
    assert entries[1]["changes"]["status"] == {"from": "SUSPENDED", "to": "ACTIVE"}


def test_a_refund_is_an_entry_of_its_generation(service: Service, admin: App, app: App) -> None:
    video = make(app)
    assert_done(service.run("credits", "refund", video["id"], "--note", "a bad film"))
    refund = admin.http.get(f"/clients/{app.id}/credits/entries").json()["data"][0]
    assert (refund["kind"], refund["videoId"]) == ("refund", video["id"])
    (entry,) = _list(admin, target=refund["generationId"])
    assert (entry["type"], entry["target"]["type"]) == ("generation.refunded", "generation")
    assert entry["changes"] == {"refundedCredits": {"from": 0, "to": video["credits"]}}


def test_it_is_filtered(admin: App, app: App) -> None:
    began = int(time.time())
    admin.http.patch(f"/clients/{app.id}", json={"creditLimit": 1})
    admin.http.patch(f"/clients/{app.id}", json={"name": admin.name})
    assert [entry["outcome"] for entry in _list(admin, target=app.id)] == ["refused", "done"]
    assert [entry["outcome"] for entry in _list(admin, target=app.id, outcome="refused")] == ["refused"]
    assert _list(admin, target=app.id, type="client.created") == []
    assert {entry["actor"]["client_id"] for entry in _list(admin, actor=admin.id)} == {admin.id}
    assert len(_list(admin, target=app.id, created_after=began)) == 2
    assert _list(admin, target=app.id, created_before=began) == []
    assert _list(admin, target=app.id, created_after=began + 3_600) == []


def test_it_comes_in_pages(admin: App, app: App) -> None:
    for limit in range(1, 6):
        admin.http.patch(f"/clients/{app.id}", json={"creditLimit": limit})
    first = admin.http.get("/audit-log", params={"target": app.id, "limit": 3}).json()
    rest = admin.http.get("/audit-log", params={"target": app.id, "limit": 3, "after": first["last_id"]}).json()
    assert (first["has_more"], rest["has_more"]) == (True, False)
    limits = [entry["changes"]["creditLimit"]["to"] for entry in first["data"] + rest["data"]]
    assert limits == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"who": "me"}, "unknown_field", "who"),
        ({"outcome": "maybe"}, "invalid_value", "outcome"),
        ({"created_after": "yesterday"}, "invalid_value", "created_after"),
        ({"created_after": 10**18}, "invalid_value", "created_after"),
        ({"after": "audit_1"}, "invalid_value", "after"),
    ],
)
def test_an_unknown_filter_is_refused(admin: App, params: dict[str, str | int], code: str, param: str) -> None:
    assert_error(admin.http.get("/audit-log", params=params), 400, code, param)


def test_a_reader_sees_it_and_changes_nothing(reader: App, app: App) -> None:
    assert reader.http.get("/audit-log").is_success
    error = assert_error(reader.http.patch(f"/clients/{app.id}", json={"creditLimit": 1}), 403, "permission_denied")
    assert "operate:write" in error["message"]
