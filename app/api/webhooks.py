"""The routes of webhooks, their deliveries, and events: for apps and for operators, each their own."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, WebhookReader, WebhookWriter
from app.api.openapi.body import declare_json
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.parameters import DeliveryId, WebhookId
from app.api.openapi.webhook_examples import NEW_RECOVERY, NEW_WEBHOOK, SECRET_ROTATION, WEBHOOK_CHANGE
from app.api.requests.json_body import Model, read_model
from app.domain import webhooks
from app.egress import Refused
from app.errors import InvalidRequest
from app.resources import Resources
from app.schemas.filters import ListFilter
from app.schemas.webhooks import (
    Delivery,
    DeliveryFilter,
    DeliveryPage,
    EventFilter,
    EventPage,
    NewRecovery,
    NewWebhook,
    Recovery,
    SecretRotation,
    Webhook,
    WebhookChange,
    WebhookDeleted,
    WebhookList,
    WebhookWithSecret,
)
from app.store.ids import is_id

router = APIRouter(prefix="/webhooks", tags=["webhooks"], responses=describe(*AUTHENTICATED))
events_router = APIRouter(tags=["webhooks"], responses=describe(*AUTHENTICATED))
ROUTERS = (router, events_router)

_BODY_LIMIT = 16 * 1024  # bytes
_BODY = (
    errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson,
    http_errors.RequestTimeout,
)  # fmt: skip
_FILTER = (errors.InvalidRequest, http_errors.UnknownField)


def _body_of(model: type[Model]) -> Callable[..., Awaitable[Model]]:
    """A dependency that reads the body. It depends on the caller, so that no body is read before its sender is
    authenticated."""

    async def read(request: Request, _caller: WebhookWriter) -> Model:
        return await read_model(request, model, _BODY_LIMIT)

    return read


async def _check_address(resources: Resources, url: str) -> None:
    """Each try checks it again: a name may get another address. Raises InvalidRequest."""
    try:
        await resources.webhook_egress.check(url)
    except Refused:
        raise InvalidRequest(webhooks.BAD_ADDRESS, param="url") from None


@router.post(
    "",
    status_code=201,
    response_description="The webhook with its secret.",
    openapi_extra=declare_json("Of an app", NEW_WEBHOOK),
    responses=describe(*_BODY, errors.TooManyWebhooks),
)
async def create_webhook(
    caller: WebhookWriter, new: Annotated[NewWebhook, Depends(_body_of(NewWebhook))], resources: CurrentResources
) -> WebhookWithSecret:
    """Registers an address that gets a POST with each event, so that you need not poll. You can have 10.

    Each POST is signed as [Standard Webhooks](https://www.standardwebhooks.com) says: verify it with the secret, which
    is shown only this once. Answer with a 2xx status within 20 seconds. Anything else is tried again, ten times in
    three days. An event can arrive twice, and events can arrive in any order: `webhook-id` tells them apart.
    """
    await _check_address(resources, new.url)
    return await resources.database.write(webhooks.create, caller, new)


@router.get("", response_description="The webhooks.", responses=describe(http_errors.UnknownField))
async def list_webhooks(
    _wanted: Annotated[ListFilter, Query()], caller: WebhookReader, resources: CurrentResources
) -> WebhookList:
    """All your webhooks, oldest first."""
    return await resources.database.read(webhooks.list_all, caller)


@router.get("/{webhook_id}", response_description="The webhook.", responses=describe(errors.NotFound))
async def get_webhook(webhook_id: WebhookId, caller: WebhookReader, resources: CurrentResources) -> Webhook:
    """One of your webhooks."""
    return await resources.database.read(webhooks.get, caller, webhook_id)


@router.patch(
    "/{webhook_id}",
    response_description="The webhook after the change.",
    openapi_extra=declare_json("Enable it again", WEBHOOK_CHANGE),
    responses=describe(*_BODY, errors.NotFound),
)
async def change_webhook(
    webhook_id: WebhookId,
    caller: WebhookWriter,
    change: Annotated[WebhookChange, Depends(_body_of(WebhookChange))],
    resources: CurrentResources,
) -> Webhook:
    """Changes what is sent, and nothing else. What waits while a webhook is disabled is sent when it is enabled."""
    if change.url is not None:
        await _check_address(resources, change.url)
    return await resources.database.write(webhooks.change_webhook, caller, webhook_id, change)


@router.delete("/{webhook_id}", response_description="It is deleted.", responses=describe(errors.NotFound))
async def delete_webhook(webhook_id: WebhookId, caller: WebhookWriter, resources: CurrentResources) -> WebhookDeleted:
    """Deletes a webhook with all its deliveries. What waits to be sent is not sent."""
    while not await resources.database.write(webhooks.remove, caller, webhook_id):
        pass
    return WebhookDeleted(id=webhook_id)


@router.post(
    "/{webhook_id}/rotate",
    response_description="The webhook with its new secret.",
    openapi_extra=declare_json("Drop the oldest secret", SECRET_ROTATION, required=False),
    responses=describe(*_BODY, errors.NotFound, errors.SecretRotating),
)
async def rotate_webhook_secret(
    webhook_id: WebhookId,
    caller: WebhookWriter,
    rotation: Annotated[SecretRotation, Depends(_body_of(SecretRotation))],
    resources: CurrentResources,
) -> WebhookWithSecret:
    """Gives a webhook a new secret, which is shown only this once. For 24 hours, each POST is signed with both, so that
    you can change it in your receiver at any time."""
    return await resources.database.write(webhooks.rotate_secret, caller, webhook_id, rotation)


@router.post(
    "/{webhook_id}/test",
    status_code=202,
    response_description="The delivery.",
    responses=describe(errors.NotFound, errors.WebhookDisabled),
)
async def test_webhook(webhook_id: WebhookId, caller: WebhookWriter, resources: CurrentResources) -> Delivery:
    """Sends a `webhook.test` event, with a single try. `GET /webhooks/{webhook_id}/deliveries` shows the answer to
    it."""
    return await resources.database.write(webhooks.send_test, caller, webhook_id)


@router.get(
    "/{webhook_id}/deliveries",
    response_description="One page.",
    responses=describe(*_FILTER, errors.NotFound),
)
async def list_deliveries(
    webhook_id: WebhookId,
    wanted: Annotated[DeliveryFilter, Query()],
    caller: WebhookReader,
    resources: CurrentResources,
) -> DeliveryPage:
    """What was and will be sent to a webhook, newest first, with the answer to the last try. Kept for 30 days."""
    if wanted.after is not None and not is_id("delivery", wanted.after):
        raise http_errors.InvalidCursor(kind="delivery")
    return await resources.database.scan(
        webhooks.list_deliveries, caller, webhook_id, limit=wanted.limit, after=wanted.after, status=wanted.status
    )


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/resend",
    status_code=202,
    response_description="The delivery.",
    responses=describe(errors.NotFound),
)
async def resend_delivery(
    webhook_id: WebhookId, delivery_id: DeliveryId, caller: WebhookWriter, resources: CurrentResources
) -> Delivery:
    """Sends a delivery again, also one that was received: with the same `webhook-id`, and with all its tries."""
    return await resources.database.write(webhooks.resend, caller, webhook_id, delivery_id)


@router.post(
    "/{webhook_id}/recover",
    status_code=202,
    response_description="How many.",
    openapi_extra=declare_json("After an outage", NEW_RECOVERY),
    responses=describe(*_BODY, errors.NotFound),
)
async def recover_deliveries(
    webhook_id: WebhookId,
    caller: WebhookWriter,
    wanted: Annotated[NewRecovery, Depends(_body_of(NewRecovery))],
    resources: CurrentResources,
) -> Recovery:
    """Sends all failed deliveries of a time again, for the end of a long outage of your receiver."""
    recovered = 0
    while more := await resources.database.write(webhooks.recover_failed, caller, webhook_id, wanted.since * 1000):
        recovered += more
    return Recovery(recovered=recovered)


@events_router.get("/events", response_description="One page.", responses=describe(*_FILTER))
async def list_events(
    wanted: Annotated[EventFilter, Query()], caller: WebhookReader, resources: CurrentResources
) -> EventPage:
    """What has happened in the last 30 days, newest first. Events of videos are recorded while you have a webhook.
    Operators see those of the whole service."""
    if wanted.after is not None and not is_id("evt", wanted.after):
        raise http_errors.InvalidCursor(kind="event")
    return await resources.database.scan(
        webhooks.list_events, caller, limit=wanted.limit, after=wanted.after, delivered=wanted.delivered
    )
