"""Usage is what the rows say: any grouping and any division of time add up to the same, and to the ledger."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, update
from sqlmodel import col

from app.domain import buckets, claims, clients, generations, ledger, usage, videos
from app.domain.claims import Claim
from app.domain.usage import Filter
from app.errors import InvalidRequest, NotFound
from app.schemas.usage import UsageResult
from app.store.sessions import Session, now
from app.store.tables import Generation, Video
from app.words import BucketWidth, EntryKind, Failure, Role, State, Status
from tests.support import steps
from tests.support.history import PRICE, add_history
from tests.support.steps import ATTEMPT

BERLIN = "Europe/Berlin"
SUMS = ("videos", "generations", "credits_settled", "credits_refunded", "credits_saved_by_hits",
        "credits_saved_by_joins")  # fmt: skip
GROUPS = ("client", "outcome", "metadata.team", "metadata.$")
CLIENTS, PROMPTS = 3, 4  # fewer prompts than requests, so that some hit and some join
ACTS = st.tuples(
    st.sampled_from(["ask"] * 3 + ["film", "refuse", "lose", "refund", "remove"]),
    st.integers(0, CLIENTS - 1),
    st.integers(0, PROMPTS - 1),
)
LOST_AND_REMOVED = [("ask", 0, 1), ("lose", 0, 0), ("remove", 0, 0)]  # its entries name a video that is gone


@settings(max_examples=40, deadline=None)
@given(
    acts=st.lists(ACTS, min_size=5, max_size=40),
    groups=st.lists(st.sampled_from(GROUPS), unique=True),
    width=st.sampled_from(BucketWidth),
)
@example(acts=LOST_AND_REMOVED, groups=["metadata.team"], width=BucketWidth.DAY)
def test_any_grouping_adds_up_to_the_ledger(
    engine: Engine, acts: list[tuple[str, int, int]], groups: list[str], width: BucketWidth
) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        session = Session(connection)
        ids = add_clients(session, CLIENTS)
        for number, (act, who, what) in enumerate(acts):
            perform(session, act, ids[who], what, f"attempt_{number}")
        check_sums(session, ids, tuple(groups), width)
        transaction.rollback()


def perform(session: Session, act: str, client_id: str, what: int, attempt_id: str) -> None:
    """One step in the life of some clients. What is impossible now does nothing."""
    match act:
        case "ask":
            labels = {"team": f"team {what}", "$": "="} if what else None
            steps.ask(session, client_id, f"waves {what}", labels=labels)
        case "remove":
            for status in (Status.COMPLETED, Status.FAILED):
                for video in list_videos(session, client_id, status):
                    videos.remove(session, client_id, video)
        case "refund":
            for video in list_videos(session, client_id, None):
                ledger.refund(session, ledger.find_generation(session, video) or "")
        case _:
            claim = claims.claim_next(session, frozenset({State.QUEUED}))
            submitted = claim and generations.submit(session, claim, attempt_id, concurrency=100)
            if submitted:
                end(session, submitted, act, attempt_id)


def list_videos(session: Session, client_id: str, status: Status | None) -> list[str]:
    page = videos.list_page(session, client_id, limit=1, ascending=True, after=None, status=status)
    return [video.id for video in page.data]


def end(session: Session, claim: Claim, how: str, attempt_id: str) -> None:
    match how:
        case "film":
            stored = generations.accept_finished(session, claim, attempt_id, attempt_id, *steps.LINK)
            assert stored is not None
            generations.complete(session, stored, steps.FILM, steps.DAY_MS)
        case "refuse":
            generations.refuse(session, claim, attempt_id, Failure.PROMPT_REFUSED, "no")
        case _:
            generations.mark_unknown(session, claim, attempt_id, "lost", charge=True)


def check_sums(session: Session, ids: list[str], groups: tuple[str, ...], width: BucketWidth) -> None:
    time = now(session) // 1000
    whole = Filter(time - 3600, time + 3600)
    total = add_up(session, whole)
    assert add_up(session, replace(whole, width=width, timezone=BERLIN, groups=groups)) == total
    assert total["videos"] == session.execute(select(func.count()).select_from(Video)).scalar_one()
    by_client = Counter[str]()
    for client_id in ids:
        own = add_up(session, replace(whole, groups=groups, client_id=client_id))
        credits = ledger.get_credits(session, client_id)
        assert own["credits_settled"] - own["credits_refunded"] == credits.used_credit
        by_client.update(own)
    assert by_client == total
    entries = Counter[EntryKind]()
    for client_id in ids:
        entries.update(ledger.sum_entries(session, client_id))
    assert total["credits_settled"] == entries[EntryKind.SETTLE] == PRICE * total["generations"]
    assert total["credits_refunded"] == entries[EntryKind.REFUND]


def test_hits_and_joins_show_what_they_saved(session: Session) -> None:
    ids = add_clients(session, 3)
    for client_id in ids[:2]:
        steps.ask(session, client_id, labels={"team": "red"})
    steps.make_film(session)
    steps.ask(session, ids[2])
    results = {result.client_id: result for result in list_results(session, groups=("client",))}
    saved = [(results[each].credits_saved_by_hits, results[each].credits_saved_by_joins) for each in ids]
    assert saved == [(0, 0), (0, PRICE), (PRICE, 0)]
    assert results[ids[0]].seconds_to_video_p50 is not None
    assert results[ids[2]].seconds_to_video_p50 is None
    teams = [(result.metadata, result.videos) for result in list_results(session, groups=("metadata.team",))]
    assert teams == [({"team": None}, 1), ({"team": "red"}, 2)]


@settings(max_examples=20, deadline=None)
@given(durations=st.lists(st.integers(0, 40_000), min_size=1, max_size=45))
@example(durations=[1000 * number for number in range(1, 21)])
@example(durations=[1])
def test_the_durations_are_the_nearest_ranks_in_seconds(engine: Engine, durations: list[int]) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        session = Session(connection)
        (client_id,) = add_clients(session, 1)
        make_films(session, client_id, durations)
        (result,) = list_results(session)
        transaction.rollback()
    ordered = sorted(math.ceil(milliseconds / 1000) for milliseconds in durations)
    p50, p95 = (ordered[math.ceil(len(ordered) * share / 100) - 1] for share in (50, 95))
    assert (result.seconds_to_video_p50, result.seconds_to_video_p95) == (p50, p95)


def make_films(session: Session, client_id: str, durations: Sequence[int]) -> None:
    """Films that took so many milliseconds."""
    for number, milliseconds in enumerate(durations):
        video = steps.ask(session, client_id, f"film {number}").view.video
        ended_at = select(col(Video.created_at)).where(col(Video.id) == video.id).scalar_subquery() + milliseconds
        made = steps.make_film(session, f"attempt_{number}")
        session.execute(update(Generation).where(col(Generation.id) == made.id).values(ended_at=ended_at))


def test_a_video_without_a_film_does_not_count_in_the_durations(session: Session) -> None:
    maker, friend = add_clients(session, 2)
    make_films(session, maker, [10_000, 20_000, 30_000])
    steps.ask(session, friend, "film 2")  # a hit
    for number in range(2):
        steps.ask(session, maker, f"queued {number}")
    (result,) = list_results(session)
    assert (result.videos, result.seconds_to_video_p50, result.seconds_to_video_p95) == (6, 20, 30)


def test_what_was_joined_and_failed_saved_nothing(session: Session) -> None:
    for client_id in add_clients(session, 2):
        steps.ask(session, client_id)
    generations.refuse(session, steps.submit(session), ATTEMPT, Failure.PROMPT_REFUSED, "no")
    (result,) = list_results(session)
    assert (result.videos, result.credits_saved_by_joins, result.credits_settled) == (2, 0, 0)


def test_pages_add_up_to_the_range(session: Session) -> None:
    began, hour = 1_000_000, 3600  # seconds; one video in each millisecond from then on
    add_history(session, add_clients(session, 2), 4_000, began_at=1000 * began)
    wanted, after, sizes = Filter(began, began + 8 * hour, BucketWidth.HOUR), None, list[int]()
    while not sizes or after:
        page = usage.list_page(session, wanted, limit=3, after=after)
        sizes.append(sum(result.videos for bucket in page.data for result in bucket.results))
        after = int(page.next_page) if page.next_page else None
    assert sizes == [4_000, 0, 0]
    halves = Filter(began, began + 2), Filter(began + 2, began + 60)
    assert [add_up(session, each)["videos"] for each in halves] == [2_000, 2_000]


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)], ids=["spring", "autumn", "summer"]
)
def test_days_are_those_of_the_zone(day: str, hours: int) -> None:
    zone = ZoneInfo(BERLIN)
    start = int(datetime.fromisoformat(day).replace(tzinfo=zone).timestamp())
    periods = buckets.divide(start - 1, start + hours * 3600 + 1, BucketWidth.DAY, zone)
    assert [stop - begin for begin, stop in periods] == [1, hours * 3600, 1]
    assert len(buckets.divide(start, start + hours * 3600, BucketWidth.HOUR, zone)) == hours


@given(
    start=st.integers(0, 4_000_000_000),
    length=st.integers(1, 300 * 86_400),
    zone=st.sampled_from([BERLIN, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana",
                          "Pacific/Apia", "Asia/Beirut", "America/Sao_Paulo"]),
)  # fmt: skip
def test_periods_are_the_range_without_gaps(start: int, length: int, zone: str) -> None:
    periods = buckets.divide(start, start + length, BucketWidth.DAY, ZoneInfo(zone))
    edges = [edge for period in periods for edge in period]
    assert edges[0] == start
    assert edges[-1] == start + length
    assert edges[1:-1:2] == edges[2:-1:2]
    assert all(begin < stop for begin, stop in periods)


@pytest.mark.parametrize(
    ("wanted", "param"),
    [
        (Filter(10, 10), "end_time"),
        (Filter(0, 401 * 3600, BucketWidth.HOUR), "start_time"),
        (Filter(0, 10, timezone="Mars/Olympus"), "timezone"),
        (Filter(0, 10, timezone="../UTC"), "timezone"),
        (Filter(0, 10, timezone="Europe"), "timezone"),
        (Filter(0, 10, groups=("prompt",)), "group_by"),
        (Filter(0, 10, groups=("metadata.",)), "group_by"),
        (Filter(0, 10, groups=('metadata."',)), "group_by"),
        (Filter(0, 10, groups=("client", "client")), "group_by"),
    ],
)
def test_what_cannot_be_shown_is_refused(session: Session, wanted: Filter, param: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        usage.list_page(session, wanted, limit=1, after=None)
    assert refused.value.param == param


def test_a_client_that_does_not_exist_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        usage.list_page(session, Filter(0, 10, client_id="client_x"), limit=1, after=None)


def add_clients(session: Session, count: int) -> list[str]:
    return [clients.create(session, f"app {number}", 10**9, Role.MEMBER).id for number in range(count)]


def add_up(session: Session, wanted: Filter) -> Counter[str]:
    page = usage.list_page(session, wanted, limit=buckets.MOST, after=None)
    results = [result for bucket in page.data for result in bucket.results]
    return Counter({name: sum(getattr(result, name) for result in results) for name in SUMS})


def list_results(session: Session, **columns: Any) -> list[UsageResult]:
    """Of the present, those that have videos."""
    time = now(session) // 1000
    page = usage.list_page(session, Filter(time - 60, time + 60, **columns), limit=buckets.MOST, after=None)
    return [result for bucket in page.data for result in bucket.results if result.videos]
