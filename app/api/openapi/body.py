"""Describes the bodies of requests, which the routes read themselves.

FastAPI would read a whole body before its sender has been authenticated. So each body is described here by hand, from
the same pydantic model that validates it.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.api.openapi.request_examples import NEW_LINK, REQUEST
from app.api.requests.metadata import KEY_LENGTH, PAIRS, VALUE_LENGTH
from app.schemas.clients import ClientChange, KeyRotation, NewClient, NewKey
from app.schemas.credits import BudgetSettings, NewGrant, NewRefund
from app.schemas.links import NewLink
from app.schemas.parameters import VideoParameters
from app.schemas.queue import NewCancellation, NewPause, QueueFilter, Resumption
from app.schemas.verdicts import NewVerdict
from app.schemas.webhooks import NewRecovery, NewWebhook, SecretRotation, WebhookChange

Json = dict[str, Any]

# By the names of their schemas. Not `NewClient` where there is a `Client`: in Go that is the function that makes one.
_BODIES: Mapping[str, type[BaseModel]] = {
    "NewLink": NewLink,
    "CreateClient": NewClient,
    "ClientChange": ClientChange,
    "NewKey": NewKey,
    "KeyRotation": KeyRotation,
    "NewGrant": NewGrant,
    "CreateRefund": NewRefund,
    "CreateVerdict": NewVerdict,
    "BudgetSettings": BudgetSettings,
    "NewPause": NewPause,
    "Resumption": Resumption,
    "CreateCancellation": NewCancellation,
    "QueueFilter": QueueFilter,
    "CreateWebhook": NewWebhook,
    "WebhookChange": WebhookChange,
    "SecretRotation": SecretRotation,
    "CreateRecovery": NewRecovery,
}
_SCHEMA = "#/components/schemas/{model}"


def declare_video() -> Json:
    """The body of `POST /videos`: only multipart, and only the field `image`. With JSON as an alternative, or with a
    second, optional file, four of eight generators produce clients that do not work (docs/clients.md)."""
    form = {
        "schema": {"$ref": _SCHEMA.format(model="CreateVideo")},
        "examples": {"fast": {"summary": "A fast film with sound", "value": REQUEST}},
    }
    return {"requestBody": {"required": True, "content": {"multipart/form-data": form}}}


def declare_link() -> Json:
    """The optional body of `POST /videos/{video_id}/links`."""
    body = {
        "schema": {"$ref": _SCHEMA.format(model="NewLink")},
        "examples": {"an hour": {"summary": "The film, for an hour", "value": NEW_LINK}},
    }
    return {"requestBody": {"content": {"application/json": body}}}


def declare_json(summary: str, example: BaseModel, *, required: bool = True) -> Json:
    """A JSON body, with an example. Its schema is one of `list_schemas`."""
    (name,) = [name for name, model in _BODIES.items() if model is type(example)]
    body = {
        "schema": {"$ref": _SCHEMA.format(model=name)},
        "examples": {summary.lower(): {"summary": summary, "value": _show(example)}},
    }
    return {"requestBody": {"required": required, "content": {"application/json": body}}}


def declare_no_fields() -> Json:
    """A JSON body that says nothing."""
    body = {
        "schema": {"type": "object", "additionalProperties": False},
        "examples": {"empty": {"summary": "An empty object", "value": {}}},
    }
    return {"requestBody": {"required": True, "content": {"application/json": body}}}


def _show(example: BaseModel) -> Json:
    return example.model_dump(mode="json", by_alias=True, exclude_unset=True)


def list_schemas() -> dict[str, Json]:
    """The schemas that the bodies refer to. Their enums are the same schemas as those of the responses."""
    named = {name: model.model_json_schema(ref_template=_SCHEMA) for name, model in _BODIES.items()}
    return {"CreateVideo": _describe_video(), **named}


def _describe_video() -> Json:
    schema = VideoParameters.model_json_schema(ref_template=_SCHEMA)
    image = {
        "type": "string",
        "format": "binary",
        "description": "The still: a JPEG, PNG, WebP, HEIC or AVIF file of at most 20 MB, or its https URL or data URL "
        "as text. `input_reference` is another name for this field.",
    }
    about = "A still and how to make the film. Unknown fields are refused, so that you do not pay for a misspelt field."
    fields = {"image": image, **schema["properties"], **_describe_labels()}
    named = {"title": "CreateVideo", "description": about, "properties": fields, "required": ["image", "prompt"]}
    return schema | named


def _describe_labels() -> Json:
    about = (
        f"Your own labels: at most {PAIRS} pairs, each with a key of at most {KEY_LENGTH} characters and a string "
        f"of at most {VALUE_LENGTH}. Requests that differ only in labels are equal, and a video keeps the labels of "
        "its first request."
    )
    return {
        "metadata": {"type": "object", "additionalProperties": {"type": "string"}, "description": about},
        "user": {"type": "string", "description": "An id of your own user, stored as `metadata.user`."},
    }
