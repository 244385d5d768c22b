"""The console's own files: small modules that describe themselves, one word per concept, and all of them in the
package."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.domain import audit_log
from app.upstream.breaker import Reason
from app.words import DriftCause, EventType, PauseCause
from tests.guards.test_tree import SYNONYMS
from tests.support.repository import ROOT

FOLDER = ROOT / "app" / "console"
BUNDLE = FOLDER / "bundle"
MODULES = [path for path in sorted(FOLDER.rglob("*.js")) if path.parent != BUNDLE]
_LINES = 200


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= _LINES
    assert re.fullmatch(r"// .+", lines[0])
    assert max(map(len, lines)) <= 160


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_one_word_per_thing(path: Path) -> None:
    names = re.findall(r"\b(?:const|let|function\*?|class)\s+\{?\s*([A-Za-z_, ]+)", path.read_text())
    words = {word.lower() for name in names for word in re.findall(r"[A-Z]?[a-z]+", name)}
    assert words & set(SYNONYMS) == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_becomes_markup_or_code(path: Path) -> None:
    """What clients write, such as prompts, is only ever shown as text."""
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", path.read_text()
    )


def test_every_type_of_the_audit_log_has_a_text() -> None:
    sources = (ROOT / "app" / "domain" / "operators.py", *(ROOT / "app" / "api" / "operators").glob("*.py"))
    written = {kind for path in sources for kind in re.findall(r'"([a-z_]+\.[a-z_]+)"', path.read_text())}
    told = re.findall(r"^  '([a-z_]+\.[a-z_]+)': \[", (FOLDER / "changes.js").read_text(), re.MULTILINE)
    assert set(told) == written | {audit_log.DENIAL}


@pytest.mark.parametrize(
    ("module", "names", "values"),
    [
        ("webhooks.js", ("AUDIENCES", "TYPES"), EventType),
        ("work.js", ("DRIFT",), DriftCause),
        ("work.js", ("STOPPED",), Reason),
        ("work.js", ("PAUSED_BY",), set(PauseCause) - {PauseCause.OPERATOR}),
    ],
)
def test_every_value_that_an_operator_sees_has_a_text(
    module: str, names: tuple[str, ...], values: Iterable[str]
) -> None:
    text = (FOLDER / module).read_text()
    blocks = [re.split(rf"^(?:export )?const {name} = ", text, flags=re.MULTILINE)[1].split(";\n")[0] for name in names]
    told = set(re.findall(r"[\s{]'?([a-z_.]+)'?: ['{]", "".join(blocks)))
    assert set(values) <= told


def test_other_peoples_work_has_its_licence() -> None:
    """The libraries in the bundle are those of the lock file; esbuild only builds it."""
    lock = json.loads((FOLDER / "package-lock.json").read_text())
    bundled = set(lock["packages"][""]["dependencies"]) - {"esbuild"}
    licences = (BUNDLE / "LICENSES.txt").read_text()
    assert set(re.findall(r"^== (\w+) ==$", licences, re.MULTILINE)) == bundled
    assert all(len(licence) > 1000 for licence in re.split(r"^== \w+ ==$", licences, flags=re.MULTILINE)[1:])
    assert "LICENSES.txt" in (BUNDLE / "console.js").read_text().splitlines()[0]


@pytest.mark.parametrize("folder", [FOLDER, *(ROOT / "tests").glob("*/node")], ids=str)
def test_a_lock_has_hashes_and_no_registry(folder: Path) -> None:
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_wheel_has_all_of_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = {name.removeprefix("app/console/") for name in zipfile.ZipFile(wheel).namelist()}
    assert {_name(path) for path in FOLDER.rglob("*") if path.is_file()} <= shipped
