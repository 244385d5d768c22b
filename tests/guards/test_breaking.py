"""A change that breaks clients of the last release is found, each kind of it, and has to be announced."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.guards.breaking import find_breaking_changes, find_last_release, judge, list_announced
from tests.support.contract import DOCUMENT
from tests.support.repository import ROOT

Json = dict[str, Any]
GONE = object()
MONTH = {"name": "month", "in": "query", "schema": {"type": "string"}}
NULLABLE = {"anyOf": [{"type": "integer"}, {"type": "null"}]}

# Where something is changed: `@` an operation, `#` a schema, `?` a parameter by its name, else a key. What it becomes.
# The operation that is named then, and what is said of it.
BREAKING = [
    ("paths /prices", GONE, "list_prices", "is gone"),
    ("paths /videos/{video_id} delete", GONE, "delete_video", "is gone"),
    ("@get_video operationId", "read_video", "get_video", "is gone"),
    ("@check_alive security", [{"key": []}], "check_alive", "another key"),
    ("@list_videos ?status name", "state", "list_videos", "the parameter `status` is gone"),
    ("@list_videos ?after in", "header", "list_videos", "the parameter `after` is gone"),
    ("@list_videos ?limit required", True, "list_videos", "`limit` is required now"),
    ("@get_credits parameters", [MONTH | {"required": True}], "get_credits", "`month` is required now"),
    ("@list_videos ?limit schema maximum", 50, "list_videos", "`limit`: its maximum is narrower"),
    ("@list_videos ?limit schema default", 50, "list_videos", "`limit`: its default is another"),
    ("@create_video requestBody content multipart/form-data", GONE, "create_video", "multipart/form-data is gone"),
    ("#CreateVideo properties take", GONE, "create_video", "`take` is gone"),
    ("#CreateVideo required", ["prompt", "fast_mode"], "create_video", "`fast_mode` is required now"),
    ("#CreateVideo properties take type", "string", "create_video", "`take`: its type is another"),
    ("#CreateVideo properties prompt maxLength", 1000, "create_video", "`prompt`: its maxLength is narrower"),
    ("#CreateVideo properties prompt pattern", "^[a-z]", "create_video", "`prompt`: its pattern is another"),
    ("#AspectRatio enum", ["16:9", "9:16"], "create_video", "'1:1' is gone"),
    ("#Video properties progress", GONE, "get_video", "200: `progress` is gone"),
    ("#Video required", ["id"], "get_video", "200: `progress` is optional now"),
    ("#Video properties progress", NULLABLE, "get_video", "`progress`: it may be null now"),
    ("#Credits properties usedCredit type", "string", "get_credits", "`usedCredit`: its type is another"),
    ("#Entry properties createdAt format", GONE, "list_entries", "an item: `createdAt`: its format is another"),
    ("#VideoDeleted properties object const", "gone", "delete_video", "`object`: its const is another"),
    ("#Status enum", ["paused"], "get_video", "`status`: 'paused' is new"),
    ("#Cache x-enum-varnames", ["FOUND", "JOINED", "MISS"], "get_video", "`cache`: 'hit' is called otherwise"),
    ("@create_video responses 202", GONE, "create_video", "202 is gone"),
    ("@get_credits responses 203", {}, "get_credits", "203 is new"),
    ("@download_video responses 200 content video/mp4", GONE, "download_video", "200: video/mp4 is gone"),
    ("@create_video responses 202 headers", GONE, "create_video", "202: the header Location is gone"),
]

HARMLESS = [
    ("paths /new", {"get": {"operationId": "get_new", "responses": {}}}),
    ("#Video properties colour", {"type": "string"}),
    ("#CreateVideo properties style", {"type": "string"}),
    ("@get_credits parameters", [MONTH]),
    ("#CreateVideo properties prompt maxLength", 9000),
    ("#Video description", "A film."),
    ("@get_credits responses 418", {"description": ""}),
    ("#Health required", ["status"]),
]


@pytest.mark.parametrize(("where", "value", "operation", "complaint"), BREAKING)
def test_a_breaking_change_is_found(where: str, value: object, operation: str, complaint: str) -> None:
    findings = find_breaking_changes(DOCUMENT, _change(where, value))
    assert any(name == operation and complaint in text for name, text in findings), findings


@pytest.mark.parametrize(("where", "value"), HARMLESS)
def test_a_harmless_change_is_none(where: str, value: object) -> None:
    assert find_breaking_changes(DOCUMENT, _change(where, value)) == []


def test_what_is_called_otherwise_or_stands_elsewhere_breaks_too() -> None:
    text = json.dumps(DOCUMENT).replace("#/components/schemas/Credits", "#/components/schemas/Money")
    new: Json = json.loads(text)
    new["components"]["schemas"]["Money"] = new["components"]["schemas"].pop("Credits")
    new["paths"]["/costs"] = new["paths"].pop("/prices")
    findings = [f"{name}: {text}" for name, text in find_breaking_changes(DOCUMENT, new)]
    assert "list_prices: is no longer GET /prices" in findings
    assert any(
        finding.startswith("get_credits") and "its schema is called otherwise" in finding for finding in findings
    )


def test_a_change_has_to_be_announced_and_then_may_be(tmp_path: Path) -> None:
    _write(tmp_path, "", {"paths": {}})
    assert judge(tmp_path) == []  # no release, so nothing can break
    releases = tmp_path / "docs" / "releases"
    releases.mkdir(parents=True)
    (releases / "openapi-0.9.0.json").write_text(json.dumps({"paths": {}}))
    (releases / "openapi-0.10.0.json").write_text(json.dumps(DOCUMENT))
    new = _change("paths /prices", GONE)
    _write(tmp_path, "### Added\n\n- `list_prices` is mentioned here in vain.\n", new)
    assert judge(tmp_path) == ["list_prices: is gone"]
    _write(tmp_path, "### Removed\n\n- `list_prices`: ask an operator.\n", new)
    assert judge(tmp_path) == []


def test_only_the_unreleased_part_announces() -> None:
    changelog = (
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- `a`\n\n### Changed\n\n- `b`, `c`\n\n### Removed\n\n- `d`\n\n"
        "## [0.1.0]\n\n### Removed\n\n- `e`\n"
    )
    assert list_announced(changelog) == {"b", "c", "d"}


def test_every_release_has_left_its_contract() -> None:
    released = set(re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE))
    copies = {path.stem.removeprefix("openapi-") for path in (ROOT / "docs" / "releases").glob("openapi-*.json")}
    assert copies == released
    assert (find_last_release(ROOT / "docs" / "releases") is None) == (not released)


def test_the_checks_run_it() -> None:
    assert "\t$(BIN)/python -m tests.guards.breaking\n" in (ROOT / "Makefile").read_text()


def _change(where: str, value: object) -> Json:
    document: Json = deepcopy(DOCUMENT)
    *steps, key = where.split()
    place: Any = document
    for step in steps:
        place = _enter(document, place, step)
    if value is GONE:
        del place[key]
    else:
        place[key] = value
    return document


def _enter(document: Json, place: Any, step: str) -> Any:
    match step[0]:
        case "@":
            operations = [operation for item in document["paths"].values() for operation in item.values()]
            return next(operation for operation in operations if operation["operationId"] == step[1:])
        case "#":
            return document["components"]["schemas"][step[1:]]
        case "?":
            return next(parameter for parameter in place["parameters"] if parameter["name"] == step[1:])
        case _:
            return place[step]


def _write(folder: Path, unreleased: str, contract: Json) -> None:
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## [Unreleased]\n\n{unreleased}")
    (folder / "openapi.json").write_text(json.dumps(contract))
