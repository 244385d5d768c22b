"""While the database is away, each operation for operators answers 503, and afterwards it answers again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, make_url, text

from app.store.ids import new_id
from app.words import Role
from tests.support.contract import DOCUMENT
from tests.support.films import assert_error
from tests.support.postgres import Postgres
from tests.support.services import Service
from tests.support.waiting import wait_until

OPERATIONS = [
    (method, path, "requestBody" in operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if "operators" in operation.get("tags", ()) and path != "/operator/session"  # which needs a proxy, not a key
]


def test_every_operation_for_operators_is_503_while_the_database_is_away(
    start_service: Callable[..., Service], postgres: Postgres
) -> None:
    url = postgres.create_database()
    service = start_service(database_url=url)
    with service.add_app(0, Role.ADMIN) as admin:
        ids = {f"{kind}_id": new_id(kind) for kind in ("client", "webhook", "delivery")}
        ids |= {"generation_id": new_id("gen"), "key_id": "Zq3T0bXc9LmA"}
        with shut_out(url):
            for method, path, has_body in OPERATIONS:
                answer = admin.http.request(method, path.format(**ids), json={} if has_body else None)
                assert_error(answer, 503, "unavailable")
                assert "retry-after" in answer.headers
        wait_until(lambda: admin.http.get("/clients").status_code == 200, what="the database to be used again")


def test_there_are_such_operations() -> None:
    assert {("get", "/clients", False), ("post", "/clients", True), ("get", "/usage", False)} <= set(OPERATIONS)


@contextmanager
def shut_out(url: str) -> Iterator[None]:
    """Nobody is connected to the database during the block."""
    name = make_url(url).database
    engine = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    execute(engine, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    execute(engine, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608 - ours
    try:
        yield
    finally:
        execute(engine, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        engine.dispose()


def execute(engine: Engine, statement: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(statement))
