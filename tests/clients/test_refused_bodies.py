"""Node's `fetch` reads an answer only after it has sent the body, so an early close would cost it the error."""

import json
from pathlib import Path

from tests.clients.tools import HERE, run
from tests.support.services import App, Service

SCRIPT = HERE / "node" / "refused_bodies.mjs"
TIMES = 6


def test_node_reads_why_a_large_body_was_refused(service: Service, app: App, tmp_path: Path) -> None:
    """The body is larger than what the service reads before it answers."""
    said = run("node", SCRIPT, service.address, app.key, "48", str(TIMES), folder=tmp_path)
    assert json.loads(said) == [[413, "image_too_large"], [401, "invalid_api_key"]] * TIMES
