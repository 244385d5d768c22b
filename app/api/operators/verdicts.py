"""The route for operators' verdicts on unknown outcomes."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import errors
from app.api import http_errors
from app.api.auth import OperatorWriter
from app.api.openapi.body import declare_json
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_request, declare_response
from app.api.openapi.parameters import GenerationId
from app.api.openapi.request_examples import NEW_VERDICT
from app.api.operators.changes import Attempt, DryRun, body_of, operate_once
from app.domain import operators
from app.schemas.audit_log import Target
from app.schemas.verdicts import NewVerdict, Verdict
from app.words import TargetType

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))

_FAILURES = (
    errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson, errors.NotFound,
    errors.OutcomeKnown, errors.VerdictGiven, errors.IdempotencyKeyReused, http_errors.RequestTimeout,
)  # fmt: skip


@router.post(
    "/generations/{generation_id}/verdict",
    response_model=Verdict,
    response_description="The verdict.",
    openapi_extra=declare_json("Not billed", NEW_VERDICT) | declare_request("Idempotency-Key"),
    responses={200: declare_response("Idempotency-Replayed"), **describe(*_FAILURES)},
)
async def give_verdict(
    generation_id: GenerationId,
    request: Request,
    caller: OperatorWriter,
    new: Annotated[NewVerdict, Depends(body_of(NewVerdict))],
    dry_run: DryRun = False,
) -> Response:
    """Says whether upstream billed a paid call whose answer was lost. `billed: false` gives back what its client was
    charged; `billed: true` confirms the charge. There is one verdict per generation, and it stays.

    It is about money only: if the film still arrives, equal requests get it as before.
    """
    attempt = Attempt("generation.verdict_given", Target(type=TargetType.GENERATION, id=generation_id))
    return await operate_once(
        request, caller, attempt, new, Verdict, operators.give_verdict, dry_run, generation_id, new
    )
