"""Counts what transactions of this process did, from the facts that the database announces after each commit."""

from app.domain.facts import AddedEntry, AddedVideo, EndedAttempt, Step
from app.metrics import Metrics
from app.store.sessions import Changes
from app.words import Cache, EntryKind, State

_ENDS = {State.COMPLETED, State.FAILED, State.UNKNOWN}


def count_facts(metrics: Metrics, changes: Changes) -> None:
    """Called by a thread of the database."""
    for fact in changes.facts:
        match fact:
            case Step():
                _count_step(metrics, fact)
            case AddedVideo(client_id, cache, saved):
                metrics.count_video(cache, client_id)
                _count_saved(metrics, cache, saved)
            case AddedEntry(kind, amount) if kind is not EntryKind.GRANT:  # a grant may be negative
                metrics.credits.labels(kind).inc(amount)
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
