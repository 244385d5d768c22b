"""The README's commands and snippets are those that CI runs; here they run as they stand."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import TRACEBACK, assert_done, clean_environment, run_kinora
from tests.support.films import get
from tests.support.pictures import CAT
from tests.support.processes import App, Service
from tests.support.repository import README, ROOT, list_blocks, list_committed

_MARK = "# run by the tests\n"
SHELL = list_blocks(README, "bash", _MARK)
PYTHON = list_blocks(README, "python", _MARK)
MAKE = [line for block in list_blocks(README, "bash") for line in block.splitlines() if line.startswith("make ")]


def test_there_is_something_to_run() -> None:
    assert len(SHELL) == 2
    assert len(PYTHON) == 1
    assert MAKE == ["make demo", "make test"]


@pytest.mark.parametrize("snippet", SHELL, ids=["curl", "kinora"])
def test_a_shell_snippet_works_as_it_stands(snippet: str, service: Service, app: App, tmp_path: Path) -> None:
    _run(["bash", "-euo", "pipefail", "-c", snippet], service, app, tmp_path)


@pytest.mark.parametrize("snippet", PYTHON, ids=["openai"])
def test_a_python_snippet_works_as_it_stands(snippet: str, service: Service, app: App, tmp_path: Path) -> None:
    _run([sys.executable, "-c", snippet], service, app, tmp_path)


@pytest.mark.parametrize("command", MAKE)
def test_a_make_command_has_its_target(command: str) -> None:
    (target,) = command.removeprefix("make ").split()
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{target}\b", makefile, re.MULTILINE)


def test_ci_runs_the_checks_and_the_readmes_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == [
        "make check",
        MAKE[-1],
        "make browser",
        "make clients",
    ]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_kinora_command_of_the_pages_is_one_that_there_is(tmp_path: Path) -> None:
    printed = assert_done(run_kinora("--help", folder=tmp_path))
    known = set(re.findall(r"^  (\w+) ", printed.partition("Commands:")[2], re.MULTILINE))
    assert "serve" in known
    pages = [path for path in list_committed() if path.suffix == ".md" or path.name == "docker-compose.yml"]
    named = {word for page in pages for word in re.findall(r"`(?:\.venv/bin/)?kinora ([a-z]+)", page.read_text())}
    assert named
    assert named <= known


def test_every_link_of_the_pages_leads_somewhere() -> None:
    broken = []
    for page in [path for path in list_committed() if path.suffix == ".md"]:
        for link in re.findall(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)", page.read_text()):
            target = (page.parent / link[0]).resolve() if link[0] else page
            if not target.exists() or (link[1] and link[1][1:] not in _list_anchors(target)):
                broken.append(f"{page.name}: {''.join(link)}")
    assert broken == []


def _run(command: list[str], service: Service, app: App, folder: Path) -> None:
    """In a folder with the sample photo, with the address, the key, and our virtualenv first on the path."""
    shutil.copy(CAT, folder / "cat.png")
    environment = clean_environment({"URL": service.address, "KEY": app.key})
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert TRACEBACK not in answer.stderr
    (video,) = app.http.get("/videos").json()["data"]
    assert get(app, video["id"])["status"] == "completed"
    assert (folder / "cat.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
    assert {file.name for file in folder.iterdir()} == {"cat.png", "cat.mp4"}


def _list_anchors(page: Path) -> set[str]:
    """The anchors of a page's headings as forges make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
