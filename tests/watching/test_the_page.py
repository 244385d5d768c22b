"""`GET /metrics`: who gets it, what is never on it, that it does not grow, and what happens when a read fails."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text

from tests.support.canaries import KEY, PROMPT, Heard, find, look_at_everything
from tests.support.films import ask, assert_error, make
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox
from tests.support.scrapes import TOKEN, Samples, list_families, scrape
from tests.support.scrapes import ask as ask_page
from tests.support.services import App, Service
from tests.support.waiting import wait_until

JUNK = 10_000
ROUTE = "http_server_request_duration_seconds_count"
FAMILIES = {
    "http_server_request_duration_seconds": "histogram",
    "http_client_request_duration_seconds": "histogram",
    "kinora_videos": "counter",
    "kinora_generations": "counter",
    "kinora_generation_duration_seconds": "histogram",
    "kinora_generation_queue_duration_seconds": "histogram",
    "kinora_generations_current": "gauge",
    "kinora_queue_oldest_age_seconds": "gauge",
    "kinora_upstream_attempts": "counter",
    "kinora_upstream_slots": "gauge",
    "kinora_upstream_slots_in_use": "gauge",
    "kinora_upstream_paused": "gauge",
    "kinora_credits": "counter",
    "kinora_credits_saved": "counter",
    "kinora_client_credits": "gauge",
    "kinora_upstream_credits": "gauge",
    "kinora_upstream_credits_drift": "gauge",
    "kinora_audit_findings": "gauge",
    "kinora_audit_last_success_timestamp_seconds": "gauge",
    "kinora_content_bytes": "gauge",
    "kinora_webhook_deliveries": "counter",
    "kinora_webhook_deliveries_pending": "gauge",
    "kinora_webhook_oldest_pending_age_seconds": "gauge",
    "kinora_sweep_last_success_timestamp_seconds": "gauge",
    "kinora_database_connections": "gauge",
    "kinora_scrape_errors": "counter",
    "kinora_build_info": "gauge",
}


@pytest.fixture
def watched(start_service: Callable[..., Service]) -> Service:
    return start_service(metrics_token=TOKEN)


def test_without_the_setting_there_is_no_page(service: Service) -> None:
    for token in (None, TOKEN):
        error = assert_error(ask_page(service, token), 404, "not_found")
        assert error == assert_error(httpx.get(f"{service.address}/nowhere"), 404, "not_found")


def test_the_page_needs_its_token(watched: Service) -> None:
    with watched.add_app() as app:
        for token in (None, "wrong", TOKEN[:-1], f"{TOKEN}x", "ë", app.key):
            answer = ask_page(watched, token)
            assert_error(answer, 401, "invalid_metrics_token")
            assert answer.headers["www-authenticate"] == "Bearer"
    for path, scheme, code in (
        ("/metrics", "Basic", "invalid_metrics_token"),
        ("/credits", "Bearer", "invalid_api_key"),
    ):
        answer = httpx.get(f"{watched.address}{path}", headers={"authorization": f"{scheme} {TOKEN}"})
        assert_error(answer, 401, code)
    answer = ask_page(watched)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    assert TOKEN not in watched.process.log.read_text()


def test_the_token_may_be_in_a_file(start_service: Callable[..., Service], tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    assert ask_page(start_service(metrics_token_file=file)).status_code == 200


def test_the_page_has_the_families_that_are_promised_and_no_others(watched: Service) -> None:
    with watched.add_app() as app:
        make(app)
        assert list_families(ask_page(watched).text) == FAMILIES


def test_ten_thousand_junk_requests_leave_the_page_as_it_is(watched: Service) -> None:
    dice = random.Random(1)
    with watched.add_app() as app:
        _send_junk(watched, app, 200, dice)
        scrape(watched)  # the page counts itself
        before = _list_series(scrape(watched))
        _send_junk(watched, app, JUNK, dice)
        assert _list_series(scrape(watched)) == before


def _send_junk(watched: Service, app: App, count: int, dice: random.Random) -> None:
    """Invented paths, methods, queries, ids and keys."""

    def send(number: int) -> None:
        name = f"{dice.random()}"
        key = f"Bearer {app.key}" if number % 2 else f"Bearer kin_{name}"
        method = ("GET", "POST", "DELETE", f"M{number}", "HEAD")[number % 5]
        path = (f"/{name}", f"/videos/{name}", f"/v1/videos/video_{name}", f"/console/{name}/x", f"/docs/{name}")[
            number // 5 % 5
        ]
        http.request(method, f"{path}?{name}={name}", headers={"authorization": key})

    with httpx.Client(base_url=watched.address) as http, ThreadPoolExecutor(4) as pool:
        list(pool.map(send, range(count)))


def _list_series(page: Samples) -> set[tuple[str, tuple[str, ...]]]:
    return {(name, labels) for name, values in page.items() for labels in values}


def test_no_secret_and_no_prompt_is_on_the_page(start_service: Callable[..., Service], upstream: Sandbox) -> None:
    service, heard = start_service(upstream.address, metrics_token=TOKEN, upstream_api_key=KEY), Heard()
    with service.add_app() as app:
        heard.listen(app)
        video = make(app, prompt=PROMPT)
        ask(app, prompt=f"{PROMPT} [[fault:busy]]")
        look_at_everything(app, video["id"])
        page = ask_page(service).text
        assert f'client="{app.name}"' in page
        assert find((KEY, PROMPT, TOKEN, app.key, app.key.split("_")[1], video["id"]), page) == []


def test_a_request_is_measured_under_its_route(watched: Service) -> None:
    with watched.add_app() as app:
        video = make(app)
        for method, path in (("HEAD", ""), ("GET", "/v1"), ("GET", "/v1")):
            assert app.http.request(method, f"{path}/videos/{video['id']}").is_success
        app.http.get("/videos", params={"limit": 1})
        app.http.get("/nowhere")
        counted = scrape(watched)[ROUTE]
        assert counted["HEAD", "200", "/videos/{video_id}"] == 1
        assert counted["GET", "200", "/videos/{video_id}"] >= 3
        assert counted["GET", "200", "/videos"] == 1
        assert counted["GET", "404", ""] == 1


def test_waits_are_measured_apart(watched: Service) -> None:
    with watched.add_app() as app:
        video = ask(app)
        app.http.get(f"/videos/{video['id']}", headers={"prefer": "wait=30"})
        app.http.get(f"/videos/{video['id']}", headers={"prefer": "wait=30"})  # it has ended: no wait
        counted = scrape(watched)[ROUTE]
        assert counted["GET", "200", "/videos/{video_id}?wait"] == 1
        assert counted["GET", "200", "/videos/{video_id}"] == 1


def test_a_family_whose_read_fails_is_left_out(start_service: Callable[..., Service]) -> None:
    service = start_service(metrics_token=TOKEN)
    assert "kinora_client_credits" in scrape(service) or scrape(service)["kinora_scrape_errors_total"]["clients",] == 0
    with create_engine(service.environment["KINORA_DATABASE_URL"]).begin() as connection:
        connection.execute(text("ALTER TABLE reading RENAME TO hidden"))
    page = wait_until(lambda: _scrape_with_errors(service, "upstream"), what="the error")
    assert "kinora_upstream_credits" not in page
    assert page["kinora_generations_current"]["queued",] == 0
    assert page["kinora_scrape_errors_total"]["clients",] == 0


def test_a_read_that_takes_too_long_is_given_up(start_service: Callable[..., Service], postgres: Postgres) -> None:
    service = start_service(metrics_token=TOKEN, database_url=postgres.create_database())
    with service.add_app():
        assert scrape(service)["kinora_client_credits"]
    engine = create_engine(service.environment["KINORA_DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("LOCK TABLE client"))
        page = wait_until(lambda: _scrape_with_errors(service, "clients"), what="the error")
        assert "kinora_client_credits" not in page
        assert page["kinora_queue_oldest_age_seconds"][()] == 0
    engine.dispose()
    wait_until(lambda: "kinora_client_credits" in scrape(service), what="the family to come back")


def _scrape_with_errors(service: Service, collector: str) -> Samples | None:
    page = scrape(service)
    return page if page["kinora_scrape_errors_total"][collector,] else None
