"""The health routes: whether the process is running, and whether it can handle requests."""

import asyncio

from fastapi import APIRouter, Response
from sqlalchemy import text

from app.api.auth import CurrentResources
from app.errors import LowOnSpace, Unavailable
from app.resources import Resources
from app.schemas.health import Health, Readiness
from app.store.database import find_backend
from app.store.sessions import Session
from app.words import ReadinessStatus

router = APIRouter(tags=["health"])


@router.get("/livez", response_description="The process is running.")
async def check_alive() -> Health:
    """Whether the process is running and responds."""
    return Health()


@router.get(
    "/readyz",
    response_description="The service can handle requests.",
    responses={503: {"model": Readiness, "description": "The service cannot handle requests right now."}},
)
async def check_ready(resources: CurrentResources, response: Response) -> Readiness:
    """Whether the service can handle requests: its database and content store work.

    The response also says whether new paid calls start. They do not affect the status, because reads work without them.
    """
    database = content = "ok"
    try:
        await resources.database.read(_touch)
    except Unavailable:
        database = "unavailable"
    try:
        await asyncio.to_thread(resources.content.check_writable)
        resources.content.check_space()
    except LowOnSpace as error:
        content = f"low on space: {error.free_bytes / 1_000_000:.0f} MB are free"
    except Unavailable:
        content = "unavailable"
    ready = database == content == "ok" and not resources.stopping.is_set()
    response.status_code = 200 if ready else 503
    return Readiness(
        status=ReadinessStatus.READY if ready else ReadinessStatus.NOT_READY,
        database=database,
        content=content,
        paid_calls=_tell_paid_calls(resources),
        warnings=find_backend(resources.settings.database_url).list_warnings(),
    )


def _tell_paid_calls(resources: Resources) -> str:
    if not resources.has_worker:
        return "off: served without a worker"
    reason = resources.breaker.reason
    return "open" if reason is None else f"waiting: {reason}"


def _touch(session: Session) -> None:
    session.execute(text("SELECT 1 FROM client LIMIT 1")).all()
