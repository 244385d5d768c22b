"""Where the time of a generation went, derived from its events."""

from sqlalchemy import text

from app.domain import clients, retention, stories
from app.store.sessions import Session, now
from app.words import Role, Waiting
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.history import add_history
from tests.support.steps import DAY_MS, ask, make_film, submit


def _open(session: Session, name: str) -> str:
    return clients.create(session, name, 10**6, Role.MEMBER).id


def test_one_that_another_client_overtook_waited_for_its_clients_share(new_database: NewDatabase) -> None:
    with open_session(open_engine(new_database())) as session:
        many, one = _open(session, "many"), _open(session, "one")
        ask(session, many, "first")
        submit(session, "attempt_1")
        second = ask(session, many, "second").view.generation_id
        session.execute(
            text("UPDATE generation SET created_at = created_at - 1000 WHERE payer_id = :many"), {"many": many}
        )
        ask(session, one, "third")
        assert submit(session, "attempt_2").id != second
        times = stories.get(session, second, DAY_MS).times
        assert times is not None
        (wait,) = times.waits
        assert wait.waiting_for is Waiting.SHARE
        assert wait.seconds >= 1
        assert times.queue == wait.seconds


def test_without_all_of_its_events_nothing_is_said_about_its_time(new_database: NewDatabase) -> None:
    """Events are deleted after 30 days; a film that expires has a newer one."""
    with open_session(open_engine(new_database())) as session:
        add_history(session, [_open(session, "app")], 1, began_at=now(session) - 40 * DAY_MS)
        (old,) = stories.list_page(session, stories.Filter(), DAY_MS, limit=2, after=None).data
        assert stories.get(session, old.id, DAY_MS).times is None
        retention.expire(session, old.id)
        assert stories.get(session, old.id, DAY_MS).times is None
        new = ask(session, _open(session, "new")).view.generation_id
        make_film(session)
        assert stories.get(session, new, DAY_MS).times is not None
