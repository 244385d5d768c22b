"""`make lighthouse`: Lighthouse's scores for each page on a phone, in all four categories."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.browser import chromium
from tests.support.commands import clean_environment
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

STEADY = ("accessibility", "best-practices", "seo")
CATEGORIES = ("performance", *STEADY)
PAGES = {"signing in": "/", "playground": "/#key={key}"}
TOLD = {"docs": "/docs"}  # Swagger UI is third-party software: its scores are printed, and no test depends on them
ENOUGH = 95
# What it reports on a busy machine when it has measured nothing; it then asks to be run again.
_NO_TRACE, _TRIES = "NO_NAVSTART", 3
_PROGRAM = ROOT / ".browser" / "node_modules" / "lighthouse" / "cli" / "index.js"


def measure(address: str, folder: Path, categories: Sequence[str] = CATEGORIES) -> dict[str, Any]:
    """Lighthouse's report. Only the category `performance` depends on the speed of this machine; it takes longest."""
    assert _PROGRAM.exists(), "Lighthouse is not installed: run `make browser`"
    flags = " ".join(["--headless", *chromium.OPTIONS])
    command = ["node", str(_PROGRAM), address, "--output=json", f"--output-path={folder}/report.json", "--quiet",
               f"--chrome-flags={flags}", f"--only-categories={','.join(categories)}"]  # fmt: skip
    environment = clean_environment({"CHROME_PATH": str(chromium.PATH), "PATH": os.environ["PATH"]})
    for _ in range(_TRIES):
        answer = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if _NO_TRACE not in answer.stderr:
            break
    assert answer.returncode == 0, answer.stderr
    report: dict[str, Any] = json.loads((folder / "report.json").read_text())
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def read_scores(report: dict[str, Any]) -> dict[str, int]:
    """Out of 100."""
    return {name: round(100 * category["score"]) for name, category in report["categories"].items()}


def list_failures(report: dict[str, Any]) -> list[str]:
    return [f"{each['id']}: {each['title']}" for each in report["audits"].values() if each["score"] == 0]


def main() -> None:
    if not chromium.PATH.exists():
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        reports = _measure_all(Path(folder))
    for page, report in reports.items():
        scores = read_scores(report)
        sys.stdout.write(f"{page:12}" + "".join(f"  {name} {score:3}" for name, score in scores.items()) + "\n")
        if min(scores.values()) < ENOUGH:
            sys.stdout.writelines(f"              {failure}\n" for failure in list_failures(report))
    if any(min(read_scores(reports[page]).values()) < ENOUGH for page in PAGES):
        sys.exit(f"below {ENOUGH}")


def _measure_all(folder: Path) -> dict[str, dict[str, Any]]:
    sandbox = Sandbox(folder)
    service = Service(folder, sandbox.address)
    try:
        with service.add_app() as app:
            return {
                name: measure(service.address + path.format(key=app.key), folder)
                for name, path in (PAGES | TOLD).items()
            }
    finally:
        service.kill()
        sandbox.close()


if __name__ == "__main__":
    main()
