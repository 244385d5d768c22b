"""What operators do with the command line: show and change clients, issue keys for a purpose, read the audit log."""

import getpass
import json
import time

from app.words import Scope
from tests.cli.conftest import Kinora
from tests.support.commands import assert_done, assert_refused
from tests.support.services import App


def test_a_client_is_shown_with_who_changed_it(kinora: Kinora, app: App) -> None:
    assert_done(kinora("clients", "change", app.id, "--credit-limit", "5000", "--reason", "the fair"))
    shown = assert_done(kinora("clients", "show", app.name))
    assert f"{app.name} ({app.id}), MEMBER, ACTIVE" in shown
    assert "limit 5,000, used 0, held 0, available 5,000" in shown
    assert f"by {getpass.getuser()}." in shown
    as_json = json.loads(assert_done(kinora("clients", "show", app.name, "--json")))
    assert as_json.items() >= {"id": app.id, "creditLimit": 5000, "updatedBy": getpass.getuser()}.items()


def test_only_what_is_given_changes(kinora: Kinora, app: App) -> None:
    changed = json.loads(assert_done(kinora("clients", "change", app.name, "--name", f"{app.name}-new", "--json")))
    assert (changed["name"], changed["role"], changed["creditLimit"]) == (f"{app.name}-new", "MEMBER", 1_000_000_000)
    assert "may spend 7 credits" in assert_done(kinora("clients", "change", app.id, "--credit-limit", "7"))
    assert_refused(kinora("clients", "change", app.id, "--credit-limit", "-7"), 1, "from 0 to")


def test_a_client_is_told_what_it_may_ask_for(kinora: Kinora, app: App) -> None:
    options = ("--allow", "resolution=720p", "--allow", "fast_mode=true", "--no-image-urls", "--queue-limit", "5")
    changed = json.loads(assert_done(kinora("clients", "set-permissions", app.name, *options, "--json")))
    permitted = {"fast_mode": [True], "resolution": ["720p"], "imageUrls": False, "queueLimit": 5}
    assert changed["permissions"] == permitted
    assert '"resolution":["720p"]' in assert_done(kinora("clients", "show", app.name))
    assert_refused(kinora("clients", "set-permissions", app.name, "--allow", "resolution=4k"), 2, "resolution", "720p")
    assert_refused(kinora("clients", "set-permissions", app.name, "--allow", "colour=red"), 2, "colour")
    assert_refused(kinora("clients", "set-permissions", app.name, "--concurrency", "0"), 2, "concurrency")
    assert_refused(kinora("clients", "set-permissions", app.name), 2, "--none")
    assert json.loads(assert_done(kinora("clients", "show", app.name, "--json")))["permissions"] == permitted
    told = assert_done(kinora("clients", "set-permissions", app.name, "--none", "--reason", "the fair"))
    assert "may ask for everything" in told


def test_a_key_is_issued_for_a_purpose(kinora: Kinora, app: App) -> None:
    ends = int(time.time()) + 3_600
    options = ("--name", "the newsletter", "--scope", "videos:read", "--expires-at", str(ends), "--json")
    key = json.loads(assert_done(kinora("keys", "issue", app.name, *options)))
    assert key.items() >= {"name": "the newsletter", "scopes": [Scope.VIDEOS_READ]}.items()
    assert app.http.get("/videos", headers={"authorization": f"Bearer {key['key']}"}).is_success
    listed = assert_done(kinora("keys", "list", app.name))
    assert "the newsletter" in listed
    assert key["expiresAt"] in listed
    assert_refused(kinora("keys", "issue", app.name, "--expires-at", "1"), 1, "in the past")
    assert_refused(kinora("keys", "issue", app.name, "--name", "x" * 65), 2, "name", "64 characters")


def test_the_audit_log_is_read(kinora: Kinora, app: App) -> None:
    assert_done(kinora("clients", "change", app.id, "--credit-limit", "9", "--reason", "less"))
    printed = assert_done(kinora("audit-log", "--target", app.id))
    assert "client.updated" in printed
    assert "creditLimit: 1000000000 → 9" in printed
    assert "less" in printed
    (entry,) = json.loads(assert_done(kinora("audit-log", "--target", app.id, "--json")))
    assert entry["changes"]["creditLimit"] == {"from": 1_000_000_000, "to": 9}
    assert entry["actor"]["type"] == "cli"
    assert json.loads(assert_done(kinora("audit-log", "--target", app.id, "--outcome", "refused", "--json"))) == []
