"""The receiver in JavaScript of docs/webhooks.md, as it is written there; it needs node."""

from collections.abc import Callable

import httpx

from tests.clients.tools import find
from tests.support.films import make
from tests.support.receivers import run_receiver
from tests.support.repository import ROOT, list_blocks
from tests.support.services import Service


def test_the_receiver_in_javascript_accepts_what_is_genuine(serve: Callable[..., Service]) -> None:
    (code,) = list_blocks(ROOT / "docs" / "webhooks.md", "js")
    command = (find("node"), "--input-type=module", "--eval", code)
    with serve(egress_allow="127.0.0.1/32").add_app() as app, run_receiver(command, app) as (webhook, read_line):
        video = make(app)
        assert read_line() == f"video.completed {video['id']}\n"
        forged = {"webhook-id": "evt_1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}
        assert httpx.post(webhook["url"], content=b"{}", headers=forged).status_code == 400
