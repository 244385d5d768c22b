"""What cannot be the id of a video is 404 on every route, on both databases."""

from collections.abc import Callable, Iterator

import pytest

from tests.api.test_limits import UNKNOWN
from tests.support.films import assert_error
from tests.support.postgres import Postgres
from tests.support.services import App, Service

ROUTES = [
    ("GET", ""), ("GET", "/events"), ("DELETE", ""), ("POST", "/cancel"), ("GET", "/content"), ("POST", "/links"),
    ("GET", "/content?variant=thumbnail"), ("GET", f"/content?link={'A' * 64}"),
]  # fmt: skip


@pytest.fixture(scope="module")
def client(postgres: Postgres, serve: Callable[..., Service]) -> Iterator[App]:
    """Of a service on PostgreSQL, which cannot compare a text that contains a NUL."""
    with serve(database_url=postgres.create_database()).add_app() as app:
        yield app


@pytest.mark.parametrize(("method", "rest"), ROUTES)
@pytest.mark.parametrize("kind", UNKNOWN)
def test_what_cannot_be_an_id_is_404_on_postgresql(client: App, kind: str, method: str, rest: str) -> None:
    answer = client.http.request(method, f"/videos/{UNKNOWN[kind]}{rest}")
    if kind == "unknown" and "link=" in rest:
        assert_error(answer, 403, "link_invalid")
    else:
        assert_error(answer, 404, "video_not_found", "video_id")


@pytest.mark.parametrize("path", ["/videos?after=%00", "/credits/entries?after=%00", "/videos?after=video_%00"])
def test_a_cursor_that_cannot_be_an_id_is_refused(client: App, path: str) -> None:
    assert_error(client.http.get(path), 400, "invalid_value", "after")


@pytest.mark.parametrize("model", ["%00", "x" * 3_000, "%ff"])
def test_a_model_that_cannot_be_is_404(client: App, model: str) -> None:
    assert_error(client.http.get(f"/models/{model}"), 404, "model_not_found", "model")
