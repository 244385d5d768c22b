"""What the ledger must say of a client: its holds, grants and cuts, and what follows from them.

The model adds up nothing until it is asked. So it cannot make the mistakes that the counters could make. What is left
of a grant that expires is found by spending again, from the beginning, everything that was ever spent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.budgets import find_window
from app.schemas.credits import BudgetSettings
from app.words import EntryKind

THRESHOLDS = (80, 100)


@dataclass
class Hold:
    """Whose credits, how many, since when, and what became of them."""

    owner: int
    amount: int
    at: int
    place: str = "held"


@dataclass
class Gift:
    """A grant that expires: from when to when it is valid, and what has left the limit after its end."""

    id: str
    amount: int
    start: int
    end: int
    gone: int = 0


@dataclass
class Account:
    """One client."""

    limit: int  # without what has to leave it and has not
    budget: BudgetSettings | None = None
    holds: list[Hold] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)  # when the limit was lowered, and by how much
    entries: list[tuple[EntryKind, int]] = field(default_factory=list)
    alerts: set[tuple[str, int, int, int]] = field(default_factory=set)
    noted: int = 0  # the ends of all gifts before it were written

    def sum(self, place: str, since: int = 0) -> int:
        return sum(hold.amount for hold in self.holds if hold.place == place and hold.at >= since)

    def sum_window(self, place: str, now: int) -> int:
        """The same, of what was held since the window of the budget began. There is no later window."""
        return 0 if self.budget is None else self.sum(place, self._find_start(self.budget, now))

    def show_limit(self, now: int) -> int:
        return max(0, self.limit - sum(self._list_due(now).values()))

    def show_gifts(self, now: int) -> dict[str, int]:
        """What is left of each that is valid."""
        left = self._list_left()
        return {gift.id: left[gift.id] for gift in self.gifts if gift.end > now}

    def is_due(self, now: int) -> bool:
        """Whether a gift has ended since the ends were written."""
        return any(self.noted <= gift.end <= now for gift in self.gifts)

    def hold(self, hold: Hold) -> None:
        """It has been checked that it fits."""
        self.lapse(hold.at)
        self.holds.append(hold)
        self.entries.append((EntryKind.HOLD, hold.amount))
        self.record_alerts(hold.at)

    def grant(self, amount: int, now: int) -> None:
        """What is due has left already."""
        self.limit += amount
        self.entries.append((EntryKind.GRANT, amount))
        if amount < 0:
            self.cuts.append((now, -amount))
        self.record_alerts(now)

    def end(self, hold: Hold, place: str, kind: EntryKind, now: int) -> int:
        """Returns how many credits have left the limit because the hold came back after the end of a gift."""
        hold.place = place
        self.entries.append((kind, hold.amount))
        is_late = kind is not EntryKind.SETTLE and self.list_ended(hold, now)
        return self._write_ends(now) if is_late else 0

    def list_ended(self, hold: Hold, now: int) -> list[Gift]:
        """The gifts that it may have been taken from and that have ended."""
        return [gift for gift in self.gifts if gift.start <= hold.at < gift.end <= now]

    def lapse(self, now: int) -> int:
        """Returns how many credits have left the limit."""
        return self._write_ends(now) if self.is_due(now) else 0

    def record_alerts(self, now: int) -> None:
        """Note what is reached; what was reached before stays noted."""
        spent = self.sum("settled") + self.sum("held")
        limits = [("life", 0, self.limit, spent)]
        if self.budget:
            start = self._find_start(self.budget, now)
            spent = self.sum("settled", start) + self.sum("held", start)
            limits.append((self.budget.period, start, self.budget.limit, spent))
        self.alerts |= {
            (period, start, limit, threshold)
            for period, start, limit, spent in limits
            for threshold in THRESHOLDS
            if limit and spent / limit >= threshold / 100
        }

    def _find_start(self, budget: BudgetSettings, now: int) -> int:
        return find_window(budget.period, budget.timezone, now).start

    def _write_ends(self, now: int) -> int:
        """All of what is left leaves the limit; it does not fall below 0, and another entry says so."""
        due, before = self._list_due(now), self.limit
        for gift in sorted(self.gifts, key=lambda gift: (gift.end, gift.id)):
            if amount := due.get(gift.id, 0):
                gift.gone += amount
                self.entries.append((EntryKind.GRANT, -amount))
                if amount > self.limit:
                    self.entries.append((EntryKind.GRANT, amount - self.limit))
                self.limit = max(0, self.limit - amount)
        self.noted = now + 1
        self.record_alerts(now)
        return before - self.limit

    def _list_due(self, now: int) -> dict[str, int]:
        left = self._list_left()
        return {gift.id: left[gift.id] - gift.gone for gift in self.gifts if gift.end <= now}

    def _list_left(self) -> dict[str, int]:
        left = {gift.id: gift.amount for gift in self.gifts}
        for at, amount in self._list_spent():
            valid = [gift for gift in self.gifts if gift.start <= at < gift.end]
            unpaid = amount
            for gift in sorted(valid, key=lambda gift: (gift.end, gift.id)):
                part = min(unpaid, left[gift.id])
                left[gift.id] -= part
                unpaid -= part
        return left

    def _list_spent(self) -> Iterator[tuple[int, int]]:
        spent = [(hold.at, hold.amount) for hold in self.holds if hold.place in {"held", "settled"}]
        yield from sorted(spent + self.cuts)
