"""Dependencies of the handlers: the open resources, and the client that sent the request.

Both are async and read the request directly, so that FastAPI starts no thread and parses no headers for them.
"""

from typing import Annotated

from fastapi import Depends, Path, Request

from app.api.examples import VIDEO_ID
from app.api.rates import Rates
from app.domain import clients
from app.domain.clients import Caller
from app.errors import ClientSuspended, Internal, InvalidKey, MissingKey, RateLimited, Unavailable
from app.resources import Resources


async def get_resources(request: Request) -> Resources:
    resources: Resources = request.app.state.resources
    return resources


async def authenticate(request: Request) -> Caller:
    """Returns the client that the key belongs to, before any of the body is read. Raises MissingKey, InvalidKey,
    ClientSuspended, RateLimited."""
    resources = await get_resources(request)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    caller = await resources.database.read(clients.authenticate, key.strip() if scheme.lower() == "bearer" else None)
    limit_rate(request, caller)
    return caller


def limit_rate(request: Request, caller: Caller) -> None:
    """Counts the request against the client's rate limit. Raises RateLimited."""
    rates: Rates = request.app.state.rates
    (rates.reads if request.method == "GET" else rates.posts).consume(caller.client_id)


# For the OpenAPI document: the errors of every route that needs a key.
AUTHENTICATED = (MissingKey, InvalidKey, ClientSuspended, RateLimited, Internal, Unavailable)
CurrentResources = Annotated[Resources, Depends(get_resources)]
CurrentClient = Annotated[Caller, Depends(authenticate)]
VideoId = Annotated[str, Path(description="The `id` that `POST /videos` returned.", examples=[VIDEO_ID])]
