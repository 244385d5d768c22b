"""What a read costs beside a bare FastAPI route that returns a pydantic model of the same size.

The service has everything on: authentication, log, rate limits, security headers.
"""

from dataclasses import dataclass

from tests.benchmarks.load import Load, alternate
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, find_server, run_bare, run_service, store_answers
from tests.support.films import ask
from tests.support.services import App

LISTED = 20
COLUMNS = ("bare route, µs of CPU", "Kinora", "ratio", "bare route, requests/s", "Kinora", "ratio")
_NEVER_ENDS = "[[fault:never-ends]]"


@dataclass(frozen=True)
class Read:
    """A request to the service, and the path of the bare route that it is compared with."""

    name: str
    path: str
    floor: str
    headers: tuple[str, ...] = ()


def run(bench: Bench, report: Report) -> None:
    for title, database in bench.databases.items():
        report.open_table(
            f"Reads, {title}", *COLUMNS, note="A ratio of 1 means as good as the bare route; more is better."
        )
        with run_service(bench, f"reads-{title}", database) as service, service.add_app() as app:
            running = [ask(app, prompt=_NEVER_ENDS, take=take)["id"] for take in range(1, LISTED)]
            done = store_answers(app, service.folder)
            reads, key = list_reads(app, done, running[0]), f"authorization: Bearer {app.key}"
            with run_bare(service.folder) as bare:
                ours = find_server(service)
                ours.pin()
                bare.pin()
                for read in reads:
                    sides = [(bare, Load(read.floor)), (ours, Load(read.path, (key, *read.headers)))]
                    floor, cost = alternate(sides, bench.turns, bench.seconds)
                    report.add(
                        read.name, floor.cpu_us, cost.cpu_us, floor.cpu_us / cost.cpu_us,
                        floor.rate, cost.rate, cost.rate / floor.rate,
                    )  # fmt: skip


def list_reads(app: App, done: str, running: str) -> list[Read]:
    etag = app.http.get(f"/videos/{done}").headers["etag"]
    return [
        Read("`GET /videos/{id}`, finished", f"/videos/{done}", "/videos/x"),
        Read("the same, 304", f"/videos/{done}", "/videos/x", (f"if-none-match: {etag}",)),
        Read("`GET /videos/{id}`, running", f"/videos/{running}", "/videos/x"),
        Read("`GET /credits`", "/credits", "/credits"),
        Read(f"`GET /videos`, {LISTED}", "/videos", "/videos"),
    ]
