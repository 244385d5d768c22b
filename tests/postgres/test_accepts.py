"""Four processes accept and finish at random on one PostgreSQL: no generation paid twice, none lost, no deadlock."""

import asyncio
import multiprocessing
import random
from collections import Counter

from sqlalchemy import text

from app.domain import claims, clients, generations
from app.domain.audit import audit_open_holds
from app.domain.claims import Claim
from app.domain.generations import Film
from app.domain.states import LIVING
from app.errors import KinoraError
from app.store.database import find_backend, open_database
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import Failure, Outcome, Role, State
from tests.support import steps
from tests.support.databases import open_engine
from tests.support.postgres import Postgres

PROCESSES, ROUNDS, CLIENTS, REQUESTS = 4, 250, 5, 6
PRICE = 10


def test_random_accepts_and_finishes_lose_nothing(postgres: Postgres) -> None:
    url = postgres.create_database()
    find_backend(url).upgrade(tell=lambda _: None)
    owners = asyncio.run(_add_clients(url))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # so Python imports the modules once, not four times
    with context.Pool(PROCESSES) as pool:
        reports = pool.starmap(_accept_and_finish, [(url, owners, seed) for seed in range(PROCESSES)])
    total = sum(reports, Counter[str]())
    assert total["broke"] == 0, total
    assert min(total["miss"], total["joined"], total["hit"]) > 0, total
    _check(url, total)


async def _add_clients(url: str) -> list[str]:
    database = open_database(url)
    owners = [
        (await database.write(clients.create, f"client {number}", 10**9, Role.MEMBER)).id for number in range(CLIENTS)
    ]
    database.close()
    return owners


def _accept_and_finish(url: str, owners: list[str], seed: int) -> Counter[str]:
    return asyncio.run(_run(url, owners, random.Random(seed)))


async def _run(url: str, owners: list[str], dice: random.Random) -> Counter[str]:
    database, seen = open_database(url), Counter[str]()

    async def accept() -> None:
        answer = await database.write(
            steps.ask, dice.choice(owners), f"request {dice.randrange(REQUESTS)}", price=PRICE
        )
        seen[answer.cache] += 1

    async def finish() -> None:
        await database.write(_finish_one, dice.random())

    async def guarded() -> None:
        try:
            await (accept() if dice.random() < 0.7 else finish())
        except KinoraError:
            raise
        except Exception as error:  # noqa: BLE001 - every error is counted, and fails the test with its text
            seen["broke"] += 1
            seen[repr(error)[:300]] += 1

    for _ in range(ROUNDS // 5):
        await asyncio.gather(*(guarded() for _ in range(5)))
    database.close()
    return seen


def _finish_one(session: Session, luck: float) -> None:
    """Take one claimed generation through its whole life in the caller's transaction, to a random end."""
    run: Claim | None = claims.claim_next(session, frozenset({State.QUEUED}), 60_000)
    if run is None:
        return
    attempt = new_id("attempt")
    run = generations.submit(session, run, attempt, 10**6)
    assert run is not None
    if luck < 0.3:
        generations.refuse(session, run, attempt, Failure.REFUSED_BY_UPSTREAM, "no")
    elif luck < 0.5:
        generations.mark_unknown(session, run, attempt, "lost", charge=True)
    elif luck < 0.6:
        generations.postpone(session, run, attempt, Outcome.DEFERRED, "later")
    else:
        run = generations.accept_finished(session, run, attempt, new_id("uuid"), "http://127.0.0.1/film", 2**50)
        assert run is not None
        assert generations.complete(session, run, Film("0" * 64, 1), retention_ms=1 if luck < 0.8 else 10**9)


def _check(url: str, seen: Counter[str]) -> None:
    living = tuple(LIVING)
    engine = open_engine(url)
    with engine.connect() as connection:
        assert audit_open_holds(Session(connection)) == []
        double = connection.execute(
            text("SELECT fingerprint FROM generation WHERE is_current GROUP BY fingerprint HAVING count(*) > 1")
        ).all()
        lost = connection.execute(
            text(
                "SELECT video.id FROM video JOIN generation ON generation.id = generation_id"
                " WHERE video.is_alive AND NOT (generation.is_current AND state = ANY(:alive))"
            ),
            {"alive": [*living, "completed"]},
        ).all()
        videos_made = connection.execute(text("SELECT count(*) FROM video")).scalar_one()
        generations_made = connection.execute(text("SELECT count(*) FROM generation")).scalar_one()
        # Including those that the pool tried again.
        deadlocks = connection.execute(
            text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        ).scalar_one()
    engine.dispose()
    assert (double, lost, deadlocks) == ([], [], 0)
    assert generations_made == seen["miss"]
    assert videos_made <= seen["miss"] + seen["joined"] + seen["hit"]
