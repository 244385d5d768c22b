"""What a client does with its webhooks: registers, changes, tests, rotates, resends, recovers, lists, deletes."""

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Role, Scope
from tests.support.films import ask, assert_error, finish, make
from tests.support.receivers import Receiver, answer
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.webhooks.conftest import list_deliveries, register

MOST = 10
OPERATORS = ["client.credit_threshold", "generation.unknown", "webhook.disabled"]
REFUSED = "`url` must be https, on port 443, without a user name, and its host must be public."
BAD_ADDRESSES = [
    "ftp://127.0.0.1/", "javascript:alert(1)", "file:///etc/passwd", "shop.example/hook", "//127.0.0.1/", "https://",
    "https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "http://8.8.8.8/", "https://8.8.8.8:8443/",
    "https://me@127.0.0.1/", "https://me:pw@127.0.0.1/", "https://no-such-host.invalid/", "https://0x7f000002/",
    "https://127.0.0.2/", "http://127.0.0.1:99999/", "https://exa mple/", "\u2603",
]  # fmt: skip


def test_a_webhook_is_read_back_without_its_secret(teller: App, receiver: Receiver, path: str) -> None:
    created = register(teller, receiver.url(path), types=["video.failed"])
    secret = created.pop("secret")
    assert secret.startswith("whsec_")
    assert created == {
        "id": created["id"], "object": "webhook", "url": receiver.url(path), "types": ["video.failed"],
        "audience": "client", "status": "enabled", "disabled_reason": None, "failing_since": None,
        "previous_secret_expires_at": None, "created_at": created["created_at"],
    }  # fmt: skip
    read = teller.http.get(f"/webhooks/{created['id']}")
    assert read.json() == created
    assert secret not in read.text + teller.http.get("/webhooks").text
    assert teller.http.get("/webhooks").json() == {"object": "list", "data": [created]}


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_an_address_that_may_not_be_called_is_refused(teller: App, receiver: Receiver, path: str, url: str) -> None:
    webhook = register(teller, receiver.url(path))
    for refused in (
        teller.http.post("/webhooks", json={"url": url}),
        teller.http.patch(f"/webhooks/{webhook['id']}", json={"url": url}),
    ):
        assert assert_error(refused, 400, "invalid_value", "url")["message"] == REFUSED
    assert [each["url"] for each in teller.http.get("/webhooks").json()["data"]] == [receiver.url(path)]


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({}, "missing_field", "url"),
        ({"url": ""}, "invalid_value", "url"),
        ({"url": "x" * 2001}, "invalid_value", "url"),
        ({"url": 7}, "invalid_value", "url"),
        ({"url": "https://a\0b/"}, "invalid_value", "url"),
        ({"url": "https://shop.example/", "secret": "whsec_mine"}, "unknown_field", "secret"),
        ({"url": "{own}", "types": []}, "invalid_value", "types"),
        ({"url": "{own}", "types": ["video.deleted"]}, "invalid_value", "types"),
        ({"url": "{own}", "types": ["webhook.test"]}, "invalid_value", "types"),
        ({"url": "{own}", "types": ["video.completed", "webhook.test"]}, "invalid_value", "types"),
        ({"url": "{own}", "types": ["video.completed", "webhook.disabled"]}, "invalid_value", "types"),
        ({"url": "{own}", "types": "video.completed"}, "invalid_value", "types"),
    ],
)
def test_what_a_webhook_cannot_be_is_refused_by_the_field(
    teller: App, receiver: Receiver, body: dict[str, Any], code: str, param: str
) -> None:
    if body.get("url") == "{own}":
        body = {**body, "url": receiver.url("/")}
    assert_error(teller.http.post("/webhooks", json=body), 400, code, param)
    assert teller.http.get("/webhooks").json()["data"] == []


def test_of_many_at_once_ten_are_created(teller: App, receiver: Receiver) -> None:
    with ThreadPoolExecutor(16) as threads:
        created = list(threads.map(lambda _: teller.http.post("/webhooks", json={"url": receiver.url("/")}), range(16)))
    assert sorted(each.status_code for each in created) == [201] * MOST + [409] * (16 - MOST)
    refused = next(each for each in created if each.status_code == 409)
    assert "10 webhooks" in assert_error(refused, 409, "too_many_webhooks")["message"]
    first = teller.http.get("/webhooks").json()["data"][0]
    assert teller.http.delete(f"/webhooks/{first['id']}").json() == {
        "id": first["id"], "object": "webhook.deleted", "deleted": True,
    }  # fmt: skip
    register(teller, receiver.url("/"))


def test_another_clients_webhook_does_not_exist(teller: App, telling: Service, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    make(teller)
    receiver.wait_for(path)
    (delivery,) = list_deliveries(teller, webhook)
    there = f"/webhooks/{webhook['id']}"
    with telling.add_app() as stranger:
        for method, address, body in [
            ("GET", there, None), ("PATCH", there, {"url": receiver.url("/theirs")}), ("DELETE", there, None),
            ("POST", f"{there}/rotate", {}), ("POST", f"{there}/test", None), ("GET", f"{there}/deliveries", None),
            ("POST", f"{there}/deliveries/{delivery['id']}/resend", None), ("POST", f"{there}/recover", {"since": 0}),
        ]:  # fmt: skip
            answered = stranger.http.request(method, address, json=body)
            assert_error(answered, 404, "not_found", "webhook_id")
        mine = register(stranger, receiver.url(path))
        answered = stranger.http.post(f"/webhooks/{mine['id']}/deliveries/{delivery['id']}/resend")
        assert_error(answered, 404, "not_found", "delivery_id")
        assert stranger.http.get("/events").json()["data"] == []
    assert teller.http.get(there).json()["url"] == receiver.url(path)


def test_a_deleted_webhook_gets_nothing_more(teller: App, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    other = register(teller, receiver.url(f"{path}/other"))
    make(teller)
    receiver.wait_for(path)
    assert teller.http.delete(f"/webhooks/{webhook['id']}").status_code == 200
    assert_error(teller.http.get(f"/webhooks/{webhook['id']}"), 404, "not_found", "webhook_id")
    make(teller)
    receiver.wait_for(f"{path}/other", 2)
    assert len(receiver.list_at(path)) == 1
    assert len(list_deliveries(teller, other)) == 2


def test_during_a_rotation_both_secrets_sign(teller: App, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    rotated = teller.http.post(f"/webhooks/{webhook['id']}/rotate")
    assert rotated.status_code == 200
    new = rotated.json()
    assert new["secret"] != webhook["secret"]
    assert 86_000 < new["previous_secret_expires_at"] - webhook["created_at"] <= 86_500
    make(teller)
    (received,) = receiver.wait_for(path)
    assert len(received.headers["webhook-signature"].split()) == 2
    for secret in (webhook["secret"], new["secret"]):
        Webhook(secret).verify(received.body.decode(), dict(received.headers))
    again = f"/webhooks/{webhook['id']}/rotate"
    assert_error(teller.http.post(again), 409, "secret_rotation_in_progress")
    forced = teller.http.post(again, json={"force": True}).json()
    make(teller)
    received = receiver.wait_for(path, 2)[1]
    for secret in (new["secret"], forced["secret"]):
        Webhook(secret).verify(received.body.decode(), dict(received.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook["secret"]).verify(received.body.decode(), dict(received.headers))


def test_a_test_shows_the_answer_of_the_receiver(teller: App, receiver: Receiver, path: str) -> None:
    receiver.replies[path] = answer(404, b"no such page")
    webhook = register(teller, receiver.url(path))
    sent = teller.http.post(f"/webhooks/{webhook['id']}/test")
    assert (sent.status_code, sent.json()["event_type"], sent.json()["tries"]) == (202, "webhook.test", 0)
    (received,) = receiver.wait_for(path)
    assert (received.event["type"], received.id) == ("webhook.test", sent.json()["event_id"])
    wait_until(lambda: list_deliveries(teller, webhook, status="failed"), what="the answer")
    (delivery,) = list_deliveries(teller, webhook)
    assert delivery["id"] == sent.json()["id"]
    assert (delivery["answer_status"], delivery["answer_body"], delivery["next_try_at"]) == (404, "no such page", None)
    teller.http.patch(f"/webhooks/{webhook['id']}", json={"status": "disabled"})
    assert teller.http.get(f"/webhooks/{webhook['id']}").json()["disabled_reason"] == "requested"
    assert_error(teller.http.post(f"/webhooks/{webhook['id']}/test"), 409, "webhook_disabled")


def test_what_was_delivered_is_sent_again_with_the_same_id(teller: App, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    make(teller)
    (first,) = receiver.wait_for(path)
    (delivery,) = wait_until(lambda: list_deliveries(teller, webhook, status="delivered"), what="the answer")
    sent = teller.http.post(f"/webhooks/{webhook['id']}/deliveries/{delivery['id']}/resend")
    assert (sent.status_code, sent.json()["status"], sent.json()["tries"]) == (202, "pending", 0)
    _, second = receiver.wait_for(path, 2)
    assert (second.id, second.body) == (first.id, first.body)
    assert wait_until(lambda: list_deliveries(teller, webhook, status="delivered"), what="the second answer")


def test_failed_deliveries_since_a_time_are_recovered(teller: App, receiver: Receiver, path: str) -> None:
    """Tests fail after one try; other events would need three days for it."""
    receiver.replies[path] = answer(500)
    webhook = register(teller, receiver.url(path))
    for _ in range(3):
        teller.http.post(f"/webhooks/{webhook['id']}/test")
    wait_until(lambda: len(list_deliveries(teller, webhook, status="failed")) == 3, what="three failures")
    receiver.replies[path] = answer(200)
    there = f"/webhooks/{webhook['id']}/recover"
    later = {"since": webhook["created_at"] + 86_400}
    assert teller.http.post(there, json=later).json() == {"object": "webhook.recovery", "recovered": 0}
    recovered = teller.http.post(there, json={"since": webhook["created_at"] - 1})
    assert (recovered.status_code, recovered.json()["recovered"]) == (202, 3)
    wait_until(lambda: len(list_deliveries(teller, webhook, status="delivered")) == 3, what="three deliveries")
    assert len({each.id for each in receiver.list_at(path)}) == 3
    for body in ({}, {"since": "yesterday"}, {"since": -1}, {"since": 2**48}, {"since": 0, "until": 1}):
        code = "missing_field" if not body else "unknown_field" if "until" in body else "invalid_value"
        assert_error(teller.http.post(there, json=body), 400, code, "until" if "until" in body else "since")


def test_deliveries_are_listed_in_pages_newest_first(teller: App, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    sent = [teller.http.post(f"/webhooks/{webhook['id']}/test").json()["id"] for _ in range(5)]
    there, listed = f"/webhooks/{webhook['id']}/deliveries", list[str]()
    after: str | None = None
    while True:
        page = teller.http.get(there, params={"limit": 2, **({"after": after} if after else {})}).json()
        listed += [each["id"] for each in page["data"]]
        after = page["last_id"]
        if not page["has_more"]:
            break
    assert listed == sent[::-1]
    wrongs: list[tuple[dict[str, str | int], str, str]] = [
        ({"limit": 0}, "invalid_value", "limit"), ({"status": "lost"}, "invalid_value", "status"),
        ({"after": "video_1"}, "invalid_value", "after"), ({"state": "failed"}, "unknown_field", "state"),
    ]  # fmt: skip
    for wrong, code, param in wrongs:
        assert_error(teller.http.get(there, params=wrong), 400, code, param)


def test_events_are_listed_and_those_that_did_not_arrive(teller: App, receiver: Receiver, path: str) -> None:
    receiver.replies[f"{path}/broken"] = answer(500)
    register(teller, receiver.url(path))
    webhook = register(teller, receiver.url(f"{path}/broken"), types=["video.failed"])
    film = make(teller)
    failed = finish(teller, ask(teller, prompt="waves [[fault:busy]]")["id"])
    receiver.wait_for(path, 2)
    receiver.wait_for(f"{path}/broken")

    def look(**wanted: Any) -> list[str]:
        page = teller.http.get("/events", params=wanted)
        assert page.status_code == 200, page.text
        return [each["data"]["id"] for each in page.json()["data"]]

    assert look() == [failed["id"], film["id"]]
    wait_until(lambda: look(delivered="true") == [film["id"]], what="the first event to arrive")
    assert look(delivered="false") == [failed["id"]]
    listed = teller.http.get("/events", params={"limit": 1}).json()
    assert listed["data"][0] == receiver.list_at(f"{path}/broken")[0].event
    assert look(after=listed["last_id"]) == [film["id"]]
    receiver.replies[f"{path}/broken"] = answer(200)
    for delivery in list_deliveries(teller, webhook):
        teller.http.post(f"/webhooks/{webhook['id']}/deliveries/{delivery['id']}/resend")
    wait_until(lambda: look(delivered="false") == [], what="the second event to arrive")
    assert_error(teller.http.get("/events", params={"after": "video_1"}), 400, "invalid_value", "after")
    assert_error(teller.http.get("/events", params={"type": "x"}), 400, "unknown_field", "type")


def test_operators_get_and_list_what_happens_in_the_service(
    teller: App, telling: Service, receiver: Receiver, path: str
) -> None:
    with telling.add_app(0, Role.READER) as reader:
        register(reader, receiver.url(path), types=OPERATORS)
        lost = ask(teller, prompt="waves [[fault:reset-after]]")["id"]
        finish(teller, lost)
        found = receiver.wait_for(path)
        assert found[0].event["type"] == "generation.unknown"
        listed = reader.http.get("/events").json()["data"]
        assert found[0].event in listed
        assert {each["type"] for each in listed} <= set(OPERATORS)


def test_a_key_needs_the_scope_for_what_a_webhook_gets(
    teller: App, telling: Service, receiver: Receiver, path: str
) -> None:
    def open_with(*scopes: Scope) -> App:
        key = telling.write(keys.issue, teller.name, NewKey(scopes=list(scopes))).key
        return telling.open_app(App(teller.http, teller.id, teller.name, key))

    url = receiver.url(path)
    with open_with(Scope.OPERATE_READ) as operator, open_with(Scope.VIDEOS_WRITE) as writer:
        mine = register(writer, url)
        theirs = register(operator, url, types=OPERATORS)
        for app, types, scope in [
            (operator, ["video.completed"], "videos:write"), (writer, OPERATORS, "operate:read"),
        ]:  # fmt: skip
            error = assert_error(
                app.http.post("/webhooks", json={"url": url, "types": types}), 403, "permission_denied"
            )
            assert scope in error["message"]
        for app, webhook in [(operator, mine), (writer, theirs)]:
            there = f"/webhooks/{webhook['id']}"
            for method, address, body in [
                ("PATCH", there, {"url": receiver.url("/other")}), ("DELETE", there, None),
                ("POST", f"{there}/rotate", {}), ("POST", f"{there}/test", None),
                ("POST", f"{there}/recover", {"since": 0}),
            ]:  # fmt: skip
                assert_error(app.http.request(method, address, json=body), 403, "permission_denied")
        # Nor may it become what the key may not see.
        changed = writer.http.patch(f"/webhooks/{mine['id']}", json={"types": OPERATORS})
        assert_error(changed, 403, "permission_denied")
    assert [each["url"] for each in teller.http.get("/webhooks").json()["data"]] == [url, url]


def test_secrets_are_in_no_log_line_and_in_no_error(
    teller: App, telling: Service, receiver: Receiver, path: str
) -> None:
    webhook = register(teller, receiver.url(path))
    rotated = teller.http.post(f"/webhooks/{webhook['id']}/rotate").json()
    make(teller)
    receiver.wait_for(path)
    log = (telling.folder / "serve.log").read_text()
    for secret in (webhook["secret"], rotated["secret"]):
        assert secret not in log
        assert secret.removeprefix("whsec_") not in log
        assert base64.b64decode(secret.removeprefix("whsec_")).hex() not in log
