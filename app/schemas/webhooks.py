"""Webhooks, their deliveries, and the events that are delivered: in the form of Standard Webhooks and of OpenAI's."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.filters import LAST_ID_SECOND, After, ListFilter
from app.schemas.numbers import WHOLE
from app.schemas.pages import NO_ZEROS, Page, Timestamp
from app.words import Audience, DeliveryStatus, DisabledReason, EventType, WebhookStatus

_Forbid = ConfigDict(extra="forbid")
_Url = Annotated[str, Field(min_length=1, max_length=2000, pattern=NO_ZEROS)]
_Types = Annotated[list[EventType], Field(min_length=1)]


class Webhook(BaseModel):
    """An address that events are sent to."""

    id: Annotated[str, Field(description="Its id, `webhook_…`.")]
    object: Annotated[Literal["webhook"], Field(description="Always `webhook`.")] = "webhook"
    url: Annotated[str, Field(description="Where events are sent with POST.")]
    types: Annotated[list[EventType], Field(description="Which events are sent.")]
    audience: Annotated[Audience, Field(description="Whose events these are.")]
    status: Annotated[WebhookStatus, Field(description="Whether deliveries are sent.")]
    disabled_reason: Annotated[DisabledReason | None, Field(description="Why it is disabled; null while it is not.")]
    failing_since: Annotated[
        int | None,
        Field(description="Since when everything that was sent to it has failed, in Unix seconds; null: nothing does."),
    ]
    previous_secret_expires_at: Annotated[
        int | None, Field(description="After a rotation: how long the previous secret signs too, in Unix seconds.")
    ]
    created_at: Annotated[int, Field(description="When it was created, in Unix seconds.")]


class WebhookWithSecret(Webhook):
    """A webhook with its new secret, which is shown only this once."""

    secret: Annotated[str, Field(description="`whsec_…`: it verifies that an event came from here.")]


class WebhookList(BaseModel):
    """All your webhooks."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[Webhook], Field(description="The webhooks, oldest first.")]


class WebhookDeleted(BaseModel):
    """The webhook is deleted."""

    id: Annotated[str, Field(description="The id of the deleted webhook.")]
    object: Annotated[Literal["webhook.deleted"], Field(description="Always `webhook.deleted`.")] = "webhook.deleted"
    # Not Literal[True]: generators for typed languages turn it into an enum of booleans, which does not compile.
    deleted: Annotated[bool, Field(description="Always true.")] = True


class NewWebhook(BaseModel):
    """A webhook to create."""

    model_config = _Forbid

    url: Annotated[_Url, Field(description="Where to send events: https on port 443, at a public host.")]
    types: Annotated[_Types, Field(description="Which events to send: those of videos, or those of operators.")] = [
        EventType.VIDEO_COMPLETED,
        EventType.VIDEO_FAILED,
    ]


class WebhookChange(BaseModel):
    """What to change of a webhook. What is not sent stays as it is."""

    model_config = _Forbid

    url: Annotated[_Url | None, Field(description="A new address.")] = None
    types: Annotated[_Types | None, Field(description="Which events to send from now on.")] = None
    status: Annotated[WebhookStatus | None, Field(description="`disabled`: deliveries wait.")] = None


class SecretRotation(BaseModel):
    """How to give a webhook a new secret."""

    model_config = _Forbid

    force: Annotated[bool, Field(strict=True, description="Also while an earlier rotation has not ended.")] = False


class NewRecovery(BaseModel):
    """Which failed deliveries to send again."""

    model_config = _Forbid

    since: Annotated[
        int,
        Field(
            strict=True,
            ge=0,
            le=LAST_ID_SECOND,
            json_schema_extra={"format": "int64"},
            description="Those of events that happened then or later, in Unix seconds.",
        ),
        WHOLE,
    ]


class Recovery(BaseModel):
    """How many deliveries are sent again."""

    object: Annotated[Literal["webhook.recovery"], Field(description="Always `webhook.recovery`.")] = "webhook.recovery"
    recovered: Annotated[int, Field(description="How many failed deliveries wait to be sent again.")]


class Event(BaseModel):
    """Something that happened: the body of each POST to a webhook."""

    id: Annotated[str, Field(description="Its id, `evt_…`: the same in every try, so that you can ignore repetitions.")]
    object: Annotated[Literal["event"], Field(description="Always `event`.")] = "event"
    type: Annotated[EventType, Field(description="What happened.")]
    created_at: Annotated[int, Field(description="When it happened, in Unix seconds.")]
    timestamp: Annotated[Timestamp, Field(description="The same in ISO 8601.")]
    data: Annotated[dict[str, Any], Field(description="What it is about. For a video: the video without its prompt.")]


class EventPage(Page[Event]):
    """One page of events. For the next page, send its `last_id` as `after`."""


class EventFilter(ListFilter):
    """Which events to list."""

    delivered: Annotated[
        bool | None, Field(description="`false`: only events that one of your webhooks has not received.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=100, description="Events per page.")] = 20
    after: After = None


class Delivery(BaseModel):
    """An event for a webhook, and what its receiver answered to the last try."""

    id: Annotated[str, Field(description="Its id, `delivery_…`.")]
    object: Annotated[Literal["webhook.delivery"], Field(description="Always `webhook.delivery`.")] = "webhook.delivery"
    webhook_id: Annotated[str, Field(description="The webhook.")]
    event_id: Annotated[str, Field(description="The event, which the receiver gets as the header `webhook-id`.")]
    event_type: Annotated[EventType, Field(description="What happened.")]
    status: Annotated[DeliveryStatus, Field(description="The state of the delivery.")]
    tries: Annotated[int, Field(description="How many tries have ended.")]
    next_try_at: Annotated[int | None, Field(description="When it is tried next, in Unix seconds; null: never.")]
    tried_at: Annotated[int | None, Field(description="When the last try ended, in Unix seconds.")]
    answer_status: Annotated[int | None, Field(description="The HTTP status of the answer to the last try.")]
    answer_body: Annotated[str | None, Field(description="The beginning of that answer, at most 1,024 bytes.")]
    error: Annotated[str | None, Field(description="Why the last try got no answer.")]
    created_at: Annotated[int, Field(description="When the event happened, in Unix seconds.")]


class DeliveryPage(Page[Delivery]):
    """One page of deliveries. For the next page, send its `last_id` as `after`."""


class DeliveryFilter(ListFilter):
    """Which deliveries to list."""

    status: Annotated[DeliveryStatus | None, Field(description="Only deliveries with this status.")] = None
    limit: Annotated[int, Field(ge=1, le=100, description="Deliveries per page.")] = 20
    after: After = None
