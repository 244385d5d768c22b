"""The families that are read when the page is asked for, from the rows or from what the process has open.

A family belongs to one source. A source is read at most once in some seconds, and has a second for it; if that fails,
its families are left out and an error is counted. A new source is a line in `Gauges`.
"""

import asyncio
import platform
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import structlog
from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from app.domain import audit, counter, gauges, pauses
from app.domain.states import PAID_IN_FLIGHT
from app.errors import Unavailable
from app.metrics import MOST_CLIENTS, OTHER
from app.resources import Resources
from app.store.sessions import DomainFunction, P, T, run_briefly
from app.upstream.breaker import Reason
from app.words import AuditRule, Pausable, PauseCause, State

log = structlog.get_logger(__name__)

_SECONDS = 5.0  # a figure is at most this old
_FILM_SECONDS = 60.0  # the films are many rows
_LIMIT_SECONDS = 1.0  # of a read in the database
_WAIT_SECONDS = 3.0  # of a read with the wait for its turn: others use the same thread


@dataclass
class _Source:
    """Where some families come from. `name` is the label of its errors."""

    name: str
    read: Callable[[], Awaitable[list[Metric]]]
    seconds: float = _SECONDS
    families: list[Metric] = field(default_factory=list)
    _read_at: float | None = field(default=None, init=False)

    def is_due(self, at: float) -> bool:
        return self._read_at is None or at >= self._read_at + self.seconds

    async def refresh(self) -> bool:
        """Whether the read succeeded. If not, there are no families until the next one."""
        self._read_at = time.monotonic()
        try:
            async with asyncio.timeout(_WAIT_SECONDS):
                self.families = await self.read()
                return True
        except (Unavailable, TimeoutError):  # the database has logged what it refused
            pass
        except Exception:
            log.exception("gauge_not_read", collector=self.name)
        self.families = []
        return False


class Gauges(Collector):
    """One per process; it belongs to the registry of its metrics."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._metrics = resources.metrics
        self._turn = asyncio.Lock()
        self._sources = [
            _Source("generations", self._read_generations),
            _Source("deliveries", self._read_deliveries),
            _Source("pauses", self._read_pauses),
            _Source("clients", self._read_clients),
            _Source("upstream", self._read_upstream),
            _Source("audit", self._read_audit),
            _Source("content", self._read_content, _FILM_SECONDS),
            _Source("process", self._read_process),
        ]
        self._metrics.registry.register(self)

    async def refresh(self) -> None:
        """Read what is due. Pages that are asked for at the same time share it."""
        async with self._turn:
            at = time.monotonic()
            due = [source for source in self._sources if source.is_due(at)]
            for source, succeeded in zip(due, await asyncio.gather(*(each.refresh() for each in due)), strict=True):
                self._metrics.scrape_errors.labels(source.name).inc(not succeeded)

    def collect(self) -> Iterable[Metric]:
        for source in self._sources:
            yield from source.families

    async def _scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._resources.database.scan(run_briefly, _LIMIT_SECONDS, fn, *args, **kwargs)

    async def _read_generations(self) -> list[Metric]:
        work, unknown = await self._scan(gauges.show_work), await self._scan(gauges.count_unknown)
        counts = [*work.counts.items(), (State.UNKNOWN, unknown)]
        in_flight = sum(work.counts[state] for state in PAID_IN_FLIGHT)
        return [
            _list("kinora_generations_current", "Generations with something left to do.", ["state"], counts),
            _show("kinora_queue_oldest_age_seconds", "How long the oldest has waited.", work.oldest_ms / 1000),
            _show("kinora_upstream_slots_in_use", "Paid calls in flight, of all processes.", in_flight),
        ]

    async def _read_deliveries(self) -> list[Metric]:
        count, oldest_ms = await self._scan(gauges.show_deliveries)
        return [
            _show("kinora_webhook_deliveries_pending", "Deliveries that wait for webhooks that are enabled.", count),
            _show("kinora_webhook_oldest_pending_age_seconds", "How long the oldest has waited.", oldest_ms / 1000),
        ]

    async def _read_pauses(self) -> list[Metric]:
        causes = {each.cause for each in await self._scan(pauses.list_paused) if each.what is Pausable.PAID_CALLS}
        reasons = [(each, each is self._resources.breaker.reason) for each in Reason]
        help_text = "1: no paid call starts, for this reason. A process knows only its own failures of upstream."
        paused = [(each, each in causes) for each in PauseCause]
        return [_list("kinora_upstream_paused", help_text, ["reason"], [*reasons, *paused])]

    async def _read_clients(self) -> list[Metric]:
        rows = [
            (each.name or OTHER, figure, value)
            for each in await self._scan(gauges.list_credits, MOST_CLIENTS)
            for figure, value in (("limit", each.limit), ("used", each.used), ("held", each.held))
        ]
        help_text = "Credits of the clients that have used most; `_other`: of all others."
        return [
            _list("kinora_client_credits", help_text, ["client", "figure"], rows),
            await self._name_clients(),
        ]

    async def _name_clients(self) -> Metric:
        """The counter of videos, with names in place of ids."""
        (counted,) = self._metrics.videos.collect()
        samples = [(each.labels["cache"], each.labels["client"], each.value) for each in counted.samples]
        names = await self._scan(gauges.list_names, {client_id for _, client_id, _ in samples})
        totals = Counter[tuple[str, str]]()
        for cache, client_id, value in samples:
            totals[cache, names.get(client_id, OTHER)] += int(value)
        family = CounterMetricFamily(counted.name, counted.documentation, labels=["cache", "client"])
        for labels, total in totals.items():
            family.add_metric(labels, total)
        return family

    async def _read_upstream(self) -> list[Metric]:
        key, deadline_ms = self._resources.upstream.key.name, self._resources.settings.generation_deadline_ms
        shown = await self._scan(counter.show, key, deadline_ms, stopped=None, key_valid=None)
        newest = shown.readings[:1]
        rows = [row for each in newest for row in (("limit", each.credit_limit), ("used", each.used_credit))]
        help_text = "The counter of the account of our key, as the last answer to a paid call showed it."
        credits = _list("kinora_upstream_credits", help_text, ["figure"], rows)
        drift = _show("kinora_upstream_credits_drift", "What moved it besides our own calls.", shown.drift)
        return [credits, drift]

    async def _read_audit(self) -> list[Metric]:
        last = await self._scan(audit.find_last)
        ended_at, findings = (0, {}) if last is None else last
        counts = [(rule, findings.get(rule, 0)) for rule in AuditRule]
        return [
            _list("kinora_audit_findings", "What the last audit has found.", ["rule"], counts),
            _show("kinora_audit_last_success_timestamp_seconds", "When the last audit has ended.", ended_at / 1000),
        ]

    async def _read_content(self) -> list[Metric]:
        rows = [("film", await self._scan(gauges.sum_films))]
        return [_list("kinora_content_bytes", "Bytes of the films that are stored.", ["kind"], rows)]

    async def _read_process(self) -> list[Metric]:
        resources = self._resources
        slots, connections = resources.settings.upstream_concurrency, resources.database.count_connections()
        about = (version("kinora"), platform.python_version(), resources.database.kind, 1)
        return [
            _show("kinora_upstream_slots", "Paid calls that may be in flight, of all processes.", slots),
            _list("kinora_database_connections", "Connections to the database.", ["state"], connections.items()),
            _list("kinora_build_info", "What runs here.", ["version", "python", "database"], [about]),
        ]


def _show(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, help_text, value)


def _list(name: str, help_text: str, labels: list[str], rows: Iterable[tuple[Any, ...]]) -> Metric:
    """Each row has the values of the labels, then the value."""
    family = GaugeMetricFamily(name, help_text, labels=labels)
    for *place, value in rows:
        family.add_metric([str(word) for word in place], float(value))
    return family
