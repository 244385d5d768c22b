"""The routes of clients' credits, for operators: figures, grants, the ledger, refunds."""

from collections.abc import AsyncIterator
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, Request, Response

from app import errors
from app.api import http_errors, lapses
from app.api.auth import CurrentResources, OperatorReader, OperatorWriter
from app.api.openapi.body import declare_json
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_csv, declare_request, declare_response
from app.api.openapi.parameters import ClientId, GenerationId
from app.api.openapi.request_examples import NEW_GRANT, NEW_REFUND
from app.api.operators.changes import Attempt, DryRun, body_of, operate_once
from app.api.responses import csv_files
from app.domain import entries, ledger, operators, spreadsheets
from app.domain.entries import EntryRange
from app.resources import Resources
from app.schemas.audit_log import Target
from app.schemas.credits import (
    ClientEntryPage,
    Credits,
    EntryFilter,
    NewGrant,
    NewRefund,
    Refund,
)
from app.store.ids import is_id
from app.words import TargetType

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))

_BODY = (errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson)
_ONCE = (*_BODY, errors.NotFound, errors.IdempotencyKeyReused, http_errors.RequestTimeout)


@router.get("/clients/{client_id}/credits", response_description="Its credits.", responses=describe(errors.NotFound))
async def get_client_credits(client_id: ClientId, _caller: OperatorReader, resources: CurrentResources) -> Credits:
    """What a client may spend, what it has spent and what is held for it: the same as it sees itself."""
    return await resources.database.read(ledger.get_credits, client_id)


@router.post(
    "/clients/{client_id}/credits",
    response_model=Credits,
    response_description="The credits after the grant.",
    openapi_extra=declare_json("Raise the limit", NEW_GRANT) | declare_request("Idempotency-Key"),
    responses={200: declare_response("Idempotency-Replayed"), **describe(*_ONCE)},
)
async def grant_credits(
    client_id: ClientId,
    request: Request,
    caller: OperatorWriter,
    new: Annotated[NewGrant, Depends(body_of(NewGrant))],
    dry_run: DryRun = False,
) -> Response:
    """Raises a client's `creditLimit` by `amount`, or lowers it; not below 0. With `expiresAt`, what is left of the
    amount leaves the limit at that time; what was spent of it stays spent.

    Send an `Idempotency-Key`, so that a repeated request gets the first answer and grants nothing twice.
    """
    attempt = Attempt("client.credits_granted", Target(type=TargetType.CLIENT, id=client_id))
    return await operate_once(request, caller, attempt, new, Credits, operators.grant, dry_run, client_id, new)


@router.get(
    "/clients/{client_id}/credits/entries",
    response_model=ClientEntryPage,
    response_description="One page, or a file with all entries.",
    responses={
        200: declare_csv(),
        **describe(errors.InvalidRequest, http_errors.UnknownField, errors.NotFound),
    },
)
async def list_client_entries(
    client_id: ClientId,
    wanted: Annotated[EntryFilter, Query()],
    request: Request,
    _caller: OperatorReader,
    resources: CurrentResources,
) -> Response:
    """A client's ledger, newest entries first: who caused each one, and the figures after it.

    With `format=csv` or `Accept: text/csv`, a file with all entries of that time.
    """
    if wanted.after is not None and not is_id("entry", wanted.after):
        raise http_errors.InvalidCursor(kind="credit entry")
    chosen = EntryRange(_to_milliseconds(wanted.created_after), _to_milliseconds(wanted.created_before), wanted.after)
    await lapses.write_due(resources, client_id)
    if csv_files.is_wanted(request, wanted.format):
        client = await resources.database.read(ledger.get_credits, client_id)
        subject = f"credits-{client.client_name}"
        name = spreadsheets.name_file(subject, wanted.created_after, wanted.created_before, ZoneInfo("UTC"))
        return csv_files.send_file(name, _write_file(resources, client_id, chosen))
    page = await resources.database.scan(entries.list_page, client_id, chosen, wanted.limit)
    return Response(page.model_dump_json(by_alias=True), media_type="application/json")


@router.post(
    "/generations/{generation_id}/refund",
    response_model=Refund,
    response_description="What was given back.",
    openapi_extra=declare_json("After a complaint", NEW_REFUND, required=False) | declare_request("Idempotency-Key"),
    responses={200: declare_response("Idempotency-Replayed"), **describe(*_ONCE, errors.NothingToRefund)},
)
async def refund_generation(
    generation_id: GenerationId,
    request: Request,
    caller: OperatorWriter,
    new: Annotated[NewRefund, Depends(body_of(NewRefund))],
    dry_run: DryRun = False,
) -> Response:
    """Gives back what a client was charged for a generation, once: a repeated request has the same answer."""
    attempt = Attempt("generation.refunded", Target(type=TargetType.GENERATION, id=generation_id))
    return await operate_once(request, caller, attempt, new, Refund, operators.refund, dry_run, generation_id, new.note)


async def _write_file(resources: Resources, client_id: str, wanted: EntryRange) -> AsyncIterator[str]:
    """A part at a time: what is written meanwhile is newer, and not in the file."""
    yield entries.write_header()
    rest: EntryRange | None = wanted
    while rest:
        text, rest = await resources.database.scan(entries.write_part, client_id, rest)
        yield text


def _to_milliseconds(seconds: int | None) -> int | None:
    return None if seconds is None else seconds * 1000
