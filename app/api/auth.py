"""Dependencies of the handlers: the open resources, and the client that sent the request, with the scope that the
handler needs.

They are async and read the request directly, so that FastAPI starts no thread and parses no headers for them.
"""

from typing import Annotated

from fastapi import Depends, Query, Request

from app.api import request_log
from app.api.callers import Callers
from app.api.key_uses import KeyUses
from app.api.rates import Rates
from app.domain import audit_log, keys, links, operators
from app.domain.audit_log import Actor
from app.domain.keys import Caller
from app.errors import ClientSuspended, InvalidKey, NetworkNotAllowed, PermissionDenied, VideoNotFound
from app.resources import Resources
from app.store.ids import is_id
from app.words import ActorType, Scope, Variant

_CALLER = "kinora.caller"
_AGENT_LENGTH = 200  # characters
_OPERATING = {Scope.OPERATE_READ, Scope.OPERATE_WRITE}


async def get_resources(request: Request) -> Resources:
    resources: Resources = request.app.state.resources
    return resources


async def authenticate(request: Request) -> Caller:
    """Returns the client that the key belongs to, before any of the body is read. Raises MissingKey, InvalidKey,
    ClientSuspended, NetworkNotAllowed, TooManyRequests."""
    known: Caller | None = request.scope.get(_CALLER)
    if known is not None:  # a request counts once against its rate, even if several dependencies ask for its client
        return known
    callers: Callers = request.app.state.callers
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    key = text.strip() if scheme.lower() == "bearer" else None
    try:
        caller = await callers.find(key)
        caller.check_network(request_log.read_peer(request.scope.get("client")))
    except (InvalidKey, ClientSuspended, NetworkNotAllowed):
        request_log.identify(key=keys.find_id(key))
        raise
    if caller.key_id:
        key_uses: KeyUses = request.app.state.key_uses
        key_uses.note_use(caller.key_id)
    count_request(request, caller)
    request.scope[_CALLER] = caller
    return caller


def count_request(request: Request, caller: Caller) -> None:
    """Names the caller in the log, and counts the request against its rate limit. Raises TooManyRequests."""
    request_log.identify(client=caller.client_id, key=caller.key_id)
    if caller.person:
        request_log.identify(person=caller.person)
    rates: Rates = request.app.state.rates
    (rates.reads if request.method == "GET" else rates.posts).consume(caller.client_id)


class Require:
    """A dependency like `authenticate`, for routes that need one of some scopes. It also raises PermissionDenied. If
    all of them are operators', that is recorded in the audit log."""

    def __init__(self, *scopes: Scope) -> None:
        self._scopes = scopes

    async def __call__(self, request: Request) -> Caller:
        caller = await authenticate(request)
        if caller.scopes.isdisjoint(self._scopes):
            if _OPERATING.issuperset(self._scopes):
                await _record_denial(request, caller)
            raise PermissionDenied(scope="` or `".join(self._scopes))
        return caller


async def _record_denial(request: Request, caller: Caller) -> None:
    """A read first: a loop of such requests is not to keep others from writing."""
    database = (await get_resources(request)).database
    if await database.read(audit_log.may_record_denial, caller.client_id):
        await database.write(operators.record_denial, make_actor(request, caller), request.scope["route"].name)


_read_videos = Require(Scope.VIDEOS_READ)


async def authenticate_or_follow(
    request: Request,
    variant: Annotated[Variant, Query(description="The film, or a thumbnail of the still.")] = Variant.VIDEO,
    link: Annotated[
        str | None, Query(description="Part of a URL that `POST /videos/{video_id}/links` created: no key is needed.")
    ] = None,
) -> Caller:
    """The client that owns the file, identified by a key or by a link. Raises LinkInvalid, LinkExpired, VideoNotFound,
    and what `authenticate` raises."""
    if not link:
        return await _read_videos(request)
    resources, video_id = await get_resources(request), request.path_params["video_id"]
    if not is_id("video", video_id):
        raise VideoNotFound
    caller = await resources.database.read(links.verify, video_id, variant, link)
    count_request(request, caller)
    return caller


def make_actor(request: Request, caller: Caller) -> Actor:
    """Who makes a change with this request."""
    return Actor(
        type=ActorType.OPERATOR if caller.person else ActorType.API_KEY,
        name=caller.name,
        id=caller.key_id,
        client_id=caller.client_id,
        on_behalf_of=caller.person,
        ip_address=request_log.read_peer(request.scope.get("client")) or None,
        user_agent=request.headers.get("user-agent", "")[:_AGENT_LENGTH] or None,
        request_id=request.scope["request_id"],
    )


CurrentResources = Annotated[Resources, Depends(get_resources)]
CurrentClient = Annotated[Caller, Depends(authenticate)]  # for what every key may do
VideoReader = Annotated[Caller, Depends(_read_videos)]
VideoWriter = Annotated[Caller, Depends(Require(Scope.VIDEOS_WRITE))]
CreditReader = Annotated[Caller, Depends(Require(Scope.CREDITS_READ))]
# Which of the two it must be depends on the webhook.
WebhookReader = Annotated[Caller, Depends(Require(Scope.VIDEOS_READ, Scope.OPERATE_READ))]
WebhookWriter = Annotated[Caller, Depends(Require(Scope.VIDEOS_WRITE, Scope.OPERATE_READ))]
OperatorReader = Annotated[Caller, Depends(Require(Scope.OPERATE_READ))]
OperatorWriter = Annotated[Caller, Depends(Require(Scope.OPERATE_WRITE))]
