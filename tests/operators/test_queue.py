"""The queue over HTTP: what waits and for what, pauses that outlive a restart, and cancelling what matches."""

import json
from typing import Any

import pytest

from app.words import Role, State
from tests.support.commands import assert_done, run_kinora
from tests.support.films import ask, assert_error, finish, get, make, post
from tests.support.money import PRICE, list_kinds, read_figures
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

NEVER_ENDS = "[[fault:never-ends]]"


def steer(boss: App, verb: str, *, dry_run: bool = False, **body: Any) -> dict[str, Any]:
    answer = boss.http.post(f"/queue/{verb}", json=body, params={"dry_run": str(dry_run).lower()})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def read_queue(boss: App) -> dict[str, Any]:
    shown: dict[str, Any] = boss.http.get("/queue").json()
    return shown


def test_an_empty_queue_is_safe_to_stop(boss: App) -> None:
    shown = read_queue(boss)
    assert (shown["depth"], shown["in_flight"], shown["oldest_age_seconds"], shown["clients"]) == (0, 0, None, [])
    assert shown["concurrency"] == 1
    (key,) = shown["upstream_keys"]
    assert key.items() >= {"stopped": None, "requests_per_minute": 100_000}.items()
    assert 0 < key["requests_left"] <= 10
    assert shown["safe_to_stop_at"] < read_queue(boss)["safe_to_stop_at"] + 60


def test_who_waits_for_what(own: Service, boss: App) -> None:
    with own.add_app() as first, own.add_app() as second:
        running = ask(first, prompt=NEVER_ENDS)
        own.wait_for_state(running["id"], State.GENERATING)
        ask(first, prompt="waits behind itself")
        ask(second, prompt="waits for a slot")
        shown = read_queue(boss)
        assert (shown["depth"], shown["in_flight"]) == (2, 1)
        assert {each["client_id"]: (each["queued"], each["in_flight"]) for each in shown["clients"]} == {
            first.id: (1, 1),
            second.id: (1, 0),
        }
        assert {each["waiting_for"] for each in shown["clients"]} == {"concurrency"}
        # The expected duration before the first film is that of the documented one.
        assert shown["safe_to_stop_at"] > running["created_at"] + 60
        boss.http.patch(f"/clients/{second.id}", json={"status": "SUSPENDED", "cancelQueued": False})
        (suspended,) = [each for each in read_queue(boss)["clients"] if each["client_id"] == second.id]
        assert suspended["waiting_for"] == "client_suspended"


def test_a_clients_own_limit_is_a_reason_although_there_is_room(own: Service) -> None:
    own.restart(KINORA_UPSTREAM_CONCURRENCY="4")
    with own.add_app(0, Role.ADMIN) as boss, own.add_app() as app:
        boss.http.patch(f"/clients/{app.id}", json={"permissions": {"concurrency": 1}})
        own.wait_for_state(ask(app, prompt=NEVER_ENDS)["id"], State.GENERATING)
        ask(app, prompt="waits behind itself")
        shown = read_queue(boss)
        assert (shown["in_flight"], shown["concurrency"]) == (1, 4)
        assert [each["waiting_for"] for each in shown["clients"]] == ["concurrency"]


def test_what_upstream_stops_is_told(own: Service, boss: App) -> None:
    with own.add_app() as app:
        ask(app, prompt="[[fault:bad-key]]")

        def look() -> Any:
            shown = read_queue(boss)
            return shown if shown["upstream_keys"][0]["stopped"] and shown["depth"] else None

        shown = wait_until(look, what="the refusal, and the way back to the queue")
        assert shown["upstream_keys"][0]["stopped"] == "bad_key"
        assert shown["clients"][0]["waiting_for"] == "stopped"


def test_while_paid_calls_are_paused_none_starts_also_after_a_restart(
    own: Service, boss: App, upstream: Sandbox
) -> None:
    with own.add_app() as app:
        known = make(app, prompt="known")
        assert steer(boss, "pause", what="paid_calls", reason="maintenance", dry_run=True)["paused"]
        assert read_queue(boss)["paused"] == []
        (paused,) = steer(boss, "pause", what="paid_calls", reason="maintenance")["paused"]
        assert (paused["what"], paused["reason"]) == ("paid_calls", "maintenance")
        assert steer(boss, "pause", what="paid_calls", reason="again")["paused"] == [paused]
        before, video = upstream.state()["submits"], ask(app, prompt="accepted in a pause")
        assert get(app, known["id"])["status"] == "completed"
        own.kill()
        own.start()
        assert read_queue(boss)["clients"][0]["waiting_for"] == "paused"
        for _ in range(2):  # a worker that starts claims at once what may be claimed
            own.restart()
        assert (get(app, video["id"])["status"], upstream.state()["submits"]) == ("queued", before)
        assert steer(boss, "resume", what="paid_calls", reason="done")["paused"] == []
        assert finish(app, video["id"])["status"] == "completed"
    log = boss.http.get("/audit-log", params={"target": "paid_calls"}).json()["data"]
    assert [(entry["type"], entry["reason"]) for entry in log] == [
        ("queue.resumed", "done"),
        ("queue.paused", "maintenance"),
    ]


def test_while_accepts_are_paused_only_what_needs_a_new_film_is_refused(own: Service, boss: App) -> None:
    with own.add_app() as app, own.add_app() as other:
        image = draw_png()
        made = make(app, image, prompt="known")
        steer(boss, "pause", what="accepts")
        answer = post(app, prompt="new")
        assert_error(answer, 503, "paused")
        assert int(answer.headers["retry-after"]) > 0
        assert post(app, image, prompt="known").json()["id"] == made["id"]
        assert post(other, image, prompt="known").json()["cache"] == "hit"
        assert read_figures(app) == {"usedCredit": PRICE, "heldCredit": 0}
        steer(boss, "resume", what="accepts")
        assert finish(app, ask(app, prompt="new")["id"])["status"] == "completed"


def test_what_matches_is_cancelled_and_costs_nothing(own: Service, boss: App) -> None:
    with own.add_app() as app, own.add_app() as other:
        steer(boss, "pause", what="paid_calls")
        mine = [ask(app, prompt=f"mine {number}") for number in range(3)]
        theirs = ask(other, prompt="theirs")
        rehearsed = steer(boss, "cancel", filter={"client": app.id}, dry_run=True)
        assert rehearsed == {"object": "cancellation", "cancelled": 3, "released_credits": 3 * PRICE, "has_more": False}
        assert read_queue(boss)["depth"] == 4
        assert steer(boss, "cancel", filter={"client": app.id}, reason="posted by mistake") == rehearsed
        assert {get(app, video["id"])["error"]["code"] for video in mine} == {"cancelled_by_operator"}
        assert {tuple(list_kinds(app, video["id"])) for video in mine} == {("hold", "release")}
        assert (get(other, theirs["id"])["status"], read_queue(boss)["depth"]) == ("queued", 1)
        nothing = {"object": "cancellation", "cancelled": 0, "released_credits": 0, "has_more": False}
        assert steer(boss, "cancel", filter={"created_before": 1}) == nothing
        (entry,) = boss.http.get("/audit-log", params={"type": "queue.cancelled"}).json()["data"]
        assert entry["changes"]["cancelled"] == {"from": 0, "to": 3}
        assert entry["reason"] == "posted by mistake"
        assert steer(boss, "cancel", filter={})["cancelled"] == 1
        steer(boss, "resume", what="paid_calls")


def test_what_was_submitted_is_not_cancelled(own: Service, boss: App) -> None:
    with own.add_app() as app:
        video = ask(app, prompt="[[fault:late-success=2]]")
        own.wait_for_state(video["id"], State.GENERATING)
        assert steer(boss, "cancel", filter={})["cancelled"] == 0
        assert finish(app, video["id"])["status"] == "completed"


def test_a_film_that_others_wait_for_goes_on_for_them(own: Service, boss: App) -> None:
    with own.add_app() as payer, own.add_app() as other:
        steer(boss, "pause", what="paid_calls")
        picture = draw_png()
        first, second = ask(payer, picture, prompt="shared"), ask(other, picture, prompt="shared")
        assert second["cache"] == "joined"
        assert steer(boss, "cancel", filter={"client": payer.id})["cancelled"] == 1
        assert get(payer, first["id"])["error"]["code"] == "cancelled_by_operator"
        assert read_figures(payer) == {"usedCredit": 0, "heldCredit": 0}
        steer(boss, "resume", what="paid_calls")
        assert finish(other, second["id"])["status"] == "completed"
        assert read_figures(other) == {"usedCredit": PRICE, "heldCredit": 0}


def test_of_thirty_queued_none_is_paid_after_a_suspension(own: Service, boss: App, upstream: Sandbox) -> None:
    with own.add_app() as app, own.add_app() as other:
        steer(boss, "pause", what="paid_calls")
        prompts = [f"queued {number}" for number in range(30)]
        queued = [ask(app, prompt=prompt) for prompt in prompts]
        suspension = {"status": "SUSPENDED", "cancelQueued": False, "reason": "its key was stolen"}
        assert boss.http.patch(f"/clients/{app.id}", json=suspension).status_code == 200
        steer(boss, "resume", what="paid_calls")
        assert make(other, prompt="another client's")["status"] == "completed"
        assert sum(upstream.paid_calls(prompt) for prompt in prompts) == 0
        assert {own.state_of(video["id"]) for video in queued} == {State.QUEUED}
        assert steer(boss, "cancel", filter={"client": app.id})["cancelled"] == 30


@pytest.mark.parametrize(
    ("verb", "body", "code", "param"),
    [
        ("pause", {}, "missing_field", "what"),
        ("pause", {"what": "everything"}, "invalid_value", "what"),
        ("pause", {"what": "accepts", "until": 5}, "unknown_field", "until"),
        ("resume", {"what": None}, "invalid_value", "what"),
        ("cancel", {}, "missing_field", "filter"),
        ("cancel", {"filter": {"state": "queued"}}, "unknown_field", "filter.state"),
        ("cancel", {"filter": {"created_before": -1}}, "invalid_value", "filter.created_before"),
    ],
)
def test_bad_input_changes_nothing(admin: App, verb: str, body: dict[str, Any], code: str, param: str) -> None:
    before = read_queue(admin)["paused"]
    assert_error(admin.http.post(f"/queue/{verb}", json=body), 400, code, param)
    assert read_queue(admin)["paused"] == before


def test_the_command_line_does_the_same(own: Service) -> None:
    def run(*arguments: str) -> Any:
        return json.loads(
            assert_done(run_kinora("queue", *arguments, "--json", folder=own.folder, environment=own.environment))
        )

    with own.add_app() as app:
        assert run("pause", "paid_calls", "--reason", "at night")["paused"][0]["reason"] == "at night"
        ask(app, prompt="waits")
        shown = run("show")
        assert (shown["depth"], shown["upstream_keys"]) == (1, None)
        assert shown["clients"][0].items() >= {"client_id": app.id, "waiting_for": "paused"}.items()
        printed = assert_done(run_kinora("queue", "show", folder=own.folder, environment=own.environment))
        assert "1 wait" in printed
        assert "paid_calls is paused" in printed
        assert "at night" in printed
        assert run("cancel", "--client", app.name, "--dry-run")["cancelled"] == 1
        assert run("cancel", "--client", app.name)["cancelled"] == 1
        assert run("resume", "paid_calls")["paused"] == []
        run("pause", "paid_calls")
        ask(app, prompt="waits, too")
        listed = json.loads(assert_done(own.run("generations", "list", "--state", "queued", "--json")))["data"]
        (waiting,) = [generation["id"] for generation in listed]
        assert "would be cancelled" in assert_done(own.run("generations", "cancel", waiting, "--dry-run"))
        assert json.loads(assert_done(own.run("generations", "cancel", waiting, "--json")))["cancelled"] == 1
        assert "is not queued" in own.run("generations", "cancel", waiting).stderr
        assert "nothing to give back" in assert_done(own.run("generations", "refund", waiting))
    refused = run_kinora("queue", "cancel", folder=own.folder, environment=own.environment)
    assert refused.returncode == 2
    assert "--client" in refused.stderr
