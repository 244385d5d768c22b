"""Every route authenticates its client, unless it is listed here."""

from collections.abc import Iterator

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts

from app.api.auth import Require, authenticate, authenticate_or_follow
from app.api.metrics import check_token
from app.api.requests.proxy import read_visitor
from app.config import Settings
from app.main import create_app

# The console consists of public files; it requests its data from the API, with a key.
OPEN = {"/livez", "/readyz", "/openapi.json", "/docs", "/docs/{name}", "/", "/console/{edition}/{name:path}"}
# A film can also be requested with a signed link: it names its video and its client, and is checked like a key.
LINKED = {"/videos/{video_id}/content"}
# Prometheus has a token of its own.
SCRAPED = {"/metrics"}
# A trusted proxy says who calls, and proves with its secret that it is the proxy.
PROXIED = {"/operator/session"}
ROUTES = list(iter_route_contexts(create_app(Settings.model_construct()).routes))


def _name(route: RouteContext) -> str:
    return f"{'|'.join(sorted(route.methods or ()))} {route.path}"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.path not in OPEN], ids=_name)
def test_a_route_asks_who_calls(route: RouteContext) -> None:
    dependant = getattr(route, "dependant", None)
    assert isinstance(dependant, Dependant), "a bare Starlette route stands outside of all dependencies"
    calls = list(_list_calls(dependant))
    if route.path in LINKED:
        assert authenticate_or_follow in calls
    elif route.path in SCRAPED:
        assert check_token in calls
    elif route.path in PROXIED:
        assert read_visitor in calls
    else:
        assert any(call is authenticate or isinstance(call, Require) for call in calls)


def test_what_is_listed_as_open_exists_and_takes_no_body() -> None:
    listed = [route for route in ROUTES if route.path in OPEN]
    assert {route.path for route in listed} == OPEN
    assert {method for route in listed for method in route.methods or ()} <= {"GET", "HEAD"}


def test_nothing_is_read_of_a_body_before_the_caller_is_known() -> None:
    """FastAPI reads a declared body before any dependency runs, so no route declares one."""
    assert not [_name(route) for route in ROUTES if getattr(route, "body_field", None) is not None]


def _list_calls(dependant: Dependant) -> Iterator[object]:
    for dependency in dependant.dependencies:
        yield dependency.call
        yield from _list_calls(dependency)
