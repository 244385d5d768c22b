"""What `POST /videos` costs beside a bare FastAPI route that takes the same form and returns the same model.

A hit posts the same 200 KB JPEG again; each miss posts a 23 KB JPEG with another prompt. The worker is off, so that
only the acceptance is measured: checks, decoding, hold, rows, commit, 202. Decoders are child processes, counted apart.
"""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

from app.domain.ledger import LARGEST_LIMIT
from tests.benchmarks.load import Load, alternate, write_form
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, Server, find_server, run_bare, run_service, store_answers
from tests.support.films import make

_BUSY = 64  # connections for the 99th percentile
_COLUMNS = ("bare route, µs of CPU", "Kinora", "its decoders", "ratio", "bare route, p99 at 64, ms", "Kinora", "times")
_PROMPT = "waves"


def run(bench: Bench, report: Report) -> None:
    large, small = draw_noise(bench.folder / "large.jpg", 200_000), draw_noise(bench.folder / "small.jpg", 23_000)
    for title, database in bench.databases.items():
        report.open_table(
            f"`POST /videos`, {title}",
            *_COLUMNS,
            note="The ratio is that of CPU, without the decoders; more is better.",
        )
        with run_service(bench, f"posts-{title}", database) as service, service.add_app(LARGEST_LIMIT) as app:
            store_answers(app, service.folder)
            make(app, large.read_bytes(), prompt=_PROMPT)
            service.stop()
            service.start("--no-worker")
            key = f"authorization: Bearer {app.key}"
            hit = write_form(service.folder / "hit.lua", large, _PROMPT)
            miss = write_form(service.folder / "miss.lua", small, title, differ=True)
            with run_bare(service.folder) as bare:
                for name, script in (("hit, 200 KB", hit), ("miss, 23 KB", miss)):
                    compare(bench, report, name, (bare, find_server(service)), (key,), script)


def compare(
    bench: Bench, report: Report, name: str, servers: tuple[Server, Server], headers: tuple[str, ...], script: Path
) -> None:
    for server in servers:
        server.pin()
    floor, cost = alternate([(each, Load("/videos", headers, script)) for each in servers], bench.turns, bench.seconds)
    # Other numbers than before: a prompt that was posted already would be no miss.
    busy = [(each, Load("/videos", headers, script, _BUSY)) for each in servers]
    slow_floor, slow = alternate(busy, bench.turns, bench.seconds, first=bench.turns)
    report.add(
        name, floor.cpu_us, cost.cpu_us, cost.child_us, floor.cpu_us / cost.cpu_us,
        slow_floor.p99_ms, slow.p99_ms, slow.p99_ms / slow_floor.p99_ms,
    )  # fmt: skip


def draw_noise(path: Path, size: int) -> Path:
    """A JPEG of about this many bytes: noise, of as many pixels as it takes."""
    side = 16
    while True:
        out = BytesIO()
        Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "JPEG", quality=85)
        if out.tell() >= size:
            path.write_bytes(out.getvalue())
            return path
        side += 8
