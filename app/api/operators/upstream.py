"""The route for the account of our key at upstream."""

from fastapi import APIRouter

from app.api.auth import CurrentResources, OperatorReader
from app.api.openapi.errors import AUTHENTICATED, describe
from app.domain import counter
from app.schemas.upstream import Upstream

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))


@router.get("/upstream", response_description="The account.")
async def get_upstream(_caller: OperatorReader, resources: CurrentResources) -> Upstream:
    """Whether paid calls go on, upstream's counter of credits, and what moved it besides our own calls, with its cause.

    The counter is compared with our calls from the first of the newest hundred readings on. It is asked of the rows;
    nothing is sent to upstream.
    """
    is_here, client = resources.has_worker, resources.upstream
    return await resources.database.scan(
        counter.show,
        client.key.name,
        resources.settings.generation_deadline_ms,
        stopped=resources.breaker.reason if is_here else None,
        key_valid=client.accepts_key if is_here else None,
    )
