"""The state of a generation is written in one place, so that no step can forget what must follow."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.repository import ROOT

DOOR = "app/domain/transitions.py"
# The only module that may create a generation, and in which state.
BIRTHPLACE = "app/domain/requests.py"
_READERS = {"insert_or_skip", "replace", "info", "warning", "Generation", "Filter"}  # created, copied, logged, shown


def test_nothing_else_writes_the_state_of_a_generation() -> None:
    writers = {path.relative_to(ROOT).as_posix() for path in _list_modules() if list(find_writes(path.read_text()))}
    assert writers == {DOOR}


def test_a_generation_begins_in_one_place() -> None:
    makers = {path.relative_to(ROOT).as_posix() for path in _list_modules() if list(find_births(path.read_text()))}
    assert makers == {BIRTHPLACE}


def test_a_second_writer_would_be_found() -> None:
    for wrong in (
        "update(Generation).where(x).values(state=State.FAILED)",
        "change(session, claim, state=State.FAILED, lease_until=None)",
        "values = {'state': State.FAILED}",
        "text(\"UPDATE generation SET state = 'failed'\")",
    ):
        assert list(find_writes(wrong)), wrong
    for right in (
        "select(col(Generation.state)).where(col(Generation.state) == State.FAILED)",
        "conditions = {'state': col(Generation.state) == bindparam('state')}",
    ):
        assert not list(find_writes(right)), right


def test_a_second_birthplace_would_be_found() -> None:
    for wrong in ("insert_row(session, Generation, **columns)", "session.execute(insert(Generation), columns)"):
        assert list(find_births(wrong)), wrong


def find_births(source: str) -> Iterator[int]:
    """Lines that insert a generation."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in calls:
        if _name(call.func).startswith("insert") and any(_name(argument) == "Generation" for argument in call.args):
            yield call.lineno


def find_writes(source: str) -> Iterator[int]:
    """Lines that give a column called `state` a value: as an argument of a call, as a key of a dict, or in SQL."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and any(keyword.arg == "state" for keyword in node.keywords):
            if _name(node.func) not in _READERS:
                yield node.lineno
        elif (
            isinstance(node, ast.Dict)
            and any(
                isinstance(key, ast.Constant) and key.value == "state" and not isinstance(value, ast.Compare)
                for key, value in zip(node.keys, node.values, strict=True)
            )
        ) or (isinstance(node, ast.Constant) and isinstance(node.value, str) and "SET state" in node.value):
            yield node.lineno


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _list_modules() -> list[Path]:
    return [
        *(ROOT / "app" / "domain").glob("*.py"),
        *(ROOT / "app" / "worker").glob("*.py"),
        *(ROOT / "app" / "api").rglob("*.py"),
    ]
