"""Counts what transactions of this process did, from the facts that the database announces after each commit."""

from functools import partial
from itertools import product

from app.domain.facts import AddedEntry, AddedVideo, EndedAttempt, EndedTry, Step
from app.metrics import Metrics
from app.store.database import Database
from app.store.sessions import Changes
from app.words import Cache, DeliveryStatus, EntryKind, EventType, Failure, Outcome, State

_ENDS = (State.COMPLETED, State.FAILED, State.UNKNOWN)
_COUNTED = tuple(kind for kind in EntryKind if kind is not EntryKind.GRANT)  # a grant may be negative
_FAILURES = tuple(failure for failure in Failure if failure is not Failure.OUTCOME_UNKNOWN)


def start_counting(database: Database, metrics: Metrics) -> None:
    """Count what is committed from now on. All series begin at 0: Prometheus does not see the first step of one that
    begins at 1."""
    ends = [(State.COMPLETED, ""), (State.UNKNOWN, Failure.OUTCOME_UNKNOWN)]
    for end, reason in (*ends, *((State.FAILED, failure) for failure in _FAILURES)):
        metrics.generations.labels(end, reason)
    for kind, status in product(EventType, DeliveryStatus):
        metrics.deliveries.labels(kind, status)
    for counter, words in (
        (metrics.attempts, Outcome),
        (metrics.credits, _COUNTED),
        (metrics.saved, (Cache.HIT, Cache.JOINED)),
        (metrics.durations, _ENDS),
    ):
        for word in words:
            counter.labels(word)
    database.subscribe(partial(count_facts, metrics))


def count_facts(metrics: Metrics, changes: Changes) -> None:
    """Called by a thread of the database."""
    for fact in changes.facts:
        match fact:
            case Step():
                _count_step(metrics, fact)
            case AddedVideo(client_id, cache, saved):
                metrics.count_video(cache, client_id)
                _count_saved(metrics, cache, saved)
            case AddedEntry(kind, amount) if kind in _COUNTED:
                metrics.credits.labels(kind).inc(amount)
            case EndedTry(kind, status):
                metrics.deliveries.labels(kind, status).inc()
            case EndedAttempt(outcome):
                metrics.attempts.labels(outcome).inc()
            case _:
                pass


def _count_step(metrics: Metrics, step: Step) -> None:
    has_left_queue = step.source is State.SUBMITTING and step.target is not State.QUEUED
    if has_left_queue and step.submitted_at is not None:
        metrics.queue_durations.observe((step.submitted_at - step.created_at) / 1000)
    if step.target in _ENDS:
        metrics.generations.labels(step.target, step.failure or "").inc()
        if step.submitted_at is not None and step.ended_at is not None:
            metrics.durations.labels(step.target).observe((step.ended_at - step.submitted_at) / 1000)
    _count_saved(metrics, Cache.JOINED, step.saved)


def _count_saved(metrics: Metrics, cache: Cache, saved: int) -> None:
    if saved:
        metrics.saved.labels(cache).inc(saved)
