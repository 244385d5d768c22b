"""Examples of webhooks, deliveries and events for the OpenAPI document."""

from collections.abc import Mapping

from pydantic import BaseModel

from app.schemas.videos import Video
from app.schemas.webhooks import (
    Delivery,
    DeliveryPage,
    Event,
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
from app.words import Audience, DeliveryStatus, EventType, WebhookStatus

WEBHOOK_ID = "webhook_01m85mraxt9d6r7m9q2w4e5t8y"
DELIVERY_ID = "delivery_01m85mraxt3d6r7m9q2w4e5t8y"
EVENT_ID = "evt_01m85mraxt5d6r7m9q2w4e5t8y"

NEW_WEBHOOK = NewWebhook(url="https://shop.example/kinora")
WEBHOOK_CHANGE = WebhookChange(status=WebhookStatus.ENABLED)
SECRET_ROTATION = SecretRotation(force=True)
NEW_RECOVERY = NewRecovery(since=1_761_122_181)

_WEBHOOK = Webhook(
    id=WEBHOOK_ID,
    url="https://shop.example/kinora",
    types=[EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED],
    audience=Audience.CLIENT,
    status=WebhookStatus.ENABLED,
    disabled_reason=None,
    failing_since=None,
    previous_secret_expires_at=None,
    created_at=1_761_122_101,
)
_WITH_SECRET = WebhookWithSecret(**dict(_WEBHOOK), secret="whsec_…")  # noqa: S106 - only the form of one
_DELIVERY = Delivery(
    id=DELIVERY_ID,
    webhook_id=WEBHOOK_ID,
    event_id=EVENT_ID,
    event_type=EventType.VIDEO_COMPLETED,
    status=DeliveryStatus.PENDING,
    tries=1,
    next_try_at=1_761_122_357,
    tried_at=1_761_122_352,
    answer_status=503,
    answer_body="Service Unavailable",
    error=None,
    created_at=1_761_122_352,
)
_TESTED = _DELIVERY.model_copy(
    update={
        "event_type": EventType.WEBHOOK_TEST,
        "tries": 0,
        "next_try_at": 1_761_122_352,
        "tried_at": None,
        "answer_status": None,
        "answer_body": None,
    }
)


def list_answers(video: Video) -> Mapping[tuple[str, str], Mapping[str, BaseModel]]:
    """By operation and status. `video` is one that is completed."""
    event = Event(
        id=EVENT_ID,
        type=EventType.VIDEO_COMPLETED,
        created_at=1_761_122_352,
        timestamp="2025-10-22T08:39:12.976Z",
        data=video.model_dump(mode="json", exclude={"prompt"}),
    )
    return {
        ("create_webhook", "201"): {"of an app": _WITH_SECRET},
        ("list_webhooks", "200"): {"the one": WebhookList(data=[_WEBHOOK])},
        ("get_webhook", "200"): {"of an app": _WEBHOOK},
        ("change_webhook", "200"): {"enabled again": _WEBHOOK},
        ("delete_webhook", "200"): {"gone": WebhookDeleted(id=WEBHOOK_ID)},
        ("rotate_webhook_secret", "200"): {
            "two secrets": _WITH_SECRET.model_copy(update={"previous_secret_expires_at": 1_761_208_581})
        },
        ("test_webhook", "202"): {"on its way": _TESTED},
        ("list_deliveries", "200"): {
            "one page": DeliveryPage(data=[_DELIVERY], first_id=DELIVERY_ID, last_id=DELIVERY_ID, has_more=False)
        },
        ("resend_delivery", "202"): {"on its way": _DELIVERY.model_copy(update={"tries": 0})},
        ("recover_deliveries", "202"): {"three had failed": Recovery(recovered=3)},
        ("list_events", "200"): {
            "one page": EventPage(data=[event], first_id=EVENT_ID, last_id=EVENT_ID, has_more=False)
        },
    }
