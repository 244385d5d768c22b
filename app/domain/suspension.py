"""Suspending a client, and what follows from it: nothing of it that has not been paid for goes on."""

from sqlalchemy import bindparam, update
from sqlmodel import col

from app.domain import clients, generations
from app.schemas.clients import Client as ClientView
from app.schemas.clients import ClientStatus
from app.store.sessions import Session, now
from app.store.tables import Client


def suspend(session: Session, name_or_id: str, *, cancel_queued: bool = True) -> ClientView:
    """Refuse a client's requests, end its links, and start none of its queued runs. With `cancel_queued` those that no
    other client waits for fail, and cost nothing. Runs that were paid for go on. Raises NotFound."""
    client = clients.get(session, name_or_id)
    _set_status(session, client.id, ClientStatus.SUSPENDED)
    clients.revoke_links(session, client.id)
    if cancel_queued:
        generations.cancel_queued(session, client.id)
    return clients.get(session, client.id)


def lift(session: Session, name_or_id: str) -> ClientView:
    """Let a suspended client in again; what is still queued may start. Raises NotFound."""
    client = clients.get(session, name_or_id)
    _set_status(session, client.id, ClientStatus.ACTIVE)
    return clients.get(session, client.id)


def _set_status(session: Session, client_id: str, status: ClientStatus) -> None:
    session.execute(_SET_STATUS, {"client": client_id, "new_status": status, "time": now(session)})


_SET_STATUS = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(status=bindparam("new_status"), updated_at=bindparam("time"))
)
