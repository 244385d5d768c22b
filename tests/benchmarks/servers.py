"""The servers that are compared: each is a process whose CPU and memory are read from the system."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.benchmarks.bare import FILES
from tests.support.films import make
from tests.support.ports import find_port
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

SERVER_CORE, LOAD_CORE = 0, 1


@dataclass(frozen=True)
class Bench:
    """What all subjects share: a folder, a sandbox, the databases by name, and how long to measure."""

    folder: Path
    sandbox: Sandbox
    databases: dict[str, str]
    turns: int
    seconds: float
    crowd: int
    posts: int
    videos: Sequence[int]

    def open_folder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        return folder


@dataclass(frozen=True)
class Server:
    address: str
    process: int

    def cpu_seconds(self) -> float:
        """Of all its threads."""
        return _read_cpu(self.process)

    def child_seconds(self) -> float:
        """Of the processes below it: the decoders."""
        return sum(_read_cpu(child) for child in list_children(self.process))

    def pin(self) -> None:
        """Keep it, and the children that it has, on one core."""
        for process in (self.process, *list_children(self.process)):
            for task in Path(f"/proc/{process}/task").iterdir():
                with suppress(ProcessLookupError):
                    os.sched_setaffinity(int(task.name), {SERVER_CORE})

    def read_memory(self) -> int:
        """Resident bytes of the process, without its children."""
        return _read_status(self.process, "VmRSS:")

    def read_peak(self) -> int:
        return _read_status(self.process, "VmHWM:")

    def reset_peak(self) -> None:
        Path(f"/proc/{self.process}/clear_refs").write_text("5")


def list_children(process: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, path.read_text().split()):
                found += [child, *list_children(child)]
    return found


def _read_cpu(process: int) -> float:
    total = 0
    for task in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError):  # it has ended
            total += int(task.read_text().split()[0])
    return total / 1e9


def _read_status(process: int, name: str) -> int:
    return 1024 * int(Path(f"/proc/{process}/status").read_text().split(name)[1].split()[0])


@contextmanager
def run_service(bench: Bench, name: str, database: str, *arguments: str, **settings: object) -> Iterator[Service]:
    """`kinora serve` in a folder of its own, with limits that refuse nothing."""
    free = {"posts_per_minute": 0, "queue_limit": 10**9, "upstream_concurrency": 64}
    folder = bench.open_folder(name)
    service = Service(folder, bench.sandbox.address, {"KINORA_DATABASE_URL": database}, arguments, **free | settings)
    try:
        yield service
    finally:
        service.stop()


def find_server(service: Service) -> Server:
    return Server(service.address, service.process.popen.pid)


def store_answers(app: App, folder: Path) -> str:
    """Make a film, and store the answers that the bare routes give. Returns the id of its video."""
    video = make(app)
    for name, path in {"video": f"/videos/{video['id']}", "page": "/videos", "credits": "/credits"}.items():
        (folder / FILES[name]).write_bytes(app.http.get(path).content)
    return str(video["id"])


@contextmanager
def run_bare(folder: Path) -> Iterator[Server]:
    port = find_port()
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(port), str(folder)]
    with _run(command, f"http://127.0.0.1:{port}", "/credits") as server:
        yield server


@contextmanager
def run_nginx(folder: Path, files: Path) -> Iterator[Server | None]:
    """nginx with `sendfile`, as one process, serving a folder. None when it is not installed."""
    if (nginx := shutil.which("nginx")) is None:
        yield None
        return
    port = find_port()
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, port=port, files=files))
    command = [nginx, "-p", str(folder), "-c", str(config), "-e", str(folder / "nginx.log")]
    with _run(command, f"http://127.0.0.1:{port}", "/") as server:
        yield server


@contextmanager
def _run(command: Sequence[str], address: str, path: str) -> Iterator[Server]:
    with subprocess.Popen(command) as process:
        try:
            wait_until(lambda: _is_up(address + path), what=command[0])
            yield Server(address, process.pid)
        finally:
            process.terminate()


def _is_up(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).status_code < 500
    except httpx.TransportError:
        return False


_NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {files};
    }}
}}
"""
