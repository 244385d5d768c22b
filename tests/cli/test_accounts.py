"""`kinora clients`, `keys` and `credits`, run beside a service; their effects are checked through the service."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from subprocess import CompletedProcess

import httpx
import pytest

from tests.cli.conftest import Kinora
from tests.support.commands import assert_done, assert_refused
from tests.support.films import ask, assert_error, get, make
from tests.support.money import PRICE, assert_figures
from tests.support.services import App, Service
from tests.support.waiting import wait_until

_KEY = r"kin_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}"


@pytest.fixture
def http(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.address) as http:
        yield http


def _ask(http: httpx.Client, key: str) -> httpx.Response:
    return http.get("/credits", headers={"authorization": f"Bearer {key}"})


def test_a_client_is_added_with_a_key_that_works(kinora: Kinora, http: httpx.Client) -> None:
    printed = assert_done(kinora("clients", "add", "cli add", "--credit-limit", "5000", "--json"))
    client = json.loads(printed)
    assert client.items() >= {"name": "cli add", "creditLimit": 5000, "role": "MEMBER", "status": "ACTIVE"}.items()
    assert _ask(http, client["key"]).json()["availableCredit"] == 5000
    assert_refused(kinora("clients", "add", "cli add", "--credit-limit", "1"), 1, "'cli add'", "already")


def test_the_key_of_an_operator_says_what_it_may_do(kinora: Kinora) -> None:
    add = ("clients", "add", "--credit-limit", "0")
    for more in ((), ("--json",)):
        answer = kinora(*add, f"cli-admin{len(more)}", "--role", "ADMIN", *more)
        assert_done(answer)
        assert "kinora: its key may operate:read and operate:write; it makes no films" in answer.stderr
    assert "its key may operate:read; it" in kinora(*add, "cli-reader", "--role", "READER").stderr
    assert "its key may" not in kinora(*add, "cli-member").stderr


def _read_changes(answer: CompletedProcess[str]) -> list[dict[str, object]]:
    """What the command has logged."""
    lines = [json.loads(line) for line in answer.stderr.splitlines() if line.startswith("{")]
    assert all(line.pop("by") == "command line" and line.pop("user") for line in lines)
    known = {"event", "client", "key", "video", "credits"}
    return [{name: value for name, value in line.items() if name in known} for line in lines]


def test_each_change_is_logged_without_the_key(kinora: Kinora) -> None:
    added = kinora("clients", "add", "cli logged", "--credit-limit", "5000", "--json")
    client = json.loads(assert_done(added))
    assert _read_changes(added) == [{"event": "client_created", "client": client["id"]}]
    assert client["key"].rsplit("_", 1)[1] not in added.stderr
    issued = kinora("keys", "issue", client["id"], "--json")
    key = json.loads(assert_done(issued))
    assert _read_changes(issued) == [{"event": "key_issued", "client": client["id"], "key": key["id"]}]
    assert key["key"].rsplit("_", 1)[1] not in issued.stderr
    changes: dict[tuple[str, ...], dict[str, object]] = {
        ("credits", "grant", client["id"], "7"): {"event": "credits_granted", "credits": 7},
        ("clients", "suspend", client["id"]): {"event": "client_suspended"},
        ("clients", "activate", client["id"]): {"event": "client_activated"},
        ("keys", "revoke", key["id"]): {"event": "key_revoked", "key": key["id"]},
    }
    for command, change in changes.items():
        answer = kinora(*command)
        assert_done(answer)
        assert _read_changes(answer) == [{"client": client["id"], **change}]
    refused = kinora("keys", "revoke", "no such key")
    assert (refused.returncode, _read_changes(refused)) == (1, [])
    assert _read_changes(kinora("clients", "list")) == []


def test_for_people_the_key_is_printed_once_and_stands_alone(kinora: Kinora, http: httpx.Client) -> None:
    printed = assert_done(kinora("clients", "add", "cli-people", "--credit-limit", "0"))
    (key,) = re.findall(rf"{_KEY}$", printed, re.MULTILINE)
    assert _ask(http, key).json()["creditLimit"] == 0
    listed = assert_done(kinora("keys", "list", "cli-people"))
    assert key not in listed
    assert key.split("_")[1] in listed


@pytest.mark.parametrize(
    ("name", "limit", "code", "part"),
    [
        ("", "5", 1, "A name has"),
        ("a" * 65, "5", 1, "A name has"),
        ("line\nbreak", "5", 1, "A name has"),
        ("cli-negative", "-1", 1, "from 0 to"),
        ("cli-text", "much", 2, "--credit-limit"),
        ("cli-endless", "9" * 30, 1, "from 0 to"),
        ("client_01jd5zqk3v0000000000000000", "5", 1, "look like an id"),
        (f"kin_{'a' * 12}_{'b' * 38}", "5", 1, "or a key"),
    ],
    ids=["blank", "too-long", "two-lines", "negative", "no-number", "endless", "id", "key"],
)
def test_a_client_that_can_not_be_is_refused(kinora: Kinora, name: str, limit: str, code: int, part: str) -> None:
    assert_refused(kinora("clients", "add", name, "--credit-limit", limit), code, part)


def test_clients_are_listed_for_people_and_for_programs(kinora: Kinora, app: App) -> None:
    (mine,) = [
        client for client in json.loads(assert_done(kinora("clients", "list", "--json"))) if client["id"] == app.id
    ]
    assert mine.items() >= {"name": app.name, "status": "ACTIVE", "usedCredit": 0, "heldCredit": 0}.items()
    assert "key" not in mine
    assert app.name in assert_done(kinora("clients", "list"))


def test_a_suspended_client_is_kept_out_until_it_is_let_in_again(kinora: Kinora, app: App) -> None:
    assert assert_done(kinora("clients", "suspend", app.name)) == f"{app.name} is SUSPENDED.\n"
    wait_until(lambda: app.http.get("/credits").status_code == 403, what="the service to see the suspension")
    assert_error(app.http.get("/credits"), 403, "client_suspended")
    assert json.loads(assert_done(kinora("clients", "activate", app.id, "--json")))["status"] == "ACTIVE"
    assert app.http.get("/credits").is_success


@pytest.mark.parametrize(("flags", "status"), [((), "failed"), (("--keep-queued",), "queued")], ids=["cancel", "keep"])
def test_what_a_suspended_client_has_queued_is_cancelled_unless_it_is_to_be_kept(
    start_service: Callable[..., Service], flags: tuple[str, ...], status: str
) -> None:
    service = start_service()
    service.stop()
    service.start("--no-worker")
    with service.add_app() as app:
        queued = ask(app, prompt="queued when its client was suspended")
        assert_done(service.run("clients", "suspend", app.name, *flags))
        assert_done(service.run("clients", "activate", app.name))
        video = get(app, queued["id"])
        assert video["status"] == status
        assert (video["error"] or {}).get("code") == (None if flags else "cancelled_by_operator")


def test_two_keys_work_side_by_side_and_a_revoked_one_no_more(kinora: Kinora, http: httpx.Client, app: App) -> None:
    second = json.loads(assert_done(kinora("keys", "issue", app.name, "--json")))
    assert [_ask(http, key).status_code for key in (app.key, second["key"])] == [200, 200]
    assert assert_done(kinora("keys", "revoke", second["id"])) == f"Key {second['id']} is revoked.\n"
    wait_until(lambda: _ask(http, second["key"]).status_code == 401, what="the service to see the revocation")
    assert_error(_ask(http, second["key"]), 401, "invalid_api_key")
    assert _ask(http, app.key).is_success
    first, revoked = json.loads(assert_done(kinora("keys", "list", app.name, "--json")))
    assert "revokedAt" not in first
    assert revoked["revokedAt"]
    assert "key" not in revoked


def test_the_use_of_a_key_is_seen(kinora: Kinora, http: httpx.Client, app: App) -> None:
    """So an operator can see that an app uses its new key, before the old one is revoked."""
    second = json.loads(assert_done(kinora("keys", "issue", app.name, "--json")))

    def list_uses() -> list[str | None]:
        return [key.get("lastUsedAt") for key in json.loads(assert_done(kinora("keys", "list", app.name, "--json")))]

    assert list_uses() == [None, None]
    assert "never" in assert_done(kinora("keys", "list", app.name))
    assert _ask(http, second["key"]).is_success
    wait_until(lambda: list_uses()[1], what="the use of the second key")
    first_use, second_use = list_uses()
    assert first_use is None
    assert second_use is not None
    assert second["createdAt"] <= second_use
    assert second_use in assert_done(kinora("keys", "list", app.name))


def test_no_request_waits_for_the_use_to_be_written(start_service: Callable[..., Service]) -> None:
    service = start_service()
    with service.add_app() as app:
        with closing(sqlite3.connect(service.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # as another process that writes
            assert app.http.get("/credits").is_success
            assert service.rows("SELECT last_used_at FROM api_key") == [(None,)]
            other.execute("ROLLBACK")
        wait_until(lambda: service.rows("SELECT last_used_at FROM api_key") != [(None,)], what="the use of the key")


def test_what_is_not_written_yet_is_written_at_the_end(start_service: Callable[..., Service]) -> None:
    service = start_service()
    with service.add_app() as app:
        assert app.http.get("/credits").is_success
    assert service.stop() == 0
    assert service.rows("SELECT count(*) FROM api_key WHERE last_used_at IS NOT NULL") == [(1,)]


def test_a_whole_key_can_be_revoked_as_it_is(kinora: Kinora, app: App) -> None:
    assert app.key not in assert_done(kinora("keys", "revoke", app.key))
    assert_error(app.http.get("/credits"), 401, "invalid_api_key")
    assert_refused(kinora("keys", "revoke", "nonesuch"), 1, "no key")


def test_a_limit_is_raised_and_lowered(kinora: Kinora, app: App) -> None:
    before = app.credits()["creditLimit"]
    raised = json.loads(assert_done(kinora("credits", "grant", app.name, "500", "--note", "a present", "--json")))
    assert raised["creditLimit"] == app.credits()["creditLimit"] == before + 500
    assert "credits are available" in assert_done(kinora("credits", "grant", "--", app.name, "-600"))
    assert_done(kinora("credits", "grant", app.name, "-100"))
    assert app.credits()["creditLimit"] == before - 200
    entries = app.http.get("/credits/entries").json()["data"]
    assert [(entry["kind"], entry["amount"], entry["note"]) for entry in entries[:3]] == [
        ("grant", -100, None),
        ("grant", -600, None),
        ("grant", 500, "a present"),
    ]


@pytest.mark.parametrize(
    ("amount", "part"), [("0", "changes nothing"), (f"-{10**12}", "cannot be lowered"), ("9" * 30, "at most")]
)
def test_a_grant_that_can_not_be_is_refused(kinora: Kinora, app: App, amount: str, part: str) -> None:
    assert_refused(kinora("credits", "grant", "--", app.name, amount), 1, part)
    assert app.credits()["creditLimit"] == 1_000_000_000


def test_what_a_run_was_charged_is_given_back_once(kinora: Kinora, app: App) -> None:
    video = make(app)
    assert_figures(app, used=PRICE)
    assert json.loads(assert_done(kinora("credits", "refund", video["id"], "--json"))) == {"refunded": PRICE}
    assert_figures(app)
    assert assert_done(kinora("credits", "refund", video["id"])) == "There was nothing to give back.\n"
    shown = json.loads(assert_done(kinora("credits", "show", app.name, "--json")))
    assert shown == app.credits()
    assert "limit 1,000,000,000, used 0, held 0" in assert_done(kinora("credits", "show", app.id))


@pytest.mark.parametrize(
    "arguments",
    [
        ("clients", "suspend", "nobody"),
        ("keys", "issue", "nobody"),
        ("credits", "grant", "nobody", "5"),
        ("credits", "refund", "video_nobody"),
    ],
)
def test_who_is_not_there_is_named(kinora: Kinora, arguments: tuple[str, ...]) -> None:
    assert_refused(kinora(*arguments), 1, "nobody")
