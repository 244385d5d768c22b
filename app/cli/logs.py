"""Configures logging: one line per event on standard error, and the warnings and errors of libraries. A line is JSON,
or easier to read on a terminal. Keys are masked in all of them."""

import getpass
import logging
import os
import re
import sys
from typing import Any

import structlog

from app.api.request_log import add_request

log = structlog.get_logger(__name__)

_SECRETS = re.compile(r"(kin_|whsec_)[0-9a-z][0-9a-z_+/=]*", re.IGNORECASE)  # keys, and secrets of webhooks


def _mask(value: Any) -> Any:
    """The value without anything that could be a client's key, wherever the text came from."""
    match value:
        case str():
            return _SECRETS.sub(r"\1…", value)
        case dict():
            return {_mask(name): _mask(each) for name, each in value.items()}
        case list() | tuple():
            return [_mask(each) for each in value]
        case _:
            return value


def _mask_keys(_logger: object, _name: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    return {name: value if name.startswith("_") else _mask(value) for name, value in event.items()}


_SHARED: list[structlog.types.Processor] = [
    add_request,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,  # without local variables, which may contain a key or a prompt
    _mask_keys,
]


def configure(*further: structlog.types.Processor) -> None:
    """`further` adds to each line what is known of it elsewhere."""
    shared = [*further, *_SHARED]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                renderer,
            ],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("app").setLevel(logging.INFO)


def log_change(event: str, **about: object) -> None:
    """Log a change made by the command line, and by whom. On a terminal, the printed result says the same."""
    if not sys.stderr.isatty():
        log.info(event, by="command line", user=name_user(), **about)


def name_user() -> str:
    """The user's name, or their number in a container that has no names."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
