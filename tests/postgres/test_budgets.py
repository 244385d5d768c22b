"""Eight processes spend one budget while its window ends: each window lets as much through as it may, and no more."""

import asyncio
import multiprocessing
from dataclasses import replace

from sqlalchemy import text

from app.domain import clients, ledger
from app.errors import BudgetExhausted
from app.schemas.credits import BudgetSettings
from app.store.database import find_backend, open_database
from app.store.sessions import Session, now
from app.words import Period, Role
from tests.support.databases import open_engine, open_session
from tests.support.money import add_run, check_clients
from tests.support.postgres import Postgres

PROCESSES, LIMIT, PRICE = 8, 100, 10
PER_WINDOW = LIMIT // PRICE
MIDNIGHT = 1_795_824_000_000  # 2026-11-28T00:00:00Z
BEFORE_MS = 6_000  # enough for eight processes that start on a slow machine


def test_the_end_of_a_window_among_eight_processes(postgres: Postgres) -> None:
    url = postgres.create_database()
    find_backend(url).upgrade(tell=lambda _: None)
    engine = open_engine(url)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with context.Pool(PROCESSES) as pool:
        pool.map(abs, range(PROCESSES))  # all are running
        with open_session(engine) as session:
            shift = MIDNIGHT - BEFORE_MS - now(session)
            client = _add_client(session, shift)
        accepted = pool.starmap(_spend, [(url, client, shift)] * PROCESSES)
    assert sum(accepted) == 2 * PER_WINDOW
    assert len([count for count in accepted if count]) > 1, "one process was alone: this shows nothing"
    with open_session(engine) as session:
        assert tuple(session.execute(_HELD.bindparams(midnight=MIDNIGHT)).one()) == (PER_WINDOW, PER_WINDOW)
        assert check_clients(session) == []
    engine.dispose()


def _shift_clock(session: Session, shift: int) -> None:
    """The database's clock, which all processes share, seems to be shortly before midnight."""
    read = session.differences.read_clock
    session.differences = replace(session.differences, read_clock=lambda session: read(session) + shift)


def _add_client(session: Session, shift: int) -> str:
    _shift_clock(session, shift)
    client = clients.create(session, "shop", 10**9, Role.MEMBER).id
    ledger.set_budget(session, client, BudgetSettings(period=Period.DAY, timezone="UTC", limit=LIMIT))
    return client


def _spend(url: str, client: str, shift: int) -> int:
    """How many holds this process got, before midnight and after it."""
    return asyncio.run(_run(url, client, shift))


async def _run(url: str, client: str, shift: int) -> int:
    database, count, is_over = open_database(url), 0, False
    while not is_over:
        is_new = await database.read(now) + shift >= MIDNIGHT
        try:
            await database.write(_hold, client, shift)
            count += 1
        except BudgetExhausted:
            is_over = is_new
    database.close()
    return count


def _hold(session: Session, client: str, shift: int) -> None:
    _shift_clock(session, shift)
    add_run(session, client, PRICE)


_HELD = text(
    "SELECT count(*) FILTER (WHERE created_at < :midnight), count(*) FILTER (WHERE created_at >= :midnight)"
    " FROM credit_entry WHERE kind = 'hold'"
)
