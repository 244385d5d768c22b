"""Finds files of the repository, for tests that read them."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def list_committed() -> list[Path]:
    """Every file that git tracks and that exists in the working tree."""
    # git refuses a folder of another user by default, and CI may check out as another user. A listing is harmless.
    answer = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],  # noqa: S607 - the git on the PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


def list_blocks(page: Path, language: str, mark: str = "") -> list[str]:
    """The fenced code blocks of a Markdown page in this language that contain `mark`."""
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```$", page.read_text(), re.MULTILINE | re.DOTALL)
    return [block for block in blocks if mark in block]
