"""Suspends a client and lifts the suspension. While suspended, none of its work starts that is not yet paid for."""

from sqlalchemy import bindparam, update
from sqlmodel import col

from app.domain import clients, generations
from app.schemas.clients import Client as ClientView
from app.schemas.clients import ClientStatus
from app.store.sessions import Session, now
from app.store.tables import Client


def suspend(session: Session, name_or_id: str, *, cancel_queued: bool = True) -> ClientView:
    """Reject a client's requests, revoke its links, and start none of its queued generations. With `cancel_queued`,
    those that no other client shares fail, and cost nothing. Generations already paid for continue. Raises NotFound."""
    client = clients.get(session, name_or_id)
    _set_status(session, client.id, ClientStatus.SUSPENDED)
    clients.revoke_links(session, client.id)
    if cancel_queued:
        generations.cancel_queued(session, client.id)
    return clients.get(session, client.id)


def lift(session: Session, name_or_id: str) -> ClientView:
    """Accept the requests of a suspended client again. Its queued generations may start. Raises NotFound."""
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
