"""The desk of unknown outcomes: evidence, proposals, and verdicts that settle or give back once."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import httpx
import pytest

from app.store.ids import new_id
from app.words import Role
from tests.operators.test_credits import list_log, read_entries
from tests.support.commands import assert_done
from tests.support.films import ask, assert_error, finish, make
from tests.support.money import PRICE, assert_figures
from tests.support.pictures import draw_png
from tests.support.services import App, Service


def lose(admin: App, app: App, fault: str = "504") -> str:
    """A generation of the app whose answer was lost."""
    video = finish(app, ask(app, draw_png(), prompt=f"[[fault:{fault}]] waits for a verdict")["id"])
    assert video["error"]["code"] == "outcome_unknown"
    make(app, prompt=f"well after {video['id']}")  # many lost answers in a row would pause paid calls
    entry = next(entry for entry in read_entries(admin, app.id) if entry["videoId"] == video["id"])
    generation_id: str = entry["generationId"]
    return generation_id


def give(admin: App, generation: str, key: str | None = None, *, dry_run: bool = False, **body: Any) -> httpx.Response:
    headers = {"idempotency-key": key} if key else {}
    path = f"/generations/{generation}/verdict"
    return admin.http.post(path, json=body, headers=headers, params={"dry_run": "true"} if dry_run else {})


def test_not_billed_gives_back_what_was_charged_once(admin: App, app: App) -> None:
    generation = lose(admin, app)
    assert_figures(app, used=2 * PRICE)
    foretold = give(admin, generation, dry_run=True, billed=False, note="not on the usage page").json()
    assert_figures(app, used=2 * PRICE)
    given = give(admin, generation, billed=False, note="not on the usage page").json()
    assert {**given, "createdAt": ""} == {**foretold, "createdAt": ""}
    assert (given["billed"], given["refundedCredit"], given["note"]) == (False, PRICE, "not on the usage page")
    assert_figures(app, used=PRICE)
    refund = read_entries(admin, app.id)[0]
    assert (refund["kind"], refund["generationId"], refund["amount"]) == ("refund", generation, PRICE)
    assert (refund["note"], refund["actor"]["name"]) == ("not on the usage page", admin.name)
    for billed in (True, False):
        assert_error(give(admin, generation, billed=billed), 409, "verdict_given")
    assert_figures(app, used=PRICE)
    done, *_ = [entry for entry in list_log(admin, generation) if entry["outcome"] == "done"]
    assert (done["type"], done["reason"]) == ("generation.verdict_given", "not on the usage page")
    assert done["changes"] == {"billed": {"from": None, "to": False}, "refundedCredits": {"from": 0, "to": PRICE}}


def test_the_story_of_a_generation_shows_the_evidence_and_the_verdict(admin: App, app: App) -> None:
    generation = lose(admin, app)
    path = f"/generations/{generation}"
    evidence = admin.http.get(path).json()["evidence"]
    assert (evidence["cause"], evidence["credits"], evidence["verdict"]) == ("HTTP 504", PRICE, None)
    given = give(admin, generation, billed=True).json()
    assert admin.http.get(path).json()["evidence"]["verdict"] == given
    (listed,) = admin.http.get("/generations", params={"state": "unknown", "client": app.id}).json()["data"]
    assert listed["evidence"] == admin.http.get(path).json()["evidence"]
    made = next(entry for entry in read_entries(admin, app.id) if entry["generationId"] != generation)
    assert admin.http.get(f"/generations/{made['generationId']}").json()["evidence"] is None


def test_billed_confirms_the_charge(admin: App, app: App) -> None:
    generation = lose(admin, app)
    before = read_entries(admin, app.id)
    assert give(admin, generation, billed=True).json()["refundedCredit"] == 0
    assert read_entries(admin, app.id) == before
    assert_error(give(admin, generation, billed=False), 409, "verdict_given")
    assert_figures(app, used=2 * PRICE)


def test_a_refund_before_the_verdict_is_not_given_twice(admin: App, app: App) -> None:
    generation = lose(admin, app)
    assert admin.http.post(f"/generations/{generation}/refund").is_success
    assert give(admin, generation, billed=False).json()["refundedCredit"] == 0
    assert_figures(app, used=PRICE)


def test_where_unknown_outcomes_are_free_a_verdict_moves_nothing(start_service: Callable[..., Service]) -> None:
    service = start_service(charge_unknown=False)
    with service.add_app() as app, service.open_app(add_operator(service)) as admin:
        for billed in (True, False):
            generation = lose(admin, app)
            before = read_entries(admin, app.id)
            assert give(admin, generation, billed=billed).json()["refundedCredit"] == 0
            assert read_entries(admin, app.id) == before
    service.audit()


def add_operator(service: Service) -> App:
    with service.add_app(0, Role.ADMIN) as admin:
        return admin


def test_the_same_key_gets_the_first_answer(admin: App, app: App) -> None:
    generation, key = lose(admin, app), new_id("order")
    first = give(admin, generation, key, billed=False)
    again = give(admin, generation, key, billed=False)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert_error(give(admin, generation, key, billed=True), 422, "idempotency_key_reused", "Idempotency-Key")


def test_of_many_verdicts_at_once_one_counts(admin: App, app: App) -> None:
    generation = lose(admin, app)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: give(admin, generation, billed=number % 2 == 0), range(16)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 15
    (given,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert_figures(app, used=2 * PRICE if given["billed"] else PRICE)


def test_what_is_not_unknown_gets_no_verdict(admin: App, app: App) -> None:
    make(app)
    ask(app, prompt="[[fault:never-ends]] waits")
    running, made = (entry["generationId"] for entry in read_entries(admin, app.id) if entry["kind"] == "hold")
    for generation, state in ((made, "completed"), (running, "")):
        error = assert_error(give(admin, generation, billed=False), 409, "outcome_known")
        assert state in error["message"]
    assert_figures(app, used=PRICE, held=PRICE)
    refused = list_log(admin, made)[0]
    assert (refused["outcome"], refused["reason"]) == ("refused", "outcome_known")
    assert_error(give(admin, new_id("gen"), billed=False), 404, "not_found", "generation_id")
    assert_error(give(admin, "gen_1", billed=False), 404, "not_found", "generation_id")


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({}, "missing_field", "billed"),
        ({"billed": "yes"}, "invalid_value", "billed"),
        ({"billed": 1}, "invalid_value", "billed"),
        ({"billed": None}, "invalid_value", "billed"),
        ({"billed": True, "note": "x" * 501}, "invalid_value", "note"),
        ({"billed": True, "reason": "x"}, "unknown_field", "reason"),
    ],
)
def test_a_verdict_that_is_none_names_its_field(admin: App, body: dict[str, Any], code: str, param: str) -> None:
    assert_error(give(admin, new_id("gen"), **body), 400, code, param)


def test_a_reader_and_an_app_give_no_verdict(admin: App, reader: App, app: App) -> None:
    generation = lose(admin, app)
    for caller in (reader, app):
        assert_error(give(caller, generation, billed=False), 403, "permission_denied")
    assert_figures(app, used=2 * PRICE)


class Desk(NamedTuple):
    """Three unknown outcomes, oldest first: by this order they were billed, not billed, billed."""

    service: Service
    admin: App
    app: App
    generations: list[str]

    def wait(self, **params: str) -> dict[str, Any]:
        """What waits for a verdict, as the API says."""
        query = {"state": "unknown", "verdict": "none", **params}
        page: dict[str, Any] = self.admin.http.get("/generations", params=query).json()
        return page

    def list_unknown(self, *arguments: str) -> dict[str, Any]:
        page: dict[str, Any] = json.loads(assert_done(self.service.run("generations", "unknown", "--json", *arguments)))
        return page


@pytest.fixture(scope="module")
def desk(serve: Callable[..., Service]) -> Iterator[Desk]:
    service = serve(generation_deadline_minutes=1.5 / 60)
    with service.add_app() as app, service.open_app(add_operator(service)) as admin:
        make(app, prompt="first")
        yield Desk(service, admin, app, [lose(admin, app, fault) for fault in ("504", "5xx-unpaid", "reset-after")])


def test_the_command_line_lists_what_waits_for_a_verdict(desk: Desk) -> None:
    service, _, app, generations = desk
    page = desk.list_unknown()
    assert [each["id"] for each in page["data"]] == generations[::-1]
    assert {each["client_name"] for each in page["data"]} == {app.name}
    assert [each["evidence"]["cause"] for each in page["data"]] == ["ReadError", "HTTP 500", "HTTP 504"]
    assert {each["credits"] for each in page["data"]} == {PRICE}
    assert page == desk.wait()
    first = desk.list_unknown("--limit", "2")
    assert (first["has_more"], first["last_id"]) == (True, generations[1])
    rest = desk.list_unknown("--limit", "2", "--after", generations[1])
    assert ([each["id"] for each in rest["data"]], rest["has_more"]) == (generations[:1], False)
    nonsense = service.run("generations", "unknown", "--after", "gen_1")
    assert (nonsense.returncode, "--after" in nonsense.stderr) == (2, True)
    shown = assert_done(service.run("generations", "unknown", "--limit", "1"))
    assert generations[2] in shown
    assert len(shown.strip().splitlines()) == 2


def test_what_is_proposed_agrees_with_what_was_billed(desk: Desk) -> None:
    found = {each["id"]: each["evidence"] for each in desk.list_unknown()["data"]}
    truth = dict(zip(desk.generations, ("billed", "not_billed", "billed"), strict=True))
    assert all(each["proposal"] in {truth[name], "cannot_tell"} for name, each in found.items())
    for each in found.values():
        if each["proposal"] == "billed":
            assert each["moved"] == each["otherCredits"] + PRICE
            moved = each["readingAfter"]["usedCredit"] - each["readingBefore"]["usedCredit"]
            assert moved == each["moved"]


def test_the_command_line_gives_a_verdict_and_the_others_still_wait(desk: Desk) -> None:
    service, admin, app, generations = desk
    both = service.run("generations", "resolve", generations[0])
    assert (both.returncode, "--not-billed" in both.stderr) == (2, True)
    used = app.credits()["usedCredit"]
    given = json.loads(
        assert_done(service.run("generations", "resolve", generations[1], "--not-billed", "--note", "looked", "--json"))
    )
    assert (given["billed"], given["refundedCredit"], given["note"]) == (False, PRICE, "looked")
    assert app.credits()["usedCredit"] == used - PRICE
    assert "stays charged" in assert_done(service.run("generations", "resolve", generations[0], "--billed"))
    again = service.run("generations", "resolve", generations[0], "--billed")
    assert (again.returncode, "was given already" in again.stderr) == (1, True)
    assert [each["id"] for each in desk.list_unknown()["data"]] == generations[2:]
    assert [each["id"] for each in desk.wait(client=app.id)["data"]] == generations[2:]
    every = admin.http.get("/generations", params={"state": "unknown", "client": app.id}).json()["data"]
    assert [each["id"] for each in every] == generations[::-1]


def test_only_unknown_outcomes_wait_for_a_verdict(admin: App) -> None:
    for params in ({"verdict": "none"}, {"verdict": "none", "state": "completed"}):
        error = assert_error(admin.http.get("/generations", params=params), 400, "invalid_value", "verdict")
        assert "`state=unknown`" in error["message"]
    query = {"verdict": "some", "state": "unknown"}
    assert_error(admin.http.get("/generations", params=query), 400, "invalid_value", "verdict")
