"""The interface of `kinora serve`, `worker`, `migrate`, `backup`, `doctor`, `probe` and `openapi`: arguments, options
and help texts."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands.options import Json


def add_to(cli: typer.Typer) -> None:
    for command in (serve, worker, migrate, backup, doctor, probe, openapi):
        cli.command(command.__name__)(command)


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 8000,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="Answer requests, but make no films.")] = False,
) -> None:
    """Run the service.

    That is the API, the playground, and the worker that makes the films.
    """
    from app.cli import serve as serving

    serving.serve(host, port, work=not no_worker)


def worker() -> None:
    """Run one more worker.

    It needs PostgreSQL. With SQLite, `kinora serve` is the only process that works.
    """
    from app.cli import worker as working

    working.work()


def migrate() -> None:
    """Create or update the database.

    A SQLite file is copied before it is changed.
    """
    from app.cli import database

    database.migrate()


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes. It must not exist yet.")],
) -> None:
    """Copy the database while it is in use.

    This is for SQLite. Copy the content folder after it.
    """
    from app.cli import database

    database.backup(file)


def doctor(as_json: Json = False) -> None:
    """Say what keeps Kinora from working.

    Checks settings, database, disk, clock and the key, and changes nothing. Exit 1 if a check fails. Upstream is
    asked whether it accepts the key, which is free.
    """
    from app.cli import doctor as examining

    examining.examine(as_json=as_json)


def probe(
    pay: Annotated[bool, typer.Option("--pay", help="Also pay for one or two films.")] = False,
    wait: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="How long a film may be queued before it is cancelled.")
    ] = 60,
    as_json: Json = False,
) -> None:
    """Compare upstream with the settings.

    Without --pay nothing is billed: it asks for the price list, uploads a still, and says what --pay would cost. With
    --pay, the running service makes a film, and a second one if only that shows what the first has cost. Exit 1 if a
    check fails.
    """
    from app.cli import probe as probing

    probing.probe(pay=pay, wait_seconds=wait, as_json=as_json)


def openapi() -> None:
    """Print the API's contract (OpenAPI, JSON)."""
    from app.cli import contract

    contract.print_contract()
