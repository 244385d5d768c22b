"""Options that several commands share, and the help of command groups."""

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV, for spreadsheets.")]
ClientName = Annotated[str, typer.Argument(metavar="CLIENT", help="A client's name or id.")]
Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for the audit log.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for the ledger.")]


def open_group(about: str) -> typer.Typer:
    """A group of commands. It shows its help when it is called without a command."""
    group = typer.Typer(help=about, invoke_without_command=True)
    group.callback()(print_help)
    return group


def print_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())
