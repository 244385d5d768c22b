"""`kinora webhooks`: lists clients' webhooks, adds one, enables and disables them."""

import asyncio
import ssl
from contextlib import closing

from app import config
from app.cli import database
from app.cli.accounts import name_actor
from app.cli.logs import log_change
from app.cli.tables import print_table
from app.domain import operators, webhooks
from app.egress import Egress, Refused
from app.errors import InvalidRequest
from app.schemas.webhooks import NewWebhook, WebhookChange
from app.store.times import write_iso
from app.words import EventType, WebhookStatus


def list_webhooks(client: str, *, as_json: bool) -> None:
    listed = database.scan(webhooks.list_of_client, client)
    if as_json:
        print(listed.model_dump_json())
        return
    rows = [
        (
            each.id,
            each.disabled_reason or each.status,
            write_iso(each.created_at * 1000),
            each.url,
            " ".join(each.types),
        )
        for each in listed.data
    ]
    print_table(("id", "status", "created", "url", "types"), rows)


def add(client: str, url: str, types: list[EventType] | None, reason: str | None, *, as_json: bool) -> None:
    """Raises InvalidRequest for an address that no event would be sent to."""
    new = NewWebhook(url=url, types=types) if types else NewWebhook(url=url)
    _check_address(url)
    created = database.write(operators.create_webhook, name_actor(), client, new, reason)
    log_change("webhook_created", webhook=created.id)
    if as_json:
        print(created.model_dump_json())
        return
    print(f"{created.id} gets {' and '.join(created.types)}.")
    print(f"Its secret, shown only this once: {created.secret}")


def set_status(webhook: str, status: WebhookStatus, reason: str | None, *, as_json: bool) -> None:
    change = WebhookChange(status=status)
    changed = database.write(operators.change_webhook, name_actor(), webhook, change, reason)
    log_change("webhook_changed", webhook=changed.id, status=changed.status)
    print(changed.model_dump_json() if as_json else f"{changed.id} is {changed.status}.")


def _check_address(url: str) -> None:
    with closing(Egress(ssl.create_default_context(), config.load().egress_allow)) as egress:
        try:
            asyncio.run(egress.check(url))
        except Refused:
            raise InvalidRequest(webhooks.BAD_ADDRESS, param="url") from None
