"""JSON Schema takes 1.0 for an integer, so every integer of a JSON body may be written so: read from the contract."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.store.ids import new_id
from app.words import Role
from tests.support.contract import DOCUMENT
from tests.support.services import App, Service

Json = dict[str, Any]
# What the examples leave out, and the rule needs; the other parts of a `filter` are optional.
REST: Json = {"budget": {"period": "day", "timezone": "UTC"}}


def list_integers(schema: Json, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where a body may have an integer."""
    if "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if schema.get("type") == "integer":
        yield place
    for name, inner in schema.get("properties", {}).items():
        yield from list_integers(inner, (*place, name))
    for inner in schema.get("anyOf", ()):
        yield from list_integers(inner, place)


def list_fields() -> Iterator[tuple[str, str, Json, tuple[str, ...]]]:
    """Method, path, a good body, and the place of an integer."""
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            if set(content) == {"application/json"}:
                described = content["application/json"]
                (example,) = described["examples"].values()
                for place in set(list_integers(described["schema"])):
                    yield method, path, example["value"], place


FIELDS = sorted(list_fields(), key=str)


@pytest.fixture(scope="module")
def boss(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.ADMIN) as boss:
        yield boss


@pytest.mark.parametrize(
    ("method", "path", "example", "place"),
    FIELDS,
    ids=[f"{method} {path} {place[-1]}" for method, path, _, place in FIELDS],
)
def test_a_whole_number_may_end_with_a_zero(
    boss: App, app: App, method: str, path: str, example: Json, place: tuple[str, ...]
) -> None:
    caller = app if path.startswith(("/videos", "/webhooks")) else boss
    names = ("video", "webhook", "client", "key", "generation")
    url = path.format(**{f"{name}_id": new_id(name) for name in names})
    whole, broken = (caller.http.request(method, url, json=put(example, place, value)) for value in (3600.0, 3600.5))
    assert whole.status_code != 400, whole.text
    assert (broken.status_code, broken.json()["error"]["code"]) == (400, "invalid_value")
    assert broken.json()["error"]["param"].endswith(place[-1])


def put(example: Json, place: tuple[str, ...], value: object) -> Json:
    """The example with a value at this place."""
    first, *rest = place
    if not rest:
        return {**example, first: value}
    return {**example, first: put({**REST.get(first, {}), **example.get(first, {})}, tuple(rest), value)}
