"""The routes of usage: for operators that of all clients, for a client its own."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app import errors
from app.api import http_errors
from app.api.auth import CreditReader, CurrentResources, OperatorReader
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_response
from app.domain import spreadsheets, usage
from app.domain.usage import Filter
from app.resources import Resources
from app.schemas.usage import OwnUsageFilter, UsageFilter, UsagePage
from app.words import Format

router = APIRouter(responses=describe(*AUTHENTICATED))

_CSV: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"text/csv": {"schema": {"type": "string"}}},
        **declare_response("Content-Disposition"),
    }
}
_REFUSALS = describe(errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField)


@router.get(
    "/usage",
    tags=["operators"],
    response_model=UsagePage,
    response_description="The buckets.",
    responses={**_CSV, **_REFUSALS, **describe(errors.NotFound)},
)
async def get_usage(
    wanted: Annotated[UsageFilter, Query()], request: Request, _caller: OperatorReader, resources: CurrentResources
) -> Response:
    """What was made, paid and saved, by hours or days, and by client, outcome or labels.

    Videos and savings count when the video was accepted, credits when they were settled or given back, as in the
    ledger. A range has at most 400 buckets. As CSV, there are no pages.
    """
    return await _show_usage(request, resources, wanted, wanted.client)


@router.get(
    "/credits/usage",
    tags=["credits"],
    response_model=UsagePage,
    response_description="The buckets.",
    responses={**_CSV, **_REFUSALS},
)
async def get_own_usage(
    wanted: Annotated[OwnUsageFilter, Query()], request: Request, caller: CreditReader, resources: CurrentResources
) -> Response:
    """What you made, paid and saved, by hours or days, and by outcome or your own labels.

    Videos and savings count when the video was accepted, credits when they were settled or given back, as in your
    ledger. A range has at most 400 buckets. As CSV, there are no pages.
    """
    return await _show_usage(request, resources, wanted, caller.client_id)


async def _show_usage(
    request: Request, resources: Resources, wanted: OwnUsageFilter, client_id: str | None
) -> Response:
    chosen = Filter(
        start=wanted.start_time,
        end=wanted.end_time,
        width=wanted.bucket_width,
        timezone=wanted.timezone,
        groups=tuple(wanted.group_by),
        client_id=client_id,
    )
    headers = {"cache-control": "no-store"}
    if wanted.format is Format.CSV or (wanted.format is None and _prefers_csv(request)):
        text = await resources.database.scan(spreadsheets.write, chosen)
        headers["content-disposition"] = f'attachment; filename="{spreadsheets.name_file(chosen)}"'
        return Response(text, headers=headers, media_type="text/csv; charset=utf-8")
    page = await resources.database.scan(usage.list_page, chosen, limit=wanted.limit, after=wanted.page)
    return Response(page.model_dump_json(), headers=headers, media_type="application/json")


def _prefers_csv(request: Request) -> bool:
    """Whether `Accept` names CSV first."""
    return request.headers.get("accept", "").split(",")[0].split(";")[0].strip().lower() == "text/csv"
