"""Reads the ledger, mostly as a client does."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from app.audits import check_all
from app.domain import audit as auditing
from app.domain import ledger
from app.domain.audit import Finding, Part
from app.store.content import open_content
from app.store.ids import new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import Client, Generation
from app.words import EntryKind, State
from tests.support.services import App, Service

PRICE = 960_000  # credits: standard, without sound, which is the default of a request


def list_kinds(app: App, video_id: str) -> list[str]:
    """The kinds of the ledger entries of one video, oldest first: `hold`, `settle` …"""
    page = app.http.get("/credits/entries", params={"limit": 100}).json()
    assert not page["has_more"]
    return [entry["kind"] for entry in reversed(page["data"]) if entry["videoId"] == video_id]


def read_figures(app: App) -> dict[str, Any]:
    """Only used and held credits, which change when videos are made."""
    credits = app.credits()
    return {"usedCredit": credits["usedCredit"], "heldCredit": credits["heldCredit"]}


def read_all_figures(session: Session) -> dict[str, tuple[int, ...]]:
    """The stored limit, used and held credits of every client."""
    return {client_id: tuple(figures) for client_id, *figures in session.execute(_FIGURES, {})}


def replay(session: Session) -> dict[str, tuple[int, ...]]:
    """The same figures of every client, added up from the entries of the ledger."""
    sums = {each: Counter(ledger.sum_entries(session, each)) for each in auditing.list_clients(session)}
    return {
        client_id: (
            total[EntryKind.GRANT],
            total[EntryKind.SETTLE] - total[EntryKind.REFUND],
            total[EntryKind.HOLD] - total[EntryKind.SETTLE] - total[EntryKind.RELEASE],
        )
        for client_id, total in sums.items()
    }


def check_clients(session: Session) -> list[Finding]:
    """What the audit finds about clients."""
    return [found for each in auditing.list_clients(session) for found in auditing.check_client(session, each)]


def check_rows(session: Session) -> list[Finding]:
    """What the audit finds in all rows, in one transaction."""
    rest = [found for part in list_parts(session) for found in auditing.check_part(session, part)]
    return [*check_clients(session), *rest]


def list_parts(session: Session) -> Iterator[Part]:
    part = auditing.find_part(session)
    while part is not None:
        yield part
        part = auditing.find_part(session, part.last)


def assert_figures(app: App, *, used: int = 0, held: int = 0) -> None:
    assert read_figures(app) == {"usedCredit": used, "heldCredit": held}


def audit(service: Service) -> None:
    """Assert that `kinora audit` would find nothing, without starting a process, which takes a second."""
    content = open_content(service.environment["KINORA_CONTENT_URL"], create=False)
    assert service.run_on_database(lambda database: check_all(database, content)) == []


def add_run(session: Session, client_id: str, amount: int) -> str:
    """Add a generation and its hold, as an accepted request does; return its id. Raises InsufficientCredit."""
    run = Generation(
        id=new_id("gen"),
        fingerprint=new_id("print"),
        is_current=True,
        state=State.QUEUED,
        payer_id=client_id,
        credits=amount,
        prompt="x",
        model="veo3",
        fast_mode=False,
        generate_audio=False,
        aspect_ratio="16:9",
        resolution="1080p",
        seconds="8",
        take=1,
        still_type="image/png",
        pace_ms=168_000,
        created_at=now(session),
    )
    insert_row(session, Generation, **run.model_dump())
    ledger.hold(session, client_id, run.id, new_id("video"), amount)
    return run.id


# Built once, because the battery reads it after each step.
_FIGURES = select(col(Client.id), col(Client.credit_limit), col(Client.used_credit), col(Client.held_credit))
