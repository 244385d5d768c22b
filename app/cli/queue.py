"""`kinora queue`: shows the queue, pauses and resumes it, and cancels what is in it."""

import json
from datetime import UTC, datetime

from app import config
from app.cli import database
from app.cli.accounts import name_actor
from app.cli.logs import log_change
from app.cli.tables import print_table
from app.domain import clients, operators, queue
from app.domain.queue import Surroundings
from app.errors import NotFound
from app.schemas.queue import Cancellation, NewCancellation, NewPause, Queue, QueueFilter, Resumption
from app.store.sessions import Session, rehearse
from app.store.times import write_iso
from app.words import Pausable


def show(*, as_json: bool) -> None:
    _print(database.scan(queue.show, _look_around()), as_json)


def pause(what: Pausable, reason: str | None, *, as_json: bool) -> None:
    new = NewPause(what=what, reason=reason)
    shown = database.write(operators.pause, name_actor(), new, _look_around())
    log_change("queue_paused", what=what)
    _print(shown, as_json)


def resume(what: Pausable, reason: str | None, *, as_json: bool) -> None:
    new = Resumption(what=what, reason=reason)
    shown = database.write(operators.resume, name_actor(), new, _look_around())
    log_change("queue_resumed", what=what)
    _print(shown, as_json)


def cancel(client: str | None, older_than: int | None, reason: str | None, *, dry_run: bool, as_json: bool) -> None:
    """`older_than` is in minutes."""
    before = None if older_than is None else int(datetime.now(UTC).timestamp()) - older_than * 60
    _tell_cancelled(database.write(_cancel_of, client, before, reason, dry_run), dry_run=dry_run, as_json=as_json)


def cancel_one(generation: str, reason: str | None, *, dry_run: bool, as_json: bool) -> None:
    _tell_cancelled(database.write(_cancel_one, generation, reason, dry_run), dry_run=dry_run, as_json=as_json)


def _tell_cancelled(done: Cancellation, *, dry_run: bool, as_json: bool) -> None:
    if not dry_run:
        log_change("queue_cancelled", cancelled=done.cancelled)
    if as_json:
        print(done.model_dump_json())
        return
    verb = "would be cancelled" if dry_run else "cancelled"
    print(f"{done.cancelled:,} generations {verb}, {done.released_credits:,} credits released.")
    if done.has_more:
        print("More of them match: run it again." if not dry_run else "That is the first part: more of them match.")


def _cancel_of(
    session: Session, client: str | None, created_before: int | None, reason: str | None, dry_run: bool
) -> Cancellation:
    """With the id of the client instead of its name. Raises NotFound."""
    client_id = None if client is None else clients.get(session, client).id
    return _cancel(session, QueueFilter(client=client_id, created_before=created_before), reason, dry_run)


def _cancel_one(session: Session, generation: str, reason: str | None, dry_run: bool) -> Cancellation:
    """Raises NotFound."""
    done = _cancel(session, QueueFilter(generation=generation), reason, dry_run)
    if not done.cancelled:
        raise NotFound(f"{generation!r} is not queued: `generations show` says what became of it.", param="generation")
    return done


def _cancel(session: Session, wanted: QueueFilter, reason: str | None, dry_run: bool) -> Cancellation:
    new = NewCancellation(filter=wanted, reason=reason)
    if dry_run:
        return rehearse(session, operators.cancel, name_actor(), new)
    return operators.cancel(session, name_actor(), new)


def _look_around() -> Surroundings:
    settings = config.load()
    return Surroundings(settings.upstream_concurrency, credit_limit_total=settings.credit_limit_total)


def _print(shown: Queue, as_json: bool) -> None:
    if as_json:
        print(json.dumps(shown.model_dump(mode="json")))
        return
    oldest = "" if shown.oldest_age_seconds is None else f", the oldest for {shown.oldest_age_seconds:,} s"
    print(f"{shown.depth:,} wait{oldest}; {shown.in_flight:,} of {shown.concurrency:,} paid calls are in flight.")
    if shown.in_flight:
        print(f"They should have ended at {write_iso(shown.safe_to_stop_at * 1000)}.")
    if total := shown.credit_total:
        print(f"Of {total.limit:,} credits for all clients, {total.used:,} are used and {total.held:,} held.")
    for pause_ in shown.paused:
        why = f": {pause_.reason}" if pause_.reason else ""
        print(f"{pause_.what} is paused since {write_iso(pause_.since * 1000)}{why}")
    if shown.may_have_been_paid:
        print("These may have been paid since the copy was made:", *shown.may_have_been_paid, sep="\n  ")
    elif shown.may_have_been_paid is not None:
        print("Nothing that was queued in it can have been paid since: go on with `kinora queue resume paid_calls`.")
    if shown.clients:
        rows = [
            (each.client_name, each.client_id, each.waiting_for or "", *_write(each.queued, each.in_flight))
            for each in shown.clients
        ]
        print_table(("client", "id", "waits for", "queued", "in flight"), rows, figures=2)


def _write(*figures: int) -> list[str]:
    return [f"{figure:,}" for figure in figures]
