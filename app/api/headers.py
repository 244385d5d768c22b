"""Headers: what each one says, told once for the whole contract; routes name those that they send or take."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

_TEXT, _NUMBER = {"type": "string"}, {"type": "integer"}
_ETAG = '"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"'


def _tell(description: str, example: object, schema: Mapping[str, object] = _TEXT) -> Json:
    return {"description": description, "schema": dict(schema), "example": example}


# Of every answer, whatever it is.
ALWAYS = ("x-request-id",)

SENT: Mapping[str, Json] = {
    "Accept-Ranges": _tell("Parts can be asked for by `Range`.", "bytes"),
    "Content-Disposition": _tell("A name for the file.", 'inline; filename="video_01m85mraxtwegeha8yhwskr0y4.mp4"'),
    "Content-Range": _tell("Which bytes these are, of how many; with 416, how many there are.", "bytes 0-1023/4194304"),
    "ETag": _tell("What names these very bytes: send it as `If-None-Match` or `If-Range`.", _ETAG),
    "Idempotency-Replayed": _tell("`true`: this `Idempotency-Key` was answered with this video before.", "true"),
    "Kinora-Cache": _tell("How this request was served.", "miss", {"$ref": "#/components/schemas/Cache"}),
    "Location": _tell("The video's address, relative to this one.", "videos/video_01m85mraxtwegeha8yhwskr0y4"),
    "openai-poll-after-ms": _tell("Milliseconds to wait before looking again; OpenAI's SDKs obey it.", 2500, _NUMBER),
    "Preference-Applied": _tell("What was understood of `Prefer`.", "wait=30"),
    "Retry-After": _tell("Seconds to wait before asking again.", 2, _NUMBER),
    "retry-after-ms": _tell("The same in milliseconds, for OpenAI's SDKs.", 1200, _NUMBER),
    "WWW-Authenticate": _tell("How to say who you are.", "Bearer"),
    "x-request-id": _tell("Names this request in our logs: quote it in a report.", "req_01m85mraxtf2nxbfct56pfn8an"),
    "x-should-retry": _tell("`false`: asking again can not help, and OpenAI's SDKs will not.", "false"),
}

_TAKEN: Mapping[str, Json] = {
    "Idempotency-Key": _tell(
        "Any name for this request, such as a UUID. Sent again with the same request, it is answered with the same "
        "video, whatever became of that, and with `Idempotency-Replayed: true`. It is kept as long as the video. "
        "Nobody needs it: without it, too, an equal request is the same video, unless that has failed.",
        "5e0c6f43-6a9b-4b8e-9a43-7a2b1c1f2d11",
        {"type": "string", "minLength": 1, "maxLength": 255},
    ),
    "If-None-Match": _tell("The `ETag` of what you have: 304 when it is still the same.", _ETAG),
    "If-Range": _tell("The `ETag` of what you have a part of: the whole comes when it has changed.", _ETAG),
    "Prefer": _tell("`wait=N`: answer when the video has ended, after N seconds (60 at most).", "wait=30"),
    "Range": _tell("The bytes you want, such as `bytes=0-1023`: 206 and those alone.", "bytes=0-1023"),
}

_NAMES = {name.lower(): name for name in SENT}


def send(*names: str) -> Json:
    """The headers of one of a route's `responses`, by name in any case. KeyError for one that `SENT` does not tell."""
    return {"headers": {_NAMES[name.lower()]: _refer(_NAMES[name.lower()]) for name in names}}


def take(*names: str) -> Json:
    """For a route's `openapi_extra`: headers that it reads from the request itself."""
    return {"parameters": [{"name": name, "in": "header", "required": False, **_TAKEN[name]} for name in names]}


def _refer(name: str) -> Json:
    return {"$ref": f"#/components/headers/{name}"}
