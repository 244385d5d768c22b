"""Suspended means stopped: for a suspended client, nothing that costs money is started, on either database."""

import pytest

from app.domain import claims, clients, generations, ledger, videos
from app.store.sessions import Session
from app.words import ClientStatus, Failure, Role, State, Status
from tests.support.steps import ATTEMPT, PRICE, ask, claim

QUEUED = frozenset({State.QUEUED})


@pytest.fixture
def apps(session: Session) -> list[str]:
    return [clients.create(session, name, 3 * PRICE, Role.MEMBER).id for name in ("thief", "other")]


def test_what_it_has_queued_fails_and_costs_nothing(session: Session, apps: list[str]) -> None:
    thief, _ = apps
    mine = [ask(session, thief, what).view.video.id for what in ("waves", "rain")]
    assert clients.suspend(session, "thief").status is ClientStatus.SUSPENDED
    for video_id in mine:
        video = videos.get(session, thief, video_id).video
        assert (video.status, video.error and video.error.code) == (Status.FAILED, Failure.CANCELLED_BY_OPERATOR)
        assert (video.credits, video.queue_position) == (0, None)
    assert ledger.get_credits(session, thief).available_credit == 3 * PRICE
    assert claims.claim_next(session, QUEUED) is None


def test_what_is_kept_queued_is_not_claimed_until_the_client_is_let_in_again(session: Session, apps: list[str]) -> None:
    thief, other = apps
    mine = ask(session, thief, "waves").view
    clients.suspend(session, thief, cancel_queued=False)
    theirs = ask(session, other, "rain").view
    assert claim(session).id == theirs.generation_id
    assert claims.claim_next(session, QUEUED) is None
    clients.lift(session, thief)
    assert claim(session).id == mine.generation_id


def test_what_others_wait_for_goes_on_at_the_cost_of_one_that_can_pay(session: Session, apps: list[str]) -> None:
    thief, other = apps
    mine, joined = (ask(session, app).view.video.id for app in (thief, other))
    clients.suspend(session, thief)
    left = videos.get(session, thief, mine).video
    assert (left.status, left.error and left.error.code) == (Status.FAILED, Failure.CANCELLED_BY_OPERATOR)
    assert videos.get(session, other, joined).video.credits == PRICE
    assert [ledger.get_credits(session, app).held_credit for app in apps] == [0, PRICE]
    assert claim(session).id == videos.get(session, other, joined).generation_id


def test_what_nobody_else_can_pay_for_is_not_cancelled_and_not_started_either(
    session: Session, apps: list[str]
) -> None:
    thief, other = apps
    mine, joined = (ask(session, app).view.video.id for app in (thief, other))
    ledger.grant(session, other, -3 * PRICE)
    clients.suspend(session, thief)
    assert videos.get(session, thief, mine).video.status is Status.QUEUED
    assert videos.get(session, other, joined).video.status is Status.QUEUED
    assert claims.claim_next(session, QUEUED) is None


def test_what_was_claimed_already_is_not_paid_for(session: Session, apps: list[str]) -> None:
    """The still is being uploaded when the client is suspended."""
    ask(session, apps[0])
    claimed = claim(session)
    clients.suspend(session, apps[0], cancel_queued=False)
    assert generations.submit(session, claimed, ATTEMPT, concurrency=9) is None
    clients.lift(session, apps[0])
    assert claim(session).id == claimed.id, "it went back to the queue"
