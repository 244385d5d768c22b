"""Every failure has the same form and a request id, including failures of the framework."""

import re

import httpx
import pytest

from tests.api.conftest import Quiet
from tests.support.films import assert_error

REQUEST_ID = re.compile(r"req_[0-9a-z]{26}")
NOWHERE = [
    ("GET", "/nope"),
    ("POST", "/nope"),
    ("GET", "/videos/"),
    ("POST", "/videos/"),
    ("GET", "/credits/"),
    ("GET", "//videos"),
    ("GET", "/Videos"),
    ("GET", "/videos/video_0/nope"),
    ("GET", "/videos/a%2Fb"),
    ("GET", "/videos/../../etc/passwd"),
    ("GET", "/%"),
    ("GET", "/%zz%00%ff"),
    ("GET", "/videos.json"),
    ("GET", "/x" * 3_000),
]


@pytest.mark.parametrize(("method", "path"), NOWHERE, ids=range(len(NOWHERE)))
def test_a_path_that_leads_nowhere_is_404_and_never_a_redirect(quiet: Quiet, method: str, path: str) -> None:
    # The complete address as text: httpx would normalise a path that it joins.
    answer = quiet.app.http.request(method, httpx.URL(quiet.service.address).copy_with(raw_path=path.encode()))
    error = assert_error(answer, 404, "not_found")
    assert error["type"] == "invalid_request_error"
    assert error["message"]


METHODS = [
    ("PUT", "/videos", {"GET", "HEAD", "POST"}),
    ("DELETE", "/videos", {"GET", "HEAD", "POST"}),
    ("OPTIONS", "/videos", {"GET", "HEAD", "POST"}),
    ("POST", "/videos/video_0", {"GET", "HEAD", "DELETE"}),
    ("PATCH", "/videos/video_0", {"GET", "HEAD", "DELETE"}),
    ("GET", "/videos/video_0/cancel", {"POST"}),
    ("POST", "/videos/video_0/content", {"GET", "HEAD"}),
    ("POST", "/credits", {"GET", "HEAD"}),
    ("DELETE", "/livez", {"GET", "HEAD"}),
    ("PUT", "/keys/current", {"GET", "HEAD"}),
    ("GET", "/keys/Zq3T0bXc9LmA", {"DELETE"}),
]


@pytest.mark.parametrize(("method", "path", "allowed"), METHODS)
def test_another_method_is_405_and_names_all_that_are_allowed(
    quiet: Quiet, method: str, path: str, allowed: set[str]
) -> None:
    answer = quiet.app.http.request(method, path)
    error = assert_error(answer, 405, "method_not_allowed")
    assert set(answer.headers["allow"].split(", ")) == allowed
    for name in allowed:
        assert f"`{name}`" in error["message"]


QUERIES = [
    ("/videos?limit=0", "limit", "greater than or equal to 1"),
    ("/videos?limit=101", "limit", "less than or equal to 100"),
    ("/videos?limit=-1", "limit", "greater than or equal to 1"),
    ("/videos?limit=x", "limit", "integer"),
    ("/videos?limit=", "limit", "integer"),
    ("/videos?limit=" + "9" * 4_999, "limit", "limit"),
    ("/videos?order=x", "order", "must be `asc` or `desc`"),
    ("/videos?order=DESC", "order", "must be `asc` or `desc`"),
    ("/videos?status=x", "status", "must be `queued`, `in_progress`, `completed` or `failed`"),
    ("/videos?status=", "status", "must be `queued`, `in_progress`, `completed` or `failed`"),
    ("/videos?after=entry_" + "0" * 26, "after", "must be the id of the last video"),
    ("/videos?after=video_" + "%ff" * 26, "after", "must be the id of the last video"),
    ("/credits/entries?limit=0", "limit", "greater than or equal to 1"),
    ("/credits/entries?limit=101", "limit", "less than or equal to 100"),
    ("/credits/entries?after=video_" + "0" * 26, "after", "must be the id of the last credit entry"),
    ("/videos/video_" + "0" * 26 + "/content?variant=", "variant", "must be `video` or `thumbnail`"),
]


@pytest.mark.parametrize(("path", "param", "words"), QUERIES, ids=range(len(QUERIES)))
def test_a_bad_query_is_400_and_names_the_parameter(quiet: Quiet, path: str, param: str, words: str) -> None:
    error = assert_error(quiet.app.http.get(path), 400, "invalid_value", param)
    assert f"`{param}`" in error["message"]
    assert words in error["message"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/videos"), ("GET", "/prices"), ("GET", "/livez"), ("POST", "/nope")]
)
def test_every_answer_has_a_request_id_of_its_own(quiet: Quiet, method: str, path: str) -> None:
    ids = [quiet.app.http.request(method, path).headers.get_list("x-request-id") for _ in range(3)]
    assert all(len(each) == 1 and REQUEST_ID.fullmatch(each[0]) for each in ids)
    assert len({each[0] for each in ids}) == 3


def test_a_request_id_that_a_client_sends_is_not_repeated(quiet: Quiet) -> None:
    """The request id is in our log, so a client must not choose it."""
    answer = quiet.app.http.get("/videos", headers={"x-request-id": "req_mine\tforged"})
    assert REQUEST_ID.fullmatch(answer.headers["x-request-id"])


def test_the_request_id_leads_to_the_line_in_the_log(quiet: Quiet) -> None:
    answer = quiet.app.http.post("/videos", json={"prompt": "words that no log may hold"})
    assert '"status": 400' in quiet.service.process.wait_for(answer.headers["x-request-id"])
    log = quiet.service.process.log.read_text()
    assert "words that no log may hold" not in log
    assert quiet.app.key not in log


def test_the_connection_serves_on_after_every_refusal(quiet: Quiet) -> None:
    """A refused body is read to its end, so that the rest of it is not taken for the next request on the same
    connection."""
    with httpx.Client(base_url=quiet.service.address, limits=httpx.Limits(max_connections=1)) as http:
        for _ in range(3):
            assert_error(http.post("/videos", content=b"x" * 3_000_000), 401, "missing_api_key")
            assert_error(http.post("/nope", content=b"x" * 3_000_000), 404, "not_found")
            assert_error(http.put("/videos", content=b"x" * 3_000_000), 405, "method_not_allowed")
            assert http.get("/livez").json() == {"status": "ok"}
