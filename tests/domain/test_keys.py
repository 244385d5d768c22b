"""A key is accepted only if it is complete, known and not revoked, and its client is not suspended."""

import asyncio
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain import clients, keys
from app.errors import InvalidKey, InvalidRequest, KinoraError, MissingKey
from app.store.database import Database, open_database
from app.store.sessions import Session
from app.words import ClientStatus, Role, Scope
from tests.domain import steady
from tests.support.databases import NewDatabase

_ALPHABET = string.digits + string.ascii_letters


@pytest.fixture(scope="module")
def database(new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database())
    yield database
    database.close()


@pytest.fixture(scope="module")
def key(database: Database) -> str:
    def add(session: Session) -> str:
        clients.create(session, "shop", 0, Role.MEMBER)
        return keys.issue(session, "shop").key

    return asyncio.run(database.write(add))


def _authenticate(database: Database, key: str | None) -> keys.Caller:
    return asyncio.run(database.read(keys.authenticate, key))


def test_the_key_itself_opens(database: Database, key: str) -> None:
    assert _authenticate(database, key).name == "shop"


@steady
@given(place=st.integers(0, 53), other=st.sampled_from(_ALPHABET + "_- ö"))
def test_a_slip_of_one_character_is_found_without_asking_anybody(
    database: Database, key: str, place: int, other: str
) -> None:
    slipped = key[:place] + other + key[place + 1 :]
    if slipped == key:
        assert _authenticate(database, slipped).name == "shop"
    else:
        with pytest.raises(InvalidKey, match="not a whole Kinora key"):
            _authenticate(database, slipped)


@steady
@given(place=st.integers(4, 52))
def test_two_characters_in_the_wrong_order_are_found(database: Database, key: str, place: int) -> None:
    slipped = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
    if slipped != key:
        with pytest.raises(InvalidKey, match="not a whole Kinora key"):
            _authenticate(database, slipped)


@steady
@given(start=st.integers(0, 54), end=st.integers(0, 54))
def test_a_piece_of_a_key_opens_nothing(database: Database, key: str, start: int, end: int) -> None:
    piece = key[start:end]
    if piece != key:
        with pytest.raises(MissingKey if not piece else InvalidKey):
            _authenticate(database, piece)


@pytest.mark.parametrize("around", [" {}", "{} ", "{}\n", "{0}{0}", "Bearer {}"])
def test_nothing_may_stand_around_it(database: Database, key: str, around: str) -> None:
    with pytest.raises(InvalidKey):
        _authenticate(database, around.format(key))


@steady
@given(st.text())
def test_whatever_is_sent_as_a_key_is_refused_in_our_words(database: Database, text: str) -> None:
    with pytest.raises(KinoraError) as refusal:
        _authenticate(database, text)
    assert refusal.value.status == 401


def test_the_last_use_is_recorded_at_most_once_a_minute_and_of_the_used_key_alone(session: Session) -> None:
    clients.create(session, "shop", 0, Role.MEMBER)
    used, unused = keys.issue(session, "shop"), keys.issue(session, "shop")
    assert list_uses(session) == {used.id: None, unused.id: None}
    keys.record_uses(session, [used.id])
    first = list_uses(session)[used.id]
    assert first is not None
    keys.record_uses(session, [used.id])
    assert list_uses(session) == {used.id: first, unused.id: None}
    move_use(session, used.id, -keys.USE_MS)
    keys.record_uses(session, [used.id, unused.id])
    assert all(at is not None and at >= first for at in list_uses(session).values())


def test_a_use_in_the_future_is_corrected(session: Session) -> None:
    """The clock of the database may have been set back."""
    clients.create(session, "shop", 0, Role.MEMBER)
    key = keys.issue(session, "shop")
    keys.record_uses(session, [key.id])
    before = list_uses(session)[key.id]
    move_use(session, key.id, 24 * 3600 * 1000)
    moved = list_uses(session)[key.id]
    keys.record_uses(session, [key.id])
    after = list_uses(session)[key.id]
    assert before is not None
    assert after is not None
    assert moved is not None
    assert before <= after < moved


def list_uses(session: Session) -> dict[str, str | None]:
    return {key.id: key.last_used_at for key in keys.list_all(session, "shop")}


def move_use(session: Session, key_id: str, ms: int) -> None:
    session.execute(
        text("UPDATE api_key SET last_used_at = last_used_at + :ms WHERE id = :key_id"), {"ms": ms, "key_id": key_id}
    )


def test_only_an_apps_key_makes_films_unless_it_is_given_that_scope(session: Session) -> None:
    for role in Role:
        _, key = keys.create_client(session, role, 0, role)
        assert (Scope.VIDEOS_WRITE in key.scopes) is (role is Role.MEMBER)
        assert keys.list_all(session, role)[0].scopes == key.scopes


_ID = "client_01m85mraxt4s2m0xk1c3rq7d9p"  # the names of parametrised tests must not change


@pytest.mark.parametrize(
    "name",
    [
        _ID,
        _ID.upper(),
        "gen_01m85mraxtwegeha8yhwskr0y4",
        "video_01m85mraxtwegeha8yhwskr0y4",
        "Anything_01m85mraxtwegeha8yhwskr0y4",
        f"kin_{'a' * 12}_{'b' * 38}",
        "kin_cut",
        "KIN_x",
    ],
)
def test_a_name_that_looks_like_an_id_or_a_key_is_refused(session: Session, name: str) -> None:
    with pytest.raises(InvalidRequest, match="look like an id or a key"):
        clients.create(session, name, 0, Role.MEMBER)


@pytest.mark.parametrize(
    "name", ["kin", "kinora", "client", "client_1", f"{_ID}0", _ID[:-1], "a_b_c", "team_" + "u" * 26]
)
def test_a_name_that_only_resembles_one_is_accepted(session: Session, name: str) -> None:
    assert clients.create(session, name, 0, Role.MEMBER).name == name


def test_an_id_names_its_own_client_even_if_an_older_version_let_another_be_called_so(session: Session) -> None:
    shop, other = (clients.create(session, name, 0, Role.MEMBER) for name in ("shop", "other"))
    session.execute(text("UPDATE client SET name = :id WHERE name = 'other'"), {"id": shop.id})
    assert clients.get(session, shop.id).id == shop.id
    assert clients.get(session, "shop").id == shop.id
    assert clients.get(session, other.id).id == other.id
    assert clients.suspend(session, shop.id).id == shop.id
    assert clients.get(session, other.id).status is ClientStatus.ACTIVE
