"""Describes every header once for the OpenAPI document; routes list the names of those that they send or read."""

from collections.abc import Mapping
from typing import Any

from app.config import PROXY_SECRET_HEADER

Json = dict[str, Any]

_TEXT, _NUMBER = {"type": "string"}, {"type": "integer"}
_ETAG = '"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"'


def _describe(description: str, example: object, schema: Mapping[str, object] = _TEXT) -> Json:
    return {"description": description, "schema": dict(schema), "example": example}


# Sent with every response.
ALWAYS = ("x-request-id",)

SENT: Mapping[str, Json] = {
    "Accept-Ranges": _describe("Parts of the file can be requested with `Range`.", "bytes"),
    "Content-Disposition": _describe(
        "A file name for the download.", 'inline; filename="video_01m85mraxtwegeha8yhwskr0y4.mp4"'
    ),
    "Content-Range": _describe(
        "Which bytes these are, and the file's size in bytes; with 416, only the size.", "bytes 0-1023/4194304"
    ),
    "ETag": _describe("Identifies exactly these bytes: send it as `If-None-Match` or `If-Range`.", _ETAG),
    "Idempotency-Replayed": _describe("`true`: this `Idempotency-Key` has already returned this.", "true"),
    "Kinora-Cache": _describe("How this request was served.", "miss", {"$ref": "#/components/schemas/Cache"}),
    "Location": _describe("The video's URL, relative to this one.", "videos/video_01m85mraxtwegeha8yhwskr0y4"),
    "openai-poll-after-ms": _describe(
        "Milliseconds to wait before the next poll; OpenAI's SDKs obey it.", 2500, _NUMBER
    ),
    "Preference-Applied": _describe("The part of `Prefer` that was applied.", "wait=30"),
    "Retry-After": _describe("Seconds to wait before the next request.", 2, _NUMBER),
    "retry-after-ms": _describe("The same in milliseconds, for OpenAI's SDKs.", 1200, _NUMBER),
    "WWW-Authenticate": _describe("How to authenticate.", "Bearer"),
    "x-request-id": _describe(
        "Identifies this request in our logs: include it when you report a problem.", "req_01m85mraxtf2nxbfct56pfn8an"
    ),
    "x-should-retry": _describe("`false`: a retry cannot help, and OpenAI's SDKs do not retry.", "false"),
}

_TAKEN: Mapping[str, Json] = {
    "Idempotency-Key": _describe(
        "Any name for this request, such as a UUID. If you send it again with the same request, the response is the "
        "same video, whatever its status, with `Idempotency-Replayed: true`. The name is kept as long as the video. "
        "It is optional: without it, an equal request also returns the same video, unless that video has failed.",
        "5e0c6f43-6a9b-4b8e-9a43-7a2b1c1f2d11",
        {"type": "string", "minLength": 1, "maxLength": 255},
    ),
    "If-Match": _describe("The `ETag` of what you read: the change is refused if it has changed since.", _ETAG),
    "If-None-Match": _describe("The `ETag` of your copy: the response is 304 if nothing has changed.", _ETAG),
    "If-Range": _describe("The `ETag` of your partial copy: if the file has changed, you get the whole file.", _ETAG),
    "Prefer": _describe(
        "`wait=N`: respond when the video has ended, or after N seconds at the latest; N is at most 60.", "wait=30"
    ),
    PROXY_SECRET_HEADER: _describe("The proxy's secret. No client sends it, and no page.", "…"),
    "Range": _describe("The bytes that you want, such as `bytes=0-1023`: you get 206 and only these.", "bytes=0-1023"),
}

_NAMES = {name.lower(): name for name in SENT}


def declare_response(*names: str) -> Json:
    """The headers of one of a route's `responses`, by name in any case. KeyError for a header that `SENT` lacks."""
    return {"headers": {_NAMES[name.lower()]: _refer(_NAMES[name.lower()]) for name in names}}


def declare_csv() -> Json:
    """For an answer that may also be a CSV file."""
    return {"content": {"text/csv": {"schema": {"type": "string"}}}, **declare_response("Content-Disposition")}


def declare_request(*names: str) -> Json:
    """For a route's `openapi_extra`: headers that the route reads from the request itself."""
    return {"parameters": [{"name": name, "in": "header", "required": False, **_TAKEN[name]} for name in names]}


def _refer(name: str) -> Json:
    return {"$ref": f"#/components/headers/{name}"}
