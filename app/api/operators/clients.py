"""The routes of clients and their keys, for operators."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, OperatorReader, OperatorWriter
from app.api.openapi.body import declare_json
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_request, declare_response
from app.api.openapi.parameters import ClientId, KeyId
from app.api.openapi.request_examples import NEW_CLIENT, NEW_KEY, ROTATION, SUSPENSION
from app.api.operators.changes import Attempt, DryRun, body_of, operate
from app.api.responses import etags
from app.domain import clients, keys, operators
from app.schemas.audit_log import Target
from app.schemas.clients import (
    ApiKey,
    ApiKeyList,
    Client,
    ClientChange,
    ClientFilter,
    ClientPage,
    CreatedClient,
    IssuedKey,
    KeyRevocation,
    KeyRotation,
    NewClient,
    NewKey,
    Reason,
)
from app.schemas.erasures import Erasure
from app.schemas.filters import ListFilter
from app.store.content import list_names
from app.store.ids import is_id
from app.words import TargetType

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))

_BODY = (errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson)
# What a change may send, so what an ETag stands for.
_SETTINGS: dict[str, Any] = {
    "name": True,
    "role": True,
    "status": True,
    "credit_limit": True,
    "budget": {"period", "timezone", "limit"},
    "permissions": True,
}


@router.get("/clients", response_description="One page.", responses=describe(*_BODY))
async def list_clients(
    wanted: Annotated[ClientFilter, Query()], _caller: OperatorReader, resources: CurrentResources
) -> ClientPage:
    """All clients with their credits, oldest first."""
    if wanted.after is not None and not is_id("client", wanted.after):
        raise http_errors.InvalidCursor(kind="client")
    return await resources.database.scan(
        clients.list_page, limit=wanted.limit, after=wanted.after, status=wanted.status, role=wanted.role
    )


@router.post(
    "/clients",
    status_code=201,
    response_description="The client with its first key.",
    openapi_extra=declare_json("A new app", NEW_CLIENT),
    responses=describe(*_BODY, errors.NameTaken, http_errors.RequestTimeout),
)
async def create_client(
    request: Request,
    caller: OperatorWriter,
    new: Annotated[NewClient, Depends(body_of(NewClient))],
    dry_run: DryRun = False,
) -> CreatedClient:
    """Creates a client with its first key, which is shown only this once. The key's scopes follow the role."""
    attempt = Attempt("client.created", Target(type=TargetType.CLIENT, id=None, name=new.name[:100]))
    return await operate(request, caller, attempt, operators.create_client, dry_run, new)


@router.get(
    "/clients/{client_id}",
    response_model=Client,
    response_description="The client.",
    responses={200: declare_response("ETag"), **describe(errors.NotFound)},
)
async def get_client(client_id: ClientId, _caller: OperatorReader, resources: CurrentResources) -> Response:
    """One client with its credits. Its `ETag` stands for what can be changed: send it as `If-Match`."""
    return _show(await resources.database.read(clients.get, client_id))


@router.patch(
    "/clients/{client_id}",
    response_model=Client,
    response_description="The client after the change.",
    openapi_extra=declare_json("Suspend a client", SUSPENSION) | declare_request("If-Match"),
    responses={
        200: declare_response("ETag"),
        **describe(
            *_BODY,
            errors.NotFound,
            errors.NameTaken,
            errors.LastAdmin,
            errors.PreconditionFailed,
            http_errors.RequestTimeout,
        ),
    },
)
async def change_client(
    client_id: ClientId,
    request: Request,
    caller: OperatorWriter,
    change: Annotated[ClientChange, Depends(body_of(ClientChange))],
    dry_run: DryRun = False,
) -> Response:
    """Changes what is sent, and nothing else.

    A suspended client's requests are refused within a second, its links end, and none of its queued generations is
    started. With `cancelQueued`, those that nobody else waits for fail and cost nothing.
    """
    attempt = Attempt("client.updated", Target(type=TargetType.CLIENT, id=client_id))
    check = partial(_check_version, request)
    return _show(await operate(request, caller, attempt, operators.change_client, dry_run, client_id, change, check))


@router.delete(
    "/clients/{client_id}/data",
    response_description="What was deleted, and what was kept.",
    responses=describe(errors.InvalidRequest, errors.NotFound),
)
async def erase_data(
    client_id: ClientId,
    request: Request,
    caller: OperatorWriter,
    resources: CurrentResources,
    reason: Annotated[Reason, Query()] = None,
    dry_run: DryRun = False,
) -> Erasure:
    """Deletes what a client sent and what was made of it: films, stills, prompts and metadata, at most 200 videos at a
    time. What is queued is cancelled first.

    What it paid stays in the ledger. Suspend the client before, or new videos come while the old ones are deleted.
    Copies and backups of the database keep what they have.
    """
    attempt = Attempt("client.data_erased", Target(type=TargetType.CLIENT, id=client_id))
    done = await operate(request, caller, attempt, operators.erase, dry_run, client_id, reason)
    if not dry_run:
        for generation_id in done.generation_ids:
            await resources.content.delete(*list_names(generation_id))
        await resources.database.scrub()
    return done.report


@router.get(
    "/clients/{client_id}/keys",
    response_description="All keys of the client.",
    responses=describe(http_errors.UnknownField, errors.NotFound),
)
async def list_keys(
    client_id: ClientId, _wanted: Annotated[ListFilter, Query()], _caller: OperatorReader, resources: CurrentResources
) -> ApiKeyList:
    """The keys of a client, oldest first, without their texts."""
    return ApiKeyList(data=await resources.database.scan(keys.list_all, client_id))


@router.post(
    "/clients/{client_id}/keys",
    status_code=201,
    response_description="The key.",
    openapi_extra=declare_json("For one server", NEW_KEY),
    responses=describe(*_BODY, errors.NotFound, http_errors.RequestTimeout),
)
async def issue_key(
    client_id: ClientId,
    request: Request,
    caller: OperatorWriter,
    new: Annotated[NewKey, Depends(body_of(NewKey))],
    dry_run: DryRun = False,
) -> IssuedKey:
    """Gives a client one more key. Its text is shown only this once."""
    attempt = Attempt("api_key.issued", Target(type=TargetType.CLIENT, id=client_id))
    return await operate(request, caller, attempt, operators.issue_key, dry_run, client_id, new)


@router.post(
    "/keys/{key_id}/rotate",
    status_code=201,
    response_description="The new key.",
    openapi_extra=declare_json("A week for the change", ROTATION),
    responses=describe(*_BODY, errors.NotFound, errors.KeyEnded, errors.RotationInProgress, http_errors.RequestTimeout),
)
async def rotate_key(
    key_id: KeyId,
    request: Request,
    caller: OperatorWriter,
    rotation: Annotated[KeyRotation, Depends(body_of(KeyRotation))],
    dry_run: DryRun = False,
) -> IssuedKey:
    """Replaces a key without an interruption.

    The answer has the new key, with the same name, scopes and networks. It works at once, and its text is shown only
    this once. The old key expires after `overlapSeconds`, or when it was to expire anyway.
    """
    attempt = Attempt("api_key.rotated", Target(type=TargetType.API_KEY, id=key_id))
    return await operate(request, caller, attempt, operators.rotate_key, dry_run, key_id, rotation)


@router.delete(
    "/keys/{key_id}",
    response_description="The key, revoked.",
    responses=describe(errors.InvalidRequest, errors.NotFound, errors.LastAdmin),
)
async def revoke_key(
    key_id: KeyId,
    request: Request,
    caller: OperatorWriter,
    cancel_queued: Annotated[
        bool, Query(description="With the last key of a client: cancel what it has queued and nobody else waits for.")
    ] = True,
    reason: Annotated[Reason, Query()] = None,
    dry_run: DryRun = False,
) -> ApiKey:
    """Refuses a key within a second. With the last key of a client, its links end."""
    attempt = Attempt("api_key.revoked", Target(type=TargetType.API_KEY, id=key_id))
    revocation = KeyRevocation(cancel_queued=cancel_queued, reason=reason)
    return await operate(request, caller, attempt, operators.revoke_key, dry_run, key_id, revocation)


def _show(client: Client) -> Response:
    headers = {"etag": _make_version(client), "cache-control": "no-store"}
    return Response(etags.serialize(client), headers=headers, media_type="application/json")


def _check_version(request: Request, client: Client) -> None:
    """Raises PreconditionFailed."""
    header = request.headers.get("if-match")
    if header is not None and header.strip() != "*":
        versions = [version.strip() for version in header.split(",")]
        if _make_version(client) not in versions:
            raise errors.PreconditionFailed


def _make_version(client: Client) -> str:
    return etags.make_etag(client.model_dump_json(include=_SETTINGS).encode())
