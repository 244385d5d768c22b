"""Every list for operators refuses a filter that it does not have, and says which it has: read from the contract."""

import pytest

from app.store.ids import new_id
from tests.support.contract import DOCUMENT
from tests.support.films import assert_error
from tests.support.services import App

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


def test_there_are_such_lists() -> None:
    assert {"/clients", "/audit-log", "/usage", "/clients/{client_id}/credits/entries"} <= set(LISTS)
