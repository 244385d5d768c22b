"""Upstream's JSON (upstream.md §2 to §4): which requests are valid, what they cost, and its error bodies."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

PRICES = {
    ("fast", True): 720_000,
    ("fast", False): 480_000,
    ("standard", True): 1_920_000,
    ("standard", False): 960_000,
}
"""Credits for a film of 8 s, by speed and by whether there is sound."""

SIZES = {
    ("16:9", "1080p"): (1920, 1080),
    ("9:16", "1080p"): (1080, 1920),
    ("1:1", "1080p"): (1080, 1080),
    ("16:9", "720p"): (1280, 720),
    ("9:16", "720p"): (720, 1280),
    ("1:1", "720p"): (720, 720),
}
"""Width and height in pixels, by aspect ratio and resolution."""

TASK_TYPES = {"veo3-video": False, "veo3-video-fast": True, "veo3.1-video": False, "veo3.1-video-fast": True}
"""Whether a `task_type` is fast."""

LARGEST_JSON = 1_000_000  # bytes


class Refused(Exception):
    """A response with an error body. Nothing was accepted and nothing was charged."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body

    def response(self) -> Response:
        return JSONResponse(self.body, self.status)


@dataclass(frozen=True)
class Order:
    """The parameters of one submit, with all defaults filled in."""

    model: str
    prompt: str
    image_url: str
    fast: bool
    audio: bool
    aspect_ratio: str
    resolution: str
    duration: str

    @property
    def price(self) -> int:
        """In credits, for the whole film."""
        return PRICES["fast" if self.fast else "standard", self.audio]

    @property
    def combination(self) -> str:
        """What the price depends on, as the faults of prices name it."""
        return ("fast" if self.fast else "standard") + ("-audio" if self.audio else "")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return SIZES[self.aspect_ratio, self.resolution]

    def parameters(self) -> dict[str, Any]:
        """The parameters as they were understood, the same for both dialects."""
        return {
            "model": self.model,
            "fast_mode": self.fast,
            "generate_audio": self.audio,
            "aspect_ratio": self.aspect_ratio,
            "resolution": self.resolution,
            "veo3_duration": self.duration,
            "price": self.price,
        }


def missing_fields(names: list[str]) -> Refused:
    details = json.dumps([{"field": name, "message": f"{name} is required"} for name in names])
    body = {"errorCode": "MISSING_REQUIRED_FIELDS", "message": "Some required fields are missing", "details": details}
    return Refused(400, body)


def unsupported_model(model: object) -> Refused:
    return Refused(400, {"errorCode": "UNSUPPORTED_MODEL", "message": f"The model {model} is not supported"})


def unknown_error(message: str = "Something went wrong") -> Refused:
    return Refused(400, {"errorCode": "UNKNOWN_ERROR", "message": message})


def busy(cause: str, model: str = "veo3-video") -> Refused:
    """Upstream's response to a permanent error in a parameter. Like the real one it leaks internal paths."""
    body = {
        "errorCode": "EXTERNAL_API_RESPONSE_WITH_ERROR",
        "message": "The AI provider is a bit busy right now. Please try again in a few minutes.",
        "context": {"feature": "IMAGE_TO_VIDEO", "model": model},
        "details": f"{cause}\n    at VeoProvider.run (/usr/src/app/dist/features/video/veo.provider.js:214:19)",
    }
    return Refused(400, body)


def bad_key() -> Refused:
    return Refused(401, {"errorCode": "HTTP_EXCEPTION", "message": "API Key has been deleted"})


def out_of_credit(price: int, left: int) -> Refused:
    message = f"The feature requires {price} credits, but the Sandbox team only has {left} credits"
    return Refused(406, {"errorCode": "INSUFFICIENT_CREDITS", "message": message})


def too_many(seconds: float) -> Refused:
    after = int(seconds) if seconds == int(seconds) else seconds
    return Refused(429, {"message": f"Too many requests. Please try again after {after} seconds", "retryAfter": after})


async def read_json(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises `Refused` when it is not one."""
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > LARGEST_JSON:
            raise Refused(413, {"errorCode": "HTTP_EXCEPTION", "message": "request entity too large"})
    try:
        body = json.loads(bytes(parts))
    except ValueError:
        raise unknown_error("The request body is not valid JSON") from None
    if not isinstance(body, dict):
        raise unknown_error("The request body is not a JSON object")
    return body


def read_order(body: dict[str, Any]) -> Order:
    """Reads the order from a request's body. Ignores unknown fields and raises `Refused`, both as upstream does."""
    wanted = body.get("promptObject")
    prompt_object: dict[str, Any] = wanted if isinstance(wanted, dict) else {}
    _require(body, prompt_object)
    model = body["model"]
    if body["type"] != "IMAGE_TO_VIDEO":
        raise unknown_error(f"The feature {body['type']} is not supported")
    if model not in ("veo3-video", "veo3"):
        raise unsupported_model(model)
    return Order(
        model=model,
        prompt=prompt_object["prompt"],
        image_url=prompt_object["imageUrl"],
        fast=_flag(prompt_object, "fast_mode", model) if model == "veo3-video" else _task_is_fast(prompt_object),
        audio=_flag(prompt_object, "generate_audio", model),
        aspect_ratio=_choice(prompt_object, "aspect_ratio", ("16:9", "9:16", "1:1"), model),
        resolution=_choice(prompt_object, "resolution", ("1080p", "720p"), model),
        duration=_choice(prompt_object, "veo3_duration", ("8s",), model),
    )


def _require(body: dict[str, Any], prompt_object: dict[str, Any]) -> None:
    missing = [name for name in ("type", "model") if not _is_text(body.get(name))]
    if not isinstance(body.get("promptObject"), dict):
        missing.append("promptObject")
    else:
        missing += [f"promptObject.{name}" for name in ("imageUrl", "prompt") if not _is_text(prompt_object.get(name))]
    if missing:
        raise missing_fields(missing)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _flag(prompt_object: dict[str, Any], name: str, model: str) -> bool:
    value = prompt_object.get(name, False)
    if not isinstance(value, bool):
        raise busy(f"Invalid input: {name} must be a boolean, got {json.dumps(value)}", model)
    return value


def _task_is_fast(prompt_object: dict[str, Any]) -> bool:
    return TASK_TYPES[_choice(prompt_object, "task_type", tuple(TASK_TYPES), "veo3")]


def _choice(prompt_object: dict[str, Any], name: str, allowed: tuple[str, ...], model: str) -> str:
    value = prompt_object.get(name, allowed[0])
    if value not in allowed:
        raise busy(f"Invalid input: {name} must be one of {', '.join(allowed)}, got {json.dumps(value)}", model)
    return str(value)


def price_list(times: float) -> dict[str, Any]:
    """The public price list, in credits per second; from the copy of 2026-03-30 (upstream.md §3), so many times."""
    kinds = (("withAudio", True), ("withoutAudio", False))
    credit_metadata = {
        "IMAGE_TO_VIDEO": {
            speed: {name: int(PRICES[speed, audio] * times / 8) for name, audio in kinds}
            for speed in ("fast", "standard")
        }
    }
    models = [
        {
            "uuid": f"5a9d0b0e-0000-4000-8000-00000000000{number}",
            "modelId": model,
            "name": "Veo 3",
            "provider": "google",
            "status": "ACTIVE",
            "features": ["IMAGE_TO_VIDEO"],
            "creditMetadata": credit_metadata,
        }
        for number, model in enumerate(("veo3-video", "veo3"), start=1)
    ]
    return {"models": models, "total": len(models)}
