"""What history costs: the same requests, alternately, to a service with few videos and to one with many."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from app.domain import audit, clients, keys
from app.store.database import find_backend
from app.store.sessions import Session, now
from app.words import Role
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, Server
from tests.support.databases import open_engine, open_session
from tests.support.history import add_history
from tests.support.pictures import draw_png
from tests.support.postgres import Postgres
from tests.support.services import Service

CLIENTS = 4
FEW = 1_200  # enough for a full page of each status
SETTLE_SECONDS = 3.0  # the hourly sweep runs once at the start
TURNS, IDLE_SECONDS = 100, 20.0
CREDITS = 10**12
STILL = draw_png()


class Side:
    """A service on one database, and one of its clients, which owns a part of the history."""

    def __init__(self, folder: Path, database: str, key: str, upstream: str) -> None:
        self.key = key
        self.folder = folder
        self.environment = {"KINORA_DATABASE_URL": database}
        self.upstream = upstream

    def start(self, *arguments: str) -> float:
        """Start the service. Returns the seconds until it answers."""
        began = time.monotonic()
        settings = {"queue_limit": 10**6, "posts_per_minute": 0}
        self.service = Service(self.folder, self.upstream, self.environment, arguments, **settings)
        self.http = httpx.Client(
            base_url=self.service.address, headers={"authorization": f"Bearer {self.key}"}, timeout=60
        )
        return time.monotonic() - began

    def stop(self) -> None:
        self.http.close()
        self.service.stop()

    def cpu_seconds(self) -> float:
        """CPU seconds of all threads of the service; other load on the machine affects them less than wall-clock
        time."""
        return Server(self.service.address, self.service.process.popen.pid).cpu_seconds()


@contextmanager
def open_side(folder: Path, database: str, videos: int, upstream: str) -> Iterator[Side]:
    folder.mkdir()
    find_backend(database).upgrade(tell=lambda _: None)
    engine = open_engine(database)
    with open_session(engine) as session:
        key = fill(session, videos)
    engine.dispose()
    yield Side(folder, database, key, upstream)


def fill(session: Session, videos: int) -> str:
    """Fill the database with clients that have this number of videos in total. Returns the key of the first client.
    The audit of the day is done: otherwise it would begin, and nothing would be idle."""
    audit.end_run(session, [])
    ids = [clients.create(session, f"client {number}", CREDITS, Role.MEMBER).id for number in range(CLIENTS)]
    add_history(session, ids, videos, began_at=now(session) - 86_400_000)
    return keys.issue(session, ids[0]).key or ""


def list_requests(side: Side) -> dict[str, Callable[[int], object]]:
    """The requests by their names; each function gets the number of the round."""
    known = post(side, 0).json()["id"]

    def get(path: str) -> Callable[[int], object]:
        return lambda _: side.http.get(path).raise_for_status()

    return {
        "`POST /videos`, a hit": lambda _: post(side, 0),
        "`POST /videos`, a miss": lambda turn: post(side, turn + 1),
        "`GET /videos/{id}`": get(f"/videos/{known}"),
        "`GET /videos`": get("/videos"),
        "`GET /videos?status=failed`": get("/videos?status=failed"),
        "`GET /videos?status=completed`": get("/videos?status=completed"),
        "`GET /credits/entries`": get("/credits/entries"),
    }


def post(side: Side, number: int) -> httpx.Response:
    form = {"prompt": f"The cat blinks, {number}"}
    return side.http.post("/videos", data=form, files={"image": STILL}).raise_for_status()


def measure(sides: Sequence[Side], turns: int) -> dict[str, list[float]]:
    """Median milliseconds of CPU of each request. The sides alternate, so other load affects both."""
    requests = [list_requests(side) for side in sides]
    found: dict[str, list[float]] = {}
    for name in requests[0]:
        used: list[list[float]] = [[] for _ in sides]
        for turn in range(turns):
            for place, (side, each) in enumerate(zip(sides, requests, strict=True)):
                before = side.cpu_seconds()
                each[name](turn)
                used[place].append((side.cpu_seconds() - before) * 1000)
        found[name] = [statistics.median(each) for each in used]
    return found


def compare(report: Report, sides: Sequence[Side]) -> None:
    rows = {"start, s": [statistics.median(restart(side) for _ in range(5)) for side in sides]}
    for side in sides:
        side.start("--no-worker")
    rows |= {f"{name}, ms of CPU": figures for name, figures in measure(sides, TURNS).items()}
    for side in sides:
        side.stop()
    rows["CPU while idle, %"] = [idle(side, IDLE_SECONDS) for side in sides]
    for name, (few, many) in rows.items():
        report.add(name, few, many, many / few)


def restart(side: Side) -> float:
    seconds = side.start("--no-worker")
    side.stop()
    return seconds


def idle(side: Side, seconds: float) -> float:
    """CPU use while idle, in per cent of one core, with the worker and its sweeps. Queued videos are cancelled
    first."""
    side.start("--no-worker")
    while waiting := side.http.get("/videos", params={"status": "queued", "limit": 100}).json()["data"]:
        for video in waiting:
            side.http.post(f"/videos/{video['id']}/cancel")
    side.stop()
    side.start()
    time.sleep(SETTLE_SECONDS)
    before = side.cpu_seconds()
    time.sleep(seconds)
    used = side.cpu_seconds() - before
    side.stop()
    return 100 * used / seconds


def run(bench: Bench, report: Report, postgres: Postgres) -> None:
    sizes = (FEW, max(bench.videos))
    for title in bench.databases:
        with ExitStack() as stack:
            sides = []
            for videos in sizes:
                folder = bench.folder / f"history-{title}-{videos}"
                is_file = title == "SQLite"
                database = f"sqlite:///{folder}.db" if is_file else postgres.create_database()
                sides.append(stack.enter_context(open_side(folder, database, videos, bench.sandbox.address)))
            report.open_table(f"History, {title}", *(f"{videos:,} videos" for videos in sizes), "ratio")
            compare(report, sides)
