"""No test, and no service under test, connects to anything but this machine; and what may open connections is listed on
the page about them."""

import ast
import re
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from app.config import Settings
from tests.guards.network import NetworkForbidden
from tests.support.films import ask, get
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

_NOWHERE = "192.0.2.1"  # reserved for documentation: no host has it
_LISTENING = "0A"
_PAGE = (ROOT / "docs" / "operations" / "connections.md").read_text()
# What opens connections, of Python and of what the service installs.
_CONNECTING = {
    *("socket", "socketserver", "http.client", "http.server", "urllib.request", "xmlrpc", "ftplib", "smtplib"),
    *("httpcore", "httptools", "httpx", "opentelemetry", "psycopg", "uvicorn"),
    *("asyncio.open_connection", "asyncio.start_server", "asyncio.open_unix_connection", "asyncio.start_unix_server"),
}
# What the service installs and what opens none by itself. A new package is in one of the two.
_QUIET = {
    *("alembic", "fastapi", "fastapi-offline", "pillow", "pillow-heif", "prometheus-client", "pydantic-settings"),
    *("python-multipart", "pyvips", "pyvips-binary", "rich", "sqlmodel", "stamina", "structlog", "typer", "tzdata"),
    "uvloop",
}


def _send_datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(b"x", (_NOWHERE, 53))


def _connect_by_v6() -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as out:
        out.connect(("2001:db8::1", 80))


@pytest.mark.parametrize(
    "reach_out",
    [
        lambda: socket.create_connection((_NOWHERE, 80), 0.1),
        lambda: socket.getaddrinfo("upstream.invalid", 443),
        lambda: socket.gethostbyname("upstream.invalid"),
        lambda: httpx.get(f"http://{_NOWHERE}/", timeout=0.1),
        lambda: httpx.get("https://upstream.invalid/", timeout=0.1),
        _send_datagram,
        _connect_by_v6,
    ],
    ids=["connect", "getaddrinfo", "gethostbyname", "http", "https", "datagram", "v6"],
)
def test_this_process_can_not_reach_out(reach_out: Callable[[], object]) -> None:
    with pytest.raises(NetworkForbidden):
        reach_out()


def test_the_real_upstream_is_out_of_reach_even_by_mistake() -> None:
    with pytest.raises(NetworkForbidden):
        httpx.get(Settings.model_fields["upstream_url"].default)


def test_a_service_speaks_to_its_upstream_alone(app: App, service: Service, sandbox: Sandbox) -> None:
    video = ask(app, prompt="who do you talk to? [[fault:late-success=1]]")
    seen: set[tuple[int, str, int]] = set()

    def look() -> bool:
        seen.update(_list_connections(service.process.popen.pid))
        return bool(get(app, video["id"])["status"] == "completed")

    wait_until(look)
    upstream, own = urlsplit(sandbox.address).port, urlsplit(service.address).port
    assert {host for _, host, _ in seen} == {"loopback"}
    assert {port for local, _, port in seen if local != own} == {upstream}


def test_each_module_that_may_open_connections_is_on_the_page() -> None:
    opening = {path.relative_to(ROOT).as_posix() for path in (ROOT / "app").rglob("*.py") if _find_connecting(path)}
    assert opening == set(re.findall(r"`(app/[\w/]+\.py)`", _PAGE))


def test_each_package_of_the_service_is_known_to_open_connections_or_not() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[\[>=; ]", package)[0] for package in project["dependencies"]}
    assert names - _CONNECTING == _QUIET


def test_each_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", _PAGE)
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def _find_connecting(path: Path) -> set[str]:
    """What opens connections of that which a module imports or names."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute):
            found.add(ast.unparse(node))
    return {name for name in found if any(f"{name}.".startswith(f"{known}.") for known in _CONNECTING)}


def _list_connections(pid: int) -> set[tuple[int, str, int]]:
    """The open connections of a process as the kernel reports them: own port, peer, peer's port."""
    mine = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            mine.add(link.readlink().name)
        except FileNotFoundError:  # closed in the meantime
            continue
    inodes = {match[1] for name in mine if (match := re.fullmatch(r"socket:\[(\d+)\]", name))}
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in inodes and fields[3] != _LISTENING:
                host, _, port = fields[2].partition(":")
                found.add((int(fields[1].partition(":")[2], 16), _name_host(host), int(port, 16)))
    return found


def _name_host(text: str) -> str:
    """The kernel writes addresses as hexadecimal words in the machine's byte order; 127.0.0.1 ends with 7F there."""
    is_v4 = len(text) == 8 and text.endswith("7F")
    is_v6 = text in {"00000000000000000000000001000000", "0000000000000000FFFF00000100007F"}
    return "loopback" if is_v4 or is_v6 else text
