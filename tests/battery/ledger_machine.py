"""Ledger operations in random order, compared with a model that records each hold, its client and its state.

The model adds up nothing until it is asked. So it cannot make the mistakes that the counters could make.
"""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import Engine, select
from sqlmodel import col

from app.domain import audit, clients, ledger
from app.domain.budgets import find_window
from app.errors import InsufficientCredit, InvalidRequest, NotFound
from app.schemas.credits import BudgetSettings
from app.store.ids import new_id
from app.store.tables import CreditEntry
from app.words import EntryKind, Period, Role
from tests.battery.machine import Machine
from tests.support.clocks import give_clock
from tests.support.money import add_run, read_all_figures, replay

OWNERS, FIRST_LIMIT = 3, 1_000
# The operations that are valid in each state. All other operations must change nothing.
NEXT = {("held", "settle"): "settled", ("held", "release"): "released", ("settled", "refund"): "refunded"}
EVENTS = {
    "steps",
    *("hold", "no credit", "held already", "grant", "no grant", "settle", "release", "refund"),
    "nothing",
    "list",
    *("time", "budget", "no budget", "exhausted"),
}

owners = st.integers(0, OWNERS - 1)
amounts = st.integers(1, 400)
budgets = st.none() | st.builds(
    BudgetSettings,
    period=st.sampled_from(Period),
    timezone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia"]),
    limit=st.sampled_from([0, 300, 700, 1_500]),
)
BEGINNING = 1_774_700_000_000  # on the eve of a change of the clock in Berlin
HOUR_MS = 3_600_000
grants = st.sampled_from([700, 500, 90, -40, -300, 0, ledger.LARGEST_LIMIT, -ledger.LARGEST_LIMIT])


@dataclass
class Held:
    """One hold: whose credits, how many, and what became of them."""

    owner: int
    amount: int
    at: int
    place: str = "held"


class LedgerMachine(Machine):
    """Clients that hold credits, end holds, repeat operations and get more credit."""

    def __init__(self, engine: Engine, seen: Counter[str]) -> None:
        super().__init__(engine, seen)
        self.clock = give_clock(self.session, BEGINNING)
        self.budgets: list[BudgetSettings | None] = [None] * OWNERS
        self.ids = [clients.create(self.session, f"owner {n}", FIRST_LIMIT, Role.MEMBER).id for n in range(OWNERS)]
        self.limits = [FIRST_LIMIT] * OWNERS
        self.runs: dict[str, Held] = {}
        self.entries = [(owner, EntryKind.GRANT, FIRST_LIMIT) for owner in range(OWNERS)]

    @rule(owner=owners, amount=amounts)
    def hold(self, owner: int, amount: int) -> None:
        used, held = self.sum(owner, "settled"), self.sum(owner, "held")
        lately_used, lately_held = self.sum_window(owner, "settled"), self.sum_window(owner, "held")
        budget = self.budgets[owner]
        if used + held + amount > self.limits[owner]:
            self.refuse(owner, amount, creditLimit=self.limits[owner], usedCredit=used, heldCredit=held)
            self.note("no credit")
        elif budget and lately_used + lately_held + amount > budget.limit:
            figures = {"budgetLimit": budget.limit, "periodUsed": lately_used, "periodHeld": lately_held}
            self.refuse(owner, amount, **figures)
            self.note("exhausted")
        else:
            run = Held(owner, amount, self.clock.milliseconds)
            self.runs[self.do(add_run, self.ids[owner], amount)] = run
            self.note("hold", (owner, EntryKind.HOLD, amount))

    def refuse(self, owner: int, amount: int, **figures: int) -> None:
        with pytest.raises(InsufficientCredit) as refusal:
            self.do(add_run, self.ids[owner], amount)
        assert refusal.value.details.items() >= (figures | {"required": amount}).items()

    @rule(hours=st.sampled_from([0, 1, 5, 23, 24, 25, 24 * 7, 24 * 40]), past=st.sampled_from([-1, 0, 1]))
    def pass_time(self, hours: int, past: int) -> None:
        """To a full hour, or a thousandth of a second before or after it: there the windows end. Never back."""
        then = self.clock.milliseconds // HOUR_MS * HOUR_MS + hours * HOUR_MS + past
        self.clock.milliseconds = max(self.clock.milliseconds, then)
        self.note("time")

    @rule(owner=owners, budget=budgets)
    def set_budget(self, owner: int, budget: BudgetSettings | None) -> None:
        self.do(ledger.set_budget, self.ids[owner], budget)
        self.budgets[owner] = budget
        self.note("budget" if budget else "no budget")

    @rule(owner=owners, amount=amounts)
    def hold_more(self, owner: int, amount: int) -> None:
        """More holds, because every other step ends one, and soon none would be left."""
        self.hold(owner, amount)

    @precondition(lambda self: self.runs)
    @rule(data=st.data())
    def hold_again(self, data: st.DataObject) -> None:
        run_id, run = self.pick(data)
        with pytest.raises((AssertionError, InsufficientCredit)):
            self.do(ledger.hold, self.ids[run.owner], run_id, self.find_video(run_id), 1)
        self.note("held already")

    @precondition(lambda self: self.list_held())
    @rule(data=st.data(), move=st.sampled_from(["settle", "release"]))
    def end(self, data: st.DataObject, move: str) -> None:
        self.move(data.draw(st.sampled_from(self.list_held())), move)

    @precondition(lambda self: self.runs)
    @rule(data=st.data(), move=st.sampled_from(["refund", "settle", "release"]))
    def say_anything(self, data: st.DataObject, move: str) -> None:
        """Any operation in any state: if it is not valid, it must change nothing."""
        self.move(self.pick(data)[0], move)

    @rule(owner=st.integers(0, OWNERS), amount=grants)
    def grant(self, owner: int, amount: int) -> None:
        """Also to a client that does not exist."""
        if owner == OWNERS:
            with pytest.raises(NotFound):
                self.do(ledger.grant, new_id("client"), amount or 1)
            self.note("no grant")
            return
        limit = self.limits[owner] + amount
        if amount and 0 <= limit <= ledger.LARGEST_LIMIT:
            self.limits[owner] = limit
            assert self.do(ledger.grant, self.ids[owner], amount).credit_limit == limit
            self.note("grant", (owner, EntryKind.GRANT, amount))
            return
        with pytest.raises(InvalidRequest):
            self.do(ledger.grant, self.ids[owner], amount)
        self.note("no grant")

    @rule(owner=owners, limit=st.integers(1, 7))
    def list_entries(self, owner: int, limit: int) -> None:
        """Page by page, every entry once."""
        found, after = Counter[tuple[EntryKind, int]](), None
        has_more = True
        while has_more:
            page = self.do(ledger.list_entries, self.ids[owner], limit, after)
            found.update((entry.kind, entry.amount) for entry in page.data)
            after, has_more = page.last_id, page.has_more
        assert found == Counter((kind, amount) for whose, kind, amount in self.entries if whose == owner)
        self.note("list")

    @invariant()
    def the_figures_are_those_of_the_model(self) -> None:
        owners = range(OWNERS)
        assert read_all_figures(self.session) == {
            self.ids[owner]: (self.limits[owner], self.sum(owner, "settled"), self.sum(owner, "held"))
            for owner in owners
        }

    @invariant()
    def the_figures_of_the_windows_are_those_of_the_model(self) -> None:
        for owner, settings in enumerate(self.budgets):
            shown = ledger.get_credits(self.session, self.ids[owner]).budget
            assert (shown is None) == (settings is None)
            if shown:
                figures = self.sum_window(owner, "settled"), self.sum_window(owner, "held")
                assert (shown.period_used, shown.period_held) == figures

    @invariant()
    def the_audit_finds_nothing_wrong_with_budgets(self) -> None:
        assert list(audit.check_budgets(self.session)) == []

    @invariant()
    def the_entries_add_up_to_the_figures(self) -> None:
        assert replay(self.session) == read_all_figures(self.session)

    def move(self, run_id: str, move: str) -> None:
        run = self.runs[run_id]
        place = NEXT.get((run.place, move))
        match move:
            case "settle":
                self.do(ledger.settle, run_id)
            case "release":
                self.do(ledger.release, run_id)
            case _:
                assert self.do(ledger.refund, run_id) == (run.amount if place else 0)
        if place is None:
            self.note("nothing")
            return
        run.place = place
        self.note(move, (run.owner, EntryKind(move), run.amount))

    def find_video(self, run_id: str) -> str:
        held = col(CreditEntry.generation_id) == run_id, col(CreditEntry.kind) == EntryKind.HOLD
        return str(self.session.execute(select(col(CreditEntry.video_id)).where(*held)).scalar_one())

    def list_held(self) -> list[str]:
        return [run_id for run_id, run in self.runs.items() if run.place == "held"]

    def pick(self, data: st.DataObject) -> tuple[str, Held]:
        run_id = data.draw(st.sampled_from(list(reversed(self.runs))))
        return run_id, self.runs[run_id]

    def sum(self, owner: int, place: str) -> int:
        return sum(run.amount for run in self.runs.values() if (run.owner, run.place) == (owner, place))

    def sum_window(self, owner: int, place: str) -> int:
        """The same, of what was held since the window of the owner's budget began. There is no later window."""
        budget = self.budgets[owner]
        if budget is None:
            return 0
        start = find_window(budget.period, budget.timezone, self.clock.milliseconds).start
        mine = [run for run in self.runs.values() if (run.owner, run.place) == (owner, place)]
        return sum(run.amount for run in mine if run.at >= start)

    def note(self, event: str, *entries: tuple[int, EntryKind, int]) -> None:
        self.seen[event] += 1
        self.entries.extend(entries)
