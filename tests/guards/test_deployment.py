"""What goes into production besides the code: compose files, image, lock files. There is no Docker where the tests run:
the files are parsed, and each command of a container is run here, with the container's own environment."""

import json
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from app.config import Settings
from tests.support.commands import assert_done, assert_refused, clean_environment, run_kinora
from tests.support.films import make
from tests.support.ports import find_port
from tests.support.processes import Process
from tests.support.repository import README, ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App
from tests.support.waiting import wait_until

COMPOSE_FILE = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_FILE.read_text())
SECRETS: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.secrets.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
STAGES = dict(re.findall(r"^FROM \S+ AS (\S+)\n(.*?)(?=^FROM |\Z)", DOCKERFILE, re.MULTILINE | re.DOTALL))
BASES = {name: base for base, name in re.findall(r"^FROM (\S+) AS (\S+)$", DOCKERFILE, re.MULTILINE)}
LOCKS = [f"requirements{part}.lock" for part in ("", "-otel", "-build", "-demo", "-dev")]
CLIENTS = ROOT / "tests" / "clients"
CLIENT_LOCKS = sorted(path.with_suffix(".lock").relative_to(ROOT).as_posix() for path in CLIENTS.glob("locks/*.in"))
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[\w,]+\])?==(?P<version>[\w.!+]+)( ; .+)?")
ADD = ["clients", "add", "bare", "--credit-limit", "100000000", "--json"]
_EXEC = "docker compose exec kinora "
_PAGES = [README, COMPOSE_FILE, *(ROOT / "docs").glob("**/*.md")]
IN_CONTAINER = sorted({line for page in _PAGES for line in re.findall(rf"{_EXEC}(kinora [a-z].*)", page.read_text())})


@pytest.mark.parametrize("name", ["docker-compose.yml", "docker-compose.secrets.yml"])
def test_a_compose_file_is_valid(name: str) -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    answer = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", ROOT / name], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout


def test_the_compose_file_waits_for_paid_calls() -> None:
    """Docker kills the container after `stop_grace_period`; a paid call in flight at that moment may have been billed
    for nothing."""
    given = re.fullmatch(r"(\d+)s", SERVICES["kinora"]["stop_grace_period"])
    assert given
    assert int(given[1]) > Settings.model_fields["shutdown_grace_seconds"].default


def test_the_compose_files_settings_stay_in_its_volume() -> None:
    service = SERVICES["kinora"]
    assert service["volumes"] == ["data:/data"]
    assert {value for value in service["environment"].values() if value} == {
        "sqlite:////data/kinora.db",
        "file:/data/content",
    }


def test_an_exported_key_reaches_the_container() -> None:
    """In compose, a variable without a value is taken from the shell, else from .env."""
    environment = SERVICES["kinora"]["environment"]
    assert [name for name, value in environment.items() if value is None] == [
        "KINORA_UPSTREAM_API_KEY",
        "KINORA_UPSTREAM_URL",
    ]


def test_the_key_may_be_a_file() -> None:
    (secret,) = SECRETS["services"]["kinora"]["secrets"]
    assert SECRETS["secrets"] == {secret: {"file": f"./secrets/{secret}"}}
    assert SECRETS["services"]["kinora"]["environment"] == {"KINORA_UPSTREAM_API_KEY_FILE": f"/run/secrets/{secret}"}
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_nothing_but_this_machine_reaches_the_port() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_each_image_is_built_once() -> None:
    built = {service["image"]: service["build"]["target"] for service in SERVICES.values()}
    assert built == {"kinora": "kinora", "kinora-sandbox": "sandbox"}
    assert len(built) == len(SERVICES)
    assert list(STAGES)[-1] == "kinora", "what `docker build .` makes"


@pytest.mark.parametrize("target", ["kinora", "sandbox"])
def test_an_image_does_not_run_as_root(target: str) -> None:
    user = re.search(r"^USER (\S+)$", STAGES[BASES[target]], re.MULTILINE)
    assert user
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user[1])
    assert "USER" not in STAGES[target]


def test_the_base_image_is_pinned_by_its_digest() -> None:
    given = re.search(r"^ARG PYTHON=(\S+)$", DOCKERFILE, re.MULTILINE)
    assert given
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", given[1])
    assert set(BASES.values()) - set(STAGES) == {"${PYTHON}"}
    assert f'image.base.name="docker.io/library/{given[1].partition("@")[0]}"' in STAGES["kinora"]


def test_the_images_sqlite_is_one_without_the_bug() -> None:
    """The build itself fails unless Python loads exactly this version."""
    asked = re.search(r"sqlite_version != '([\d.]+)'", STAGES["runtime"])
    assert asked
    major, minor, patch = map(int, asked[1].split("."))
    assert (major, minor, patch) >= (3, 51, 3)
    assert f"sqlite-autoconf-{major}{minor:02}{patch:02}00.tar.gz" in STAGES["sqlite"]
    assert re.search(r"^ADD --checksum=sha256:[0-9a-f]{64} ", STAGES["sqlite"], re.MULTILINE)


def test_what_the_image_copies_is_what_the_build_may_see() -> None:
    copied = " ".join(re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)).split()
    seen = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(seen)


def test_the_labels_tell_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    for target in ("kinora", "sandbox"):
        assert f'org.opencontainers.image.version="{version}"' in STAGES[target]


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_locked_down_and_has_limits_and_a_health_check(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert re.fullmatch(r"\d+g", service["mem_limit"])
    assert service["pids_limit"] > 0
    assert all(re.fullmatch(r"/tmp:size=\d+m", folder) for folder in service["tmpfs"])
    assert re.fullmatch(r"on-failure:\d+", service["restart"]), "a wrong setting must not restart for ever"
    compile(service["healthcheck"]["test"][3], name, "exec")
    assert service["healthcheck"]["test"] == _read_health_check(name)


def test_a_container_without_a_key_says_what_is_missing_and_ends(tmp_path: Path) -> None:
    answer = run_kinora(*_read_command("kinora"), folder=tmp_path, environment=_container(tmp_path))
    assert_refused(answer, 2, "KINORA_UPSTREAM_API_KEY is not set")


def test_the_sandboxs_command_is_one_of_ours(tmp_path: Path) -> None:
    """It is run with a wrong fault: the command line reads all arguments, and refuses only because of that one."""
    answer = run_kinora(*_read_command("sandbox"), "--fault", "none-such", folder=tmp_path)
    assert_refused(answer, 2, "unknown fault 'none-such'")


def test_a_container_reads_its_key_from_the_mounted_file(sandbox: Sandbox, tmp_path: Path) -> None:
    (name, mounted), *_ = SECRETS["services"]["kinora"]["environment"].items()
    (tmp_path / "run").mkdir()
    given = tmp_path / "run" / Path(mounted).name
    given.write_text("key\n")
    environment = _container(tmp_path, KINORA_UPSTREAM_URL=sandbox.address) | {name: str(given)}
    process = Process(["serve", "--port", "0"], tmp_path, environment, "container")
    process.wait_for('"event": "serving"')
    assert process.stop() == 0
    given.unlink()
    answer = run_kinora("serve", "--port", "0", folder=tmp_path, environment=environment)
    assert_refused(answer, 2, name)


def test_the_sandboxs_health_check_sees_whether_it_listens(start_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = start_sandbox()
    check = _read_health_check("sandbox")[1:]
    check[2] = check[2].replace("9000", sandbox.address.rpartition(":")[2])
    assert subprocess.run([sys.executable, *check[1:]], check=False).returncode == 0
    sandbox.stop()
    assert subprocess.run([sys.executable, *check[1:]], check=False, stderr=subprocess.DEVNULL).returncode != 0


@pytest.fixture
def container(sandbox: Sandbox, tmp_path: Path) -> Iterator[tuple[str, Process]]:
    """The service that the container's command starts, with `tmp_path` as /data: its address and its process."""
    environment = _container(tmp_path, KINORA_UPSTREAM_API_KEY="key", KINORA_UPSTREAM_URL=sandbox.address)
    port = find_port()
    host, command = "0.0.0.0", _read_command("kinora")  # noqa: S104 - inside a container; here it is loopback
    command = [{host: "127.0.0.1", "8000": str(port)}.get(word, word) for word in command]
    process = Process(command, tmp_path, environment, "container")
    process.wait_for('"event": "serving"')
    yield f"http://127.0.0.1:{port}", process
    process.kill()


def test_the_container_serves_is_healthy_and_stops(container: tuple[str, Process]) -> None:
    address, process = container
    check = _read_health_check("kinora")[1:]
    check[2] = check[2].replace("8000", address.rpartition(":")[2])
    assert subprocess.run([sys.executable, *check[1:]], check=False).returncode == 0
    process.popen.send_signal(getattr(signal, _find_in_stages("STOPSIGNAL")))
    assert process.popen.wait(20) == 0
    assert subprocess.run([sys.executable, *check[1:]], check=False, stderr=subprocess.DEVNULL).returncode != 0


def test_each_command_of_the_pages_runs_in_the_container(container: tuple[str, Process], tmp_path: Path) -> None:
    """On the database of the service: the service knows a client that is added there."""
    address, _ = container
    assert any(" clients add " in command for command in IN_CONTAINER), IN_CONTAINER
    for command in IN_CONTAINER:
        arguments = shlex.split(command, comments=True)[1:]
        printed = assert_done(run_kinora(*arguments, folder=tmp_path, environment=_container(tmp_path)))
        if arguments[:2] == ["clients", "add"]:
            (key,) = re.findall(r"kin_\w+", printed)
            answer = httpx.get(f"{address}/credits", headers={"authorization": f"Bearer {key}"})
            assert answer.json()["creditLimit"] == int(arguments[arguments.index("--credit-limit") + 1])


def test_the_service_needs_nothing_but_its_own_lock(sandbox: Sandbox, tmp_path: Path) -> None:
    """All packages that are installed here and not in requirements.lock are hidden, also the extra for traces."""
    kept = {_normalise(name) for name in _read_lock("requirements.lock")} | {"kinora"}
    hidden = [module for module, names in packages_distributions().items() if not kept & set(map(_normalise, names))]
    assert {"av", "openai", "hatchling", "pip"} <= set(hidden)
    environment = _container(tmp_path, KINORA_UPSTREAM_API_KEY="key", KINORA_UPSTREAM_URL=sandbox.address)
    environment |= {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_TRACES_EXPORTER": "unknown"}
    environment = clean_environment({**environment, "HIDDEN": ",".join([*hidden, *_OF_TRACES])})
    bare, port = [sys.executable, "-c", _HIDE], find_port()
    with (tmp_path / "serve.log").open("w") as log:
        command = [*bare, "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
            wait_until(lambda: _is_alive(http), what="livez")
            answer = subprocess.run(
                [*bare, *ADD], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
            )
            added = json.loads(answer.stdout)
            http.headers["authorization"] = f"Bearer {added['key']}"
            video = make(App(http, added["id"], added["name"], added["key"]))
            assert http.get(f"/videos/{video['id']}/content").status_code == 200
            assert "the extra kinora[otel] is not installed" in (tmp_path / "serve.log").read_text()
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("name", [*LOCKS, *CLIENT_LOCKS])
def test_a_lock_pins_everything_with_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("-")]
    requirements = text.replace("\\\n", "").splitlines()
    pinned = [line for line in requirements if line and not line.lstrip().startswith("#")]
    assert len(pinned) > 5
    for line in pinned:
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        assert _REQUIREMENT.fullmatch(requirement.strip()), line
        assert hashes, line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)


def test_what_serves_and_what_tests_it_are_the_same_versions() -> None:
    serving, tracing, building, demo, testing = (_read_lock(name) for name in LOCKS)
    assert serving.items() <= demo.items() <= testing.items()
    assert serving.items() <= tracing.items() <= testing.items()
    assert building.items() <= demo.items()


def test_what_serves_is_locked_without_sandbox_demo_and_build_tools() -> None:
    """The image has the extra for traces, because nothing can be added to it later."""
    assert "-r requirements-otel.lock" in STAGES["build"]
    serving, tracing = set(_read_lock("requirements.lock")), set(_read_lock("requirements-otel.lock"))
    assert not tracing & {"av", "openai", "hatchling", "editables"}
    assert tracing - serving >= {"opentelemetry-sdk", "opentelemetry-exporter-otlp-proto-http"}
    assert {"av", "openai", "hatchling"} <= set(_read_lock("requirements-demo.lock"))
    copied = set(re.findall(r"^COPY --from=(\S+) ", STAGES["kinora"] + STAGES["runtime"], re.MULTILINE))
    assert copied == {"build", "sqlite"}
    assert "requirements-demo.lock" not in STAGES["build"]


_OF_TRACES = ("opentelemetry.sdk", "opentelemetry.exporter")  # beside OpenTelemetry's API, which FastAPI needs
_HIDE = """
import os, sys
from importlib.abc import MetaPathFinder
HIDDEN = set(os.environ["HIDDEN"].split(","))
class Hider(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if {name, name.partition(".")[0]} & HIDDEN:
            raise ModuleNotFoundError(f"{name} is hidden", name=name)
sys.meta_path.insert(0, Hider())
from app.cli import main
sys.argv[0] = "kinora"
main()
"""


def _is_alive(http: httpx.Client) -> bool:
    try:
        return http.get("/livez").is_success
    except httpx.HTTPError:
        return False


def _container(folder: Path, **exported: str) -> dict[str, str]:
    """The environment inside the container, with `folder` instead of /data and with the variables that the shell has
    exported."""
    image = dict(re.findall(r"(KINORA_\w+)=(\S+)", STAGES["kinora"]))
    given = {name: value or exported.get(name) for name, value in SERVICES["kinora"]["environment"].items()}
    both = image | {name: value for name, value in given.items() if value}
    return {name: value.replace("/data", str(folder)) for name, value in both.items()}


def _read_command(target: str) -> list[str]:
    """The command that the container runs, without the word `kinora`."""
    found = re.search(r"^CMD (\[.+\])$", STAGES[target], re.MULTILINE)
    assert found
    assert "command" not in SERVICES[target]
    start, *arguments = map(str, json.loads(found[1]))
    assert start == "kinora"
    return arguments


def _read_health_check(target: str) -> list[str]:
    found = re.search(r"^HEALTHCHECK .*\\\n +(CMD) (\[.+\])$", STAGES[target], re.MULTILINE)
    assert found
    return [found[1], *json.loads(found[2])]


def _find_in_stages(instruction: str) -> str:
    (argument,) = re.findall(rf"^{instruction} (\S+)$", DOCKERFILE, re.MULTILINE)
    return str(argument)


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read_lock(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text().splitlines()
    found = [_REQUIREMENT.match(line) for line in lines if line and line[0].isalnum()]
    return {match["name"]: match["version"] for match in found if match}
