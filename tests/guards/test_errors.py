"""Every error has the same form, and one tree shows all of them."""

import inspect
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from app import errors
from app.api.errors import render
from app.errors import KinoraError


def _walk(kind: type[KinoraError]) -> Iterator[type[KinoraError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _walk(child)


ERRORS = list(_walk(KinoraError))
_TYPES = {
    "invalid_request_error", "authentication_error", "insufficient_credit_error", "permission_error",
    "conflict_error", "rate_limit_error", "server_error",
}  # fmt: skip
# The names of types are OpenAI's where OpenAI has one; each status has one type.


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_renders_to_the_one_envelope(kind: type[KinoraError]) -> None:
    answer = render(_make(kind))
    body = json.loads(bytes(answer.body))
    assert set(body) == {"error"}
    assert {"message", "type", "param", "code"} <= set(body["error"])
    assert (answer.status_code, body["error"]["type"], body["error"]["code"]) == (kind.status, kind.type, kind.code)
    assert answer.media_type == "application/json"


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_speaks_in_whole_sentences_and_known_words(kind: type[KinoraError]) -> None:
    assert kind.type in _TYPES
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
    assert 400 <= kind.status < 600
    assert _make(kind).message.endswith((".", "text"))


def test_a_code_names_one_kind_of_failure() -> None:
    own = [kind.__dict__["code"] for kind in [KinoraError, *ERRORS] if "code" in kind.__dict__]
    assert len(own) == len(set(own))


def test_a_status_has_one_type() -> None:
    types: dict[int, set[str]] = {}
    for kind in ERRORS:
        types.setdefault(kind.status, set()).add(kind.type)
    assert {status: found for status, found in types.items() if len(found) > 1} == {}


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    """`├── Name STATUS ─ child · child`; a line without a branch continues the children of the line above."""
    drawn = _read_tree(errors.__doc__ or "")
    real = {(kind.__name__, kind.__mro__[1].__name__) for kind in ERRORS}
    assert {(name, parent) for name, parent, _ in drawn} == real
    statuses = {name: status for name, _, status in drawn if status}
    assert statuses == {name: getattr(errors, name).status for name in statuses}
    children = {name for name, parent, status in drawn if not status}
    assert all(getattr(errors, name).status == getattr(errors, name).__mro__[1].status for name in children)


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


def _make(kind: type[KinoraError]) -> KinoraError:
    """An instance with values for all arguments of its constructor."""
    asked = list(inspect.signature(kind.__init__).parameters.values())[1:]
    needed = [each for each in asked if each.default is each.empty]
    values: dict[str, object] = {each.name: 1 if each.annotation is int else "text" for each in needed}
    return kind(**values)  # type: ignore[arg-type] # checked by the constructor at run time
