"""What operators' lists and usage cost with a year of history: the time of an answer, and the memory that it needs.

Every request is sent to a real service over HTTP, in turns. No answer is cached.
"""

import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import text

from app.domain import clients, keys
from app.store.database import find_backend
from app.store.sessions import Session, now
from app.words import Role
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, Server, find_server, run_service
from tests.support.databases import open_engine, open_session
from tests.support.history import add_history
from tests.support.postgres import Postgres

CLIENTS, CREDITS = 20, 10**12
_DAY = 86_400
_YEAR_MS = 365 * _DAY * 1000
_TURNS = 5
COLUMNS = ("ms", "slowest", "more memory, MB")


@dataclass(frozen=True)
class Past:
    """How many videos, who may read it, a client of it, one that has made nothing, and when it ended, in Unix
    seconds."""

    count: int
    key: str
    client: str
    quiet: str
    end: int


def run(bench: Bench, report: Report, postgres: Postgres) -> None:
    count = max(bench.videos)
    for title in bench.databases:
        is_file = title == "SQLite"
        url = f"sqlite:///{bench.folder}/lists.db" if is_file else postgres.create_database()
        past = prepare(url, count)
        report.open_table(
            f"Operators' lists, {title}", *COLUMNS, note=f"{count:,} videos of {CLIENTS} clients in a year, as many "
            f"entries of the audit log, twice as many of the ledger. Median and slowest of {_TURNS}.",
        )  # fmt: skip
        with run_service(bench, f"lists-{title}", url, "--no-worker") as service:
            measure(service.address, find_server(service), past, report)


def prepare(url: str, count: int) -> Past:
    find_backend(url).upgrade(tell=lambda _: None)
    engine = open_engine(url)
    with open_session(engine) as session:
        past = fill(session, count)
    if not url.startswith("sqlite"):
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
    return past


def fill(session: Session, count: int) -> Past:
    end = now(session)
    ids = [clients.create(session, f"client {number}", CREDITS, Role.MEMBER).id for number in range(CLIENTS)]
    add_history(session, ids, count, end - _YEAR_MS, _YEAR_MS // count)
    reader = clients.create(session, "reader", 0, Role.READER)
    return Past(count, keys.issue(session, reader.id).key, ids[0], reader.id, end // 1000)


def measure(address: str, server: Server, past: Past, report: Report) -> None:
    headers = {"authorization": f"Bearer {past.key}"}
    with httpx.Client(base_url=address, headers=headers, timeout=600) as http:
        for name, (path, params) in list_requests(past).items():
            http.get(path, params=params).raise_for_status()  # the first one also compiles
            took, before = [], server.read_memory()
            server.reset_peak()
            for _ in range(_TURNS):
                began = time.perf_counter()
                http.get(path, params=params).raise_for_status()
                took.append(1000 * (time.perf_counter() - began))
            report.add(name, statistics.median(took), max(took), max(0, server.read_peak() - before) / 1e6)


def list_requests(past: Past) -> Mapping[str, tuple[str, dict[str, Any]]]:
    """The requests by their names."""
    log, ledger = "/audit-log", f"/clients/{past.client}/credits/entries"
    middle = past.count // 2
    month = {"start_time": past.end - 30 * _DAY, "end_time": past.end}
    return {
        "`GET /clients`": ("/clients", {"limit": 100}),
        "`GET /clients/{id}` of one that has made nothing": (f"/clients/{past.quiet}", {}),
        "`GET /audit-log`": (log, {"limit": 100}),
        "the same, in the middle of a year": (log, {"limit": 100, "after": f"audit_{middle:026}"}),
        "the same, of one client": (log, {"limit": 100, "target": past.client}),
        "the same, of one that has made nothing": (log, {"limit": 100, "target": past.quiet}),
        "the same, refused": (log, {"limit": 100, "outcome": "refused"}),
        "the same, of a type that there is not": (log, {"limit": 100, "type": "key.rotated"}),
        "`GET /clients/{id}/credits/entries`": (ledger, {"limit": 100}),
        "the same, in the middle": (ledger, {"limit": 100, "after": f"entry_{middle:025}h"}),
        "the same, as a file": (ledger, {"format": "csv"}),
        "`GET /usage`, a day by client": ("/usage", {"start_time": past.end - _DAY, "group_by": "client"}),
        "`GET /usage`, 30 days": ("/usage", month),
        "`GET /usage`, 30 days by client": ("/usage", month | {"group_by": "client"}),
        "`GET /usage`, 30 days by outcome and label": ("/usage", month | {"group_by": ["outcome", "metadata.team"]}),
        "`GET /usage`, 30 days of one client": ("/usage", month | {"client": past.client}),
        "`GET /usage`, a year by client": ("/usage", {"start_time": past.end - 365 * _DAY, "group_by": "client"}),
    }
