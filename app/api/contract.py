"""The contract as the framework derives it from the routes, and what it cannot know: who we are, our key, our words.

Each part stands once: fields and enums in `schemas`, headers in `headers`, examples in `examples`, failures in
`errors`; where several answers share one, they refer to it.
"""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.utils import deep_dict_update

from app.api import examples, forms, headers
from app.api.deps import AUTHENTICATED
from app.api.problems import describe, show_errors
from app.errors import list_values
from app.schemas.links import NewLink

Json = dict[str, Any]

_SCHEMA = "#/components/schemas/{model}"
_ABOUT = """Send a picture and a prompt, get a film.

1. Send your key with each request: `Authorization: Bearer kin_…`. An operator gives it to you.
2. `POST /videos` with an image and a prompt. It answers at once, with the video's `id`.
3. `GET /videos/{video_id}` until `status` is `completed` or `failed`.
4. `GET /videos/{video_id}/content` for the mp4.

The same request is the same video, however often it is sent: send it again as you like, nothing is paid twice.
OpenAI's SDKs work as they are, with the base URL set to this host.

A failure answers `{"error": {"message", "type", "param", "code"}}`: `message` is for people, `code` for programs."""

_INFO = {
    "summary": "Pictures in, films out: Veo 3 for a company's apps, with each film paid once.",
    "description": _ABOUT,
    "license": {"name": "MIT", "identifier": "MIT"},
}
_TAGS = {
    "videos": "Make films, follow them, download them, cancel or delete them.",
    "credits": "What you may spend, what you have spent, and what a film costs.",
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
    "get_credits": "See what you can spend",
    "list_entries": "List what your credits went to",
    "list_prices": "List the prices",
    "list_models": "List the models",
    "get_model": "Get a model",
    "check_alive": "Is the process alive?",
    "check_ready": "Can it serve?",
}
_KEY = {"type": "http", "scheme": "bearer", "description": "Your API key, `kin_…`, from an operator."}
_FRAMEWORKS = ("HTTPValidationError", "ValidationError")  # its own 422, which `problems` answers as 400


def install(app: FastAPI) -> None:
    """`app.openapi`, which `/openapi.json` and `kinora openapi` print."""
    derive = app.openapi

    def openapi() -> Json:
        if app.openapi_schema is None:
            _finish(derive())
        return derive()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _finish(document: Json) -> None:
    document["info"] |= _INFO
    document["servers"] = [{"url": "/", "description": "The host that this document came from."}]
    document["tags"] = [{"name": name, "description": description} for name, description in _TAGS.items()]
    components = document["components"]
    for operation in _list_operations(document):
        _finish_operation(operation)
    components["examples"] = show_errors()
    components["securitySchemes"] = {"key": _KEY}
    components["headers"] = dict(headers.SENT)
    bodies = {**forms.describe_fields(), "NewLink": NewLink.model_json_schema(ref_template=_SCHEMA)}
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
    # A route's 429 stands in the place of everybody's: both are told.
    for status, failures in ({} if is_open else describe(*AUTHENTICATED)).items():
        deep_dict_update(responses[str(status)], {part: failures[part] for part in ("content", "headers")})
    for status, response in responses.items():
        _finish_response(operation["operationId"], status, response)
    # As they are read: what goes well first.
    operation["responses"] = dict(sorted(responses.items()))


def _finish_parameter(parameter: Json) -> None:
    schema = parameter["schema"] = _point(parameter["schema"])
    schema.pop("title", None)
    schema.pop("description", None)  # the parameter has it


def _finish_form(schema: Json) -> None:
    schema["properties"] = {name: _point(field) for name, field in schema["properties"].items()}


def _point(field: Json) -> Json:
    """A field of a request: where it names a schema, that name and nothing beside it, or generators lose its type.
    Without null: in a form or an address, what is not given is left out."""
    kinds = [kind for kind in field.get("anyOf", ()) if kind != {"type": "null"}]
    field = {word: value for word, value in field.items() if word != "anyOf"} | kinds[0] if kinds else field
    return {"$ref": field["$ref"]} if "$ref" in field else field


def _finish_response(operation_id: str, status: str, response: Json) -> None:
    deep_dict_update(response, headers.send(*headers.ALWAYS))
    body = response.get("content", {}).get("application/json")
    if body is None:
        return
    if answers := examples.show_answers(operation_id, status):
        body["examples"] = answers
    elif int(status) >= 400:
        response["description"] = f"`code` is {list_values(sorted(body['examples']))}."


def _untitle(schema: Json) -> None:
    """Without pydantic's titles of fields, which say `Creditlimit` where the name says `creditLimit`."""
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
