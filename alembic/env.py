"""Runs the migrations against the database that `sqlalchemy.url` names."""

from sqlalchemy import engine_from_config, pool
from sqlmodel import SQLModel

import app.store.tables  # noqa: F401 - importing it fills the metadata
from alembic import context


def run() -> None:
    config = context.config
    engine = engine_from_config(
        config.get_section(config.config_ini_section) or {}, "sqlalchemy.", poolclass=pool.NullPool
    )
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=SQLModel.metadata, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
