"""How `kinora generate` finds its service: addresses without a scheme, proxies, certificates; each error names the
cause."""

import socket
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import trustme

from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.elsewhere import Elsewhere, trust
from tests.support.pictures import CAT
from tests.support.services import App, Service

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the proxies of the machine that runs the tests."""
    for name in _PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def closed() -> Iterator[str]:
    """A host and port where nothing listens during the test."""
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        yield "{}:{}".format(*reserved.getsockname())


def _generate(folder: Path, url: str, key: str = "kin_any", **environment: str) -> CompletedProcess[str]:
    return run_kinora(
        "generate",
        str(CAT),
        "It blinks",
        "--url",
        url,
        folder=folder,
        environment={"KINORA_API_KEY": key, **environment},
    )


def test_on_this_machine_an_address_without_a_scheme_is_http(service: Service, app: App, tmp_path: Path) -> None:
    port = service.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost"):
        assert_done(_generate(tmp_path, f"{host}:{port}", app.key))
    assert_done(_generate(tmp_path, f" {service.address}/#key={app.key}\n", app.key))


def test_elsewhere_it_is_https(tmp_path: Path, closed: str) -> None:
    answer = _generate(tmp_path, "kinora.example.com:8000", HTTPS_PROXY=f"http://{closed}")
    assert_refused(answer, 1, "https://kinora.example.com:8000 ")


def test_nobody_there_is_one_plain_line(tmp_path: Path, closed: str) -> None:
    assert_refused(_generate(tmp_path, closed), 1, f"http://{closed} does not answer", "kinora serve", "KINORA_URL")


@pytest.mark.parametrize("body", [b'{"detail": "Not Found"}', b"<html>hello</html>", b"[]"])
def test_something_else_there_is_one_plain_line(tmp_path: Path, body: bytes) -> None:
    with Elsewhere(None) as other:
        other.lay("/videos", body)
        assert_refused(_generate(tmp_path, other.url("/")), 1, "is not Kinora", "HTTP 200", "KINORA_URL")
        assert_refused(_generate(tmp_path, other.url("/else")), 1, "is not Kinora", "HTTP 404", "KINORA_URL")


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_a_proxy_has_no_part_in_what_is_on_this_machine(
    service: Service, app: App, tmp_path: Path, closed: str, name: str
) -> None:
    assert_done(_generate(tmp_path, service.address, app.key, **{name: f"http://{closed}"}))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://kinora.example.com", "http_proxy"),
        ("http://kinora.example.com", "ALL_PROXY"),
        ("https://kinora.example.com", "HTTPS_PROXY"),
    ],
)
def test_a_proxy_that_does_not_answer_is_named_by_its_variable(
    tmp_path: Path, closed: str, url: str, name: str
) -> None:
    line = assert_refused(_generate(tmp_path, url, **{name: f"http://user:hunter2@{closed}"}), 1, name, "NO_PROXY", url)
    assert "hunter2" not in line


def test_a_proxy_that_answers_in_place_of_the_service_is_named(tmp_path: Path) -> None:
    with Elsewhere(None) as proxy:
        answer = _generate(tmp_path, "http://kinora.example.com", http_proxy=proxy.url("/"))
    assert_refused(answer, 1, "http_proxy", "HTTP 404")


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "ftp://127.0.0.1", "http://hunter2:port"])
def test_a_proxy_that_cannot_be_one_is_named_by_its_variable(tmp_path: Path, proxy: str) -> None:
    line = assert_refused(_generate(tmp_path, "http://kinora.example.com", http_proxy=proxy), 2, "http_proxy")
    assert "hunter2" not in line


@pytest.mark.parametrize("command", ["generate", "serve"])
def test_certificates_that_are_not_there_are_named(tmp_path: Path, command: str) -> None:
    environment = {"SSL_CERT_FILE": "nowhere.pem", "KINORA_API_KEY": "kin_any", "KINORA_UPSTREAM_API_KEY": "unused"}
    arguments = (command, str(CAT), "x") if command == "generate" else (command, "--port", "0")
    answer = run_kinora(*arguments, folder=tmp_path, environment=environment)
    assert_refused(answer, 2, "SSL_CERT_FILE names nowhere.pem, which does not exist")
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_certificates_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").touch()
    answer = _generate(tmp_path, "https://kinora.example.com", SSL_CERT_FILE="empty.pem")
    assert_refused(answer, 2, "SSL_CERT_FILE")


def test_a_certificate_is_trusted_as_the_environment_says(tmp_path: Path) -> None:
    authority = trustme.CA()
    with Elsewhere(authority) as other:
        assert_refused(_generate(tmp_path, other.url("/")), 1, "certificate", "not trusted", "SSL_CERT_FILE")
        trusted = trust(authority, tmp_path)
        assert_refused(_generate(tmp_path, other.url("/"), SSL_CERT_FILE=trusted), 1, "is not Kinora")
