"""The interface of `kinora generations`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import Json, open_group

generations_cli = open_group("See to generations that need a person.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(generations_cli, name="generations")


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

    verdicts.list_unknown(limit, after, as_json=as_json)


@generations_cli.command("verdict")
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
