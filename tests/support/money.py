"""What the ledger says, read as a client reads it."""

from typing import Any

from app.domain import audit as auditing
from app.store.content import Content
from tests.support.processes import App, Service

PRICE = 960_000  # credits: standard, without sound, as every request is that asks for nothing else


def list_kinds(app: App, video_id: str) -> list[str]:
    """What happened to the money of one video, oldest first: `hold`, `settle` …"""
    page = app.http.get("/credits/entries", params={"limit": 100}).json()
    assert not page["has_more"]
    return [entry["kind"] for entry in reversed(page["data"]) if entry["videoId"] == video_id]


def read_figures(app: App) -> dict[str, Any]:
    """Used and held alone: what moves when videos come and go."""
    credits = app.credits()
    return {"usedCredit": credits["usedCredit"], "heldCredit": credits["heldCredit"]}


def assert_figures(app: App, *, used: int = 0, held: int = 0) -> None:
    assert read_figures(app) == {"usedCredit": used, "heldCredit": held}


def audit(service: Service) -> None:
    """What `kinora audit` finds, without the second that it takes a process to start."""
    assert service.write(auditing.audit, Content(service.content)).findings == []
