"""What handlers stand on: the open resources, and who is calling.

Both are async and take the request as it is: FastAPI then neither starts a thread nor takes headers apart for them.
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
    """Before a byte of the body is read. Raises MissingKey, InvalidKey, ClientSuspended, RateLimited."""
    resources = await get_resources(request)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    caller = await resources.database.read(clients.authenticate, key.strip() if scheme.lower() == "bearer" else None)
    limit_rate(request, caller)
    return caller


def limit_rate(request: Request, caller: Caller) -> None:
    """Raises RateLimited."""
    rates: Rates = request.app.state.rates
    (rates.reads if request.method == "GET" else rates.posts).take(caller.client_id)


# What every route that asks who calls may answer, for the contract.
AUTHENTICATED = (MissingKey, InvalidKey, ClientSuspended, RateLimited, Internal, Unavailable)
CurrentResources = Annotated[Resources, Depends(get_resources)]
CurrentClient = Annotated[Caller, Depends(authenticate)]
VideoId = Annotated[str, Path(description="The `id` that `POST /videos` answered.", examples=[VIDEO_ID])]
