"""`kinora serve` until its first answer, beside `python -c 'import fastapi'`. Both are new processes, in turns."""

import os
import socket
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench
from tests.support.commands import clean_environment
from tests.support.ports import find_port

_TURNS = 9
_LIMIT_SECONDS = 60


def run(bench: Bench, report: Report) -> None:
    folder = bench.open_folder("starts")
    report.open_table("Start", "`import fastapi`, s", "`kinora serve`, s", "times", note="Medians of nine.")
    environment = clean_environment(
        {
            "KINORA_UPSTREAM_API_KEY": "upstream-secret-key",
            "KINORA_UPSTREAM_URL": bench.sandbox.address,
            "KINORA_DATABASE_URL": f"sqlite:///{folder}/kinora.db",
            "KINORA_CONTENT_URL": f"file:{folder}/content",
        }
    )
    serve(folder, environment)  # migrates, and compiles what was changed since
    pairs = [(import_fastapi(), serve(folder, environment)) for _ in range(_TURNS)]
    floor, ours = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    report.add("to the first answer", floor, ours, ours / floor)


def import_fastapi() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import fastapi"], check=True)
    return time.perf_counter() - began


def serve(folder: Path, environment: dict[str, str]) -> float:
    """Seconds until `GET /livez` was answered."""
    port, began = find_port(), time.perf_counter()
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    with (
        (folder / "serve.log").open("ab") as log,
        subprocess.Popen(command, env={**os.environ, **environment}, stdout=log, stderr=log) as process,
    ):
        try:
            while time.perf_counter() - began < _LIMIT_SECONDS:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                    connection.sendall(b"GET /livez HTTP/1.1\r\nhost: x\r\n\r\n")
                    if b" 200 " in connection.recv(64):
                        return time.perf_counter() - began
                time.sleep(0.002)
            raise TimeoutError("the service did not answer")
        finally:
            process.terminate()
