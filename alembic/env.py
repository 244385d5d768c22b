"""Runs the migrations in the transaction of the caller, or on `sqlalchemy.url` for the `alembic` command."""

from sqlalchemy import Connection, create_engine, pool
from sqlmodel import SQLModel

import app.store.tables  # noqa: F401 - the import fills the metadata
from alembic import context


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=SQLModel.metadata)
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    with create_engine(
        context.config.get_main_option("sqlalchemy.url") or "", poolclass=pool.NullPool
    ).begin() as opened:
        run(opened)
