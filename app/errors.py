"""The errors that a client or an operator can get: one class each, with its status, type, code and words.

Those that only HTTP knows are in `api/http_errors.py`. This module uses no web framework: `api/errors.py` renders an
error as JSON, the command line as one line of text.

KinoraError
├── InvalidRequest 400
│   ├── InvalidImage 400
│   └── IdempotencyKeyReused 422
├── Unauthenticated 401 ─ MissingKey · InvalidKey
├── InsufficientCredit 402 ─ BudgetExhausted · TotalExhausted
├── ClientSuspended 403
├── PermissionDenied 403
├── NotPermitted 403
├── NetworkNotAllowed 403
├── LinkInvalid 403
├── NotFound 404 ─ VideoNotFound
├── Conflict 409 ─ VideoNotReady · VideoInProgress · VideoFailed
│                  AlreadySubmitted · AlreadyEnded · GenerationIsShared · NameTaken · LastAdmin · NothingToRefund
│                  KeyEnded · RotationInProgress · OutcomeKnown · VerdictGiven · SecretRotating
│                  TooManyWebhooks · WebhookDisabled
├── PreconditionFailed 412
├── VideoExpired 410
├── LinkExpired 410
├── QueueFull 429 ─ ImagesWaiting
├── Paused 503
└── Unavailable 503 ─ LowOnSpace
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Never, dataclass_transform


class KinoraError(Exception):
    """An error with all parts of its response. Its message is given where it is raised, except for a `FixedMessage`."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str] = "internal_error"
    example: ClassVar[Mapping[str, Any]] = {}  # arguments for an example in the documentation

    message: str
    param: str | None = None
    headers: Mapping[str, str] = {}

    def __init__(self, message: str, *, param: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        if param is not None:  # "" is the name of a field too
            self.param = param
        if headers is not None:
            self.headers = headers

    @property
    def details(self) -> Mapping[str, int | str]:
        """Further keys beside `code`, such as the figures of a 402."""
        return {}


@dataclass_transform(kw_only_default=True)
class FixedMessage(KinoraError):
    """An error whose message is an attribute of its class. The annotated attributes of the class are the keyword
    arguments with which it is raised; `message`, `param` and the values of `headers` may use them: `{self.limit}`."""

    example = {}  # not that of a parent whose message is given where it is raised

    # `Never`: mypy derives the arguments of each class from its annotations, and a class without any accepts none.
    def __init__(self, **arguments: Never) -> None:
        vars(self).update(arguments)
        super().__init__(
            self.message.format(self=self),
            param=self.param and self.param.format(self=self),
            headers={name: value.format(self=self) for name, value in self.headers.items()},
        )


class InvalidRequest(KinoraError):
    status, type, code = 400, "invalid_request_error", "invalid_value"
    example = {"message": "`seconds` must be `8`.", "param": "seconds"}


class InvalidImage(InvalidRequest):
    code = "invalid_image"
    param = "image"
    example = {"message": "The image is not a JPEG, PNG, WebP, HEIC or AVIF file."}


class IdempotencyKeyReused(FixedMessage, InvalidRequest):
    status, code = 422, "idempotency_key_reused"
    message = "You have already sent this Idempotency-Key with a different request. Use a new key for each request."
    param = "Idempotency-Key"


class Unauthenticated(KinoraError):
    status, type, code = 401, "authentication_error", "invalid_api_key"
    headers = {"www-authenticate": "Bearer"}


class MissingKey(FixedMessage, Unauthenticated):
    code = "missing_api_key"
    message = "Send your API key in the header `Authorization: Bearer kin_…`."


class InvalidKey(Unauthenticated):
    example = {"message": "This key is not known here. Ask an operator for a new one."}


class InsufficientCredit(FixedMessage):
    status, type, code = 402, "insufficient_credit_error", "insufficient_credit"
    message = (
        "This video needs {self.required:,} credits; {self.available:,} of your {self.limit:,} are available. "
        "Ask an operator to raise your limit."
    )
    example = {"limit": 10_000_000, "used": 9_280_000, "held": 0, "required": 960_000}

    limit: int
    used: int
    held: int
    required: int

    @property
    def available(self) -> int:
        """Nothing, also where the limit was lowered below what is used and held."""
        return max(0, self.limit - self.used - self.held)

    @property
    def details(self) -> Mapping[str, int | str]:
        return {"creditLimit": self.limit, "usedCredit": self.used, "heldCredit": self.held, "required": self.required}


class BudgetExhausted(InsufficientCredit):
    """The limit of the current window is reached; the figures are those of the window."""

    code = "budget_exhausted"
    message = (
        "This video needs {self.required:,} credits; {self.available:,} of your budget of {self.limit:,} for this "
        "{self.period} are available. Post it again after {self.resets_at}, or ask an operator for a larger budget."
    )
    example = {
        "limit": 5_000_000,
        "used": 4_080_000,
        "held": 0,
        "required": 960_000,
        "period": "month",
        "resets_at": "2025-11-01T00:00:00+01:00",
    }

    limit: int
    used: int
    held: int
    required: int
    period: str
    resets_at: str

    @property
    def details(self) -> Mapping[str, int | str]:
        return {
            "budgetLimit": self.limit,
            "periodUsed": self.used,
            "periodHeld": self.held,
            "required": self.required,
            "resetsAt": self.resets_at,
        }


class TotalExhausted(InsufficientCredit):
    """The limit of all clients together is reached; the figures are theirs."""

    code = "total_exhausted"
    message = (
        "This video needs {self.required:,} credits; {self.available:,} of the {self.limit:,} for all clients of this "
        "service together are available. Films that exist can still be requested. Ask an operator to raise this limit."
    )
    example = {"limit": 50_000_000, "used": 47_520_000, "held": 1_920_000, "required": 960_000}

    limit: int
    used: int
    held: int
    required: int

    @property
    def details(self) -> Mapping[str, int | str]:
        return {"totalLimit": self.limit, "totalUsed": self.used, "totalHeld": self.held, "required": self.required}


class ClientSuspended(FixedMessage):
    status, type, code = 403, "permission_error", "client_suspended"
    message = "This client is suspended. Ask an operator to activate it again."


class PermissionDenied(FixedMessage):
    status, type, code = 403, "permission_error", "permission_denied"
    message = "This key does not have the scope `{self.scope}`. Use a key that has it, or ask an operator for one."
    headers = {"x-should-retry": "false"}
    example = {"scope": "operate:write"}

    scope: str


class NotPermitted(FixedMessage):
    status, type, code = 403, "permission_error", "not_permitted"
    message = (
        "Your app may not use this value of `{self.parameter}`. Permitted: {self.permitted}. Send one of these, or ask "
        "an operator for more permissions."
    )
    param = "{self.parameter}"
    headers = {"x-should-retry": "false"}
    example = {"parameter": "resolution", "permitted": "720p"}

    parameter: str
    permitted: str


class NetworkNotAllowed(FixedMessage):
    status, type, code = 403, "permission_error", "network_not_allowed"
    message = (
        "This key is not accepted from {self.peer}. Send the request from one of the networks of the key, or ask an "
        "operator for another key."
    )
    headers = {"x-should-retry": "false"}
    example = {"peer": "203.0.113.7"}

    peer: str


class LinkInvalid(FixedMessage):
    status, type, code = 403, "permission_error", "link_invalid"
    message = "This link is not valid, or is no longer valid. Ask the person who gave it to you for a new one."


class NotFound(KinoraError):
    status, type, code = 404, "invalid_request_error", "not_found"
    example = {"message": "This path does not exist. The API is described at /openapi.json."}


class VideoNotFound(FixedMessage, NotFound):
    code = "video_not_found"
    message = "You have no video with this id."
    param = "video_id"


class Conflict(FixedMessage):
    """The request does not fit the current state of the resource; an immediate retry would fail again."""

    status, type, code = 409, "conflict_error", "conflict"
    headers = {"x-should-retry": "false"}


class VideoNotReady(Conflict):
    code = "video_not_ready"
    message = "The film is not ready yet: poll the video until its `status` is `completed`."


class VideoInProgress(Conflict):
    code = "video_in_progress"
    message = "Only a video that has ended can be deleted. Wait until it has ended, or cancel it while it is queued."


class VideoFailed(Conflict):
    code = "video_failed"
    message = "This video failed, so there is no film; its `error` says why. Post the request again for a new film."


class AlreadySubmitted(Conflict):
    code = "already_submitted"
    message = "The paid call has started and cannot be cancelled. Wait until the video has ended."


class AlreadyEnded(Conflict):
    code = "already_ended"
    message = "This video has already ended: there is nothing to cancel."


class GenerationIsShared(Conflict):
    code = "run_is_shared"
    message = "Other videos wait for the same film, so it cannot be cancelled."


class NameTaken(Conflict):
    code = "name_taken"
    param = "name"
    message = "A client named {self.name!r} already exists: choose another name."
    example = {"name": "shop"}

    name: str


class LastAdmin(Conflict):
    code = "last_admin"
    message = (
        "This would leave no key that may change anything, or only keys that expire. Issue another one first: without "
        "an end, for an active client with the role ADMIN."
    )


class NothingToRefund(Conflict):
    code = "nothing_to_refund"
    message = "Nothing was charged for this generation, so there is nothing to give back."


class KeyEnded(Conflict):
    code = "key_ended"
    message = "This key was revoked or has expired, so nothing can replace it in time. Issue a new key to its client."


class RotationInProgress(Conflict):
    code = "rotation_in_progress"
    message = (
        "A rotation of this key has not ended: the old and the new key are both accepted. Wait until the old one "
        "expires, revoke one of them, or send `force`: true."
    )


class SecretRotating(Conflict):
    code = "secret_rotation_in_progress"
    message = (
        "A rotation of this secret has not ended: two secrets sign until `previous_secret_expires_at`. Wait until "
        "then, or send `force`: true, and the older of the two ends at once."
    )


class OutcomeKnown(Conflict):
    code = "outcome_known"
    message = (
        "This generation is {self.known}, so its outcome is not unknown and needs no verdict. To give its credits back "
        "anyway, refund it."
    )
    example = {"known": "completed"}

    known: str


class VerdictGiven(Conflict):
    code = "verdict_given"
    message = (
        "A verdict on this generation was given already, and it stays. To correct the credits, refund or grant them."
    )


class TooManyWebhooks(Conflict):
    code = "too_many_webhooks"
    message = "You have {self.limit} webhooks, which is the limit. Delete one of them first, or change one."
    example = {"limit": 10}

    limit: int


class WebhookDisabled(Conflict):
    code = "webhook_disabled"
    message = (
        "This webhook is disabled, so nothing is sent to it. Enable it first: `PATCH` it with `status`: `enabled`."
    )


class PreconditionFailed(FixedMessage):
    status, type, code = 412, "invalid_request_error", "precondition_failed"
    message = "It has changed since you read it: read it again, then send the change with its new `ETag`."
    param = "If-Match"
    headers = {"x-should-retry": "false"}


class VideoExpired(FixedMessage):
    status, type, code = 410, "invalid_request_error", "video_expired"
    message = "The film was kept until `expires_at` and is now deleted. Post the request again for a new film."


class LinkExpired(FixedMessage):
    status, type, code = 410, "invalid_request_error", "link_expired"
    message = "This link has expired. Ask the person who gave it to you for a new one."


class QueueFull(FixedMessage):
    status, type, code = 429, "rate_limit_error", "queue_full"
    message = (
        "You have reached your limit of waiting videos, which is {self.limit}. Wait until some of them have started."
    )
    headers = {"retry-after": "30"}
    example = {"limit": 100}

    limit: int


class ImagesWaiting(QueueFull):
    """The images of a client are decoded one after the other, so only some can wait."""

    message = "{self.limit} of your images wait to be decoded, and no more can wait. Send this one again in a moment."
    headers = {"retry-after": "2"}


class Unavailable(KinoraError):
    status, type, code = 503, "server_error", "unavailable"
    headers = {"retry-after": "2"}
    example = {"message": "The database cannot be written right now. Try again shortly."}


class Paused(FixedMessage):
    status, type, code = 503, "server_error", "paused"
    message = (
        "An operator has paused new films. Films that exist can still be requested and downloaded. Nothing is lost: "
        "try again later."
    )
    headers = {"retry-after": "30"}


class LowOnSpace(FixedMessage, Unavailable):
    message = (
        "No new film can be accepted: this service has too little disk space left. Films that exist can still be "
        "downloaded. Tell an operator, or try again later."
    )
    headers = {"retry-after": "30"}
    example = {"free_bytes": 300_000_000}

    free_bytes: int
