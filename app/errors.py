"""Every failure that a client of ours can meet: one class each, with its status, type and code.

No framework in here: `main` renders these into the one envelope, the command line into one line.

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
│                  AlreadySubmitted · AlreadyEnded · RunIsShared · NameTaken
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

LONGEST_NAME = 100  # characters of a name that a client sent, in a message: a longer one is cut


class KinoraError(Exception):
    """A failure with its place in the envelope; `details` are further keys beside `code`, as the figures of a 402."""

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
        super().__init__(f"`{name}` is given more than once: send exactly one.", param=name)


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
            f"The range lies outside the film, which has {size} bytes.", headers={"content-range": f"bytes */{size}"}
        )


class AddressTooLong(InvalidRequest):
    status, code = 414, "address_too_long"

    def __init__(self, limit: int) -> None:
        super().__init__(f"Path and query may have {limit:,} bytes at most. Fields belong into the body.")


class HeadTooLarge(InvalidRequest):
    status, code = 431, "head_too_large"

    def __init__(self) -> None:
        super().__init__("The headers are larger than any request needs: send fewer and shorter ones.")


class IdempotencyKeyReused(InvalidRequest):
    status, code = 422, "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__(
            "You have sent this Idempotency-Key with another request. Give each request a key of its own.",
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
        super().__init__("This client is suspended. Ask an operator to lift it.")


class LinkInvalid(KinoraError):
    status, type, code = 403, "permission_error", "link_invalid"

    def __init__(self) -> None:
        super().__init__("This link does not work, or no longer. Ask the person who gave it to you for a new one.")


class NotFound(KinoraError):
    status, type, code = 404, "invalid_request_error", "not_found"


class VideoNotFound(NotFound):
    code = "video_not_found"

    def __init__(self) -> None:
        super().__init__("You have no video with this id.", param="video_id")


class ModelNotFound(NotFound):
    code = "model_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such model: `GET /models` lists them.", param="model")


class MethodNotAllowed(KinoraError):
    status, type, code = 405, "invalid_request_error", "method_not_allowed"


class Conflict(KinoraError):
    """What was asked does not fit the state the thing is in; asking again at once changes nothing."""

    status, type, code = 409, "conflict_error", "conflict"

    def __init__(self, message: str) -> None:
        super().__init__(message, headers={"x-should-retry": "false"})


class VideoNotReady(Conflict):
    code = "video_not_ready"

    def __init__(self) -> None:
        super().__init__("The film is not there yet: poll the video until its status is `completed`.")


class VideoInProgress(Conflict):
    code = "video_in_progress"

    def __init__(self) -> None:
        super().__init__("Only a video that has ended can be deleted. A queued one can be cancelled.")


class VideoFailed(Conflict):
    code = "video_failed"

    def __init__(self) -> None:
        super().__init__("This video failed, so there is no film; its `error` says why. Post it again for a new run.")


class AlreadySubmitted(Conflict):
    code = "already_submitted"

    def __init__(self) -> None:
        super().__init__("The paid call is under way and can not be taken back.")


class AlreadyEnded(Conflict):
    code = "already_ended"

    def __init__(self) -> None:
        super().__init__("This video has ended; there is nothing to cancel.")


class RunIsShared(Conflict):
    code = "run_is_shared"

    def __init__(self) -> None:
        super().__init__("Others wait for this very film, so its run goes on.")


class NameTaken(Conflict):
    code = "name_taken"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a client called {name!r} already: choose another name.")


class VideoExpired(KinoraError):
    status, type, code = 410, "invalid_request_error", "video_expired"

    def __init__(self) -> None:
        super().__init__("The film was kept until `expires_at` and is gone. Post the request again for a new one.")


class LinkExpired(KinoraError):
    status, type, code = 410, "invalid_request_error", "link_expired"

    def __init__(self) -> None:
        super().__init__("This link has expired. Ask the person who gave it to you for a new one.")


class QueueFull(KinoraError):
    status, type, code = 429, "rate_limit_error", "queue_full"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"Your limit of waiting videos, which is {limit}, is reached. Wait until some have started.",
            headers={"retry-after": "30"},
        )


class RateLimited(KinoraError):
    """`wait_ms`: milliseconds until the same request would be taken."""

    status, type, code = 429, "rate_limit_error", "rate_limited"

    def __init__(self, per_minute: int, wait_ms: int) -> None:
        super().__init__(
            f"You send more than {per_minute:,} such requests a minute. Wait as long as `Retry-After` says.",
            headers={"retry-after": str(math.ceil(wait_ms / 1000)), "retry-after-ms": str(wait_ms)},
        )


class Internal(KinoraError):
    def __init__(self) -> None:
        super().__init__("Something broke on our side. Quote the x-request-id when you report it.")


class Unavailable(KinoraError):
    status, type, code = 503, "server_error", "unavailable"

    def __init__(self, message: str) -> None:
        super().__init__(message, headers={"retry-after": "2"})


def list_values(values: Iterable[str]) -> str:
    """`a, b or c`, for messages that name what is allowed."""
    *head, last = [f"`{value}`" for value in values]
    return f"{', '.join(head)} or {last}" if head else last


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size:,} bytes"
