"""The health routes: whether the process is running, and whether it can handle requests."""

import asyncio
import sqlite3

from fastapi import APIRouter, Response
from sqlalchemy import text

from app.api.auth import CurrentResources
from app.config import Settings
from app.errors import Unavailable
from app.resources import Resources
from app.schemas.health import Health, Readiness
from app.store.sessions import Session
from app.words import ReadinessStatus

router = APIRouter(tags=["health"])

_WAL_BUG_FIXED = (3, 51, 3)
_WAL_BUG_BACKPORTS = {(3, 50, 7), (3, 44, 6)}


def list_warnings(settings: Settings) -> list[str]:
    """Problems of this machine that an operator should know about."""
    if not settings.database_url.startswith("sqlite"):
        return []
    version = sqlite3.sqlite_version_info
    if version >= _WAL_BUG_FIXED or version in _WAL_BUG_BACKPORTS:
        return []
    return [
        f"SQLite {sqlite3.sqlite_version} has a rare bug that can corrupt a database in WAL mode; it is fixed in 3.51.3"
    ]


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
    except Unavailable:
        content = "unavailable"
    ready = database == content == "ok" and not resources.stopping.is_set()
    response.status_code = 200 if ready else 503
    return Readiness(
        status=ReadinessStatus.READY if ready else ReadinessStatus.NOT_READY,
        database=database,
        content=content,
        paid_calls=_tell_paid_calls(resources),
        warnings=list_warnings(resources.settings),
    )


def _tell_paid_calls(resources: Resources) -> str:
    if not resources.has_worker:
        return "off: served without a worker"
    reason = resources.breaker.reason
    return "open" if reason is None else f"waiting: {reason}"


def _touch(session: Session) -> None:
    session.execute(text("SELECT 1 FROM client LIMIT 1")).all()
