"""The route of the audit log."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, OperatorReader
from app.api.openapi.errors import AUTHENTICATED, describe
from app.domain import audit_log
from app.schemas.audit_log import AuditLogFilter, AuditLogPage
from app.store.ids import is_id

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))


@router.get(
    "/audit-log",
    response_description="One page.",
    responses=describe(errors.InvalidRequest, http_errors.UnknownField),
)
async def list_audit_log(
    wanted: Annotated[AuditLogFilter, Query()], _caller: OperatorReader, resources: CurrentResources
) -> AuditLogPage:
    """What operators changed or tried to change, newest first. Nothing in it can be changed or deleted."""
    if wanted.after is not None and not is_id("audit", wanted.after):
        raise http_errors.InvalidCursor(kind="audit log entry")
    chosen = audit_log.Filter(
        type=wanted.type,
        actor=wanted.actor,
        target=wanted.target,
        outcome=wanted.outcome,
        created_after=_to_milliseconds(wanted.created_after),
        created_before=_to_milliseconds(wanted.created_before),
    )
    return await resources.database.scan(audit_log.list_page, chosen, limit=wanted.limit, after=wanted.after)


def _to_milliseconds(seconds: int | None) -> int | None:
    return None if seconds is None else seconds * 1000
