"""The routes of usage: for operators that of all clients, for a client its own."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import errors
from app.api import http_errors
from app.api.auth import CreditReader, CurrentResources, OperatorReader
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_csv
from app.api.responses import csv_files
from app.domain import buckets, spreadsheets, usage
from app.domain.usage import Filter
from app.resources import Resources
from app.schemas.usage import OwnUsageFilter, UsageFilter, UsagePage

router = APIRouter(responses=describe(*AUTHENTICATED))

_REFUSALS = describe(errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField)


@router.get(
    "/usage",
    tags=["operators"],
    response_model=UsagePage,
    response_description="The buckets.",
    responses={200: declare_csv(), **_REFUSALS, **describe(errors.NotFound)},
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
    responses={200: declare_csv(), **_REFUSALS},
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
    if csv_files.is_wanted(request, wanted.format):
        text = await resources.database.scan(usage.write_file, chosen)
        name = spreadsheets.name_file("usage", chosen.start, chosen.end, buckets.find_zone(chosen.timezone))
        return csv_files.send_file(name, text)
    page = await resources.database.scan(usage.list_page, chosen, limit=wanted.limit, after=wanted.page)
    return Response(page.model_dump_json(), headers={"cache-control": "no-store"}, media_type="application/json")
