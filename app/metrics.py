"""Metrics: what this process counts and measures, under the names that Prometheus sees. What the rows tell is not here:
`api/metrics/gauges.py` reads it when the page is asked for.

The values of labels come from enums, routes and class names, never from a request; clients are the first hundred.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

MOST_CLIENTS = 100
OTHER = "_other"
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_OTHER_METHOD = "_OTHER"  # as OpenTelemetry calls it
# Upper ends in seconds: of an answer, of a request to upstream, of a generation.
_ANSWERS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
_REQUESTS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)
_GENERATIONS = (1, 5, 10, 30, 60, 90, 120, 180, 300, 600, 1_800, 3_600)
Operation = Literal["upload", "submit", "poll", "fetch"]  # at upstream


@dataclass
class Sent:
    """A request to upstream; `status` is set when there is an answer."""

    status: int | None = None


class Metrics:
    """One per process, with a registry of its own. Its methods may be called from any thread."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # it has no types; a second series per counter, which nobody asks for
        self.registry = registry = CollectorRegistry()
        self._answers = Histogram(
            "http_server_request_duration_seconds",
            "How long requests took, until the end of the answer. Waits (`…?wait`) and streams have their own routes.",
            ["http_request_method", "http_route", "http_response_status_code"],
            buckets=_ANSWERS,
            registry=registry,
        )
        self._known_answers: dict[tuple[str, str, int], Histogram] = {}
        self._requests = Histogram(
            "http_client_request_duration_seconds",
            "How long requests to 1min.ai took, without the wait for their turn.",
            ["operation", "http_response_status_code", "error_type"],
            buckets=_REQUESTS,
            registry=registry,
        )
        # Not in the registry: its clients are ids here, and names on the page.
        self.videos = Counter("kinora_videos", "New videos.", ["cache", "client"], registry=None)
        self._clients: set[str] = set()
        self.generations = Counter(
            "kinora_generations",
            "Generations that ended. One that ends late counts twice: as unknown, and as what it became.",
            ["outcome", "reason"],
            registry=registry,
        )
        self.durations = Histogram(
            "kinora_generation_duration_seconds",
            "From the paid call to the end of the generation.",
            ["outcome"],
            buckets=_GENERATIONS,
            registry=registry,
        )
        self.queue_durations = Histogram(
            "kinora_generation_queue_duration_seconds",
            "From the request to the paid call.",
            buckets=_GENERATIONS,
            registry=registry,
        )
        self.attempts = Counter("kinora_upstream_attempts", "Paid calls.", ["outcome"], registry=registry)
        self.credits = Counter("kinora_credits", "Credits of the ledger's entries.", ["kind"], registry=registry)
        self.saved = Counter(
            "kinora_credits_saved", "Credits that shared films would have cost.", ["cache"], registry=registry
        )
        self.deliveries = Counter(
            "kinora_webhook_deliveries",
            "Tries of deliveries, by what became of the delivery: `pending` is tried again.",
            ["event", "result"],
            registry=registry,
        )
        self.successes = Gauge(
            "kinora_sweep_last_success_timestamp_seconds",
            "When each loop of the worker last ended a round without an error.",
            ["sweep"],
            registry=registry,
        )
        self.scrape_errors = Counter(
            "kinora_scrape_errors",
            "Reads for this page that failed or took too long; their families are left out.",
            ["collector"],
            registry=registry,
        )

    def observe_answer(self, method: str, route: str, status: int, seconds: float) -> None:
        key = (method if method in _METHODS else _OTHER_METHOD, route, status)
        answers = self._known_answers.get(key)
        if answers is None:  # `labels` takes longer than all the rest
            answers = self._known_answers[key] = self._answers.labels(*key)
        answers.observe(seconds)

    @contextmanager
    def time_request(self, operation: Operation) -> Iterator[Sent]:
        """Measure the block, which sends one request to upstream."""
        sent, error_type, began = Sent(), "", time.perf_counter()
        try:
            yield sent
        except BaseException as error:
            error_type = type(error).__name__
            raise
        finally:
            seconds = time.perf_counter() - began
            self._requests.labels(operation, sent.status or "", error_type).observe(seconds)

    def count_video(self, cache: str, client_id: str) -> None:
        if client_id not in self._clients and len(self._clients) < MOST_CLIENTS:
            self._clients.add(client_id)
        self.videos.labels(cache, client_id if client_id in self._clients else OTHER).inc()
