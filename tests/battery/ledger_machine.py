"""Ledger operations in random order, compared with a model of each client (`ledger_model`)."""

from collections import Counter

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import Engine, select
from sqlmodel import col

from app.domain import clients, grants, ledger
from app.errors import InsufficientCredit, InvalidRequest, NotFound
from app.schemas.credits import BudgetSettings
from app.store.ids import new_id
from app.store.tables import Alert, CreditEntry, Event
from app.words import EntryKind, EventType, Period, Role
from tests.battery.ledger_model import Account, Gift, Hold
from tests.battery.machine import Machine
from tests.support.clocks import give_clock
from tests.support.money import add_run, check_clients, read_all_figures, replay

OWNERS, FIRST_LIMIT = 3, 1_000
# The operations that are valid in each state. All other operations must change nothing.
NEXT = {("held", "settle"): "settled", ("held", "release"): "released", ("settled", "refund"): "refunded"}
EVENTS = {
    "steps",
    *("hold", "no credit", "held already", "grant", "no grant", "settle", "release", "refund"),
    "nothing",
    "list",
    *("time", "budget", "no budget", "exhausted"),
    *("gift", "no gift", "lapse", "taken back", "alert"),
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
limits = st.sampled_from([700, 500, 90, -40, -300, 0, ledger.LARGEST_LIMIT, -ledger.LARGEST_LIMIT])


class LedgerMachine(Machine):
    """Clients that hold credits, end holds, repeat operations and get more credit, some of it for a time."""

    def __init__(self, engine: Engine, seen: Counter[str]) -> None:
        super().__init__(engine, seen)
        self.clock = give_clock(self.session, BEGINNING)
        self.ids = [clients.create(self.session, f"owner {n}", FIRST_LIMIT, Role.MEMBER).id for n in range(OWNERS)]
        self.accounts = [Account(0) for _ in range(OWNERS)]
        for account in self.accounts:
            account.grant(FIRST_LIMIT, BEGINNING)
        self.runs: dict[str, Hold] = {}

    @property
    def now(self) -> int:
        return self.clock.milliseconds

    @rule(owner=owners, amount=amounts)
    def hold(self, owner: int, amount: int) -> None:
        account, now = self.accounts[owner], self.now
        limit, used, held = account.show_limit(now), account.sum("settled"), account.sum("held")
        lately_used, lately_held = account.sum_window("settled", now), account.sum_window("held", now)
        if used + held + amount > limit:
            self.refuse(owner, amount, creditLimit=limit, usedCredit=used, heldCredit=held)
            self.seen["no credit"] += 1
        elif account.budget and lately_used + lately_held + amount > account.budget.limit:
            figures = {"budgetLimit": account.budget.limit, "periodUsed": lately_used, "periodHeld": lately_held}
            self.refuse(owner, amount, **figures)
            self.seen["exhausted"] += 1
        else:
            hold = Hold(owner, amount, now)
            self.runs[self.do(add_run, self.ids[owner], amount)] = hold
            account.hold(hold)
            self.seen["hold"] += 1

    def refuse(self, owner: int, amount: int, **figures: int) -> None:
        with pytest.raises(InsufficientCredit) as refusal:
            self.do(add_run, self.ids[owner], amount)
        assert refusal.value.details.items() >= (figures | {"required": amount}).items()

    @rule(hours=st.sampled_from([0, 1, 5, 23, 24, 25, 24 * 7, 24 * 40]), past=st.sampled_from([-1, 0, 1]))
    def pass_time(self, hours: int, past: int) -> None:
        """To a full hour, or a thousandth of a second before or after it: there windows and gifts end. Never back."""
        self.clock.milliseconds = max(self.now, self.find_hour(hours) + past)
        self.seen["time"] += 1

    def find_hour(self, hours: int) -> int:
        return (self.now // HOUR_MS + hours) * HOUR_MS

    @rule(owner=owners, budget=budgets)
    def set_budget(self, owner: int, budget: BudgetSettings | None) -> None:
        account = self.accounts[owner]
        self.do(ledger.set_budget, self.ids[owner], budget)
        account.budget = budget
        if budget:
            account.record_alerts(self.now)
        self.seen["budget" if budget else "no budget"] += 1

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
        self.seen["held already"] += 1

    @precondition(lambda self: self.list_held())
    @rule(data=st.data(), move=st.sampled_from(["settle", "release"]))
    def end(self, data: st.DataObject, move: str) -> None:
        self.move(data.draw(st.sampled_from(self.list_held())), move)

    @precondition(lambda self: self.list_late())
    @rule(data=st.data())
    def come_back(self, data: st.DataObject) -> None:
        """After the end of a gift that it may have been taken from."""
        run_id = data.draw(st.sampled_from(self.list_late()))
        self.move(run_id, "release" if self.runs[run_id].place == "held" else "refund")

    @precondition(lambda self: self.runs)
    @rule(data=st.data(), move=st.sampled_from(["refund", "settle", "release"]))
    def say_anything(self, data: st.DataObject, move: str) -> None:
        """Any operation in any state: if it is not valid, it must change nothing."""
        self.move(self.pick(data)[0], move)

    @rule(owner=st.integers(0, OWNERS), amount=limits)
    def grant(self, owner: int, amount: int) -> None:
        """Also to a client that does not exist."""
        if owner == OWNERS:
            with pytest.raises(NotFound):
                self.do(ledger.grant, new_id("client"), amount or 1)
            self.seen["no grant"] += 1
            return
        account, now = self.accounts[owner], self.now
        limit = account.show_limit(now) + amount
        if amount and 0 <= limit <= ledger.LARGEST_LIMIT:
            assert self.do(ledger.grant, self.ids[owner], amount).credit_limit == limit
            account.lapse(now)
            account.grant(amount, now)
            self.seen["grant"] += 1
            return
        with pytest.raises(InvalidRequest):
            self.do(ledger.grant, self.ids[owner], amount)
        self.seen["no grant"] += 1

    @rule(owner=owners, amount=st.sampled_from([60, 250, 600]), hours=st.sampled_from([0, 1, 5, 24, 24 * 8]))
    def give(self, owner: int, amount: int, hours: int) -> None:
        """A grant that expires at a full hour; not at one that is over."""
        account, now, end = self.accounts[owner], self.now, self.find_hour(hours)
        if end <= now or account.show_limit(now) + amount > ledger.LARGEST_LIMIT:
            with pytest.raises(InvalidRequest):
                self.do(ledger.grant, self.ids[owner], amount, expires_at=end)
            self.seen["no gift"] += 1
            return
        known = {gift.id for gift in account.gifts}
        shown = self.do(ledger.grant, self.ids[owner], amount, expires_at=end).expiring_grants
        (gift_id,) = {grant.id for grant in shown} - known
        account.lapse(now)
        account.gifts.append(Gift(gift_id, amount, now, end))
        account.grant(amount, now)
        self.seen["gift"] += 1

    @rule(owner=owners)
    def lapse(self, owner: int) -> None:
        """What reading the entries does before it reads."""
        account = self.accounts[owner]
        assert self.do(grants.lapse, self.ids[owner]) == account.is_due(self.now)
        self.seen["lapse"] += account.lapse(self.now) > 0

    @rule(owner=owners, limit=st.integers(1, 7))
    def list_entries(self, owner: int, limit: int) -> None:
        """Page by page, every entry once."""
        found, after = Counter[tuple[EntryKind, int]](), None
        has_more = True
        while has_more:
            page = self.do(ledger.list_entries, self.ids[owner], limit, after)
            found.update((entry.kind, entry.amount) for entry in page.data)
            after, has_more = page.last_id, page.has_more
        assert found == Counter(self.accounts[owner].entries)
        self.seen["list"] += 1

    @invariant()
    def the_figures_are_those_of_the_model(self) -> None:
        assert read_all_figures(self.session) == {
            client_id: (account.limit, account.sum("settled"), account.sum("held"))
            for client_id, account in zip(self.ids, self.accounts, strict=True)
        }

    @invariant()
    def every_client_sees_what_the_model_says(self) -> None:
        now = self.now
        for client_id, account in zip(self.ids, self.accounts, strict=True):
            shown = ledger.get_credits(self.session, client_id)
            assert shown.credit_limit == account.show_limit(now)
            assert {grant.id: grant.left for grant in shown.expiring_grants} == account.show_gifts(now)
            assert (shown.budget is None) == (account.budget is None)
            if shown.budget:
                figures = account.sum_window("settled", now), account.sum_window("held", now)
                assert (shown.budget.period_used, shown.budget.period_held) == figures

    @invariant()
    def each_alert_is_recorded_once(self) -> None:
        rows = [tuple(row) for row in self.session.execute(_ALERTS, {})]
        assert set(rows) == {
            (client_id, *alert)
            for client_id, account in zip(self.ids, self.accounts, strict=True)
            for alert in account.alerts
        }
        told = self.session.execute(_TOLD, {}).scalars()
        assert Counter(told) == Counter(row[0] for row in rows)
        self.seen["alert"] += bool(rows)

    @invariant()
    def the_audit_finds_nothing(self) -> None:
        assert check_clients(self.session) == []

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
            self.seen["nothing"] += 1
            return
        gone = self.accounts[run.owner].end(run, place, EntryKind(move), self.now)
        self.seen.update({move: 1, "taken back": gone > 0})

    def find_video(self, run_id: str) -> str:
        held = col(CreditEntry.generation_id) == run_id, col(CreditEntry.kind) == EntryKind.HOLD
        return str(self.session.execute(select(col(CreditEntry.video_id)).where(*held)).scalar_one())

    def list_held(self) -> list[str]:
        return [run_id for run_id, run in self.runs.items() if run.place == "held"]

    def list_late(self) -> list[str]:
        return [
            run_id
            for run_id, run in self.runs.items()
            if run.place in {"held", "settled"} and self.accounts[run.owner].list_ended(run, self.now)
        ]

    def pick(self, data: st.DataObject) -> tuple[str, Hold]:
        run_id = data.draw(st.sampled_from(list(reversed(self.runs))))
        return run_id, self.runs[run_id]


# Built once: they are executed after each step.
_ALERTS = select(
    col(Alert.client_id), col(Alert.period), col(Alert.period_start), col(Alert.credit_limit), col(Alert.threshold)
)
_TOLD = select(col(Event.client_id)).where(col(Event.type) == EventType.CLIENT_CREDIT_THRESHOLD)
