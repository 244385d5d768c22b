"""Webhooks on a database, without a service: registers them, and claims and ends tries as a sender does."""

from app.domain import clients, deliveries, webhooks
from app.domain.deliveries import Answer, Held
from app.domain.keys import Caller
from app.schemas.webhooks import NewWebhook, WebhookWithSecret
from app.store.sessions import Session
from app.words import EventType, Role, Scope

LEASE_MS = 60_000
URL = "https://shop.example/hook"
OK, BROKEN = Answer(200, "thanks"), Answer(500, "no")
VIDEO_TYPES = [EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED]
OPERATOR_TYPES = [EventType.CLIENT_CREDIT_THRESHOLD, EventType.GENERATION_UNKNOWN, EventType.WEBHOOK_DISABLED]
_SCOPES = frozenset({Scope.VIDEOS_WRITE, Scope.VIDEOS_READ, Scope.OPERATE_READ})


def add_caller(session: Session, name: str = "shop", credit_limit: int = 10**6, role: Role = Role.MEMBER) -> Caller:
    client = clients.create(session, name, credit_limit, role)
    return Caller(client.id, name, _SCOPES)


def register(session: Session, caller: Caller, types: list[EventType] = VIDEO_TYPES) -> WebhookWithSecret:
    return webhooks.create(session, caller, NewWebhook(url=URL, types=types))


def claim(session: Session) -> Held:
    held = deliveries.claim_next(session, LEASE_MS)
    assert held is not None
    return held
