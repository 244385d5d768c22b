"""Clients: create, list and suspend them, change their credit limits, revoke their links."""

import re

from sqlalchemy import bindparam, select, update
from sqlmodel import col

from app.domain import generations, ledger
from app.errors import InvalidRequest, NameTaken, NotFound
from app.schemas.clients import Client as ClientView
from app.schemas.credits import Credits
from app.store.ids import DIGITS, new_id
from app.store.sessions import Session, insert_or_skip, note_access_change, now
from app.store.tables import Client
from app.store.times import write_iso
from app.words import ClientStatus, Role

_NAME = re.compile(r"[\w][\w .\-]{0,63}")
# The form of an id or of a key. Such a name could be mistaken for another client, and a key does not belong in a list.
_RESERVED = re.compile(rf"kin_.*|\w+_{DIGITS}", re.IGNORECASE)


def create(session: Session, name: str, credit_limit: int, role: Role) -> ClientView:
    """Create an active client. Its credit limit is its first grant. Raises InvalidRequest, NameTaken."""
    if not _NAME.fullmatch(name):
        raise InvalidRequest("A name has 1 to 64 letters, digits, spaces, dots or dashes.", param="name")
    if _RESERVED.fullmatch(name):
        raise InvalidRequest("A name must not look like an id or a key: choose another name.", param="name")
    if credit_limit < 0:
        raise InvalidRequest("A credit limit is 0 or more.", param="credit_limit")
    time = now(session)
    client = Client(
        id=new_id("client"),
        name=name,
        role=role,
        status=ClientStatus.ACTIVE,
        credit_limit=0,
        used_credit=0,
        held_credit=0,
        created_at=time,
        updated_at=time,
    )
    if not insert_or_skip(session, client):
        raise NameTaken(name=name)
    if credit_limit:
        ledger.grant(session, client.id, credit_limit, note="first limit")
    return get(session, client.id)


def get(session: Session, name_or_id: str) -> ClientView:
    """The client with this id or, if there is none, with this name: older versions allowed names that look like ids.
    Raises NotFound."""
    given = {"name_or_id": name_or_id}
    row = session.execute(_BY_ID, given).first() or session.execute(_BY_NAME, given).first()
    if row is None:
        raise NotFound(f"There is no client {name_or_id!r}.", param="client")
    return _show(Client(**row._asdict()))


def list_all(session: Session) -> list[ClientView]:
    return [_show(Client(**row._asdict())) for row in session.execute(select(Client).order_by(col(Client.id)))]


def grant(session: Session, name_or_id: str, amount: int, note: str | None = None) -> Credits:
    """Raise a client's limit by `amount` credits, or lower it. Raises NotFound, InvalidRequest."""
    return ledger.grant(session, get(session, name_or_id).id, amount, note)


def get_credits(session: Session, name_or_id: str) -> Credits:
    """Raises NotFound."""
    return ledger.get_credits(session, get(session, name_or_id).id)


def suspend(session: Session, name_or_id: str, *, cancel_queued: bool = True) -> ClientView:
    """Reject a client's requests, revoke its links, and start none of its queued generations. With `cancel_queued`,
    those that no other client shares fail, and cost nothing. Generations already paid for continue. Raises NotFound."""
    client = get(session, name_or_id)
    _set_status(session, client.id, ClientStatus.SUSPENDED)
    revoke_links(session, client.id)
    if cancel_queued:
        generations.cancel_queued(session, client.id)
    return get(session, client.id)


def lift(session: Session, name_or_id: str) -> ClientView:
    """Accept the requests of a suspended client again. Its queued generations may start. Raises NotFound."""
    client = get(session, name_or_id)
    _set_status(session, client.id, ClientStatus.ACTIVE)
    return get(session, client.id)


def revoke_links(session: Session, client_id: str) -> None:
    """Revoke every link to a film or still of this client that has been made until now."""
    session.execute(update(Client).where(col(Client.id) == client_id).values(links_revoked_at=now(session)))


def _set_status(session: Session, client_id: str, status: ClientStatus) -> None:
    session.execute(_SET_STATUS, {"client": client_id, "new_status": status, "time": now(session)})
    note_access_change(session)


def _show(row: Client) -> ClientView:
    return ClientView(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        status=ClientStatus(row.status),
        credit_limit=row.credit_limit,
        used_credit=row.used_credit,
        held_credit=row.held_credit,
        created_at=write_iso(row.created_at),
        updated_at=write_iso(row.updated_at),
    )


_BY_ID = select(Client).where(col(Client.id) == bindparam("name_or_id"))
_BY_NAME = select(Client).where(col(Client.name) == bindparam("name_or_id"))
_SET_STATUS = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(status=bindparam("new_status"), updated_at=bindparam("time"))
)
