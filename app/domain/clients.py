"""Clients: create, list, rename and suspend them, change their credit limits, revoke their links."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, case, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.domain import alerts, budgets, generations, grants, ledger
from app.errors import InvalidRequest, NameTaken, NotFound
from app.schemas.clients import Client as ClientView
from app.schemas.clients import ClientPage, Permissions
from app.schemas.credits import Credits
from app.store.ids import DIGITS, PROBE_ID, PROXY_ID, new_id
from app.store.sessions import Session, insert_or_skip, note_access_change, now
from app.store.tables import AuditLog, Client
from app.store.times import write_iso
from app.words import AuditOutcome, ClientStatus, Role

# Clients of Kinora itself. With parentheses, so that no other client can have such a name already.
_OWN = {PROXY_ID: ("sign-in (proxy)", Role.ADMIN), PROBE_ID: ("probe (kinora)", Role.MEMBER)}
_NAME = re.compile(r"[\w][\w .\-]{0,63}")
# The form of an id or of a key. Such a name could be mistaken for another client, and a key does not belong in a list.
_RESERVED = re.compile(rf"kin_.*|\w+_{DIGITS}", re.IGNORECASE)


def create(session: Session, name: str, credit_limit: int, role: Role, *, audit_id: str | None = None) -> ClientView:
    """Create an active client. Its credit limit is its first grant. `audit_id` names the entry of the audit log about
    it. Raises InvalidRequest, NameTaken."""
    _check_name(name)
    check_limit(credit_limit)
    client_id = new_id("client")
    if not _insert(session, client_id, name, role):
        raise NameTaken(name=name)
    if credit_limit:
        ledger.grant(session, client_id, credit_limit, note="first limit", audit_id=audit_id)
    return get(session, client_id)


def create_own(session: Session, client_id: str) -> bool:
    """Create a client of Kinora itself, without a key. False: there is one already."""
    return _insert(session, client_id, *_OWN[client_id])


def get(session: Session, name_or_id: str) -> ClientView:
    """The client with this id or, if there is none, with this name: older versions allowed names that look like ids.
    Raises NotFound."""
    given = {"name_or_id": name_or_id}
    row = session.execute(_BY_ID, given).first() or session.execute(_BY_NAME, given).first()
    if row is None:
        raise NotFound(f"There is no client {name_or_id!r}.", param="client")
    return _show(session, row, now(session))


def lock(session: Session, name_or_id: str) -> ClientView:
    """The same; until the end of the transaction, nobody else changes this client. Raises NotFound."""
    client_id = get(session, name_or_id).id
    session.execute(_LOCK, {"client": client_id})
    grants.lapse(session, client_id)
    return get(session, client_id)


def list_all(session: Session) -> list[ClientView]:
    time = now(session)
    return [_show(session, row, time) for row in session.execute(_ALL)]


def list_page(
    session: Session, *, limit: int, after: str | None, status: ClientStatus | None, role: Role | None
) -> ClientPage:
    """At most `limit` clients after the one with the id `after`, oldest first, with this status and role."""
    given = {"status": status, "role": role, "after": after}
    given = {name: value for name, value in given.items() if value is not None}
    rows = session.execute(_write_page(frozenset(given)), {**given, "count": limit + 1}).all()
    time = now(session)
    views = [_show(session, row, time) for row in rows[:limit]]
    return ClientPage(
        data=views,
        first_id=views[0].id if views else None,
        last_id=views[-1].id if views else None,
        has_more=len(rows) > limit,
    )


def check_limit(credit_limit: int) -> None:
    """Raises InvalidRequest."""
    if not 0 <= credit_limit <= ledger.LARGEST_LIMIT:
        message = f"A credit limit is a number from 0 to {ledger.LARGEST_LIMIT:,}."
        raise InvalidRequest(message, param="creditLimit")


def rename(session: Session, client_id: str, name: str) -> None:
    """Raises InvalidRequest, NameTaken."""
    _check_name(name)
    try:
        with session.savepoint():
            session.execute(_RENAME, {"client": client_id, "new_name": name, "time": now(session)})
    except IntegrityError:
        raise NameTaken(name=name) from None


def set_role(session: Session, client_id: str, role: Role) -> None:
    """Keys that exist keep their scopes."""
    session.execute(_SET_ROLE, {"client": client_id, "new_role": role, "time": now(session)})
    note_access_change(session)


def set_permissions(session: Session, client_id: str, permissions: Permissions | None) -> None:
    """From the next request on. What was accepted before goes on."""
    stored = permissions.model_dump(mode="json", by_alias=True, exclude_none=True) if permissions else {}
    session.execute(_SET_PERMISSIONS, {"client": client_id, "new_permissions": stored or None, "time": now(session)})


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


def _insert(session: Session, client_id: str, name: str, role: Role) -> bool:
    """Insert an active client without credits. False if there is one with this id or name."""
    time = now(session)
    return insert_or_skip(
        session,
        Client,
        id=client_id,
        name=name,
        role=role,
        status=ClientStatus.ACTIVE,
        credit_limit=0,
        used_credit=0,
        held_credit=0,
        created_at=time,
        updated_at=time,
    )


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InvalidRequest("A name has 1 to 64 letters, digits, spaces, dots or dashes.", param="name")
    if _RESERVED.fullmatch(name):
        raise InvalidRequest("A name must not look like an id or a key: choose another name.", param="name")


def _set_status(session: Session, client_id: str, status: ClientStatus) -> None:
    session.execute(_SET_STATUS, {"client": client_id, "new_status": status, "time": now(session)})
    note_access_change(session)


def _show(session: Session, row: Any, time: int) -> ClientView:
    limit = grants.find_limit(session, row.id, row, time)
    return ClientView(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        status=ClientStatus(row.status),
        credit_limit=limit,
        used_credit=row.used_credit,
        held_credit=row.held_credit,
        available_credit=limit - row.used_credit - row.held_credit,
        budget=budgets.show_budget(row, time),
        alerts=alerts.show_alerts(row, time),
        permissions=None if row.permissions is None else Permissions.model_validate(row.permissions),
        created_at=write_iso(row.created_at),
        created_by=row.created_by,
        updated_at=write_iso(row.updated_at),
        updated_by=row.updated_by,
    )


def _write_creator() -> ScalarSelect[str]:
    """Who created a client: the actor of the first entry about it, if that is the one about its creation."""
    first = select(case((col(AuditLog.type) == "client.created", col(AuditLog.actor)["name"].as_string())))
    return first.where(*_ABOUT_CLIENT).order_by(col(AuditLog.target_id), col(AuditLog.id)).limit(1).scalar_subquery()


def _write_changer() -> ScalarSelect[str]:
    """Who last changed a client."""
    last = select(col(AuditLog.actor)["name"].as_string()).where(
        *_ABOUT_CLIENT, col(AuditLog.outcome) == AuditOutcome.DONE
    )
    newest = col(AuditLog.target_id).desc(), col(AuditLog.id).desc()
    return last.order_by(*newest).limit(1).scalar_subquery()


@cache
def _write_page(names: frozenset[str]) -> Select[Any]:
    """Built once per combination of filters."""
    conditions = [condition for name, condition in _CONDITIONS.items() if name in names]
    return _ALL.where(*conditions).limit(bindparam("count"))


# Built once at import: building a statement takes longer than executing it (decision 0015).
# A range of one value, and in its order: with `=`, PostgreSQL reads the whole log in the order of its ids when a client
# has few entries, because it expects one soon.
_ABOUT_CLIENT = col(AuditLog.target_id) >= col(Client.id), col(AuditLog.target_id) <= col(Client.id)
_ALL = select(
    *Client.__table__.columns,  # type: ignore[attr-defined]  # SQLModel sets it
    _write_creator().label("created_by"),
    _write_changer().label("updated_by"),
    *alerts.COLUMNS,
).order_by(col(Client.id))
_BY_ID = _ALL.where(col(Client.id) == bindparam("name_or_id"))
_BY_NAME = _ALL.where(col(Client.name) == bindparam("name_or_id"))
_LOCK = select(col(Client.id)).where(col(Client.id) == bindparam("client")).with_for_update()
_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "status": col(Client.status) == bindparam("status"),
    "role": col(Client.role) == bindparam("role"),
    "after": col(Client.id) > bindparam("after"),
}
_RENAME = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(name=bindparam("new_name"), updated_at=bindparam("time"))
)
_SET_ROLE = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(role=bindparam("new_role"), updated_at=bindparam("time"))
)
_SET_PERMISSIONS = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(permissions=bindparam("new_permissions"), updated_at=bindparam("time"))
)
_SET_STATUS = (
    update(Client)
    .where(col(Client.id) == bindparam("client"))
    .values(status=bindparam("new_status"), updated_at=bindparam("time"))
)
