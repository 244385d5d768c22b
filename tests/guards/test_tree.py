"""The files themselves: no traces of one machine, one word per concept, small modules."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.repository import ROOT, list_committed

_LINES = 500
_HOSTS = {
    "127.0.0.1", "localhost", "sandbox", "1min.ai", "api.1min.ai", "sqlite.org", "keepachangelog.com", "semver.org",
    "sandbox-private.s3.us-east-1.amazonaws.com",
    "opencollective.com",  # asks for funds in the console's lock file
    "www.standardwebhooks.com", "www.w3.org", "www.apache.org",  # names of XML namespaces, and text of a licence
}  # fmt: skip
_KEPT_FOR_DOCUMENTATION = (".invalid", ".example", "example.com", "example.org")
# Synonyms of words in the glossary; the sandbox may use the words of video rendering.
SYNONYMS = {
    "tenant": "client", "tenants": "client", "customer": "client", "customers": "client", "movie": "film",
    "clip": "film", "clips": "film", "picture": "still", "pictures": "still", "quota": "credit limit",
    "balance": "credits", "invoice": "entry", "callback": "webhook", "mutex": "gate",
}  # fmt: skip
_OWN = [path for path in (ROOT / "app").rglob("*.py") if "__pycache__" not in path.parts]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_nothing_in_git_names_a_folder_of_this_machine() -> None:
    homes = re.compile(rf"{re.escape(str(ROOT))}\b|/(home|Users|root)/\w")
    assert [_name(path) for path, text in _read_texts() if homes.search(text)] == []


def test_nothing_in_git_names_a_host_that_is_not_listed() -> None:
    """A registry, a mirror or a colleague's machine would be found here."""
    strangers = {
        f"{host} in {_name(path)}"
        for path, text in _read_texts()
        if "tests" not in path.relative_to(ROOT).parts
        for host in re.findall(r"https?://(?:[^\s/@\"'`]+@)?([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])", text)
        if host not in _HOSTS and not host.endswith(_KEPT_FOR_DOCUMENTATION)
    }
    assert strangers == set()


def test_no_secret_and_no_data_is_in_git() -> None:
    names = [_name(path) for path in list_committed()]
    assert "README.md" in names
    assert [name for name in names if re.search(r"(^|/)\.env$|\.(db|sqlite|pem|key|mp4)$", name)] == []


@pytest.mark.parametrize("path", _OWN, ids=_name)
def test_a_module_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= _LINES


@pytest.mark.parametrize("path", _OWN, ids=_name)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", [path for path in _OWN if "sandbox" not in path.parts], ids=_name)
def test_one_word_a_thing(path: Path) -> None:
    words = {word for name in _list_names(path) for word in re.findall(r"[a-z]+", _split(name))}
    assert {word: f"is called {SYNONYMS[word]}" for word in words & set(SYNONYMS)} == {}


def _list_names(path: Path) -> set[str]:
    """Every name that a module defines: of functions, classes, parameters, variables, attributes."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                names.add(name)
            case _:
                pass
    return names


def _split(name: str) -> str:
    """`ClientStatus` and `client_status` are the same two words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _read_texts() -> list[tuple[Path, str]]:
    found = []
    for path in list_committed():
        try:
            found.append((path, path.read_text()))
        except UnicodeDecodeError:  # the sample photo
            continue
    return found
