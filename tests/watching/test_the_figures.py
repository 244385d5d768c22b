"""The figures of the page: they equal the rows, upstream's own counts, the usage and the credits that clients see, and
two processes on one database say the same."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.store.sessions import Session
from app.words import Role, State
from tests.support.databases import KINDS
from tests.support.films import ask, finish, get, make, post
from tests.support.pictures import draw_png
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox
from tests.support.scrapes import TOKEN, Samples, count_ends, leave_out_zeros, read_sums, scrape
from tests.support.services import App, Service
from tests.support.waiting import wait_until

FAILING = ("[[fault:failure]]", "[[fault:busy]]", "[[fault:reset-after]]")
LATE = "[[fault:late-failure=5]]"  # after the deadline: first unknown, then failed
# What every process reads from the rows. The age grows, so it is not compared.
SHARED = (
    "kinora_generations_current",
    "kinora_upstream_slots_in_use",
    "kinora_upstream_paused",
    "kinora_client_credits",
    "kinora_upstream_credits",
    "kinora_upstream_credits_drift",
    "kinora_audit_findings",
    "kinora_audit_last_success_timestamp_seconds",
    "kinora_content_bytes",
)


@pytest.fixture(params=KINDS)
def watched(request: pytest.FixtureRequest, start_service: Callable[..., Service], upstream: Sandbox) -> Service:
    """On either database, with an upstream that only this test uses."""
    settings: dict[str, Any] = {"metrics_token": TOKEN}
    if request.param == "postgresql":
        settings["database_url"] = request.getfixturevalue("postgres").create_database()
    return start_service(upstream.address, **settings)


@pytest.fixture
def clients(watched: Service) -> Iterator[tuple[App, App, App]]:
    with watched.add_app() as app, watched.add_app() as other, watched.add_app(0, Role.ADMIN) as admin:
        yield app, other, admin


def live(app: App, other: App, admin: App) -> None:
    """Misses, a join, a hit, a hit of the client's own film, failures, a refund and its dry run."""
    shared = draw_png()
    assert admin.http.post("/queue/pause", json={"what": "paid_calls", "reason": "for both to wait"}).is_success
    first = ask(app, shared)
    ask(other, shared)
    assert admin.http.post("/queue/resume", json={"what": "paid_calls"}).is_success
    finish(app, first["id"])
    make(app, prompt="to be hit", image=(still := draw_png()))
    make(other, prompt="to be hit", image=still)
    make(app, prompt="to be hit", image=still)
    for fault in FAILING:
        finish(app, ask(app, prompt=fault)["id"], 60)
    made = admin.http.get("/generations", params={"client": app.id, "state": "completed"}).json()["data"]
    for dry_run in (True, False):
        path = f"/generations/{made[0]['id']}/refund"
        answer = admin.http.post(path, params={"dry_run": dry_run}, json={"note": "a gift"})
        assert answer.is_success, answer.text


def test_the_counters_equal_the_rows(watched: Service, clients: tuple[App, App, App], upstream: Sandbox) -> None:
    before = upstream.paid_calls()
    live(*clients)
    expected = watched.scan(read_sums)
    page = wait_until(lambda: _scrape_equal(watched, expected), what="the counters")
    assert leave_out_zeros(page["kinora_generations_total"]) == watched.scan(count_ends)
    (submitted,) = watched.scan(lambda session: session.connection.execute(text("SELECT count(*) FROM attempt")).one())
    sent = page["http_client_request_duration_seconds_count"]
    assert sum(count for labels, count in sent.items() if labels[2] == "submit") == submitted
    assert submitted >= upstream.paid_calls() - before > 0
    assert page["kinora_generation_queue_duration_seconds_count"][()] == submitted
    _compare_with_usage(page, clients[2])
    _compare_with_credits(page, clients)


def _scrape_equal(watched: Service, expected: Samples) -> Samples | None:
    """The page, when these of its figures are the expected ones: some of them may be five seconds old."""
    page = scrape(watched)
    return page if expected == {name: leave_out_zeros(page[name]) for name in expected} else None


def _compare_with_usage(page: Samples, admin: App) -> None:
    now = int(time.time())
    bucket = admin.http.get("/usage", params={"start_time": now - 3600, "end_time": now + 3600}).json()["data"]
    results = [result for each in bucket for result in each["results"]]
    saved = {
        (cache,): sum(result[f"credits_saved_by_{name}"] for result in results)
        for cache, name in (("hit", "hits"), ("joined", "joins"))
    }
    assert min(saved.values()) > 0
    assert page["kinora_credits_saved_total"] == saved


def _compare_with_credits(page: Samples, clients: tuple[App, App, App]) -> None:
    for app in clients[:2]:
        credits = app.credits()
        for figure in ("limit", "used", "held"):
            shown = "creditLimit" if figure == "limit" else f"{figure}Credit"
            assert page["kinora_client_credits"][app.name, figure] == credits[shown]


def test_one_that_ends_late_counts_as_what_it_was_and_as_what_it_became(
    start_service: Callable[..., Service], upstream: Sandbox
) -> None:
    watched = start_service(upstream.address, metrics_token=TOKEN, generation_deadline_minutes=0.05)
    with watched.add_app() as app:
        watched.wait_for_state(ask(app, prompt=LATE)["id"], State.FAILED, 60)
    ends = watched.scan(count_ends)
    assert ("failed", "refused_by_upstream") in ends
    wait_until(lambda: leave_out_zeros(scrape(watched)["kinora_generations_total"]) == ends, what="the counters")


def test_what_is_in_progress_is_counted_by_its_state(watched: Service, clients: tuple[App, App, App]) -> None:
    app, _, admin = clients
    assert admin.http.post("/queue/pause", json={"what": "paid_calls", "reason": "a test"}).is_success
    for _ in range(2):
        ask(app)
    page = wait_until(lambda: _scrape_queued(watched, 2), what="the queue on the page")
    assert page["kinora_queue_oldest_age_seconds"][()] > 0
    assert page["kinora_upstream_paused"]["operator",] == 1
    assert sum(page["kinora_upstream_paused"].values()) == 1
    assert page["kinora_upstream_slots"][()] == 8
    assert admin.http.post("/queue/resume", json={"what": "paid_calls"}).is_success


def _scrape_queued(watched: Service, count: int) -> Samples | None:
    page = scrape(watched)
    return page if page["kinora_generations_current"]["queued",] == count else None


def test_an_unknown_outcome_is_shown_until_its_verdict(watched: Service, clients: tuple[App, App, App]) -> None:
    app, _, admin = clients
    finish(app, ask(app, prompt="[[fault:reset-after]]")["id"], 60)
    wait_until(lambda: scrape(watched)["kinora_generations_current"]["unknown",] == 1, what="the unknown outcome")
    (story,) = admin.http.get("/generations", params={"state": "unknown"}).json()["data"]
    answer = admin.http.post(f"/generations/{story['id']}/verdict", json={"billed": True, "note": "seen"})
    assert answer.is_success, answer.text
    wait_until(lambda: scrape(watched)["kinora_generations_current"]["unknown",] == 0, what="the verdict on the page")


def test_what_may_be_counted_begins_at_zero(watched: Service) -> None:
    """Prometheus does not see the first step of a series that begins at 1."""
    page = scrape(watched)
    assert page["kinora_generations_total"]["failed", "content_lost"] == 0
    assert page["kinora_upstream_attempts_total"]["unknown",] == page["kinora_credits_total"]["refund",] == 0
    assert page["kinora_credits_saved_total"] == {("hit",): 0, ("joined",): 0}


def test_every_loop_says_when_it_last_succeeded(watched: Service) -> None:
    loops = {("claim",), ("recover",), ("fail_overdue",), ("expire",), ("audit",), ("tidy",), ("heartbeat",)}
    page = wait_until(lambda: _scrape_loops(watched), what="a round of every loop")
    assert loops <= set(page)
    audited = wait_until(lambda: _scrape_audited(watched), what="the first audit")
    assert set(audited["kinora_audit_findings"].values()) == {0}


def _scrape_loops(watched: Service) -> dict[tuple[str, ...], float] | None:
    loops = scrape(watched)["kinora_sweep_last_success_timestamp_seconds"]
    return loops if min(loops.values()) > 0 else None


def _scrape_audited(watched: Service) -> Samples | None:
    page = scrape(watched)
    return page if page["kinora_audit_last_success_timestamp_seconds"][()] > time.time() - 600 else None


def test_two_processes_show_the_same(start_service: Callable[..., Service], postgres: Postgres, tmp_path: Path) -> None:
    shared: dict[str, Any] = {
        "database_url": postgres.create_database(),
        "content_url": f"file:{tmp_path}/content",
        "metrics_token": TOKEN,
        "upstream_api_key": "key-of-both",
    }
    front, back = (start_service(**shared) for _ in range(2))
    front.stop()
    front.start("--no-worker")
    with front.add_app() as app:
        make(app)
        assert post(app, prompt="[[fault:busy]]").is_success
        wait_until(lambda: _show_same(front, back), what="the same figures on both")
        page = scrape(front)
        assert page["kinora_client_credits"][app.name, "used"] == get(app, make(app)["id"])["credits"]
        assert page["kinora_content_bytes"]["film",] > 0
        assert page["kinora_database_connections"]["idle",] > 0
    assert front.scan(count_audits) == 1, "one audits for both"


def count_audits(session: Session) -> int:
    begun = text("SELECT count(*) FROM event WHERE type = 'audit.begun'")
    return int(session.connection.execute(begun).scalar_one())


def _show_same(front: Service, back: Service) -> bool:
    one, two = scrape(front), scrape(back)
    return all(name in one and one[name] == two.get(name) for name in SHARED)  # a busy database leaves some out
