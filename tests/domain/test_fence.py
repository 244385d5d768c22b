"""The fence: a worker that lost a generation cannot change it, even if its state is still the one that the worker
knows."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.domain import claims, clients, generations, retention
from app.domain.claims import Claim
from app.store.sessions import Session
from app.store.tables import Generation
from app.words import Failure, Outcome, State
from tests.support.steps import ATTEMPT, FILM, LINK, add_queued, claim, submit


@pytest.fixture
def submitted(session: Session) -> Claim:
    """A generation whose paid call is in flight."""
    add_queued(session)
    return submit(session)


def test_a_late_worker_moves_nothing(session: Session, submitted: Claim) -> None:
    late = generations.accept(session, submitted, ATTEMPT, "uuid-1")
    assert late is not None
    assert claims.hand_back(session, late) is not None
    now_holds = claim(session, State.GENERATING)
    assert now_holds.fence > late.fence
    assert generations.link_ready(session, late, *LINK) is None
    assert generations.fail(session, late, Failure.REFUSED_BY_UPSTREAM) is None
    assert claims.hand_back(session, late) is None
    assert claims.renew(session, late, 60_000) is None
    assert generations.link_ready(session, now_holds, *LINK) is not None


def test_a_paid_call_that_its_worker_let_go_of_is_unknown(session: Session, submitted: Claim) -> None:
    assert claims.hand_back(session, submitted) is not None
    assert generations.recover(session, charge=True, all_leases=False) == [submitted.id]
    assert session.execute(select(col(Generation.state))).scalar_one() == State.UNKNOWN


def test_a_late_uuid_is_asked_about(session: Session, submitted: Claim) -> None:
    assert generations.recover(session, charge=True, all_leases=True) == [submitted.id]
    assert generations.accept(session, submitted, ATTEMPT, "uuid-1") is None
    assert claim(session, State.UNKNOWN).upstream_uuid == "uuid-1"


def test_a_late_film_of_what_was_forgotten_serves_nobody(session: Session, submitted: Claim) -> None:
    """Its still is deleted, and a hit would show no prompt."""
    generations.recover(session, charge=True, all_leases=True)
    assert retention.find_unseen(session) == [submitted.id]
    assert retention.forget(session, submitted.id)
    assert retention.find_unseen(session) == []
    generations.accept(session, submitted, ATTEMPT, "uuid-1")
    asked = claim(session, State.UNKNOWN)
    assert generations.complete_late(session, asked, FILM, retention_ms=1) is not None
    assert session.execute(select(col(Generation.state), col(Generation.is_current))).one() == ("completed", False)


def test_a_late_refusal_is_refunded(session: Session, submitted: Claim) -> None:
    generations.recover(session, charge=True, all_leases=True)
    generations.refuse(session, submitted, ATTEMPT, Failure.PROMPT_REFUSED, "no")
    assert_free(session, Failure.PROMPT_REFUSED)


@pytest.mark.parametrize("outcome", [Outcome.NOT_SENT, Outcome.DEFERRED])
def test_so_is_what_turns_out_not_to_have_been_billed(session: Session, submitted: Claim, outcome: Outcome) -> None:
    generations.recover(session, charge=True, all_leases=True)
    generations.postpone(session, submitted, ATTEMPT, outcome, "later")
    assert_free(session, Failure.WAITED_TOO_LONG)


def assert_free(session: Session, failure: Failure) -> None:
    ended = session.execute(select(col(Generation.state), col(Generation.failure))).one()
    assert tuple(ended) == (State.FAILED, failure)
    figures = clients.get(session, "app")
    assert (figures.used_credit, figures.held_credit) == (0, 0)
