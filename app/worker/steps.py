"""Commits the steps of a generation, and deletes its still when no step needs it any more; maps upstream's refusals to
our failures."""

from contextlib import suppress
from typing import Concatenate, ParamSpec

import structlog
from stamina import AsyncRetryingCaller
from stamina.instrumentation import set_on_retry_hooks

from app.domain.claims import Claim
from app.domain.retention import needs_still
from app.errors import Unavailable
from app.resources import Resources
from app.store.content import still_name
from app.store.sessions import DomainFunction
from app.upstream.wire import Cause
from app.words import Failure

log = structlog.get_logger(__name__)
P = ParamSpec("P")

# Stamina's own log lines are off: each step logs its error itself, with the id of its generation.
set_on_retry_hooks(())

# The outcome of a call must be committed, however long the database is unavailable.
retry_until_stored = AsyncRetryingCaller(attempts=None, timeout=None, wait_initial=0.1, wait_max=5.0).on(Unavailable)

FAILURES = {
    Cause.IMAGE: Failure.IMAGE_REFUSED,
    Cause.IMAGE_SIZE: Failure.IMAGE_TOO_LARGE_UPSTREAM,
    Cause.PROMPT: Failure.PROMPT_REFUSED,
    Cause.OTHER: Failure.REFUSED_BY_UPSTREAM,
}


async def commit_step(
    resources: Resources,
    fn: DomainFunction[Concatenate[Claim, P], Claim | None],
    claim: Claim,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Claim | None:
    """Commit a step of the domain, however long the database is unavailable. Returns what the step returns."""

    async def write() -> Claim | None:
        return await resources.database.write(fn, claim, *args, **kwargs)

    moved = await retry_until_stored(write)
    if moved is not None:
        log.info("generation_moved", generation=claim.id, step=getattr(fn, "__name__", "step"), state=moved.state)
        if needs_still(claim.state) and not needs_still(moved.state) and claim.thumbnail_sha256 is not None:
            with suppress(OSError):  # then `tidy` deletes it; the step itself is done
                await resources.content.delete(still_name(claim.id))
    return moved
