"""A process that is stopped, like a virtual machine while it is moved, does not block the other processes."""

import asyncio
import threading

from sqlalchemy import select
from sqlmodel import col

from app.store.database import find_backend, open_database
from app.store.sessions import Session
from app.store.tables import Gate
from tests.support.postgres import Postgres


def lock_gate(session: Session) -> None:
    session.execute(select(col(Gate.id)).with_for_update()).one()


def test_whoever_stands_still_in_a_transaction_loses_its_locks_and_tries_again(postgres: Postgres) -> None:
    url = postgres.create_database()
    find_backend(url).upgrade(tell=lambda _: None)
    still, other = open_database(url), open_database(url)
    begun, may_go_on, tries = threading.Event(), threading.Event(), []

    def stand_still(session: Session) -> str:
        lock_gate(session)
        tries.append(1)
        begun.set()
        assert may_go_on.wait(30)
        lock_gate(session)
        return "done"

    async def stop_and_go_on() -> str:
        stopped = asyncio.create_task(still.write(stand_still))
        assert await asyncio.to_thread(begun.wait, 10)
        await other.write(lock_gate)  # raises Unavailable when it has waited too long
        may_go_on.set()
        return await stopped

    try:
        assert asyncio.run(stop_and_go_on()) == "done"
    finally:
        may_go_on.set()
        still.close()
        other.close()
    assert len(tries) == 2
