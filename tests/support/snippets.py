"""Runs the README's snippets as a reader would: pasted unchanged, in a folder with the photo, with the key exported."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.commands import run_program
from tests.support.pictures import CAT
from tests.support.repository import README, list_blocks
from tests.support.services import App, Service

PROMPT = "The cat looks up and blinks"
FILM = "film.mp4"


def find(language: str, mark: str) -> str:
    """The only block of this language that contains the mark."""
    (snippet,) = list_blocks(README, language, mark)
    return snippet


COMMANDS = {
    "openai": [sys.executable, "-c", find("python", "OpenAI(")],
    "kinora": ["bash", "-c", find("bash", "kinora generate")],
    "curl": ["bash", "-c", find("bash", "curl ")],
    "fetch": ["node", "--input-type=module", "--eval", find("js", "fetch(")],
}


def run(
    name: str, folder: Path, service: Service, key: str, *, prompt: str = PROMPT
) -> subprocess.CompletedProcess[str]:
    """Run the snippet, with another prompt if one is given. No snippet takes longer than a minute."""
    here = folder / ".venv"
    if not here.exists():
        here.symlink_to(sys.prefix)
    command = [word.replace(PROMPT, prompt) for word in COMMANDS[name]]
    environment = {"KINORA_URL": service.address, "KINORA_API_KEY": key}
    return run_program(*command, folder=folder, environment=environment)


def copy_photo(folder: Path) -> None:
    shutil.copy(CAT, folder / "cat.png")


def assert_film(answer: subprocess.CompletedProcess[str], folder: Path, app: App) -> None:
    """Assert that it succeeded without a warning, and wrote the film and nothing else."""
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "Warning" not in answer.stderr
    (video,) = app.http.get("/videos").json()["data"]
    assert video["status"] == "completed"
    assert (folder / FILM).read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
    assert {file.name for file in folder.iterdir()} == {"cat.png", FILM, ".venv"}


def assert_refused(answer: subprocess.CompletedProcess[str], folder: Path, message: str) -> None:
    """Assert that it failed, said why, and wrote nothing."""
    assert answer.returncode not in {0, None}, answer.stdout
    assert message in answer.stderr, answer.stderr
    assert not (folder / FILM).exists()
