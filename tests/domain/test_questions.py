"""An unknown generation with a known uuid is polled less and less often, for a day, whatever the clock does
meanwhile."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.domain import generations
from app.domain.claims import Claim
from app.store.sessions import Session, now
from app.store.tables import Generation
from tests.support.steps import ATTEMPT, add_queued, submit

SECOND = 1000
HOUR = 3600 * SECOND


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
    add_queued(session)
    accepted = generations.accept(session, submit(session), ATTEMPT, "uuid-1")
    assert accepted is not None
    time = now(session)
    assert generations.end_unknown(session, replace(accepted, submitted_at=time - age), charge=True)
    return accepted, time
