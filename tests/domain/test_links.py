"""Links and labels, tested by calling the domain on both databases."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.domain import clients, keys, links, signatures, videos
from app.errors import LinkExpired, LinkInvalid, VideoNotFound, VideoNotReady
from app.store.sessions import Session
from app.store.tables import SigningKey
from app.words import Role, Variant
from tests.support.steps import ask, make_film

LABELS = {"order": "7", "team": "猫", "empty": ""}


@pytest.fixture
def app(session: Session) -> str:
    client = clients.create(session, "app", 1_000, Role.MEMBER)
    keys.issue(session, client.id)
    signatures.make_key(session)
    return client.id


def request(session: Session, app: str) -> str:
    return ask(session, app, labels=LABELS).view.video.id


def test_labels_come_back_as_they_went_in(session: Session, app: str) -> None:
    assert videos.get(session, app, request(session, app)).video.metadata == LABELS


@pytest.mark.usefixtures("app")
def test_the_secret_is_made_once_and_shown_nowhere(session: Session) -> None:
    secret = session.execute(select(col(SigningKey.secret))).scalar_one()
    signatures.make_key(session)
    assert session.execute(select(col(SigningKey.secret))).scalar_one() == secret
    assert len(secret) == 32
    assert repr(secret) not in repr(SigningKey(id=1, secret=secret))


def test_it_is_followed_on_behalf_of_its_client(session: Session, app: str) -> None:
    video_id = request(session, app)
    make_film(session)
    assert links.verify(session, video_id, Variant.VIDEO, _sign(session, app, video_id)).client_id == app


def _sign(session: Session, app: str, video_id: str, seconds: int = 60) -> str:
    return links.sign(session, app, video_id, Variant.VIDEO, seconds).token


def test_a_link_ends_with_its_time_its_video_and_its_client(session: Session, app: str) -> None:
    with pytest.raises(VideoNotReady):
        links.sign(session, app, request(session, app), Variant.VIDEO, 60)
    make_film(session)
    video_id = request(session, app)
    token = _sign(session, app, video_id)
    with pytest.raises(LinkExpired):
        links.verify(session, video_id, Variant.VIDEO, _sign(session, app, video_id, seconds=-60))
    with pytest.raises(LinkInvalid):
        links.verify(session, video_id, Variant.THUMBNAIL, token)
    clients.suspend(session, app)
    with pytest.raises(LinkInvalid):
        links.verify(session, video_id, Variant.VIDEO, token)
    clients.lift(session, app)
    with pytest.raises(LinkInvalid):
        links.verify(session, video_id, Variant.VIDEO, token)
    videos.remove(session, app, video_id)
    with pytest.raises(VideoNotFound):
        links.verify(session, video_id, Variant.VIDEO, token)
