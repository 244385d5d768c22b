"""The route of the key that a request is sent with."""

from fastapi import APIRouter

from app.api.auth import CurrentClient, CurrentResources
from app.api.openapi.errors import AUTHENTICATED, describe
from app.domain import keys
from app.schemas.clients import CurrentKey

router = APIRouter(prefix="/keys", tags=["keys"], responses=describe(*AUTHENTICATED))


@router.get("/current", response_description="The key of this request.")
async def get_current_key(caller: CurrentClient, resources: CurrentResources) -> CurrentKey:
    """What the key that you send may do, and which client it belongs to. Every key may ask this."""
    return await resources.database.read(keys.get_current, caller)
