"""What browsers receive: security headers on every response, and access for other origins only where it is allowed."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error, make
from tests.support.services import App, Service

ORIGIN, OTHER = "https://app.example", "https://evil.example"
CAREFUL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
ANSWERS = [
    ("GET", "/videos"), ("GET", "/credits"), ("GET", "/prices"), ("GET", "/livez"), ("GET", "/readyz"),
    ("GET", "/nope"), ("PUT", "/videos"), ("POST", "/videos"), ("GET", "/videos/video_0"), ("GET", "/videos?limit=0"),
    ("HEAD", "/videos"), ("OPTIONS", "/videos"), ("GET", "/openapi.json"), ("GET", "/docs/start.js"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ANSWERS)
def test_every_answer_is_careful(quiet: Quiet, method: str, path: str) -> None:
    answer = quiet.app.http.request(method, path)
    for name, value in CAREFUL.items():
        assert answer.headers.get_list(name) == [value]
    assert "access-control-allow-origin" not in answer.headers
    assert "strict-transport-security" not in answer.headers, "only who speaks TLS may promise it"


@pytest.mark.parametrize(
    ("method", "path"), [each for each in ANSWERS if "docs" not in each[1] and "open" not in each[1]]
)
def test_what_is_said_to_one_client_is_kept_by_nobody(quiet: Quiet, method: str, path: str) -> None:
    """Except responses with an ETag: only their client may store them, and it must revalidate them each time."""
    headers = quiet.app.http.request(method, path).headers
    assert headers["cache-control"] == ("private, no-cache" if "etag" in headers else "no-store")


def test_a_film_may_be_kept_by_its_client_who_asks_whether_it_is_the_same(app: App) -> None:
    path = f"/videos/{make(app)['id']}/content"
    answer = app.http.get(path)
    for each in (answer, app.http.head(path), app.http.get(path, headers={"if-none-match": answer.headers["etag"]})):
        assert each.headers["cache-control"] == "private, no-cache"
        policy = each.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "media-src 'self'" in policy, "a browser plays it in a page of its own making"
        assert "script-src" not in policy


def test_the_headers_of_a_page_are_its_own(quiet: Quiet) -> None:
    policy = quiet.app.http.get("/docs").headers.get_list("content-security-policy")
    assert len(policy) == 1
    assert "script-src 'self'" in policy[0]


@pytest.fixture(scope="module")
def shared(serve: Callable[..., Service]) -> Iterator[App]:
    """A service whose operator allows two origins."""
    with serve(cors_origins=f"{ORIGIN}, http://127.0.0.1:5173").add_app() as app:
        yield app


def ask_before(app: App, origin: str, method: str, *headers: str, path: str = "/videos") -> httpx.Response:
    """A preflight request, as browsers send it: without the key."""
    with httpx.Client(base_url=app.http.base_url) as browser:
        asked = {"origin": origin, "access-control-request-method": method}
        return browser.options(path, headers=asked | {"access-control-request-headers": ",".join(headers)})


SENT = [
    "authorization", "content-type", "idempotency-key", "prefer", "range", "if-none-match",
    "x-stainless-lang", "x-stainless-retry-count", "x-stainless-os",
]  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "HEAD"])
@pytest.mark.parametrize("origin", [ORIGIN, "http://127.0.0.1:5173"])
def test_a_preflight_of_an_allowed_origin_is_answered_without_a_key(shared: App, origin: str, method: str) -> None:
    answer = ask_before(shared, origin, method, *SENT, path="/videos/video_0/content")
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == origin
    assert method in answer.headers["access-control-allow-methods"].split(", ")
    assert set(answer.headers["access-control-allow-headers"].split(",")) >= set(SENT)
    assert "access-control-allow-credentials" not in answer.headers
    assert "origin" in answer.headers["vary"].lower()
    assert answer.headers["x-request-id"].startswith("req_")


@pytest.mark.parametrize(
    ("origin", "method"),
    [(OTHER, "GET"), ("null", "GET"), (f"{ORIGIN}.evil.example", "GET"), (ORIGIN.upper(), "GET"), (ORIGIN, "TRACE")],
)
def test_another_preflight_is_refused_in_the_one_envelope(shared: App, origin: str, method: str) -> None:
    answer = ask_before(shared, origin, method)
    assert_error(answer, 400, "origin_refused")
    assert "access-control-allow-origin" not in answer.headers
    assert "origin" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/videos", 200), ("POST", "/videos", 415), ("GET", "/videos/video_0", 404), ("PUT", "/videos", 405)],
)
def test_a_page_of_an_allowed_origin_may_read_answers_and_failures(
    shared: App, method: str, path: str, status: int
) -> None:
    answer = shared.http.request(method, path, headers={"origin": ORIGIN})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, ORIGIN)
    exposed = set(answer.headers["access-control-expose-headers"].split(", "))
    assert exposed > {"x-request-id", "location", "kinora-cache", "retry-after", "etag", "content-range"}
    assert "origin" in answer.headers["vary"].lower()
    other = shared.http.request(method, path, headers={"origin": OTHER})
    assert other.status_code == status
    assert "access-control-allow-origin" not in other.headers


def test_a_page_learns_of_a_missing_key_too(shared: App) -> None:
    answer = httpx.get(f"{shared.http.base_url}/videos", headers={"origin": ORIGIN})
    assert_error(answer, 401, "missing_api_key")
    assert answer.headers["access-control-allow-origin"] == ORIGIN


def test_every_header_of_ours_can_be_read(shared: App) -> None:
    video = make(shared)
    answer = shared.http.get(f"/videos/{video['id']}/content", headers={"origin": ORIGIN, "range": "bytes=0-9"})
    assert answer.status_code == 206
    plain = {"date", "vary", "content-type", "cache-control", "transfer-encoding", "connection", "server", *CAREFUL}
    ours = {name for name in answer.headers if name not in plain and not name.startswith("access-control-")}
    assert ours <= set(answer.headers["access-control-expose-headers"].split(", "))


def test_without_the_setting_a_preflight_is_a_method_that_there_is_none_of(quiet: Quiet) -> None:
    answer = ask_before(quiet.app, ORIGIN, "GET", "authorization")
    assert_error(answer, 405, "method_not_allowed")
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_all_origins_where_the_operator_says_so(start_service: Callable[..., Service]) -> None:
    with start_service(cors_origins="*").add_app() as app:
        assert ask_before(app, OTHER, "POST", "authorization").headers["access-control-allow-origin"] == "*"
        answer = app.http.get("/videos", headers={"origin": OTHER})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
