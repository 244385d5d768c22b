"""Every list for operators refuses a filter that it does not have, and says which it has: read from the contract."""

from pathlib import Path

import pytest

from app.store.ids import new_id
from app.words import Role
from tests.support.contract import DOCUMENT
from tests.support.databases import NewDatabase
from tests.support.films import assert_error
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

LISTS = {
    path: [parameter["name"] for parameter in item["get"]["parameters"] if parameter["in"] == "query"]
    for path, item in DOCUMENT["paths"].items()
    if "operators" in item.get("get", {}).get("tags", ())
    and any(parameter["in"] == "query" for parameter in item["get"].get("parameters", ()))
}


@pytest.mark.parametrize(("path", "filters"), LISTS.items(), ids=list(LISTS))
def test_an_unknown_filter_is_refused_and_the_known_ones_are_listed(admin: App, path: str, filters: list[str]) -> None:
    answer = admin.http.get(path.format(client_id=new_id("client")), params={"colour": "red"})
    error = assert_error(answer, 400, "unknown_field", "colour")
    *others, last = (f"`{name}`" for name in filters)
    allowed = f"{', '.join(others)} or {last}"
    assert error["message"] == f"`colour` is not a known field. Allowed fields are {allowed}."


@pytest.mark.parametrize("path", ["/clients/{client_id}/keys", "/webhooks"])
def test_a_list_without_filters_refuses_each(admin: App, path: str) -> None:
    answer = admin.http.get(path.format(client_id=admin.id), params={"limit": 5})
    error = assert_error(answer, 400, "unknown_field", "limit")
    assert error["message"] == "`limit` is not a filter of this list: it has none."


def test_there_are_such_lists() -> None:
    assert {"/clients", "/audit-log", "/usage", "/clients/{client_id}/credits/entries"} <= set(LISTS)


def test_a_zero_in_a_filter_is_refused_and_does_not_reach_the_database(
    new_database: NewDatabase, tmp_path: Path, upstream: Sandbox
) -> None:
    """PostgreSQL compares no text with a zero."""
    service = Service(tmp_path, upstream.address, {"KINORA_DATABASE_URL": new_database()}, ["--no-worker"])
    try:
        with service.add_app(0, Role.ADMIN) as admin:
            for path, filters in LISTS.items():
                for name in filters:
                    answer = admin.http.get(path.format(client_id=admin.id), params={name: "a\0b"})
                    assert answer.status_code == 400, (path, name, answer.text)
            for path, body in (
                ("/queue/pause", {"what": "accepts", "reason": "a\0b"}),
                ("/queue/cancel", {"filter": {"client": "a\0b"}}),
                (f"/clients/{admin.id}/credits", {"amount": 1, "note": "a\0b"}),
            ):
                assert admin.http.post(path, json=body).status_code == 400, path
    finally:
        service.stop()
