"""When an audit is due, and what it leaves behind. What it finds is in `tests/cli/test_audit.py`."""

import asyncio
import threading

import pytest

from app.domain import audit
from app.domain.audit import Finding, LastAudit
from app.store.database import find_backend, open_database
from app.store.sessions import Session, now
from app.words import AuditRule
from tests.support.clocks import Clock, give_clock
from tests.support.postgres import Postgres
from tests.support.steps import DAY_MS

AT_ONCE = 8
FINDING = Finding(AuditRule.HOLDS, "gen_1", "queued, with 0 holds and 0 ends")


@pytest.fixture
def clock(session: Session) -> Clock:
    return give_clock(session, now(session))


@pytest.mark.parametrize("findings", [[], [FINDING, FINDING]])
def test_an_audit_is_due_a_day_after_the_last_one_has_ended(
    session: Session, clock: Clock, findings: list[Finding]
) -> None:
    assert audit.find_last(session) is None
    assert audit.begin_run(session)
    assert not audit.begin_run(session), "one is running"
    clock.milliseconds += (ended := 3_000)
    audit.end_run(session, findings)
    begun_at = clock.milliseconds - ended
    assert audit.find_last(session) == LastAudit(begun_at + ended, {AuditRule.HOLDS: 2} if findings else {})
    clock.milliseconds += DAY_MS - 1
    assert not audit.is_due(session)
    clock.milliseconds += 1
    assert audit.begin_run(session)
    audit.end_run(session, [])
    assert audit.find_last(session) == LastAudit(begun_at + ended + DAY_MS, {})


def test_an_audit_that_was_killed_is_made_up_for(session: Session, clock: Clock) -> None:
    assert audit.begin_run(session)
    clock.milliseconds += DAY_MS // 4
    assert audit.begin_run(session)


def test_a_clock_that_was_wrong_does_not_put_it_off(session: Session, clock: Clock) -> None:
    clock.milliseconds += 365 * DAY_MS
    assert audit.begin_run(session)
    audit.end_run(session, [])
    clock.milliseconds -= 365 * DAY_MS
    assert audit.is_due(session)


def test_of_many_that_begin_at_the_same_time_one_does(postgres: Postgres) -> None:
    url = postgres.create_database()
    find_backend(url).upgrade(tell=lambda _: None)
    database, together = open_database(url), threading.Barrier(AT_ONCE, timeout=30)

    def begin(session: Session) -> bool:
        together.wait()  # each in a transaction of its own
        return audit.begin_run(session)

    async def race() -> list[bool]:
        return await asyncio.gather(*(database.write(begin) for _ in range(AT_ONCE)))

    try:
        assert sum(asyncio.run(race())) == 1
    finally:
        database.close()
