"""What a submit, a poll or an upload gets in place of the true answer (upstream.md §4, §5)."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from app.sandbox.cuts import Reset
from app.sandbox.faults import Fault
from app.sandbox.wire import (
    Order,
    Refused,
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


def page(status: int) -> HTMLResponse:
    """An error page of the machines before the service."""
    title = _CLOUDFLARE.get(status) or HTTPStatus(status).phrase
    head, body = (
        f"<head><title>{status} {title}</title></head>",
        f"<body><center><h1>{status} {title}</h1></center></body>",
    )
    return HTMLResponse(f"<html>\n{head}\n{body}\n</html>\n", status)


def nonsense() -> Response:
    return Response(b'{"aiRecord": {"uuid": "73ae328e-\x00\xff', media_type="application/json")


def refused(refusal: Refused) -> Response:
    """The answer that a refusal carries."""
    return JSONResponse(refusal.body, refusal.status)


def _internal_error(_: Fault, __: Order) -> Response:
    return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)


def _wrapped(_: Fault, __: Order) -> Response:
    error = {"code": "INVALID_REQUEST", "message": "The request could not be processed"}
    return JSONResponse({"success": False, "error": error}, 400)


def _out_of_credit(fault: Fault, order: Order) -> Response:
    return refused(out_of_credit(int(fault.value or order.price), 46))


def _cloudflare_1015(fault: Fault, _: Order) -> Response:
    headers = None if fault.value is None else {"retry-after": f"{fault.value:.0f}"}
    body = "<body><h1>Error 1015</h1><p>You are being rate limited</p></body>"
    return HTMLResponse(f"<html><head><title>Access denied</title></head>{body}</html>", 429, headers)


Answer = Callable[[Fault, Order], Response]

UNPAID: dict[str, Answer] = {
    "missing-fields": lambda _, __: refused(missing_fields(["promptObject.imageUrl"])),
    "unsupported-model": lambda _, order: refused(unsupported_model(order.model)),
    "unknown-error": lambda _, __: refused(unknown_error()),
    "busy": lambda _, order: refused(busy(_PROMPT_CAUSE, order.model)),
    "busy-image": lambda _, order: refused(busy(_IMAGE_CAUSE, order.model)),
    "wrapped-error": _wrapped,
    "bad-key": lambda _, __: refused(bad_key()),
    "out-of-credit": _out_of_credit,
    "too-many": lambda fault, _: refused(too_many(fault.seconds(2))),
    "cloudflare-1015": _cloudflare_1015,
    "5xx-unpaid": _internal_error,
    "reset-before": lambda _, __: Reset(),
}
"""What is said in place of accepting a submit."""

PAID: dict[str, Answer] = {
    "500": _internal_error,
    **{str(status): lambda fault, _: page(int(fault.name)) for status in (502, 503, 504, 520, 524)},
    "reset-after": lambda _, __: Reset(),
    "nonsense": lambda _, __: nonsense(),
    "html": lambda _, __: page(200),
}
"""What is said at once of a submit that was accepted; `half-answer` and `silence` need the true answer."""


def of_poll(fault: Fault) -> Response | None:
    """What a poll gets; None: the record itself, changed."""
    match fault.name:
        case "poll-500":
            return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)
        case "poll-html":
            return page(200)
        case "poll-429":
            return refused(too_many(fault.seconds(2)))
        case "poll-null":
            return JSONResponse({"aiRecord": None})
        case _:
            return None


def of_upload(fault: Fault) -> Response | None:
    """What an upload gets; None: the true answer, but late."""
    match fault.name:
        case "upload-500":
            return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)
        case "upload-400":
            return refused(unknown_error("The file could not be stored"))
        case "upload-429":
            return refused(too_many(fault.seconds(2)))
        case "upload-reset":
            return Reset()
        case "upload-nonsense":
            return nonsense()
        case _:
            return None
