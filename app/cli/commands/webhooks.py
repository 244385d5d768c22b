"""The interface of `kinora webhooks`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import ClientName, Json, Reason, open_group
from app.words import EventType, WebhookStatus

webhooks_cli = open_group("Manage the webhooks of clients.")

WebhookName = Annotated[str, typer.Argument(metavar="WEBHOOK", help="A webhook's id.")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(webhooks_cli, name="webhooks")


@webhooks_cli.command("list")
def list_webhooks(client: ClientName, as_json: Json = False) -> None:
    """List a client's webhooks."""
    from app.cli import webhooks

    webhooks.list_webhooks(client, as_json=as_json)


@webhooks_cli.command("add")
def add(
    client: ClientName,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where events are sent.")],
    types: Annotated[
        list[EventType] | None,
        typer.Option("--type", metavar="TYPE", help="Which events: video.completed and video.failed by default."),
    ] = None,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Add a webhook, and print its secret."""
    from app.cli import webhooks

    webhooks.add(client, url, types, reason, as_json=as_json)


@webhooks_cli.command("enable")
def enable(webhook: WebhookName, reason: Reason = None, as_json: Json = False) -> None:
    """Send what waits, and what comes."""
    from app.cli import webhooks

    webhooks.set_status(webhook, WebhookStatus.ENABLED, reason, as_json=as_json)


@webhooks_cli.command("disable")
def disable(webhook: WebhookName, reason: Reason = None, as_json: Json = False) -> None:
    """Send nothing until it is enabled again. Deliveries wait for up to 30 days."""
    from app.cli import webhooks

    webhooks.set_status(webhook, WebhookStatus.DISABLED, reason, as_json=as_json)
