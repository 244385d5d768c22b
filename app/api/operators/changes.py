"""What all changes by operators share: who makes them, their bodies, dry runs, and the record of what was refused."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Concatenate, ParamSpec, TypeVar

from fastapi import Query, Request, Response
from pydantic import BaseModel

from app.api.auth import OperatorWriter, make_actor
from app.api.requests.idempotency import read_key
from app.api.requests.json_body import read_model
from app.api.responses import etags
from app.domain import audit_log
from app.domain.audit_log import Actor
from app.domain.keys import Caller
from app.domain.operator_requests import RequestName, answer_once
from app.errors import KinoraError
from app.resources import Resources
from app.schemas.audit_log import Target
from app.store.sessions import Session, rehearse

P = ParamSpec("P")
T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)

DryRun = Annotated[bool, Query(description="`true`: answer what would happen, and change nothing.")]

_BODY_LIMIT = 64 * 1024  # bytes


@dataclass(frozen=True)
class Attempt:
    """A change that a request asks for, as the audit log calls it: `kind` is a noun and a verb."""

    kind: str
    target: Target


def body_of(model: type[Model]) -> Callable[..., Awaitable[Model]]:
    """A dependency that reads the body. It depends on the operator, so that no body is read before its sender is
    authenticated. An empty body is an empty object. Raises InvalidRequest and its subclasses."""

    async def read(request: Request, _caller: OperatorWriter) -> Model:
        return await read_model(request, model, _BODY_LIMIT)

    return read


async def operate_once(
    request: Request,
    caller: Caller,
    attempt: Attempt,
    sent: BaseModel,
    model: type[Model],
    fn: Callable[Concatenate[Session, Actor, P], Model],
    dry_run: bool,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Response:
    """Like `operate`, for a change that must not be made twice: it honours `Idempotency-Key`, and responds. `sent` is
    the body, `model` that of the answer. A dry run stores no answer. Raises InvalidRequest, IdempotencyKeyReused, and
    what `fn` raises."""
    key, is_replay = read_key(request), False
    if key is None or dry_run:
        answer = await operate(request, caller, attempt, fn, dry_run, *args, **kwargs)
    else:
        text = f"{request.method} {request.scope['path']} {sent.model_dump_json(by_alias=True, exclude_unset=True)}"
        name = RequestName(caller.client_id, key, hashlib.sha256(text.encode()).hexdigest())
        answer, is_replay = await operate(
            request, caller, attempt, answer_once, False, name, model, fn, *args, **kwargs
        )
    headers = {"idempotency-replayed": "true"} if is_replay else {}
    return Response(etags.serialize(answer), headers=headers, media_type="application/json")


async def operate(
    request: Request,
    caller: Caller,
    attempt: Attempt,
    fn: Callable[Concatenate[Session, Actor, P], T],
    dry_run: bool,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Make a change, or with `dry_run` find out what it would be. What the rules refuse is recorded in the audit log.
    Raises what `fn` raises."""
    resources: Resources = request.app.state.resources
    actor = make_actor(request, caller)
    if dry_run:
        return await resources.database.write(rehearse, fn, actor, *args, **kwargs)
    try:
        return await resources.database.write(fn, actor, *args, **kwargs)
    except KinoraError as error:
        if error.status < 500:
            await resources.database.write(audit_log.record_refusal, actor, attempt.kind, attempt.target, error.code)
        raise
