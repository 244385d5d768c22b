"""Commits the steps of a generation; maps upstream's refusals to our failures."""

from typing import Concatenate, ParamSpec

import structlog

from app.domain.claims import Claim
from app.resources import Resources
from app.store.sessions import DomainFunction
from app.upstream.wire import Cause
from app.words import Failure
from app.worker.retries import retry_until_stored

log = structlog.get_logger(__name__)
P = ParamSpec("P")

FAILURES = {
    Cause.IMAGE: Failure.IMAGE_REFUSED,
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
        log.info("run_moved", generation=claim.id, step=getattr(fn, "__name__", "step"), state=moved.state)
    return moved
