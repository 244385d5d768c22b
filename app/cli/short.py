"""Short commands beside a running service: one domain function on the database, then out."""

import asyncio
from typing import ParamSpec, TypeVar

from app import config
from app.config import Misconfigured, Settings
from app.store import migrations
from app.store.database import Database, open_database
from app.store.sessions import DomainFunction

P = ParamSpec("P")
T = TypeVar("T")


def write(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` in a transaction of its own; returns after the commit."""
    database = _open(config.load())
    try:
        return asyncio.run(database.write(fn, *args, **kwargs))
    finally:
        database.close()


def scan(fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn` on one consistent snapshot."""
    database = _open(config.load())
    try:
        return asyncio.run(database.scan(fn, *args, **kwargs))
    finally:
        database.close()


def _open(settings: Settings) -> Database:
    """A new database is made; one that is behind is left to `migrate` and `serve`, which copy it aside first."""
    if migrations.is_behind(settings.database_url):
        raise Misconfigured("the database has an older schema: stop `kinora serve`, then run `kinora migrate`")
    migrations.upgrade(settings.database_url, tell=lambda _: None)
    return open_database(settings.database_url)
