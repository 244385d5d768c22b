"""The sandbox's application, and the server that runs it until a signal ends it."""

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

from app.sandbox.faults.catalog import FAULTS
from app.sandbox.faults.connections import TransportProtocol
from app.sandbox.options import Options
from app.sandbox.routes import api, control, films
from app.sandbox.state import SandboxState
from app.sandbox.storage.links import StorageError
from app.sandbox.wire import Refused

__all__ = ["FAULTS", "Options", "create_sandbox", "serve"]

_IDLE_SECONDS = 75  # longer than clients keep a connection: no reused one is closed during a request


def create_sandbox(options: Options) -> FastAPI:
    """Creates the application. Faults that break connections need the server that `serve` starts.

    Raises `UnknownFault` for a fault in the options, and `ModuleNotFoundError` when PyAV is not installed.
    """
    if importlib.util.find_spec("av") is None:
        raise ModuleNotFoundError("the sandbox renders its films with PyAV: install kinora[sandbox]", name="av")
    sandbox = SandboxState(options)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await sandbox.close()

    app = FastAPI(title="Sandbox upstream", openapi_url=None, lifespan=lifespan)
    app.state.sandbox = sandbox
    for each in (api, films, control):
        app.include_router(each.router)
    _add_error_handlers(app)
    return app


def serve(options: Options, host: str, port: int) -> None:
    """Serves until SIGINT or SIGTERM. Port 0 chooses a free port. Raises `OSError` when the port is in use.

    When the server listens, it prints one line with its address to standard output.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.create_server((host, port), family=family, backlog=2048) as listener:
        config = uvicorn.Config(
            create_sandbox(options),
            http=TransportProtocol,
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=1,
        )
        with _signal_not_repeated():
            _Server(config, host, listener.getsockname()[1]).run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn's server, which also prints its address, and aborts open requests on shutdown: some last for minutes."""

    def __init__(self, config: uvicorn.Config, host: str, port: int) -> None:
        super().__init__(config)
        self._line = f"Sandbox upstream on http://{f'[{host}]' if ':' in host else host}:{port}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self._line, flush=True)  # noqa: T201 - the process that started the sandbox reads this line

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await super().shutdown(sockets)


@contextlib.contextmanager
def _signal_not_repeated() -> Iterator[None]:
    """After its shutdown, uvicorn raises the signal again that stopped it. Here this must not end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(number: int, frame: object) -> None:
    """uvicorn has handled the signal already."""


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    async def refused(_: Request, refusal: Refused) -> Response:
        return refusal.response()

    @app.exception_handler(StorageError)
    async def storage_error(_: Request, error: StorageError) -> Response:
        return error.response()

    @app.exception_handler(HTTPException)
    async def no_such_route(request: Request, error: HTTPException) -> Response:
        message = f"Cannot {request.method} {request.url.path}" if error.status_code == 404 else str(error.detail)
        return JSONResponse({"errorCode": "HTTP_EXCEPTION", "message": message}, error.status_code)

    @app.exception_handler(ClientDisconnect)
    async def gone(_: Request, __: ClientDisconnect) -> Response:
        return Response(status_code=400)  # the client has left and does not receive it
