"""An event arrives as Standard Webhooks says, from a real service at a real receiver; and what its answer means."""

import base64
import hashlib
import hmac
import threading
import time
from typing import Any

import pytest
from openai import InvalidWebhookSignatureError, OpenAI
from standardwebhooks import Webhook, WebhookVerificationError

from tests.support.elsewhere import Elsewhere
from tests.support.films import ask, finish, get, make
from tests.support.pictures import draw_png
from tests.support.receivers import Receiver, Reply, answer
from tests.support.services import App
from tests.support.waiting import wait_until
from tests.webhooks.conftest import list_deliveries, register

KEPT = 1024


def test_a_film_arrives_as_the_video_without_its_prompt(teller: App, receiver: Receiver, path: str) -> None:
    register(teller, receiver.url(path))
    video = make(teller, prompt="words of the shop", metadata='{"order": "7"}')
    (received,) = receiver.wait_for(path)
    event = received.event
    assert list(event) == ["id", "object", "type", "created_at", "timestamp", "data"]
    assert (event["object"], event["type"], event["id"]) == ("event", "video.completed", received.id)
    assert event["data"] == {name: value for name, value in video.items() if name != "prompt"}
    assert b"words of the shop" not in received.body
    assert abs(event["created_at"] - time.time()) < 60
    assert event["timestamp"].startswith(time.strftime("%Y-%m-%dT%H:", time.gmtime(event["created_at"])))
    assert len(received.body) < 20_000
    assert received.headers["content-type"] == "application/json"
    assert "authorization" not in received.headers
    assert "cookie" not in received.headers


def test_a_failure_arrives_too(teller: App, receiver: Receiver, path: str) -> None:
    register(teller, receiver.url(path))
    video_id = ask(teller, prompt="waves [[fault:busy]]")["id"]
    video = finish(teller, video_id)
    (received,) = receiver.wait_for(path)
    assert received.event["type"] == "video.failed"
    assert received.event["data"]["error"] == video["error"]


def test_two_verifiers_accept_what_arrives_and_nothing_else(teller: App, receiver: Receiver, path: str) -> None:
    secret = register(teller, receiver.url(path))["secret"]
    make(teller)
    (received,) = receiver.wait_for(path)
    headers, text = dict(received.headers), received.body.decode()
    assert Webhook(secret).verify(text, headers) == received.event
    openai = OpenAI(api_key="none", base_url="http://127.0.0.1:9", webhook_secret=secret)
    openai.webhooks.verify_signature(text, headers)
    other = "whsec_" + base64.b64encode(b"x" * 32).decode()
    for changed in (text.replace("completed", "failed", 1), text + " "):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(changed, headers)
        with pytest.raises(InvalidWebhookSignatureError):
            openai.webhooks.verify_signature(changed, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(other).verify(text, headers)
    later = headers | {"webhook-timestamp": str(int(headers["webhook-timestamp"]) + 1)}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(text, later)


def test_the_signature_is_that_of_the_specification(teller: App, receiver: Receiver, path: str) -> None:
    secret = register(teller, receiver.url(path))["secret"]
    assert secret.startswith("whsec_")
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    assert 24 <= len(key) <= 64
    make(teller)
    (received,) = receiver.wait_for(path)
    signed = f"{received.id}.{received.headers['webhook-timestamp']}.".encode() + received.body
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert received.headers["webhook-signature"] == f"v1,{digest}"


def test_a_hit_arrives_although_its_answer_has_the_film(teller: App, receiver: Receiver, path: str) -> None:
    image = draw_png()
    with_film = make(teller, image)
    assert teller.http.delete(f"/videos/{with_film['id']}").status_code == 200
    register(teller, receiver.url(path))
    first = make(teller, image)
    assert [each.event["data"]["id"] for each in receiver.wait_for(path)] == [first["id"]]


def test_a_cancelled_video_arrives_once(teller: App, receiver: Receiver, path: str, telling: Any) -> None:
    register(teller, receiver.url(path))
    with telling.add_app(0) as operator:
        telling.run("queue", "pause", "paid_calls")
        try:
            video_id = ask(teller)["id"]
            assert teller.http.post(f"/videos/{video_id}/cancel").status_code == 200
        finally:
            telling.run("queue", "resume", "paid_calls")
        assert operator.http.get("/webhooks").json()["data"] == []
    (received,) = receiver.wait_for(path)
    assert (received.event["type"], received.event["data"]["error"]["code"]) == ("video.failed", "cancelled")


def test_each_type_goes_only_where_it_is_wanted(teller: App, receiver: Receiver, path: str, telling: Any) -> None:
    register(teller, receiver.url(f"{path}/failed"), types=["video.failed"])
    register(teller, receiver.url(f"{path}/all"))
    with telling.add_app() as stranger:
        register(stranger, receiver.url(f"{path}/stranger"))
        make(teller)
        receiver.wait_for(f"{path}/all")
        failed = ask(teller, prompt="waves [[fault:busy]]")["id"]
        finish(teller, failed)
        receiver.wait_for(f"{path}/all", 2)
        assert [each.event["data"]["id"] for each in receiver.wait_for(f"{path}/failed")] == [failed]
        assert receiver.list_at(f"{path}/stranger") == []


def test_a_shared_film_is_one_event_for_each_client_that_listens(
    teller: App, receiver: Receiver, path: str, telling: Any
) -> None:
    image = draw_png()
    with telling.add_app() as other, telling.add_app() as silent:
        register(teller, receiver.url(f"{path}/one"))
        register(other, receiver.url(f"{path}/other"))
        videos = [ask(app, image, prompt="shared")["id"] for app in (teller, other, silent)]
        for app, video_id in zip((teller, other, silent), videos, strict=True):
            finish(app, video_id)
        for app, own in ((teller, "one"), (other, "other")):
            (received,) = receiver.wait_for(f"{path}/{own}")
            assert received.event["data"] == {
                name: value for name, value in get(app, received.event["data"]["id"]).items() if name != "prompt"
            }


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_a_status_of_2xx_is_success(teller: App, receiver: Receiver, path: str, status: int) -> None:
    receiver.replies[path] = answer(status, b"" if status == 204 else b"thanks")
    webhook = register(teller, receiver.url(path))
    assert wait_until_tried(teller, webhook)["status"] == "delivered"


@pytest.mark.parametrize("status", [300, 302, 304, 307, 400, 401, 404, 429, 500, 503])
def test_any_other_status_is_tried_again(teller: App, receiver: Receiver, path: str, status: int) -> None:
    there = f"{path}/never"
    receiver.replies[path] = answer(status, b"no" if status >= 400 else b"", Location=receiver.url(there))
    webhook = register(teller, receiver.url(path))
    delivery = wait_until_tried(teller, webhook)
    assert (delivery["status"], delivery["tries"]) == ("pending", 1)
    assert delivery["next_try_at"] >= delivery["tried_at"] + 4
    assert receiver.list_at(there) == []  # a redirect is not followed
    if status >= 400:
        assert (delivery["answer_status"], delivery["answer_body"]) == (status, "no")


def test_all_tries_have_the_same_id_and_their_own_time_and_signature(
    teller: App, receiver: Receiver, path: str
) -> None:
    answers = iter([500, 200])
    receiver.replies[path] = lambda _: Reply(next(answers), {"Content-Length": "0"})
    secret = register(teller, receiver.url(path))["secret"]
    make(teller)
    first, second = receiver.wait_for(path, 2)
    assert (first.id, first.body) == (second.id, second.body)
    assert int(second.headers["webhook-timestamp"]) > int(first.headers["webhook-timestamp"])
    for received in (first, second):
        Webhook(secret).verify(received.body.decode(), dict(received.headers))


def test_410_disables_the_webhook_and_the_rest_waits_for_it(teller: App, receiver: Receiver, path: str) -> None:
    receiver.replies[path] = answer(410)
    webhook = register(teller, receiver.url(path))
    make(teller)
    receiver.wait_for(path)
    found = wait_until(lambda: is_disabled(teller, webhook), what="the webhook to be disabled")
    assert found["disabled_reason"] == "gone"
    video = make(teller)
    (waiting, gone) = list_deliveries(teller, webhook)
    assert (gone["status"], gone["answer_status"]) == ("failed", 410)
    assert (waiting["status"], waiting["tries"], waiting["next_try_at"]) == ("pending", 0, None)
    receiver.replies[path] = answer(200)
    enabled = teller.http.patch(f"/webhooks/{webhook['id']}", json={"status": "enabled"}).json()
    assert (enabled["status"], enabled["disabled_reason"]) == ("enabled", None)
    assert receiver.wait_for(path, 2)[1].event["data"]["id"] == video["id"]


def test_of_an_endless_answer_only_the_beginning_is_kept(teller: App, receiver: Receiver, path: str) -> None:
    def pour(file: Any) -> None:
        while True:
            file.write(b"x" * 65_536)

    receiver.replies[path] = lambda _: Reply(500, {}, pour)
    webhook = register(teller, receiver.url(path))
    delivery = wait_until_tried(teller, webhook)
    assert delivery["answer_body"] == "x" * KEPT
    receiver.replies[path] = lambda _: Reply(200, {"Content-Length": "3"}, lambda file: file.write(b"\x00\xff\xfe"))
    teller.http.post(f"/webhooks/{webhook['id']}/test")
    delivery = wait_until_tried(teller, webhook)
    assert (delivery["status"], delivery["answer_body"]) == ("delivered", "���")


def test_a_receiver_that_never_answers_delays_nobody_else(
    teller: App, receiver: Receiver, path: str, telling: Any
) -> None:
    """Its own deliveries are in flight at most four at a time, until its first timeout."""

    def hang(_: Any) -> Reply:
        receiver_stopped.wait(60)
        return Reply()

    receiver_stopped = threading.Event()
    receiver.replies[f"{path}/slow"] = hang
    try:
        slow = register(teller, receiver.url(f"{path}/slow"))
        for _ in range(12):
            assert teller.http.post(f"/webhooks/{slow['id']}/test").status_code == 202
        receiver.wait_for(f"{path}/slow", 4)
        with telling.add_app() as other:
            quick = register(other, receiver.url(f"{path}/quick"))
            for _ in range(12):
                other.http.post(f"/webhooks/{quick['id']}/test")
            receiver.wait_for(f"{path}/quick", 12)
        assert receiver.most[f"{path}/slow"] == len(receiver.list_at(f"{path}/slow")) == 4
    finally:
        receiver_stopped.set()


def test_labels_that_would_make_the_body_too_large_are_left_out(teller: App, receiver: Receiver, path: str) -> None:
    register(teller, receiver.url(path))
    labels = {f"{number:064}": "😀" * 512 for number in range(16)}
    image = draw_png()
    posted = teller.http.post("/videos", json={"prompt": "waves", "image": to_data_url(image), "metadata": labels})
    assert posted.status_code == 202, posted.text
    (received,) = receiver.wait_for(path)
    assert received.event["data"]["metadata"] == {}
    assert len(received.body) < 20_000


def test_an_address_that_became_private_is_not_called(teller: App, receiver: Receiver, path: str, telling: Any) -> None:
    """The guard checks each try: here the network is no longer allowed after a restart."""
    webhook = register(teller, receiver.url(path))
    telling.restart(KINORA_EGRESS_ALLOW="127.0.0.2/32")
    try:
        with telling.open_app(teller) as again:
            again.http.post(f"/webhooks/{webhook['id']}/test")
            delivery = wait_until_tried(again, webhook)
            assert (delivery["status"], delivery["answer_status"]) == ("failed", None)
            assert "must be public" in delivery["error"]
        assert receiver.list_at(path) == []
    finally:
        telling.restart(KINORA_EGRESS_ALLOW="127.0.0.1/32")


def test_a_receiver_that_is_not_there_is_a_failed_try(teller: App, path: str) -> None:
    with Elsewhere(None) as server:
        address = server.url(path, "127.0.0.1")
    webhook = register(teller, address)
    delivery = wait_until_tried(teller, webhook)
    assert "cannot be connected to" in delivery["error"]


def is_disabled(app: App, webhook: dict[str, Any]) -> dict[str, Any] | None:
    found: dict[str, Any] = app.http.get(f"/webhooks/{webhook['id']}").json()
    return found if found["status"] == "disabled" else None


def wait_until_tried(app: App, webhook: dict[str, Any]) -> dict[str, Any]:
    """The newest delivery after its first try. Without one, a film is made first."""
    if not list_deliveries(app, webhook):
        make(app)

    def look() -> dict[str, Any] | None:
        newest = list_deliveries(app, webhook)[0]
        return newest if newest["tries"] else None

    return wait_until(look, what="the first try")


def to_data_url(image: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"
