"""`kinora webhooks`: an operator lists, adds, disables and enables the webhooks of a client."""

import json

import pytest

from tests.support.commands import assert_done, assert_refused
from tests.support.films import make
from tests.support.receivers import Receiver
from tests.support.services import App, Service
from tests.webhooks.conftest import register


def test_a_webhook_is_added_for_a_client(teller: App, telling: Service, receiver: Receiver, path: str) -> None:
    url = f"{receiver.url(path)}?token=canary"
    added = json.loads(assert_done(telling.run("webhooks", "add", teller.name, url, "--reason", "asked", "--json")))
    assert (added["url"], added["types"]) == (url, ["video.completed", "video.failed"])
    assert added["secret"].startswith("whsec_")
    make(teller)
    assert len(receiver.wait_for(f"{path}?token=canary")) == 1
    listed = assert_done(telling.run("webhooks", "list", teller.id))
    assert added["id"] in listed
    assert added["secret"] not in listed
    as_json = json.loads(assert_done(telling.run("webhooks", "list", teller.id, "--json")))
    assert as_json == teller.http.get("/webhooks").json()
    logged = assert_done(telling.run("audit-log", "--target", added["id"], "--json"))
    assert "webhook.created" in logged
    assert added["secret"] not in logged
    assert "canary" not in logged


def test_a_webhook_is_disabled_and_enabled(teller: App, telling: Service, receiver: Receiver, path: str) -> None:
    webhook = register(teller, receiver.url(path))
    assert "is disabled" in assert_done(telling.run("webhooks", "disable", webhook["id"]))
    make(teller)
    assert teller.http.get(f"/webhooks/{webhook['id']}").json()["disabled_reason"] == "requested"
    assert "requested" in assert_done(telling.run("webhooks", "list", teller.name))
    enabled = json.loads(assert_done(telling.run("webhooks", "enable", webhook["id"], "--json")))
    assert enabled["status"] == "enabled"
    assert len(receiver.wait_for(path)) == 1
    logged = json.loads(assert_done(telling.run("audit-log", "--target", webhook["id"], "--json")))
    assert str(logged).count("webhook.updated") == 2


@pytest.mark.parametrize("url", ["https://10.0.0.1/", "ftp://shop.example/", "http://127.0.0.2/"])
def test_an_address_that_may_not_be_called_is_refused(teller: App, telling: Service, url: str) -> None:
    assert_refused(telling.run("webhooks", "add", teller.name, url), 1, "must be public")
    assert teller.http.get("/webhooks").json()["data"] == []


def test_what_does_not_exist_is_refused(telling: Service) -> None:
    assert_refused(telling.run("webhooks", "list", "nobody"), 1, "nobody")
    assert_refused(telling.run("webhooks", "enable", "webhook_1"), 1, "webhook_1")
