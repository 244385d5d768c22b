"""Receivers of webhooks for node: the one of docs/webhooks.md, as it is written there, and OpenAI's SDKs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.clients.tools import bring, find
from tests.support.films import make
from tests.support.receivers import run_receiver
from tests.support.repository import ROOT, list_blocks
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def telling(serve: Callable[..., Service]) -> Service:
    return serve(egress_allow="127.0.0.1/32")


@pytest.fixture
def app(telling: Service) -> Iterator[App]:
    with telling.add_app() as app:
        yield app


@pytest.mark.parametrize("receiver", ["docs", "openai6", "openai7"])
def test_a_receiver_accepts_what_is_genuine_and_nothing_else(receiver: str, app: App, tmp_path: Path) -> None:
    if receiver == "docs":
        arguments = ["--input-type=module", "--eval", *list_blocks(ROOT / "docs" / "webhooks.md", "js")]
    else:
        arguments = [str(bring("openai_webhooks.mjs", tmp_path)), receiver]
    with run_receiver([find("node"), *arguments], app) as (webhook, read_line):
        video = make(app)
        assert read_line() == f"video.completed {video['id']}\n"
        forged = {"webhook-id": "evt_1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}
        assert httpx.post(webhook["url"], content=b"{}", headers=forged).status_code == 400
        app.http.post(f"/webhooks/{webhook['id']}/rotate")  # the previous secret signs too
        app.http.post(f"/webhooks/{webhook['id']}/test")
        assert read_line() == "webhook.test undefined\n"
