"""The interface of `kinora clients`, `keys`, `credits`, `audit` and `usage`: arguments, options and help texts."""

from typing import Annotated

import typer

from app.cli.commands.options import ClientName, Csv, Json, Note, Reason, open_group
from app.words import AuditOutcome, BucketWidth, Period, Role, Scope

clients_cli = open_group("Manage the apps that may call Kinora.")
keys_cli = open_group("Manage the API keys of clients.")
credits_cli = open_group("Manage the credits of clients.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(clients_cli, name="clients")
    cli.add_typer(keys_cli, name="keys")
    cli.add_typer(credits_cli, name="credits")
    cli.command("audit")(audit)
    cli.command("audit-log")(audit_log)
    cli.command("usage")(usage)


KeyName = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help="The id of a key, as in `keys list`. Also the whole key, but other users of this machine can see it.",
    ),
]
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


@clients_cli.command("show")
def show_client(client: ClientName, as_json: Json = False) -> None:
    """Show a client, its credits, and who changed it last."""
    from app.cli import accounts

    accounts.show_client(client, as_json=as_json)


@clients_cli.command("change")
def change_client(
    client: ClientName,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="A new name.")] = None,
    role: Annotated[Role | None, typer.Option(help="A new role. Existing keys keep their scopes.")] = None,
    credit_limit: Annotated[int | None, typer.Option(metavar="CREDITS", help="A new credit limit.")] = None,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Change what is given of a client, and nothing else.

    `clients suspend` and `clients activate` change its status.
    """
    from app.cli import accounts

    accounts.change_client(client, name, role, credit_limit, reason, as_json=as_json)


@clients_cli.command("suspend")
def suspend_client(
    client: ClientName,
    keep_queued: KeepQueued = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Refuse a client's requests from now on.

    What the client has queued is cancelled and costs nothing. What is already paid for is still made.
    """
    from app.cli import accounts

    accounts.suspend_client(client, reason, keep_queued=keep_queued, as_json=as_json)


@clients_cli.command("erase")
def erase_client(
    client: ClientName,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen, and change nothing.")] = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Delete what a client sent, and what was made of it.

    Films, stills, prompts and metadata. What is queued is cancelled, and what was paid stays in the ledger. Suspend
    the client first, or new videos come meanwhile.
    """
    from app.cli import erasures

    erasures.erase(client, reason, dry_run=dry_run, as_json=as_json)


@clients_cli.command("activate")
def activate_client(client: ClientName, reason: Reason = None, as_json: Json = False) -> None:
    """Accept a suspended client again."""
    from app.cli import accounts

    accounts.activate_client(client, reason, as_json=as_json)


@clients_cli.command("set-budget")
def set_budget(
    client: ClientName,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="CREDITS", help="How many credits it may spend in each period.")
    ] = None,
    period: Annotated[Period, typer.Option(help="Calendar day, week (from Monday) or month.")] = Period.MONTH,
    timezone: Annotated[
        str, typer.Option(metavar="ZONE", help="Whose midnight counts, such as Europe/Berlin.")
    ] = "UTC",
    none: Annotated[bool, typer.Option("--none", help="No budget: only the client's limit counts.")] = False,
    as_json: Json = False,
) -> None:
    """Limit what a client may spend per day, week or month.

    It counts in addition to the client's limit. What was accepted since the current period began counts, too.
    """
    if none == (limit is not None):
        raise typer.BadParameter("give either --limit or --none", param_hint="--limit")
    from app.cli import accounts
    from app.schemas.credits import BudgetSettings

    budget = None if limit is None else BudgetSettings(period=period, timezone=timezone, limit=limit)
    accounts.set_budget(client, budget, as_json=as_json)


@clients_cli.command("set-permissions")
def set_permissions(
    client: ClientName,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARAMETER=VALUE",
            help="Only this value, such as resolution=720p or fast_mode=true; may be repeated.",
        ),
    ] = None,
    no_image_urls: Annotated[
        bool, typer.Option("--no-image-urls", help="Images only as files or data URLs, not as https URLs.")
    ] = False,
    queue_limit: Annotated[int | None, typer.Option(metavar="COUNT", help="How many videos may be queued.")] = None,
    concurrency: Annotated[
        int | None, typer.Option(metavar="COUNT", help="How many of its generations may be made at once.")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="No limits: it may ask for everything.")] = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Say what a client may ask for.

    This replaces what was said before. What is not given is not limited.
    """
    from app.cli import accounts

    given = {"imageUrls": False if no_image_urls else None, "queueLimit": queue_limit, "concurrency": concurrency}
    if none == (bool(allow) or any(value is not None for value in given.values())):
        raise typer.BadParameter("give either --none or what the client may ask for", param_hint="--none")
    accounts.set_permissions(client, allow or [], given, reason, as_json=as_json)


@keys_cli.command("issue")
def issue_key(
    client: ClientName,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What the key is for.")] = None,
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What it may do; may be repeated. By default, what the role says.")
    ] = None,
    expires_at: Annotated[
        int | None, typer.Option(metavar="SECONDS", help="From when on it is refused, in Unix seconds.")
    ] = None,
    network: Annotated[
        list[str] | None,
        typer.Option(metavar="NETWORK", help="Where its requests may come from, such as 10.0.0.0/8; may be repeated."),
    ] = None,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Give a client one more key and print it.

    The key is shown only this once.
    """
    from app.cli import accounts

    new = {"name": name, "scopes": scope or None, "expires_at": expires_at, "allowed_networks": network or None}
    accounts.issue_key(client, new, reason, as_json=as_json)


@keys_cli.command("rotate")
def rotate_key(
    key: KeyName,
    overlap_seconds: Annotated[
        int,
        typer.Option(metavar="SECONDS", help="How long the old key is still accepted: at most 30 days."),
    ] = 86_400,
    force: Annotated[
        bool, typer.Option("--force", help="Also while an earlier rotation of this key has not ended.")
    ] = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Replace a key by a new one and print it.

    The new key has the same name, scopes and networks, and is shown only this once.
    """
    from app.cli import accounts

    accounts.rotate_key(key, overlap_seconds, reason, force=force, as_json=as_json)


@keys_cli.command("list")
def list_keys(client: ClientName, as_json: Json = False) -> None:
    """List the ids of a client's keys, and when each was last used.

    The keys themselves are not stored. The time of use may be up to two minutes old.
    """
    from app.cli import accounts

    accounts.list_keys(client, as_json=as_json)


@keys_cli.command("revoke")
def revoke_key(
    key: KeyName,
    keep_queued: KeepQueued = False,
    reason: Reason = None,
    as_json: Json = False,
) -> None:
    """Refuse a key from now on.

    With the last key of a client, its links end, and what it has queued is cancelled and costs nothing.
    """
    from app.cli import accounts

    accounts.revoke_key(key, reason, keep_queued=keep_queued, as_json=as_json)


# Otherwise a negative number would be read as an option.
@credits_cli.command("grant", context_settings={"ignore_unknown_options": True})
def grant_credits(
    client: ClientName,
    amount: Annotated[int, typer.Argument(metavar="CREDITS", help="How many; a negative number lowers the limit.")],
    note: Note = None,
    expires_at: Annotated[
        int | None,
        typer.Option(metavar="SECONDS", help="When what is left of them leaves the limit, in Unix seconds."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Raise or lower a client's credit limit."""
    from app.cli import accounts

    accounts.grant_credits(client, amount, note, expires_at, as_json=as_json)


@credits_cli.command("refund")
def refund_credits(
    video: Annotated[str, typer.Argument(metavar="VIDEO", help="The id of the video, or of its generation.")],
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Give back what a client was charged for a film."""
    from app.cli import accounts

    accounts.refund_credits(video, note, as_json=as_json)


@credits_cli.command("entries")
def list_entries(
    client: ClientName,
    limit: Annotated[
        int | None,
        typer.Option(metavar="COUNT", min=1, max=10_000, help="How many, newest first; 20 by default, all with --csv."),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="ENTRY", help="Only entries older than this one, by its id.")
    ] = None,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """List what a client's credits went to, and who caused it."""
    if as_csv and limit is not None:
        raise typer.BadParameter("--csv prints all entries", param_hint="--limit")
    from app.cli import accounts

    if as_csv:
        accounts.print_entries_file(client, after=after)
    else:
        accounts.list_entries(client, limit=limit or 20, after=after, as_json=as_json)


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


def audit_log(
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this type, such as client.updated.")] = None,  # noqa: A002 - the name of the option
    actor: Annotated[str | None, typer.Option(metavar="ID", help="Only what the keys of this client did.")] = None,
    target: Annotated[str | None, typer.Option(metavar="ID", help="Only what was done to this.")] = None,
    outcome: Annotated[AuditOutcome | None, typer.Option(help="Only changes that were made, or refused.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many, the newest first.")] = 100,
    as_json: Json = False,
) -> None:
    """List what operators did, newest first.

    Refused attempts too. Nothing in the audit log can be changed or deleted.
    """
    from app.cli import accounts

    wanted = {"type": type, "actor": actor, "target": target, "outcome": outcome}
    accounts.list_audit_log(wanted, limit, as_json=as_json)


def usage(
    start: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="From this day or time on, such as 2026-11-01; 30 days by default."),
    ] = None,
    end: Annotated[str | None, typer.Option(metavar="TIME", help="Before this day or time; now by default.")] = None,
    bucket_width: Annotated[BucketWidth, typer.Option(help="A line per hour or per day.")] = BucketWidth.DAY,
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="Whose days, such as Europe/Berlin.")] = "UTC",
    group_by: Annotated[
        list[str] | None, typer.Option(metavar="GROUP", help="client, outcome or metadata.KEY; may be repeated.")
    ] = None,
    client: Annotated[str | None, typer.Option(metavar="CLIENT", help="Only this client, by its name or id.")] = None,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Show what was made, paid and saved.

    Everything is counted from the videos and the ledger. Times are those of the time zone.
    """
    from app.cli import usage as showing

    showing.show(start, end, bucket_width, timezone, group_by or [], client, as_csv=as_csv, as_json=as_json)
