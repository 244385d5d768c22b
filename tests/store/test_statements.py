"""Statements that are compiled once: they give what SQLAlchemy would give, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    MetaData,
    String,
    Table,
    bindparam,
    case,
    cast,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.store.sessions import Session

NOTE = Table(
    "note", MetaData(), Column("word", String, primary_key=True), Column("labels", JSON), Column("at", DateTime)
)
INSERT = insert(NOTE)
FIND = select(NOTE.c.word, NOTE.c.labels, NOTE.c.at).where(NOTE.c.word == bindparam("wanted"))
SOME = select(NOTE.c.word).where(NOTE.c.word.in_(bindparam("wanted", expanding=True)))
RENAME = update(NOTE).where(NOTE.c.word == bindparam("wanted")).values(word=bindparam("new"))
CONSTANT = select(NOTE.c.word).where(NOTE.c.word == bindparam("wanted"), NOTE.c.word != "never")
# The last of its rows cannot be computed.
OVERFLOW = (
    select(func.abs(cast(case((NOTE.c.word == bindparam("bad"), str(-(2**63))), else_="1"), BigInteger)))
    .select_from(NOTE)
    .order_by(NOTE.c.word)
)
AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def notes(session: Session) -> Session:
    NOTE.create(session.connection)
    for word in ("one", "two"):
        session.execute(INSERT, {"word": word, "labels": {"number": word}, "at": AT})
    return session


def test_values_are_translated_in_both_directions(notes: Session) -> None:
    for _ in range(2):  # compiled, then kept
        row = notes.execute(FIND, {"wanted": "one"}).one()
        assert (row.word, row.labels, row.at) == ("one", {"number": "one"}, AT)
        assert notes.execute(FIND, {"wanted": "three"}).one_or_none() is None
        assert notes.connection.execute(FIND, {"wanted": "one"}).one() == row


def test_what_depends_on_its_values_is_executed_too(notes: Session) -> None:
    for wanted in (["one"], ["one", "two", "three"], []):
        found = set(notes.execute(SOME, {"wanted": wanted}).scalars())
        assert found == {"one", "two"} & set(wanted)
    assert notes.execute(text("SELECT word FROM note WHERE word = :wanted"), {"wanted": "two"}).scalar_one() == "two"


def test_values_of_the_statement_itself_are_kept(notes: Session) -> None:
    for wanted in ("two", "one"):
        assert notes.execute(CONSTANT, {"wanted": wanted}).scalar_one() == wanted


def test_a_change_counts_its_rows(notes: Session) -> None:
    assert notes.change(RENAME, {"wanted": "one", "new": "three"}) == 1
    assert notes.change(RENAME, {"wanted": "one", "new": "four"}) == 0


def test_a_missing_parameter_and_a_forgotten_column_are_mistakes(notes: Session) -> None:
    with pytest.raises(KeyError):
        notes.execute(FIND, {})
    with pytest.raises(ValueError, match="INSERT was compiled"):
        notes.execute(INSERT, {"word": "three"})


def test_an_error_is_that_of_sqlalchemy_without_the_parameters(notes: Session) -> None:
    with pytest.raises(IntegrityError) as refusal, notes.savepoint():
        notes.change(RENAME, {"wanted": "one", "new": "two"})
    assert (refusal.value.params, refusal.value.hide_parameters) == (None, True)
    assert notes.execute(FIND, {"wanted": "one"}).one().word == "one"


def test_an_error_in_a_later_row_is_one_too(notes: Session) -> None:
    with pytest.raises(DBAPIError), notes.savepoint():
        notes.execute(OVERFLOW, {"bad": "two"})
    assert notes.execute(OVERFLOW, {"bad": "none"}).scalars() == [1, 1]
