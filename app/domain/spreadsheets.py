"""Usage as a table for spreadsheets: CSV by RFC 4180, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterator

from app.domain import buckets, usage
from app.domain.usage import Filter
from app.schemas.usage import UsageFigures, UsagePage
from app.store.sessions import Session

_COLUMNS = {"client": ("client_id", "client_name")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(session: Session, wanted: Filter) -> str:
    """All buckets of the filter, with one row per result. Raises what `usage.list_page` raises."""
    page = usage.list_page(session, wanted, limit=buckets.MOST, after=None)
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    for row in _list_rows(wanted, page):
        table.writerow([_guard(cell) for cell in row])
    return text.getvalue()


def name_file(wanted: Filter) -> str:
    """With the range and the zone: `usage_2026-10-01_2026-11-01_Europe-Berlin.csv`."""
    zone = buckets.find_zone(wanted.timezone)
    days = [buckets.show(time, zone)[:10] for time in (wanted.start, wanted.end) if time is not None]
    return "_".join(["usage", *days, "".join(c if c.isalnum() else "-" for c in wanted.timezone)]) + ".csv"


def _list_rows(wanted: Filter, page: UsagePage) -> Iterator[list[object]]:
    zone = buckets.find_zone(wanted.timezone)
    figures = list(UsageFigures.model_fields)
    groups = [name for group in wanted.groups for name in _COLUMNS.get(group, (group,))]
    yield ["start_time", "end_time", *groups, *figures]
    for bucket in page.data:
        times = [buckets.show(bucket.start_time, zone), buckets.show(bucket.end_time, zone)]
        for result in bucket.results:
            values = vars(result) | {f"metadata.{key}": label for key, label in (result.metadata or {}).items()}
            yield [*times, *(values.get(name) for name in (*groups, *figures))]


def _guard(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
