"""Asks a service for its page of metrics, as Prometheus does, and reads it; says what the counters should be."""

import json
from collections import Counter
from typing import Any

import httpx
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from app.store.sessions import Session
from tests.support.services import Service

TOKEN = "metrics-secret-0451"
Samples = dict[str, dict[tuple[str, ...], float]]
_COUNTED = {
    "kinora_videos_total": "SELECT count(*), cache, name FROM video JOIN client ON client.id = client_id "
    "GROUP BY cache, name",
    "kinora_credits_total": "SELECT sum(amount), kind FROM credit_entry WHERE kind <> 'grant' GROUP BY kind",
    "kinora_credits_saved_total": "SELECT sum(generation.credits), cache FROM video JOIN generation "
    "ON generation.id = generation_id WHERE cache <> 'miss' AND status = 'completed' GROUP BY cache",
    "kinora_upstream_attempts_total": "SELECT count(*), outcome FROM attempt WHERE outcome IS NOT NULL "
    "GROUP BY outcome",
}


def ask(service: Service, token: str | None = TOKEN) -> httpx.Response:
    headers = [] if token is None else [(b"authorization", f"Bearer {token}".encode())]
    return httpx.get(f"{service.address}/metrics", headers=headers)


def scrape(service: Service) -> Samples:
    """The values by the name of the sample and its labels, which are in the order of their names."""
    answer = ask(service)
    assert answer.status_code == 200, answer.text
    return read_page(answer.text)


def read_page(page: str) -> Samples:
    found: Samples = {}
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            labels = tuple(value for _, value in sorted(sample.labels.items()))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


def list_families(page: str) -> dict[str, str]:
    """The types of the families by their names."""
    return {family.name: family.type for family in text_string_to_metric_families(page)}


def read_sums(session: Session) -> Samples:
    """What the counters should be, from the rows: of a process that has written all of them."""
    return {
        name: {tuple(labels): int(value) for value, *labels in session.connection.execute(text(sql))}
        for name, sql in _COUNTED.items()
    }


def count_ends(session: Session) -> dict[tuple[str, ...], float]:
    """What `kinora_generations_total` should be, from the events about the steps to an end."""
    rows = session.connection.execute(text("SELECT type, payload FROM event WHERE type LIKE 'generation.%'"))
    ends = Counter[tuple[str, ...]]()
    for kind, payload in rows:
        end = kind.removeprefix("generation.")
        if end in {"completed", "failed", "unknown"}:
            ends[end, _read_failure(payload)] += 1
    return dict(ends)


def leave_out_zeros(values: dict[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    return {labels: value for labels, value in values.items() if value}


def _read_failure(payload: Any) -> str:
    """SQLite returns JSON as text."""
    return str((json.loads(payload) if isinstance(payload, str) else payload).get("failure", ""))
