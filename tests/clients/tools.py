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
    """Returns a tool's standard output; if it fails, the test fails with all of its output. Our own tools come first on
    the PATH, then the machine's."""
    path = os.pathsep.join([str(BIN), str(MODULES / ".bin"), os.environ["PATH"]])
    clean = clean_environment({"PATH": path, **(environment or {})})
    answer = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    said = f"{' '.join(map(str, command))}\n{answer.stdout[-6000:]}{answer.stderr[-6000:]}"
    assert (answer.returncode == 0) is succeeds, said
    return answer.stdout


def bring(script: str, folder: Path) -> Path:
    """Copy a script for node into a folder that has its packages: node looks for them beside the script."""
    (folder / "node_modules").symlink_to(MODULES)
    copy = folder / script
    copy.write_bytes((HERE / "node" / script).read_bytes())
    return copy


def find(program: str) -> str:
    """A program of the machine. Raises AssertionError that says how to install it: no test is skipped silently."""
    packages = " ".join((HERE / "debian.txt").read_text().split())
    found = shutil.which(program)
    assert found, f"{program} is missing; on Debian: apt-get install --no-install-recommends {packages}"
    return found
