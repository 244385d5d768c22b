"""Promise 4: a failure costs nothing, unless it was or may have been billed; then it says so, and can be refunded."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise

import httpx
import pytest

from app.domain import ledger
from app.store.sessions import Session
from app.words import State
from tests.support.commands import assert_done
from tests.support.films import ask, finish, get, make, post
from tests.support.money import PRICE, assert_figures, list_kinds
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

REFUSALS = {
    "missing-fields": "refused_by_upstream",
    "unsupported-model": "refused_by_upstream",
    "unknown-error": "refused_by_upstream",
    "wrapped-error": "refused_by_upstream",
    "busy": "prompt_refused",
    "busy-image": "image_refused",
    "failure": "refused_by_upstream",
    "failed": "refused_by_upstream",
}
LOST_ANSWERS = (
    *("500", "502", "503", "504", "520", "524", "5xx-unpaid"),
    *("reset-before", "reset-after", "half-answer", "nonsense", "html"),
)
HARMLESS = ("poll-500*1", "poll-html*1", "poll-429=1*1", "poll-null*1", "poll-empty*1")
# These are noticed only at the generation's deadline.
ENDLESS = ("silence", "never-ends", "empty-success", "poll-null", "poll-500")
DEADLINE = 1.5 / 60  # minutes
OUR_TROUBLE = {"bad-key": "bad_key", "out-of-credit": "out_of_credit"}


@dataclass(frozen=True)
class Case:
    """One request that met a fault, with a client of its own."""

    app: App
    image: bytes
    id: str
    prompt: str


def ask_all(service: Service, faults: tuple[str, ...]) -> Iterator[dict[str, Case]]:
    """All at once, so that they end at about the same time."""
    with ExitStack() as stack:
        cases, healthy = {}, stack.enter_context(service.add_app())
        for fault in faults:
            app, image, prompt = stack.enter_context(service.add_app()), draw_png(), f"trouble [[fault:{fault}]]"
            cases[fault] = Case(app, image, ask(app, image, prompt=prompt)["id"], prompt)
            if fault in LOST_ANSWERS:  # many in a row would pause new paid calls
                make(healthy, prompt=f"all is well after {fault}")
        yield cases


@pytest.fixture(scope="module")
def cases(service: Service) -> Iterator[dict[str, Case]]:
    yield from ask_all(service, (*REFUSALS, *LOST_ANSWERS, *HARMLESS))


@pytest.fixture(scope="module")
def hasty(serve: Callable[..., Service]) -> Service:
    """A service that gives a generation up after a second and a half."""
    return serve(generation_deadline_minutes=DEADLINE, upstream_concurrency=32)


@pytest.fixture(scope="module")
def late(hasty: Service) -> Iterator[dict[str, Case]]:
    yield from ask_all(hasty, ("late-success=3", "late-failure=3", *ENDLESS))


@pytest.fixture(scope="module")
def patient(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """Its upstream refuses the account, not single requests."""
    return serve(upstream)


def assert_unknown(case: Case, service: Service, sandbox: Sandbox) -> None:
    """Assert that it says it may have been billed, was charged as presumed, and was sent only once."""
    video = finish(case.app, case.id)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", "outcome_unknown", PRICE)
    assert "may have been billed" in video["error"]["message"]
    assert list_kinds(case.app, case.id) == ["hold", "settle"]
    assert_figures(case.app, used=PRICE)
    sent = "SELECT count(*) FROM attempt JOIN video USING (generation_id) WHERE video.id = ?"
    assert service.rows(sent, case.id) == [(1,)]
    assert sandbox.paid_calls(case.prompt) == (0 if "5xx-unpaid" in case.prompt or "before" in case.prompt else 1)


@pytest.mark.parametrize("fault", REFUSALS)
def test_a_definite_refusal_costs_nothing(cases: dict[str, Case], sandbox: Sandbox, fault: str) -> None:
    app, video = cases[fault].app, finish(cases[fault].app, cases[fault].id)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", REFUSALS[fault], 0)
    assert list_kinds(app, video["id"]) == ["hold", "release"]
    assert_figures(app)
    assert sandbox.paid_calls(cases[fault].prompt) == 0


@pytest.mark.parametrize("fault", LOST_ANSWERS)
def test_a_lost_answer_is_charged_as_presumed_and_never_sent_again(
    cases: dict[str, Case], service: Service, sandbox: Sandbox, fault: str
) -> None:
    assert_unknown(cases[fault], service, sandbox)


@pytest.mark.parametrize("fault", ENDLESS)
def test_what_upstream_never_ends_is_given_up_and_charged_as_presumed(
    late: dict[str, Case], hasty: Service, sandbox: Sandbox, fault: str
) -> None:
    assert_unknown(late[fault], hasty, sandbox)


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_goes_wrong_on_a_free_step_is_tried_again(cases: dict[str, Case], sandbox: Sandbox, fault: str) -> None:
    case = cases[fault]
    assert finish(case.app, case.id)["status"] == "completed"
    assert_figures(case.app, used=PRICE)
    assert sandbox.paid_calls(case.prompt) == 1


@pytest.mark.parametrize("fault", ["upload-500", "upload-reset", "upload-nonsense"])
def test_an_upload_that_goes_wrong_is_tried_again(patient: Service, upstream: Sandbox, fault: str) -> None:
    upstream.fault(fault, times=1)
    with patient.add_app() as app:
        make(app, prompt=f"uploaded twice: {fault}")
        assert_figures(app, used=PRICE)


@pytest.mark.parametrize(
    ("fault", "code"), [("upload-400", "image_refused"), ("upload-413", "image_too_large_upstream")]
)
def test_a_still_that_upstream_does_not_take_costs_nothing(
    patient: Service, upstream: Sandbox, fault: str, code: str
) -> None:
    upstream.fault(fault, times=1)
    with patient.add_app() as app:
        video = finish(app, ask(app, prompt=f"not this picture: {fault}")["id"])
        assert video["error"]["code"] == code
        assert list_kinds(app, video["id"]) == ["hold", "release"]
        assert_figures(app)
    assert upstream.paid_calls(f"not this picture: {fault}") == 0


@pytest.mark.parametrize("fault", OUR_TROUBLE)
def test_our_own_trouble_fails_no_video_and_sends_nothing_more(patient: Service, upstream: Sandbox, fault: str) -> None:
    before = upstream.state()["submits"]
    upstream.fault(fault)
    with patient.add_app() as app:
        videos = [ask(app, prompt=f"first in line, {fault}")]
        wait_until(lambda: read_paid_calls(patient) == f"waiting: {OUR_TROUBLE[fault]}", what="the breaker")
        videos.append(ask(app, prompt=f"second in line, {fault}"))
        patient.wait_for_state(videos[0]["id"], State.QUEUED)
        assert [get(app, video["id"])["status"] for video in videos] == ["queued", "queued"]
        assert [list_kinds(app, video["id"]) for video in videos] == [["hold"], ["hold"]]
        assert_figures(app, held=2 * PRICE)
        upstream.heal()
        # It would continue by itself a minute later; after a restart it tries at once.
        assert patient.stop() == 0
        assert upstream.state()["submits"] == before + 1
        patient.start()
        assert [finish(app, video["id"])["status"] for video in videos] == ["completed", "completed"]
        assert read_paid_calls(patient) == "open"
        assert_figures(app, used=2 * PRICE)


def test_too_many_requests_wait_as_long_as_upstream_says_and_go_on(patient: Service, upstream: Sandbox) -> None:
    """A generation in progress at upstream does not delay the others, however long it takes."""
    with patient.add_app() as app, patient.add_app() as other:
        patient.wait_for_state(ask(other, prompt="for ever [[fault:never-ends]]")["id"], State.GENERATING)
        video = ask(app, prompt="not so fast [[fault:too-many=2*1]]")
        wait_until(lambda: read_paid_calls(patient) == "waiting: too_many_requests", what="the breaker")
        patient.wait_for_state(video["id"], State.QUEUED)
        assert_figures(app, held=PRICE)
        assert finish(app, video["id"])["status"] == "completed"
        assert read_paid_calls(patient) == "open"
        assert_figures(app, used=PRICE)
    assert upstream.paid_calls(video["prompt"]) == 1


def test_after_a_refusal_of_all_one_at_a_time_tries_again(patient: Service, upstream: Sandbox) -> None:
    """Each waits as long as upstream has said, measured in milliseconds between the starts of attempts."""
    upstream.fault("too-many", value=1)
    with patient.add_app() as app:
        videos = [ask(app, prompt="refused first of all")]
        wait_until(lambda: read_paid_calls(patient) == "waiting: too_many_requests", what="the breaker")
        since = list_attempts(patient)[-1]
        videos += [ask(app, prompt=f"waits with others {number}") for number in range(4)]
        wait_until(lambda: len(list_attempts(patient, since)) >= 4, what="further attempts")
        tried = list_attempts(patient, since)
        upstream.heal()
        assert {finish(app, video["id"])["status"] for video in videos} == {"completed"}
        assert all(later - earlier >= 990 for earlier, later in pairwise(tried)), tried
        assert_figures(app, used=5 * PRICE)


def list_attempts(service: Service, since: int = 0) -> list[int]:
    """When each attempt began, in milliseconds after that time."""
    rows = service.rows("SELECT started_at FROM attempt WHERE started_at >= ? ORDER BY started_at", since)
    return [started for (started,) in rows]


def read_paid_calls(service: Service) -> str:
    answer = httpx.get(f"{service.address}/readyz")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["paid_calls"])


def give_back(session: Session, video_id: str) -> int:
    """As `kinora credits refund` does it."""
    return ledger.refund(session, ledger.find_generation(session, video_id) or "")


def test_an_operator_gives_back_what_was_presumed_once(cases: dict[str, Case], service: Service) -> None:
    app, video_id = cases["502"].app, cases["502"].id
    finish(app, video_id)

    assert json.loads(assert_done(service.run("credits", "refund", video_id, "--json"))) == {"refunded": PRICE}
    assert service.write(give_back, video_id) == 0
    assert list_kinds(app, video_id) == ["hold", "settle", "refund"]
    assert_figures(app)
    video = get(app, video_id)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", "outcome_unknown", 0)


def test_a_late_failure_is_refunded_by_itself(late: dict[str, Case]) -> None:
    case = late["late-failure=3"]
    wait_until(lambda: list_kinds(case.app, case.id) == ["hold", "settle", "refund"], what="the refund")
    video = get(case.app, case.id)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", "refused_by_upstream", 0)
    assert_figures(case.app)


def test_a_late_success_serves_the_next_request(late: dict[str, Case], hasty: Service, sandbox: Sandbox) -> None:
    case = late["late-success=3"]
    assert finish(case.app, case.id)["error"]["code"] == "outcome_unknown"
    hasty.wait_for_state(case.id, State.COMPLETED)
    first = get(case.app, case.id)
    assert (first["status"], first["error"]["code"], first["credits"]) == ("failed", "outcome_unknown", PRICE)
    answer = post(case.app, case.image, prompt=case.prompt)
    assert (answer.status_code, answer.headers["kinora-cache"]) == (200, "hit")
    assert answer.json()["id"] != case.id
    assert case.app.http.get(f"/videos/{answer.json()['id']}/content").content[4:8] == b"ftyp"
    assert_figures(case.app, used=PRICE)
    assert sandbox.paid_calls(case.prompt) == 1
