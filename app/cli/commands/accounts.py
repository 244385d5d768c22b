"""The interface of `kinora clients`, `keys`, `credits` and `audit`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import ClientName, Json, Note, open_group
from app.words import Role

clients_cli = open_group("Manage the apps that may call Kinora.")
keys_cli = open_group("Manage the API keys of clients.")
credits_cli = open_group("Manage the credits of clients.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(clients_cli, name="clients")
    cli.add_typer(keys_cli, name="keys")
    cli.add_typer(credits_cli, name="credits")
    cli.command("audit")(audit)


KeepQueued = Annotated[
    bool, typer.Option("--keep-queued", help="Cancel nothing: what is queued waits until the client may go on.")
]


@clients_cli.command("add")
def add_client(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The client's name, such as the app's.")],
    credit_limit: Annotated[int, typer.Option(metavar="CREDITS", help="How many credits it may spend.")],
    role: Annotated[
        Role, typer.Option(help="ADMIN may see and change everything, READER may see it. MEMBER is an app.")
    ] = Role.MEMBER,
    as_json: Json = False,
) -> None:
    """Add a client and print its first key.

    The key is shown only this once.
    """
    from app.cli import accounts

    accounts.add_client(name, credit_limit, role, as_json=as_json)


@clients_cli.command("list")
def list_clients(as_json: Json = False) -> None:
    """List all clients with their credits."""
    from app.cli import accounts

    accounts.list_clients(as_json=as_json)


@clients_cli.command("suspend")
def suspend_client(
    client: ClientName,
    keep_queued: KeepQueued = False,
    as_json: Json = False,
) -> None:
    """Refuse a client's requests from now on.

    What the client has queued is cancelled and costs nothing. What is already paid for is still made.
    """
    from app.cli import accounts

    accounts.suspend_client(client, keep_queued=keep_queued, as_json=as_json)


@clients_cli.command("activate")
def activate_client(client: ClientName, as_json: Json = False) -> None:
    """Accept a suspended client again."""
    from app.cli import accounts

    accounts.activate_client(client, as_json=as_json)


@keys_cli.command("issue")
def issue_key(client: ClientName, as_json: Json = False) -> None:
    """Give a client one more key and print it.

    The key is shown only this once.
    """
    from app.cli import accounts

    accounts.issue_key(client, as_json=as_json)


@keys_cli.command("list")
def list_keys(client: ClientName, as_json: Json = False) -> None:
    """List the ids of a client's keys, and when each was last used.

    The keys themselves are not stored. The time of use may be up to two minutes old.
    """
    from app.cli import accounts

    accounts.list_keys(client, as_json=as_json)


@keys_cli.command("revoke")
def revoke_key(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help="The id of a key, as in `keys list`. Also the whole key, but other users of this machine can see it.",
        ),
    ],
    keep_queued: KeepQueued = False,
    as_json: Json = False,
) -> None:
    """Refuse a key from now on.

    With the last key of a client, its links end, and what it has queued is cancelled and costs nothing.
    """
    from app.cli import accounts

    accounts.revoke_key(key, keep_queued=keep_queued, as_json=as_json)


# Otherwise a negative number would be read as an option.
@credits_cli.command("grant", context_settings={"ignore_unknown_options": True})
def grant_credits(
    client: ClientName,
    amount: Annotated[int, typer.Argument(metavar="CREDITS", help="How many; a negative number lowers the limit.")],
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Raise or lower a client's credit limit."""
    from app.cli import accounts

    accounts.grant_credits(client, amount, note, as_json=as_json)


@credits_cli.command("refund")
def refund_credits(
    video: Annotated[str, typer.Argument(metavar="VIDEO", help="The id of the video, or of its generation.")],
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Give back what a client was charged for a film."""
    from app.cli import accounts

    accounts.refund_credits(video, note, as_json=as_json)


@credits_cli.command("show")
def show_credits(client: ClientName, as_json: Json = False) -> None:
    """Show a client's limit, used and held credits."""
    from app.cli import accounts

    accounts.show_credits(client, as_json=as_json)


def audit(as_json: Json = False) -> None:
    """Check the ledger and all stored films.

    Recalculates all credits from the ledger. Exit 1 if anything is wrong. Nothing is changed.
    """
    from app.cli import audit as auditing

    auditing.audit(as_json=as_json)
