"""The store behind its door: one module asks which database it is."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.repository import ROOT

_ASKS = "app/store/database/__init__.py"
_FORM = "app/config.py"  # checks the form of the URL
# The modules of one kind of database, and what only they may import.
_KINDS = {
    "app/store/database/sqlite.py": ("sqlite3", "sqlalchemy.dialects.sqlite"),
    "app/store/database/postgres.py": ("psycopg", "sqlalchemy.dialects.postgresql"),
}
_KIND_MODULES = ("app.store.database.sqlite", "app.store.database.postgres")
_NAMES = ("sqlite", "postgres")


def test_one_line_asks_which_database_it_is() -> None:
    questions = {name: set(find_questions(source)) for name, source in _read_modules()}
    assert {name for name, lines in questions.items() if lines} == {_ASKS, _FORM}
    assert len(questions[_ASKS]) == 1


def test_what_is_of_one_database_is_known_to_its_module_alone() -> None:
    for name, source in _read_modules():
        foreign = {module for owner, modules in _KINDS.items() if owner != name for module in modules}
        foreign |= set() if name == _ASKS else set(_KIND_MODULES)
        assert set(find_imports(source)) & foreign == set(), name


@pytest.mark.parametrize(
    "question",
    [
        'settings.database_url.startswith("sqlite")',
        'settings.database_url.startswith(("postgresql", "mysql"))',
        'make_url(url).get_backend_name() == "sqlite"',
        'kind = session.dialect.name',
        'place.drivername == "postgresql+psycopg"',
        'TABLE = {"sqlite": 1}',
        'TABLE["postgresql"]',
        "match name:\n    case 'sqlite':\n        pass",
        "isinstance(database, SqliteDatabase)",
    ],
)  # fmt: skip
def test_a_second_question_would_be_found(question: str) -> None:
    assert list(find_questions(question))


def test_a_second_import_would_be_found() -> None:
    assert list(find_imports("from sqlalchemy.dialects import postgresql")) == [
        "sqlalchemy.dialects", "sqlalchemy.dialects.postgresql",
    ]  # fmt: skip
    assert list(find_imports("import sqlite3")) == ["sqlite3"]


def find_questions(source: str) -> Iterator[int]:
    """Lines that ask for the kind of a database: by the name in its URL, by its dialect, or by a class."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr="get_backend_name" | "get_dialect" | "dialect"):
                yield node.lineno
            case (
                ast.Call(func=ast.Attribute(attr="startswith"))
                | ast.Compare()
                | ast.Subscript()
                | ast.MatchValue()
                | ast.Dict()
            ) if _names_a_kind(node):
                yield node.lineno
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, kind]) if any(
                name in ast.unparse(kind).lower() for name in _NAMES
            ):
                yield node.lineno
            case _:
                pass


def find_imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)
            case _:
                pass


def _names_a_kind(node: ast.AST) -> bool:
    """Whether the node compares with, looks up or lists the name of a kind of database."""
    operands = node.keys if isinstance(node, ast.Dict) else [node]
    constants = (constant for operand in operands if operand for constant in ast.walk(operand))
    return any(
        isinstance(constant, ast.Constant)
        and isinstance(constant.value, str)
        and constant.value.lower().startswith(_NAMES)
        for constant in constants
    )


def _read_modules() -> list[tuple[str, str]]:
    """Name and source of every module that may use the store."""
    paths = [path for path in (ROOT / "app").rglob("*.py") if "sandbox" not in path.parts]
    return [(path.relative_to(ROOT).as_posix(), path.read_text()) for path in paths]
