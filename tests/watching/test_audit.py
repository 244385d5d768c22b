"""The daily audit of a running service: operators see and are told what it finds."""

from collections.abc import Callable

from sqlalchemy import text

from app.domain import keys, webhooks
from app.schemas.webhooks import NewWebhook
from app.store.sessions import Session
from app.words import AuditRule, EventType, Role
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.receivers import Receiver
from tests.support.scrapes import TOKEN, scrape
from tests.support.services import Service
from tests.support.waiting import wait_until
from tests.webhooks.records import add_caller


def break_books(session: Session, url: str) -> None:
    """Add a client whose figures do not fit its entries, and an operator with a webhook."""
    add_caller(session, "shop")
    session.execute(text("UPDATE client SET used_credit = 7 WHERE name = 'shop'"))
    operator = add_caller(session, "operator", 0, Role.READER)
    webhooks.create(session, operator, NewWebhook(url=url, types=[EventType.AUDIT_FAILED]))
    keys.issue(session, operator.client_id)


def test_what_is_wrong_is_told_and_shown(start_service: Callable[..., Service], new_database: NewDatabase) -> None:
    url = new_database()
    with Receiver() as receiver:
        engine = open_engine(url)
        with open_session(engine) as session:
            break_books(session, receiver.url("/"))
        engine.dispose()
        watched = start_service(metrics_token=TOKEN, egress_allow="127.0.0.1/32", database_url=url)
        (received,) = receiver.wait_for("/")
    assert (received.event["type"], received.event["data"]) == ("audit.failed", {"findings": {"counters": 1}})
    with watched.add_app(0, Role.ADMIN) as other:
        (event,) = other.http.get("/events").json()["data"]
    assert event == received.event
    page = wait_until(lambda: scrape(watched) if read_success(watched) else None, what="the audit on the page")
    assert page["kinora_audit_findings"] == {(rule,): rule is AuditRule.COUNTERS for rule in AuditRule}
    watched.process.wait_for('"event": "audit_failed"')
    assert page["kinora_upstream_paused"]["books_do_not_balance",] == 0, "no limit can be exceeded by this"


def read_success(watched: Service) -> float:
    return scrape(watched)["kinora_audit_last_success_timestamp_seconds"][()]
