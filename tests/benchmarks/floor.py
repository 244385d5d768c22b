"""What a read costs beside the least that the framework can do: CPU and rate, against a bare FastAPI route.

`python -m tests.benchmarks.floor` prints a table for each database. The service has everything on: authentication, log,
rate limits, security headers. Servers and load have a core each, and the servers take turns. It needs `wrk`.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.benchmarks.bare import FILES
from tests.support.films import ask, make
from tests.support.ports import find_port
from tests.support.postgres import run_postgres
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

CONNECTIONS = 16
SERVER_CORE, LOAD_CORE = 0, 1
LISTED = 20
NEVER_ENDS = "[[fault:never-ends]]"


@dataclass(frozen=True)
class Server:
    address: str
    process: int

    def cpu_seconds(self) -> float:
        """Of all its threads."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def pin(self) -> None:
        for task in Path(f"/proc/{self.process}/task").iterdir():
            os.sched_setaffinity(int(task.name), {SERVER_CORE})


@dataclass(frozen=True)
class Read:
    """A request to the service, and the path of the bare route that it is compared with."""

    name: str
    path: str
    floor: str
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cost:
    cpu_us: float  # per request
    rate: float  # requests per second


def measure(server: Server, path: str, headers: Sequence[str], seconds: float) -> Cost:
    """Raises RuntimeError when an answer was an error."""
    options = [word for header in headers for word in ("-H", header)]
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s"]
    before = server.cpu_seconds()
    said = subprocess.run(
        [*command, *options, server.address + path], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:  # it counts 304 as a success
        raise RuntimeError(said)
    (count,), (rate,) = re.findall(r"(\d+) requests in", said), re.findall(r"Requests/sec:\s+([\d.]+)", said)
    return Cost((server.cpu_seconds() - before) / int(count) * 1e6, float(rate))


def prepare(app: App, folder: Path) -> list[Read]:
    """Make the videos that are read, and store the answers that the bare routes give."""
    done = f"/videos/{make(app)['id']}"
    running = [ask(app, prompt=NEVER_ENDS, take=take)["id"] for take in range(1, LISTED)]
    answer = app.http.get(done)
    contents = {"video": answer.content, "page": app.http.get("/videos").content}
    contents["credits"] = app.http.get("/credits").content
    for name, content in contents.items():
        (folder / FILES[name]).write_bytes(content)
    return [
        Read("`GET /videos/{id}`, finished", done, "/videos/x"),
        Read("the same, 304", done, "/videos/x", (f"if-none-match: {answer.headers['etag']}",)),
        Read("`GET /videos/{id}`, running", f"/videos/{running[0]}", "/videos/x"),
        Read("`GET /credits`", "/credits", "/credits"),
        Read(f"`GET /videos`, {LISTED}", "/videos", "/videos"),
    ]


@contextmanager
def run_bare(folder: Path) -> Iterator[Server]:
    port = find_port()
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, "-m", "tests.benchmarks.bare", str(port), str(folder)]) as process:
        try:
            wait_until(lambda: _answers(f"{address}/credits"), what="the bare server")
            yield Server(address, process.pid)
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).is_success
    except httpx.TransportError:
        return False


def compare(title: str, folder: Path, upstream: str, database: str, turns: int, seconds: float) -> None:
    folder.mkdir()
    service = Service(folder, upstream, {"KINORA_DATABASE_URL": database}, posts_per_minute=0)
    print(f"\n{title}\n")
    print("| | bare route, µs of CPU | Kinora | ratio | bare route, requests/s | Kinora | ratio |")
    print("|---|---|---|---|---|---|---|")
    try:
        with service.add_app() as app:
            reads = prepare(app, folder)
            ours, key = Server(service.address, service.process.popen.pid), f"authorization: Bearer {app.key}"
            with run_bare(folder) as bare:
                for server in (ours, bare):
                    server.pin()
                for read in reads:
                    pairs = [
                        (
                            measure(bare, read.floor, (), seconds),
                            measure(ours, read.path, (key, *read.headers), seconds),
                        )
                        for _ in range(turns)
                    ]
                    tell(read.name, pairs)
    finally:
        service.stop()


def tell(name: str, pairs: Sequence[tuple[Cost, Cost]]) -> None:
    """A ratio of 1 means as good as the bare route; more is better."""
    cpu = [statistics.median(pair[place].cpu_us for pair in pairs) for place in (0, 1)]
    rate = [statistics.median(pair[place].rate for pair in pairs) for place in (0, 1)]
    shown = f"{cpu[0]:.0f} | {cpu[1]:.0f} | {cpu[0] / cpu[1]:.2f} | {rate[0]:,.0f} | {rate[1]:,.0f}"
    print(f"| {name} | {shown} | {rate[1] / rate[0]:.2f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of load, each time")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        parser.error("it needs `wrk`: install the package of this name")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "sandbox").mkdir()
        sandbox = Sandbox(folder / "sandbox")
        stack.callback(sandbox.close)
        server = stack.enter_context(run_postgres()).create_database()
        for title, database in (("SQLite", f"sqlite:///{folder}/kinora.db"), ("PostgreSQL", server)):
            compare(title, folder / title, sandbox.address, database, options.turns, options.seconds)


if __name__ == "__main__":
    main()
