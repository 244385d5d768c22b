"""Opens the database of a command. Only `serve`, `worker` and `migrate` create one when there is none."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from app import config
from app.cli import logs
from app.cli.surroundings import UMASK
from app.config import Misconfigured, Settings
from app.errors import NotFound, Unavailable
from app.store import migrations
from app.store.database import Database, describe_place, open_database
from app.store.lock import hold_lock
from app.store.migrations import Schema
from app.store.sessions import DomainFunction
from app.store.sqlite import copy_file

P = ParamSpec("P")
T = TypeVar("T")

_VARIABLE = "KINORA_DATABASE_URL"


def write(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` in its own transaction. Returns after the commit."""
    with _open() as database:
        return asyncio.run(database.write(fn, *args, **kwargs))


def scan(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` on one consistent snapshot."""
    with _open() as database:
        return asyncio.run(database.scan(fn, *args, **kwargs))


@contextmanager
def prepare(settings: Settings, tell: Callable[[str], None]) -> Iterator[None]:
    """Create the database if there is none, and upgrade it to the newest schema.

    A SQLite database is locked for this process until the block ends. Raises Unavailable, Misconfigured."""
    with ExitStack() as stack:
        with _named(settings):
            stack.enter_context(hold_lock(settings.database_url))
            migrations.upgrade(settings.database_url, tell)
        yield


def migrate() -> None:
    os.umask(UMASK)
    with prepare(config.load(), tell=print):
        print("The schema is the newest.")


def backup(file: Path) -> None:
    """Make a consistent copy of the SQLite file, which may be in use."""
    os.umask(UMASK)
    settings = config.load()
    if (database := _find_file(settings)) is None:
        raise Misconfigured("`kinora backup` copies SQLite databases: for PostgreSQL, use its own pg_dump")
    with _named(settings):
        if migrations.inspect_schema(settings.database_url) is Schema.NONE:
            raise _missing(settings)
        if file.exists():
            raise Misconfigured(f"{file} exists already: choose another name")
        copy_file(database, file)
    _tell_which(settings)
    print(f"{file} is a copy of the database. Now copy the content folder: it has every film that the copy names.")


@contextmanager
def _open() -> Iterator[Database]:
    """Open the database of the settings. It must exist and have the schema of this code.

    Afterwards, its location is printed on standard error: the same command in another folder may use another one."""
    settings = config.load()
    logs.configure()  # database warnings go to standard error too: standard output is only for the result
    with _named(settings):
        match migrations.inspect_schema(settings.database_url):
            case Schema.NONE:
                raise _missing(settings)
            case Schema.BEHIND:
                raise Misconfigured("the database has an older schema: stop `kinora serve`, then run `kinora migrate`")
            case Schema.CURRENT:
                pass
        database = open_database(settings.database_url)
    try:
        with closing(database):
            yield database
    except NotFound as error:
        raise NotFound(
            f"{error.message} The database is {describe_place(settings.database_url)}.", param=error.param
        ) from None
    _tell_which(settings)


def _missing(settings: Settings) -> Misconfigured:
    place = describe_place(settings.database_url)
    return Misconfigured(
        f"there is no Kinora database at {place}: run this in the folder of `kinora serve`, or correct {_VARIABLE}. "
        "`kinora serve` and `kinora migrate` make a new one"
    )


def _tell_which(settings: Settings) -> None:
    print(f"kinora: database {describe_place(settings.database_url)}", file=sys.stderr)


def _find_file(settings: Settings) -> Path | None:
    place = make_url(settings.database_url)
    return Path(place.database or "") if place.get_backend_name() == "sqlite" else None


@contextmanager
def _named(settings: Settings) -> Iterator[None]:
    """Adds the name of the setting to errors of the database and its folder. Raises Unavailable."""
    try:
        yield
    except DBAPIError as error:
        raise Unavailable(
            f"{_VARIABLE}: {describe_place(settings.database_url)} cannot be used: {error.orig}"
        ) from None
    except OSError as error:
        place = Path(error.filename).absolute() if error.filename else describe_place(settings.database_url)
        raise Unavailable(f"{_VARIABLE}: {place}: {error.strerror}") from None
