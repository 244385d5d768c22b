"""The account of our key at upstream: its counter, what our calls do not explain, and the price guard."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.store.sessions import Session
from app.store.tables import Event
from app.words import State
from tests.support.commands import assert_done, run_kinora
from tests.support.databases import NewDatabase
from tests.support.films import ask, finish, get, make
from tests.support.money import PRICE, audit
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

LAG_SECONDS = 2.1  # so long after a film upstream may still charge for it


@pytest.fixture
def own(request: pytest.FixtureRequest, tmp_path: Path, upstream: Sandbox) -> Iterator[Service]:
    """On both databases for the tests that use `new_database`."""
    new_database: NewDatabase | None = None
    if "new_database" in request.fixturenames:
        new_database = request.getfixturevalue("new_database")
    environment = {} if new_database is None else {"KINORA_DATABASE_URL": new_database()}
    service = Service(tmp_path, upstream.address, environment)
    yield service
    upstream.heal()
    audit(service)
    service.kill()


@pytest.fixture
def shop(own: Service) -> Iterator[App]:
    with own.add_app() as shop:
        yield shop


def show(boss: App) -> dict[str, Any]:
    answer = boss.http.get("/upstream")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def make_alone(shop: App, prompt: str = "a film") -> dict[str, Any]:
    """A film that no other one overlaps."""
    made = make(shop, draw_png(), prompt=prompt)
    ended = time.monotonic()
    wait_until(lambda: time.monotonic() > ended + LAG_SECONDS, what="the end of the time in which it may be charged")
    return made


def list_events(own: Service, kind: str) -> list[dict[str, Any]]:
    """The payloads of the events of this type, oldest first."""

    def read(session: Session) -> list[dict[str, Any]]:
        statement = select(col(Event.payload)).where(col(Event.type) == kind).order_by(col(Event.id))
        return [row.payload for row in session.execute(statement)]

    return own.scan(read)


def test_what_our_calls_explain_is_no_drift(own: Service, boss: App, shop: App) -> None:
    nothing: dict[str, Any] = {
        "readings": [],
        "counted_since": None,
        "moved_credits": 0,
        "drift": 0,
        "cause": None,
        "findings": [],
    }
    assert show(boss).items() >= {**nothing, "key_valid": None, "stopped": None, "paused": None}.items()
    films = [make(shop, draw_png(), prompt=f"clean {number}") for number in range(4)]
    shown = show(boss)
    assert shown.items() >= {"key_valid": True, "drift": 0, "cause": None, "findings": []}.items()
    assert (shown["moved_credits"], shown["settled_credits"]) == (3 * PRICE, 3 * PRICE)
    assert [reading["used_credit"] for reading in shown["readings"]] == [3 * PRICE, 2 * PRICE, PRICE, 0]
    assert len({reading["generation_id"] for reading in shown["readings"]}) == len(films)
    assert list_events(own, "upstream.drift") == []


def test_another_user_of_the_key_is_named(own: Service, boss: App, shop: App, upstream: Sandbox) -> None:
    make_alone(shop)
    upstream.fault("other-use", value=4_800, times=1)
    make_alone(shop)
    shown = show(boss)
    assert (shown["cause"], shown["drift"]) == ("other_use_of_key", 4_800)
    assert shown["moved_credits"] == shown["settled_credits"] + 4_800
    make_alone(shop)
    assert (show(boss)["cause"], show(boss)["drift"], show(boss)["paused"]) == ("other_use_of_key", 4_800, None)
    (told,) = list_events(own, "upstream.drift")
    assert told.items() >= {"cause": "other_use_of_key", "credits": 4_800}.items()


def test_a_billed_call_whose_answer_was_lost_is_named_until_its_verdict(own: Service, boss: App, shop: App) -> None:
    make_alone(shop)
    lost = finish(shop, ask(shop, draw_png(), prompt="[[fault:reset-after]] lost")["id"])
    assert lost["error"]["code"] == "outcome_unknown"
    make_alone(shop)
    shown = show(boss)
    assert (shown["cause"], shown["drift"]) == ("unknown_billed", PRICE)
    (generation,) = shown["findings"][0]["generation_ids"]
    assert boss.http.post(f"/generations/{generation}/verdict", json={"billed": True}).is_success
    assert (show(boss)["cause"], show(boss)["drift"]) == (None, 0)
    make_alone(shop)
    assert [event["cause"] for event in list_events(own, "upstream.drift")] == ["unknown_billed", None]


def test_a_lost_call_that_was_not_billed_is_no_drift(boss: App, shop: App) -> None:
    make_alone(shop)
    finish(shop, ask(shop, draw_png(), prompt="[[fault:5xx-unpaid]] lost")["id"])
    make_alone(shop)
    assert (show(boss)["cause"], show(boss)["drift"]) == (None, 0)


@pytest.mark.usefixtures("new_database")
def test_another_price_stops_paid_calls_until_it_is_corrected(
    own: Service, boss: App, shop: App, upstream: Sandbox
) -> None:
    known = make_alone(shop, "known")
    upstream.fault("price-standard", value=2 * PRICE)
    before = upstream.paid_calls()
    for _ in range(2):
        make_alone(shop)
    (finding,) = show(boss)["findings"]
    assert finding.items() >= {"cause": "price_differs", "combination": "standard", "credits": PRICE}.items()
    assert (finding["our_price"], finding["upstream_price"], finding["factor"]) == (PRICE, 2 * PRICE, 2.0)
    make(shop, prompt="the second proof")
    assert show(boss)["paused"].items() >= {"what": "paid_calls", "cause": "price_differs"}.items()
    assert "KINORA_PRICES" in show(boss)["paused"]["reason"]
    queued = [ask(shop, draw_png(), prompt=f"waits {number}") for number in range(3)]  # accepts go on
    own.restart()
    assert get(shop, known["id"])["status"] == "completed"  # and reads
    assert boss.http.get("/queue").json()["clients"][0]["waiting_for"] == "paused"
    assert upstream.paid_calls() - before == 3  # at most two after the first proof, which the second one showed
    assert {own.state_of(video["id"]) for video in queued} == {State.QUEUED}
    own.restart(KINORA_PRICES=json.dumps({"fast+audio": 1, "fast": 2, "standard+audio": 3, "standard": 2 * PRICE}))
    assert boss.http.post("/queue/resume", json={"what": "paid_calls", "reason": "corrected"}).json()["paused"] == []
    assert {finish(shop, video["id"])["status"] for video in queued} == {"completed"}
    for _ in range(2):
        make_alone(shop)
    assert show(boss)["paused"] is None
    assert [event["reason"] for event in list_events(own, "upstream.paused")] == ["price_differs"]
    assert [event["reason"] for event in list_events(own, "upstream.resumed")] == ["price_differs"]


def test_what_is_not_corrected_stops_paid_calls_again(own: Service, boss: App, shop: App, upstream: Sandbox) -> None:
    upstream.fault("price-standard", value=PRICE // 2)
    for round_ in (1, 2):
        before = upstream.paid_calls()
        for _ in range(3):
            make_alone(shop)
        assert show(boss)["paused"]["cause"] == "price_differs"
        assert upstream.paid_calls() - before == 3
        boss.http.post("/queue/resume", json={"what": "paid_calls"})
        assert len(list_events(own, "upstream.resumed")) == round_


def test_a_406_that_names_another_price_stops_paid_calls_at_once(
    own: Service, boss: App, shop: App, upstream: Sandbox
) -> None:
    before = upstream.paid_calls()
    ask(shop, prompt="[[fault:out-of-credit=4800*1]]")
    paused = wait_until(lambda: show(boss)["paused"], what="the pause")
    assert (paused["what"], paused["cause"]) == ("paid_calls", "price_differs")
    assert "4,800" in paused["reason"]
    assert upstream.paid_calls() == before
    told = list_events(own, "upstream.paused")
    assert {event["reason"] for event in told} == {"out_of_credit", "price_differs"}


def test_a_406_that_names_our_price_is_no_proof(boss: App, shop: App) -> None:
    ask(shop, prompt="[[fault:out-of-credit*1]]")
    wait_until(lambda: show(boss)["stopped"], what="the breaker")
    assert (show(boss)["stopped"], show(boss)["paused"]) == ("out_of_credit", None)


@pytest.mark.usefixtures("new_database")
def test_the_breaker_and_operators_tell_when_paid_calls_stop_and_go_on(own: Service, boss: App, shop: App) -> None:
    boss.http.post("/queue/pause", json={"what": "paid_calls", "reason": "at night"})
    boss.http.post("/queue/pause", json={"what": "accepts"})
    for what in ("paid_calls", "accepts"):
        boss.http.post("/queue/resume", json={"what": what})
    make(shop, prompt="[[fault:too-many=0.2*1]]")
    assert list_events(own, "upstream.paused") == [
        {"reason": "operator", "detail": "at night"},
        {"reason": "too_many_requests"},
    ]
    resumed = wait_until(
        lambda: (list_events(own, "upstream.resumed") + [None] * 2)[1] and list_events(own, "upstream.resumed")
    )
    assert resumed == [{"reason": "operator"}, {"reason": "too_many_requests"}]


def test_a_refused_key_is_not_valid(boss: App, shop: App) -> None:
    ask(shop, prompt="[[fault:bad-key*1]]")
    wait_until(lambda: show(boss)["stopped"], what="the refusal")
    assert (show(boss)["stopped"], show(boss)["key_valid"]) == ("bad_key", False)


def test_the_command_line_shows_the_same_and_asks_whether_the_key_is_accepted(
    own: Service, boss: App, shop: App, upstream: Sandbox
) -> None:
    def run(*arguments: str) -> str:
        return assert_done(run_kinora("upstream", *arguments, folder=own.folder, environment=own.environment))

    assert "No paid call has shown" in run()
    make_alone(shop)
    upstream.fault("other-use", value=4_800, times=1)
    make(shop)
    assert json.loads(run("--json")) == show(boss)
    printed = run()
    assert "accepts the key" in printed
    assert f"{PRICE:,}" in printed
    assert "other_use_of_key" in printed
    upstream.set(api_key="another")
    try:
        assert json.loads(run("--json"))["key_valid"] is False
    finally:
        upstream.set(api_key=None)
