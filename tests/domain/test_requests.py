"""What a request gets is foreseen without writing, and sharing never starts a generation: by calling the domain on both
databases."""

import pytest

from app.domain import clients, generations, requests, retention, videos
from app.domain.requests import IdempotencyName, NewGeneration, NewVideo
from app.errors import IdempotencyKeyReused, InsufficientCredit, QueueFull
from app.schemas.parameters import VideoParameters
from app.store.content import still_name, thumbnail_name
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import Cache, Failure, Role

PRICE, DAY_MS, QUEUE_LIMIT = 100, 86_400_000, 2


@pytest.fixture
def apps(session: Session) -> list[str]:
    return [clients.create(session, name, 3 * PRICE, Role.MEMBER).id for name in ("one", "two")]


def want(app: str, what: str = "waves", key: str | None = None) -> NewVideo:
    name = IdempotencyName(key, f"hash of {what}") if key else None
    return NewVideo(app, VideoParameters(prompt=what), f"print of {what}", PRICE, name)


def resolve(session: Session, wanted: NewVideo) -> requests.Accepted:
    return requests.resolve(session, wanted, NewGeneration(new_id("gen"), "a hash"), QUEUE_LIMIT, DAY_MS)


def test_a_new_request_needs_a_generation(session: Session, apps: list[str]) -> None:
    outlook = requests.foresee(session, want(apps[0]), QUEUE_LIMIT)
    assert (outlook.known, outlook.can_share) == (None, False)
    assert requests.share(session, want(apps[0]), DAY_MS) is None
    assert requests.share(session, want(apps[0], key="order 7"), DAY_MS) is None


def test_a_request_of_another_client_can_be_shared(session: Session, apps: list[str]) -> None:
    resolve(session, want(apps[0]))
    outlook = requests.foresee(session, want(apps[1]), QUEUE_LIMIT)
    assert (outlook.known, outlook.can_share) == (None, True)
    shared = requests.share(session, want(apps[1]), DAY_MS)
    assert shared is not None
    assert (shared.cache, shared.view.video.credits) == (Cache.JOINED, 0)


def test_what_ended_meanwhile_is_not_shared(session: Session, apps: list[str]) -> None:
    """Between the look and the step, the generation was cancelled: the request needs one of its own."""
    video = resolve(session, want(apps[0])).view.video
    assert requests.foresee(session, want(apps[1]), QUEUE_LIMIT).can_share
    videos.cancel(session, apps[0], video.id)
    assert requests.share(session, want(apps[1]), DAY_MS) is None


def test_the_own_video_is_known(session: Session, apps: list[str]) -> None:
    video = resolve(session, want(apps[0])).view.video
    known = requests.foresee(session, want(apps[0]), QUEUE_LIMIT).known
    assert known is not None
    assert known.view.video.id == video.id


def test_with_a_new_name_the_own_video_is_shared_so_that_the_name_is_written(session: Session, apps: list[str]) -> None:
    video = resolve(session, want(apps[0])).view.video
    named = want(apps[0], key="order 7")
    outlook = requests.foresee(session, named, QUEUE_LIMIT)
    assert (outlook.known, outlook.can_share) == (None, True)
    shared = requests.share(session, named, DAY_MS)
    assert shared is not None
    assert shared.view.video.id == video.id
    replayed = requests.foresee(session, named, QUEUE_LIMIT).known
    assert replayed is not None
    assert replayed.is_replay
    with pytest.raises(IdempotencyKeyReused):
        requests.foresee(session, want(apps[0], "rain", key="order 7"), QUEUE_LIMIT)


def test_what_would_be_refused_is_refused_before(session: Session, apps: list[str]) -> None:
    poor = clients.create(session, "poor", PRICE - 1, Role.MEMBER).id
    with pytest.raises(InsufficientCredit):
        requests.foresee(session, want(poor), QUEUE_LIMIT)
    for what in ("rain", "snow"):
        resolve(session, want(apps[0], what))
    with pytest.raises(QueueFull):
        requests.foresee(session, want(apps[0]), QUEUE_LIMIT)


def test_the_files_that_nobody_needs(session: Session, apps: list[str]) -> None:
    queued, cancelled, refused = (
        resolve(session, want(apps[number], what)).view for number, what in ((0, "waves"), (0, "rain"), (1, "snow"))
    )
    videos.cancel(session, apps[0], cancelled.video.id)
    generations.fail_overdue(session, DAY_MS)
    ids = [view.generation_id for view in (queued, cancelled, refused)]
    assert set(retention.find_unneeded(session, ids)) == {still_name(ids[1]), thumbnail_name(ids[1])}
    overdue = generations.fail_overdue(session, -1)
    assert set(overdue) == {ids[0], ids[2]}
    assert videos.get(session, apps[1], refused.video.id).video.error is not None
    assert set(retention.find_unneeded(session, overdue)) == {still_name(each) for each in overdue}
    assert retention.find_needed(session, ids, DAY_MS) == set(overdue), "a cancelled one needs nothing"


def test_the_still_that_an_older_version_kept_stays(session: Session, apps: list[str]) -> None:
    wanted = want(apps[0])
    accepted = requests.resolve(session, wanted, NewGeneration(new_id("gen"), None), QUEUE_LIMIT, DAY_MS)  # type: ignore[arg-type]  # as it left it
    assert generations.fail_overdue(session, -1) == [accepted.view.generation_id]
    video = videos.get(session, apps[0], accepted.view.video.id).video
    assert video.error is not None
    assert video.error.code is Failure.WAITED_TOO_LONG
    assert retention.find_unneeded(session, [accepted.view.generation_id]) == []
    kept = videos.find_thumbnail(session, apps[0], video.id)
    assert kept.name == still_name(accepted.view.generation_id)
