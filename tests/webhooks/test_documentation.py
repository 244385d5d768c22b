"""The receivers of docs/webhooks.md, as they are written there. The one in JavaScript is in tests/clients."""

import base64
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.commands import run_program
from tests.support.films import make
from tests.support.receivers import Receiver, run_receiver
from tests.support.repository import ROOT, list_blocks
from tests.support.services import App
from tests.support.waiting import wait_until
from tests.webhooks.conftest import list_deliveries, register

PAGE = ROOT / "docs" / "webhooks.md"


def test_the_receiver_in_python_accepts_what_is_genuine(teller: App) -> None:
    (code,) = list_blocks(PAGE, "python")
    with run_receiver((sys.executable, "-c", code), teller) as (webhook, read_line):
        video = make(teller)
        assert read_line() == f"video.completed {video['id']}\n"
        delivery = wait_until(lambda: list_deliveries(teller, webhook, status="delivered"), what="the answer")[0]
        assert delivery["answer_status"] == 204
        forged = {"webhook-id": "evt_1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}
        assert httpx.post(webhook["url"], content=b"{}", headers=forged).status_code == 400


@pytest.mark.parametrize(("change", "said"), [(b"", "genuine"), (b" ", "forged")])
def test_the_check_by_hand_tells_what_is_genuine(
    teller: App, receiver: Receiver, path: str, tmp_path: Path, change: bytes, said: str
) -> None:
    secret = register(teller, receiver.url(path))["secret"]
    make(teller)
    (received,) = receiver.wait_for(path)
    (tmp_path / "body.json").write_bytes(received.body + change)
    other = base64.b64encode(b"of another secret").decode()
    environment = {
        "WEBHOOK_SECRET": secret,
        "WEBHOOK_ID": received.id,
        "WEBHOOK_TIMESTAMP": received.headers["webhook-timestamp"],
        "WEBHOOK_SIGNATURE": f"v1,{other} {received.headers['webhook-signature']}",
    }
    (code,) = list_blocks(PAGE, "bash", "openssl")
    answer = run_program("bash", "-c", code, folder=tmp_path, environment=environment)
    assert (answer.stdout, answer.returncode) == (f"{said}\n", 0 if said == "genuine" else 1)


def test_the_command_that_registers_a_webhook_is_right(teller: App, tmp_path: Path) -> None:
    """With an address that is allowed here in place of the shop's."""
    (code,) = list_blocks(PAGE, "bash", "curl")
    code = code.replace("https://shop.example/kinora", "http://127.0.0.1:9/")
    environment = {"KINORA_URL": str(teller.http.base_url), "KINORA_API_KEY": teller.key}
    answer = run_program("bash", "-c", code, folder=tmp_path, environment=environment)
    assert '"secret":"whsec_' in answer.stdout
    assert len(teller.http.get("/webhooks").json()["data"]) == 1
