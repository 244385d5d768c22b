"""What a client may do with a generation that others share, and what that costs, by the domain alone."""

import pytest

from app.domain import clients, generations, ledger, videos
from app.errors import GenerationIsShared, VideoInProgress
from app.store.sessions import Session
from app.words import Cache, Failure, Role
from tests.support.steps import ATTEMPT, PRICE, ask, make_film, submit


@pytest.fixture
def apps(session: Session) -> list[str]:
    return [clients.create(session, name, PRICE, Role.MEMBER).id for name in ("one", "two", "three")]


def test_who_joins_or_hits_pays_nothing(session: Session, apps: list[str]) -> None:
    payer, joiner, late = apps
    assert [ask(session, app).cache for app in (payer, joiner)] == [Cache.MISS, Cache.JOINED]
    make_film(session)
    hit = ask(session, late)
    assert (hit.cache, hit.view.video.credits) == (Cache.HIT, 0)
    used = [ledger.get_credits(session, app).used_credit for app in apps]
    assert used == [PRICE, 0, 0]


def test_a_living_video_is_not_deleted(session: Session, apps: list[str]) -> None:
    video_id = ask(session, apps[0]).view.video.id
    for go_on in (submit, lambda _: None):
        with pytest.raises(VideoInProgress), session.begin_nested():
            videos.remove(session, apps[0], video_id)
        assert videos.get(session, apps[0], video_id).video.id == video_id
        go_on(session)


def test_a_generation_that_others_wait_for_is_not_cancelled(session: Session, apps: list[str]) -> None:
    ids = {app: ask(session, app).view.video.id for app in apps[:2]}
    for app, video_id in ids.items():
        with pytest.raises(GenerationIsShared), session.begin_nested():
            videos.cancel(session, app, video_id)
    assert ledger.get_credits(session, apps[0]).held_credit == PRICE


def test_after_a_failure_the_same_request_is_a_new_generation(session: Session, apps: list[str]) -> None:
    before = ask(session, apps[0])
    assert generations.refuse(session, submit(session), ATTEMPT, Failure.PROMPT_REFUSED, "no") is not None
    again = ask(session, apps[0])
    assert (again.cache, again.view.video.id == before.view.video.id) == (Cache.MISS, False)
