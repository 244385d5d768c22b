"""Commits the steps of a generation, and deletes its still when no step needs it any more; maps upstream's refusals to
our failures; stops paid calls and lets them go on, with an event."""

from contextlib import suppress
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from stamina import AsyncRetryingCaller
from stamina.instrumentation import set_on_retry_hooks

from app.domain import events
from app.domain.claims import Claim
from app.domain.retention import needs_still
from app.errors import Unavailable
from app.resources import Resources
from app.store.content import still_name
from app.store.sessions import DomainFunction
from app.upstream.breaker import Reason
from app.upstream.wire import Cause
from app.words import EventType, Failure

log = structlog.get_logger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

# Stamina's own log lines are off: each step logs its error itself, with the id of its generation.
set_on_retry_hooks(())

# The outcome of a call must be committed, however long the database is unavailable.
_retry_until_stored = AsyncRetryingCaller(attempts=None, timeout=None, wait_initial=0.1, wait_max=5.0).on(Unavailable)

FAILURES = {
    Cause.IMAGE: Failure.IMAGE_REFUSED,
    Cause.IMAGE_SIZE: Failure.IMAGE_TOO_LARGE_UPSTREAM,
    Cause.PROMPT: Failure.PROMPT_REFUSED,
    Cause.OTHER: Failure.REFUSED_BY_UPSTREAM,
}


async def store(resources: Resources, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Commit what the domain does, however long the database is unavailable. Returns what `fn` returns."""

    async def write() -> T:
        return await resources.database.write(fn, *args, **kwargs)

    return await _retry_until_stored(write)


async def stop_paid_calls(resources: Resources, reason: Reason, retry_after: float | None = None) -> None:
    """Trip the breaker of this process. A new reason is an event."""
    if resources.breaker.trip(reason, retry_after):
        await record_stop(resources, reason)


async def record_stop(resources: Resources, reason: Reason) -> None:
    """Record that the breaker of this process has tripped. After a paid call, its outcome is committed first."""
    await store(resources, events.record, EventType.UPSTREAM_PAUSED, None, {"reason": reason})


async def resume_paid_calls(resources: Resources) -> None:
    """Paid calls work: close the breaker of this process. If it was open, that is an event. The outcome of the call
    that shows it is committed first."""
    if ended := resources.breaker.record_success():
        await store(resources, events.record, EventType.UPSTREAM_RESUMED, None, {"reason": ended})


async def commit_step(
    resources: Resources,
    fn: DomainFunction[Concatenate[Claim, P], Claim | None],
    claim: Claim,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Claim | None:
    """Commit a step of the domain, however long the database is unavailable. Returns what the step returns."""

    moved = await store(resources, fn, claim, *args, **kwargs)
    if moved is not None:
        log.info("generation_moved", generation=claim.id, step=getattr(fn, "__name__", "step"), state=moved.state)
        if needs_still(claim.state) and not needs_still(moved.state) and claim.thumbnail_sha256 is not None:
            with suppress(OSError):  # then `tidy` deletes it; the step itself is done
                await resources.content.delete(still_name(claim.id))
    return moved
