"""The design's table "What the client sees", row by row: what each state answers to everything that can be asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from app.domain import ledger
from app.words import State
from tests.support.films import ask, assert_error, finish, get, post
from tests.support.money import PRICE, assert_figures, list_kinds
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

FEW_SECONDS = 6.0


@dataclass(frozen=True)
class Row:
    """One row of the table. `money` are the ledger's entries; codes stand for 409 unless they say otherwise."""

    prompt: str
    state: State
    status: str
    error: str | None
    money: list[str]
    content: str | None
    cancel: str | None
    delete: str | None
    again: str


@dataclass
class Case:
    """A row come true: a video of a client of its own."""

    app: App
    id: str = ""
    image: bytes = field(default_factory=draw_png)
    prompt: str = ""


def fail(prompt: str, error: str, money: list[str], state: State = State.FAILED) -> Row:
    """The rows of a failed video differ in why it failed, and in what that costs."""
    return Row(prompt, state, "failed", error, money, "video_failed", "already_ended", None, "new")


def run(prompt: str, state: State) -> Row:
    ready, cancel, delete = "video_not_ready", "already_submitted", "video_in_progress"
    return Row(prompt, state, "in_progress", None, ["hold"], ready, cancel, delete, "same, 202")


QUEUED = Row("waits", State.QUEUED, "queued", None, ["hold"], "video_not_ready", None, "video_in_progress", "same, 202")
COMPLETED = Row(
    "is there", State.COMPLETED, "completed", None, ["hold", "settle"], None, "already_ended", None, "same, 200"
)
EXPIRED = Row(
    "is gone", State.EXPIRED, "completed", None, ["hold", "settle"], "video_expired", "already_ended", None, "new"
)
STEADY = {
    "completed": COMPLETED,
    "cancelled": fail("not needed any more", "cancelled", ["hold", "release"]),
    "image refused": fail("[[fault:busy-image*1]]", "image_refused", ["hold", "release"]),
    "prompt refused": fail("[[fault:busy*1]]", "prompt_refused", ["hold", "release"]),
    "refused": fail("[[fault:failure*1]]", "refused_by_upstream", ["hold", "release"]),
    "content lost": fail("[[fault:lost-film]]", "content_lost", ["hold", "settle"]),
    "unknown": fail("[[fault:500*1]]", "outcome_unknown", ["hold", "settle"], State.UNKNOWN),
    "storing": run("[[fault:lost-film]] with a link that lives", State.STORING),
    "submitting": run("[[fault:silence]]", State.SUBMITTING),
    "generating": run("[[fault:never-ends]]", State.GENERATING),
    "queued": QUEUED,
}
HASTY = {
    "expired": EXPIRED,
    "waited too long": fail("never its turn", "waited_too_long", ["hold", "release"]),
    "unknown, charged to nobody": fail("[[fault:502*1]]", "outcome_unknown", ["hold", "release"], State.UNKNOWN),
}
ROWS = {**STEADY, **HASTY}


@pytest.fixture(scope="module")
def steady(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """Two paid runs at once, so that what comes third waits."""
    return serve(upstream, upstream_concurrency=2)


@pytest.fixture(scope="module")
def hasty(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """Keeps films, and lets wait, for seconds only; one paid run at once; what is unknown is charged to nobody."""
    return serve(
        upstream,
        upstream_concurrency=1,
        content_retention_days=FEW_SECONDS / 86_400,
        queue_deadline_hours=FEW_SECONDS / 3600,
        charge_unknown=False,
    )


@pytest.fixture(scope="module")
def cases(steady: Service, hasty: Service, upstream: Sandbox) -> Iterator[dict[str, Case]]:
    with ExitStack() as stack:
        cases = {name: Case(stack.enter_context((hasty if name in HASTY else steady).add_app())) for name in ROWS}

        def start(*names: str) -> None:
            for name in names:
                case = cases[name]
                case.prompt = f"{name}: {ROWS[name].prompt}"
                case.id = ask(case.app, case.image, prompt=case.prompt)["id"]

        def await_state(name: str) -> None:
            (hasty if name in HASTY else steady).wait_for_state(cases[name].id, ROWS[name].state)

        start("completed", "expired")
        for name in ("completed", "expired"):
            assert finish(cases[name].app, cases[name].id)["status"] == "completed"
        upstream.set(link_seconds=1)  # not earlier: a film that is read later than that is lost
        ended = ("image refused", "prompt refused", "refused", "content lost", "unknown")
        start(*ended, "unknown, charged to nobody")
        await_state("unknown, charged to nobody")
        with hasty.add_app() as other:
            hasty.wait_for_state(ask(other, prompt="[[fault:never-ends]]")["id"], State.GENERATING)
        start("waited too long")
        for name in ended:
            await_state(name)
        upstream.set(link_seconds=604_800)
        start("storing")
        await_state("storing")
        start("submitting", "generating")
        await_state("submitting")
        await_state("generating")
        start("cancelled", "queued")
        assert cases["cancelled"].app.http.post(f"/videos/{cases['cancelled'].id}/cancel").is_success
        for name in ROWS:
            await_state(name)
        yield cases


@pytest.mark.parametrize("name", ROWS)
def test_status_and_error(cases: dict[str, Case], name: str) -> None:
    row, video = ROWS[name], get(cases[name].app, cases[name].id)
    assert video["status"] == row.status
    if row.error is None:
        assert video["error"] is None
    else:
        assert video["error"]["code"] == row.error
        assert video["error"]["message"]
    assert (video["completed_at"] is not None) is (video["expires_at"] is not None) is (row.status == "completed")
    assert (video["progress"] == 100) is (row.status == "completed")


@pytest.mark.parametrize("name", ROWS)
def test_the_payers_credits(cases: dict[str, Case], name: str) -> None:
    app, row = cases[name].app, ROWS[name]
    assert list_kinds(app, cases[name].id) == row.money
    assert_figures(app, used=PRICE * ("settle" in row.money), held=PRICE * (row.money == ["hold"]))
    assert get(app, cases[name].id)["credits"] == (0 if "release" in row.money else PRICE)


@pytest.mark.parametrize("name", ROWS)
def test_content(cases: dict[str, Case], name: str) -> None:
    address, row = f"/videos/{cases[name].id}/content", ROWS[name]
    answer = cases[name].app.http.get(address)
    if row.content is None:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "video/mp4")
        part = cases[name].app.http.get(address, headers={"range": "bytes=4-7"})
        assert (part.status_code, part.content) == (206, answer.content[4:8])
    elif row.content == "video_expired":
        assert_error(answer, 410, row.content)
    else:
        assert_conflict(answer, row.content)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.cancel])
def test_cancel_comes_too_late(cases: dict[str, Case], name: str) -> None:
    before = get(cases[name].app, cases[name].id)
    answer = cases[name].app.http.post(f"/videos/{cases[name].id}/cancel")
    assert_conflict(answer, ROWS[name].cancel)
    assert get(cases[name].app, cases[name].id)["status"] == before["status"]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.delete])
def test_delete_comes_too_early(cases: dict[str, Case], name: str) -> None:
    assert_conflict(cases[name].app.http.delete(f"/videos/{cases[name].id}"), ROWS[name].delete)
    assert get(cases[name].app, cases[name].id)["id"] == cases[name].id


@pytest.mark.parametrize("name", ROWS)
def test_the_same_post_again(cases: dict[str, Case], name: str) -> None:
    case, again = cases[name], ROWS[name].again
    answer = post(case.app, case.image, prompt=case.prompt)
    if again == "new":
        assert (answer.status_code, answer.headers["kinora-cache"]) == (202, "miss")
        assert answer.json()["id"] != case.id
        assert list_kinds(case.app, answer.json()["id"])[0] == "hold"
    else:
        assert answer.json()["id"] == case.id
        assert f"same, {answer.status_code}" == again


# From here on the cases are used up: these come last.


def test_a_queued_video_that_is_shared_can_be_left_and_its_bill_passes_on(
    cases: dict[str, Case], steady: Service
) -> None:
    case = cases["queued"]
    with steady.add_app(PRICE) as other:
        joined = ask(other, case.image, prompt=case.prompt)
        assert joined["cache"] == "joined"
        left = other.http.post(f"/videos/{joined['id']}/cancel").json()
        assert (left["status"], left["error"]["code"], left["queue_position"]) == ("failed", "cancelled", None)
        assert get(case.app, case.id)["status"] == "queued"
        again = ask(other, case.image, prompt=case.prompt)
        assert (again["cache"], again["credits"]) == ("joined", 0)
        steady.write(ledger.grant, other.id, -1)
        assert_conflict(case.app.http.post(f"/videos/{case.id}/cancel"), "run_is_shared")
        steady.write(ledger.grant, other.id, 1)
        assert case.app.http.post(f"/videos/{case.id}/cancel").json()["credits"] == 0
        shown = get(other, again["id"])
        assert (shown["status"], shown["cache"], shown["credits"]) == ("queued", "miss", PRICE)
        assert_figures(case.app)
        assert_figures(other, held=PRICE)


def test_a_queued_video_can_be_cancelled_and_costs_nothing(steady: Service, cases: dict[str, Case]) -> None:
    assert cases  # they fill the slots
    with steady.add_app() as app:
        video = ask(app, prompt="on second thoughts")
        assert_figures(app, held=PRICE)
        answer = app.http.post(f"/videos/{video['id']}/cancel")
        assert (answer.status_code, answer.json()["status"]) == (200, "failed")
        assert answer.json()["error"]["code"] == "cancelled"
        assert list_kinds(app, video["id"]) == ["hold", "release"]
        assert_figures(app)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.delete is None])
def test_delete_what_has_ended(cases: dict[str, Case], steady: Service, hasty: Service, name: str) -> None:
    """Gone for its client; what it cost stays in the ledger."""
    case, service = cases[name], hasty if name in HASTY else steady
    sql = "SELECT generation_id FROM video WHERE id = ?"
    generation_id = service.rows(sql, case.id)[0][0]
    before: list[Any] = list_kinds(case.app, case.id)
    answer = case.app.http.delete(f"/videos/{case.id}")
    assert answer.json() == {"id": case.id, "object": "video.deleted", "deleted": True}
    assert_error(case.app.http.get(f"/videos/{case.id}"), 404, "video_not_found", "video_id")
    assert list_kinds(case.app, case.id) == before
    wait_until(
        lambda: not any(generation_id in path.name for path in service.list_files()), what="film and still to go"
    )


def assert_conflict(answer: httpx.Response, code: str | None) -> None:
    """The SDKs would send a 409 again, three times in all, unless they are told not to."""
    assert code is not None
    assert_error(answer, 409, code)
    assert answer.headers["x-should-retry"] == "false"
