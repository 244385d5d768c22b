"""The sandbox as a whole: the application, and the server that runs it until it is told to stop."""

import contextlib
import importlib.util
import signal
import socket
import threading
from collections.abc import AsyncIterator, Iterator

import uvicorn
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from app.sandbox import api, breakage, control, films
from app.sandbox.cuts import OpenProtocol
from app.sandbox.faults import FAULTS
from app.sandbox.house import House
from app.sandbox.links import LinkRefused
from app.sandbox.options import Options
from app.sandbox.wire import Refused

__all__ = ["FAULTS", "Options", "create_sandbox", "serve"]

_IDLE_SECONDS = 75  # longer than any client keeps a connection, so that no reused one is closed under its request


def create_sandbox(options: Options) -> FastAPI:
    """The application; raises `UnknownFault` for an option's fault that there is none of.

    Faults that cut connections need the server of `serve`. Raises `ModuleNotFoundError` where PyAV is not installed.
    """
    if importlib.util.find_spec("av") is None:
        raise ModuleNotFoundError("the sandbox renders its films with PyAV: install kinora[sandbox]", name="av")
    house = House(options)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await house.close()

    app = FastAPI(title="Sandbox upstream", openapi_url=None, lifespan=lifespan)
    app.state.house = house
    for each in (api, films, control):
        app.include_router(each.router)
    _answer_errors(app)
    return app


def serve(options: Options, host: str, port: int) -> None:
    """Serves until SIGINT or SIGTERM; port 0 takes a free one.

    Says where on standard output, in one line, when it listens. Raises `OSError` when the port is taken.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.create_server((host, port), family=family, backlog=2048) as listener:
        config = uvicorn.Config(
            create_sandbox(options),
            http=OpenProtocol,
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=1,
        )
        with _last_signal_kept():
            _Server(config, host, listener.getsockname()[1]).run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn's own, but it says where it listens, and does not wait for calls that would last for minutes."""

    def __init__(self, config: uvicorn.Config, host: str, port: int) -> None:
        super().__init__(config)
        self._line = f"Sandbox upstream on http://{f'[{host}]' if ':' in host else host}:{port}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self._line, flush=True)  # noqa: T201 - whoever started it reads this line

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await super().shutdown(sockets)


@contextlib.contextmanager
def _last_signal_kept() -> Iterator[None]:
    """uvicorn raises the signal that ended it once more when it is done; here that must not end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _ignored) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignored(number: int, frame: object) -> None:
    """Has done its work already."""


def _answer_errors(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    async def refused(_: Request, refusal: Refused) -> Response:
        return breakage.refused(refusal)

    @app.exception_handler(LinkRefused)
    async def link_refused(_: Request, refusal: LinkRefused) -> Response:
        return films.refused(refusal)

    @app.exception_handler(HTTPException)
    async def no_such_route(request: Request, error: HTTPException) -> Response:
        message = f"Cannot {request.method} {request.url.path}" if error.status_code == 404 else str(error.detail)
        return JSONResponse({"errorCode": "HTTP_EXCEPTION", "message": message}, error.status_code)

    @app.exception_handler(ClientDisconnect)
    async def gone(_: Request, __: ClientDisconnect) -> Response:
        return Response(status_code=400)  # nobody reads it
