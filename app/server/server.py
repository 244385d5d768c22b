"""The server of a serving process: uvicorn, with our protocol, our start and our end."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn
from fastapi import FastAPI

from app.config import Settings
from app.server.connection import Connection
from app.server.descriptors import Connections

_TICKS_PER_SECOND = 10
_DRAIN_SECONDS = 30  # for responses in progress, such as the download of a film


class Server(uvicorn.Server):
    """uvicorn's server. On a signal to stop, it informs the worker at once, which then claims nothing more.

    It opens and closes the app itself, because uvicorn would print a traceback after a failed start.
    """

    def __init__(self, app: FastAPI, settings: Settings, tell: Callable[[], None]) -> None:
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
                timeout_keep_alive=settings.keep_alive_seconds,
                timeout_graceful_shutdown=_DRAIN_SECONDS,
            )
        )
        self.server_state = self._connections = Connections(settings.upstream_concurrency)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await self._open.enter_async_context(self._app.router.lifespan_context(self._app))
        await super().startup(sockets)
        self._tell()

    async def on_tick(self, counter: int) -> bool:
        if counter % _TICKS_PER_SECOND == 0:
            self._connections.check()
        return await super().on_tick(counter)

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
