"""The price guard by the domain's functions alone: when it pauses paid calls, and what it tells, on both databases."""

from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.config import COMBINATIONS
from app.domain import clients, counter, events, generations, pauses
from app.schemas.upstream import Upstream
from app.store.ids import new_id
from app.store.sessions import Session, now
from app.store.tables import Event
from app.words import DriftCause, Pausable, PauseCause, Role
from tests.support import steps
from tests.support.steps import DAY_MS, FILM, KEY, LINK, PRICE

DEADLINE_MS = 60_000
OURS = dict.fromkeys(COMBINATIONS, PRICE)


@dataclass
class Account:
    """The account of our key, with a client that makes films one after the other."""

    session: Session
    used: int = 0
    time: int = 1_800_000_000_000
    client: str = ""
    films: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.client = clients.create(self.session, "app", 10**6, Role.MEMBER).id

    def make_film(self, upstream_price: int = PRICE, prices: dict[str, int] = OURS) -> str | None:
        """Returns what the guard says after the answer."""
        self._wait()
        steps.ask(self.session, self.client, f"film {len(self.films)}")
        attempt_id = new_id("attempt")
        sent = steps.submit(self.session, attempt_id)
        self.films.append(sent.id)
        reading = (10**9, self.used)
        stored = generations.accept_finished(self.session, sent, attempt_id, attempt_id, *LINK, reading=reading)
        assert stored is not None
        assert generations.complete(self.session, stored, FILM, DAY_MS) is not None
        self.used += upstream_price
        return counter.judge(self.session, KEY, prices, DEADLINE_MS)

    def show(self) -> Upstream:
        return counter.show(self.session, KEY, DEADLINE_MS, stopped=None, key_valid=None)

    def list_told(self, kind: str) -> list[str | None]:
        statement = select(col(Event.payload)).where(col(Event.type) == kind).order_by(col(Event.created_at))
        payloads = [row.payload for row in self.session.execute(statement)]
        return [payload["cause"] if "cause" in payload else payload["reason"] for payload in payloads]

    @property
    def is_paused(self) -> bool:
        return pauses.is_paused(self.session, Pausable.PAID_CALLS)

    def resume(self) -> None:
        self._wait()
        assert pauses.resume(self.session, Pausable.PAID_CALLS)

    def _wait(self) -> None:
        self.time += 10_000
        time = self.time
        self.session.differences = replace(self.session.differences, read_clock=lambda _: time)


@pytest.fixture
def account(session: Session) -> Account:
    return Account(session)


def test_two_films_at_another_price_pause_paid_calls(account: Account) -> None:
    account.make_film(PRICE)
    said = [account.make_film(2 * PRICE) for _ in range(3)]
    assert (said[:2], account.is_paused) == ([None, None], True)
    assert said[2] is not None
    assert "standard costs 200" in said[2]
    (paused,) = pauses.list_paused(account.session)
    assert (paused.cause, paused.reason) == (PauseCause.PRICE_DIFFERS, said[2])
    assert account.list_told("upstream.paused") == ["price_differs"]


def test_one_film_at_another_price_pauses_nothing(account: Account) -> None:
    for price in (PRICE, 2 * PRICE, PRICE, PRICE):
        assert account.make_film(price) is None
    assert not account.is_paused
    assert account.show().cause is DriftCause.OTHER_USE_OF_KEY


def test_after_the_correction_what_was_accepted_before_does_not_pause_again(account: Account) -> None:
    for _ in range(3):
        account.make_film(2 * PRICE)
    account.resume()
    for _ in range(4):  # they were accepted at the old price
        assert account.make_film(2 * PRICE, dict.fromkeys(COMBINATIONS, 2 * PRICE)) is None
    assert not account.is_paused
    assert account.list_told("upstream.resumed") == ["price_differs"]


def test_a_correction_counts_after_its_events_are_old(account: Account) -> None:
    today, account.time = now(account.session), now(account.session) - 40 * DAY_MS
    for _ in range(3):
        account.make_film(2 * PRICE)
    account.resume()
    account.time = today
    assert account.make_film(PRICE) is None
    while events.delete_old(account.session):
        pass
    assert account.list_told("upstream.paused") == []
    assert account.make_film(PRICE) is None
    assert not account.is_paused


def test_without_a_correction_paid_calls_are_paused_again(account: Account) -> None:
    for _ in range(2):
        said = [account.make_film(PRICE // 2) for _ in range(3)]
        assert [word is None for word in said] == [True, True, False]
        account.resume()
    assert account.show().drift == 0  # what was seen before counts no more


def test_each_change_of_the_cause_is_told_once(account: Account) -> None:
    account.make_film()
    account.used += 7
    for _ in range(3):
        account.make_film()
    assert account.list_told("upstream.drift") == ["other_use_of_key"]
    for _ in range(3):
        account.make_film(3 * PRICE)
    assert account.list_told("upstream.drift") == ["other_use_of_key", "price_differs"]


def test_a_406_is_a_proof_unless_it_names_our_price(session: Session) -> None:
    assert counter.stop_for_price(session, "fast", PRICE, OURS) is None
    assert not pauses.is_paused(session, Pausable.PAID_CALLS)
    assert counter.stop_for_price(session, "fast", PRICE + 1, OURS) is not None
    assert pauses.is_paused(session, Pausable.PAID_CALLS)
    assert counter.stop_for_price(session, "fast", PRICE + 1, OURS) is None  # it is paused already


def test_the_pause_of_an_operator_stays_the_operators(session: Session) -> None:
    assert pauses.pause(session, Pausable.PAID_CALLS, "at night")
    assert counter.stop_for_price(session, "fast", PRICE + 1, OURS) is None
    (paused,) = pauses.list_paused(session)
    assert (paused.cause, paused.reason) == (PauseCause.OPERATOR, "at night")
