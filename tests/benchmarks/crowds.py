"""Many at once: generations in flight, held answers, equal posts. Memory of each, and the loop's lag meanwhile.

The lag is measured from outside: the time of `GET /livez` on a kept connection, every 20 ms. The limits are set as an
operator could set them: more generations at upstream, more requests a minute, no queue limit.
"""

import asyncio
import statistics
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from app.domain.ledger import LARGEST_LIMIT
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, Server, find_server, run_service
from tests.support.pictures import draw_jpeg
from tests.support.services import Service
from tests.support.waiting import wait_until

_PER_CLIENT = 20  # open answers, a limit of the service
_MOST_CONNECTIONS = 4_000  # the service accepts 4,096
_UPSTREAM_A_MINUTE = 12_000
_LAG_SECONDS, _LAG_PAUSE = 20.0, 0.02
_HELD_SECONDS = 60
_FILL_SECONDS = 600
_AT_ONCE = 256  # equal posts
_DIFFERENT_AT_ONCE = 64  # a client may have 100 images waiting for a decoder
_STILL = draw_jpeg(320, 180)
_NEVER_ENDS = "[[fault:never-ends]]"


def run(bench: Bench, report: Report) -> None:
    settings = {"upstream_concurrency": bench.crowd + 10, "upstream_requests_per_minute": _UPSTREAM_A_MINUTE}
    database = f"sqlite:///{bench.folder}/crowds.db"
    with run_service(bench, "crowds", database, **settings) as service:
        server = find_server(service)
        note = f"Set for this: {', '.join(f'`KINORA_{name.upper()}={value}`' for name, value in settings.items())}, "
        note += "no queue limit, no limit of posts. Memory: of the service's process, after minus before, for each."
        report.open_table("Crowds", "number", "KiB each", "lag p99, ms", "upstream requests a minute", note=note)
        measure_flight(bench, report, service, server)
        asyncio.run(measure_held(bench, report, service, server))
    with run_service(bench, "equal", f"sqlite:///{bench.folder}/equal.db") as service:
        asyncio.run(measure_equal(bench, report, service))


def measure_flight(bench: Bench, report: Report, service: Service, server: Server) -> None:
    """Start the generations, wait until upstream works on them, then measure."""
    before, began = server.read_memory(), bench.sandbox.state("")["submits"]
    with service.add_app(LARGEST_LIMIT) as app:
        asyncio.run(
            post_all(server.address, app.key, bench.crowd, lambda number: f"{_NEVER_ENDS} {number}", _DIFFERENT_AT_ONCE)
        )
        wait_until(lambda: count_submits(bench) - began >= bench.crowd, _FILL_SECONDS, "all paid calls")
        polls, start = count_requests(bench), time.monotonic()
        lag = asyncio.run(measure_lag(server.address, _LAG_SECONDS))
        rate = (count_requests(bench) - polls) / (time.monotonic() - start) * 60
        each = (server.read_memory() - before) / bench.crowd / 1024
        report.add("generations in flight", bench.crowd, each, lag, rate)


async def measure_held(bench: Bench, report: Report, service: Service, server: Server) -> None:
    """Each client holds as many answers as it may: all wait for videos that never end."""
    count = min(bench.crowd, _MOST_CONNECTIONS)
    keys = [service.add_app() for _ in range(-(-count // _PER_CLIENT))]
    ids = [await ask(server.address, app.key, f"{_NEVER_ENDS} {app.id}") for app in keys]
    before = server.read_memory()
    tasks = [
        asyncio.create_task(hold(server.address, keys[n // _PER_CLIENT].key, ids[n // _PER_CLIENT]))
        for n in range(count)
    ]
    await asyncio.sleep(_HELD_SECONDS / 4)
    if failed := [task for task in tasks if task.done()]:
        raise RuntimeError(f"{len(failed)} answers were not held: {failed[0].result()!r}")
    polls, start = count_requests(bench), time.monotonic()
    lag = await measure_lag(server.address, _LAG_SECONDS)
    rate = (count_requests(bench) - polls) / (time.monotonic() - start) * 60
    each = (server.read_memory() - before) / count / 1024
    report.add("answers held (`Prefer: wait=60`), while these are in flight", count, each, lag, rate)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for app in keys:
        app.http.close()


async def hold(address: str, key: str, video_id: str) -> bytes:
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        lines = [f"GET /videos/{video_id} HTTP/1.1", "host: x", f"authorization: Bearer {key}"]
        writer.write("\r\n".join([*lines, f"prefer: wait={_HELD_SECONDS}", "", ""]).encode())
        return await reader.readline()
    finally:
        writer.close()


async def measure_equal(bench: Bench, report: Report, service: Service) -> None:
    """Equal posts of one client, a few hundred connections at a time."""
    server, prompt = find_server(service), "the same for all"
    with service.add_app() as app:
        await ask(server.address, app.key, "the first")  # what is loaded at the first post is no cost of the crowd
        before = server.read_memory()
        server.reset_peak()
        await post_all(server.address, app.key, bench.posts, lambda _: prompt, _AT_ONCE)
        each = (server.read_peak() - before) / _AT_ONCE / 1024
        await asyncio.to_thread(wait_until, lambda: bench.sandbox.paid_calls(prompt), 60, "the paid call")
    report.open_table(
        "Equal posts", "posts", "paid calls", "KiB a waiter",
        note=f"{_AT_ONCE} connections. Memory: peak minus before, for each connection, with what it sends.",
    )  # fmt: skip
    report.add("one client", bench.posts, bench.sandbox.paid_calls(prompt), each)


async def post_all(address: str, key: str, count: int, prompt: Callable[[int], str], at_once: int) -> None:
    numbers = iter(range(count))

    async def work() -> None:
        async with open_client(address, key) as http:
            for number in numbers:
                await post(http, prompt(number))

    await asyncio.gather(*(work() for _ in range(min(at_once, count))))


async def ask(address: str, key: str, prompt: str) -> str:
    async with open_client(address, key) as http:
        return str((await post(http, prompt)).json()["id"])


async def post(http: httpx.AsyncClient, prompt: str) -> httpx.Response:
    return (await http.post("/videos", data={"prompt": prompt}, files={"image": _STILL})).raise_for_status()


def open_client(address: str, key: str) -> httpx.AsyncClient:
    headers = {"authorization": f"Bearer {key}"}
    return httpx.AsyncClient(base_url=address, headers=headers, timeout=300, trust_env=False, verify=False)  # noqa: S501 - loopback, no TLS


async def measure_lag(address: str, seconds: float) -> float:
    """The 99th percentile of `GET /livez`, in milliseconds."""
    found, end = [], time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=address, timeout=60, trust_env=False, verify=False) as http:  # noqa: S501 - loopback, no TLS
        while time.monotonic() < end:
            began = time.perf_counter()
            (await http.get("/livez")).raise_for_status()
            found.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(_LAG_PAUSE)
    return statistics.quantiles(found, n=100)[-1]


def count_submits(bench: Bench) -> int:
    return int(bench.sandbox.state("")["submits"])


def count_requests(bench: Bench) -> int:
    state = bench.sandbox.state("")
    return sum(int(state[name]) for name in ("uploads", "submits", "polls"))
