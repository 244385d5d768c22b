"""The console's files over HTTP: compressed, cached, with a strict policy, and without hiding any path of the API."""

import gzip
import re

import httpx
import pytest

from tests.support.films import assert_error
from tests.support.repository import ROOT
from tests.support.services import App, Service

CONSOLE = ROOT / "app" / "console"
FILES = {
    "console.js": (CONSOLE / "bundle" / "console.js", "text/javascript"),
    "console.css": (CONSOLE / "bundle" / "console.css", "text/css"),
    "LICENSES.txt": (CONSOLE / "bundle" / "LICENSES.txt", "text/plain"),
    "icon.svg": (CONSOLE / "icon.svg", "image/svg+xml"),
    "sample.png": (ROOT / "app" / "samples" / "cat.png", "image/png"),
}


@pytest.fixture(scope="module")
def page(service: Service) -> httpx.Response:
    return httpx.get(service.address)


@pytest.fixture(scope="module")
def edition(page: httpx.Response) -> str:
    (edition,) = set(re.findall(r'"console/([0-9a-f]+)/', page.text))
    return str(edition)


def test_the_page_is_html_that_browsers_ask_about_each_time(page: httpx.Response) -> None:
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "public, no-cache"
    assert "EDITION" not in page.text
    assert 'data-sign-in="key"' in page.text


def test_the_page_may_talk_to_this_host_only(page: httpx.Response) -> None:
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    sources = {source for words in policy.values() for source in words.split()}
    assert sources == {"'none'", "'self'", "blob:", "'script'"}
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page.text)


def test_the_page_needs_three_files_and_names_them_relatively(page: httpx.Response, edition: str) -> None:
    """An address that begins with a slash would ignore the path prefix of a proxy."""
    linked = re.findall(r'(?:href|src)="([^"]+)"', page.text)
    needed = [f"console/{edition}/{name}" for name in ("icon.svg", "console.css", "console.js")]
    assert [address for address in linked if address != "docs"] == needed
    assert '<meta name="description" content="' in page.text


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_answered_as_it_is(service: Service, edition: str, name: str) -> None:
    path, kind = FILES[name]
    answer = httpx.get(f"{service.address}/console/{edition}/{name}")
    assert answer.content == path.read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"].split(";")[0] == kind


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_a_browser_has_is_not_sent_again(service: Service, page: httpx.Response, encoding: str) -> None:
    with httpx.Client(base_url=service.address, headers={"accept-encoding": encoding}) as http:
        first = http.get("/")
        assert first.text == page.text
        assert first.headers.get("content-encoding", "identity") == encoding
        assert first.headers["vary"] == "accept-encoding"
        again = http.get("/", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert http.get("/", headers={"if-none-match": '"another"'}).status_code == 200


def test_packed_and_plain_are_not_taken_for_each_other(service: Service) -> None:
    tags = {
        httpx.get(service.address, headers={"accept-encoding": encoding}).headers["etag"]
        for encoding in ("gzip", "identity")
    }
    assert len(tags) == 2


def test_what_is_sent_packed_is_gzip(service: Service, page: httpx.Response) -> None:
    with httpx.stream("GET", service.address, headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw).decode() == page.text
    assert int(answer.headers["content-length"]) == len(raw)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_files_can_only_be_read(service: Service, edition: str, method: str) -> None:
    for path in ("/", f"/console/{edition}/console.js"):
        answer = httpx.request(method, service.address + path)
        assert_error(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    ["/console", "/console/", "/console/console.js", "/console/EDITION/none.js", "/console/0123456789abcdef/console.js",
     "/console/EDITION/main.js", "/console/EDITION/package.json", "/console/EDITION/index.html",
     "/console/EDITION/../main.py",
     "/console/EDITION/%2e%2e/main.py", "/console/EDITION//etc/passwd", "/films", "/index.html", "/favicon.ico"],
)  # fmt: skip
def test_what_is_no_file_is_the_apis_own_404(service: Service, edition: str, path: str) -> None:
    assert_error(httpx.get(service.address + path.replace("EDITION", edition)), 404, "not_found")


def test_no_path_of_the_api_is_taken(service: Service, app: App) -> None:
    for path in ("/videos", "/credits", "/prices", "/credits/entries"):
        assert_error(httpx.get(service.address + path), 401, "missing_api_key")
        assert app.http.get(path).headers["content-type"] == "application/json"
    assert httpx.get(f"{service.address}/livez").json()
