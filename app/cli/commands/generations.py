"""The interface of `kinora generations`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import Json, Note, Reason, open_group
from app.words import Failure, State

generations_cli = open_group("See paid calls and what became of them.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(generations_cli, name="generations")


@generations_cli.command("list")
def list_generations(
    state: Annotated[State | None, typer.Option(help="Only generations in this state.")] = None,
    client: Annotated[
        str | None, typer.Option(metavar="CLIENT", help="Only what this client pays for, by its name or id.")
    ] = None,
    failure: Annotated[Failure | None, typer.Option(help="Only generations with this failure.")] = None,
    start: Annotated[
        str | None, typer.Option(metavar="TIME", help="Only from this day or time (UTC) on, such as 2026-11-01.")
    ] = None,
    end: Annotated[str | None, typer.Option(metavar="TIME", help="Only before this day or time (UTC).")] = None,
    limit: Annotated[int, typer.Option(metavar="COUNT", min=1, max=10_000, help="How many, newest first.")] = 100,
    as_json: Json = False,
) -> None:
    """List paid calls, newest first, each with its last try."""
    from app.cli import generations

    generations.list_page(state, client, failure, start, end, limit, as_json=as_json)


@generations_cli.command("show")
def show_generation(
    generation: Annotated[str, typer.Argument(metavar="GENERATION", help="Its id, as in `generations list`.")],
    as_json: Json = False,
) -> None:
    """Show all that is known about a generation.

    Its tries, its credits, the videos that share it, and where the time went.
    """
    from app.cli import generations

    generations.show(generation, as_json=as_json)


@generations_cli.command("cancel")
def cancel_generation(
    generation: Annotated[str, typer.Argument(metavar="GENERATION", help="Its id, as in `generations list`.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen, and change nothing.")] = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Cancel a generation that is queued, for all who wait for it.

    It costs nothing. What was sent to upstream goes on.
    """
    from app.cli import queue

    queue.cancel_one(generation, reason, dry_run=dry_run, as_json=as_json)


@generations_cli.command("refund")
def refund_generation(
    generation: Annotated[str, typer.Argument(metavar="GENERATION", help="Its id, or that of the video it was for.")],
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Give back what its client was charged for it."""
    from app.cli import accounts

    accounts.refund_credits(generation, note, as_json=as_json)


@generations_cli.command("unknown")
def list_unknown(
    limit: Annotated[int, typer.Option(metavar="COUNT", min=1, max=1_000, help="How many, newest first.")] = 20,
    after: Annotated[
        str | None, typer.Option(metavar="GENERATION", help="Only those older than this one, by its id.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the unknown outcomes that wait for a verdict.

    The answer to these paid calls was lost. Upstream's counter before and after proposes whether they were billed.
    """
    from app.cli import verdicts
    from app.store.ids import is_id

    if after is not None and not is_id("gen", after):
        raise typer.BadParameter("give the id of a generation, gen_…", param_hint="--after")
    verdicts.list_unknown(limit, after, as_json=as_json)


@generations_cli.command("resolve")
def give_verdict(
    generation: Annotated[str, typer.Argument(metavar="GENERATION", help="The id of the generation.")],
    billed: Annotated[
        bool | None,
        typer.Option(
            "--billed/--not-billed", help="Whether upstream billed it. If not, its client gets its credits back."
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="How you found out, for the audit log.")] = None,
    as_json: Json = False,
) -> None:
    """Say whether a paid call whose answer was lost was billed.

    There is one verdict per generation, and it stays.
    """
    if billed is None:
        raise typer.BadParameter("give either --billed or --not-billed", param_hint="--billed")
    from app.cli import verdicts

    verdicts.give_verdict(generation, billed=billed, note=note, as_json=as_json)
