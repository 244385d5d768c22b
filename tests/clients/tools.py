"""Where other people's tools are, and how they are run."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.commands import clean_environment
from tests.support.repository import ROOT

HERE = ROOT / "tests" / "clients"
INSTALLED = ROOT / ".clients"
BIN = INSTALLED / "tools" / "bin"
MODULES = INSTALLED / "node" / "node_modules"
GENERATOR_JAR = next(
    (INSTALLED / "tools").glob("lib/python*/site-packages/openapi_generator_cli/openapi-generator.jar")
)


def run(
    *command: str | Path, folder: Path, environment: Mapping[str, object] | None = None, succeeds: bool = True
) -> str:
    """What a tool printed to its standard output; fails with all that it said when it fails. Our own tools come first
    on the path, then the machine's."""
    path = os.pathsep.join([str(BIN), str(MODULES / ".bin"), os.environ["PATH"]])
    answer = subprocess.run(
        command,
        cwd=folder,
        env=clean_environment({"PATH": path, **(environment or {})}),
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"{' '.join(map(str, command))}\n{answer.stdout[-6000:]}{answer.stderr[-6000:]}"
    assert (answer.returncode == 0) is succeeds, said
    return answer.stdout


def find(program: str) -> str:
    """A program of the machine's own. AssertionError says how to get it: nothing is left out in silence."""
    packages = " ".join((HERE / "debian.txt").read_text().split())
    found = shutil.which(program)
    assert found, f"{program} is missing; on Debian: apt-get install --no-install-recommends {packages}"
    return found
