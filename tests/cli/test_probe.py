"""`kinora probe`: an upstream that is not as agreed is found out, by one named check for each way."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain import clients
from app.store.ids import PROBE_ID
from tests.support.commands import Command, assert_done, clean_environment, run_kinora
from tests.support.films import make
from tests.support.money import audit
from tests.support.sandboxes import Sandbox
from tests.support.services import Service
from tests.support.waiting import wait_until

WITH_SOUND, WITHOUT_SOUND = 720_000, 480_000
FREE = {"upstream key", "price list", "upload"}
FILM = {"film", "async", "duration", "size", "sound"}
PAID = FILM | {"price", "other use"}
# What upstream does, the check that says so, its state, what its text has, and how many films were paid.
MUTATIONS = [
    ("other-use", "other use", "fail", "4,800 credits more were spent", 2),
    ("price-fast-audio", "price", "fail", "fast+audio cost 1,440,000 credits, and 720,000 by KINORA_PRICES", 2),
    ("other-dialect", "fast mode", "fail", "KINORA_UPSTREAM_DIALECT=task_type", 2),
    ("other-list", "price list", "warn", "fast 960,000 instead of 480,000", 1),
    ("blocking", "async", "warn", "KINORA_SHUTDOWN_GRACE_SECONDS", 1),
    ("small-film", "size", "fail", "1280x720, and 1920x1080 was asked for", 1),
    ("silent-film", "sound", "fail", "no sound track, and a sound track was asked for", 1),
    ("brief-film", "duration", "fail", "5.0 s, and 8 s was asked for", 1),
    ("reset-after", "lost answer", "fail", "it was billed", 2),
]


@pytest.fixture(scope="module")
def own(upstream: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Its upstream makes films of full size, with few frames."""
    upstream.set(tiny=False, frames_per_second=1)
    service = Service(tmp_path_factory.mktemp("service"), upstream.address)
    yield service
    upstream.set(tiny=True, frames_per_second=24)
    audit(service)
    service.kill()


@pytest.fixture(autouse=True)
def _heal(upstream: Sandbox) -> Iterator[None]:
    yield
    upstream.heal()
    upstream.set(mode="async")


def run(service: Service, code: int, *arguments: str) -> dict[str, dict[str, str]]:
    """The checks by their names; asserts the exit code."""
    answer = service.run("probe", "--json", *arguments)
    assert answer.returncode == code, answer.stdout + answer.stderr
    report: dict[str, Any] = json.loads(answer.stdout)
    assert report["ok"] is (code == 0)
    assert service.environment["KINORA_UPSTREAM_API_KEY"] not in answer.stdout + answer.stderr
    return {check["name"]: check for check in report["checks"]}


def list_bad(checks: dict[str, dict[str, str]]) -> dict[str, str]:
    """The states of what is not as it should be."""
    return {name: check["state"] for name, check in checks.items() if check["state"] != "ok"}


def test_without_pay_nothing_is_billed_and_the_cost_is_told(own: Service, upstream: Sandbox) -> None:
    before = upstream.state()
    checks = run(own, 0)
    assert checks.keys() == {*FREE, "cost"}
    assert list_bad(checks) == {}
    assert f"{WITH_SOUND:,}" in checks["cost"]["text"]
    assert f"{WITHOUT_SOUND:,}" in checks["cost"]["text"]
    after = upstream.state()
    assert (after["submits"], after["uploads"]) == (before["submits"], before["uploads"] + 1)


def test_an_upstream_that_is_as_agreed_passes_and_its_films_are_in_the_books(own: Service, upstream: Sandbox) -> None:
    before, spent = upstream.paid_calls(), find_spent(own)
    checks = run(own, 0, "--pay")
    assert checks.keys() == FREE | PAID
    assert list_bad(checks) == {}
    assert upstream.paid_calls() - before == 2
    assert find_spent(own) - spent == WITH_SOUND + WITHOUT_SOUND


def find_spent(service: Service) -> int:
    """By the client that pays for the films of a probe."""
    return next((each.used_credit for each in service.scan(clients.list_all) if each.id == PROBE_ID), 0)


@pytest.mark.parametrize(("mutation", "name", "state", "part", "films"), MUTATIONS, ids=[row[0] for row in MUTATIONS])
def test_each_of_nine_mutations_is_named_and_nothing_else(
    own: Service, upstream: Sandbox, mutation: str, name: str, state: str, part: str, films: int
) -> None:
    expected = {name: state}
    if mutation == "blocking":
        upstream.set(mode="blocking")
    elif mutation == "reset-after":  # of the first call: the counter was known before it
        with own.add_app() as app:
            make(app)
        upstream.fault(mutation, times=1)
        expected["film"] = "fail"
    else:
        upstream.fault(mutation)
    if films == 1:  # then the second one is not needed
        upstream.fault("live-counter")
    before = upstream.paid_calls()
    checks = run(own, 1 if "fail" in expected.values() else 0, "--pay")
    assert list_bad(checks) == expected
    assert part in checks[name]["text"]
    assert upstream.paid_calls() - before == films


def test_after_a_free_check_has_failed_nothing_is_paid(own: Service, upstream: Sandbox) -> None:
    before = upstream.state()["submits"]
    upstream.fault("upload-400")
    assert list_bad(run(own, 1, "--pay")) == {"upload": "fail"}
    upstream.set(api_key="another")
    try:
        assert set(list_bad(run(own, 1, "--pay"))) == {"upstream key", "upload"}
    finally:
        upstream.set(api_key=None)
    assert upstream.state()["submits"] == before


def test_what_an_operator_has_paused_is_not_paid(own: Service, upstream: Sandbox) -> None:
    before = upstream.state()["submits"]
    for what, name in (("accepts", "request"), ("paid_calls", "film")):
        assert_done(own.run("queue", "pause", what))
        assert list_bad(run(own, 1, "--pay")) == {name: "fail"}
        assert_done(own.run("queue", "resume", what))
    assert upstream.state()["submits"] == before


def test_a_price_list_that_cannot_be_read_is_told_and_is_no_failure(own: Service) -> None:
    environment = own.environment | {"KINORA_UPSTREAM_MODEL": "veo9"}
    answer = run_kinora("probe", folder=own.folder, environment=environment)
    assert "warn  price list: cannot be read (the list has no veo9)" in assert_done(answer)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_probe_that_is_ended_leaves_a_film_like_any_other(
    own: Service, upstream: Sandbox, tmp_path: Path, number: int, code: int
) -> None:
    spent, before = find_spent(own), upstream.paid_calls()
    upstream.set(seconds=1)
    command = start(own, tmp_path)
    try:
        wait_until(lambda: "queued" in (tmp_path / "err").read_text(), what="the request")
        command.send_signal(number)
        assert command.wait(30) == code
        wait_until(lambda: find_spent(own) == spent + WITH_SOUND, what="the film")
    finally:
        upstream.set(seconds=0.2)
    assert ("The service goes on with gen_" in (tmp_path / "err").read_text()) is (number == signal.SIGINT)
    assert upstream.paid_calls() == before + 1
    own.audit()


def start(service: Service, folder: Path) -> Command:
    for name in ("out", "err"):
        (folder / name).touch()
    environment = clean_environment(service.environment)
    return Command(
        ["probe", "--pay"], service.folder, environment, stdout=folder / "out", stderr=folder / "err", seconds=60
    )


def test_what_upstream_refuses_for_now_is_cancelled_and_costs_nothing(own: Service, upstream: Sandbox) -> None:
    """Afterwards the service pauses for a while: nothing but a restart follows."""
    spent = find_spent(own)
    upstream.fault("out-of-credit", times=1)
    checks = run(own, 1, "--pay")
    assert list_bad(checks) == {"film": "fail"}
    assert "HTTP 406" in checks["film"]["text"]
    assert find_spent(own) == spent


def test_without_a_service_nothing_is_sent(own: Service, upstream: Sandbox) -> None:
    own.stop()
    try:
        before = upstream.state()["submits"]
        checks = run(own, 1, "--pay", "--wait", "0")
        assert "is `kinora serve` running" in checks["film"]["text"]
    finally:
        own.start()
    assert upstream.state()["submits"] == before
