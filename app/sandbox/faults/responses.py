"""The responses that a fault sends to a submit, a poll or an upload in place of the true one (upstream.md §4, §5)."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from app.sandbox.faults.catalog import Fault
from app.sandbox.faults.connections import ConnectionReset
from app.sandbox.faults.hostile import respond_with_bomb
from app.sandbox.wire import (
    Order,
    bad_key,
    busy,
    missing_fields,
    out_of_credit,
    too_many,
    unknown_error,
    unsupported_model,
)

_CLOUDFLARE = {520: "Web server is returning an unknown error", 524: "A timeout occurred"}
_PROMPT_CAUSE = (
    "Error: The prompt could not be submitted. It contains words that violate the safety guidelines "
    "(PROMPT_SAFETY_FILTER); see /usr/src/app/logs/veo/requests.log"
)
_IMAGE_CAUSE = (
    "Error: The input image could not be processed. It may contain a person or be corrupt "
    "(IMAGE_SAFETY_FILTER); file /tmp/uploads/veo/input-image.bin"
)


def html_error(status: int) -> HTMLResponse:
    """An error page as a proxy in front of upstream sends it."""
    title = _CLOUDFLARE.get(status) or HTTPStatus(status).phrase
    head, body = (
        f"<head><title>{status} {title}</title></head>",
        f"<body><center><h1>{status} {title}</h1></center></body>",
    )
    return HTMLResponse(f"<html>\n{head}\n{body}\n</html>\n", status)


def malformed_json() -> Response:
    return Response(b'{"aiRecord": {"uuid": "73ae328e-\x00\xff', media_type="application/json")


def _internal_error(_: Fault, __: Order) -> Response:
    return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)


def _wrapped(_: Fault, __: Order) -> Response:
    error = {"code": "INVALID_REQUEST", "message": "The request could not be processed"}
    return JSONResponse({"success": False, "error": error}, 400)


def _out_of_credit(fault: Fault, order: Order) -> Response:
    return out_of_credit(int(fault.value or order.price), 46).response()


def _cloudflare_1015(fault: Fault, _: Order) -> Response:
    headers = None if fault.value is None else {"retry-after": f"{fault.value:.0f}"}
    body = "<body><h1>Error 1015</h1><p>You are being rate limited</p></body>"
    return HTMLResponse(f"<html><head><title>Access denied</title></head>{body}</html>", 429, headers)


FaultResponse = Callable[[Fault, Order], Response]

UNPAID: dict[str, FaultResponse] = {
    "missing-fields": lambda _, __: missing_fields(["promptObject.imageUrl"]).response(),
    "unsupported-model": lambda _, order: unsupported_model(order.model).response(),
    "unknown-error": lambda _, __: unknown_error().response(),
    "busy": lambda _, order: busy(_PROMPT_CAUSE, order.model).response(),
    "busy-image": lambda _, order: busy(_IMAGE_CAUSE, order.model).response(),
    "wrapped-error": _wrapped,
    "bad-key": lambda _, __: bad_key().response(),
    "out-of-credit": _out_of_credit,
    "too-many": lambda fault, _: too_many(fault.seconds(2)).response(),
    "cloudflare-1015": _cloudflare_1015,
    "5xx-unpaid": _internal_error,
    "reset-before": lambda _, __: ConnectionReset(),
}
"""Responses of the faults that refuse a submit: nothing is accepted and nothing is charged."""

PAID: dict[str, FaultResponse] = {
    "500": _internal_error,
    **{str(status): lambda fault, _: html_error(int(fault.name)) for status in (502, 503, 504, 520, 524)},
    "reset-after": lambda _, __: ConnectionReset(),
    "nonsense": lambda _, __: malformed_json(),
    "html": lambda _, __: html_error(200),
}
"""Responses, sent at once, of the faults that hide an accepted and charged submit.

`half-answer` and `silence` are not here: they need the true response.
"""


def respond_to_poll(fault: Fault) -> Response | None:
    """The response to a poll. None for `poll-empty`, which changes the record's own response."""
    match fault.name:
        case "poll-500":
            return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)
        case "poll-html":
            return html_error(200)
        case "poll-429":
            return too_many(fault.seconds(2)).response()
        case "poll-null":
            return JSONResponse({"aiRecord": None})
        case "poll-gzip-gzip":
            return respond_with_bomb(fault, "application/json")
        case _:
            return None


def respond_to_upload(fault: Fault) -> Response | None:
    """The response to an upload. None for `upload-silence`, which sends nothing before its time is over."""
    match fault.name:
        case "upload-500":
            return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)
        case "upload-400":
            return unknown_error("The file could not be stored").response()
        case "upload-413":
            return JSONResponse({"errorCode": "HTTP_EXCEPTION", "message": "File too large"}, 413)
        case "upload-429":
            return too_many(fault.seconds(2)).response()
        case "upload-reset":
            return ConnectionReset()
        case "upload-nonsense":
            return malformed_json()
        case _:
            return None
