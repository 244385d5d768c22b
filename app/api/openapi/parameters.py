"""The parameters that several routes share: ids, which are checked and named in the log, and the two of a page."""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import AfterValidator

from app.api import request_log
from app.api.openapi.request_examples import CLIENT_ID, GENERATION_ID, KEY_ID, VIDEO_ID
from app.api.openapi.webhook_examples import DELIVERY_ID, WEBHOOK_ID
from app.errors import NotFound, VideoNotFound
from app.store.ids import describe_id, is_id


def _check_id(text: str) -> str:
    """Any other text names no video, and PostgreSQL could not even compare some of them. Raises VideoNotFound."""
    if not is_id("video", text):
        raise VideoNotFound
    request_log.identify(video=text)
    return text


VideoId = Annotated[
    str, Path(description="The `id` that `POST /videos` returned.", examples=[VIDEO_ID]), AfterValidator(_check_id)
]


def _check_client_id(text: str) -> str:
    """Raises NotFound."""
    if not is_id("client", text):
        raise NotFound("There is no client with this id.", param="client_id")
    return text


def _check_key_id(text: str) -> str:
    """Raises NotFound."""
    if not text.isascii() or not text.isalnum():
        raise NotFound("There is no key with this id.", param="key_id")
    return text


def _check_generation_id(text: str) -> str:
    """Raises NotFound."""
    if not is_id("gen", text):
        raise NotFound("There is no generation with this id.", param="generation_id")
    request_log.identify(generation=text)
    return text


def _check_webhook_id(text: str) -> str:
    """Raises NotFound."""
    if not is_id("webhook", text):
        raise NotFound("You have no webhook with this id.", param="webhook_id")
    return text


def _check_delivery_id(text: str) -> str:
    """Raises NotFound."""
    if not is_id("delivery", text):
        raise NotFound("This webhook has no delivery with this id.", param="delivery_id")
    return text


WebhookId = Annotated[
    str, Path(description="The webhook's `id`.", examples=[WEBHOOK_ID]), AfterValidator(_check_webhook_id)
]
DeliveryId = Annotated[
    str, Path(description="The delivery's `id`.", examples=[DELIVERY_ID]), AfterValidator(_check_delivery_id)
]
GenerationId = Annotated[
    str, Path(description="The generation's `id`.", examples=[GENERATION_ID]), AfterValidator(_check_generation_id)
]
ClientId = Annotated[
    str, Path(description="The client's `id`.", examples=[CLIENT_ID]), AfterValidator(_check_client_id)
]
KeyId = Annotated[str, Path(description="The key's `id`.", examples=[KEY_ID]), AfterValidator(_check_key_id)]


def page_size(items: str) -> Any:
    """The query parameter `limit` of a list of `items`, 1 to 100."""
    return Query(ge=1, le=100, description=f"{items} per page.")


def cursor(kind: str, example: str) -> Any:
    """The query parameter `after` of a list of things whose ids are of this kind."""
    return Query(
        description="The `last_id` of the previous page.", examples=[example], json_schema_extra=describe_id(kind)
    )
