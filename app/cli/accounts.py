"""`kinora clients`, `keys` and `credits`: what they do and print."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from app.cli import database
from app.cli.logs import log_change, name_user
from app.cli.tables import print_table
from app.domain import audit_log, clients, entries, grants, keys, operators
from app.domain.audit_log import Actor
from app.domain.entries import EntryRange
from app.errors import NothingToRefund
from app.schemas.audit_log import Change
from app.schemas.clients import Client, ClientChange, KeyRevocation, KeyRotation, NewClient, NewKey, Permissions
from app.schemas.credits import Budget, BudgetSettings, Credits, NewGrant
from app.store.sessions import Session
from app.store.times import write_iso
from app.words import ActorType, AlertPeriod, ClientStatus, Role


def name_actor() -> Actor:
    """Who makes a change, for the audit log."""
    user = name_user()
    return Actor(type=ActorType.CLI, id=user, name=user)


def add_client(name: str, credit_limit: int, role: Role, *, as_json: bool) -> None:
    new = NewClient(name=name, credit_limit=credit_limit, role=role)
    client = database.write(operators.create_client, name_actor(), new)
    log_change("client_created", client=client.id, name=client.name, role=client.role, credit_limit=credit_limit)
    key = client.key
    if client.role is not Role.MEMBER:
        print(f"kinora: its key may {' and '.join(key.scopes)}; it makes no films", file=sys.stderr)
    if as_json:
        print(json.dumps({**_dump(client), "key": key.key}))
        return
    print(f"{client.name} ({client.id}) may spend {client.credit_limit:,} credits.")
    print(f"Its key, shown only this once: {key.key}")


def list_clients(*, as_json: bool) -> None:
    everyone = database.scan(clients.list_all)
    if as_json:
        print(json.dumps([_dump(client) for client in everyone]))
        return
    rows = [
        (
            client.name,
            client.id,
            client.role,
            client.status,
            *_write(client.credit_limit, client.used_credit, client.held_credit),
        )
        for client in everyone
    ]
    print_table(("name", "id", "role", "status", "limit", "used", "held"), rows, figures=3)


def show_client(client: str, *, as_json: bool) -> None:
    shown = database.scan(clients.get, client)
    if as_json:
        print(json.dumps(_dump(shown)))
        return
    figures = zip(
        ("limit", "used", "held", "available"),
        _write(shown.credit_limit, shown.used_credit, shown.held_credit, shown.available_credit),
        strict=True,
    )
    print(f"{shown.name} ({shown.id}), {shown.role}, {shown.status}")
    print(", ".join(f"{name} {figure}" for name, figure in figures))
    for alert in shown.alerts:
        limit = "limit" if alert.period is AlertPeriod.LIFE else f"budget of this {alert.period}"
        print(f"It reached {alert.threshold} % of its {limit} ({alert.limit:,} credits) at {alert.reached_at}.")
    print(f"It may ask for {_write_permissions(shown.permissions)}.")
    print(f"Created {shown.created_at} by {shown.created_by or 'an older version'}.")
    print(f"Last changed {shown.updated_at}, by {shown.updated_by or 'an older version'}.")


def change_client(
    client: str, name: str | None, role: Role | None, credit_limit: int | None, reason: str | None, *, as_json: bool
) -> None:
    change = ClientChange(name=name, role=role, credit_limit=credit_limit, reason=reason)
    changed = database.write(operators.change_client, name_actor(), client, change)
    log_change("client_changed", client=changed.id)
    if as_json:
        print(json.dumps(_dump(changed)))
    else:
        print(f"{changed.name} is {changed.role} and may spend {changed.credit_limit:,} credits.")


def suspend_client(client: str, reason: str | None, *, keep_queued: bool, as_json: bool) -> None:
    change = ClientChange(status=ClientStatus.SUSPENDED, cancel_queued=not keep_queued, reason=reason)
    suspended = database.write(operators.change_client, name_actor(), client, change)
    log_change("client_suspended", client=suspended.id, cancel_queued=not keep_queued)
    _tell_client(suspended, as_json)


def activate_client(client: str, reason: str | None, *, as_json: bool) -> None:
    change = ClientChange(status=ClientStatus.ACTIVE, reason=reason)
    activated = database.write(operators.change_client, name_actor(), client, change)
    log_change("client_activated", client=activated.id)
    _tell_client(activated, as_json)


def issue_key(client: str, new: Mapping[str, Any], reason: str | None, *, as_json: bool) -> None:
    key = database.write(operators.issue_key, name_actor(), client, NewKey(**new, reason=reason))
    log_change("key_issued", client=key.client_id, key=key.id)
    print(json.dumps(_dump(key)) if as_json else f"The key, shown only this once: {key.key}")


def rotate_key(key: str, overlap_seconds: int, reason: str | None, *, force: bool, as_json: bool) -> None:
    rotation = KeyRotation(overlap_seconds=overlap_seconds, force=force, reason=reason)
    issued = database.write(operators.rotate_key, name_actor(), key, rotation)
    log_change("key_rotated", client=issued.client_id, key=issued.replaces, new_key=issued.id)
    if as_json:
        print(json.dumps(_dump(issued)))
        return
    print(f"The new key, shown only this once: {issued.key}")
    print(f"The old key {issued.replaces} is accepted for at most {overlap_seconds:,} seconds more.")


def list_keys(client: str, *, as_json: bool) -> None:
    known = database.scan(keys.list_all, client)
    if as_json:
        print(json.dumps([_dump(key) for key in known]))
    else:
        rows = [
            (
                key.id,
                key.name or "",
                " ".join(key.scopes),
                key.created_at,
                key.last_used_at or "never",
                key.expires_at or "",
                " ".join(key.allowed_networks or ()),
                key.revoked_at or "",
            )
            for key in known
        ]
        print_table(("id", "name", "scopes", "created", "last used", "expires", "networks", "revoked"), rows)


def revoke_key(key: str, reason: str | None, *, keep_queued: bool, as_json: bool) -> None:
    revocation = KeyRevocation(cancel_queued=not keep_queued, reason=reason)
    revoked = database.write(operators.revoke_key, name_actor(), key, revocation)
    log_change("key_revoked", client=revoked.client_id, key=revoked.id)
    print(json.dumps(_dump(revoked)) if as_json else f"Key {revoked.id} is revoked.")


def grant_credits(client: str, amount: int, note: str | None, expires_at: int | None, *, as_json: bool) -> None:
    new = NewGrant(amount=amount, note=note, expires_at=expires_at)
    granted = database.write(operators.grant, name_actor(), client, new)
    log_change("credits_granted", client=client, credits=amount, credit_limit=granted.credit_limit)
    _tell_credits(client, granted, as_json)


def refund_credits(video: str, note: str | None, *, as_json: bool) -> None:
    try:
        refund, is_new = database.write(operators.refund_once, name_actor(), video, note)
    except NothingToRefund:
        refund, is_new = None, False
    credits_ = refund.amount if refund and is_new else 0
    log_change("credits_refunded", video=video, credits=credits_)
    if as_json:
        print(json.dumps({"refunded": credits_}))
    else:
        print(f"Refunded {credits_:,} credits." if credits_ else "There was nothing to give back.")


def list_entries(client: str, *, limit: int, after: str | None, as_json: bool) -> None:
    client_id = database.scan(clients.get, client).id
    database.write(grants.lapse, client_id)
    page = database.scan(entries.list_page, client_id, EntryRange(after=after), limit)
    if as_json:
        print(page.model_dump_json(by_alias=True))
        return
    rows = [
        (
            entry.created_at,
            entry.kind,
            entry.video_id or "",
            entry.actor.name if entry.actor else "",
            " ".join((entry.note or "").split()),
            *_write(entry.amount, entry.credit_limit, entry.used_credit, entry.held_credit),
        )
        for entry in page.data
    ]
    print_table(("time", "kind", "video", "by", "note", "amount", "limit", "used", "held"), rows, figures=4)
    if page.has_more:
        print(f"kinora: there are older entries: add --after {page.last_id}", file=sys.stderr)


def print_entries_file(client: str, *, after: str | None) -> None:
    database.scan(_print_parts, client, after)


def _print_parts(session: Session, client: str, after: str | None) -> None:
    """All entries as CSV, in parts: a ledger may be longer than the memory allows."""
    client_id = clients.get(session, client).id
    sys.stdout.write(entries.write_header())
    rest: EntryRange | None = EntryRange(after=after)
    while rest:
        text, rest = entries.write_part(session, client_id, rest)
        sys.stdout.write(text)


def set_budget(client: str, budget: BudgetSettings | None, *, as_json: bool) -> None:
    changed = database.write(operators.change_client, name_actor(), client, ClientChange(budget=budget))
    log_change("budget_set", client=changed.id, **(budget.model_dump(mode="json") if budget else {}))
    if as_json:
        print(changed.model_dump_json(by_alias=True))
    else:
        _tell_budget(changed.name, changed.budget)


def set_permissions(
    client: str, allow: Sequence[str], given: Mapping[str, Any], reason: str | None, *, as_json: bool
) -> None:
    """`allow` has lines such as `fast_mode=true`; `given` has the other permissions by their names in JSON."""
    permissions = _read_permissions(allow, given)
    change = ClientChange(permissions=permissions, reason=reason)
    changed = database.write(operators.change_client, name_actor(), client, change)
    log_change("permissions_set", client=changed.id)
    if as_json:
        print(changed.model_dump_json(by_alias=True))
    else:
        print(f"{changed.name} may ask for {_write_permissions(changed.permissions)}.")


def _read_permissions(allow: Sequence[str], given: Mapping[str, Any]) -> Permissions | None:
    """None: everything. Raises ValidationError."""
    fields = {name: value for name, value in given.items() if value is not None}
    for line in allow:
        name, _, value = line.partition("=")
        fields.setdefault(name, []).append({"true": True, "false": False}.get(value, value))
    return Permissions.model_validate(fields) if fields else None


def _write_permissions(permissions: Permissions | None) -> str:
    return permissions.model_dump_json(by_alias=True) if permissions else "everything"


def show_credits(client: str, *, as_json: bool) -> None:
    _tell_credits(client, database.scan(clients.get_credits, client), as_json)


def list_audit_log(wanted: Mapping[str, Any], limit: int, *, as_json: bool) -> None:
    page = database.scan(audit_log.list_page, audit_log.Filter(**wanted), limit=limit, after=None)
    if as_json:
        print(json.dumps([_dump(entry) for entry in page.data]))
        return
    rows = [
        (
            write_iso(entry.effective_at * 1000),
            entry.type,
            entry.outcome,
            entry.actor.name,
            entry.target.name or entry.target.id or "",
            "; ".join(_write_change(name, change) for name, change in entry.changes.items()),
            entry.reason or "",
        )
        for entry in page.data
    ]
    print_table(("time", "type", "outcome", "by", "what", "changes", "reason"), rows)


def _write_change(name: str, change: Change) -> str:
    return f"{name}: {change.to}" if change.from_ is None else f"{name}: {change.from_} → {change.to}"


def _tell_client(client: Client, as_json: bool) -> None:
    print(json.dumps(_dump(client)) if as_json else f"{client.name} is {client.status}.")


def _tell_credits(client: str, credits_: Credits, as_json: bool) -> None:
    if as_json:
        print(credits_.model_dump_json(by_alias=True))
        return
    print(f"{client}: limit {credits_.credit_limit:,}, used {credits_.used_credit:,}, held {credits_.held_credit:,}")
    print(f"{credits_.available_credit:,} credits are available.")
    for grant in credits_.expiring_grants:
        print(f"{grant.left:,} of a grant of {grant.amount:,} credits expire at {grant.expires_at}.")
    if credits_.budget:
        _tell_budget(client, credits_.budget)


def _tell_budget(client: str, budget: Budget | None) -> None:
    if budget is None:
        print(f"{client} has no budget: only its limit counts.")
        return
    print(
        f"{client}: {budget.limit:,} credits per {budget.period} ({budget.timezone}), "
        f"used {budget.period_used:,}, held {budget.period_held:,} until {budget.resets_at}"
    )


def _write(*figures: int) -> list[str]:
    return [f"{figure:,}" for figure in figures]


def _dump(value: BaseModel) -> dict[str, object]:
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)
