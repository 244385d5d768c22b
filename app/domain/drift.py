"""Drift: by how much upstream's counter moved otherwise than our own paid calls explain, and why. Only pure functions.

The counter belongs to the account of our key. An answer to a paid call shows it without that call, at some time while
the call was open. When a call is charged is not known either: at some time between its beginning and its end. So
between two readings each call that overlaps one of them may count or not, and there is drift only if no such choice
explains the movement. Where calls do not overlap, that is exact.

What nobody can tell apart is decided by what is more likely: a film that costs a plain fraction of our price has
another price; anything else is another use of the account, until a second film costs just as much.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, pairwise

from app.domain.evidence import Reading
from app.words import DriftCause

_PLAIN = 20  # the largest denominator of a plain fraction: prices change in steps of 5 %, or by thirds
_LOST_AT_ONCE = 10  # lost calls that are considered as one explanation
_MOST_SUMS = 10_000  # beyond so many possible movements, everything counts as explained
_MOST_TRIED = 200_000  # and beyond so many ways to get them: more would take too long


class Fate(StrEnum):
    """What became of a paid call, as far as it concerns the counter."""

    BILLED = "billed"  # there is a film
    OPEN = "open"  # it runs
    FREE = "free"  # it was refused or has failed: a charge was given back by its end
    LOST = "lost"  # nobody knows
    CONFIRMED = "confirmed"  # nobody knew, and an operator says that it was billed


@dataclass(frozen=True)
class Call:
    """A paid call. Upstream moves the counter for it between `begin` and `end` (milliseconds), if at all. `credits` is
    our price of its `combination`."""

    generation_id: str
    begin: int
    end: int
    credits: int
    combination: str
    fate: Fate


@dataclass(frozen=True)
class Finding:
    """Something that moved the counter between `since` and `until` and that our calls do not explain. The prices are
    for `price_differs` only; `is_proven` says that it was seen at least twice where nothing else can explain it."""

    cause: DriftCause
    credits: int
    since: int
    until: int
    generation_ids: tuple[str, ...] = ()
    combination: str | None = None
    our_price: int | None = None
    upstream_price: int | None = None
    is_proven: bool = False


@dataclass(frozen=True)
class Drift:
    """What the readings show, from the first to the last: how far the counter moved, what our calls cost, and what is
    left without an explanation. Without two readings, nothing."""

    moved: int = 0
    settled: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def credits(self) -> int:
        return sum(finding.credits for finding in self.findings)

    @property
    def cause(self) -> DriftCause | None:
        """That of the newest finding."""
        return self.findings[-1].cause if self.findings else None


@dataclass(frozen=True)
class _Span:
    """From one reading to another, with the calls that may have moved the counter in between."""

    before: Reading
    after: Reading
    calls: Sequence[Call]

    @property
    def moved(self) -> int:
        return self.after.used_credit - self.before.used_credit

    @property
    def likely(self) -> list[Call]:
        """The calls that have most likely moved it: upstream charges soon after a call has begun."""
        begun = (call for call in self.calls if self.before.begin <= call.begin < self.after.begin)
        return [call for call in begun if call.fate not in {Fate.FREE, Fate.LOST}]

    @property
    def settled(self) -> int:
        return sum(call.credits for call in self.likely)

    @property
    def lost(self) -> list[Call]:
        """The calls of which nobody knows whether they have moved it."""
        return [call for call in self.calls if call.fate is Fate.LOST and self._may_count(call)]

    @property
    def is_exact(self) -> bool:
        """Whether it is certain which calls have moved it."""
        return not self.lost and len(self.list_sums() or ()) == 1

    def list_sums(self) -> set[int] | None:
        """Every movement that our calls explain, without the lost ones. None if there are too many."""
        sums = {0}
        for credits, counts in self._count_charges().items():
            if len(sums) * len(counts) > _MOST_TRIED:
                return None
            sums = {total + credits * count for total in sums for count in counts}
            if len(sums) > _MOST_SUMS:
                return None
        return sums

    def _count_charges(self) -> dict[int, range]:
        """For each price, how many charges the movement may have. Thousands of calls have few prices."""
        fewest, most = Counter[int](), Counter[int]()
        for call in self.calls:
            low, high = self._bound_charges(call)
            fewest[call.credits] += low
            most[call.credits] += high
        return {credits: range(fewest[credits], most[credits] + 1) for credits in most}

    def _bound_charges(self, call: Call) -> tuple[int, int]:
        """How often a call is charged between the readings, at least and at most. -1: a charge is given back."""
        if call.fate is Fate.LOST:
            return 0, 0
        if self._is_of(self.after, call):  # its own answer does not show it, that of another call may have
            return (-1, 0) if call.begin <= self.before.end else (0, 0)
        if not self._may_count(call):
            return 0, 0
        begins_after = call.begin > self.before.end or self._is_of(self.before, call)
        ends_before = call.end < self.after.begin
        if call.fate is Fate.FREE:  # a charge in one of the readings, and not in the other
            return 0 if begins_after else -1, 0 if ends_before else 1
        is_certain = call.fate is Fate.BILLED and begins_after and ends_before
        return int(is_certain), 1

    def _may_count(self, call: Call) -> bool:
        return call.begin <= self.after.end and call.end >= self.before.begin

    @staticmethod
    def _is_of(reading: Reading, call: Call) -> bool:
        return reading.generation_id == call.generation_id


def find_drift(calls: Sequence[Call], readings: Sequence[Reading]) -> Drift:
    """What our calls do not explain between the first and the last of these readings. `calls` are all paid calls that
    may have moved the counter in that time."""
    known = sorted(readings, key=lambda reading: (reading.begin, reading.end))
    if len(known) < 2:
        return Drift()
    spans = _divide_time(sorted(calls, key=lambda call: call.begin), known)
    moved, settled = known[-1].used_credit - known[0].used_credit, sum(span.settled for span in spans)
    return Drift(moved, settled, _merge(_explain_all(spans)))


def _divide_time(calls: Sequence[Call], readings: Sequence[Reading]) -> list[_Span]:
    """From the first reading to each one that no other call overlaps, and on to the last one."""
    counted = [call for call in calls if call.fate not in {Fate.LOST, Fate.CONFIRMED}]
    begins, ends = sorted(call.begin for call in counted), sorted(call.end for call in counted)
    own = {call.generation_id for call in counted}

    def is_quiet(reading: Reading) -> bool:
        overlapping = bisect_right(begins, reading.end) - bisect_left(ends, reading.begin)
        return overlapping <= (reading.generation_id in own)

    marks = [readings[0], *(reading for reading in readings[1:-1] if is_quiet(reading)), readings[-1]]
    return [_cut_span(before, after, calls) for before, after in pairwise(marks)]


def _cut_span(before: Reading, after: Reading, calls: Sequence[Call]) -> _Span:
    return _Span(before, after, [call for call in calls if call.begin <= after.end and call.end >= before.begin])


def _explain_all(spans: Sequence[_Span]) -> list[Finding]:
    """What is left in each span, with its cause."""
    prices, findings, blamed = _Prices(spans), list[Finding](), set[str]()
    for span in spans:
        sums = span.list_sums()
        if sums is None or span.moved in sums:
            continue
        findings += _find_lost(span, sums, blamed) or prices.explain_span(span)
        blamed.update(generation_id for finding in findings for generation_id in finding.generation_ids)
    return findings


def _find_lost(span: _Span, sums: set[int], blamed: set[str]) -> list[Finding]:
    """The fewest lost calls that explain the movement, if they were billed."""
    lost = [call for call in span.lost if call.generation_id not in blamed][-_LOST_AT_ONCE:]
    for count in range(1, len(lost) + 1):
        for chosen in combinations(lost, count):
            cost = sum(call.credits for call in chosen)
            if span.moved - cost in sums:
                names = tuple(call.generation_id for call in chosen)
                return [_create_finding(DriftCause.UNKNOWN_BILLED, cost, span, names)]
    return []


class _Prices:
    """What upstream seems to charge for each combination, by the spans in which there is no other."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._seen: dict[str, list[_Seen]] = {}
        for span in spans:
            made = [call.combination for call in span.likely]
            if len(set(made)) == 1:
                self._seen.setdefault(made[0], []).append(_Seen(span, Fraction(span.moved, len(made))))

    def explain_span(self, span: _Span) -> list[Finding]:
        """What moved the counter in this span, if it was no lost call."""
        made = dict[str, list[Call]]()
        for call in span.likely:
            made.setdefault(call.combination, []).append(call)
        wrong = [
            _create_finding(DriftCause.PRICE_DIFFERS, len(calls) * price - sum(call.credits for call in calls), span,
                  combination=name, our_price=calls[-1].credits, upstream_price=price,
                  is_proven=self._count_proofs(name, price) > 1)
            for name, calls in made.items()
            if (price := self._find_price(span, name, calls[-1].credits)) is not None
        ]  # fmt: skip
        rest = span.moved - span.settled
        if sum(finding.credits for finding in wrong) == rest:
            return wrong
        is_other_use = rest > 0 and len(made) <= 1
        return [_create_finding(DriftCause.OTHER_USE_OF_KEY if is_other_use else DriftCause.UNEXPLAINED, rest, span)]

    def _find_price(self, span: _Span, combination: str, ours: int) -> int | None:
        """What upstream charges for a combination, if that is not our price and the next film does not contradict."""
        seen = self._seen.get(combination, [])
        here = [each.price for each in seen if each.span is span]
        later = [each.price for each in seen if each.span.after.begin > span.after.begin]
        for price in here or [each.price for each in seen if each.price != ours][-1:]:
            is_plain = price > 0 and (price / ours).denominator <= _PLAIN and ours not in later[:1]
            is_likely = is_plain or self._count_films(combination, price) > 1
            if price != ours and price.denominator == 1 and is_likely:
                return int(price)
        return None

    def _count_films(self, combination: str, price: Fraction | int) -> int:
        """How many films of this combination cost just as much."""
        return sum(len(each.span.likely) for each in self._seen.get(combination, ()) if each.price == price)

    def _count_proofs(self, combination: str, price: int) -> int:
        """How many spans show this price so that nothing else can explain them. Many films at once, or lost calls that
        were billed, look like another price."""
        return sum(each.price == price and each.span.is_exact for each in self._seen.get(combination, ()))


@dataclass(frozen=True)
class _Seen:
    """What each film of a span has cost, if all cost the same."""

    span: _Span
    price: Fraction


def _create_finding(
    cause: DriftCause,
    credits: int,
    span: _Span,
    generation_ids: tuple[str, ...] = (),
    *,
    combination: str | None = None,
    our_price: int | None = None,
    upstream_price: int | None = None,
    is_proven: bool = False,
) -> Finding:
    since, until = span.before.end, span.after.end
    return Finding(cause, credits, since, until, generation_ids, combination, our_price, upstream_price, is_proven)


def _merge(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each cause, and for each price of a combination; the one that was seen last comes last."""
    merged = dict[tuple[object, ...], Finding]()
    for finding in findings:
        about = (finding.cause, finding.combination, finding.our_price, finding.upstream_price)
        first = merged.pop(about, None)
        merged[about] = finding if first is None else replace(
            finding,
            credits=first.credits + finding.credits,
            since=first.since,
            generation_ids=first.generation_ids + finding.generation_ids,
        )  # fmt: skip
    return tuple(merged.values())
