"""The command line: `kinora …`. An error is one plain line, never a traceback."""

import sys

import typer
from typer.exceptions import TyperException

from app.cli import accounts, contract, demo, generate, sandbox, serve, worker
from app.config import Misconfigured
from app.errors import KinoraError

cli = typer.Typer(
    help="A still goes in, a moving picture comes out.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command("serve")(serve.serve)
cli.command("demo")(demo.demo)
cli.command("worker")(worker.worker)
cli.command("sandbox")(sandbox.sandbox)
cli.command("migrate")(serve.migrate)
cli.command("backup")(serve.backup)
cli.add_typer(accounts.clients_cli, name="clients")
cli.add_typer(accounts.keys_cli, name="keys")
cli.add_typer(accounts.credits_cli, name="credits")
cli.command("generate")(generate.generate)
cli.command("audit")(accounts.audit)
cli.command("openapi")(contract.openapi)


def main() -> None:
    """Exit 0 done, 1 it failed, 2 it was called or configured wrongly, 130 Ctrl-C."""
    try:
        code = cli(standalone_mode=False)
    except TyperException as error:
        code = _fail(error.format_message(), 2)
    except Misconfigured as error:
        code = _fail(str(error), 2)
    except KinoraError as error:
        code = _fail(error.message, 1)
    except OSError as error:
        code = _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", 1)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 - whatever it is, an operator reads a line and not our stack
        code = _fail(f"{type(error).__name__}: {getattr(error, 'orig', error)}", 1)
    sys.exit(code or 0)


def _fail(message: str, code: int) -> int:
    print(message if "\n" in message else f"kinora: {message}", file=sys.stderr)
    return code
