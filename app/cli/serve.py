"""`kinora serve`: runs one serving process. Each reason why it cannot start is reported in one line."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType

import structlog
import uvicorn
from fastapi import FastAPI

from app import config
from app.api.connection import Connection
from app.cli import database, logs, surroundings
from app.config import Misconfigured
from app.main import create_app

log = structlog.get_logger(__name__)

_DRAIN_SECONDS = 30  # for responses in progress, such as the download of a film


def serve(host: str, port: int, *, work: bool) -> None:
    settings = config.load()
    surroundings.check(settings)
    os.umask(surroundings.UMASK)
    logs.configure()
    with _listen(host, port) as listener, database.prepare(settings, lambda what: log.info("migrated", what=what)):
        surroundings.check_content(settings)
        surroundings.warn()

        def tell() -> None:
            log.info("serving", address=_address(listener), worker=work, upstream=settings.upstream_url)

        _Server(create_app(settings, work=work), tell).run([listener])


class _Server(uvicorn.Server):
    """uvicorn's server. On a signal to stop, it informs the worker at once, which then claims nothing more.

    It opens and closes the app itself, because uvicorn would print a traceback after a failed start.
    """

    def __init__(self, app: FastAPI, tell: Callable[[], None]) -> None:
        """`tell` is called when the server is ready."""
        self._app, self._tell, self._open = app, tell, contextlib.AsyncExitStack()
        super().__init__(
            uvicorn.Config(
                app,
                http=Connection,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_DRAIN_SECONDS,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await self._open.enter_async_context(self._app.router.lifespan_context(self._app))
        await super().startup(sockets)
        self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        await self._open.aclose()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """After a clean shutdown, uvicorn raises the received signals again. Without SIGTERM the exit code is 0."""
        with super().capture_signals():
            yield
            self._captured_signals = [number for number in self._captured_signals if number != signal.SIGTERM]

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if resources := getattr(self._app.state, "resources", None):
            self._loop.call_soon_threadsafe(resources.stopping.set)
        super().handle_exit(sig, frame)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise Misconfigured(
            f"cannot listen on {host}:{port} ({error.strerror}): choose another --host or --port"
        ) from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
