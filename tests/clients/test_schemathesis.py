"""Thousands of requests, valid and invalid, that Schemathesis invents from the contract: every response is as
described."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.tools import BIN, HERE, run
from tests.support.films import ask, make
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

CASES = 3_000
_FOR_EACH = "430"  # at most so many cases per operation; some have fewer that differ


@pytest.fixture
def own(start_service: Callable[..., Service]) -> Service:
    """A service without rate limits and with a long queue, because these are not tested here."""
    return start_service(posts_per_minute=0, queue_limit=100_000, upstream_concurrency=32)


@pytest.mark.timeout(1500)  # each address of a webhook is looked up, and an unknown host takes long to be refused
def test_every_answer_is_as_the_contract_tells(own: Service, sandbox: Sandbox, tmp_path: Path) -> None:
    with own.add_app() as app:
        said = _run(own, app, tmp_path)
    generated = re.search(r"(\d[\d,]*) generated, (\d[\d,]*) passed", said)
    assert generated, said[-3000:]
    assert int(generated[1].replace(",", "")) >= CASES
    assert generated[1] == generated[2]
    assert sandbox.state()["submits"] > 0
    own.audit()


def _run(service: Service, app: App, folder: Path) -> str:
    """Run against videos that have ended, and some that are in progress for a while."""
    ended = [make(app, prompt=f"wave {number}")["id"] for number in range(6)]
    running = [ask(app, prompt=f"[[fault:late-success=20]] {number}")["id"] for number in range(3)]
    return run(
        BIN / "schemathesis",
        *("--config-file", HERE / "schemathesis.toml"),
        *("run", ROOT / "openapi.json", "--url", service.address, "--header", f"Authorization: Bearer {app.key}"),
        *("--exclude-tag", "operators"),  # an app's key opens none of them: tests/operators has one that does
        *("--max-examples", _FOR_EACH, "--generation-deterministic", "--no-color"),
        folder=folder,
        environment={
            "VIDEOS": " ".join(ended + running),
            "SCHEMATHESIS_HOOKS": "schemathesis_hooks",
            "PYTHONPATH": HERE,
        },
    )
