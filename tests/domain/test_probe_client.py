"""The client that pays for the films of `kinora probe`: it may spend what the next film costs, and no more."""

import pytest
from sqlalchemy import text

from app.domain import clients, operators
from app.domain.audit_log import Actor
from app.errors import ClientSuspended, InvalidRequest
from app.store.ids import PROBE_ID
from app.store.sessions import Session
from app.words import ActorType, Role

DANA = Actor(type=ActorType.CLI, id="dana", name="dana")


def test_it_gets_what_is_missing_and_each_grant_is_on_record(session: Session) -> None:
    for credits in (700, 700, 900):
        operators.prepare_probe(session, DANA, credits)
    probe = clients.get(session, PROBE_ID)
    assert (probe.name, probe.role, probe.available_credit) == ("probe (kinora)", Role.MEMBER, 900)
    types = session.connection.execute(text("SELECT type FROM audit_log ORDER BY id")).scalars().all()
    assert types == ["client.created", "client.credits_granted", "client.credits_granted"]
    assert session.connection.execute(text("SELECT count(*) FROM api_key")).scalar_one() == 0


def test_a_suspended_one_gets_nothing(session: Session) -> None:
    operators.prepare_probe(session, DANA, 700)
    clients.suspend(session, PROBE_ID)
    with pytest.raises(ClientSuspended):
        operators.prepare_probe(session, DANA, 900)
    assert clients.get(session, PROBE_ID).available_credit == 700


def test_no_other_client_can_have_its_name(session: Session) -> None:
    with pytest.raises(InvalidRequest):
        clients.create(session, "probe (kinora)", 0, Role.MEMBER)
