"""The routes of the queue, for operators."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, OperatorReader, OperatorWriter
from app.api.openapi.body import declare_json
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.request_examples import NEW_CANCELLATION, NEW_PAUSE, RESUMPTION
from app.api.operators.changes import Attempt, DryRun, body_of, operate
from app.domain import operators, queue
from app.domain.queue import Surroundings
from app.resources import Resources
from app.schemas.audit_log import Target
from app.schemas.queue import Cancellation, NewCancellation, NewPause, Queue, Resumption, UpstreamKey
from app.words import TargetType

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))

_BODY = (
    errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson,
    http_errors.RequestTimeout,
)  # fmt: skip
_QUEUE = Target(type=TargetType.QUEUE, id=None)


@router.get("/queue", response_description="The queue.")
async def get_queue(_caller: OperatorReader, resources: CurrentResources) -> Queue:
    """What waits and for what, what runs, what is paused, and when it is safe to stop."""
    return await resources.database.scan(queue.show, _look_around(resources))


@router.post(
    "/queue/pause",
    response_description="The queue.",
    responses=describe(*_BODY),
    openapi_extra=declare_json("Before maintenance", NEW_PAUSE),
)
async def pause_queue(
    new: Annotated[NewPause, Depends(body_of(NewPause))],
    request: Request,
    caller: OperatorWriter,
    resources: CurrentResources,
    dry_run: DryRun = False,
) -> Queue:
    """Let no paid call start, or accept no request that needs one. It lasts until it is resumed, also over a restart.
    What is paused already stays as it is."""
    view = _look_around(resources)
    return await operate(request, caller, Attempt("queue.paused", _QUEUE), operators.pause, dry_run, new, view)


@router.post(
    "/queue/resume",
    response_description="The queue.",
    responses=describe(*_BODY),
    openapi_extra=declare_json("After maintenance", RESUMPTION),
)
async def resume_queue(
    new: Annotated[Resumption, Depends(body_of(Resumption))],
    request: Request,
    caller: OperatorWriter,
    resources: CurrentResources,
    dry_run: DryRun = False,
) -> Queue:
    """Let go on what was paused. What is not paused stays as it is."""
    view = _look_around(resources)
    return await operate(request, caller, Attempt("queue.resumed", _QUEUE), operators.resume, dry_run, new, view)


@router.post(
    "/queue/cancel",
    response_description="What was cancelled.",
    responses=describe(*_BODY),
    openapi_extra=declare_json("What one client queued", NEW_CANCELLATION),
)
async def cancel_queue(
    new: Annotated[NewCancellation, Depends(body_of(NewCancellation))],
    request: Request,
    caller: OperatorWriter,
    dry_run: DryRun = False,
) -> Cancellation:
    """Cancel what is queued and matches, the oldest first, at most 500 at a time. Nothing was billed for it, and its
    credits are released. What has been submitted goes on."""
    return await operate(request, caller, Attempt("queue.cancelled", _QUEUE), operators.cancel, dry_run, new)


def _look_around(resources: Resources) -> Surroundings:
    """What this process knows and the rows do not tell."""
    settings, keys = resources.settings, None
    if resources.has_worker:
        key = UpstreamKey(
            name="1",
            stopped=resources.breaker.reason,
            requests_per_minute=settings.upstream_requests_per_minute,
            requests_left=resources.upstream.count_requests_left(),
        )
        keys = [key]
    return Surroundings(settings.upstream_concurrency, keys, settings.credit_limit_total)
