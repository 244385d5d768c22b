"""Health: is the process alive, and can it serve?"""

import asyncio
import sqlite3

from fastapi import APIRouter, Response
from sqlalchemy import text

from app.api.deps import CurrentResources
from app.config import Settings
from app.errors import Unavailable
from app.resources import Resources
from app.schemas.health import Health, Readiness, ReadinessStatus
from app.store.sessions import Session

router = APIRouter(tags=["health"])

_WAL_BUG_FIXED = (3, 51, 3)
_WAL_BUG_BACKPORTS = {(3, 50, 7), (3, 44, 6)}


def list_warnings(settings: Settings) -> list[str]:
    """What an operator should know about this machine."""
    if not settings.database_url.startswith("sqlite"):
        return []
    version = sqlite3.sqlite_version_info
    if version >= _WAL_BUG_FIXED or version in _WAL_BUG_BACKPORTS:
        return []
    return [
        f"SQLite {sqlite3.sqlite_version} has a rare bug that can corrupt a database in WAL mode; 3.51.3 has it fixed"
    ]


@router.get("/livez", response_description="It does.")
async def check_alive() -> Health:
    """The process answers."""
    return Health()


@router.get(
    "/readyz",
    response_description="It can serve.",
    responses={503: {"model": Readiness, "description": "It can not serve right now."}},
)
async def check_ready(resources: CurrentResources, response: Response) -> Readiness:
    """Database and content store work. Whether new paid calls start is told beside it: reads go on without them."""
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
