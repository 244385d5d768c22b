"""Describes the errors of each route, with an example of each code."""

import json
from typing import Any

from app.api.errors import render
from app.api.http_errors import Internal, TooManyRequests
from app.api.openapi.examples import ERRORS
from app.api.openapi.headers import declare_response
from app.errors import (
    ClientSuspended,
    InvalidKey,
    KinoraError,
    MissingKey,
    NetworkNotAllowed,
    PermissionDenied,
    Unavailable,
)
from app.schemas.envelope import ErrorEnvelope

# The errors of every route that needs a key.
AUTHENTICATED = (
    MissingKey,
    InvalidKey,
    ClientSuspended,
    NetworkNotAllowed,
    PermissionDenied,
    TooManyRequests,
    Internal,
    Unavailable,
)


def describe(*kinds: type[KinoraError]) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route in OpenAPI: each status once, with its possible codes and their headers. KeyError for
    a code without an example in `ERRORS`."""
    described: dict[int | str, dict[str, Any]] = {}
    for error in (ERRORS[kind.code] for kind in kinds):
        failures = described.setdefault(
            error.status, {"model": ErrorEnvelope, "content": {"application/json": {"examples": {}}}, "headers": {}}
        )
        failures["content"]["application/json"]["examples"][error.code] = {
            "$ref": f"#/components/examples/{error.code}"
        }
        failures["headers"] |= declare_response(*error.headers)["headers"]
    return described


def show_errors() -> dict[str, Any]:
    """The examples that `describe` refers to: the response body of each error, by its code."""
    return {code: {"value": json.loads(bytes(render(error).body))} for code, error in ERRORS.items()}
