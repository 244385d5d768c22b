"""`GET /metrics`: what Prometheus asks for, with a token of its own. Without one in the settings, there is no page."""

import asyncio
import hmac

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from starlette.exceptions import HTTPException

from app.api.auth import CurrentResources, get_resources
from app.api.http_errors import InvalidMetricsToken
from app.api.metrics.gauges import Gauges

router = APIRouter(include_in_schema=False)


async def check_token(request: Request) -> None:
    """Raises HTTPException where there is no page, and InvalidMetricsToken."""
    token = (await get_resources(request)).settings.metrics_token
    if token is None:
        raise HTTPException(404)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    is_right = hmac.compare_digest(given.strip().encode(), token.get_secret_value().encode())
    if scheme.lower() != "bearer" or not is_right:
        raise InvalidMetricsToken


@router.get("/metrics", dependencies=[Depends(check_token)])
async def show_metrics(request: Request, resources: CurrentResources) -> Response:
    """The page, as text."""
    gauges: Gauges = request.app.state.gauges
    await gauges.refresh()
    # In a thread: it is a thousand lines of text.
    page = await asyncio.to_thread(generate_latest, resources.metrics.registry)
    return Response(page, media_type=CONTENT_TYPE_PLAIN_0_0_4)
