"""Many holds at once at a tight limit: exactly as many as fit are accepted."""

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor

from app.domain import clients, ledger
from app.errors import InsufficientCredit
from app.store.database import find_backend, open_database
from app.words import Role
from tests.battery.conftest import Rounds
from tests.support import steps
from tests.support.films import post
from tests.support.postgres import Postgres
from tests.support.services import Service

TRIES, FITS, PRICE = 25, 57, 960_000


def test_from_eight_processes_on_postgres(postgres: Postgres, rounds: Rounds) -> None:
    """Three processes in the short form: they also ask for more than fits."""
    processes = rounds(3, 8)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # so Python imports the modules once, not eight times
    with context.Pool(processes) as pool:
        for _ in range(rounds(1, 5)):
            url = postgres.create_database()
            find_backend(url).upgrade(tell=lambda _: None)
            client_id = asyncio.run(_add_client(url))
            accepted = sum(pool.starmap(_ask_often, [(url, client_id, number) for number in range(processes)]))
            assert accepted == FITS
            assert asyncio.run(_look(url, client_id)) == FITS * PRICE


def test_from_sixty_four_requests_on_sqlite(service: Service, rounds: Rounds) -> None:
    with ThreadPoolExecutor(64) as pool:
        for number in range(rounds(1, 5)):
            with service.add_app(credit_limit=FITS * PRICE) as app:
                posts = [pool.submit(post, app, prompt=f"tight {number} {place}") for place in range(64)]
                codes = [waiting.result().status_code for waiting in posts]
                assert (codes.count(202), codes.count(402)) == (FITS, 64 - FITS)


async def _add_client(url: str) -> str:
    database = open_database(url)
    client = await database.write(clients.create, "tight", FITS * PRICE, Role.MEMBER)
    database.close()
    return client.id


def _ask_often(url: str, client_id: str, seed: int) -> int:
    """How many of this process's different requests were accepted."""
    return asyncio.run(_ask(url, client_id, seed))


async def _ask(url: str, client_id: str, seed: int) -> int:
    database = open_database(url)

    async def ask(number: int) -> int:
        try:
            await database.write(steps.ask, client_id, f"{seed} {number}", price=PRICE)
        except InsufficientCredit:
            return 0
        return 1

    accepted = sum(await asyncio.gather(*(ask(number) for number in range(TRIES))))
    database.close()
    return accepted


async def _look(url: str, client_id: str) -> int:
    database = open_database(url)
    credits = await database.read(ledger.get_credits, client_id)
    database.close()
    return credits.held_credit
