"""Opens the database of a command. Only `serve`, `worker` and `migrate` create one when there is none."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError

from app import config
from app.cli import logs
from app.cli.surroundings import UMASK
from app.config import Misconfigured, Settings
from app.domain import restores
from app.errors import NotFound, Unavailable
from app.store.database import Backend, Database, find_backend
from app.store.database.migrations import Schema
from app.store.sessions import DomainFunction

P = ParamSpec("P")
T = TypeVar("T")

_VARIABLE = "KINORA_DATABASE_URL"


def write(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` in its own transaction. Returns after the commit."""
    with open_existing() as database:
        return asyncio.run(database.write(fn, *args, **kwargs))


def scan(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` on one consistent snapshot."""
    with open_existing() as database:
        return asyncio.run(database.scan(fn, *args, **kwargs))


@contextmanager
def prepare(settings: Settings, tell: Callable[[str], None]) -> Iterator[None]:
    """Create the database if there is none, and upgrade it to the newest schema.

    A SQLite database is locked for this process until the block ends. Raises Unavailable, Misconfigured."""
    backend = find_backend(settings.database_url)
    with ExitStack() as stack:
        with _named(backend):
            stack.enter_context(backend.hold_lock())
            backend.upgrade(tell)
        yield


def migrate() -> None:
    os.umask(UMASK)
    with prepare(config.load(), tell=print):
        print("The schema is the newest.")


def backup(file: Path) -> None:
    """Make a consistent copy of the SQLite file, which may be in use."""
    os.umask(UMASK)
    backend = find_backend(config.load().database_url)
    with _named(backend):
        if not backend.copy_to(file):
            raise _missing(backend)
        is_paused = _pause_copy(file)
    _tell_which(backend)
    print(f"{file} is a copy of the database. Now copy the content folder: it has every film that the copy names.")
    if is_paused:
        print(
            "Paid calls are paused in the copy: a service that starts with it says what may have been paid meanwhile."
        )


def _pause_copy(file: Path) -> bool:
    """False for a copy with the schema of an older version, which cannot be written."""
    copy = find_backend(f"sqlite:///{file}")
    if copy.inspect_schema() is not Schema.CURRENT:
        return False
    with closing(copy.open()) as database:
        asyncio.run(database.write(restores.pause_copy))
    return True


@contextmanager
def open_existing() -> Iterator[Database]:
    """Open the database of the settings. It must exist and have the schema of this code.

    Afterwards, its location is printed on standard error: the same command in another folder may use another one."""
    backend = find_backend(config.load().database_url)
    logs.configure()  # database warnings go to standard error too: standard output is only for the result
    with _named(backend):
        match backend.inspect_schema():
            case Schema.NONE:
                raise _missing(backend)
            case Schema.BEHIND:
                raise Misconfigured("the database has an older schema: stop `kinora serve`, then run `kinora migrate`")
            case Schema.CURRENT:
                pass
        database = backend.open()
    try:
        with closing(database):
            yield database
    except NotFound as error:
        raise NotFound(f"{error.message} The database is {backend.describe_place()}.", param=error.param) from None
    _tell_which(backend)


def _missing(backend: Backend) -> Misconfigured:
    return Misconfigured(
        f"there is no Kinora database at {backend.describe_place()}: run this in the folder of `kinora serve`, or "
        f"correct {_VARIABLE}. `kinora serve` and `kinora migrate` make a new one"
    )


def _tell_which(backend: Backend) -> None:
    print(f"kinora: database {backend.describe_place()}", file=sys.stderr)


@contextmanager
def _named(backend: Backend) -> Iterator[None]:
    """Adds the name of the setting to errors of the database and its folder. Raises Unavailable."""
    try:
        yield
    except DBAPIError as error:
        raise Unavailable(f"{_VARIABLE}: {backend.describe_place()} cannot be used: {error.orig}") from None
    except OSError as error:
        place = Path(error.filename).absolute() if error.filename else backend.describe_place()
        raise Unavailable(f"{_VARIABLE}: {place}: {error.strerror}") from None
