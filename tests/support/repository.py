"""The repository itself, for tests that read it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def list_committed() -> list[Path]:
    """Every file that git knows, as it lies here now."""
    # Whose folder it is does not matter to a listing: CI may check out as another user.
    answer = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],  # noqa: S607 - whichever git is installed
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


def list_blocks(page: Path, language: str, mark: str = "") -> list[str]:
    """The fenced blocks of a Markdown page in this language that hold the mark."""
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```$", page.read_text(), re.MULTILINE | re.DOTALL)
    return [block for block in blocks if mark in block]
