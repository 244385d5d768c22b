"""The errors that only HTTP knows: the rules of the domain never raise them.

KinoraError
├── InvalidRequest 400 ─ InvalidCursor · MissingField · UnknownField · GivenTwice
│   │                    InvalidJson · InvalidHttp · OriginRefused
│   ├── RequestTimeout 408
│   ├── ImageTooLarge 413
│   ├── AddressTooLong 414
│   ├── UnsupportedContentType 415
│   ├── RangeNotSatisfiable 416
│   └── HeadTooLarge 431
├── Unauthenticated 401 ─ InvalidMetricsToken
├── ProxyNotTrusted 403
├── OtherSite 403
├── NotFound 404 ─ ModelNotFound
├── MethodNotAllowed 405
├── RateLimited 429 ─ TooManyRequests
└── Internal 500
"""

import math
from collections.abc import Iterable

from app.errors import FixedMessage, InvalidRequest, KinoraError, NotFound, Unauthenticated

LONGEST_NAME = 100  # characters; a message cuts a longer name that a client sent


class InvalidCursor(FixedMessage, InvalidRequest):
    message = "`after` must be the id of the last {self.kind} of an earlier page."
    param = "after"
    example = {"kind": "video"}

    kind: str


class MissingField(InvalidRequest):
    code = "missing_field"
    example = {"message": "`prompt` is missing.", "param": "prompt"}


class UnknownField(InvalidRequest):
    code = "unknown_field"
    example = {
        "message": "`fast-mode` is not a known field. Allowed fields are `image`, `prompt`, …",
        "param": "fast-mode",
    }


class GivenTwice(FixedMessage, InvalidRequest):
    message = "`{self.shown}` was sent more than once: send it only once."
    param = "{self.shown}"
    example = {"name": "prompt"}

    name: str

    @property
    def shown(self) -> str:
        return self.name[:LONGEST_NAME]


class InvalidJson(InvalidRequest):
    code = "invalid_json"
    example = {"message": "The body is not valid JSON."}


class InvalidHttp(InvalidRequest):
    code = "invalid_http"
    example = {"message": "This is not a valid HTTP/1.1 request."}


class OriginRefused(FixedMessage, InvalidRequest):
    code = "origin_refused"
    message = "This origin or method is not allowed. Ask an operator to allow the origin."


class RequestTimeout(FixedMessage, InvalidRequest):
    status, code = 408, "request_timeout"
    message = (
        "The request arrived too slowly: send its headers within 10 seconds, and its body at 100 KB per second or "
        "faster."
    )


class ImageTooLarge(FixedMessage, InvalidRequest):
    status, code = 413, "image_too_large"
    message = "The image is larger than {self.shown}: send a smaller one."
    param = "image"
    example = {"limit": 20_000_000}

    limit: int  # bytes

    @property
    def shown(self) -> str:
        return f"{self.limit / 1_000_000:g} MB" if self.limit >= 1_000_000 else f"{self.limit:,} bytes"


class AddressTooLong(FixedMessage, InvalidRequest):
    status, code = 414, "address_too_long"
    message = "Path and query together may have at most {self.limit:,} bytes. Send fields in the body."
    example = {"limit": 8_192}

    limit: int


class UnsupportedContentType(InvalidRequest):
    status, code = 415, "unsupported_content_type"
    example = {"message": "Send multipart/form-data, or application/json with the image as a data URL."}


class RangeNotSatisfiable(FixedMessage, InvalidRequest):
    status, code = 416, "range_not_satisfiable"
    message = "The range is outside the film, which has {self.size} bytes: request a range inside it."
    headers = {"content-range": "bytes */{self.size}"}
    example = {"size": 4_194_304}

    size: int


class HeadTooLarge(FixedMessage, InvalidRequest):
    status, code = 431, "head_too_large"
    message = "The request's headers are too large: send fewer or shorter headers."


class ProxyNotTrusted(KinoraError):
    """The sender is not the proxy that may say who signs in."""

    status, type, code = 403, "permission_error", "proxy_not_trusted"
    headers = {"x-should-retry": "false"}
    example = {
        "message": "The header `x-kinora-proxy-secret` is missing or wrong: sign in through the proxy, or with a key."
    }


class OtherSite(FixedMessage):
    status, type, code = 403, "permission_error", "other_site"
    message = (
        "A page of another site sent this request, as `{self.header}` says. Only Kinora's own pages can sign in: open "
        "Kinora, and sign in there."
    )
    param = "{self.header}"
    headers = {"x-should-retry": "false"}
    example = {"header": "Sec-Fetch-Site"}

    header: str


class ModelNotFound(FixedMessage, NotFound):
    code = "model_not_found"
    message = "This model does not exist: `GET /models` lists all models."
    param = "model"


class InvalidMetricsToken(FixedMessage, Unauthenticated):
    code = "invalid_metrics_token"
    message = "Send the value of KINORA_METRICS_TOKEN in the header `Authorization: Bearer …`."


class MethodNotAllowed(FixedMessage):
    status, type, code = 405, "invalid_request_error", "method_not_allowed"
    message = "{self.method} is not allowed here. Use {self.choice}."
    headers = {"allow": "{self.allowed}"}
    example = {"method": "PUT", "allowed": "GET, HEAD"}

    method: str
    allowed: str  # as in the header `Allow`

    @property
    def choice(self) -> str:
        return list_values(self.allowed.split(", "))


class RateLimited(KinoraError):
    """Too much at the same time, or in one minute. Without a better advice: try again after some seconds."""

    status, type, code = 429, "rate_limit_error", "rate_limited"
    headers = {"retry-after": "5"}
    example = {"message": "You have 20 streams and waits open, which is the limit. Close one of them first."}


class TooManyRequests(FixedMessage, RateLimited):
    message = (
        "You have sent more than {self.per_minute:,} such requests per minute. Wait as long as `Retry-After` says."
    )
    headers = {"retry-after": "{self.wait_seconds}", "retry-after-ms": "{self.wait_ms}"}
    example = {"per_minute": 600, "wait_ms": 1_200}

    per_minute: int
    wait_ms: int  # milliseconds until the same request would be accepted

    @property
    def wait_seconds(self) -> int:
        return math.ceil(self.wait_ms / 1000)


class Internal(FixedMessage):
    message = "Something failed on our side. Include the x-request-id when you report it."


def list_values(values: Iterable[str]) -> str:
    """`a, b or c`, for messages that list the allowed values."""
    *head, last = [f"`{value}`" for value in values]
    return f"{', '.join(head)} or {last}" if head else last
