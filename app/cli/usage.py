"""`kinora usage`: reads its options, and prints usage as a table, CSV or JSON."""

import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

from app.cli import database
from app.cli.tables import print_table
from app.domain import buckets, clients, usage
from app.domain.usage import Filter
from app.errors import InvalidRequest
from app.schemas.usage import LAST_SECOND, UsageFigures, UsagePage, UsageResult
from app.store.sessions import Session
from app.words import BucketWidth

_MONTH = 30 * 24 * 3600
_FIGURES = {
    "videos": "videos",
    "generations": "paid",
    "credits_settled": "settled",
    "credits_refunded": "refunded",
    "credits_saved_by_hits": "saved by hits",
    "credits_saved_by_joins": "saved by joins",
    "seconds_to_video_p50": "seconds p50",
    "seconds_to_video_p95": "p95",
}


def show(
    start: str | None,
    end: str | None,
    width: BucketWidth,
    timezone: str,
    groups: list[str],
    client: str | None,
    *,
    as_csv: bool,
    as_json: bool,
) -> None:
    zone = buckets.find_zone(timezone)
    first = int(time.time()) - _MONTH if start is None else read_time(start, zone, "start")
    last = None if end is None else read_time(end, zone, "end")
    wanted = Filter(first, last, width, timezone, tuple(groups), client)
    if as_csv:
        sys.stdout.write(database.scan(_write_csv, wanted))
        return
    page = database.scan(_read, wanted)
    if as_json:
        print(page.model_dump_json())
    else:
        _print(page, zone, groups)


def read_time(text: str, zone: ZoneInfo, name: str) -> int:
    """A day or a time, in the zone unless it says another one. Raises InvalidRequest."""
    try:
        given = datetime.fromisoformat(text)
        seconds = int((given if given.tzinfo else given.replace(tzinfo=zone)).timestamp())
    except (ValueError, OverflowError):
        raise InvalidRequest(f"--{name} must be a day or a time, such as 2026-11-01.", param=name) from None
    if not 0 <= seconds <= LAST_SECOND:
        raise InvalidRequest(f"--{name} must be from 1970 to 2999.", param=name)
    return seconds


def _write_csv(session: Session, wanted: Filter) -> str:
    return usage.write_file(session, _resolve(session, wanted))


def _read(session: Session, wanted: Filter) -> UsagePage:
    return usage.list_page(session, _resolve(session, wanted), limit=buckets.MOST, after=None)


def _resolve(session: Session, wanted: Filter) -> Filter:
    """With the id of the client instead of its name. Raises NotFound."""
    if wanted.client_id is None:
        return wanted
    client_id = clients.get(session, wanted.client_id).id
    return Filter(wanted.start, wanted.end, wanted.width, wanted.timezone, wanted.groups, client_id)


def _print(page: UsagePage, zone: ZoneInfo, groups: list[str]) -> None:
    rows = [
        (buckets.show(bucket.start_time, zone), *(_name(result, group) for group in groups), *_write(result))
        for bucket in page.data
        for result in bucket.results
    ]
    print_table(("from", *groups, *_FIGURES.values()), rows, figures=len(_FIGURES))


def _name(result: UsageResult, group: str) -> str:
    if group == "client":
        return result.client_name or ""
    if group == "outcome":
        return result.outcome or ""
    return (result.metadata or {}).get(group.removeprefix("metadata.")) or ""


def _write(result: UsageFigures) -> list[str]:
    figures = [getattr(result, name) for name in _FIGURES]
    return ["" if figure is None else f"{figure:,}" for figure in figures]
