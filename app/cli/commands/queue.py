"""The interface of `kinora queue` and `upstream`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import Json, Reason, open_group
from app.words import Pausable

queue_cli = open_group("See, pause and resume the queue.")

What = Annotated[Pausable, typer.Argument(metavar="WHAT", help="paid_calls, or accepts: new requests.")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(queue_cli, name="queue")
    cli.command("upstream")(upstream)


@queue_cli.command("show")
def show(as_json: Json = False) -> None:
    """Show what waits, for what, and when it is safe to stop."""
    from app.cli import queue

    queue.show(as_json=as_json)


@queue_cli.command("pause")
def pause(what: What, reason: Reason = None, as_json: Json = False) -> None:
    """Let no paid call start, or accept no request that needs one.

    It lasts until `queue resume`, also over a restart. Reads and hits go on.
    """
    from app.cli import queue

    queue.pause(what, reason, as_json=as_json)


@queue_cli.command("resume")
def resume(what: What, reason: Reason = None, as_json: Json = False) -> None:
    """Let go on what was paused."""
    from app.cli import queue

    queue.resume(what, reason, as_json=as_json)


@queue_cli.command("cancel")
def cancel(
    client: Annotated[str | None, typer.Option(metavar="CLIENT", help="Only what this client pays.")] = None,
    older_than: Annotated[
        int | None, typer.Option(metavar="MINUTES", min=0, help="Only what has waited longer than this.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is queued.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen, and change nothing.")] = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Cancel what is queued and matches; it costs nothing.

    At most 500 at a time, the oldest first. What was sent to upstream goes on.
    """
    from app.cli import queue

    if not everything and client is None and older_than is None:
        raise typer.BadParameter("say which: --client, --older-than or --all")
    queue.cancel(client, older_than, reason, dry_run=dry_run, as_json=as_json)


def upstream(as_json: Json = False) -> None:
    """Show upstream's counter and its drift.

    Asks upstream whether it accepts the key, which is free. Everything else comes from the database.
    """
    from app.cli import upstream as showing

    showing.show(as_json=as_json)
