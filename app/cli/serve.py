"""`kinora serve`: runs one serving process. Each reason why it cannot start is reported in one line."""

import os
import socket
from contextlib import closing

import structlog

from app import config
from app.cli import database, logs, surroundings
from app.config import Misconfigured
from app.main import create_app
from app.server import descriptors
from app.server.server import Server
from app.tracing import open_tracing

log = structlog.get_logger(__name__)


def serve(host: str, port: int, *, work: bool) -> None:
    settings = config.load()
    surroundings.check(settings)
    os.umask(surroundings.UMASK)
    logs.configure(*(tracing := open_tracing()).processors)
    descriptors.raise_limit()
    with (
        closing(tracing),
        _listen(host, port) as listener,
        database.prepare(settings, lambda what: log.info("migrated", what=what)),
    ):
        surroundings.check_content(settings)
        surroundings.warn()

        def tell() -> None:
            log.info("serving", address=_address(listener), worker=work, upstream=settings.upstream_url)

        Server(create_app(settings, work=work, tracing=tracing), settings, tell).run([listener])


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
