"""The fence: whoever lost a run can move it no more, though it stands in the very state that he left it in."""

import pytest

from app.domain import clients, generations, recovery, runs
from app.domain.runs import Run
from app.schemas.clients import Role
from app.schemas.videos import Failure
from app.store.sessions import Session
from app.store.tables import State
from tests.support.money import add_run

GENERATING = frozenset({State.GENERATING})


@pytest.fixture
def submitted(session: Session) -> Run:
    """A run whose paid call is out."""
    add_run(session, clients.create(session, "app", 1_000, Role.MEMBER).id, 100)
    run = runs.claim(session, frozenset({State.QUEUED}))
    assert run is not None
    sent = generations.submit(session, run, "attempt_1", concurrency=1)
    assert sent is not None
    return sent


def test_a_late_worker_moves_nothing(session: Session, submitted: Run) -> None:
    late = generations.accept(session, submitted, "attempt_1", "uuid-1")
    assert late is not None
    assert runs.hand_back(session, late) is not None
    now_holds = runs.claim(session, GENERATING)
    assert now_holds is not None
    assert now_holds.fence > late.fence
    assert generations.show_link(session, late, "http://127.0.0.1/film", 1) is None
    assert generations.fail(session, late, Failure.REFUSED_BY_UPSTREAM) is None
    assert runs.hand_back(session, late) is None
    assert runs.renew(session, late, 60_000) is None
    assert generations.show_link(session, now_holds, "http://127.0.0.1/film", 1) is not None


def test_a_late_uuid_is_asked_about(session: Session, submitted: Run) -> None:
    assert recovery.recover(session, charge=True, all_leases=True) == 1
    assert generations.accept(session, submitted, "attempt_1", "uuid-1") is None
    recovery.keep_uuid(session, submitted, "uuid-1")
    asked = runs.claim(session, frozenset({State.UNKNOWN}))
    assert asked is not None
    assert asked.upstream_uuid == "uuid-1"


def test_a_late_refusal_is_refunded(session: Session, submitted: Run) -> None:
    recovery.recover(session, charge=True, all_leases=True)
    assert generations.refuse(session, submitted, "attempt_1", Failure.PROMPT_REFUSED, "no") is None
    refused = recovery.refuse_late(session, submitted, Failure.PROMPT_REFUSED)
    assert refused is not None
    assert refused.state is State.FAILED
    figures = clients.get(session, "app")
    assert (figures.used_credit, figures.held_credit) == (0, 0)
