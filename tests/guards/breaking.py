"""What of a new contract would break a client of an old one, and whether the changelog announces it.

`make check` runs it on `openapi.json` and the last release's copy in `docs/releases`. A change is announced by a line
under *Changed* or *Removed* of the changelog's unreleased part that names the operation: `create_video`.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.repository import ROOT

Json = dict[str, Any]
# What a request may hold is bounded from both sides; the value says whether a greater bound is a narrower one.
_BOUNDS = {
    "minimum": True,
    "minLength": True,
    "minItems": True,
    "maximum": False,
    "maxLength": False,
    "maxItems": False,
}


def find_breaking_changes(old: Json, new: Json) -> list[tuple[str, str]]:
    """The operation and what would break, for every change that a client of `old` has to know of."""
    found = []
    after = {name: (place, operation) for name, place, operation in _list_operations(new)}
    for name, place, operation in _list_operations(old):
        if name not in after:
            found.append((name, "is gone"))
        elif after[name][0] != place:
            found.append((name, f"is no longer {place}"))
        else:
            found += [(name, change) for change in _Comparison(old, new).compare(operation, after[name][1])]
    return found


def find_last_release(folder: Path) -> Path | None:
    """`openapi-1.10.0.json` is later than `openapi-1.9.0.json`."""
    copies = {tuple(map(int, re.findall(r"\d+", path.name))): path for path in folder.glob("openapi-*.json")}
    return copies[max(copies)] if copies else None


def list_announced(changelog: str) -> set[str]:
    """The operations that the unreleased part names as changed or removed."""
    unreleased = re.split(r"^## ", changelog, flags=re.MULTILINE)[1]
    assert unreleased.startswith("[Unreleased]"), "the changelog begins with what is not released"
    parts = re.findall(r"^### (?:Changed|Removed)\n(.*?)(?=^### |\Z)", unreleased, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"`(\w+)`", "".join(parts)))


class _Comparison:
    """Of two documents, since each resolves references of its own."""

    def __init__(self, old: Json, new: Json) -> None:
        self._old, self._new = old, new

    def compare(self, old: Json, new: Json) -> Iterator[str]:
        if new.get("security", []) != old.get("security", []):
            yield "asks for another key"
        yield from self._compare_parameters(old, new)
        if body := old.get("requestBody"):
            yield from self._compare_contents(body, new.get("requestBody", {}), "the body", is_request=True)
        if new.get("requestBody", {}).get("required") and not old.get("requestBody", {}).get("required"):
            yield "the body is required now"
        for status, response in old["responses"].items():
            if status in new["responses"]:
                yield from self._compare_answers(response, new["responses"][status], status)
            elif status < "400":
                yield f"{status} is gone"
        yield from (f"{status} is new" for status in new["responses"].keys() - old["responses"] if status < "300")

    def _compare_parameters(self, old: Json, new: Json) -> Iterator[str]:
        before, after = (
            {(each["name"], each["in"]): each for each in operation.get("parameters", ())} for operation in (old, new)
        )
        for (name, place), parameter in before.items():
            if (name, place) not in after:
                yield f"the parameter `{name}` is gone"
            else:
                schemas = parameter["schema"], after[name, place]["schema"]
                yield from self._compare_schemas(*schemas, f"the parameter `{name}`", is_request=True)
        for (name, place), parameter in after.items():
            if parameter.get("required") and not before.get((name, place), {}).get("required"):
                yield f"the parameter `{name}` is required now"

    def _compare_answers(self, old: Json, new: Json, status: str) -> Iterator[str]:
        after = new.get("headers", {})
        yield from (f"{status}: the header {name} is gone" for name in old.get("headers", {}) if name not in after)
        yield from self._compare_contents(old, new, status, is_request=False)

    def _compare_contents(self, old: Json, new: Json, where: str, *, is_request: bool) -> Iterator[str]:
        for media_type, content in old.get("content", {}).items():
            if media_type not in new.get("content", {}):
                yield f"{where}: {media_type} is gone"
            else:
                schemas = content["schema"], new["content"][media_type]["schema"]
                yield from self._compare_schemas(*schemas, where, is_request=is_request)

    def _compare_schemas(self, old: Json, new: Json, where: str, *, is_request: bool) -> Iterator[str]:
        """A request's schema may only widen, an answer's may only narrow; names stay, as generated code has them."""
        if old.get("$ref") != new.get("$ref") and "$ref" in old:
            yield f"{where}: its schema is called otherwise"
        (old, was_nullable), (new, is_nullable) = _open(self._old, old), _open(self._new, new)
        for word in ("type", "const", "format", "anyOf", *(["default", "pattern"] if is_request else [])):
            if old.get(word) != new.get(word):
                yield f"{where}: its {word} is another"
        if was_nullable != is_nullable and was_nullable is is_request:
            yield f"{where}: {'null is refused' if is_request else 'it may be null'} now"
        given, taken = (new, old) if is_request else (old, new)
        yield from (
            f"{where}: {value!r} is {'gone' if is_request else 'new'}" for value in _list_strangers(taken, given)
        )
        yield from (f"{where}: {value!r} is called otherwise" for value in _list_renamed(old, new))
        if is_request:
            yield from (f"{where}: its {bound} is narrower" for bound in _BOUNDS if _is_narrower(bound, old, new))
        yield from self._compare_fields(old, new, where, is_request=is_request)
        if "items" in old and "items" in new:
            yield from self._compare_schemas(old["items"], new["items"], f"{where}, an item", is_request=is_request)

    def _compare_fields(self, old: Json, new: Json, where: str, *, is_request: bool) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        yield from (f"{where}: `{name}` is gone" for name in before if name not in after)
        demanded, was_demanded = set(new.get("required", ())), set(old.get("required", ()))
        missed = demanded - was_demanded if is_request else (was_demanded - demanded) & set(after)
        yield from (f"{where}: `{name}` is {'required' if is_request else 'optional'} now" for name in sorted(missed))
        for name in before.keys() & after.keys():
            yield from self._compare_schemas(before[name], after[name], f"{where}: `{name}`", is_request=is_request)


def _list_operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield operation["operationId"], f"{method.upper()} {path}", operation


def _open(document: Json, schema: Json) -> tuple[Json, bool]:
    """A schema with its reference followed, without its null; and whether it had one."""
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return _open(document, target | {word: value for word, value in schema.items() if word != "$ref"})
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        return _open(document, {word: value for word, value in schema.items() if word != "anyOf"} | kinds[0])[0], True
    return schema, False


def _list_strangers(taken: Json, given: Json) -> list[object]:
    """Values of an enum that one side knows and the other does not."""
    if "enum" not in taken:
        return ["anything else"] if "enum" in given else []
    return [value for value in taken["enum"] if "enum" in given and value not in given["enum"]]


def _list_renamed(old: Json, new: Json) -> list[object]:
    before, after = (
        dict(zip(schema.get("enum", ()), schema.get("x-enum-varnames", ()), strict=False)) for schema in (old, new)
    )
    return [value for value in before if before[value] != after.get(value, before[value])]


def _is_narrower(bound: str, old: Json, new: Json) -> bool:
    if bound not in new:
        return False
    return bound not in old or (new[bound] > old[bound] if _BOUNDS[bound] else new[bound] < old[bound])


def judge(folder: Path) -> list[str]:
    """A line for each breaking change, since the last release, that the changelog of this repository does not tell."""
    released = find_last_release(folder / "docs" / "releases")
    if released is None:
        return []
    changes = find_breaking_changes(json.loads(released.read_text()), json.loads((folder / "openapi.json").read_text()))
    announced = list_announced((folder / "CHANGELOG.md").read_text())
    return [f"{name}: {change}" for name, change in changes if name not in announced]


if __name__ == "__main__":
    if findings := judge(ROOT):
        sys.exit("\n".join(["Breaks clients of the last release, and CHANGELOG.md does not say so:", *findings]))
