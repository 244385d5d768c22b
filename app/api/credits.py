"""The routes of a client's credits: the figures, the ledger and the prices."""

from typing import Annotated

from fastapi import APIRouter

from app.api import lapses
from app.api.auth import CreditReader, CurrentClient, CurrentResources
from app.api.http_errors import InvalidCursor
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.parameters import cursor, page_size
from app.api.openapi.request_examples import ENTRY_ID
from app.domain import ledger, pricing
from app.errors import InvalidRequest
from app.schemas.credits import Credits, EntryPage, PriceList
from app.store.ids import is_id

router = APIRouter(tags=["credits"], responses=describe(*AUTHENTICATED))


@router.get("/credits", response_description="Your credits.")
async def get_credits(client: CreditReader, resources: CurrentResources) -> Credits:
    """What you may spend, what you have spent and what is held for you, in credits."""
    return await resources.database.read(ledger.get_credits, client.client_id)


@router.get("/credits/entries", response_description="One page.", responses=describe(InvalidRequest))
async def list_entries(
    client: CreditReader,
    resources: CurrentResources,
    limit: Annotated[int, page_size("Entries")] = 20,
    after: Annotated[str | None, cursor("entry", ENTRY_ID)] = None,
) -> EntryPage:
    """Your ledger, newest entries first: every grant, hold, settle, release and refund."""
    if after is not None and not is_id("entry", after):
        raise InvalidCursor(kind="credit entry")
    await lapses.write_due(resources, client.client_id)
    return await resources.database.read(ledger.list_entries, client.client_id, limit, after)


@router.get("/prices", response_description="Every combination.")
async def list_prices(_client: CurrentClient, resources: CurrentResources) -> PriceList:
    """The price of one film for each combination of parameters, in credits.

    Aspect ratio and resolution do not change the price.
    """
    return pricing.list_prices(resources.settings.prices)
