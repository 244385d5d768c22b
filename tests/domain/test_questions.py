"""An unknown generation with a known uuid is polled less and less often, for a day, whatever the clock does
meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.domain import claims, clients, generations
from app.domain.claims import Claim
from app.store.database import find_backend
from app.store.database.sqlite import open_writer_engine
from app.store.sessions import Session, now
from app.store.tables import Generation
from app.words import Role, State
from tests.support.money import add_run

SECOND = 1000
HOUR = 3600 * SECOND


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "kinora.db"
    find_backend(f"sqlite:///{path}").upgrade(tell=lambda _: None)
    engine = open_writer_engine(path)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("age", "pause"),
    [(0, SECOND), (HOUR, HOUR // 2 + SECOND), (-HOUR, SECOND), (24 * HOUR, None)],
    ids=["new", "an hour old", "submitted before the clock was set back", "a day old"],
)
def test_the_next_question_comes_after_half_the_age_of_the_run(session: Session, age: int, pause: int | None) -> None:
    run, time = give_up(session, age)
    ask_at = session.execute(select(col(Generation.ask_at)).where(col(Generation.id) == run.id)).scalar_one()
    if ask_at is None or pause is None:
        assert ask_at is pause
    else:
        assert pause <= ask_at - time < pause + 10 * SECOND


def give_up(session: Session, age: int) -> tuple[Claim, int]:
    """A generation that was submitted so many milliseconds ago, and the time from then until it was given up."""
    add_run(session, clients.create(session, "app", 1_000, Role.MEMBER).id, 100)
    run = claims.claim_next(session, frozenset({State.QUEUED}))
    assert run is not None
    sent = generations.submit(session, run, "attempt_1", concurrency=1)
    assert sent is not None
    accepted = generations.accept(session, sent, "attempt_1", "uuid-1")
    assert accepted is not None
    time = now(session)
    assert generations.end_unknown(session, replace(accepted, submitted_at=time - age), charge=True)
    return run, time
