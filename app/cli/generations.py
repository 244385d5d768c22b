"""`kinora generations`: prints lists of generations, and the whole story of one."""

import json
import sys
from zoneinfo import ZoneInfo

from app import config
from app.cli import database
from app.cli.tables import print_table
from app.cli.usage import read_time
from app.domain import clients, stories
from app.domain.stories import Filter
from app.schemas.generations import GenerationPage, GenerationStory, GenerationTimes
from app.store.sessions import Session
from app.store.times import write_iso
from app.words import Failure, State

_UTC = ZoneInfo("UTC")
_PARTS = ("queue", "upload", "upstream", "fetch", "store")


def list_page(
    state: State | None,
    client: str | None,
    failure: Failure | None,
    start: str | None,
    end: str | None,
    limit: int,
    *,
    as_json: bool,
) -> None:
    wanted = Filter(
        state=state,
        failure=failure,
        created_after=None if start is None else read_time(start, _UTC, "start") * 1000,
        created_before=None if end is None else read_time(end, _UTC, "end") * 1000,
    )
    page = database.scan(_read, wanted, client, limit)
    if as_json:
        print(page.model_dump_json(by_alias=True))
        return
    rows = [
        (
            one.id,
            _write_time(one.created_at),
            one.client_name,
            one.failure or one.state,
            (one.last_attempt and one.last_attempt.outcome) or "",
            " ".join(((one.last_attempt and one.last_attempt.detail) or "").split()),
            one.upstream_uuid or "",
            f"{one.credits:,}",
        )
        for one in page.data
    ]
    headers = ("id", "created", "client", "state", "last try", "detail", "upstream's id", "credits")
    print_table(headers, rows, figures=1)
    if page.has_more:
        print("kinora: there are older generations: add --limit or --end", file=sys.stderr)


def show(generation: str, *, as_json: bool) -> None:
    story = database.scan(stories.get, generation, config.load().generation_deadline_ms)
    if as_json:
        print(story.model_dump_json(by_alias=True))
        return
    print(f"{story.id}: {story.state}{f', {story.failure}' if story.failure else ''}")
    print(f"{story.client_name} ({story.client_id}) pays; the price is {story.credits:,} credits.")
    print(f"Accepted {_write_time(story.created_at)}, upstream's id: {story.upstream_uuid or 'none'}")
    if story.times:
        _tell_times(story.times)
    _tell_rows(story)


def _read(session: Session, wanted: Filter, client: str | None, limit: int) -> GenerationPage:
    """With the id of the client instead of its name. Raises NotFound."""
    client_id = None if client is None else clients.get(session, client).id
    chosen = Filter(wanted.state, client_id, wanted.failure, wanted.created_after, wanted.created_before)
    return stories.list_page(session, chosen, config.load().generation_deadline_ms, limit=limit, after=None)


def _tell_times(times: GenerationTimes) -> None:
    print("Seconds: " + ", ".join(f"{part} {getattr(times, part):,.1f}" for part in _PARTS))
    for wait in times.waits:
        why = f": {wait.waiting_for}" if wait.waiting_for else ""
        reason = f" ({wait.reason})" if wait.reason else ""
        print(f"Waited {wait.seconds:,.1f} s from {_write_time(wait.began_at)} on{why}{reason}")


def _tell_rows(story: GenerationStory) -> None:
    tries = [
        (_write_time(each.started_at), each.outcome or "not known yet", " ".join((each.detail or "").split()))
        for each in story.attempts
    ]
    entries = [
        (_write_time(each.created_at), each.kind, each.video_id or "", each.note or "", f"{each.amount:,}")
        for each in story.entries
    ]
    videos = [
        (each.id, each.client_name, each.status, each.cache, json.dumps(each.metadata or {}), f"{each.credits:,}")
        for each in story.videos
    ]
    for headers, rows, figures in (
        (("try", "outcome", "detail"), tries, 0),
        (("entry", "kind", "video", "note", "amount"), entries, 1),
        (("video", "client", "status", "cache", "metadata", "credits"), videos, 1),
    ):
        print()
        print_table(headers, rows, figures=figures)


def _write_time(seconds: int) -> str:
    return write_iso(seconds * 1000)
