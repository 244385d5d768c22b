"""Whether a lost call was billed, by the readings around it: what is proposed is never wrong.

The histories here have what really happened to the counter, of which the function sees only rows.
"""

from dataclasses import dataclass, replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from app.domain.evidence import Call, Reading, conclude
from app.words import Basis, Proposal

PRICE, OTHER_PRICE = 480_000, 960_000
DEADLINE, LAG, DAY = 100, 5, 10_000  # in the units of time of these histories


@dataclass(frozen=True)
class Truth:
    """One paid call as upstream saw it: when it wrote the answer's figures, and each move of the counter."""

    row: Call
    answered: int | None  # None: the answer was lost
    read_at: int
    moves: tuple[tuple[int, int], ...]

    @property
    def is_billed(self) -> bool:
        return sum(amount for _, amount in self.moves) > 0


@dataclass(frozen=True)
class History:
    calls: list[Truth]
    foreign: list[tuple[int, int]]  # what others spend: when, and how much

    def read_counter(self, time: int, own: Truth) -> int:
        """The counter at this time, without what this call has cost."""
        moves = [move for call in self.calls if call is not own for move in call.moves]
        return sum(amount for when, amount in moves + self.foreign if when <= time)

    @property
    def readings(self) -> list[Reading]:
        return [
            Reading(call.row.generation_id, call.row.begin, call.answered, self.read_counter(call.read_at, call))
            for call in self.calls
            if call.answered is not None
        ]


def conclude_about(history: History, lost: Truth, price: int) -> tuple[Proposal, Basis]:
    others = [call.row for call in history.calls if call is not lost]
    found = conclude(lost.row, price, others, history.readings)
    return found.proposal, found.basis


@st.composite
def draw_call(draw: st.DrawFn, name: str, begin: int, price: int, factor: float) -> Truth:
    """`factor` is by how much upstream's price differs from ours."""
    credits: int | None
    answered = begin + draw(st.integers(0, 40))
    ended = answered + draw(st.integers(0, 60))
    true_price, moves = int(price * factor), tuple[tuple[int, int], ...]()
    match draw(st.sampled_from(["film", "film", "film", "lost", "lost", "failed", "in flight"])):
        case "lost":
            end = begin + DEADLINE + LAG
            if draw(st.booleans()):
                moves = ((draw(st.integers(begin, end)), true_price),)
            return Truth(Call(name, begin, end, None), None, begin, moves)
        case "film":
            end, credits = ended + LAG, price
            read_at = draw(st.integers(begin, answered))
            moves = ((draw(st.integers(read_at, end)), true_price),)
        case "failed":
            end, credits = ended + LAG, 0
            read_at = draw(st.integers(begin, answered))
            charged = draw(st.integers(read_at, end))
            moves = ((charged, true_price), (draw(st.integers(charged, end)), -true_price))
        case _:
            end, credits = begin + DAY, None
            read_at = draw(st.integers(begin, answered))
            if draw(st.booleans()):
                moves = ((draw(st.integers(read_at, end)), true_price),)
    return Truth(Call(name, begin, end, credits), answered, read_at, moves)


@st.composite
def draw_history(draw: st.DrawFn) -> tuple[History, float]:
    factor = draw(st.sampled_from([1.0, 1.0, 1.0, 2.0, 0.5]))
    begin, calls = 1_000, list[Truth]()
    for number in range(draw(st.integers(2, 12))):
        begin += draw(st.sampled_from([250, 250, 250, 200, 200, 110, 60, 1]))
        price = draw(st.sampled_from([PRICE, PRICE, OTHER_PRICE]))
        calls.append(draw(draw_call(f"gen_{number}", begin, price, factor)))
    # Other features of the vendor cost little; with a film of the same price nothing could be told.
    foreign = draw(st.lists(st.tuples(st.integers(900, begin + 300), st.integers(1, 9_999)), max_size=4))
    return History(calls, foreign if draw(st.integers(0, 3)) == 0 else []), factor


@settings(derandomize=True, deadline=None, max_examples=1_000)
@given(draw_history(), st.sampled_from([PRICE, PRICE, OTHER_PRICE]))
def test_no_proposal_is_wrong(drawn: tuple[History, float], price: int) -> None:
    history, factor = drawn
    for lost in history.calls:
        if lost.answered is None:
            true_price = sum(amount for _, amount in lost.moves)
            ours = int(true_price / factor) if true_price else price
            proposal, basis = conclude_about(history, lost, ours)
            event(f"{proposal}: {basis}")
            if proposal is not Proposal.CANNOT_TELL:
                assert (proposal is Proposal.BILLED) == lost.is_billed


def make_film(name: str, begin: int, price: int = PRICE, true_price: int | None = None) -> Truth:
    return Truth(Call(name, begin, begin + 40, price), begin + 5, begin + 2, ((begin + 3, true_price or price),))


def lose(name: str, begin: int, *, billed: bool, charged_after: int = 3) -> Truth:
    moves = ((begin + charged_after, PRICE),) if billed else ()
    return Truth(Call(name, begin, begin + DEADLINE + LAG, None), None, begin, moves)


FILMS = [make_film("a", 0), make_film("b", 200), make_film("c", 600), make_film("d", 800)]


@pytest.mark.parametrize("billed", [True, False])
@pytest.mark.parametrize("other_price", [PRICE, OTHER_PRICE])
def test_one_lost_call_between_quiet_films_is_told(billed: bool, other_price: int) -> None:
    films = [*FILMS[:2], make_film("e", 300, other_price), *FILMS[2:], make_film("f", 900, other_price),
             make_film("g", 1_000)]  # fmt: skip
    lost = lose("x", 400, billed=billed)
    expected = (Proposal.BILLED, Basis.MOVED_BY_PRICE) if billed else (Proposal.NOT_BILLED, Basis.NOT_MOVED)
    assert conclude_about(History([*films, lost], []), lost, PRICE) == expected


def expect(basis: Basis, calls: list[Truth], foreign: list[tuple[int, int]] | None = None) -> None:
    """Whether it was billed or not, nothing is proposed, for this reason."""
    for billed in (True, False):
        lost = lose("x", 400, billed=billed)
        found = conclude_about(History([*calls, lost], foreign or []), lost, PRICE)
        assert found == (Proposal.CANNOT_TELL, basis)


def test_without_readings_on_both_sides_nothing_is_told() -> None:
    expect(Basis.NO_READING_BEFORE, FILMS[2:])
    expect(Basis.NO_READING_AFTER, FILMS[:2])


def test_two_lost_calls_between_the_same_readings_are_not_told() -> None:
    expect(Basis.OTHER_UNKNOWN, [*FILMS, lose("y", 420, billed=False)])
    expect(Basis.OTHER_UNKNOWN, [*FILMS, lose("y", 390, billed=True)])


def test_a_call_that_overlaps_the_readings_is_not_told() -> None:
    film = FILMS[1]
    beside = replace(film, row=replace(film.row, generation_id="y"))
    expect(Basis.OTHER_CALLS, [FILMS[1], beside, *FILMS[2:]])
    expect(Basis.OTHER_CALLS, [*FILMS[:2], beside_of(FILMS[2]), FILMS[2], beside_of(FILMS[3]), FILMS[3]])


def beside_of(film: Truth) -> Truth:
    return replace(film, row=replace(film.row, generation_id=f"beside {film.row.generation_id}"))


def test_an_unmoved_counter_decides_nothing_while_the_call_may_still_be_charged() -> None:
    early = make_film("e", 450)
    lost = lose("x", 400, billed=True, charged_after=DEADLINE)
    assert conclude_about(History([*FILMS[:2], early, lost], []), lost, PRICE)[1] is Basis.TOO_EARLY
    later = History([*FILMS[:2], early, *FILMS[2:], lost], [])
    assert conclude_about(later, lost, PRICE) == (Proposal.BILLED, Basis.MOVED_BY_PRICE)


def test_another_user_of_the_account_is_noticed() -> None:
    expect(Basis.UNEXPLAINED, FILMS, [(500, 7)])
    expect(Basis.UNEXPLAINED, FILMS, [(100, PRICE)])  # not near the lost call, but near enough to be a habit
    expect(Basis.UNEXPLAINED, FILMS, [(700, PRICE)])


def test_a_price_of_upstream_that_is_not_ours_is_noticed() -> None:
    for factor in (0.5, 2):
        films = [make_film(f"{place}", film.row.begin, PRICE, int(PRICE * factor)) for place, film in enumerate(FILMS)]
        for moves in ((), ((403, int(PRICE * factor)),)):
            lost = replace(lose("x", 400, billed=False), moves=moves)
            assert conclude_about(History([*films, lost], []), lost, PRICE)[0] is Proposal.CANNOT_TELL


def test_prices_that_no_other_reading_confirms_are_not_relied_on() -> None:
    expect(Basis.PRICE_NOT_CONFIRMED, [FILMS[1], FILMS[2]])


def test_what_spends_exactly_the_price_and_nothing_else_cannot_be_seen() -> None:
    """The limit of what readings show, and why it is a proposal and no verdict."""
    lost = lose("x", 400, billed=False)
    assert conclude_about(History([*FILMS, lost], [(500, PRICE)]), lost, PRICE)[0] is Proposal.BILLED
