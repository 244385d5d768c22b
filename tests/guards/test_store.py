"""The limits of the store: one line asks which database it is, and no path of the content store leaves it."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.repository import ROOT

_ASKS = "app/store/database/__init__.py"
_FORM = "app/config.py"  # checks the form of the URL
_COMPILES = "app/store/statements.py"  # for the database of an engine, whichever it is
# The modules of one kind of database, and what only they may import.
_KINDS = {
    "app/store/database/sqlite.py": ("sqlite3", "sqlalchemy.dialects.sqlite"),
    "app/store/database/postgres.py": ("psycopg", "sqlalchemy.dialects.postgresql"),
}
_KIND_MODULES = ("app.store.database.sqlite", "app.store.database.postgres")
_NAMES = ("sqlite", "postgres")


def test_one_line_asks_which_database_it_is() -> None:
    questions = {name: set(find_questions(source)) for name, source in _read_modules()}
    assert {name for name, lines in questions.items() if lines} == {_ASKS, _FORM, _COMPILES}
    assert len(questions[_ASKS]) == 1


def test_only_the_module_of_a_database_imports_its_driver_and_dialect() -> None:
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


def test_no_path_leaves_the_content_store() -> None:
    sources = {name: source for name, source in _read_modules() if name.startswith("app/store/content/")}
    assert len(sources) == 3
    assert {name: list(find_exits(source)) for name, source in sources.items()} == {name: [] for name in sources}


def test_only_the_store_reads_where_the_content_is() -> None:
    assert {name for name, source in _read_modules() if list(find_readings(source))} == set()


@pytest.mark.parametrize(
    "leak",
    [
        "class Content:\n    def path(self, name: str) -> Path: ...",
        "class Content:\n    async def find(self) -> list[tuple[str, Path]]: ...",
        "class Content:\n    def list_all(self) -> Iterator['Path']: ...",
        "class Draft:\n    def __init__(self, path: Path) -> None:\n        self.path = path",
        "class Draft:\n    path: Path",
        "def locate(name): ...",
    ],
)  # fmt: skip
def test_a_path_that_leaves_would_be_found(leak: str) -> None:
    assert list(find_exits(leak))


@pytest.mark.parametrize(
    "reading",
    [
        'Path(settings.content_url.removeprefix("file:"))',
        'Path(self.content_url)',
        "settings.content_path",
        "folder = settings.content_url",
        "draft.path",
        "os.open(content.path(name), os.O_RDONLY)",
    ],
)  # fmt: skip
def test_a_second_reading_would_be_found(reading: str) -> None:
    assert list(find_readings(reading))


def test_what_is_allowed_is_not_reported() -> None:
    assert not list(find_readings("content = open_content(settings.content_url, create=False)"))
    assert not list(find_exits("class Disk:\n    def __init__(self, root: Path) -> None:\n        self._root = root"))


def find_exits(source: str) -> Iterator[int]:
    """Lines by which a public function or attribute gives a path away: by its annotation, or because it has none."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("_"):
                if node.returns is None or _names_a_path(node.returns):
                    yield node.lineno
            case ast.AnnAssign(target=target, annotation=annotation) if _is_public(target):
                if _names_a_path(annotation):
                    yield node.lineno
            case ast.Assign(targets=targets, value=value) if any(isinstance(each, ast.Attribute) for each in targets):
                if any(map(_is_public, targets)) and re.search(r"path|root|folder", ast.unparse(value), re.IGNORECASE):
                    yield node.lineno
            case _:
                pass


def find_readings(source: str) -> Iterator[int]:
    """Lines that read the setting for anything but `open_content`, or ask the content store or a draft for a path."""
    tree = ast.parse(source)
    given = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "open_content"
        for argument in node.args
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="content_url") if id(node) not in given:
                yield node.lineno
            case ast.Attribute(attr="content_path"):
                yield node.lineno
            case ast.Attribute(attr="path" | "_path" | "_root", value=owner) if re.search(
                r"content|draft", ast.unparse(owner)
            ):
                yield node.lineno
            case _:
                pass


def _names_a_path(annotation: ast.expr) -> bool:
    return re.search(r"\bPath\b", ast.unparse(annotation)) is not None


def _is_public(target: ast.expr) -> bool:
    name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
    return not name.startswith("_")


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
