"""What operators do with clients, keys and credits: each change together with its entry in the audit log.

The command line and the API call these functions, and no others, to change such things.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from app.domain import (
    audit_log,
    clients,
    erasures,
    generations,
    keys,
    ledger,
    pauses,
    queue,
    signatures,
    verdicts,
    webhooks,
)
from app.domain.audit_log import Actor
from app.domain.erasures import Erased
from app.domain.keys import AdminAccess
from app.domain.queue import Surroundings
from app.errors import ClientSuspended, LastAdmin, PermissionDenied
from app.schemas.audit_log import Target
from app.schemas.clients import (
    ApiKey,
    Client,
    ClientChange,
    CreatedClient,
    IssuedKey,
    KeyRevocation,
    KeyRotation,
    NewClient,
    NewKey,
)
from app.schemas.credits import BudgetSettings, Credits, NewGrant, Refund
from app.schemas.queue import Cancellation, NewCancellation, NewPause, Queue, Resumption
from app.schemas.verdicts import NewVerdict, Verdict
from app.schemas.webhooks import NewWebhook, Webhook, WebhookChange, WebhookWithSecret
from app.store.ids import PROBE_ID, PROXY_ID, new_id
from app.store.sessions import Session
from app.store.times import write_iso
from app.words import ClientStatus, Pausable, TargetType

Check = Callable[[Client], None]


def create_client(session: Session, actor: Actor, new: NewClient) -> CreatedClient:
    """Create a client with its first key. Raises InvalidRequest, NameTaken."""
    audit_id = new_id("audit")
    client, key = keys.create_client(session, new.name, new.credit_limit, new.role, audit_id=audit_id)
    if new.permissions:
        clients.set_permissions(session, client.id, new.permissions)
        client = clients.get(session, client.id)
    changes = audit_log.compare(None, client)
    audit_log.record(session, actor, "client.created", _target(client), changes, new.reason, audit_id=audit_id)
    _record_key(session, actor, "api_key.issued", key, audit_log.compare(None, key), new.reason)
    return CreatedClient(**dict(clients.get(session, client.id)), key=key)


def change_client(
    session: Session, actor: Actor, name_or_id: str, change: ClientChange, check: Check = lambda _: None
) -> Client:
    """Change what is given. `check` is called with the client as it is before, and may raise. Raises NotFound,
    InvalidRequest, NameTaken, LastAdmin."""
    audit_id = new_id("audit")
    access = keys.find_admin_access(session)
    before = clients.lock(session, name_or_id)  # otherwise two operators could both pass the check
    check(before)
    if change.name not in {None, before.name}:
        clients.rename(session, before.id, change.name)
    if change.role not in {None, before.role}:
        clients.set_role(session, before.id, change.role)
    if change.credit_limit is not None and change.credit_limit != before.credit_limit:
        clients.check_limit(change.credit_limit)
        ledger.grant(session, before.id, change.credit_limit - before.credit_limit, change.reason, audit_id=audit_id)
    if "budget" in change.model_fields_set and change.budget != _read_settings(before):
        ledger.set_budget(session, before.id, change.budget)
    if "permissions" in change.model_fields_set and change.permissions != before.permissions:
        clients.set_permissions(session, before.id, change.permissions)
    if change.status not in {None, before.status}:
        _change_status(session, before.id, change)
    _require_admin(session, access)
    after = clients.get(session, before.id)
    if changes := _compare_clients(before, after):
        audit_log.record(session, actor, "client.updated", _target(after), changes, change.reason, audit_id=audit_id)
    return clients.get(session, before.id)


def issue_key(session: Session, actor: Actor, name_or_id: str, new: NewKey) -> IssuedKey:
    """Raises NotFound, InvalidRequest."""
    key = keys.issue(session, name_or_id, new)
    _record_key(session, actor, "api_key.issued", key, audit_log.compare(None, key), new.reason)
    return key


def rotate_key(session: Session, actor: Actor, key_id: str, rotation: KeyRotation) -> IssuedKey:
    """Replace a key by a new one. Raises NotFound, KeyEnded, RotationInProgress."""
    before, issued = keys.get(session, key_id), keys.rotate(session, key_id, rotation)
    after = keys.get(session, key_id)
    changes = {**audit_log.compare(before, after), "replacedBy": {"from": None, "to": issued.id}}
    _record_key(session, actor, "api_key.issued", issued, audit_log.compare(None, issued), rotation.reason)
    _record_key(session, actor, "api_key.rotated", after, changes, rotation.reason)
    return issued


def revoke_key(session: Session, actor: Actor, key_id: str, revocation: KeyRevocation) -> ApiKey:
    """Refuse a key from now on. With the last key of a client, `cancel_queued` cancels what it has queued and nobody
    else waits for. Raises NotFound, LastAdmin."""
    access = keys.find_admin_access(session)
    revoked = keys.revoke(session, key_id)
    _require_admin(session, access)
    if revocation.cancel_queued and not keys.has_key(session, revoked.client_id):
        generations.cancel_queued(session, revoked.client_id)
    changes = {"revokedAt": {"from": None, "to": revoked.revoked_at}}
    _record_key(session, actor, "api_key.revoked", revoked, changes, revocation.reason)
    return revoked


def grant(session: Session, actor: Actor, name_or_id: str, new: NewGrant) -> Credits:
    """Raise a client's limit, or lower it. Raises NotFound, InvalidRequest."""
    before, audit_id = clients.lock(session, name_or_id), new_id("audit")
    ends = None if new.expires_at is None else new.expires_at * 1000
    granted = ledger.grant(session, before.id, new.amount, new.note, expires_at=ends, audit_id=audit_id)
    changes: audit_log.Changes = {"creditLimit": {"from": before.credit_limit, "to": granted.credit_limit}}
    if ends is not None:
        changes = {**changes, "expiresAt": {"from": None, "to": write_iso(ends)}}
    audit_log.record(session, actor, "client.credits_granted", _target(before), changes, new.note, audit_id=audit_id)
    return granted


def refund(session: Session, actor: Actor, name: str, note: str | None = None) -> Refund:
    """What is given back for a film: now, or before. Raises NotFound, NothingToRefund."""
    return refund_once(session, actor, name, note)[0]


def refund_once(session: Session, actor: Actor, name: str, note: str | None = None) -> tuple[Refund, bool]:
    """Give back what a client was charged for a film; `name` is the id of the video or of its generation. What was
    given back before is not given back again, and is no entry of the audit log. Returns what was given back, and
    whether that happened now. Raises NotFound, NothingToRefund."""
    audit_id = new_id("audit")
    refunded, is_new = generations.refund_film(session, name, note, audit_id=audit_id)
    if is_new:
        target = Target(type=TargetType.GENERATION, id=refunded.generation_id)
        changes = {"refundedCredits": {"from": 0, "to": refunded.amount}}
        audit_log.record(session, actor, "generation.refunded", target, changes, note, audit_id=audit_id)
    return refunded, is_new


def pause(session: Session, actor: Actor, new: NewPause, around: Surroundings) -> Queue:
    """Pause what is not paused yet. Returns the queue after it."""
    if pauses.pause(session, new.what, new.reason):
        _record_pause(session, actor, "queue.paused", new.what, new.reason, is_paused=True)
    return queue.show(session, around)


def resume(session: Session, actor: Actor, new: Resumption, around: Surroundings) -> Queue:
    """Resume what is paused. Returns the queue after it."""
    if pauses.resume(session, new.what):
        _record_pause(session, actor, "queue.resumed", new.what, new.reason, is_paused=False)
    return queue.show(session, around)


def cancel(session: Session, actor: Actor, new: NewCancellation) -> Cancellation:
    """Cancel what is queued and matches, the oldest first, at most 500 at a time."""
    done = queue.cancel(session, new.filter)
    if done.cancelled:
        filtered = new.filter.model_dump(mode="json", exclude_none=True)
        changes: audit_log.Changes = {
            "filter": {"from": None, "to": filtered},
            "cancelled": {"from": 0, "to": done.cancelled},
        }
        audit_log.record(session, actor, "queue.cancelled", Target(type=TargetType.QUEUE, id=None), changes, new.reason)
    return done


def erase(session: Session, actor: Actor, client_id: str, reason: str | None) -> Erased:
    """Delete what a client sent and what was made of it, at most 200 videos at a time. Raises NotFound."""
    done = erasures.erase(session, client_id)
    if done.report.videos:
        target = Target(type=TargetType.CLIENT, id=done.report.client_id)
        changes: audit_log.Changes = {"erasedVideos": {"from": 0, "to": done.report.videos}}
        audit_log.record(session, actor, "client.data_erased", target, changes, reason)
    return done


def prepare_sign_in(session: Session, actor: Actor) -> None:
    """Create what sign-ins through a proxy need, if it is not there yet: the secret that signs their tokens, and the
    client that people then act for."""
    signatures.make_key(session)
    _create_own(session, actor, PROXY_ID)


def prepare_probe(session: Session, actor: Actor, credits: int) -> None:
    """Let the client that pays for the films of `kinora probe` spend so many credits. Raises ClientSuspended."""
    _create_own(session, actor, PROBE_ID)
    probe = clients.lock(session, PROBE_ID)
    if probe.status is not ClientStatus.ACTIVE:
        raise ClientSuspended
    if probe.available_credit < credits:
        missing = credits - probe.available_credit
        grant(session, actor, PROBE_ID, NewGrant(amount=missing, note="kinora probe"))


def _create_own(session: Session, actor: Actor, client_id: str) -> None:
    """Create a client of Kinora itself, if it is not there yet."""
    if clients.create_own(session, client_id):
        own = clients.get(session, client_id)
        audit_log.record(session, actor, "client.created", _target(own), audit_log.compare(None, own))


def record_denial(session: Session, actor: Actor, operation: str) -> None:
    """Record that a key called an operation of operators without the scope for it, unless its client has as many of
    these entries as it may. Raises NotFound."""
    client = clients.lock(session, actor.client_id or "")  # otherwise many requests at once could pass the check
    if audit_log.may_record_denial(session, client.id):
        target = Target(type=TargetType.OPERATION, id=operation)
        audit_log.record_refusal(session, actor, audit_log.DENIAL, target, PermissionDenied.code)


def _record_pause(
    session: Session, actor: Actor, kind: str, what: Pausable, reason: str | None, *, is_paused: bool
) -> None:
    changes = {"paused": {"from": not is_paused, "to": is_paused}}
    audit_log.record(session, actor, kind, Target(type=TargetType.QUEUE, id=what), changes, reason)


def give_verdict(session: Session, actor: Actor, generation_id: str, new: NewVerdict) -> Verdict:
    """Say whether a paid call whose answer was lost was billed; if not, give back what was charged. Raises NotFound,
    OutcomeKnown, VerdictGiven."""
    audit_id = new_id("audit")
    given = verdicts.give(session, generation_id, billed=new.billed, note=new.note, audit_id=audit_id)
    target = Target(type=TargetType.GENERATION, id=generation_id)
    changes: audit_log.Changes = {
        "billed": {"from": None, "to": given.billed},
        "refundedCredits": {"from": 0, "to": given.refunded_credit},
    }
    audit_log.record(session, actor, "generation.verdict_given", target, changes, new.note, audit_id=audit_id)
    return given


def create_webhook(
    session: Session, actor: Actor, name_or_id: str, new: NewWebhook, reason: str | None
) -> WebhookWithSecret:
    """Create a webhook for a client. Raises NotFound, InvalidRequest, TooManyWebhooks."""
    created = webhooks.create(session, webhooks.act_for(session, name_or_id), new)
    shown = Webhook(**{name: value for name, value in created if name != "secret"})
    _record_webhook(session, actor, "webhook.created", shown, audit_log.compare(None, shown), reason)
    return created


def change_webhook(
    session: Session, actor: Actor, webhook_id: str, change: WebhookChange, reason: str | None
) -> Webhook:
    """Change a client's webhook. Raises NotFound, InvalidRequest."""
    owner = webhooks.act_for(session, webhooks.find_owner(session, webhook_id))
    before = webhooks.get(session, owner, webhook_id)
    after = webhooks.change_webhook(session, owner, webhook_id, change)
    if changes := audit_log.compare(before, after):
        _record_webhook(session, actor, "webhook.updated", after, changes, reason)
    return after


def _record_webhook(
    session: Session, actor: Actor, kind: str, webhook: Webhook, changes: audit_log.Changes, reason: str | None
) -> None:
    """Of its address only the host: the rest may contain a secret."""
    host = urlsplit(webhook.url).hostname
    shown = {name: change for name, change in changes.items() if name != "url"}
    target = Target(type=TargetType.WEBHOOK, id=webhook.id, name=host)
    audit_log.record(session, actor, kind, target, shown, reason)


def _read_settings(client: Client) -> BudgetSettings | None:
    """The budget of a client without its figures."""
    budget = client.budget
    if budget is None:
        return None
    return BudgetSettings(period=budget.period, timezone=budget.timezone, limit=budget.limit)


def _compare_clients(before: Client, after: Client) -> audit_log.Changes:
    """What an operator changed: the figures of a budget change by themselves."""
    changes = dict(audit_log.compare(before, after))
    changes.pop("budget", None)
    old, new = _read_settings(before), _read_settings(after)
    if old != new:
        changes["budget"] = {"from": old and old.model_dump(mode="json"), "to": new and new.model_dump(mode="json")}
    return changes


def _change_status(session: Session, client_id: str, change: ClientChange) -> None:
    if change.status is ClientStatus.SUSPENDED:
        clients.suspend(session, client_id, cancel_queued=change.cancel_queued)
    else:
        clients.lift(session, client_id)


def _require_admin(session: Session, before: AdminAccess) -> None:
    """A key that expires does not replace one that never does. Raises LastAdmin."""
    if keys.find_admin_access(session) < before:
        raise LastAdmin


def _record_key(
    session: Session, actor: Actor, kind: str, key: ApiKey, changes: audit_log.Changes, reason: str | None
) -> None:
    target = Target(type=TargetType.API_KEY, id=key.id, name=key.name)
    audit_log.record(session, actor, kind, target, changes, reason)


def _target(client: Client) -> Target:
    return Target(type=TargetType.CLIENT, id=client.id, name=client.name)
