"""The OpenAPI document: what FastAPI derives from the routes, and what it cannot derive, such as the introduction.

Each part is defined once: fields and enums in `schemas`, and bodies, headers, parameters, errors
and examples in the modules beside this one. Responses that share a part refer to it with `$ref`.
"""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.utils import deep_dict_update

from app.api.http_errors import list_values
from app.api.openapi import examples, headers
from app.api.openapi.body import list_schemas
from app.api.openapi.errors import AUTHENTICATED, describe, show_errors

Json = dict[str, Any]

_ABOUT = """Send a still to `POST /videos` and get back a film.

1. Send your key with every request: `Authorization: Bearer kin_…`. An operator gives it to you.
2. `POST /videos` with an image and a prompt. The response comes at once, with the video's `id`.
3. Poll `GET /videos/{video_id}` until `status` is `completed` or `failed`.
4. Download the mp4 from `GET /videos/{video_id}/content`.

The same request returns the same video, however often it is sent. Retries are safe: no film is paid for twice.
OpenAI's SDKs work unchanged, with the base URL set to this host.

Every error has the form `{"error": {"message", "type", "param", "code"}}`: `message` is for people, `code` is for
programs."""

_INFO = {
    "summary": "Pictures in, films out: Veo 3 for a company's apps, with each film paid once.",
    "description": _ABOUT,
    "license": {"name": "MIT", "identifier": "MIT"},
}
_TAGS = {
    "videos": "Make films, follow them, download them, cancel or delete them.",
    "webhooks": "Where to send events, so that you need not poll.",
    "credits": "What you may spend, what you have spent, and what a film costs.",
    "keys": "What the key that you send may do.",
    "operators": "Clients, keys, usage and the audit log: for keys with `operate:read` or `operate:write`.",
    "models": "The model that makes the films, in the form that OpenAI's clients ask for.",
    "health": "For monitoring. No key is needed.",
}
_SUMMARIES = {
    "create_video": "Make a film",
    "list_videos": "List your videos",
    "get_video": "Get a video",
    "delete_video": "Delete a video that has ended",
    "follow_video": "Follow a video's progress",
    "cancel_video": "Cancel a video that is queued",
    "download_video": "Download the film or its still",
    "create_link": "Make a link to the film that needs no key",
    "create_webhook": "Create a webhook",
    "list_webhooks": "List your webhooks",
    "get_webhook": "Get a webhook",
    "change_webhook": "Change, enable or disable a webhook",
    "delete_webhook": "Delete a webhook",
    "rotate_webhook_secret": "Replace the secret of a webhook",
    "test_webhook": "Send a test event to a webhook",
    "list_deliveries": "List what was sent to a webhook",
    "resend_delivery": "Send a delivery again",
    "recover_deliveries": "Send failed deliveries again",
    "list_events": "List the events",
    "get_credits": "See what you can spend",
    "list_entries": "List what your credits went to",
    "get_own_usage": "See what your videos cost and saved",
    "list_prices": "List the prices",
    "get_current_key": "See what your key may do",
    "list_clients": "List the clients",
    "create_client": "Create a client",
    "get_client": "Get a client",
    "change_client": "Change or suspend a client",
    "erase_data": "Delete what a client sent",
    "list_keys": "List a client's keys",
    "issue_key": "Issue a key",
    "rotate_key": "Replace a key",
    "revoke_key": "Revoke a key",
    "get_client_credits": "See what a client can spend",
    "grant_credits": "Grant credits to a client",
    "list_client_entries": "List what a client's credits went to",
    "list_generations": "List the generations",
    "get_generation": "See the whole story of a generation",
    "refund_generation": "Give back what a generation cost",
    "get_queue": "See what waits, and for what",
    "pause_queue": "Pause paid calls or new requests",
    "resume_queue": "Resume what is paused",
    "cancel_queue": "Cancel what is queued",
    "get_upstream": "See upstream's counter, and what our calls do not explain",
    "give_verdict": "Say whether a lost paid call was billed",
    "get_usage": "See what was made, paid and saved",
    "list_audit_log": "List what operators did",
    "sign_in": "Sign in through a trusted proxy",
    "list_models": "List the models",
    "get_model": "Get a model",
    "check_alive": "Is the process alive?",
    "check_ready": "Can it serve?",
}
_KEY = {"type": "http", "scheme": "bearer", "description": "Your API key, `kin_…`, from an operator."}
_FRAMEWORKS = ("HTTPValidationError", "ValidationError")  # FastAPI's own 422, which `api/errors.py` sends as 400


def install(app: FastAPI) -> None:
    """Replaces `app.openapi`, whose result `/openapi.json` and `kinora openapi` return."""
    derive = app.openapi

    def openapi() -> Json:
        if app.openapi_schema is None:
            _finish(derive())
        return derive()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _finish(document: Json) -> None:
    document["info"] |= _INFO
    document["servers"] = [{"url": "/", "description": "The host that served this document."}]
    document["tags"] = [{"name": name, "description": description} for name, description in _TAGS.items()]
    components = document["components"]
    for operation in _list_operations(document):
        _finish_operation(operation)
    components["examples"] = show_errors()
    components["securitySchemes"] = {"key": _KEY}
    components["headers"] = dict(headers.SENT)
    bodies = list_schemas()
    for schema in bodies.values():
        schema.pop("$defs", None)
        _finish_form(schema)
    components["schemas"] |= bodies
    for name in _FRAMEWORKS:
        components["schemas"].pop(name, None)
    for schema in components["schemas"].values():
        _untitle(schema)


def _list_operations(document: Json) -> Iterator[Json]:
    return (operation for path in document["paths"].values() for operation in path.values())


def _finish_operation(operation: Json) -> None:
    responses, is_open = operation["responses"], "401" not in operation["responses"]
    operation["summary"] = _SUMMARIES[operation["operationId"]]
    operation["security"] = [] if is_open else [{"key": []}]
    if _FRAMEWORKS[0] in str(responses.get("422")):
        del responses["422"]
    for parameter in operation.get("parameters", ()):
        _finish_parameter(parameter)
    # A route's own 429 replaces the 429 of all routes with a key, so both are merged here.
    for status, failures in ({} if is_open else describe(*AUTHENTICATED)).items():
        deep_dict_update(responses[str(status)], {part: failures[part] for part in ("content", "headers")})
    for status, response in responses.items():
        _finish_response(operation["operationId"], status, response)
    # Success first, for readers.
    operation["responses"] = dict(sorted(responses.items()))


def _finish_parameter(parameter: Json) -> None:
    schema = parameter["schema"] = _point(parameter["schema"])
    schema.pop("title", None)
    schema.pop("description", None)  # the parameter has its own description


def _finish_form(schema: Json) -> None:
    schema["properties"] = {name: _point(field) for name, field in schema["properties"].items()}


def _point(field: Json) -> Json:
    """A field of a request. If it refers to a schema, only the `$ref` stays: with other keys beside it, generators lose
    the type. Null is removed: in a form or a URL, an absent value is left out."""
    kinds = [kind for kind in field.get("anyOf", ()) if kind != {"type": "null"}]
    if kinds:
        field = {word: value for word, value in field.items() if word not in {"anyOf", "default"}} | kinds[0]
    return {"$ref": field["$ref"]} if "$ref" in field else field


def _finish_response(operation_id: str, status: str, response: Json) -> None:
    deep_dict_update(response, headers.declare_response(*headers.ALWAYS))
    body = response.get("content", {}).get("application/json")
    if body is None:
        return
    if answers := examples.show_answers(operation_id, status):
        body["examples"] = answers
    elif int(status) >= 400:
        response["description"] = f"`code` is {list_values(sorted(body['examples']))}."


def _untitle(schema: Json) -> None:
    """Removes pydantic's titles of fields, such as `Creditlimit` for `creditLimit`."""
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
