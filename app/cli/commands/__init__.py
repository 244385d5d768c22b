"""The command-line interface: every command with its options and its help text.

A command imports its implementation only when it runs. So help, completion and usage errors appear at once.
"""

from typing import Annotated

import typer

from app.cli.commands import accounts, films, generations, options, queue, service, webhooks

_EXIT_CODES = "Exit codes: 0 done, 1 failed, 2 wrong call or wrong setting, 130 stopped with Ctrl-C."

cli = typer.Typer(
    help="Turn a still into a film with sound: the service, its worker, its operator's commands and a client.",
    epilog=_EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"kinora {version('kinora')}")
        raise typer.Exit


@cli.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    options.print_help(context)


films.add_to(cli)
service.add_to(cli)
accounts.add_to(cli)
queue.add_to(cli)
generations.add_to(cli)
webhooks.add_to(cli)
