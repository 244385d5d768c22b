"""The options of KINORA_DATABASE_URL hold in every process, for reads and writes: so one database can have several
installations, each in its own schema."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from app.store.database import find_backend, open_database
from app.store.sessions import Session
from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.films import ask, finish
from tests.support.postgres import Postgres
from tests.support.processes import Process
from tests.support.services import Service

SCHEMAS = ("first", "second")
Dump = dict[str, list[Any]]


class TwoSchemas:
    """A database with two schemas, and what is in them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_engine(url)
        self.urls = [f"{url}&options=-csearch_path%3D{schema}" for schema in SCHEMAS]
        with self._engine.begin() as connection:
            for schema in SCHEMAS:
                connection.execute(text(f"CREATE SCHEMA {schema}"))

    def dump(self, schema: str) -> Dump:
        """Every row of every table in a schema."""
        with self._engine.connect() as connection:
            tables = connection.execute(
                text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY 1"), {"schema": schema}
            ).scalars()
            return {
                table: list(connection.execute(text(f"SELECT t::text FROM {schema}.{table} t ORDER BY 1")).scalars())  # noqa: S608 - our own tables
                for table in tables
            }

    def close(self) -> None:
        self._engine.dispose()


@pytest.fixture
def schemas(postgres: Postgres) -> Iterator[TwoSchemas]:
    schemas = TwoSchemas(postgres.create_database())
    yield schemas
    schemas.close()


def test_two_installations_in_two_schemas_do_not_see_each_other(
    schemas: TwoSchemas, start_service: Callable[..., Service]
) -> None:
    """Every command works on the first; nothing changes in the second, which has a client of the same name."""
    mine, other = (start_service(database_url=url) for url in schemas.urls)
    other.stop()
    add = ("clients", "add", "shop", "--json", "--credit-limit")
    theirs = json.loads(assert_done(other.run(*add, "7")))
    before = schemas.dump("second")
    assert before["client"] != []

    assert json.loads(assert_done(mine.run("clients", "list", "--json"))) == []
    made = json.loads(assert_done(mine.run(*add, "5")))
    assert json.loads(assert_done(mine.run("credits", "show", "shop", "--json")))["creditLimit"] == 5
    assert_refused(mine.run("credits", "show", theirs["id"]), 1, "no client")
    assert_refused(mine.run("keys", "revoke", theirs["key"]), 1, "no key")
    with mine.add_app() as app:
        video = finish(app, ask(app, prompt="in the first schema")["id"])
        assert json.loads(assert_done(mine.run("credits", "refund", video["id"], "--json")))["refunded"] > 0
        mine.stop()
        mine.start("--no-worker")
        waiting = ask(app, prompt="for a worker by itself")
        worker = Process(["worker"], mine.folder, mine.environment, "worker")
        worker.wait_for('"event": "working"')
        assert finish(app, waiting["id"])["status"] == "completed"
        assert worker.stop() == 0
    for command in (
        ("migrate",), ("clients", "suspend", "shop"), ("clients", "activate", "shop"), ("keys", "issue", "shop"),
        ("keys", "list", "shop"), ("keys", "revoke", made["key"]), ("credits", "grant", "shop", "5"), ("audit",),
    ):  # fmt: skip
        assert_done(mine.run(*command))

    assert schemas.dump("second") == before
    assert schemas.dump("public") == {}
    assert len(schemas.dump("first")["client"]) == 2
    (listed,) = json.loads(assert_done(other.run("clients", "list", "--json")))
    assert (listed["id"], listed["creditLimit"]) == (theirs["id"], 7)


def test_a_schema_without_our_tables_is_no_database(schemas: TwoSchemas, tmp_path: Path) -> None:
    find_backend(schemas.urls[0]).upgrade(tell=lambda _: None)
    answer = run_kinora("clients", "list", folder=tmp_path, environment={"KINORA_DATABASE_URL": schemas.urls[1]})
    assert_refused(answer, 2, "no Kinora database")


SHOWN = ("search_path", "lock_timeout", "idle_in_transaction_session_timeout")


def read_settings(session: Session) -> tuple[str, ...]:
    return tuple(session.connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in SHOWN)


def read_all_settings(url: str) -> set[tuple[str, ...]]:
    """What holds for writes, reads and scans."""
    database = open_database(url)
    try:
        return {asyncio.run(run(read_settings)) for run in (database.write, database.read, database.scan)}
    finally:
        database.close()


def test_what_the_url_sets_holds_and_ours_holds_beside_it(postgres: Postgres) -> None:
    url = postgres.create_database()
    assert read_all_settings(url) == {('"$user", public', "10s", "5s")}
    assert read_all_settings(f"{url}&options=-csearch_path%3Dx%20-clock_timeout%3D3s") == {("x", "3s", "5s")}


@pytest.mark.parametrize("verb", ["read", "scan"])
@pytest.mark.parametrize("option", ["target_session_attrs=read-write", "options=-cdefault_transaction_read_only%3Doff"])
def test_no_option_lets_a_read_write(postgres: Postgres, option: str, verb: str) -> None:
    database = open_database(f"{postgres.create_database()}&{option}")

    def smuggle(session: Session) -> None:
        session.connection.exec_driver_sql("CREATE TABLE smuggled (word VARCHAR)")

    try:
        with pytest.raises(DBAPIError, match="read-only"):
            asyncio.run(getattr(database, verb)(smuggle))
        asyncio.run(database.write(smuggle))
    finally:
        database.close()


def test_options_of_the_environment_hold_too(schemas: TwoSchemas, tmp_path: Path) -> None:
    """PGOPTIONS is libpq's own variable."""
    environment = {"KINORA_DATABASE_URL": schemas.url, "PGOPTIONS": "-c search_path=first"}
    for command in (("migrate",), ("clients", "add", "shop", "--credit-limit", "5"), ("clients", "suspend", "shop")):
        assert_done(run_kinora(*command, folder=tmp_path, environment=environment))
    assert len(schemas.dump("first")["client"]) == 1
    assert schemas.dump("public") == {}


@pytest.mark.parametrize("attributes", ["read-write", "primary"])
def test_only_a_server_that_can_write_may_be_required(
    postgres: Postgres, start_service: Callable[..., Service], attributes: str
) -> None:
    """With several hosts, this finds the one that accepts writes. Reads connect with it too."""
    service = start_service(database_url=f"{postgres.create_database()}&target_session_attrs={attributes}")
    with service.add_app() as app:
        assert finish(app, ask(app)["id"])["status"] == "completed"
        assert app.http.get("/videos").json()["data"] != []
    service.audit()
