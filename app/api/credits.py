"""My credits: the figures, the ledger, and what each combination costs."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.deps import AUTHENTICATED, CurrentClient, CurrentResources
from app.api.examples import ENTRY_ID
from app.api.problems import describe
from app.domain import ledger, pricing
from app.errors import InvalidCursor, InvalidRequest
from app.schemas.credits import Credits, EntryPage, PriceList
from app.store.ids import describe_id, is_id

router = APIRouter(tags=["credits"], responses=describe(*AUTHENTICATED))


@router.get("/credits", response_description="Your figures.")
async def get_credits(client: CurrentClient, resources: CurrentResources) -> Credits:
    """What you may spend, have spent and have reserved, in credits."""
    return await resources.database.read(ledger.get_credits, client.client_id)


@router.get("/credits/entries", response_description="One page.", responses=describe(InvalidRequest))
async def list_entries(
    client: CurrentClient,
    resources: CurrentResources,
    limit: Annotated[int, Query(ge=1, le=100, description="Entries a page.")] = 20,
    after: Annotated[
        str | None,
        Query(
            description="The `last_id` of the page before.", examples=[ENTRY_ID], json_schema_extra=describe_id("entry")
        ),
    ] = None,
) -> EntryPage:
    """Your ledger, newest first: each grant, hold, settle, release and refund."""
    if after is not None and not is_id("entry", after):
        raise InvalidCursor("credit entry")
    return await resources.database.scan(ledger.list_entries, client.client_id, limit, after)


@router.get("/prices", response_description="Every combination.")
async def list_prices(_client: CurrentClient, resources: CurrentResources) -> PriceList:
    """What each combination costs, in credits for one film. Frame and lines cost nothing."""
    return pricing.list_prices(resources.settings.prices)
