"""`openapi.json` is the current contract, and complete enough for any generator of clients."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped] # it has no stubs

from app.api.openapi.examples import ERRORS
from app.schemas.envelope import ErrorEnvelope
from tests.guards.test_routes import OPEN, PROXIED, ROUTES
from tests.support.commands import assert_done, run_kinora
from tests.support.repository import ROOT
from tests.support.services import Service

Json = dict[str, Any]
DOCUMENT: Json = json.loads((ROOT / "openapi.json").read_text())
OPERATIONS: list[tuple[str, str, Json]] = [
    (method, path, operation) for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
]
_each_operation = pytest.mark.parametrize(
    ("method", "path", "operation"), OPERATIONS, ids=[f"{method} {path}" for method, path, _ in OPERATIONS]
)


def test_the_file_is_what_the_command_prints(tmp_path: Path) -> None:
    """After a change of the API: `kinora openapi > openapi.json`. It does not depend on this machine's settings."""
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
    takes_keys = {
        "/videos",
        "/clients/{client_id}/credits",
        *(f"/generations/{{generation_id}}/{what}" for what in ("refund", "verdict")),
    }
    assert ("422" in failures) == (method == "post" and path in takes_keys)
    if path in OPEN:
        return
    assert {"403", "503"} <= set(failures)
    assert ("401" in failures) == (path not in PROXIED)
    assert ("404" in failures) == (
        "{" in path or path in {"/usage", *PROXIED}
    )  # a filter that names a client; no proxy
    assert "400" in failures or not _takes_input(operation)
    for response in failures.values():
        assert re.fullmatch(r"`code` is .+\.", response["description"])
        body = response["content"]["application/json"]
        assert body["schema"] == {"$ref": f"#/components/schemas/{ErrorEnvelope.__name__}"}
        assert set(re.findall(r"`(\w+)`", response["description"])) == {"code", *body["examples"]}


@_each_operation
def test_an_operation_asks_for_the_key_unless_it_is_open(method: str, path: str, operation: Json) -> None:
    assert operation.get("security", []) == ([] if path in OPEN | PROXIED else [{"key": []}]), f"{method} {path}"


@_each_operation
def test_an_operation_explains_what_it_takes(method: str, path: str, operation: Json) -> None:
    for parameter in operation.get("parameters", ()):
        assert len(parameter["description"]) > 10, f"{method} {path}: {parameter['name']}"
        assert "anyOf" not in parameter["schema"]
        assert set(parameter["schema"]) == {"$ref"} or "$ref" not in parameter["schema"], "generators lose its type"


@_each_operation
def test_every_body_has_an_example_that_its_schema_allows(method: str, path: str, operation: Json) -> None:
    for answer in [operation.get("requestBody", {}), *operation["responses"].values()]:
        for media_type, body in answer.get("content", {}).items():
            examples = [_resolve(example)["value"] for example in body.get("examples", {}).values()]
            assert examples or not media_type.endswith("/json"), f"{method} {path}"
            for example in examples:
                _assert_allowed(body["schema"], example)


def test_an_example_that_its_schema_forbids_is_found() -> None:
    """Otherwise the test above could not fail."""
    (operation,) = [operation for _, _, operation in OPERATIONS if operation["operationId"] == "get_video"]
    body = operation["responses"]["200"]["content"]["application/json"]
    example = body["examples"]["completed"]["value"]
    for wrong in (example | {"status": "done"}, example | {"error": {"code": "x", "message": ""}}, {"id": "video_1"}):
        with pytest.raises(ValidationError):
            _assert_allowed(body["schema"], wrong)


def test_the_examples_of_failures_are_what_their_answers_carry() -> None:
    for _, _, operation in OPERATIONS:
        for status, response in operation["responses"].items():
            for code, example in response.get("content", {}).get("application/json", {}).get("examples", {}).items():
                if "$ref" in example:
                    assert example["$ref"] == f"#/components/examples/{code}"
                    assert _resolve(example)["value"]["error"]["code"] == code
                    assert str(ERRORS[code].status) == status


def test_every_field_says_what_it_is() -> None:
    fields = {
        f"{name}.{field}": described
        for name, schema in DOCUMENT["components"]["schemas"].items()
        for field, described in schema.get("properties", {}).items()
    }
    assert len(fields) > 40
    assert [name for name, field in fields.items() if not _resolve(field).get("description")] == []
    assert [name for name, schema in DOCUMENT["components"]["schemas"].items() if not schema.get("description")] == []


def test_every_enum_has_a_name_and_so_have_its_values() -> None:
    """Otherwise generators invent names for nested enums, and for values that are not valid names."""
    named = [schema for schema in DOCUMENT["components"]["schemas"].values() if "enum" in schema]
    assert len(named) == len([value for key, value in _walk(DOCUMENT) if key == "enum"])
    for schema in named:
        names = schema["x-enum-varnames"]
        assert len(set(names)) == len(names) == len(schema["enum"])
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", name) for name in names)
        assert all(f"- `{value}`: " in schema["description"] for value in schema["enum"])


def test_a_tag_is_a_resource_and_every_one_is_explained() -> None:
    tags = {tag["name"]: tag["description"] for tag in DOCUMENT["tags"]}
    assert all(len(description) > 20 for description in tags.values())
    assert {tuple(operation["tags"]) for _, _, operation in OPERATIONS} == {(name,) for name in tags}


def test_it_says_where_it_holds_and_what_may_be_done_with_it() -> None:
    assert [server["url"] for server in DOCUMENT["servers"]] == ["/"]
    assert DOCUMENT["info"]["license"] == {"name": "MIT", "identifier": "MIT"}


def test_everything_shared_is_used() -> None:
    components = DOCUMENT["components"]
    used = {value for key, value in _walk(DOCUMENT) if key == "$ref"}
    shared = {f"#/components/{kind}/{name}" for kind in ("schemas", "headers", "examples") for name in components[kind]}
    assert shared == used


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


def test_every_schema_is_a_valid_one() -> None:
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_no_word_of_a_later_version_stands_in_it() -> None:
    """The new keywords of version 3.2 break generators that read 3.1."""
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


def _follow(reference: str) -> Any:
    node: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        assert step in node, reference
        node = node[step]
    return node


def _resolve(node: Json) -> Json:
    found: Json = _follow(node["$ref"]) if "$ref" in node else node
    return found


def _assert_allowed(schema: Json, example: object) -> None:
    Draft202012Validator(schema | {"components": DOCUMENT["components"]}).validate(example)
