"""Suspended means stopped: for a suspended client, nothing that costs money is started, on either database."""

import pytest

from app.domain import claims, clients, generations, ledger, requests, videos
from app.domain.requests import NewVideo
from app.schemas.parameters import VideoParameters
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import ClientStatus, Failure, Role, State, Status

PRICE, DAY_MS = 100, 86_400_000
QUEUED = frozenset({State.QUEUED})


@pytest.fixture
def apps(session: Session) -> list[str]:
    return [clients.create(session, name, 3 * PRICE, Role.MEMBER).id for name in ("thief", "other")]


def ask(session: Session, app: str, what: str) -> str:
    wanted = NewVideo(app, VideoParameters(prompt=what), f"print of {what}", "image/png", PRICE)
    return requests.resolve(session, wanted, new_id("gen"), 10, DAY_MS).view.video.id


def test_what_it_has_queued_fails_and_costs_nothing(session: Session, apps: list[str]) -> None:
    thief, _ = apps
    mine = [ask(session, thief, what) for what in ("waves", "rain")]
    assert clients.suspend(session, "thief").status is ClientStatus.SUSPENDED
    for video_id in mine:
        video = videos.get(session, thief, video_id).video
        assert (video.status, video.error and video.error.code) == (Status.FAILED, Failure.CANCELLED_BY_OPERATOR)
        assert (video.credits, video.queue_position) == (0, None)
    assert ledger.get_credits(session, thief).available_credit == 3 * PRICE
    assert claims.claim_next(session, QUEUED) is None


def test_what_is_kept_queued_is_not_claimed_until_the_client_is_let_in_again(session: Session, apps: list[str]) -> None:
    thief, other = apps
    mine = ask(session, thief, "waves")
    clients.suspend(session, thief, cancel_queued=False)
    theirs = ask(session, other, "rain")
    claimed = claims.claim_next(session, QUEUED)
    assert claimed is not None
    assert claimed.id == videos.get(session, other, theirs).generation_id
    assert claims.claim_next(session, QUEUED) is None
    clients.lift(session, thief)
    claimed = claims.claim_next(session, QUEUED)
    assert claimed is not None
    assert claimed.id == videos.get(session, thief, mine).generation_id


def test_what_others_wait_for_is_not_cancelled_and_not_started_either(session: Session, apps: list[str]) -> None:
    thief, other = apps
    mine, joined = ask(session, thief, "waves"), ask(session, other, "waves")
    clients.suspend(session, thief)
    assert videos.get(session, thief, mine).video.status is Status.QUEUED
    assert videos.get(session, other, joined).video.status is Status.QUEUED
    assert claims.claim_next(session, QUEUED) is None


def test_what_was_claimed_already_is_not_paid_for(session: Session, apps: list[str]) -> None:
    """The still is being uploaded when the client is suspended."""
    ask(session, apps[0], "waves")
    claimed = claims.claim_next(session, QUEUED)
    assert claimed is not None
    clients.suspend(session, apps[0], cancel_queued=False)
    assert generations.submit(session, claimed, new_id("attempt"), concurrency=9) is None
    clients.lift(session, apps[0])
    assert claims.claim_next(session, QUEUED) is not None, "it went back to the queue"
