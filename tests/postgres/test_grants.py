"""Eight processes spend the credits of a client whose grant has expired: its end is written once."""

import multiprocessing

from sqlalchemy import text

from app.domain import clients, ledger
from app.errors import InsufficientCredit
from app.store.database import find_backend
from app.store.sessions import now
from app.words import Role
from tests.support.databases import open_engine, open_session
from tests.support.money import add_run, check_clients
from tests.support.postgres import Postgres
from tests.support.waiting import wait_until

PROCESSES, LIMIT, GIFT, PRICE = 8, 100, 75, 10
VALID_MS = 3_000  # the first hold must be made before, on any machine


def test_the_end_of_a_grant_among_eight_processes(postgres: Postgres) -> None:
    url = postgres.create_database()
    find_backend(url).upgrade(tell=lambda _: None)
    engine = open_engine(url)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with context.Pool(PROCESSES) as pool:
        pool.map(abs, range(PROCESSES))  # all are running
        with open_session(engine) as session:
            client = clients.create(session, "shop", LIMIT, Role.MEMBER).id
            end = now(session) + VALID_MS
            ledger.grant(session, client, GIFT, expires_at=end)
            add_run(session, client, PRICE)
        accepted = pool.starmap(_spend, [(url, client, end)] * PROCESSES)
    assert sum(accepted) == LIMIT // PRICE
    with open_session(engine) as session:
        ends = session.execute(text("SELECT amount FROM credit_entry WHERE grant_id IS NOT NULL")).all()
        assert [row.amount for row in ends] == [PRICE - GIFT]
        assert check_clients(session) == []
    engine.dispose()


def _spend(url: str, client: str, end: int) -> int:
    """How many holds this process got after the end."""
    engine, count = open_engine(url), 0

    def is_over() -> bool:
        with open_session(engine) as session:
            return now(session) >= end

    wait_until(is_over)
    try:
        while True:
            with open_session(engine) as session:
                add_run(session, client, PRICE)
            count += 1
    except InsufficientCredit:
        return count
    finally:
        engine.dispose()
