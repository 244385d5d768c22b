"""The proxies of the operator's guide, as they are written there: real nginx and Caddy with TLS and a path prefix."""

import json
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import trustme

from tests.clients.tools import find
from tests.support.films import ask, finish, get
from tests.support.pictures import draw_png
from tests.support.ports import find_port
from tests.support.repository import ROOT, list_blocks
from tests.support.services import App, Service
from tests.support.waiting import wait_until

GUIDE = ROOT / "docs" / "operations" / "installing.md"
HOST = "kinora.example.com"
SNI = {"sni_hostname": HOST}


@dataclass(frozen=True)
class Proxy:
    """`http` sends requests to it as to the host of the guide, with the key of `app`."""

    http: httpx.Client
    app: App


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, service: Service, app: App, tmp_path: Path) -> Iterator[Proxy]:
    authority = trustme.CA()
    certificate = authority.issue_cert(HOST)
    certificate.private_key_and_cert_chain_pem.write_to_path(tmp_path / "both.pem")
    port = find_port()
    start: Callable[[Path, str, int], list[str]] = {"nginx": _set_up_nginx, "caddy": _set_up_caddy}[request.param]
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with (
        _run(start(tmp_path, service.address.removeprefix("http://"), port), tmp_path) as process,
        httpx.Client(
            base_url=f"https://127.0.0.1:{port}/kinora/",
            headers={"host": HOST, "authorization": f"Bearer {app.key}"},
            verify=trust,
            timeout=60,
        ) as http,
    ):
        wait_until(lambda: process.poll() is not None or _answers(http), what="the proxy")
        assert process.poll() is None, (tmp_path / "proxy.log").read_text()
        yield Proxy(http, app)


def test_a_film_is_made_through_it(proxy: Proxy) -> None:
    files = {"image": ("still.png", draw_png(), "image/png")}
    video = _send(proxy, "POST", "videos", data={"prompt": "waves"}, files=files).json()
    assert finish(proxy.app, video["id"])["status"] == "completed"
    film = _send(proxy, "GET", f"videos/{video['id']}/content", headers={"range": "bytes=0-99"})
    assert (film.status_code, len(film.content)) == (206, 100)


def test_the_largest_body_reaches_kinora(proxy: Proxy) -> None:
    """Kinora refuses the still, with its own error: the proxy did not refuse the size."""
    body = json.dumps({"prompt": "waves", "image": "data:image/png;base64," + "A" * 26_600_000})
    answer = _send(proxy, "POST", "videos", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "image")


def test_events_come_as_they_happen(proxy: Proxy) -> None:
    video = ask(proxy.app, prompt="waves [[fault:late-success=8]]")
    request = proxy.http.build_request("GET", f"videos/{video['id']}/events", extensions=SNI)
    answer = proxy.http.send(request, stream=True)
    try:
        first = next(answer.iter_lines())
        assert first.startswith(("event:", "data:", "id:"))
        assert get(proxy.app, video["id"])["status"] in {"queued", "in_progress"}, "it came before the end"
    finally:
        answer.close()
    finish(proxy.app, video["id"])


def test_the_prefix_without_its_slash_leads_to_the_playground(proxy: Proxy) -> None:
    answer = _send(proxy, "GET", "../kinora")
    assert answer.status_code == 308
    assert answer.headers["location"].endswith("/kinora/")
    assert "<title>" in _send(proxy, "GET", "").text


def _set_up_nginx(folder: Path, upstream: str, port: int) -> list[str]:
    (server,) = list_blocks(GUIDE, "nginx")
    for old, new in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/certs/kinora.pem": str(folder / "both.pem"),
        "/etc/ssl/private/kinora.key": str(folder / "both.pem"),
        "127.0.0.1:8000": upstream,
    }.items():
        assert old in server
        server = server.replace(old, new)
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary}\n{server}}}\n"
    )
    return [find("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def _set_up_caddy(folder: Path, upstream: str, port: int) -> list[str]:
    (site,) = list_blocks(GUIDE, "caddyfile")
    for old, new in {
        f"{HOST} {{": f"{HOST}:{port} {{\n\tbind 127.0.0.1\n\ttls {folder}/both.pem {folder}/both.pem",
        "127.0.0.1:8000": upstream,
    }.items():
        assert old in site
        site = site.replace(old, new)
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    return [find("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def _run(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "proxy.log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={"HOME": str(folder)})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _send(proxy: Proxy, method: str, path: str, **request: object) -> httpx.Response:
    return proxy.http.request(method, path, extensions=SNI, **request)  # type: ignore[arg-type] # passed on


def _answers(http: httpx.Client) -> bool:
    try:
        return http.get("livez", extensions=SNI).is_success
    except httpx.HTTPError:
        return False
