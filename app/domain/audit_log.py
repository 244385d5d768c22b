"""The audit log: what operators changed, written in the transaction of the change; and what was refused to them.

It is append-only, and kept for ever. It holds no secrets and no prompts.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlmodel import col

from app.schemas.audit_log import Actor as ActorView
from app.schemas.audit_log import AuditLogEntry, AuditLogPage, Change, Target
from app.store.ids import first_id, new_id
from app.store.sessions import Session, insert_row, now
from app.store.tables import AuditLog
from app.words import ActorType, AuditOutcome

DENIAL = "operation.called"  # without the scope for it; it has no entry when it succeeds

Changes = Mapping[str, Mapping[str, Any]]

_DENIALS, _DENIAL_MS = 20, 3_600_000  # of a client, in this time
_NEVER_LOGGED = frozenset({"id", "object", "key", "createdBy", "updatedAt", "updatedBy", "alerts"})


@dataclass(frozen=True)
class Actor:
    """Who changes something; the fields are those of the schema. `request_id` is that of its request."""

    type: ActorType
    name: str
    id: str | None = None
    client_id: str | None = None
    on_behalf_of: str | None = None
    ip_address: str | None = None
    user_agent: str | None = None
    request_id: str | None = None


@dataclass(frozen=True)
class Filter:
    """Which entries to list: those that have all of these values. Times are milliseconds; the later
    one is excluded."""

    type: str | None = None
    actor: str | None = None
    target: str | None = None
    outcome: AuditOutcome | None = None
    created_after: int | None = None
    created_before: int | None = None


def record(
    session: Session,
    actor: Actor,
    kind: str,
    target: Target,
    changes: Changes,
    reason: str | None = None,
    *,
    audit_id: str | None = None,
) -> None:
    """Append an entry about a change that this transaction makes. `kind` is a noun and a verb: `client.updated`.
    `audit_id` is given when other rows name the entry already."""
    _append(session, actor, kind, target, AuditOutcome.DONE, changes, reason, audit_id)


def record_refusal(session: Session, actor: Actor, kind: str, target: Target, code: str) -> None:
    """Append an entry about an attempt that an error with this code ended. Nothing else was changed."""
    _append(session, actor, kind, target, AuditOutcome.REFUSED, {}, code)


def may_record_denial(session: Session, client_id: str) -> bool:
    """Whether this client has caused fewer than 20 denials in the last hour: nothing is ever deleted here, so a loop
    must not fill it."""
    since = first_id("audit", now(session) - _DENIAL_MS)
    values = {"type": DENIAL, "actor": client_id, "created_after": since, "before": _DENIALS - 1}
    return session.execute(_LAST_DENIAL, values).first() is None


def compare(before: BaseModel | None, after: BaseModel) -> Changes:
    """What changed between two views of the same thing. With None, everything that the new thing has."""
    old = {} if before is None else before.model_dump(mode="json", by_alias=True)
    new = after.model_dump(mode="json", by_alias=True)
    return {
        name: {"from": old.get(name), "to": value}
        for name, value in new.items()
        if name not in _NEVER_LOGGED and value != old.get(name)
    }


def list_page(session: Session, wanted: Filter, *, limit: int, after: str | None) -> AuditLogPage:
    """At most `limit` entries, newest first, older than the entry `after`."""
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    for name in given.keys() & {"created_after", "created_before"}:
        given[name] = first_id("audit", given[name])  # an entry's id begins with its time, and has an index
    names = frozenset(given) if after is None else frozenset({*given, "after"})
    rows = session.execute(_write_page(names), {**given, "after": after, "count": limit + 1}).all()
    entries = [_show(row) for row in rows[:limit]]
    return AuditLogPage(
        data=entries,
        first_id=entries[0].id if entries else None,
        last_id=entries[-1].id if entries else None,
        has_more=len(rows) > limit,
    )


def _append(
    session: Session,
    actor: Actor,
    kind: str,
    target: Target,
    outcome: AuditOutcome,
    changes: Changes,
    reason: str | None,
    audit_id: str | None = None,
) -> None:
    about = asdict(actor)
    request_id = about.pop("request_id")
    insert_row(
        session,
        AuditLog,
        id=audit_id or new_id("audit"),
        type=kind,
        actor=about,
        actor_client_id=actor.client_id,
        target_type=target.type,
        target_id=target.id,
        target_name=target.name,
        changes=dict(changes),
        reason=reason,
        request_id=request_id,
        outcome=outcome,
        created_at=now(session),
    )


def _show(row: Any) -> AuditLogEntry:
    return AuditLogEntry(
        id=row.id,
        type=row.type,
        effective_at=row.created_at // 1000,
        actor=ActorView(**row.actor),
        target=Target(type=row.target_type, id=row.target_id, name=row.target_name),
        changes={name: Change(**change) for name, change in row.changes.items()},
        reason=row.reason,
        request_id=row.request_id,
        outcome=row.outcome,
    )


@cache
def _write_page(names: frozenset[str]) -> Select[Any]:
    """Built once per combination of filters."""
    conditions = [condition for name, condition in _CONDITIONS.items() if name in names]
    statement = select(*AuditLog.__table__.columns).where(*conditions)  # type: ignore[attr-defined]  # SQLModel sets it
    return statement.order_by(col(AuditLog.id).desc()).limit(bindparam("count"))


_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "type": col(AuditLog.type) == bindparam("type"),
    "actor": col(AuditLog.actor_client_id) == bindparam("actor"),
    "target": col(AuditLog.target_id) == bindparam("target"),
    "outcome": col(AuditLog.outcome) == bindparam("outcome"),
    "created_after": col(AuditLog.id) >= bindparam("created_after"),
    "created_before": col(AuditLog.id) < bindparam("created_before"),
    "after": col(AuditLog.id) < bindparam("after"),
}
_LAST_DENIAL = (
    select(col(AuditLog.id))
    .where(*(_CONDITIONS[name] for name in ("type", "actor", "created_after")))
    .order_by(col(AuditLog.id).desc())
    .limit(1)
    .offset(bindparam("before"))
)
