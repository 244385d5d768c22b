"""Each step of a generation writes an event in the same transaction; events are deleted after 30 days, and not
before."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from app.domain import clients, events, generations, ledger, webhooks
from app.domain.keys import Caller
from app.schemas.webhooks import NewWebhook
from app.store.database import open_database
from app.store.ids import new_id
from app.store.sessions import Changes, Session, now
from app.store.tables import Event, Generation
from app.words import Role, Scope
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.money import check_rows
from tests.support.steps import ATTEMPT, ask, claim, make_film

OLD, WEBHOOKS = 3_000, 3
PROMPT = "words that no event may hold"


@pytest.fixture
def generation_id(session: Session) -> str:
    client = clients.create(session, "app", 1_000, Role.MEMBER)
    return ask(session, client.id, PROMPT).view.generation_id


def list_events(session: Session) -> list[tuple[str, dict[str, str]]]:
    rows = session.execute(select(col(Event.type), col(Event.payload)).order_by(col(Event.created_at), col(Event.id)))
    return [(row.type, row.payload) for row in rows]


@pytest.mark.usefixtures("generation_id")
def test_a_film_leaves_an_event_for_each_step(session: Session) -> None:
    make_film(session)
    assert sorted(list_events(session)) == [
        ("generation.completed", {"from": "storing"}),
        ("generation.storing", {"from": "submitting"}),
        ("generation.submitting", {"from": "queued"}),
    ]
    assert PROMPT not in str(list_events(session))
    assert "key=x" not in str(list_events(session))


@pytest.mark.usefixtures("generation_id")
def test_a_failure_says_which(session: Session) -> None:
    clients.suspend(session, "app")
    assert list_events(session) == [("generation.failed", {"from": "queued", "failure": "cancelled_by_operator"})]


def test_a_step_that_was_not_taken_leaves_none(session: Session, generation_id: str) -> None:
    claimed = claim(session)
    session.execute(update(Generation).where(col(Generation.id) == generation_id).values(fence=99))
    assert generations.submit(session, claimed, ATTEMPT, concurrency=1) is None
    assert list_events(session) == []


def test_whoever_waits_is_told_which_generation_moved(session: Session, generation_id: str) -> None:
    assert session.changes is not None
    assert replace(session.changes, facts=[]) == Changes({generation_id}, has_work=True)


def test_only_what_is_older_than_thirty_days_is_deleted(session: Session) -> None:
    ages = [0, events.KEPT_MS - 60_000, events.KEPT_MS + 60_000, 2 * events.KEPT_MS]
    for age in ages:
        row = {"id": new_id("evt"), "type": "generation.failed", "payload": {}, "created_at": now(session) - age}
        session.execute(insert(Event), row)
    with pytest.raises(DBAPIError, match="append-only"), session.savepoint():
        session.connection.exec_driver_sql("DELETE FROM event")
    assert events.delete_old(session) == 2
    assert events.delete_old(session) == 0
    assert len(list_events(session)) == 2


def test_a_long_history_is_deleted_in_small_bites_while_others_write(new_database: NewDatabase) -> None:
    url = new_database()
    engine = open_engine(url)
    with open_session(engine) as session:
        client = clients.create(session, "app", 1_000, Role.MEMBER).id
        rows = add_old_events(session, client)
    database = open_database(url)
    bites = list[int]()

    async def sweep() -> None:
        while bite := await database.write(events.delete_old):
            bites.append(bite)

    async def act() -> int:
        sweeping, granted = asyncio.create_task(sweep()), 0
        while not sweeping.done():
            await database.write(ledger.grant, client, 1)
            granted += 1
        await sweeping
        return granted

    granted = asyncio.run(act())
    database.close()
    assert (sum(bites), max(bites)) == (rows, 500)
    assert granted >= len(bites) // 2, "each bite lets others write"
    with open_session(engine) as session:
        assert session.execute(select(func.count()).select_from(Event)).scalar_one() == 0
        assert clients.get(session, client).credit_limit == 1_000 + granted
        assert check_rows(session) == []
    engine.dispose()


def add_old_events(session: Session, client_id: str) -> int:
    """Half of them with deliveries. Returns how many rows that are."""
    caller = Caller(client_id, "app", frozenset(Scope))
    hooks = [webhooks.create(session, caller, NewWebhook(url="https://shop.example/")).id for _ in range(WEBHOOKS)]
    ids = [new_id("evt") for _ in range(OLD)]
    old = {"type": "video.completed", "payload": {}, "created_at": now(session) - events.KEPT_MS - 60_000}
    session.execute(insert(Event), [{**old, "id": event_id} for event_id in ids])
    for event_id in ids[::2]:
        for webhook_id in hooks:
            events.add_delivery(session, webhook_id, client_id, event_id)
    return OLD + WEBHOOKS * len(ids[::2])
