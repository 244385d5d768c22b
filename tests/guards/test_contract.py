"""`openapi.json` is the contract as it is today, and whole enough for any generator of clients."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs of its own

from app.schemas.envelope import ErrorEnvelope
from tests.guards.test_routes import OPEN, ROUTES
from tests.support.commands import assert_done, run_kinora
from tests.support.processes import Service
from tests.support.repository import ROOT

Json = dict[str, Any]
DOCUMENT: Json = json.loads((ROOT / "openapi.json").read_text())
OPERATIONS: list[tuple[str, str, Json]] = [
    (method, path, operation) for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
]
_each_operation = pytest.mark.parametrize(
    ("method", "path", "operation"), OPERATIONS, ids=[f"{method} {path}" for method, path, _ in OPERATIONS]
)


def test_the_file_is_what_the_command_prints(tmp_path: Path) -> None:
    """After a change of the API: `kinora openapi > openapi.json`. No setting of this machine shows in it."""
    printed = assert_done(run_kinora("openapi", folder=tmp_path, environment={"KINORA_QUEUE_LIMIT": "wrong"}))
    assert printed == (ROOT / "openapi.json").read_text()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_what_the_service_answers(service: Service) -> None:
    assert httpx.get(f"{service.address}/openapi.json").json() == DOCUMENT


def test_every_public_route_is_in_it_and_nothing_else() -> None:
    public = {
        (method.lower(), route.path)
        for route in ROUTES
        if getattr(route, "include_in_schema", False) and route.path != "/openapi.json"
        for method in route.methods or ()
    }
    assert {(method, path) for method, path, _ in OPERATIONS} == public


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)+", name) for name in names)


@_each_operation
def test_an_operation_says_what_it_does(method: str, path: str, operation: Json) -> None:
    assert operation["tags"]
    assert len(operation["description"]) > 15, f"{method} {path}"
    assert all(response["description"] for response in operation["responses"].values())
    named = {parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "path"}
    assert named == set(re.findall(r"\{(\w+)\}", path))


@_each_operation
def test_an_operation_declares_how_it_fails(method: str, path: str, operation: Json) -> None:
    failures = {status: response for status, response in operation["responses"].items() if status >= "400"}
    # Invalid input is 400; FastAPI's own 422 must not come back.
    assert ("422" in failures) == ((method, path) == ("post", "/videos"))
    if path in OPEN:
        return
    assert {"401", "403", "503"} <= set(failures)
    assert ("404" in failures) == ("{" in path)
    assert "400" in failures or not _takes_input(operation)
    for response in failures.values():
        assert re.fullmatch(r"`code` is .+\.", response["description"])
        schema = response["content"]["application/json"]["schema"]
        assert schema == {"$ref": f"#/components/schemas/{ErrorEnvelope.__name__}"}


@_each_operation
def test_an_operation_asks_for_the_key_unless_it_is_open(method: str, path: str, operation: Json) -> None:
    assert operation.get("security", []) == ([] if path in OPEN else [{"key": []}]), f"{method} {path}"


def test_the_key_is_a_bearer_key() -> None:
    scheme = DOCUMENT["components"]["securitySchemes"]["key"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_it_is_of_version_3_1_and_every_reference_leads_somewhere() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    assert {"title", "version", "description"} <= set(DOCUMENT["info"])
    references = [value for key, value in _walk(DOCUMENT) if key == "$ref"]
    assert references
    for reference in references:
        _follow(reference)


def test_every_schema_is_a_valid_one_and_used() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    used = {value.rpartition("/")[2] for key, value in _walk(DOCUMENT) if key == "$ref"}
    assert set(schemas) == used


def test_no_word_of_a_later_version_stands_in_it() -> None:
    """3.2's own keywords break generators that read 3.1."""
    assert not {"itemSchema", "itemEncoding", "prefixEncoding", "$self", "additionalOperations"} & {
        key for key, _ in _walk(DOCUMENT)
    }


def _takes_input(operation: Json) -> bool:
    in_query = any(parameter["in"] == "query" for parameter in operation.get("parameters", ()))
    return in_query or "requestBody" in operation


def _walk(node: object) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)


def _follow(reference: str) -> None:
    node: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        assert step in node, reference
        node = node[step]
