"""Usage: what was made, paid and saved in a period. This is the one query behind JSON, CSV and the command line.

Every figure is counted from videos, generations and entries when it is asked for; none is kept. Videos and what they
saved count when they were accepted, credits when their entry was written. So the settled and refunded credits of any
period are those of the ledger, also when a video has been deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, Subquery, bindparam, case, func, literal, select
from sqlmodel import col

from app.domain import buckets, spreadsheets
from app.domain.spreadsheets import Row
from app.errors import InvalidRequest, NotFound
from app.schemas.usage import UsageBucket, UsageFigures, UsagePage, UsageResult
from app.store.ids import is_id
from app.store.sessions import Session, now
from app.store.tables import Client, CreditEntry, Generation, Video
from app.words import BucketWidth, Cache, EntryKind, Failure, Status, UsageOutcome

MOST_RESULTS = 20_000
_LABEL = "metadata."
_COLUMNS = {"client": ("client_id", "client_name")}  # of the file, where they are not named like the group
_LONGEST_LABEL = 64
Group = tuple[str | None, ...]


@dataclass(frozen=True)
class Filter:
    """Which usage to show. Times are Unix seconds; the end is excluded, and now by default."""

    start: int
    end: int | None = None
    width: BucketWidth = BucketWidth.DAY
    timezone: str = "UTC"
    groups: Sequence[str] = ()
    client_id: str | None = None


@dataclass(frozen=True)
class _Groups:
    """What to group by, and the names of labels. Statements depend on the former, and get the latter as parameters."""

    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def list_page(session: Session, wanted: Filter, *, limit: int, after: int | None) -> UsagePage:
    """At most `limit` buckets, oldest first; those from `after` on, a start of a bucket. Raises InvalidRequest."""
    groups = _read_groups(wanted.groups)
    zone = buckets.find_zone(wanted.timezone)
    end = now(session) // 1000 + 1 if wanted.end is None else wanted.end
    periods = buckets.divide(wanted.start, end, wanted.width, zone)
    if after is not None:
        periods = [period for period in periods if period[0] >= after]
    _check_client(session, wanted.client_id)
    shown, count = [], 0
    for start, stop in periods[:limit]:
        results = _sum_figures(session, groups, wanted.client_id, start, stop)
        shown.append(UsageBucket(start_time=start, end_time=stop, results=results or [UsageResult()]))
        count += len(results)
        if count > MOST_RESULTS:
            message = f"This has more than {MOST_RESULTS:,} results. Choose a shorter range, or group by less."
            raise InvalidRequest(message, param="group_by")
    rest = periods[limit:]
    return UsagePage(data=shown, has_more=bool(rest), next_page=str(rest[0][0]) if rest else None)


def write_file(session: Session, wanted: Filter) -> str:
    """All buckets as CSV, one line per result. Raises InvalidRequest, NotFound."""
    return spreadsheets.write_rows(_list_rows(wanted, list_page(session, wanted, limit=buckets.MOST, after=None)))


def _list_rows(wanted: Filter, page: UsagePage) -> Iterator[Row]:
    zone = buckets.find_zone(wanted.timezone)
    names = [name for group in wanted.groups for name in _COLUMNS.get(group, (group,))]
    names += UsageFigures.model_fields
    yield ["start_time", "end_time", *names]
    for bucket in page.data:
        times = [buckets.show(time, zone) for time in (bucket.start_time, bucket.end_time)]
        for result in bucket.results:
            values = vars(result) | {_LABEL + key: label for key, label in (result.metadata or {}).items()}
            yield [*times, *(values.get(name) for name in names)]


def _read_groups(names: Sequence[str]) -> _Groups:
    """Raises InvalidRequest."""
    if len(set(names)) < len(names):
        raise InvalidRequest("`group_by` names the same group twice.", param="group_by")
    labels = [name.removeprefix(_LABEL) for name in names if name.startswith(_LABEL)]
    for name in names:
        if not name.startswith(_LABEL) and name not in {"client", "outcome"}:
            raise InvalidRequest("`group_by` must be `client`, `outcome` or `metadata.KEY`.", param="group_by")
    for label in labels:
        # The path of a label in SQLite has no way to write these characters.
        if not 0 < len(label) <= _LONGEST_LABEL or not label.isprintable() or set(label) & set('"\\'):
            message = (
                f"A key to group by has 1 to {_LONGEST_LABEL} printable characters, without quotes and backslashes."
            )
            raise InvalidRequest(message, param="group_by")
    kinds = [name for name in ("client", "outcome") if name in names]
    kinds += [f"label_{number}" for number in range(len(labels))]
    return _Groups(tuple(kinds), tuple(labels))


def _check_client(session: Session, client_id: str | None) -> None:
    """Raises NotFound."""
    if client_id is None:
        return
    if not is_id("client", client_id) or session.execute(_NAME, {"client_id": client_id}).first() is None:
        raise NotFound(f"There is no client {client_id!r}.", param="client")


def _sum_figures(session: Session, groups: _Groups, client_id: str | None, start: int, stop: int) -> list[UsageResult]:
    """The figures of each group in one period."""
    given: dict[str, Any] = {"start": start * 1000, "stop": stop * 1000, "most": MOST_RESULTS + 1}
    given |= {f"label_{number}": label for number, label in enumerate(groups.labels)}
    if client_id is not None:
        given["client_id"] = client_id
    figures: dict[Group, dict[str, Any]] = {}
    width = len(groups.kinds)
    for write in (_write_videos, _write_entries):
        for row in session.execute(write(groups.kinds, client_id is not None), given):
            found = row._asdict()
            group = tuple(row[:width])
            figures.setdefault(group, {}).update((name, found[name]) for name in list(found)[width:])
    names = _find_names(session, groups, figures)
    return [_show(groups, group, figures[group], names) for group in sorted(figures, key=_order)]


def _order(group: Group) -> list[tuple[bool, str]]:
    return [(value is not None, value or "") for value in group]


def _find_names(session: Session, groups: _Groups, figures: Mapping[Group, Any]) -> dict[str, str]:
    """The names of the clients, by their ids."""
    if "client" not in groups.kinds:
        return {}
    return {group[0]: session.execute(_NAME, {"client_id": group[0]}).scalar_one() for group in figures if group[0]}


def _show(groups: _Groups, group: Group, figures: dict[str, Any], names: Mapping[str, str]) -> UsageResult:
    values = dict(zip(groups.kinds, group, strict=True))
    client_id, outcome = values.get("client"), values.get("outcome")
    labels = {label: values[f"label_{number}"] for number, label in enumerate(groups.labels)}
    return UsageResult(
        client_id=client_id,
        client_name=names[client_id] if client_id else None,
        outcome=UsageOutcome(outcome) if outcome else None,
        metadata=labels or None,
        **{name: figure if figure is None else int(figure) for name, figure in figures.items()},
    )


@cache
def _write_videos(kinds: tuple[str, ...], of_client: bool) -> Select[Any]:
    """Videos, what hits and joins saved, and how many seconds it took from the acceptance of a video to its film, as
    nearest ranks. Built once per combination of groups."""
    seconds = _count_seconds(kinds, of_client)
    groups = [seconds.c[kind] for kind in kinds]
    films = func.sum(case((seconds.c.seconds.is_not(None), seconds.c.videos), else_=0))
    ranked = select(
        seconds,
        films.over(partition_by=groups, order_by=seconds.c.seconds).label("reached"),
        films.over(partition_by=groups).label("films"),
    ).subquery()
    groups = [ranked.c[kind] for kind in kinds]
    return (
        select(
            *groups,
            func.sum(ranked.c.videos).label("videos"),
            func.sum(ranked.c.hits).label("credits_saved_by_hits"),
            func.sum(ranked.c.joins).label("credits_saved_by_joins"),
            *(_write_rank(ranked, percent).label(f"seconds_to_video_p{percent}") for percent in (50, 95)),
        )
        .group_by(*groups)
        .having(func.count() > 0)
        .limit(bindparam("most"))
    )


def _count_seconds(kinds: tuple[str, ...], of_client: bool) -> Subquery:
    """The same by the seconds that a film took, rounded up; NULL for a video for which none was made. So there are few
    rows to rank: ranking each video takes several times longer."""
    is_done = col(Video.status) == Status.COMPLETED
    price = case((is_done, col(Generation.credits)), else_=0)
    taken_ms = col(Generation.ended_at) - col(Video.created_at)
    one = _select_videos(
        kinds,
        of_client,
        case((col(Video.cache) == Cache.HIT, price), else_=0).label("hit"),
        case((col(Video.cache) == Cache.JOINED, price), else_=0).label("joined"),
        case((is_done & (col(Video.cache) != Cache.HIT), (taken_ms + 999) // 1000)).label("seconds"),
    ).subquery()
    groups = [*(one.c[kind] for kind in kinds), one.c.seconds]
    return (
        select(
            *groups,
            func.count().label("videos"),
            func.sum(one.c.hit).label("hits"),
            func.sum(one.c.joined).label("joins"),
        )
        .group_by(*groups)
        .subquery()
    )


def _write_rank(ranked: Subquery, percent: int) -> ColumnElement[int]:
    """The smallest number of seconds that so many percent of the films took at most."""
    return func.min(case((100 * ranked.c.reached >= percent * ranked.c.films, ranked.c.seconds)))


@cache
def _write_entries(kinds: tuple[str, ...], of_client: bool) -> Select[Any]:
    """What was settled and refunded."""
    columns: dict[str, Any] = {"client": col(CreditEntry.client_id), "outcome": _ENTRY_OUTCOME}
    chosen = [columns.get(kind, _write_label(kind)).label(kind) for kind in kinds]
    one = select(*chosen, col(CreditEntry.kind).label("kind"), col(CreditEntry.amount).label("amount"))
    if "outcome" in kinds:
        one = one.join(Generation, col(Generation.id) == col(CreditEntry.generation_id))
    if any(kind.startswith("label_") for kind in kinds):
        one = one.outerjoin(Video, col(Video.id) == col(CreditEntry.video_id))
    one = one.where(*_within(col(CreditEntry.created_at)))
    if of_client:
        one = one.where(_belongs(col(CreditEntry.client_id)))
    entries = one.where((col(CreditEntry.kind) == EntryKind.SETTLE) | (col(CreditEntry.kind) == EntryKind.REFUND))
    rows = entries.subquery()
    settled, refunded = rows.c.kind == EntryKind.SETTLE, rows.c.kind == EntryKind.REFUND
    groups = [rows.c[kind] for kind in kinds]
    return (
        select(
            *groups,
            func.sum(case((settled, 1), else_=0)).label("generations"),
            func.sum(case((settled, rows.c.amount), else_=0)).label("credits_settled"),
            func.sum(case((refunded, rows.c.amount), else_=0)).label("credits_refunded"),
        )
        .group_by(*groups)
        .having(func.count() > 0)
        .limit(bindparam("most"))
    )


def _select_videos(kinds: tuple[str, ...], of_client: bool, *more: ColumnElement[Any]) -> Select[Any]:
    columns: dict[str, Any] = {"client": col(Video.client_id), "outcome": _VIDEO_OUTCOME}
    chosen = [columns.get(kind, _write_label(kind)).label(kind) for kind in kinds]
    one = select(*chosen, *more).select_from(Video).join(Generation, col(Generation.id) == col(Video.generation_id))
    one = one.where(*_within(col(Video.created_at)))
    return one.where(_belongs(col(Video.client_id))) if of_client else one


def _within(time: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return time >= bindparam("start"), time < bindparam("stop")


def _belongs(client: Any) -> ColumnElement[bool]:
    """To the client, found by the index of times. SQLite prefers the index of clients, and would read all that the
    client ever had, once per bucket: no index has this expression."""
    is_theirs: ColumnElement[bool] = client.concat("") == bindparam("client_id")
    return is_theirs


def _write_label(parameter: str) -> ColumnElement[str]:
    """The value of a label, whose key is a parameter."""
    key: Any = bindparam(parameter, type_=JSON.JSONStrIndexType())
    label: ColumnElement[str] = col(Video.labels)[key].as_string()
    return label


_VIDEO_OUTCOME = case(
    (col(Video.status) == Status.COMPLETED, literal(UsageOutcome.COMPLETED.value, String)),
    (col(Video.status) != Status.FAILED, literal(UsageOutcome.IN_PROGRESS.value, String)),
    (
        func.coalesce(col(Video.failure), col(Generation.failure)) == Failure.OUTCOME_UNKNOWN,
        literal(UsageOutcome.UNKNOWN.value, String),
    ),
    else_=literal(UsageOutcome.FAILED.value, String),
)
_ENTRY_OUTCOME = case(
    (col(Generation.failure) == Failure.OUTCOME_UNKNOWN, literal(UsageOutcome.UNKNOWN.value, String)),
    (col(Generation.failure).is_not(None), literal(UsageOutcome.FAILED.value, String)),
    (col(Generation.film_sha256).is_not(None), literal(UsageOutcome.COMPLETED.value, String)),
    else_=literal(UsageOutcome.IN_PROGRESS.value, String),
)
_NAME = select(col(Client.name)).where(col(Client.id) == bindparam("client_id"))
