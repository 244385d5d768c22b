"""The contract is served with its ETag, and the page that shows it loads nothing from another host."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error


@pytest.fixture
def anyone(quiet: Quiet) -> Iterator[httpx.Client]:
    """A client without a key."""
    with httpx.Client(base_url=quiet.service.address) as http:
        yield http


class Addresses(HTMLParser):
    """Every address that a browser would load or run for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.scripts_within = ""
        self._in_script = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.loaded += [value or "" for name, value in attributes if name in {"src", "href"}]
        assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        self.scripts_within += data.strip() if self._in_script else ""


def read_page(anyone: httpx.Client) -> tuple[httpx.Response, Addresses]:
    answer, page = anyone.get("/docs"), Addresses()
    page.feed(answer.text)
    return answer, page


def test_every_file_of_the_page_is_local_and_served_for_good(anyone: httpx.Client) -> None:
    answer, page = read_page(anyone)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    files = [address for address in page.loaded if address.startswith("docs/")]
    others = {address for address in page.loaded if not address.startswith("data:")} - set(files)
    assert others == {"./", "openapi.json"}, "the way back, and the contract"
    assert len(files) == 4
    for address in files:
        assert not urlsplit(address).netloc
        file = anyone.get(urljoin("/docs", address))
        assert file.status_code == 200
        assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert urlsplit(address).query == file.headers["etag"].strip('"')[:16], "another content, another address"
        kind = "text/css" if ".css" in address else "text/javascript"
        assert file.headers["content-type"] == f"{kind}; charset=utf-8"
        if kind == "text/css":
            assert set(re.findall(r"url\(\s*[\"']?([^\"')]{1,5})", file.text)) <= {"data:"}
            assert "@import" not in file.text
    assert "SwaggerUIBundle(" in anyone.get("/docs/start.js").text
    assert len(anyone.get("/docs/swagger-ui-bundle.js").content) > 1_000_000


def test_the_page_runs_nothing_of_its_own_and_may_speak_to_nobody_else(anyone: httpx.Client) -> None:
    answer, page = read_page(anyone)
    assert page.scripts_within == ""
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert answer.headers.get_list("content-security-policy") == [answer.headers["content-security-policy"]]
    assert "validatorUrl: null" in anyone.get("/docs/start.js").text, "or the contract is sent to its makers"


@pytest.mark.parametrize("path", ["/openapi.json", "/docs", "/docs/start.js", "/docs/swagger-ui.css"])
def test_who_has_it_already_is_told_so(anyone: httpx.Client, path: str) -> None:
    answer = anyone.get(path)
    etag = answer.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}-gzip"', etag), "a strong one"
    for known in (etag, f'"old", {etag}', f"W/{etag}", "*"):
        again = anyone.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert anyone.get(path, headers={"if-none-match": '"old"'}).status_code == 200
    head = anyone.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag)
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_the_contract_is_asked_about_each_time(anyone: httpx.Client) -> None:
    assert anyone.get("/openapi.json").headers["cache-control"] == "public, no-cache"


@pytest.mark.parametrize("name", ["none.js", "..%2fmain.py", "swagger-ui.css.map", "%2e%2e/%2e%2e/etc/passwd", "redoc"])
def test_no_other_file_is_there(anyone: httpx.Client, name: str) -> None:
    assert_error(anyone.get(httpx.URL(f"{anyone.base_url}/docs/{name}")), 404, "not_found")
