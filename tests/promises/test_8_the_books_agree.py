"""Promise 8: the books agree. A day of many clients, with faults and two kill -9; then every book says the same.

The day has 400 posts; in `make battery` it has 5,000, on each of the databases.
"""

import csv
import io
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import case, func, select
from sqlmodel import col

from app.domain import webhooks
from app.domain.states import LIVING
from app.schemas.webhooks import NewWebhook, WebhookChange
from app.store.sessions import Session
from app.store.tables import CreditEntry, Generation
from app.words import EntryKind, Role, State, WebhookStatus
from tests.support.commands import assert_done
from tests.support.databases import copy_postgres, copy_sqlite
from tests.support.films import post
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.scrapes import TOKEN, Samples, count_ends, leave_out_zeros, read_sums, scrape
from tests.support.services import App, Service
from tests.support.waiting import wait_until

CLIENTS, CALLERS = 20, 16
LEASE_SECONDS = 5  # PostgreSQL: until others take over what a killed process held
FAULTS = (
    "500", "504", "reset-after", "half-answer", "5xx-unpaid", "reset-before", "busy", "wrapped-error", "failure",
    "late-film=0.5", "cut-film*1", "poll-500*2",
)  # fmt: skip
Json = dict[str, Any]
Book = dict[str, int]  # what each client has spent, by its id


@dataclass(frozen=True)
class Post:
    """A request, and the number of the client that sends it."""

    client: int
    still: bytes
    fields: Json


class Day:
    """Callers that send posts, each until it is answered. Call it in several threads."""

    def __init__(self, apps: Sequence[App], posts: Sequence[Post]) -> None:
        self.answered = dict[str, set[str]]()  # the ids of videos, by client
        self.count = 0
        self._apps = apps
        self._posts = iter(posts)
        self._lock = threading.Lock()

    def call(self) -> None:
        while each := self._take():
            app = self._apps[each.client]
            video_id = self._send(app, each)
            with self._lock:
                self.answered.setdefault(app.id, set()).add(video_id)
                self.count += 1

    def wait_for(self, count: int) -> None:
        """Until so many posts were answered."""
        wait_until(lambda: self.count >= count, 300, f"{count} answers")

    def _take(self) -> Post | None:
        with self._lock:
            return next(self._posts, None)

    def _send(self, app: App, each: Post) -> str:
        while True:
            try:
                answer = post(app, each.still, **each.fields)
            except httpx.TransportError:  # the service was killed
                time.sleep(0.05)
                continue
            assert answer.status_code in {200, 202}, answer.text
            return str(answer.json()["id"])


def deal(count: int, dice: random.Random) -> list[Post]:
    """Half of them repeat an earlier request, often a recent one, of the same client or of another one. Of the others,
    one in ten meets a fault."""
    stills = [draw_png() for _ in range(4)]
    posts: list[Post] = []
    for number in range(count):
        client = dice.randrange(CLIENTS)
        if number % 2:
            first = dice.choice(posts[-20:] if dice.random() < 0.5 else posts)
            still, fields = first.still, first.fields
            client = dice.choice([client, first.client])
        else:
            fault = f"[[fault:{dice.choice(FAULTS)}]]" if dice.random() < 0.1 else ""
            still, fields = dice.choice(stills), {"prompt": f"{fault} film {number}", "fast_mode": dice.random() < 0.5}
        posts.append(Post(client, still, {**fields, "metadata": json.dumps({"team": f"team {client % 3}"})}))
    return posts


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Not `new_database`, because the short form of the day is on SQLite only."""
    if request.param == "sqlite":
        return copy_sqlite(tmp_path)()
    return copy_postgres(request.getfixturevalue("postgres"))()


@pytest.mark.long
def test_after_a_day_with_faults_and_kills_every_book_says_the_same(
    start_sandbox: Callable[..., Sandbox],
    start_service: Callable[..., Service],
    database_url: str,
    pytestconfig: pytest.Config,
) -> None:
    upstream = start_sandbox(seconds=0)
    settings: Json = {"queue_limit": 10**6, "upstream_concurrency": 64, "lease_seconds": LEASE_SECONDS}
    settings |= {"posts_per_minute": 0, "metrics_token": TOKEN, "database_url": database_url}
    service = start_service(upstream.address, **settings)
    dice = random.Random(int(pytestconfig.getoption("--seed")))
    posts = deal(5_000 if pytestconfig.getoption("--battery") else 400, dice)
    apps, admin = [service.add_app() for _ in range(CLIENTS)], service.add_app(0, Role.ADMIN)
    for app in apps:
        service.write(register_webhook, app.id)
    day = Day(apps, posts)
    before = live(service, day, len(posts))
    give_back_what_was_not_billed(service, admin, upstream)
    books = read_books(service, admin, apps)
    assert {name: book for name, book in books.items() if book != books["credits"]} == {}, books["credits"]
    assert sum(books["credits"].values()) == upstream.state()["usedCredit"] > 0
    check_videos(admin, apps, day)
    check_metrics(service, apps, before, books["credits"])
    for app in apps:
        check_events(app)
    service.audit()
    for app in (*apps, admin):
        app.http.close()


def register_webhook(session: Session, client_id: str) -> None:
    """Disabled, so that its events wait and nothing is sent."""
    owner = webhooks.act_for(session, client_id)
    made = webhooks.create(session, owner, NewWebhook(url="https://receiver.example/"))
    webhooks.change_webhook(session, owner, made.id, WebhookChange(status=WebhookStatus.DISABLED))


def live(service: Service, day: Day, count: int) -> Samples:
    """All posts, with a kill -9 after a third and after two thirds of them. Ends when every generation has ended.
    Returns what the rows said when the last process began to count."""
    with ThreadPoolExecutor(CALLERS) as threads:
        callers = [threads.submit(day.call) for _ in range(CALLERS)]
        for part in (1, 2):
            day.wait_for(count * part // 3)
            service.kill()
            before = service.scan(read_counts)
            service.start()
        for caller in callers:
            caller.result()
    wait_until(lambda: not service.scan(count_living), 120, "every generation to end")
    return before


def read_counts(session: Session) -> Samples:
    return {**read_sums(session), "kinora_generations_total": count_ends(session)}


def count_living(session: Session) -> int:
    living = select(func.count()).select_from(Generation).where(col(Generation.state).in_(LIVING))
    return session.execute(living).scalar_one()


def give_back_what_was_not_billed(service: Service, admin: App, upstream: Sandbox) -> None:
    """Where an outcome is unknown, the client was charged. An operator asks upstream, and gives back what it did not
    bill. Nothing else may differ from what upstream billed."""
    billed = Counter(record["prompt"] for record in upstream.state()["records"] if record["paid"])
    rows = service.scan(list_charges)
    charged = Counter[str]()
    for _, prompt, _, paid in rows:
        charged[prompt] += paid
    for generation_id, prompt, state, paid in rows:
        if state == State.UNKNOWN and paid and charged[prompt] > billed[prompt]:
            assert admin.http.post(f"/generations/{generation_id}/refund", json={"note": "not billed"}).is_success
            charged[prompt] -= 1
    assert +charged == billed


def list_charges(session: Session) -> list[Any]:
    """Each generation, and how often it is charged now."""
    sign = case({EntryKind.SETTLE: 1, EntryKind.REFUND: -1}, value=col(CreditEntry.kind), else_=0)
    columns = col(Generation.id), col(Generation.prompt), col(Generation.state)
    joined = select(*columns, func.sum(sign)).join(CreditEntry, col(CreditEntry.generation_id) == col(Generation.id))
    return list(session.execute(joined.group_by(*columns)).all())


def read_books(service: Service, admin: App, apps: Sequence[App]) -> dict[str, Book]:
    """What each client has spent, as each place tells it."""
    groups, now = ("client", "outcome", "metadata.team"), int(time.time())
    params: Json = {"start_time": now - 3_600, "end_time": now + 3_600, "group_by": groups, "bucket_width": "1h"}
    options = ("usage", "--group-by", "client", "--group-by", "outcome")
    mine = {app.id: app.http.get("/credits/usage", params=params | {"group_by": ["outcome"]}).json() for app in apps}
    return {
        "credits": {app.id: read_spent(app) for app in apps},
        "usage": add_up(list_results(admin.http.get("/usage", params=params).json())),
        "usage as a file": add_up(read_file(admin.http.get("/usage", params=params | {"format": "csv"}).text)),
        "usage on the command line": add_up(list_results(json.loads(assert_done(service.run(*options, "--json"))))),
        "usage as a file of the command line": add_up(read_file(assert_done(service.run(*options, "--csv")))),
        "own usage": {client: sum(map(count_spent, list_results(page))) for client, page in mine.items()},
        "entries": {app.id: sum(map(count_entry, list_pages(app, "/credits/entries"))) for app in apps},
        "entries as a file": {app.id: sum(map(count_entry, read_ledger(admin, app))) for app in apps},
    }


def check_videos(admin: App, apps: Sequence[App], day: Day) -> None:
    """Every answered post is a video, and usage counts each; what they did not pay was saved."""
    now = int(time.time())
    params: Json = {"start_time": now - 3_600, "end_time": now + 3_600, "group_by": ["outcome"]}
    for app in apps:
        videos = {video["id"]: video for video in list_pages(app, "/videos")}
        assert day.answered[app.id] <= set(videos)
        results = list_results(admin.http.get("/usage", params=params | {"client": app.id}).json())
        assert sum(result["videos"] for result in results) == len(videos)
    results = list_results(admin.http.get("/usage", params=params).json())
    done = next(result for result in results if result["outcome"] == "completed")
    films = [video for app in apps for video in list_pages(app, "/videos") if video["status"] == "completed"]
    prices = {film["prompt"]: film["credits"] for film in films if film["credits"]}  # only who pays is told a price
    assert done["credits_settled"] == sum(prices.values())
    saved = [done["credits_saved_by_hits"], done["credits_saved_by_joins"]]
    assert all(saved)
    assert sum(saved) == sum(prices[film["prompt"]] for film in films if not film["credits"])


def check_metrics(service: Service, apps: Sequence[App], before: Samples, spent: Book) -> None:
    """What is read from the rows is the same as in every book. The counters of a process begin at 0, so those of the
    last one are what was written since it began: Prometheus adds up the processes, as far as it has seen them."""
    after = service.scan(read_counts)
    counted = {
        name: leave_out_zeros({labels: value - before[name].get(labels, 0) for labels, value in values.items()})
        for name, values in after.items()
    }
    page = wait_until(lambda: scrape_equal(service, counted), what="the counters")
    figures = page["kinora_client_credits"]
    assert {app.id: figures[app.name, "used"] for app in apps} == spent
    assert sum(value for (_, figure), value in figures.items() if figure == "held") == 0
    living = page["kinora_generations_current"]
    assert sum(value for (state,), value in living.items() if state != State.UNKNOWN) == 0


def scrape_equal(service: Service, counted: Samples) -> Samples | None:
    """The page, when its counters are these: some figures may be five seconds old."""
    page = scrape(service)
    return page if counted == {name: leave_out_zeros(page[name]) for name in counted} else None


def check_events(app: App) -> None:
    """There is one event of each video, with its end, and with the price of its film. What a failed one was charged may
    have been given back after its event."""
    told = [(event["type"], event["data"]) for event in list_pages(app, "/events")]
    ended = [(f"video.{video['status']}", video) for video in list_pages(app, "/videos")]
    assert sorted(map(describe_end, told)) == sorted(map(describe_end, ended))


def describe_end(end: tuple[str, Json]) -> tuple[str, str, int]:
    kind, video = end
    return video["id"], kind, video["credits"] if kind == "video.completed" else 0


def read_spent(app: App) -> int:
    credits = app.credits()
    assert credits["heldCredit"] == 0
    return int(credits["usedCredit"])


def list_results(page: Json) -> list[Json]:
    return [result for bucket in page["data"] for result in bucket["results"]]


def list_pages(app: App, path: str) -> Iterator[Json]:
    after: Json = {}
    while True:
        page = app.http.get(path, params={"limit": 100, **after}).json()
        yield from page["data"]
        if not page["has_more"]:
            return
        after = {"after": page["last_id"]}


def read_ledger(admin: App, app: App) -> list[dict[str, str]]:
    return read_file(admin.http.get(f"/clients/{app.id}/credits/entries", params={"format": "csv"}).text)


def read_file(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def add_up(results: Sequence[Json]) -> Book:
    spent = Counter[str]()
    for result in results:
        if result["client_id"]:  # not in an hour in which nothing happened
            spent[result["client_id"]] += count_spent(result)
    return dict(spent)


def count_spent(result: Json) -> int:
    return int(result["credits_settled"]) - int(result["credits_refunded"])


def count_entry(entry: Json) -> int:
    sign = {EntryKind.SETTLE: 1, EntryKind.REFUND: -1}.get(EntryKind(entry["kind"]), 0)
    return sign * int(entry["amount"])
