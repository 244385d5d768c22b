"""What goes into production besides the code: compose file, image, lock files."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.config import Settings
from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.repository import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
LOCKS = ["requirements.lock", "requirements-dev.lock"]
CLIENTS = ROOT / "tests" / "clients"
CLIENT_LOCKS = sorted(path.with_suffix(".lock").relative_to(ROOT).as_posix() for path in CLIENTS.glob("locks/*.in"))
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[\w,]+\])?==(?P<version>[\w.!+]+)( ; .+)?")


def test_the_compose_file_is_valid() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    answer = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", ROOT / "docker-compose.yml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout


def test_the_compose_file_waits_for_paid_calls() -> None:
    """Docker kills after `stop_grace_period`; a paid call that is cut off may have been billed for nothing."""
    given = re.fullmatch(r"(\d+)s", COMPOSE["services"]["kinora"]["stop_grace_period"])
    assert given
    assert int(given[1]) > Settings.model_fields["shutdown_grace_seconds"].default


def test_the_compose_files_settings_stay_in_its_volume() -> None:
    service = COMPOSE["services"]["kinora"]
    assert service["volumes"] == ["data:/data"]
    assert {value for name, value in service["environment"].items() if name.endswith("_URL")} == {
        "sqlite:////data/kinora.db",
        "file:/data/content",
    }


def test_nothing_but_this_machine_reaches_the_port() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_does_not_run_as_root() -> None:
    final = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    user = re.search(r"^USER (\S+)$", final, re.MULTILINE)
    assert user
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user[1])


@pytest.mark.parametrize("service", COMPOSE["services"])
def test_every_service_is_locked_down_and_has_a_health_check(service: str) -> None:
    described = COMPOSE["services"][service]
    assert described["read_only"] is True
    assert described["cap_drop"] == ["ALL"]
    assert described["healthcheck"]["test"][:2] == ["CMD", "python"]
    compile(described["healthcheck"]["test"][3], service, "exec")


def test_the_commands_that_containers_start_are_ones_of_ours(tmp_path: Path) -> None:
    """Each without a key or with a wrong fault: the command line has read it to its end, and refuses for that alone."""
    found = re.search(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    assert found
    start, *arguments = json.loads(found[1])
    assert start == "kinora"
    assert_refused(run_kinora(*arguments, folder=tmp_path), 2, "KINORA_UPSTREAM_API_KEY is not set")
    start, *arguments = COMPOSE["services"]["sandbox"]["command"]
    assert start == "kinora"
    assert_refused(run_kinora(*arguments, "--fault", "none-such", folder=tmp_path), 2, "unknown fault 'none-such'")
    assert "Usage: " in assert_done(run_kinora("--help", folder=tmp_path))


@pytest.mark.parametrize("name", [*LOCKS, *CLIENT_LOCKS])
def test_a_lock_pins_everything_with_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("-")]
    requirements = text.replace("\\\n", "").splitlines()
    pinned = [line for line in requirements if line and not line.lstrip().startswith("#")]
    assert len(pinned) > 10
    for line in pinned:
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        assert _REQUIREMENT.fullmatch(requirement.strip()), line
        assert hashes, line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)


def test_the_lock_of_node_pins_everything_with_hashes_and_names_no_registry() -> None:
    packages = json.loads((CLIENTS / "node" / "package-lock.json").read_text())["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert len(installed) > 100
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if not package["integrity"].startswith("sha512-")] == []


def test_what_serves_and_what_tests_it_are_the_same_versions() -> None:
    serving, testing = (_read_lock(name) for name in LOCKS)
    assert serving.items() <= testing.items()


def _read_lock(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text().splitlines()
    found = [_REQUIREMENT.match(line) for line in lines if line and line[0].isalnum()]
    return {match["name"]: match["version"] for match in found if match}
