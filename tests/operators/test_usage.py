"""Usage over HTTP and with the command line: the same figures as JSON, CSV and table; a client sees its own part."""

import csv
import io
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from app.words import Role
from tests.support.commands import assert_done
from tests.support.databases import KINDS
from tests.support.films import assert_error, make
from tests.support.services import App, Service

NAMES = ("videos", "generations", "credits_settled", "credits_refunded")


@pytest.fixture(scope="module", params=KINDS)
def service(request: pytest.FixtureRequest, service: Service, serve: Callable[..., Service]) -> Service:
    """The shared one, and one on PostgreSQL."""
    if request.param == "sqlite":
        return service
    return serve(database_url=request.getfixturevalue("postgres").create_database())


@pytest.fixture(scope="module")
def admin(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.ADMIN) as app:
        yield app


def _ask(app: App, path: str = "/usage", **params: Any) -> httpx.Response:
    now = int(time.time())
    return app.http.get(path, params={"start_time": now - 3600, "end_time": now + 3600, **params})


def _results(answer: httpx.Response) -> list[dict[str, Any]]:
    return [result for bucket in answer.json()["data"] for result in bucket["results"] if result["videos"]]


def test_json_csv_and_the_command_line_say_the_same(service: Service, admin: App, app: App) -> None:
    video = make(app)
    range_: dict[str, Any] = {"client": app.id, "group_by": ["client", "outcome"], "timezone": "Europe/Berlin"}
    (result,) = _results(_ask(admin, **range_))
    price = video["credits"]
    assert [result[name] for name in NAMES] == [1, 1, price, 0]
    assert (result["client_name"], result["outcome"]) == (app.name, "completed")
    assert result["seconds_to_video_p50"] == result["seconds_to_video_p95"] > 0
    answer = _ask(admin, **range_, format="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Europe-Berlin.csv" in answer.headers["content-disposition"]
    rows = [row for row in csv.DictReader(io.StringIO(answer.text)) if row["videos"] != "0"]
    assert [[row[name] for name in NAMES] for row in rows] == [["1", "1", str(price), "0"]]
    groups = ("--client", app.name, "--group-by", "client", "--group-by", "outcome")
    shown = json.loads(assert_done(service.run("usage", "--json", *groups)))
    assert [each for bucket in shown["data"] for each in bucket["results"] if each["videos"]] == [result]
    assert f"{price:,}" in assert_done(service.run("usage", *groups))
    table = assert_done(service.run("usage", "--csv", *groups))
    assert [row["client_name"] for row in csv.DictReader(io.StringIO(table)) if row["videos"] != "0"] == [app.name]


@pytest.mark.parametrize(
    ("accepted", "is_csv"),
    [
        ("text/csv", True),
        ("TEXT/CSV; header=present", True),
        ("text/csv, */*;q=0.1", True),
        ("application/json;q=0.5, text/csv", True),
        ("text/csv;q=0.5, application/json", False),
        ("text/csv, application/json", False),
        ("text/csv;q=0", False),
        ("text/csv;q=much", False),
        ("*/*", False),
    ],
)
def test_who_prefers_csv_gets_it(admin: App, accepted: str, is_csv: bool) -> None:
    for path in ("/usage", f"/clients/{admin.id}/credits/entries"):
        params = {"start_time": 0, "end_time": 9} if path == "/usage" else {}
        answer = admin.http.get(path, params=params, headers={"accept": accepted})
        assert answer.headers["content-type"].startswith("text/csv" if is_csv else "application/json")
        assert answer.text.endswith("\r\n") == is_csv


def test_the_file_has_the_range_and_the_zone_in_its_name(admin: App) -> None:
    params: dict[str, Any] = {
        "start_time": 1_790_805_600,
        "timezone": "Europe/Berlin",
        "format": "csv",
    }  # midnight in Berlin
    for end, name in ((1_793_487_600, "2026-11-01"), (None, "now")):
        answer = admin.http.get("/usage", params=params | ({"end_time": end} if end else {}))
        file = f"usage-2026-10-01-to-{name}-Europe-Berlin.csv"
        assert answer.headers["content-disposition"] == f'attachment; filename="{file}"'


def test_a_label_that_a_spreadsheet_would_run_is_a_text(admin: App, app: App, service: Service) -> None:
    make(app, metadata='{"team": "=1+1"}')
    group: dict[str, Any] = {"client": app.id, "group_by": "metadata.team"}
    files = (
        _ask(admin, **group, format="csv").text,
        assert_done(service.run("usage", "--csv", "--client", app.id, "--group-by", "metadata.team")),
    )
    for file in files:
        rows = csv.DictReader(io.StringIO(file, newline=""))
        assert [row["metadata.team"] for row in rows if row["videos"] != "0"] == ["'=1+1"]


def test_a_client_sees_its_own_part(app: App, service: Service) -> None:
    video = make(app)
    with service.add_app() as other:
        make(other)
        (result,) = _results(_ask(app, "/credits/usage"))
        assert (result["videos"], result["credits_settled"]) == (1, video["credits"])
        assert_error(_ask(app), 403, "permission_denied")
        assert_error(_ask(app, "/credits/usage", client=other.id), 400, "unknown_field", "client")


def test_empty_buckets_are_zeros_and_pages_follow_each_other(admin: App) -> None:
    day = 86_400
    first = admin.http.get("/usage", params={"start_time": 0, "end_time": 3 * day, "limit": 2}).json()
    assert [(each["start_time"], each["end_time"]) for each in first["data"]] == [(0, day), (day, 2 * day)]
    assert [result["videos"] for each in first["data"] for result in each["results"]] == [0, 0]
    assert first["has_more"]
    params = {"start_time": 0, "end_time": 3 * day, "limit": 2, "page": first["next_page"]}
    last = admin.http.get("/usage", params=params).json()
    assert [each["start_time"] for each in last["data"]] == [2 * day]
    assert (last["has_more"], last["next_page"]) == (False, None)


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"end_time": "10"}, "missing_field", "start_time"),
        ({"start_time": "10", "end_time": "10"}, "invalid_value", "end_time"),
        ({"start_time": "-1"}, "invalid_value", "start_time"),
        ({"start_time": "0", "end_time": str(401 * 86_400)}, "invalid_value", "start_time"),
        ({"start_time": "0", "end_time": "9" * 20}, "invalid_value", "end_time"),
        ({"start_time": "0", "end_time": "9", "bucket_width": "1w"}, "invalid_value", "bucket_width"),
        ({"start_time": "0", "end_time": "9", "timezone": "Mars"}, "invalid_value", "timezone"),
        ({"start_time": "0", "end_time": "9", "timezone": "/etc/passwd"}, "invalid_value", "timezone"),
        ({"start_time": "0", "end_time": "9", "group_by": "prompt"}, "invalid_value", "group_by"),
        ({"start_time": "0", "end_time": "9", "format": "xml"}, "invalid_value", "format"),
        ({"start_time": "0", "end_time": "9", "color": "red"}, "unknown_field", "color"),
    ],
)
def test_bad_input_names_the_field(admin: App, params: dict[str, str], code: str, param: str) -> None:
    assert_error(admin.http.get("/usage", params=params), 400, code, param)
