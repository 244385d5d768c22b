"""Gauges: the credits of some clients and of all others add up, and are those that clients see."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, update
from sqlmodel import col

from app.api.metrics.counting import count_facts
from app.domain import clients, gauges, ledger
from app.domain.facts import AddedVideo
from app.metrics import MOST_CLIENTS, OTHER, Metrics
from app.store.sessions import Changes, Session, now
from app.store.tables import Client
from app.words import Cache, Role
from tests.domain import steady
from tests.support.clocks import give_clock


@steady
@given(used=st.lists(st.integers(0, 900), max_size=6), most=st.integers(1, 6))
def test_the_clients_that_used_most_and_the_others_add_up(engine: Engine, used: list[int], most: int) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        session = Session(connection)
        for number, amount in enumerate(used):
            client = clients.create(session, f"client {number}", 1_000, Role.MEMBER)
            session.execute(update(Client).where(col(Client.id) == client.id).values(used_credit=amount, held_credit=7))
        shown = gauges.list_credits(session, most)
        assert [each.used for each in shown if each.name] == sorted(used, reverse=True)[:most]
        assert shown[-1].name is None if len(used) > most else all(each.name for each in shown)
        totals = [sum(getattr(each, figure) for each in shown) for figure in ("limit", "used", "held")]
        assert totals == [1_000 * len(used), sum(used), 7 * len(used)]
        transaction.rollback()


def test_a_limit_is_shown_without_what_has_lapsed(session: Session) -> None:
    clock = give_clock(session, 1_795_780_800_000)
    client = clients.create(session, "a client", 1_000, Role.MEMBER)
    ledger.grant(session, client.id, 500, expires_at=now(session) + 1_000)
    for passed, limit in ((0, 1_500), (2_000, 1_000)):
        clock.milliseconds += passed
        (shown,) = gauges.list_credits(session, 9)
        assert shown.limit == ledger.get_credits(session, client.id).credit_limit == limit


def test_after_a_hundred_clients_the_videos_of_others_are_counted_together() -> None:
    metrics = Metrics()
    for number in [*range(MOST_CLIENTS + 20), 0]:
        count_facts(metrics, Changes(facts=[AddedVideo(f"client {number}", Cache.MISS, 0)]))
    (family,) = metrics.videos.collect()
    counted = {sample.labels["client"]: sample.value for sample in family.samples}
    assert len(counted) == MOST_CLIENTS + 1
    assert (counted["client 0"], counted["client 1"], counted[OTHER]) == (2, 1, 20)
