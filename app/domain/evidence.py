"""What readings of upstream's counter say about a lost answer: whether its paid call was billed. Only pure functions.

The counter belongs to the account of our key. It rises by the price of each call that is billed, also of calls that
others make for that account. An answer to a paid call shows the counter without this call.

A proposal needs two readings around the lost call, where no other call can be half inside: of each other call it must
be certain whether it was charged before, between or after them. It also needs readings without a lost call beside them
that move by exactly our prices. So a wrong price of ours is noticed, and so is another user of the account, unless what
it spends between the two readings is by chance exactly the price, and it spends nothing near them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.words import Basis, Proposal

_PROPOSALS = {
    Basis.MOVED_BY_PRICE: Proposal.BILLED,
    Basis.NOT_MOVED: Proposal.NOT_BILLED,
}


@dataclass(frozen=True)
class Call:
    """A paid call. If it is charged at all, that happens from `begin` on and not after `end` (milliseconds). `credits`
    is by how much it has moved the counter after that; None when it is not certain."""

    generation_id: str
    begin: int
    end: int
    credits: int | None


@dataclass(frozen=True)
class Reading:
    """What the answer to a paid call showed: the counter at some time between `begin` and `end`, without this call."""

    generation_id: str
    begin: int
    end: int
    used_credit: int


@dataclass(frozen=True)
class Conclusion:
    """What the readings say about a lost call: `moved` is by how much the counter moved between the two, and `others`
    how much of that other calls cost."""

    basis: Basis
    before: Reading | None = None
    after: Reading | None = None
    moved: int | None = None
    others: int | None = None

    @property
    def proposal(self) -> Proposal:
        return _PROPOSALS.get(self.basis, Proposal.CANNOT_TELL)


def conclude(lost: Call, price: int, others: Sequence[Call], readings: Sequence[Reading]) -> Conclusion:
    """Whether the lost call was billed at this price. `others` are all other paid calls that may have been charged
    between the first and the last of the readings."""
    known = sorted(readings, key=lambda reading: reading.begin)
    quiet = [reading for reading in known if not any(_overlaps(call, reading) for call in others)]
    before = [reading for reading in quiet if reading.end < lost.begin]
    after = [reading for reading in quiet if reading.begin > lost.begin]
    if not before:
        has_any = any(reading.end < lost.begin for reading in known)
        return Conclusion(Basis.OTHER_CALLS if has_any else Basis.NO_READING_BEFORE)
    if not after:
        has_any = any(reading.begin > lost.begin for reading in known)
        return Conclusion(Basis.OTHER_CALLS if has_any else Basis.NO_READING_AFTER, before[-1])
    found = _compare_readings(lost, price, others, before[-1], after)
    if found.proposal is Proposal.CANNOT_TELL or found.before is None or found.after is None:
        return found
    costs = _list_between(others, found.before, found.after) or []
    doubt = _find_doubt([*others, lost], quiet, set(costs))
    return found if doubt is None else Conclusion(doubt, found.before, found.after, found.moved, found.others)


def _compare_readings(
    lost: Call, price: int, others: Sequence[Call], before: Reading, after: Sequence[Reading]
) -> Conclusion:
    """The first of the later readings that decides it. While upstream may still charge the lost call, an unmoved
    counter decides nothing."""
    found = Conclusion(Basis.NO_READING_AFTER, before)
    for reading in after:
        costs, moved = _list_between(others, before, reading), reading.used_credit - before.used_credit
        if costs is None:
            return Conclusion(Basis.OTHER_UNKNOWN, before, reading, moved)
        rest = moved - sum(costs)
        if rest == price:
            return Conclusion(Basis.MOVED_BY_PRICE, before, reading, moved, sum(costs))
        if rest != 0:
            return Conclusion(Basis.UNEXPLAINED, before, reading, moved, sum(costs))
        settled = lost.end < reading.begin
        found = Conclusion(Basis.NOT_MOVED if settled else Basis.TOO_EARLY, before, reading, moved, sum(costs))
        if settled:
            break
    return found


def _find_doubt(calls: Sequence[Call], quiet: Sequence[Reading], needed: set[int]) -> Basis | None:
    """Why the readings cannot be trusted: elsewhere they move by something else than our prices, or none of them
    confirms the prices that are `needed`."""
    confirmed = {0}
    for costs, moved in _list_moves(calls, quiet):
        if moved != sum(costs):
            return Basis.UNEXPLAINED
        confirmed.update(costs)
    return None if needed <= confirmed else Basis.PRICE_NOT_CONFIRMED


def _list_moves(calls: Sequence[Call], quiet: Sequence[Reading]) -> Iterator[tuple[list[int], int]]:
    """Between each reading and the next: what the calls cost, where that is certain, and how the counter moved."""
    for before, after in pairwise(quiet):
        costs = _list_between(calls, before, after)
        if costs is not None:
            yield costs, after.used_credit - before.used_credit


def _list_between(calls: Sequence[Call], before: Reading, after: Reading) -> list[int] | None:
    """What each call cost that was charged between two quiet readings. None when that is not certain."""
    costs = list[int]()
    for call in calls:
        is_shown_in_before = call.end < before.begin
        is_behind_after = call.begin > after.end or call.generation_id == after.generation_id
        if is_shown_in_before or is_behind_after:
            continue
        if call.credits is None:
            return None
        costs.append(call.credits)
    return costs


def _overlaps(call: Call, reading: Reading) -> bool:
    """Whether the reading may show this call, or not."""
    is_own = call.generation_id == reading.generation_id
    return not is_own and call.begin <= reading.end and call.end >= reading.begin
