"""Every error has the same form and a place in a tree."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType

import pytest

import app.main  # noqa: F401 - loads every module that could define an error
from app import errors
from app.api import http_errors
from app.api.errors import render
from app.errors import FixedMessage, KinoraError

MODULES = (errors, http_errors)
ERRORS = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, KinoraError) and kind.__module__ == module.__name__
    if kind not in {KinoraError, FixedMessage}
]
RAISED = [kind for kind in ERRORS if kind not in {errors.Unauthenticated, errors.Conflict}]
_TYPES = {
    "invalid_request_error", "authentication_error", "insufficient_credit_error", "permission_error",
    "conflict_error", "rate_limit_error", "server_error",
}  # fmt: skip
# The names of types are OpenAI's where OpenAI has one; each status has one type.


def test_every_error_is_in_one_of_the_two_modules() -> None:
    """Otherwise the trees would be correct but not complete."""
    assert set(_walk(KinoraError)) == {FixedMessage, *ERRORS}


@pytest.mark.parametrize("kind", RAISED)
def test_an_error_has_an_example_of_every_argument(kind: type[KinoraError]) -> None:
    """One whose message is given where it is raised has an example of that message."""
    assert set(vars(kind).get("example", ())) - {"param"} == (
        set(vars(kind).get("__annotations__", ())) if issubclass(kind, FixedMessage) else {"message"}
    )


@pytest.mark.parametrize("kind", RAISED)
def test_a_message_is_whole_once_its_arguments_are_in_it(kind: type[KinoraError]) -> None:
    error = kind(**kind.example)
    for text in (error.message, str(error), error.param or "", *error.headers.values()):
        assert "{" not in text


@pytest.mark.parametrize("kind", RAISED)
def test_an_error_renders_to_the_one_envelope(kind: type[KinoraError]) -> None:
    answer = render(kind(**kind.example))
    body = json.loads(bytes(answer.body))
    assert set(body) == {"error"}
    assert {"message", "type", "param", "code"} <= set(body["error"])
    assert (answer.status_code, body["error"]["type"], body["error"]["code"]) == (kind.status, kind.type, kind.code)
    assert answer.media_type == "application/json"


@pytest.mark.parametrize("kind", RAISED)
def test_an_error_speaks_in_whole_sentences_and_known_words(kind: type[KinoraError]) -> None:
    assert kind.type in _TYPES
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
    assert 400 <= kind.status < 600
    assert kind(**kind.example).message.endswith((".", "…"))


def test_a_code_names_one_kind_of_failure() -> None:
    own = [kind.__dict__["code"] for kind in [KinoraError, *ERRORS] if "code" in kind.__dict__]
    assert len(own) == len(set(own))


def test_a_status_has_one_type() -> None:
    types: dict[int, set[str]] = {}
    for kind in ERRORS:
        types.setdefault(kind.status, set()).add(kind.type)
    assert {status: found for status, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("module", MODULES)
def test_the_tree_in_the_docstring_is_the_tree_of_classes(module: ModuleType) -> None:
    """`├── Name STATUS ─ child · child`; a line without a branch continues the children of the line above. Every
    class of the module is in the tree, below its parents, which may be in the other module."""
    drawn = _read_tree(module.__doc__ or "")
    kinds = {kind.__name__: kind for kind in ERRORS}
    assert {(name, parent) for name, parent, _ in drawn} == {
        (each.__name__, _find_parent(each).__name__)
        for kind in ERRORS
        if kind.__module__ == module.__name__
        for each in kind.__mro__
        if each in ERRORS
    }
    assert all(kinds[name].status == status for name, _, status in drawn if status)
    assert all(kinds[name].status == kinds[parent].status for name, parent, status in drawn if not status)


def _find_parent(kind: type[KinoraError]) -> type[KinoraError]:
    """The class that the error is a kind of; `FixedMessage` says only how it is raised."""
    return next(parent for parent in kind.__mro__[1:] if parent is not FixedMessage)


def _walk(kind: type[KinoraError]) -> Iterator[type[KinoraError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _walk(child)


def _read_tree(text: str) -> list[tuple[str, str, int | None]]:
    """`(class, parent, status)` of everything in the tree; only the first class of a line has a status."""
    found: list[tuple[str, str, int | None]] = []
    above: list[str] = []
    for line in text[text.index("KinoraError\n") :].splitlines():
        names = list(re.finditer(r"([A-Z]\w+)(?: (\d{3}))?", line))
        is_head = "──" in line or not above
        if is_head:
            head = names.pop(0)
            above = [*above[: head.start() // 4], head[1]]
            found += [(child, parent, int(head[2])) for parent, child in list(pairwise(above))[-1:]]
        found += [(name[1], above[-1], None) for name in names]
    return found
