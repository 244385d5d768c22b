"""`kinora clients`, `keys`, `credits` and `audit`: the operator's hand on clients and their money."""

import json
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Column, Table

from app import config
from app.cli import short
from app.domain import audit as auditing
from app.domain import clients, ledger, suspension
from app.errors import NotFound
from app.schemas.clients import ApiKey, Client, Role
from app.schemas.credits import Credits
from app.store.content import Content
from app.store.sessions import Session

clients_cli = typer.Typer(help="Apps that may call us.", no_args_is_help=True)
keys_cli = typer.Typer(help="How clients prove themselves.", no_args_is_help=True)
credits_cli = typer.Typer(help="What clients may spend.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
ClientName = Annotated[str, typer.Argument(metavar="CLIENT", help="A client's name or id.")]


@clients_cli.command("add")
def add_client(
    name: str,
    credit_limit: Annotated[int, typer.Option(help="Credits it may spend.")],
    role: Annotated[Role, typer.Option(help="ADMIN for operators' tools.")] = Role.MEMBER,
    as_json: Json = False,
) -> None:
    """Add a client, with its first key, which is shown this once."""
    client, key = short.write(_add, name, credit_limit, role)
    if as_json:
        print(json.dumps({**_dump(client), "key": key.key}))
        return
    print(f"{client.name} ({client.id}) may spend {client.credit_limit:,} credits.")
    print(f"Its key, shown this once: {key.key}")


@clients_cli.command("list")
def list_clients(as_json: Json = False) -> None:
    """List all clients and their credits."""
    everyone = short.scan(clients.list_all)
    if as_json:
        print(json.dumps([_dump(client) for client in everyone]))
        return
    table = Table("name", "id", "role", "status", *_right("limit", "used", "held"))
    for client in everyone:
        figures = (client.credit_limit, client.used_credit, client.held_credit)
        table.add_row(client.name, client.id, client.role, client.status, *(f"{figure:,}" for figure in figures))
    Console().print(table)


@clients_cli.command("suspend")
def suspend_client(
    client: ClientName,
    keep_queued: Annotated[
        bool, typer.Option("--keep-queued", help="Cancel nothing: what is queued waits until the client is activated.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Refuse a client's requests from now on and cancel what it has queued; what is paid for goes on."""
    _tell_client(short.write(suspension.suspend, client, cancel_queued=not keep_queued), as_json)


@clients_cli.command("activate")
def activate_client(client: ClientName, as_json: Json = False) -> None:
    """Let a suspended client in again."""
    _tell_client(short.write(suspension.lift, client), as_json)


@keys_cli.command("issue")
def issue_key(client: ClientName, as_json: Json = False) -> None:
    """Give a client another key, which is shown this once."""
    key = short.write(clients.issue_key, client)
    print(json.dumps(_dump(key)) if as_json else f"The key, shown this once: {key.key}")


@keys_cli.command("list")
def list_keys(client: ClientName, as_json: Json = False) -> None:
    """List a client's keys by their ids."""
    keys = short.scan(clients.list_keys, client)
    if as_json:
        print(json.dumps([_dump(key) for key in keys]))
        return
    table = Table("id", "created", "revoked")
    for key in keys:
        table.add_row(key.id, key.created_at, key.revoked_at or "")
    Console().print(table)


@keys_cli.command("revoke")
def revoke_key(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The id of a key, or the whole key.")], as_json: Json = False
) -> None:
    """Refuse a key from now on."""
    revoked = short.write(clients.revoke_key, key)
    print(json.dumps(_dump(revoked)) if as_json else f"Key {revoked.id} is revoked.")


@credits_cli.command("grant")
def grant_credits(
    client: ClientName,
    amount: Annotated[int, typer.Argument(help="Credits; after `--`, a negative number lowers the limit.")],
    note: Annotated[str | None, typer.Option(help="Why, for the ledger.")] = None,
    as_json: Json = False,
) -> None:
    """Raise a client's limit, or lower it."""
    _tell_credits(client, short.write(_grant, client, amount, note), as_json)


@credits_cli.command("refund")
def refund_credits(
    video: Annotated[str, typer.Argument(metavar="VIDEO", help="The id of the video, or of its generation.")],
    note: Annotated[str | None, typer.Option(help="Why, for the ledger.")] = None,
    as_json: Json = False,
) -> None:
    """Give back what a run was charged."""
    refunded = short.write(_refund, video, note)
    if as_json:
        print(json.dumps({"refunded": refunded}))
    else:
        print(f"Refunded {refunded:,} credits." if refunded else "There was nothing to give back.")


@credits_cli.command("show")
def show_credits(client: ClientName, as_json: Json = False) -> None:
    """What a client may spend, has spent and has reserved."""
    _tell_credits(client, short.scan(_find_credits, client), as_json)


def audit(as_json: Json = False) -> None:
    """Replay the ledger and check every invariant. Exit 0 when all is well, 1 when not."""
    report = short.scan(auditing.audit, Content(config.load().content_path))
    if as_json:
        findings = [vars(finding) for finding in report.findings]
        print(json.dumps({"ok": not findings, "rules": report.rules, "findings": findings}))
    else:
        for rule in report.rules:
            broken = [finding for finding in report.findings if finding.rule == rule]
            print(f"{'FAIL' if broken else ' ok '}  {rule}")
            for finding in broken:
                print(f"      {finding.subject}: {finding.detail}")
    if report.findings:
        raise typer.Exit(1)


def _add(session: Session, name: str, credit_limit: int, role: Role) -> tuple[Client, ApiKey]:
    return clients.create(session, name, credit_limit, role), clients.issue_key(session, name)


def _grant(session: Session, client: str, amount: int, note: str | None) -> Credits:
    return ledger.grant(session, clients.get(session, client).id, amount, note)


def _find_credits(session: Session, client: str) -> Credits:
    return ledger.get_credits(session, clients.get(session, client).id)


def _refund(session: Session, video: str, note: str | None) -> int:
    generation_id = ledger.find_generation(session, video)
    if generation_id is None:
        raise NotFound(f"No run was ever charged for {video!r}.", param="video")
    return ledger.refund(session, generation_id, note or "given back by an operator")


def _tell_client(client: Client, as_json: bool) -> None:
    print(json.dumps(_dump(client)) if as_json else f"{client.name} is {client.status}.")


def _tell_credits(client: str, credits_: Credits, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_dump(credits_)))
        return
    print(f"{client}: limit {credits_.credit_limit:,}, used {credits_.used_credit:,}, held {credits_.held_credit:,}")
    print(f"{credits_.available_credit:,} credits are available.")


def _dump(value: BaseModel) -> dict[str, object]:
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)


def _right(*headers: str) -> list[Column]:
    return [Column(header, justify="right") for header in headers]
