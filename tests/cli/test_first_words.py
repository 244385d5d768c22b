"""Help, version and completion: available for every command, without importing what only a running command needs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.commands import assert_done, clean_environment, run_kinora

_HEAVY = ("sqlalchemy", "fastapi", "starlette", "httpx", "uvicorn", "PIL", "alembic", "rich", "pydantic_settings", "av")
_ASK = """
import sys
from app.cli import main
sys.argv = ["kinora", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
_COMMAND = re.compile(r"^  (\w+) {2,}\S", re.MULTILINE)


@cache
def _list_commands() -> list[tuple[str, ...]]:
    """All commands, including groups, as the help lists them."""
    found: list[tuple[str, ...]] = []
    for name in _COMMAND.findall(_read_help().partition("Commands:")[2]):
        found.append((name,))
        found += [(name, inner) for inner in _COMMAND.findall(_read_help(name).partition("Commands:")[2])]
    return found


@cache
def _read_help(*command: str) -> str:
    return assert_done(run_kinora(*command, "--help", folder=Path("/"), environment={"COLUMNS": "80"}))


def test_there_is_help_for_every_command() -> None:
    commands = _list_commands()
    assert {("demo",), ("serve",), ("clients", "add"), ("credits", "refund"), ("audit",)} <= set(commands)
    for command in commands:
        printed = _read_help(*command)
        assert printed.startswith(f"Usage: kinora {' '.join(command)} ")
        assert assert_done(run_kinora(*command, "-h", folder=Path("/"), environment={"COLUMNS": "80"})) == printed
        assert "..." not in printed.replace("[ARGS]...", ""), "a sentence that is cut"


@pytest.mark.parametrize("group", [(), ("clients",), ("keys",), ("credits",)], ids=" ".join)
def test_a_call_without_a_command_is_a_question(group: tuple[str, ...]) -> None:
    assert assert_done(run_kinora(*group, folder=Path("/"), environment={"COLUMNS": "80"})) == _read_help(*group)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        (),
        ("clients", "--help"),
        ("generate", "-h"),
        ("serve", "-h"),
        ("credits", "grant", "-h"),
    ],
    ids=" ".join,
)
def test_help_imports_nothing_that_only_a_running_command_needs(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", _ASK, *arguments], cwd=tmp_path, env=clean_environment(), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert answer.stdout
    modules = answer.stderr.split()
    assert "app.cli.commands.films" in modules
    assert [name for name in _HEAVY if name in modules] == []


def test_help_shows_no_key_of_the_environment(tmp_path: Path) -> None:
    environment = {"KINORA_API_KEY": "hunter2", "KINORA_UPSTREAM_API_KEY": "hunter2"}
    for command in ("generate", "serve"):
        assert "hunter2" not in assert_done(run_kinora(command, "--help", folder=tmp_path, environment=environment))


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert assert_done(run_kinora("--version", folder=tmp_path)) == f"kinora {version('kinora')}\n"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("kinora cl", {"clients"}),
        ("kinora clients su", {"suspend"}),
        ("kinora generate --fa", {"--fast"}),
        ("kinora clients add app --role A", {"ADMIN"}),
    ],
)
def test_the_shell_completes_what_is_typed(words: str, offered: set[str], tmp_path: Path) -> None:
    """With the files that `--install-completion` writes into a home folder, in a new bash."""
    bash = shutil.which("bash")
    assert bash
    environment = {"HOME": str(tmp_path), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    assert "kinora" in _ask_bash(bash, "kinora --show-completion; true", environment)
    assert "installed" in _ask_bash(bash, "kinora --install-completion; true", environment)
    *_, last = words.split()
    typed = f"COMP_WORDS=({words}); COMP_CWORD={len(words.split()) - 1}"
    script = f'. ~/.bashrc; {typed}; _kinora_completion kinora {last}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    assert set(_ask_bash(bash, script, environment).split()) == offered


def _ask_bash(bash: str, script: str, environment: Mapping[str, str]) -> str:
    answer = subprocess.run(
        [bash, "--norc", "-c", script], env=clean_environment(environment), capture_output=True, text=True, check=True
    )
    return answer.stdout
