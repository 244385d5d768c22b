"""Asks a service for its page of metrics, as Prometheus does, and reads it."""

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.support.services import Service

TOKEN = "metrics-secret-0451"
Samples = dict[str, dict[tuple[str, ...], float]]


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
