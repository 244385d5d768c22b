"""A generation that several clients share: who may leave it, who pays for it, and what each of them learns.

The domain is called directly, on both databases.
"""

import pytest
from sqlalchemy import update
from sqlmodel import col

from app.domain import audit, clients, ledger, requests, videos
from app.errors import AlreadyEnded, GenerationIsShared, InsufficientCredit, VideoExpired
from app.schemas.parameters import VideoParameters
from app.store.ids import new_id
from app.store.sessions import Session
from app.store.tables import Video
from app.words import Cache, Failure, Role, Status
from tests.support.steps import DAY_MS, PRICE, ask, make_film


@pytest.fixture
def apps(session: Session) -> list[str]:
    return [clients.create(session, name, PRICE, Role.MEMBER).id for name in ("one", "two", "three")]


def want(app: str) -> requests.NewVideo:
    """The request that `ask` makes."""
    return requests.NewVideo(app, VideoParameters(prompt="waves"), "print of waves", PRICE)


def test_a_client_that_shares_a_generation_may_leave_it(session: Session, apps: list[str]) -> None:
    payer, joiner, _ = apps
    mine, shared = ask(session, payer).view.video.id, ask(session, joiner).view.video.id
    left = videos.cancel(session, joiner, shared).video
    assert (left.status, left.error and left.error.code, left.credits) == (Status.FAILED, Failure.CANCELLED, 0)
    assert videos.get(session, payer, mine).video.status is Status.QUEUED
    with pytest.raises(AlreadyEnded), session.savepoint():
        videos.cancel(session, joiner, shared)
    again = ask(session, joiner)
    assert (again.cache, again.view.video.id == shared) == (Cache.JOINED, False)
    videos.remove(session, joiner, shared)
    assert [ledger.get_credits(session, app).held_credit for app in apps] == [PRICE, 0, 0]


def test_when_the_payer_cancels_the_bill_passes_to_the_next_client_that_can_pay(
    session: Session, apps: list[str]
) -> None:
    payer, poor, _ = apps
    ids = [ask(session, app).view.video.id for app in apps]
    ledger.grant(session, poor, -PRICE)
    left = videos.cancel(session, payer, ids[0]).video
    assert (left.error and left.error.code, left.credits) == (Failure.CANCELLED, 0)
    shown = [videos.get(session, app, video_id).video for app, video_id in zip(apps, ids, strict=True)]
    assert [(video.cache, video.credits) for video in shown[1:]] == [(Cache.JOINED, 0), (Cache.MISS, PRICE)]
    assert [ledger.get_credits(session, app).held_credit for app in apps] == [0, 0, PRICE]
    make_film(session)
    assert [ledger.get_credits(session, app).used_credit for app in apps] == [0, 0, PRICE]
    assert [videos.get(session, app, video_id).video.status for app, video_id in zip(apps, ids, strict=True)] == [
        Status.FAILED, Status.COMPLETED, Status.COMPLETED,
    ]  # fmt: skip
    assert audit.audit_open_holds(session) == []


def test_where_no_other_client_can_pay_the_payer_cannot_leave(session: Session, apps: list[str]) -> None:
    payer, poor, suspended = apps
    mine, *_ = [ask(session, app).view.video.id for app in apps]
    ledger.grant(session, poor, -PRICE)
    clients.suspend(session, suspended)
    with pytest.raises(GenerationIsShared), session.savepoint():
        videos.cancel(session, payer, mine)
    assert ledger.get_credits(session, payer).held_credit == PRICE


def test_a_client_that_could_not_pay_learns_nothing_of_what_others_requested(session: Session, apps: list[str]) -> None:
    ask(session, apps[0])
    ledger.grant(session, apps[1], -1)
    for _ in range(2):
        with pytest.raises(InsufficientCredit), session.savepoint():
            ask(session, apps[1])
        if videos.list_page(session, apps[0], limit=1, ascending=True, after=None, status=Status.QUEUED).data:
            make_film(session)


def test_a_film_ends_for_each_client_by_its_own_requests(session: Session, apps: list[str]) -> None:
    first, second, _ = apps
    mine = ask(session, first).view.video.id
    make_film(session)
    before = videos.get(session, first, mine).video.expires_at
    hit = requests.resolve(session, want(second), requests.NewGeneration(new_id("gen"), "a hash"), 10, 3 * DAY_MS)
    assert videos.get(session, first, mine).video.expires_at == before
    ends = hit.view.video.expires_at
    assert before is not None
    assert ends is not None
    assert ends > before + 86_400
    session.execute(update(Video).where(col(Video.id) == mine).values(expires_at=1))
    with pytest.raises(VideoExpired):
        videos.find_film(session, first, mine)
    again = ask(session, first)
    assert (again.cache, again.view.video.id == mine) == (Cache.HIT, False)
    extended = requests.extend(session, second, want(second).fingerprint, 9 * DAY_MS)
    assert extended is not None
    assert (extended.view.video.expires_at or 0) > ends
