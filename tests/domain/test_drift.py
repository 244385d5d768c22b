"""What upstream's counter shows besides our own calls: nothing when there is nothing, otherwise its name and amount.

The histories here have what really happened to the counter, of which the function sees only rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.drift import Call, Drift, Fate, find_drift
from app.domain.evidence import Reading
from app.words import DriftCause
from tests.domain import steady

PRICES = {"fast": 480_000, "fast+audio": 720_000, "standard": 960_000, "standard+audio": 1_920_000}
LAG, DAY = 5, 10_000  # in the units of time of these histories
FACTORS = [(2, 1), (1, 2), (3, 2), (4, 3), (3, 4), (8, 3), (11, 10)]
ALONE = 200  # no two calls overlap that begin so far apart

# Drawing a history takes long on a machine that does much else at the same time.
some = settings(steady, suppress_health_check=[HealthCheck.too_slow])
many = settings(some, max_examples=1_500)


@dataclass(frozen=True)
class Truth:
    """One paid call as upstream saw it: when it wrote the answer's figures, and each move of the counter."""

    row: Call
    answered: int | None  # None: the answer was lost
    read_at: int
    moves: tuple[tuple[int, int], ...]


@dataclass
class History:
    """What happened so far. `true_prices` are upstream's."""

    calls: list[Truth] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)  # what others spend: when, and how much
    true_prices: dict[str, int] = field(default_factory=lambda: dict(PRICES))
    time: int = 1_000

    def add(self, combination: str = "fast", fate: Fate = Fate.BILLED, *, apart: int = ALONE, charged: int = 3) -> None:
        """One more call, which is charged that long after it has begun."""
        self.time += apart
        row = Call(f"gen_{len(self.calls)}", self.time, self.time + 50 + LAG, PRICES[combination], combination, fate)
        moves: tuple[tuple[int, int], ...] = ((self.time + charged, self.true_prices[combination]),)
        self.calls.append(
            Truth(row, None if fate in {Fate.LOST, Fate.CONFIRMED} else self.time + 5, self.time + 1, moves)
        )

    def lose(self, *, billed: bool, fate: Fate = Fate.LOST, apart: int = ALONE, charged: int = 3) -> None:
        self.add(fate=fate, apart=apart, charged=charged)
        lost = self.calls.pop()
        self.calls.append(replace(lost, row=replace(lost.row, end=self.time + DAY), moves=lost.moves if billed else ()))

    def find(self) -> Drift:
        return find_drift([call.row for call in self.calls], list(self._list_readings()))

    def _list_readings(self) -> Iterable[Reading]:
        for call in self.calls:
            if call.answered is not None:
                moves = [move for other in self.calls if other is not call for move in other.moves]
                used = sum(amount for when, amount in moves + self.foreign if when <= call.read_at)
                yield Reading(call.row.generation_id, call.row.begin, call.answered, used)


@st.composite
def draw_call(draw: st.DrawFn, name: str, begin: int) -> Truth:
    combination = draw(st.sampled_from(list(PRICES)))
    price, fate = PRICES[combination], draw(st.sampled_from(Fate))
    answered = begin + draw(st.integers(0, 40))
    end, read_at = answered + draw(st.integers(0, 60)) + LAG, draw(st.integers(begin, answered))
    if fate in {Fate.OPEN, Fate.LOST, Fate.CONFIRMED}:
        end = begin + DAY
    charged = draw(st.integers(read_at, end))
    moves: tuple[tuple[int, int], ...] = ((charged, price),)
    if fate is Fate.FREE:
        moves = draw(st.sampled_from([(), ((charged, price), (draw(st.integers(charged, end)), -price))]))
    elif fate is Fate.LOST or (fate is Fate.OPEN and draw(st.booleans())):
        moves = ()
    row = Call(name, begin, end, price, combination, fate)
    return Truth(row, None if fate in {Fate.LOST, Fate.CONFIRMED} else answered, read_at, moves)


@st.composite
def draw_clean(draw: st.DrawFn) -> History:
    """Calls that overlap in every way; those whose answer was lost were not billed."""
    history = History()
    for number in range(draw(st.integers(0, 14))):
        history.time += draw(st.sampled_from([0, 1, 20, 60, 110, 200, 250]))
        history.calls.append(draw(draw_call(f"gen_{number}", history.time)))
    return history


@many
@given(draw_clean())
def test_what_our_calls_explain_is_no_drift(history: History) -> None:
    found = history.find()
    assert (found.findings, found.credits, found.cause) == ((), 0, None)


def test_billed_lost_calls_beside_many_films_prove_no_price() -> None:
    """Divided by the films, they look like another price, and here twice like the same one."""
    history = History()
    history.add()
    for _ in range(2):
        for number in range(44):
            history.add(apart=1 if number else ALONE)
            if number < 12:
                history.lose(billed=True, apart=1)
        history.add()
    findings = history.find().findings
    assert findings
    assert not [finding for finding in findings if finding.is_proven]


@st.composite
def draw_past(draw: st.DrawFn) -> History:
    """Calls one after the other, all well, and at least one of them."""
    history = History()
    for combination in draw(st.lists(st.sampled_from(list(PRICES)), min_size=1, max_size=8)):
        fate = draw(st.sampled_from([Fate.BILLED, Fate.BILLED, Fate.BILLED, Fate.FREE]))
        history.add(combination, fate, charged=draw(st.integers(1, 50)))
        if fate is Fate.FREE:
            history.calls[-1] = replace(history.calls[-1], moves=())
    return history


@some
@given(draw_past(), st.integers(1, 9_999), st.sampled_from(list(PRICES)))
def test_another_use_of_the_key_is_named_within_two_calls(history: History, amount: int, combination: str) -> None:
    history.foreign.append((history.time + ALONE // 2, amount))
    history.add(combination)
    history.add(combination)
    found = history.find()
    assert (found.cause, found.credits) == (DriftCause.OTHER_USE_OF_KEY, amount)
    assert found.moved == found.settled + amount


@some
@given(
    draw_past(),
    st.sampled_from([(2, 1), (1, 2), (3, 2), (4, 3), (3, 4), (8, 3), (11, 10)]),
    st.sampled_from(list(PRICES)),
)
def test_another_price_is_named_within_two_calls(history: History, factor: tuple[int, int], combination: str) -> None:
    ours = PRICES[combination]
    theirs = history.true_prices[combination] = ours * factor[0] // factor[1]
    history.add(combination)
    history.add(combination)
    (finding,) = history.find().findings
    assert (finding.cause, finding.combination) == (DriftCause.PRICE_DIFFERS, combination)
    assert (finding.our_price, finding.upstream_price, finding.credits) == (ours, theirs, theirs - ours)


@some
@given(draw_past(), st.integers(1, 3_000_000), st.sampled_from(list(PRICES)))
def test_a_price_that_is_no_plain_fraction_of_ours_is_named_by_the_second_film(
    history: History, theirs: int, combination: str
) -> None:
    if theirs == PRICES[combination]:
        return
    history.true_prices[combination] = theirs
    for _ in range(3):
        history.add(combination)
    (finding,) = history.find().findings
    assert (finding.cause, finding.upstream_price) == (DriftCause.PRICE_DIFFERS, theirs)
    assert finding.credits == 2 * (theirs - PRICES[combination])


@some
@given(draw_past(), st.booleans(), st.integers(1, ALONE // 2))
def test_a_lost_call_is_named_when_it_was_billed_and_only_then(history: History, billed: bool, charged: int) -> None:
    history.lose(billed=billed, charged=charged)
    name = history.calls[-1].row.generation_id
    history.add("standard")
    found = history.find()
    assert (found.cause, found.credits) == ((DriftCause.UNKNOWN_BILLED, PRICES["fast"]) if billed else (None, 0))
    assert [finding.generation_ids for finding in found.findings] == ([(name,)] if billed else [])


def test_a_lost_call_that_an_operator_confirmed_is_explained() -> None:
    history = History()
    history.add()
    history.lose(billed=True, fate=Fate.CONFIRMED)
    history.add()
    assert (history.find().findings, history.find().settled) == ((), 2 * PRICES["fast"])


def test_a_lost_call_that_is_billed_later_is_blamed_once() -> None:
    history = History()
    history.add()
    history.lose(billed=True, charged=ALONE + 20)  # while the next call runs
    for _ in range(3):
        history.add()
    found = history.find()
    assert (found.cause, found.credits) == (DriftCause.UNKNOWN_BILLED, PRICES["fast"])


def test_a_price_that_the_next_film_contradicts_was_another_use() -> None:
    history = History()
    history.add()
    history.foreign.append((history.time + 100, PRICES["fast"]))  # as if the first film had cost twice as much
    history.add()
    assert history.find().cause is DriftCause.PRICE_DIFFERS
    history.add()
    assert (history.find().cause, history.find().credits) == (DriftCause.OTHER_USE_OF_KEY, PRICES["fast"])


def test_several_causes_stand_side_by_side_and_the_newest_is_told() -> None:
    history = History()
    history.add()
    history.foreign.append((history.time + 100, 4_800))
    history.add()
    history.true_prices["standard"] = 2 * PRICES["standard"]
    history.add("standard")
    history.add()
    found = history.find()
    assert [finding.cause for finding in found.findings] == [DriftCause.OTHER_USE_OF_KEY, DriftCause.PRICE_DIFFERS]
    assert (found.cause, found.credits) == (DriftCause.PRICE_DIFFERS, 4_800 + PRICES["standard"])


def test_a_counter_that_falls_is_not_explained() -> None:
    history = History()
    history.add()
    history.foreign.append((history.time + 100, -7))
    history.add()
    assert (history.find().cause, history.find().credits) == (DriftCause.UNEXPLAINED, -7)


@pytest.mark.parametrize("factor", [2, 3])
def test_a_price_is_named_although_calls_overlap_a_little(factor: int) -> None:
    """As when each film is requested as soon as the one before is there: the charge may still come."""
    history = History()
    history.true_prices["fast"] = factor * PRICES["fast"]
    for _ in range(2):
        history.add(apart=52)
    found = history.find()
    assert (found.cause, found.credits) == (DriftCause.PRICE_DIFFERS, (factor - 1) * PRICES["fast"])


def test_under_load_a_double_price_is_noticed() -> None:
    history = History()
    history.true_prices["fast"] = 2 * PRICES["fast"]
    for _ in range(40):
        history.add(apart=10)
    assert history.find().cause is DriftCause.PRICE_DIFFERS


def test_five_thousand_clean_calls_are_no_drift() -> None:
    history = History()
    for number in range(5_000):
        history.add(list(PRICES)[number % 4], apart=30)
    used, time, readings = 0, 0, []
    for call in history.calls:  # in order: charged when they begin
        readings.append(Reading(call.row.generation_id, call.row.begin, call.row.begin, used))
        used, time = used + call.row.credits, call.row.begin
    assert time == history.time
    assert find_drift([call.row for call in history.calls], readings[-100:]).findings == ()
