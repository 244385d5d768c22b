"""The README's commands and snippets are those that CI runs; here they are run exactly as written."""

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from app.schemas.credits import Credits
from app.schemas.parameters import VideoParameters
from app.schemas.videos import Video
from tests.support import snippets
from tests.support.commands import assert_done, run_kinora, run_program
from tests.support.films import finish, make
from tests.support.repository import README, ROOT, list_blocks, list_committed
from tests.support.services import App, Service

SHELL = [line for block in list_blocks(README, "bash") for line in block.splitlines()]
MAKE = [line for line in SHELL if line.startswith("make ")]
FROM_1MIN_AI = ROOT / "docs" / "from-1min-ai.md"
_CREDITS = {name: field.alias or name for name, field in Credits.model_fields.items()}
HERE = ["openai", "kinora", "curl"]  # `fetch` needs node, so it runs with the clients


def test_there_is_something_to_run() -> None:
    assert set(snippets.COMMANDS) == {*HERE, "fetch"}
    assert MAKE == ["make demo", "make install"]
    assert README.read_text().count(snippets.PROMPT) == len(snippets.COMMANDS), "one film in all of them"


@pytest.mark.parametrize("name", HERE)
def test_a_snippet_makes_a_film(name: str, service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    snippets.assert_film(snippets.run(name, tmp_path, service, app.key), tmp_path, app)


def test_all_snippets_ask_for_one_film(start_service: Callable[..., Service], tmp_path: Path) -> None:
    service = start_service()
    with service.add_app() as app:
        for name in HERE:
            folder = tmp_path / name
            folder.mkdir()
            snippets.copy_photo(folder)
            snippets.assert_film(snippets.run(name, folder, service, app.key), folder, app)
        assert app.credits()["usedCredit"] == 720_000, "fast with sound, once"


@pytest.mark.parametrize("name", HERE)
def test_a_snippet_with_a_bad_key_says_so(name: str, service: Service, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    snippets.assert_refused(snippets.run(name, tmp_path, service, "kin_wrong"), tmp_path, "key")


@pytest.mark.parametrize("name", HERE)
def test_a_snippet_without_its_photo_says_so(name: str, service: Service, app: App, tmp_path: Path) -> None:
    snippets.assert_refused(snippets.run(name, tmp_path, service, app.key), tmp_path, "cat.png")
    assert app.http.get("/videos").json()["data"] == []


@pytest.mark.parametrize("name", HERE)
def test_a_snippet_whose_film_fails_says_why(name: str, service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    answer = snippets.run(name, tmp_path, service, app.key, prompt="The cat blinks [[fault:busy]]")
    (video,) = app.http.get("/videos").json()["data"]
    snippets.assert_refused(answer, tmp_path, video["error"]["message"])


def test_what_an_operator_pastes_runs(service: Service, app: App) -> None:
    make(app)
    (block,) = [block for block in list_blocks(README, "bash") if "kinora audit-log" in block]
    for line in block.splitlines():
        program, *arguments = shlex.split(line.replace("my-app", app.name), comments=True)
        assert program == ".venv/bin/kinora"
        assert assert_done(service.run(*arguments)), line


def test_the_photo_is_where_the_readme_copies_it_from() -> None:
    (command,) = [line for line in SHELL if line.startswith("cp ")]
    assert command == "cp app/samples/cat.png ."
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"/cat.png", f"/{snippets.FILM}"} <= set(ignored)


def test_the_loop_moves_and_is_small() -> None:
    assert README.read_text().index("(docs/film.webp)") < README.read_text().index("```")
    film = ROOT / "docs" / "film.webp"
    assert film.stat().st_size < 1_000_000
    assert b"ANMF" in film.read_bytes(), "an animation"


@pytest.mark.parametrize("command", [*MAKE, "make test"])
def test_a_make_command_has_its_target(command: str) -> None:
    (target,) = command.removeprefix("make ").split()
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{target}\b", makefile, re.MULTILINE)


def test_ci_runs_the_checks_and_the_readmes_test_command() -> None:
    assert "`make test`" in README.read_text()
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == [
        "make check",
        "make test",
        "make browser",
        "make clients",
    ]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize(
    "block",
    [block for page in ROOT.glob("docs/**/*.md") for block in list_blocks(page, "bash")] + list_blocks(README, "bash"),
)
def test_every_shell_block_of_the_pages_is_one_that_bash_can_read(block: str) -> None:
    answer = subprocess.run(["bash", "-n"], input=block, capture_output=True, text=True, check=False)  # noqa: S607 - any bash
    assert answer.returncode == 0, answer.stderr


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


def test_the_page_for_users_of_1min_ai_names_every_field_of_ours() -> None:
    table = FROM_1MIN_AI.read_text()
    fields = {*VideoParameters.model_fields, *Video.model_fields, *Credits.model_fields} - {"object"}
    names = {_CREDITS.get(name, name) for name in fields}
    assert {name for name in names if not re.search(rf"`(?:\w+\.)?{name}(?:\.\w+)?\b", table)} == set()


def test_the_page_for_users_of_1min_ai_shows_calls_that_work(service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    (block,) = list_blocks(FROM_1MIN_AI, "bash", "KINORA_URL")
    create, rest = re.split(r"^(?=curl .*\$ID)", block, maxsplit=1, flags=re.MULTILINE)
    environment = {"KINORA_URL": service.address, "KINORA_API_KEY": app.key}
    video = json.loads(_run_bash(create, tmp_path, environment))
    finish(app, video["id"])
    assert '"completed"' in _run_bash(rest, tmp_path, environment | {"ID": video["id"]})
    assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content


def test_the_clients_page_makes_a_link_that_works_without_a_key(service: Service, app: App, tmp_path: Path) -> None:
    video = make(app)
    (block,) = list_blocks(ROOT / "docs" / "clients.md", "bash", "/links")
    environment = {"KINORA_URL": service.address, "KINORA_API_KEY": app.key, "ID": video["id"]}
    link = json.loads(_run_bash(block, tmp_path, environment))
    film = httpx.get(link["url"], headers={"range": "bytes=0-99"})
    assert (film.status_code, len(film.content)) == (206, 100)


def test_an_sdk_without_videos_still_makes_a_film(service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    (block,) = list_blocks(ROOT / "docs" / "clients.md", "python", "client.post(")
    before = f"from openai import OpenAI\nclient = OpenAI(base_url={service.address!r}, api_key={app.key!r})\n"
    program = f"{before}{textwrap.dedent(block)}\nprint(video['id'], video['fast_mode'])"
    answer = run_program(sys.executable, "-W", "ignore::ResourceWarning", "-c", program, folder=tmp_path)
    (video,) = app.http.get("/videos").json()["data"]
    assert (answer.stdout, answer.stderr) == (f"{video['id']} True\n", "")


def _run_bash(script: str, folder: Path, environment: dict[str, str]) -> str:
    answer = run_program("bash", "-euc", script, folder=folder, environment=environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _list_anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
