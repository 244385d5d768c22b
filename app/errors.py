"""Every error that a client can get: one class each, with its status, type and code.

This module uses no web framework: `api/errors.py` renders an error as JSON, the command line as one line of text.

KinoraError
├── InvalidRequest 400 ─ InvalidCursor · MissingField · UnknownField · GivenTwice
│   │                    InvalidJson · InvalidHttp · OriginRefused
│   ├── InvalidImage 400
│   ├── ImageTooLarge 413
│   ├── AddressTooLong 414
│   ├── UnsupportedContentType 415
│   ├── RangeNotSatisfiable 416
│   ├── IdempotencyKeyReused 422
│   └── HeadTooLarge 431
├── Unauthenticated 401 ─ MissingKey · InvalidKey
├── InsufficientCredit 402
├── ClientSuspended 403
├── LinkInvalid 403
├── NotFound 404 ─ VideoNotFound · ModelNotFound
├── MethodNotAllowed 405
├── Conflict 409 ─ VideoNotReady · VideoInProgress · VideoFailed
│                  AlreadySubmitted · AlreadyEnded · GenerationIsShared · NameTaken
├── VideoExpired 410
├── LinkExpired 410
├── QueueFull 429
├── RateLimited 429
├── Internal 500
└── Unavailable 503
"""

import math
from collections.abc import Iterable, Mapping
from typing import ClassVar

LONGEST_NAME = 100  # characters; a message cuts a longer name that a client sent


class KinoraError(Exception):
    """An error with all parts of its response. `details` are further keys beside `code`, such as the figures of a
    402."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str] = "internal_error"

    def __init__(
        self,
        message: str,
        *,
        param: str | None = None,
        details: Mapping[str, int] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.details = dict(details or {})
        self.headers = dict(headers or {})


class InvalidRequest(KinoraError):
    status, type, code = 400, "invalid_request_error", "invalid_value"


class InvalidCursor(InvalidRequest):
    def __init__(self, cursor_kind: str) -> None:
        super().__init__(f"`after` must be the id of a {cursor_kind} from an earlier page.", param="after")


class MissingField(InvalidRequest):
    code = "missing_field"


class UnknownField(InvalidRequest):
    code = "unknown_field"


class GivenTwice(InvalidRequest):
    def __init__(self, name: str) -> None:
        name = name[:LONGEST_NAME]
        super().__init__(f"`{name}` was sent more than once: send it only once.", param=name)


class InvalidJson(InvalidRequest):
    code = "invalid_json"


class InvalidHttp(InvalidRequest):
    code = "invalid_http"


class OriginRefused(InvalidRequest):
    code = "origin_refused"


class InvalidImage(InvalidRequest):
    code = "invalid_image"

    def __init__(self, message: str) -> None:
        super().__init__(message, param="image")


class ImageTooLarge(InvalidRequest):
    status, code = 413, "image_too_large"

    def __init__(self, limit: int) -> None:
        super().__init__(f"The image is larger than {_megabytes(limit)}: send a smaller one.", param="image")


class UnsupportedContentType(InvalidRequest):
    status, code = 415, "unsupported_content_type"


class RangeNotSatisfiable(InvalidRequest):
    status, code = 416, "range_not_satisfiable"

    def __init__(self, size: int) -> None:
        super().__init__(
            f"The range is outside the film, which has {size} bytes: request a range inside it.",
            headers={"content-range": f"bytes */{size}"},
        )


class AddressTooLong(InvalidRequest):
    status, code = 414, "address_too_long"

    def __init__(self, limit: int) -> None:
        super().__init__(f"Path and query together may have at most {limit:,} bytes. Send fields in the body.")


class HeadTooLarge(InvalidRequest):
    status, code = 431, "head_too_large"

    def __init__(self) -> None:
        super().__init__("The request's headers are too large: send fewer or shorter headers.")


class IdempotencyKeyReused(InvalidRequest):
    status, code = 422, "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__(
            "You have already sent this Idempotency-Key with a different request. Use a new key for each request.",
            param="Idempotency-Key",
        )


class Unauthenticated(KinoraError):
    status, type, code = 401, "authentication_error", "invalid_api_key"

    def __init__(self, message: str) -> None:
        super().__init__(message, headers={"www-authenticate": "Bearer"})


class MissingKey(Unauthenticated):
    code = "missing_api_key"

    def __init__(self) -> None:
        super().__init__("Send your API key in the header `Authorization: Bearer kin_…`.")


class InvalidKey(Unauthenticated):
    pass


class InsufficientCredit(KinoraError):
    status, type, code = 402, "insufficient_credit_error", "insufficient_credit"

    def __init__(self, limit: int, used: int, held: int, required: int) -> None:
        super().__init__(
            f"This video needs {required:,} credits; {limit - used - held:,} of your {limit:,} are available. "
            "Ask an operator to raise your limit.",
            details={"creditLimit": limit, "usedCredit": used, "heldCredit": held, "required": required},
        )


class ClientSuspended(KinoraError):
    status, type, code = 403, "permission_error", "client_suspended"

    def __init__(self) -> None:
        super().__init__("This client is suspended. Ask an operator to activate it again.")


class LinkInvalid(KinoraError):
    status, type, code = 403, "permission_error", "link_invalid"

    def __init__(self) -> None:
        super().__init__(
            "This link is not valid, or is no longer valid. Ask the person who gave it to you for a new one."
        )


class NotFound(KinoraError):
    status, type, code = 404, "invalid_request_error", "not_found"


class VideoNotFound(NotFound):
    code = "video_not_found"

    def __init__(self) -> None:
        super().__init__("You have no video with this id.", param="video_id")


class ModelNotFound(NotFound):
    code = "model_not_found"

    def __init__(self) -> None:
        super().__init__("This model does not exist: `GET /models` lists all models.", param="model")


class MethodNotAllowed(KinoraError):
    status, type, code = 405, "invalid_request_error", "method_not_allowed"


class Conflict(KinoraError):
    """The request does not fit the current state of the resource; an immediate retry would fail again."""

    status, type, code = 409, "conflict_error", "conflict"

    def __init__(self, message: str) -> None:
        super().__init__(message, headers={"x-should-retry": "false"})


class VideoNotReady(Conflict):
    code = "video_not_ready"

    def __init__(self) -> None:
        super().__init__("The film is not ready yet: poll the video until its `status` is `completed`.")


class VideoInProgress(Conflict):
    code = "video_in_progress"

    def __init__(self) -> None:
        super().__init__(
            "Only a video that has ended can be deleted. Wait until it has ended, or cancel it while it is queued."
        )


class VideoFailed(Conflict):
    code = "video_failed"

    def __init__(self) -> None:
        super().__init__(
            "This video failed, so there is no film; its `error` says why. Post the request again for a new film."
        )


class AlreadySubmitted(Conflict):
    code = "already_submitted"

    def __init__(self) -> None:
        super().__init__("The paid call has started and cannot be cancelled. Wait until the video has ended.")


class AlreadyEnded(Conflict):
    code = "already_ended"

    def __init__(self) -> None:
        super().__init__("This video has already ended: there is nothing to cancel.")


class GenerationIsShared(Conflict):
    code = "run_is_shared"

    def __init__(self) -> None:
        super().__init__("Other videos wait for the same film, so it cannot be cancelled.")


class NameTaken(Conflict):
    code = "name_taken"

    def __init__(self, name: str) -> None:
        super().__init__(f"A client named {name!r} already exists: choose another name.")


class VideoExpired(KinoraError):
    status, type, code = 410, "invalid_request_error", "video_expired"

    def __init__(self) -> None:
        super().__init__(
            "The film was kept until `expires_at` and is now deleted. Post the request again for a new film."
        )


class LinkExpired(KinoraError):
    status, type, code = 410, "invalid_request_error", "link_expired"

    def __init__(self) -> None:
        super().__init__("This link has expired. Ask the person who gave it to you for a new one.")


class QueueFull(KinoraError):
    status, type, code = 429, "rate_limit_error", "queue_full"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"You have reached your limit of waiting videos, which is {limit}. Wait until some of them have started.",
            headers={"retry-after": "30"},
        )


class RateLimited(KinoraError):
    """`wait_ms`: milliseconds until the same request would be accepted."""

    status, type, code = 429, "rate_limit_error", "rate_limited"

    def __init__(self, per_minute: int, wait_ms: int) -> None:
        super().__init__(
            f"You have sent more than {per_minute:,} such requests per minute. Wait as long as `Retry-After` says.",
            headers={"retry-after": str(math.ceil(wait_ms / 1000)), "retry-after-ms": str(wait_ms)},
        )


class Internal(KinoraError):
    def __init__(self) -> None:
        super().__init__("Something failed on our side. Include the x-request-id when you report it.")


class Unavailable(KinoraError):
    status, type, code = 503, "server_error", "unavailable"

    def __init__(self, message: str) -> None:
        super().__init__(message, headers={"retry-after": "2"})


def list_values(values: Iterable[str]) -> str:
    """`a, b or c`, for messages that list the allowed values."""
    *head, last = [f"`{value}`" for value in values]
    return f"{', '.join(head)} or {last}" if head else last


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size:,} bytes"
