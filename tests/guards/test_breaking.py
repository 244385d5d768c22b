"""A change that breaks clients of the last release is found, each kind of it, and has to be announced."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.guards.breaking import find_breaking_changes, find_last_release, judge, list_announced
from tests.support.contract import DOCUMENT
from tests.support.repository import ROOT

Json = dict[str, Any]
Change = Callable[[Json], object]


def _operation(document: Json, name: str) -> Json:
    found: Json = next(
        operation
        for item in document["paths"].values()
        for operation in item.values()
        if operation["operationId"] == name
    )
    return found


def _schema(document: Json, name: str) -> Json:
    found: Json = document["components"]["schemas"][name]
    return found


def _parameter(document: Json, operation: str, name: str) -> Json:
    found: Json = next(each for each in _operation(document, operation)["parameters"] if each["name"] == name)
    return found


def _rename_schema(document: Json) -> None:
    text = json.dumps(document).replace("#/components/schemas/Credits", "#/components/schemas/Money")
    document |= json.loads(text)
    document["components"]["schemas"]["Money"] = document["components"]["schemas"].pop("Credits")


BREAKING: dict[str, tuple[str, str, Change]] = {
    "a path goes": ("list_prices", "is gone", lambda d: d["paths"].pop("/prices")),
    "a method goes": ("delete_video", "is gone", lambda d: d["paths"]["/videos/{video_id}"].pop("delete")),
    "an operation moves": (
        "list_prices",
        "no longer GET /prices",
        lambda d: d["paths"].update({"/costs": d["paths"].pop("/prices")}),
    ),
    "an operation is renamed": (
        "get_video",
        "is gone",
        lambda d: _operation(d, "get_video").update(operationId="read_video"),
    ),
    "an open one asks for a key": (
        "check_alive",
        "another key",
        lambda d: _operation(d, "check_alive").update(security=[{"key": []}]),
    ),
    "a parameter goes": (
        "list_videos",
        "the parameter `status` is gone",
        lambda d: _operation(d, "list_videos")["parameters"].remove(_parameter(d, "list_videos", "status")),
    ),
    "a parameter moves": (
        "list_videos",
        "the parameter `after` is gone",
        lambda d: _parameter(d, "list_videos", "after").update({"in": "header"}),
    ),
    "a parameter is demanded": (
        "list_videos",
        "`limit` is required now",
        lambda d: _parameter(d, "list_videos", "limit").update(required=True),
    ),
    "a new parameter is demanded": (
        "get_credits",
        "`month` is required now",
        lambda d: _operation(d, "get_credits").update(
            parameters=[{"name": "month", "in": "query", "required": True, "schema": {"type": "string"}}]
        ),
    ),
    "a parameter's bound narrows": (
        "list_videos",
        "`limit`: its maximum is narrower",
        lambda d: _parameter(d, "list_videos", "limit")["schema"].update(maximum=50),
    ),
    "a parameter's default changes": (
        "list_videos",
        "`limit`: its default is another",
        lambda d: _parameter(d, "list_videos", "limit")["schema"].update(default=50),
    ),
    "a body gets another media type": (
        "create_video",
        "multipart/form-data is gone",
        lambda d: _operation(d, "create_video")["requestBody"].update(content={"application/json": {}}),
    ),
    "a field of a request goes": (
        "create_video",
        "`take` is gone",
        lambda d: _schema(d, "CreateVideo")["properties"].pop("take"),
    ),
    "a field of a request is demanded": (
        "create_video",
        "`fast_mode` is required now",
        lambda d: _schema(d, "CreateVideo")["required"].append("fast_mode"),
    ),
    "a new field of a request is demanded": (
        "create_video",
        "`style` is required now",
        lambda d: (
            _schema(d, "CreateVideo")["properties"].update(style={"type": "string"}),
            _schema(d, "CreateVideo")["required"].append("style"),
        ),
    ),
    "a field of a request changes its type": (
        "create_video",
        "`take`: its type is another",
        lambda d: _schema(d, "CreateVideo")["properties"]["take"].update(type="string"),
    ),
    "a field of a request is bounded": (
        "create_video",
        "`prompt`: its maxLength is narrower",
        lambda d: _schema(d, "CreateVideo")["properties"]["prompt"].update(maxLength=1000),
    ),
    "a field of a request gets a pattern": (
        "create_video",
        "`prompt`: its pattern is another",
        lambda d: _schema(d, "CreateVideo")["properties"]["prompt"].update(pattern="^[a-z]"),
    ),
    "a value of a request's enum goes": (
        "create_video",
        "'1:1' is gone",
        lambda d: _schema(d, "AspectRatio").update(enum=["16:9", "9:16"]),
    ),
    "an answer's field goes": (
        "get_video",
        "200: `progress` is gone",
        lambda d: _schema(d, "Video")["properties"].pop("progress"),
    ),
    "an answer's field may be missing": (
        "get_video",
        "200: `progress` is optional now",
        lambda d: _schema(d, "Video")["required"].remove("progress"),
    ),
    "an answer's field may be null": (
        "get_video",
        "`progress`: it may be null now",
        lambda d: _schema(d, "Video")["properties"].update(progress={"anyOf": [{"type": "integer"}, {"type": "null"}]}),
    ),
    "an answer's field changes its type": (
        "get_credits",
        "`usedCredit`: its type is another",
        lambda d: _schema(d, "Credits")["properties"]["usedCredit"].update(type="string"),
    ),
    "an answer's field changes its form": (
        "list_entries",
        "an item: `createdAt`: its format is another",
        lambda d: _schema(d, "Entry")["properties"]["createdAt"].pop("format"),
    ),
    "an answer's constant changes": (
        "delete_video",
        "`object`: its const is another",
        lambda d: _schema(d, "VideoDeleted")["properties"]["object"].update(const="video.gone"),
    ),
    "an answer has a new word": (
        "get_video",
        "`status`: 'paused' is new",
        lambda d: _schema(d, "Status")["enum"].append("paused"),
    ),
    "a word is called otherwise": (
        "get_video",
        "`cache`: 'hit' is called otherwise",
        lambda d: _schema(d, "Cache").update({"x-enum-varnames": ["FOUND", "JOINED", "MISS"]}),
    ),
    "a schema is called otherwise": ("get_credits", "its schema is called otherwise", _rename_schema),
    "a status goes": ("create_video", "202 is gone", lambda d: _operation(d, "create_video")["responses"].pop("202")),
    "a success has another status": (
        "get_credits",
        "203 is new",
        lambda d: _operation(d, "get_credits")["responses"].update(
            {"203": _operation(d, "get_credits")["responses"]["200"]}
        ),
    ),
    "an answer has another media type": (
        "download_video",
        "200: video/mp4 is gone",
        lambda d: _operation(d, "download_video")["responses"]["200"]["content"].pop("video/mp4"),
    ),
    "a header goes": (
        "create_video",
        "202: the header Location is gone",
        lambda d: _operation(d, "create_video")["responses"]["202"]["headers"].pop("Location"),
    ),
}

HARMLESS: dict[str, Change] = {
    "nothing": lambda _: None,
    "a new path": lambda d: d["paths"].update({"/new": {"get": {"operationId": "get_new", "responses": {}}}}),
    "a new field of an answer": lambda d: _schema(d, "Video")["properties"].update(colour={"type": "string"}),
    "a new field of a request": lambda d: _schema(d, "CreateVideo")["properties"].update(style={"type": "string"}),
    "a new parameter": lambda d: _operation(d, "get_credits").update(
        parameters=[{"name": "month", "in": "query", "required": False, "schema": {"type": "string"}}]
    ),
    "a wider bound": lambda d: _schema(d, "CreateVideo")["properties"]["prompt"].update(maxLength=9000),
    "another description": lambda d: _schema(d, "Video").update(description="A film."),
    "another failure": lambda d: _operation(d, "get_credits")["responses"].update(
        {"429": _operation(d, "create_video")["responses"]["429"]}
    ),
    "a field that is always there": lambda d: _schema(d, "Health").update(required=["status"]),
}


@pytest.mark.parametrize("what", BREAKING)
def test_a_breaking_change_is_found(what: str) -> None:
    operation, complaint, change = BREAKING[what]
    new = deepcopy(DOCUMENT)
    change(new)
    findings = find_breaking_changes(DOCUMENT, new)
    assert any(name == operation and complaint in text for name, text in findings), findings


@pytest.mark.parametrize("what", HARMLESS)
def test_a_harmless_change_is_none(what: str) -> None:
    new = deepcopy(DOCUMENT)
    HARMLESS[what](new)
    assert find_breaking_changes(DOCUMENT, new) == []


def test_without_a_release_nothing_can_break(tmp_path: Path) -> None:
    _write(tmp_path, "", {"paths": {}})
    assert judge(tmp_path) == []


def test_a_change_has_to_be_announced_and_then_may_be(tmp_path: Path) -> None:
    new = deepcopy(DOCUMENT)
    del new["paths"]["/prices"]
    releases = tmp_path / "docs" / "releases"
    releases.mkdir(parents=True)
    (releases / "openapi-0.9.0.json").write_text(json.dumps({"paths": {}}))
    (releases / "openapi-0.10.0.json").write_text(json.dumps(DOCUMENT))
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


def _write(folder: Path, unreleased: str, contract: Json) -> None:
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## [Unreleased]\n\n{unreleased}")
    (folder / "openapi.json").write_text(json.dumps(contract))
