"""The route where people sign in whom a trusted proxy has authenticated."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from python_multipart.multipart import parse_options_header

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, count_request, make_actor
from app.api.openapi.body import declare_no_fields
from app.api.openapi.errors import describe
from app.api.openapi.headers import declare_request
from app.api.requests.json_body import read_object
from app.api.requests.proxy import Visitor, read_visitor
from app.config import PROXY_SECRET_HEADER
from app.domain import operators, sign_ins
from app.schemas.sign_ins import SignIn

router = APIRouter(prefix="/operator", tags=["operators"])

_BODY_LIMIT = 1024  # bytes
CurrentVisitor = Annotated[Visitor, Depends(read_visitor)]


async def _read_no_fields(request: Request, _visitor: CurrentVisitor) -> None:
    """JSON, which no form of another site can send. Raises UnsupportedContentType, UnknownField, InvalidRequest,
    InvalidJson, RequestTimeout."""
    if parse_options_header(request.headers.get("content-type"))[0] != b"application/json":
        raise http_errors.UnsupportedContentType("Send `application/json`, with `{}` as the body.")
    for name in await read_object(request, _BODY_LIMIT):
        shown = name[: http_errors.LONGEST_NAME]
        raise http_errors.UnknownField(f"`{shown}` is not a known field: send `{{}}`.", param=shown)


@router.post(
    "/session",
    response_description="The token.",
    openapi_extra=declare_no_fields() | declare_request(PROXY_SECRET_HEADER),
    responses=describe(
        errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson,
        http_errors.ProxyNotTrusted, http_errors.OtherSite, errors.ClientSuspended, errors.NotFound,
        http_errors.RequestTimeout, http_errors.UnsupportedContentType, http_errors.TooManyRequests,
        http_errors.Internal, errors.Unavailable,
    ),
    dependencies=[Depends(_read_no_fields)],
)  # fmt: skip
async def sign_in(visitor: CurrentVisitor, request: Request, resources: CurrentResources) -> SignIn:
    """For a page of Kinora behind a proxy that knows its users: the proxy says in a header who sends the request, and
    the page gets a token that is accepted like a key for 15 minutes. Before it ends, the page asks again.

    The token has the scopes `operate:read` and `operate:write`. The header of the proxy is accepted here and nowhere
    else. Without the settings of the proxy, the answer is `404`.
    """
    database = resources.database
    begun = await database.read(sign_ins.begin, visitor.person)
    caller = sign_ins.make_caller(begun, begun.made_at)
    count_request(request, caller)
    if not await database.read(sign_ins.is_prepared):
        await database.write(operators.prepare_sign_in, make_actor(request, caller))
    token = await database.read(sign_ins.write_token, begun, visitor.proxy_secret)
    return SignIn(token=token, person=begun.person, expires_at=begun.expires_at // 1000)
