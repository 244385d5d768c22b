"""A key is accepted only if it is complete, known and not revoked, and its client is not suspended."""

import asyncio
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import clients, keys
from app.errors import InvalidKey, KinoraError, MissingKey
from app.store.database import Database, open_database
from app.store.sessions import Session
from app.words import Role
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
        return keys.issue(session, "shop").key or ""

    return asyncio.run(database.write(add))


def _authenticate(database: Database, key: str | None) -> keys.Caller:
    return asyncio.run(database.read(keys.authenticate, key))


def test_the_key_itself_opens(database: Database, key: str) -> None:
    assert _authenticate(database, key).role is Role.MEMBER


@steady
@given(place=st.integers(0, 53), other=st.sampled_from(_ALPHABET + "_- ö"))
def test_a_slip_of_one_character_is_found_without_asking_anybody(
    database: Database, key: str, place: int, other: str
) -> None:
    slipped = key[:place] + other + key[place + 1 :]
    if slipped == key:
        assert _authenticate(database, slipped).role is Role.MEMBER
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
