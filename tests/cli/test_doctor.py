"""`kinora doctor`: each problem that keeps Kinora from working is named, in plain words, with an exit code."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import run_kinora
from tests.support.databases import NewDatabase
from tests.support.sandboxes import Sandbox

NAMES = {
    "settings",
    "database",
    "encodings",
    "database version",
    "clock",
    "content store",
    "disk",
    "descriptors",
    "upstream key",
}


class Patient:
    """A folder with settings, a database and a content store, in which nothing runs."""

    def __init__(self, folder: Path, database: str, upstream: str) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.environment = {
            "SSL_CERT_FILE": os.devnull,
            "KINORA_UPSTREAM_API_KEY": "upstream-secret-key",
            "KINORA_UPSTREAM_URL": upstream,
            "KINORA_DATABASE_URL": database,
            "KINORA_CONTENT_URL": f"file:{self.content}",
        }
        for name in ("stills", "thumbnails", "films", "drafts"):
            (self.content / name).mkdir(parents=True)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return run_kinora("doctor", *arguments, folder=self.folder, environment=self.environment | environment)

    def examine(self, code: int, **environment: str) -> dict[str, Any]:
        """The checks by their names; asserts the exit code."""
        answer = self.run("--json", **environment)
        assert answer.returncode == code, answer.stdout + answer.stderr
        report = json.loads(answer.stdout)
        assert report["ok"] is (code == 0)
        assert "upstream-secret-key" not in answer.stdout + answer.stderr
        return {check["name"]: check for check in report["checks"]}


@pytest.fixture
def patient(new_database: NewDatabase, tmp_path: Path, sandbox: Sandbox) -> Patient:
    return Patient(tmp_path, new_database(), sandbox.address)


def test_where_all_is_well_every_check_says_so(patient: Patient, sandbox: Sandbox) -> None:
    before = sandbox.state()["submits"]
    checks = patient.examine(0)
    assert checks.keys() == NAMES
    assert {check["state"] for name, check in checks.items() if name != "database version"} == {"ok"}
    assert sandbox.state()["submits"] == before
    printed = patient.run().stdout
    assert len(printed.splitlines()) == len(NAMES)
    assert "  ok  upstream key" in printed


def test_without_valid_settings_nothing_else_is_looked_at(patient: Patient) -> None:
    checks = patient.examine(1, KINORA_QUEUE_LIMIT="many")
    assert checks.keys() == {"settings"}
    assert "KINORA_QUEUE_LIMIT" in checks["settings"]["text"]


def test_a_missing_key_and_a_misspelt_setting_are_told(patient: Patient) -> None:
    checks = patient.examine(1, KINORA_UPSTREAM_API_KEY="")
    assert "KINORA_UPSTREAM_API_KEY is not set" in checks["settings"]["text"]
    assert "upstream key" not in checks
    checks = patient.examine(0, KINORA_QUEUE_LIMITS="5")
    assert (checks["settings"]["state"], "KINORA_QUEUE_LIMITS" in checks["settings"]["text"]) == ("warn", True)
    traces = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_TRACES_SAMPLER": "sometimes"}
    assert "OTEL_TRACES_SAMPLER" in patient.examine(1, **traces)["settings"]["text"]


def test_settings_that_others_can_read_are_told(patient: Patient) -> None:
    file = patient.folder / ".env"
    file.touch(mode=0o644)
    assert "chmod 600" in patient.examine(0)["settings"]["text"]


def test_a_missing_or_unreachable_database_is_told(patient: Patient) -> None:
    checks = patient.examine(1, KINORA_DATABASE_URL=f"sqlite:///{patient.folder}/none.db")
    assert (checks["database"]["state"], "kinora migrate" in checks["database"]["text"]) == ("fail", True)
    assert "clock" not in checks
    assert not (patient.folder / "none.db").exists()
    checks = patient.examine(1, KINORA_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert (checks["database"]["state"], "does not answer" in checks["database"]["text"]) == ("fail", True)


def test_a_missing_content_store_is_told_and_not_made(patient: Patient) -> None:
    checks = patient.examine(1, KINORA_CONTENT_URL=f"file:{patient.folder}/elsewhere")
    assert checks["content store"]["state"] == "fail"
    assert not (patient.folder / "elsewhere").exists()
    (patient.content / "drafts").rmdir()
    assert patient.examine(1)["content store"]["state"] == "fail"


def test_a_refused_key_and_an_upstream_that_does_not_answer_are_told(patient: Patient, upstream: Sandbox) -> None:
    upstream.set(api_key="another")
    try:
        checks = patient.examine(1, KINORA_UPSTREAM_URL=upstream.address)
    finally:
        upstream.set(api_key=None)
    assert "refuses it" in checks["upstream key"]["text"]
    checks = patient.examine(1, KINORA_UPSTREAM_URL="http://127.0.0.1:9")
    assert "does not answer" in checks["upstream key"]["text"]
