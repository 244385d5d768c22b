"""A second copy of the design's table "The life of a generation", to compare the code's table with."""

import json

from app.words import State
from tests.support.services import Service

TABLE = {
    "queued": {"submitting", "failed"},
    "submitting": {"queued", "generating", "storing", "failed", "unknown"},
    "generating": {"storing", "failed", "unknown"},
    "storing": {"completed", "failed"},
    "completed": {"expired"},
    "unknown": {"completed", "failed"},
    "failed": set[str](),
    "expired": set[str](),
}
STEPS = {(State(source), State(target)) for source, targets in TABLE.items() for target in targets}


def read_path(service: Service, generation_id: str) -> list[str]:
    """The states that a generation went through: from the service's log, and the last one from its row."""
    log = (service.folder / "serve.log").read_text().splitlines()
    lines = [json.loads(line) for line in log if generation_id in line]
    states = [
        "queued",
        *(line["state"] for line in lines if line["event"] in {"generation_claimed", "generation_moved"}),
    ]
    states.append(service.rows("SELECT state FROM generation WHERE id = ?", generation_id)[0][0])
    return [state for place, state in enumerate(states) if place == 0 or state != states[place - 1]]
