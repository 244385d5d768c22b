"""The contract in the tools that check contracts: no error, and no warning except those explained in their settings."""

import json
from pathlib import Path

import pytest

from tests.clients.tools import BIN, HERE, MODULES, run
from tests.support.repository import ROOT

CONTRACT = ROOT / "openapi.json"
JUDGES: dict[str, tuple[list[str | Path], str]] = {
    "openapi-generator": ([BIN / "openapi-generator-cli", "validate", "--recommend", "-i"], "No validation issues"),
    "redocly": ([MODULES / ".bin" / "redocly", "lint", "--config", HERE / "redocly.yaml"], ""),
    "spectral": (
        [MODULES / ".bin" / "spectral", "lint", "--fail-severity", "hint", "--ruleset", HERE / "spectral.yaml"],
        "No results with a severity of 'hint' or higher found!",
    ),
}
_OFFLINE = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}


@pytest.mark.parametrize("judge", JUDGES)
def test_nothing_is_found(judge: str, tmp_path: Path) -> None:
    command, verdict = JUDGES[judge]
    assert verdict in run(*command, CONTRACT, folder=tmp_path, environment=_OFFLINE)


@pytest.mark.parametrize("judge", JUDGES)
def test_a_mistake_would_be_found(judge: str, tmp_path: Path) -> None:
    document = json.loads(CONTRACT.read_text())
    document["paths"]["/videos/{video_id}"]["get"]["parameters"].pop(0)
    (tmp_path / "wrong.json").write_text(json.dumps(document))
    command, _ = JUDGES[judge]
    run(*command, tmp_path / "wrong.json", folder=tmp_path, environment=_OFFLINE, succeeds=False)
