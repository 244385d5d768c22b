"""Turns every error into a response in the JSON envelope, including the framework's own errors."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.api import request_log
from app.api.http_errors import LONGEST_NAME, MethodNotAllowed, MissingField, UnknownField, list_values
from app.errors import InvalidRequest, KinoraError, NotFound


def render(error: KinoraError) -> JSONResponse:
    """`{"error": {"message", "type", "param", "code", …}}`, as OpenAI's clients expect it."""
    body = {"message": error.message, "type": error.type, "param": error.param, "code": error.code}
    return JSONResponse({"error": {**body, **error.details}}, status_code=error.status, headers=error.headers)


def render_logged(error: KinoraError) -> JSONResponse:
    """The same, with the error's code in the log line of the request."""
    request_log.identify(code=error.code)
    return render(error)


def install(app: FastAPI) -> None:
    """Registers handlers that turn expected errors into responses with `render`. Unexpected exceptions reach
    `ErrorMiddleware`."""

    async def handle_ours(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, KinoraError)  # noqa: S101 - Starlette types every handler as taking any Exception
        return render_logged(error)

    async def handle_validation(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
        problems = [{**problem, "loc": problem["loc"][1:]} for problem in error.errors()]  # without "query" or "path"
        return render_logged(from_validation(problems, _list_filters(request)))

    async def handle_http(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - as above
        return render_logged(_translate(request, error))

    app.add_exception_handler(KinoraError, handle_ours)
    app.add_exception_handler(RequestValidationError, handle_validation)
    app.add_exception_handler(HTTPException, handle_http)


def _name_field(place: tuple[int | str, ...]) -> str | None:
    """A field inside of another has both names: `budget.limit`. The number of an item is left out."""
    names = [str(part) for number, part in enumerate(place) if number == 0 or isinstance(part, str)]
    return ".".join(names)[:LONGEST_NAME] if names else None


def from_validation(problems: Sequence[Any], allowed_fields: Collection[str]) -> InvalidRequest:
    """Translates one of pydantic's errors: which field, what is wrong, what to do about it. Unknown fields come first:
    a misspelt field is often the reason why another is missing."""
    problem = next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])
    place, context = problem["loc"], problem.get("ctx", {})
    field = _name_field(place)
    match problem["type"]:
        case "missing":
            return MissingField(f"`{field}` is missing.", param=field)
        case "extra_forbidden":
            if not allowed_fields:
                return UnknownField(f"`{field}` is not a filter of this list: it has none.", param=field)
            is_known = len(place) == 1
            allowed = list_values(allowed_fields) if is_known else "in the documentation"
            return UnknownField(f"`{field}` is not a known field. Allowed fields are {allowed}.", param=field)
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", "`")
            return InvalidRequest(f"`{field}` must be {expected}.", param=field)
        case "string_too_short" | "too_short":
            return InvalidRequest(f"`{field}` must not be blank.", param=field)
        case "string_too_long" | "too_long":
            return InvalidRequest(f"`{field}` may have at most {context['max_length']:,} characters.", param=field)
        case "string_pattern_mismatch" | "string_unicode":
            return InvalidRequest(f"`{field}` contains a NUL or an invalid character: remove it.", param=field)
        case "too_many_marks":
            return InvalidRequest(f"`{field}` {problem['msg']}.", param=field)
        case "value_error":  # raised only when `size` contradicts other fields
            return InvalidRequest(f"{context['error']}. Send one or the other.", param=field or "size")
        case _:
            return InvalidRequest(f"`{field}`: {problem['msg'].lower()}.", param=field)


def _list_filters(request: Request) -> list[str]:
    """The names of the query parameters of a route that refuses others: one model has all of them."""
    models = [parameter.field_info.annotation for parameter in request.scope["route"].dependant.query_params]
    return [name for model in models for name in getattr(model, "model_fields", ())]


def _translate(request: Request, error: HTTPException) -> KinoraError:
    headers: Mapping[str, str] = error.headers or {}
    match error.status_code:
        case 404:
            return NotFound("This path does not exist. The API is described at /openapi.json.")
        case 405:
            allowed = _list_methods(request)
            return MethodNotAllowed(method=request.method, allowed=", ".join(allowed))
        case _:
            return InvalidRequest(str(error.detail), headers=headers)


def _list_methods(request: Request) -> list[str]:
    """The methods of this path; the framework names those of the first matching route only. A path that is a route as
    it stands, such as `/keys/current`, has no others: it is no id."""
    routes, path = request.app.routes, request.scope["path"]
    own = {method for route in iter_route_contexts(routes) if route.path == path for method in route.methods or ()}
    methods = [
        method
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if (not own or method in own)
        and any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    return ["GET", "HEAD", *methods[1:]] if methods[:1] == ["GET"] else methods
