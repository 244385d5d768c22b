"""Calls the handlers of the most frequent requests directly. FastAPI's routing and its search for dependencies take
several times longer than such a handler (decision 0024).

They are the same handlers: FastAPI has them in the contract, and calls them for every request that is left to it here,
such as one with a query.
"""

import inspect
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from fastapi import Request, Response
from fastapi.params import Depends, Path
from fastapi.routing import APIRoute
from pydantic import AfterValidator
from pydantic.fields import FieldInfo
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.errors import render_logged
from app.api.responses.etags import serialize
from app.errors import KinoraError

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class _Target:
    """A handler, and where its arguments come from."""

    route: APIRoute
    pattern: re.Pattern[str]
    handler: Handler
    requests: tuple[str, ...]  # parameters that get the request itself
    dependencies: tuple[tuple[str, Handler], ...]  # called with the request, in this order
    checks: tuple[tuple[str, Callable[[str], str]], ...]  # of path parameters

    def match(self, path: str) -> dict[str, str] | None:
        """The parameters in a path of this handler. None also when one of them is wrong: that may be another's path."""
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        try:
            return {name: check(found[name]) for name, check in self.checks}
        except KinoraError:
            return None

    async def call(self, request: Request) -> Response:
        """Raises KinoraError."""
        values: dict[str, Any] = dict(request.scope["path_params"])
        for name in self.requests:
            values[name] = request
        for name, provide in self.dependencies:
            values[name] = await provide(request)
        answer = await self.handler(**values)
        return answer if isinstance(answer, Response) else Response(serialize(answer), media_type="application/json")


class Direct:
    """Pure ASGI, inside the middleware that wraps every request."""

    def __init__(self, app: ASGIApp, routes: Iterable[APIRoute], name_request: Callable[[str], None]) -> None:
        """`name_request` is told the path of each route that is called here."""
        self._app, self._name_request = app, name_request
        self._targets: dict[str, list[_Target]] = {}  # by method
        for route in routes:
            for method in route.methods or ():
                self._targets.setdefault(method, []).append(_read_route(route))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["query_string"]:
            for target in self._targets.get(scope["method"], ()):
                parameters = target.match(scope["path"])
                if parameters is not None:
                    scope["path_params"], scope["route"] = parameters, target.route
                    self._name_request(target.route.path)
                    await _answer(target, scope, receive, send)
                    return
        await self._app(scope, receive, send)


async def _answer(target: _Target, scope: Scope, receive: Receive, send: Send) -> None:
    try:
        response = await target.call(Request(scope, receive, send))
    except KinoraError as error:
        response = render_logged(error)
    await response(scope, receive, send)


def _read_route(route: APIRoute) -> _Target:
    """Raises TypeError for a handler that needs more than is provided here."""
    if route.dependencies:
        raise TypeError(f"{route.name} has dependencies that its handler does not name")
    requests, dependencies, checks = list[str](), dict[str, Handler](), dict[str, Callable[[str], str]]()
    hints = get_type_hints(route.endpoint, include_extras=True)
    for name, parameter in inspect.signature(route.endpoint).parameters.items():
        facts = {type(fact): fact for fact in get_args(hints[name])}
        if hints[name] is Request:
            requests.append(name)
        elif Depends in facts:
            dependencies[name] = facts[Depends].dependency
        elif Path in facts:
            checks[name] = facts[AfterValidator].func
        elif parameter.default is parameter.empty or isinstance(parameter.default, FieldInfo):
            raise TypeError(f"{route.name}: {name} cannot be provided")
    return _Target(
        route,
        compile_path(route.path)[0],
        route.endpoint,
        tuple(requests),
        tuple(dependencies.items()),
        tuple(checks.items()),
    )
