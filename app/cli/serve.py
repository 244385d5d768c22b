"""`kinora serve` and `kinora migrate`: the service, and the schema it stands on."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Annotated

import structlog
import typer
import uvicorn
from fastapi import FastAPI
from sqlalchemy import make_url

from app import config
from app.api.connection import Connection
from app.cli import logs
from app.config import PREFIX, Misconfigured, Settings
from app.main import create_app
from app.store import migrations
from app.store.content import Content
from app.store.lock import hold_lock
from app.store.sqlite import copy_file

log = structlog.get_logger(__name__)

_KNOWN_ELSEWHERE = {"KINORA_API_KEY", "KINORA_URL"}  # those of `kinora generate`
_DRAIN_SECONDS = 30  # for answers under way, such as a film on its way to a client


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.")] = 8000,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="Answer requests, but start no runs.")] = False,
) -> None:
    """Serve Kinora: the API, and the worker beside it."""
    settings = config.load()
    require_key(settings)
    logs.configure()
    with _listen(host, port) as listener, hold_lock(settings.database_url):
        migrations.upgrade(settings.database_url, tell=lambda what: log.info("migrated", what=what))
        Content(settings.content_path)  # now, while what is wrong with the folder is still said in one line
        _warn_of_unknown()
        log.info("serving", address=_address(listener), worker=not no_worker, upstream=settings.upstream_url)
        _Server(create_app(settings, work=not no_worker)).run([listener])


def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; it must not exist yet.")],
) -> None:
    """Copy the database, consistently, while it is in use. Copy the content folder after it."""
    place = make_url(config.load().database_url)
    if place.get_backend_name() != "sqlite":
        raise Misconfigured("with PostgreSQL, use its own pg_dump")
    database = Path(place.database or "")
    if not database.is_file():
        raise Misconfigured(f"there is no database at {database}")
    if file.exists():
        raise Misconfigured(f"{file} exists already: choose another name")
    copy_file(database, file)
    print(f"{file} is a copy of {database}. Now copy the content folder: every film that it names is there.")


def require_key(settings: Settings) -> None:
    """Raises Misconfigured when there is no key to pay with."""
    if settings.upstream_api_key is None:
        raise Misconfigured(
            "KINORA_UPSTREAM_API_KEY is not set: put 1min.ai's API key there, or run `kinora demo`, which needs none"
        )


def migrate() -> None:
    """Bring the database to the newest schema, after copying the file aside."""
    settings = config.load()
    with hold_lock(settings.database_url):
        migrations.upgrade(settings.database_url, tell=print)
    print("The schema is the newest.")


class _Server(uvicorn.Server):
    """uvicorn's server, which tells the worker at once when the process is to end: it then claims nothing more."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        super().__init__(
            uvicorn.Config(
                app,
                http=Connection,
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_DRAIN_SECONDS,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn raises the signal that ended it once more when all is done; an end in good order exits 0."""
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
            f"can not listen on {host}:{port} ({error.strerror}): choose another --host or --port"
        ) from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warn_of_unknown() -> None:
    """A misspelt variable would be silently without effect."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | _KNOWN_ELSEWHERE
    for name in sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known):
        log.warning("unknown_setting", variable=name)
