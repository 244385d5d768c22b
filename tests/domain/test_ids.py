"""An id shows what it names, and ids sort by the time of their creation."""

import time

from hypothesis import given
from hypothesis import strategies as st

from app.store.ids import LENGTH, is_id, new_id
from tests.domain import steady

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
kinds = st.sampled_from(["video", "gen", "client", "entry", "attempt", "req"])


def _read_time(identifier: str) -> int:
    """Milliseconds since 1970."""
    value = 0
    for digit in identifier.partition("_")[2][:10]:
        value = value * 32 + _ALPHABET.index(digit)
    return value


def test_ids_sort_as_their_times() -> None:
    """The digits of the time come first, always the same number of them."""
    before = time.time_ns() // 1_000_000
    made = [new_id("video") for _ in range(20_000)]
    after = time.time_ns() // 1_000_000
    times = [_read_time(identifier) for identifier in made]
    assert times == sorted(times)
    assert before <= times[0] <= times[-1] <= after
    assert len({identifier for identifier in made if is_id("video", identifier)}) == len(made)
    first_of_each = dict(zip(reversed(times), reversed(made), strict=True))
    assert sorted(first_of_each.values()) == [first_of_each[moment] for moment in sorted(first_of_each)]


@steady
@given(kinds, kinds)
def test_an_id_is_one_of_its_kind_alone(kind: str, other: str) -> None:
    assert is_id(other, new_id(kind)) == (kind == other)


@steady
@given(kinds, st.integers(0, LENGTH - 1), st.characters())
def test_an_id_with_a_wrong_character_is_none(kind: str, place: int, wrong: str) -> None:
    identifier = new_id(kind)
    at = len(kind) + 1 + place
    assert is_id(kind, identifier[:at] + wrong + identifier[at + 1 :]) == (wrong in _ALPHABET)


@steady
@given(kinds, st.text())
def test_whatever_a_client_sends_is_read_without_harm(kind: str, text: str) -> None:
    assert not is_id(kind, text)
    assert not is_id(kind, f"{kind}_{text}") or len(text) == LENGTH
