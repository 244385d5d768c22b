"""Clients' credits over HTTP: grants, the ledger with its figures, the same as a CSV file, and refunds."""

import csv
import io
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import httpx
import pytest

from app.store.ids import new_id
from app.words import Role
from tests.support.commands import assert_done, assert_refused
from tests.support.films import ask, assert_error, make
from tests.support.money import PRICE
from tests.support.services import PLENTY, App, Service
from tests.support.waiting import wait_until


def grant(admin: App, client: str, key: str | None = None, **body: Any) -> httpx.Response:
    headers = {"idempotency-key": key} if key else {}
    return admin.http.post(f"/clients/{client}/credits", json=body, headers=headers)


def read_entries(admin: App, client: str, **params: str | int) -> list[dict[str, Any]]:
    """All of them, newest first, page by page."""
    found, more = list[dict[str, Any]](), dict[str, str]()
    while True:
        page = admin.http.get(f"/clients/{client}/credits/entries", params={**params, **more}).json()
        found += page["data"]
        if not page["has_more"]:
            return found
        more = {"after": page["last_id"]}


def read_file(admin: App, client: str, **params: str | int) -> list[dict[str, str]]:
    answer = admin.http.get(f"/clients/{client}/credits/entries", params={**params, "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def list_log(admin: App, client: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = admin.http.get("/audit-log", params={"target": client}).json()["data"]
    return entries


def test_a_grant_raises_and_lowers_the_limit(admin: App, app: App) -> None:
    raised = grant(admin, app.id, amount=500, note="for the fair").json()
    assert raised == app.credits() == admin.http.get(f"/clients/{app.id}/credits").json()
    assert raised["creditLimit"] == PLENTY + 500
    assert grant(admin, app.id, amount=-700).json()["creditLimit"] == PLENTY - 200
    lowered, first = read_entries(admin, app.id)[:2]
    assert (first["amount"], first["note"], first["creditLimit"]) == (500, "for the fair", PLENTY + 500)
    assert (lowered["amount"], lowered["note"], lowered["creditLimit"]) == (-700, None, PLENTY - 200)
    assert first["actor"].items() >= {"type": "api_key", "name": admin.name, "client_id": admin.id}.items()
    assert [entry["type"] for entry in list_log(admin, app.id)] == ["client.credits_granted"] * 2


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({"amount": 0}, "invalid_value", "amount"),
        ({"amount": -PLENTY - 1}, "invalid_value", "amount"),
        ({"amount": 10**15}, "invalid_value", "amount"),
        ({"amount": 10**30}, "invalid_value", "amount"),
        ({"amount": 1.5}, "invalid_value", "amount"),
        ({"amount": "5"}, "invalid_value", "amount"),
        ({}, "missing_field", "amount"),
        ({"amount": 1, "expiresAt": 1_700_000_000}, "invalid_value", "expiresAt"),
        ({"amount": 1, "expiresAt": 10**18}, "invalid_value", "expiresAt"),
        ({"amount": 1, "expiresAt": "2030-01-01"}, "invalid_value", "expiresAt"),
        ({"amount": -1, "expiresAt": 4_000_000_000}, "invalid_value", "expiresAt"),
        ({"amount": 1, "note": "x" * 501}, "invalid_value", "note"),
        ({"amount": 1, "credits": 2}, "unknown_field", "credits"),
    ],
)
def test_a_grant_that_cannot_be_names_its_field_and_changes_nothing(
    admin: App, app: App, body: dict[str, Any], code: str, param: str
) -> None:
    assert_error(grant(admin, app.id, **body), 400, code, param)
    assert app.credits()["creditLimit"] == PLENTY


def test_a_grant_that_expires_says_when_and_then_leaves(service: Service, admin: App, app: App) -> None:
    end = int(time.time()) + 3
    body: dict[str, Any] = {"amount": 500, "note": "for the fair", "expiresAt": end}
    foretold = admin.http.post(f"/clients/{app.id}/credits?dry_run=true", json=body).json()
    shown = grant(admin, app.id, **body).json()
    assert shown["creditLimit"] == foretold["creditLimit"] == PLENTY + 500
    (first,) = app.credits()["expiringGrants"]
    assert shown["expiringGrants"] == [first]
    assert (first["amount"], first["left"]) == (500, 500)
    assert datetime.fromisoformat(first["expiresAt"]).timestamp() == end
    assert "500 of a grant of 500 credits expire" in assert_done(service.run("credits", "show", app.name))
    assert list_log(admin, app.id)[0]["changes"]["expiresAt"] == {"from": None, "to": first["expiresAt"]}
    wait_until(lambda: app.credits()["creditLimit"] == PLENTY)
    assert app.credits()["expiringGrants"] == []
    assert admin.http.get(f"/clients/{app.id}").json()["creditLimit"] == PLENTY
    own = app.http.get("/credits/entries").json()["data"]
    left, given = read_entries(admin, app.id)[:2]
    assert (own[0]["amount"], left["amount"], left["creditLimit"], left["actor"]) == (-500, -500, PLENTY, None)
    assert (given["creditLimit"], given["expiresAt"], left["expiresAt"]) == (PLENTY + 500, first["expiresAt"], None)
    assert read_file(admin, app.id)[1]["expiresAt"] == first["expiresAt"]


def test_the_command_line_grants_until_a_time(service: Service, app: App) -> None:
    end = int(time.time()) + 3_600
    given = assert_done(service.run("credits", "grant", app.name, "500", "--expires-at", str(end), "--json"))
    assert json.loads(given) == app.credits()
    assert app.credits()["expiringGrants"][0]["left"] == 500
    assert_refused(service.run("credits", "grant", app.name, "5", "--expires-at", "5"), 1, "not a time in the future")
    assert app.credits()["creditLimit"] == PLENTY + 500


def test_a_grant_to_a_client_that_is_not_there(admin: App) -> None:
    for client, param in ((new_id("client"), "client"), ("shop", "client_id")):
        assert_error(grant(admin, client, amount=1), 404, "not_found", param)
        for path in ("credits", "credits/entries", "credits/entries?format=csv"):
            assert_error(admin.http.get(f"/clients/{client}/{path}"), 404, "not_found", param)


def test_a_dry_run_tells_what_would_be_and_changes_nothing(admin: App, app: App) -> None:
    path = f"/clients/{app.id}/credits?dry_run=true"
    foretold = admin.http.post(path, json={"amount": 5}, headers={"idempotency-key": "dry"}).json()
    assert app.credits()["creditLimit"] == PLENTY
    assert grant(admin, app.id, "dry", amount=5).json() == foretold


def test_the_same_key_and_body_gets_the_first_answer(admin: App, app: App) -> None:
    key = new_id("order")
    first = grant(admin, app.id, key, amount=500)
    assert "idempotency-replayed" not in first.headers
    grant(admin, app.id, amount=70)
    again = grant(admin, app.id, key, amount=500)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert app.credits()["creditLimit"] == PLENTY + 570
    assert len(list_log(admin, app.id)) == 2


def test_the_same_key_with_another_body_or_client_is_refused(service: Service, admin: App, app: App) -> None:
    key = new_id("order")
    assert grant(admin, app.id, key, amount=500).is_success
    assert_error(grant(admin, app.id, key, amount=501), 422, "idempotency_key_reused", "Idempotency-Key")
    assert_error(grant(admin, app.id, key, amount=500, note="x"), 422, "idempotency_key_reused", "Idempotency-Key")
    with service.add_app() as other:
        assert_error(grant(admin, other.id, key, amount=500), 422, "idempotency_key_reused", "Idempotency-Key")
    assert app.credits()["creditLimit"] == PLENTY + 500


def test_a_refused_grant_does_not_use_up_its_key(admin: App, app: App) -> None:
    key = new_id("order")
    assert_error(grant(admin, app.id, key, amount=-PLENTY - 5), 400, "invalid_value", "amount")
    grant(admin, app.id, amount=5)
    assert grant(admin, app.id, key, amount=-PLENTY - 5).json()["creditLimit"] == 0


def test_a_key_that_is_no_text_is_refused(admin: App, app: App) -> None:
    assert_error(grant(admin, app.id, "x" * 256, amount=5), 400, "invalid_value", "Idempotency-Key")


def test_a_grant_that_is_sent_many_times_at_once_is_made_once(admin: App, app: App) -> None:
    key = new_id("order")
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: grant(admin, app.id, key, amount=500), range(24)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert app.credits()["creditLimit"] == PLENTY + 500


@pytest.fixture(scope="module")
def spender(service: Service, admin: App) -> Iterator[App]:
    """A client with entries of each kind."""
    with service.add_app() as app:
        video = make(app, metadata='{"order": "=7"}')
        ask(app, prompt="[[fault:never-ends]] held")
        grant(admin, app.id, amount=1_000, note='=HYPERLINK("http://example.com"), "quoted"\nand more')
        grant(admin, app.id, amount=-10, note="-10 again")
        made = next(entry for entry in read_entries(admin, app.id) if entry["videoId"] == video["id"])
        assert admin.http.post(f"/generations/{made['generationId']}/refund", json={}).is_success
        yield app


def test_the_figures_after_each_entry_add_up(admin: App, spender: App) -> None:
    limit, used, held = 0, 0, 0
    for entry in reversed(read_entries(admin, spender.id, limit=2)):
        sums = {  # what an entry of each kind adds to the limit, to what is used and to what is held
            "grant": (1, 0, 0),
            "hold": (0, 0, 1),
            "settle": (0, 1, -1),
            "refund": (0, -1, 0),
        }[entry["kind"]]
        limit, used, held = (
            figure + sign * entry["amount"] for figure, sign in zip((limit, used, held), sums, strict=True)
        )
        assert (entry["creditLimit"], entry["usedCredit"], entry["heldCredit"]) == (limit, used, held)
    now = spender.credits()
    assert (now["creditLimit"], now["usedCredit"], now["heldCredit"]) == (limit, used, held) == (PLENTY + 990, 0, PRICE)


def test_an_entry_says_who_and_what_it_is_about(admin: App, spender: App) -> None:
    entries = read_entries(admin, spender.id)
    assert {entry["kind"] for entry in entries} == {"grant", "hold", "settle", "refund"}
    refund = next(entry for entry in entries if entry["kind"] == "refund")
    assert (refund["metadata"], refund["amount"], refund["actor"]["name"]) == ({"order": "=7"}, PRICE, admin.name)
    assert {entry["actor"] is None for entry in entries if entry["kind"] in {"hold", "settle"}} == {True}
    assert "prompt" not in refund


def test_the_file_says_the_same(admin: App, spender: App) -> None:
    entries, rows = read_entries(admin, spender.id), read_file(admin, spender.id)
    assert len(entries) == len(rows) > 5
    for entry, row in zip(entries, rows, strict=True):
        figures = {name: int(row[name]) for name in ("amount", "creditLimit", "usedCredit", "heldCredit")}
        assert figures.items() <= entry.items()
        assert (row["id"], row["videoId"]) == (entry["id"], entry["videoId"] or "")
        assert row["actor"] == (entry["actor"] or {"name": ""})["name"]
        assert json.loads(row["metadata"] or "null") == entry["metadata"]
        assert row["note"].removeprefix("'") == (entry["note"] or "")
        assert not row["note"].startswith(("=", "+", "-", "@"))


def test_the_file_is_an_attachment_with_its_range_in_its_name(admin: App, spender: App) -> None:
    path = f"/clients/{spender.id}/credits/entries"
    answer = admin.http.get(path, params={"created_after": 1_700_000_000}, headers={"accept": "text/csv"})
    disposition = answer.headers["content-disposition"]
    assert disposition == f'attachment; filename="credits-{spender.name}-2023-11-14-to-now-UTC.csv"'
    assert answer.content.count(b"\r\n") == len(read_entries(admin, spender.id)) + 1
    assert admin.http.get(path, headers={"accept": "application/json, text/csv"}).json()["object"] == "list"
    assert admin.http.get(path, params={"format": "json"}, headers={"accept": "text/csv"}).json()["data"]


def test_the_entries_of_a_time(admin: App, spender: App) -> None:
    everything = read_entries(admin, spender.id)
    assert read_entries(admin, spender.id, created_after=1_700_000_000) == everything
    assert read_entries(admin, spender.id, created_before=1_700_000_000) == []
    assert read_file(admin, spender.id, created_before=1_700_000_000) == []


def test_a_long_ledger_is_one_file(service: Service, admin: App, app: App) -> None:
    """One client may send 600 changes a minute; a file is read in parts of 500 entries."""
    with service.add_app(0, Role.ADMIN) as other, ThreadPoolExecutor(8) as threads:
        operators = [admin if number % 2 else other for number in range(603)]
        answers = list(threads.map(lambda operator: grant(operator, app.id, amount=1), operators))
    assert {answer.status_code for answer in answers} == {200}
    rows = read_file(admin, app.id)
    assert len({row["id"] for row in rows}) == len(rows) == 604
    assert [int(row["creditLimit"]) for row in rows] == [PLENTY + number for number in range(603, -1, -1)]


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"kind": "grant"}, "unknown_field", "kind"),
        ({"limit": 101}, "invalid_value", "limit"),
        ({"format": "xlsx"}, "invalid_value", "format"),
        ({"after": "entry_1"}, "invalid_value", "after"),
        ({"created_after": "yesterday"}, "invalid_value", "created_after"),
    ],
)
def test_an_unknown_filter_is_refused(admin: App, params: dict[str, str | int], code: str, param: str) -> None:
    answer = admin.http.get(f"/clients/{admin.id}/credits/entries", params=params)
    assert_error(answer, 400, code, param)


def test_a_refund_is_made_once_and_answered_again(admin: App, app: App) -> None:
    make(app)
    generation = read_entries(admin, app.id)[0]["generationId"]
    path = f"/generations/{generation}/refund"
    foretold = admin.http.post(f"{path}?dry_run=true", json={"note": "black"}).json()
    assert app.credits()["usedCredit"] == PRICE
    first = admin.http.post(path, json={"note": "black"}).json()
    assert (first["amount"], first["note"], first["clientId"]) == (PRICE, "black", app.id)
    assert {**foretold, "id": "", "createdAt": ""} == {**first, "id": "", "createdAt": ""}
    assert admin.http.post(path).json() == first
    assert admin.http.post(path, json={"note": "again"}, headers={"idempotency-key": new_id("order")}).json() == first
    assert (app.credits()["usedCredit"], len(list_log(admin, generation))) == (0, 1)


def test_a_refund_of_what_was_not_charged(admin: App, app: App) -> None:
    ask(app, prompt="[[fault:never-ends]] waits")
    generation = read_entries(admin, app.id)[0]["generationId"]
    assert_error(admin.http.post(f"/generations/{generation}/refund"), 409, "nothing_to_refund")
    for missing, param in ((new_id("gen"), "video"), ("gen_1", "generation_id")):
        assert_error(admin.http.post(f"/generations/{missing}/refund"), 404, "not_found", param)
    assert_error(admin.http.post(f"/generations/{generation}/refund", json={"why": 1}), 400, "unknown_field", "why")


def test_the_command_line_prints_the_same_file(service: Service, admin: App, spender: App) -> None:
    path = f"/clients/{spender.id}/credits/entries"
    file = admin.http.get(path, params={"format": "csv"}).text
    printed = assert_done(service.run("credits", "entries", spender.name, "--csv"))
    assert printed.splitlines() == file.splitlines()
    refused = service.run("credits", "entries", spender.name, "--csv", "--limit", "5")
    assert refused.returncode == 2
    assert "--csv prints all entries" in refused.stderr


def test_the_command_line_lists_the_same_entries(service: Service, admin: App, spender: App) -> None:
    listed = json.loads(assert_done(service.run("credits", "entries", spender.name, "--json")))
    assert listed["data"] == read_entries(admin, spender.id)
    shown = assert_done(service.run("credits", "entries", spender.name, "--limit", "3"))
    assert len(shown.strip().splitlines()) == 4
    older = json.loads(
        assert_done(service.run("credits", "entries", spender.id, "--after", listed["data"][0]["id"], "--json"))
    )
    assert older["data"] == listed["data"][1:]
