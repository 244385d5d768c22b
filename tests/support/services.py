"""Runs the service, adds apps that call it, and reads its database beside it."""

import asyncio
import json
import os
import secrets
import socket
import sqlite3
import ssl
import subprocess
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import httpx
from sqlalchemy import select
from sqlmodel import col

from app.domain import clients, keys
from app.store.content import MARKERS
from app.store.database import Database, open_database
from app.store.sessions import DomainFunction, P, Session
from app.store.tables import Generation, Video
from app.words import Role, State
from tests.support import contract
from tests.support.commands import run_kinora
from tests.support.processes import START_SECONDS, Process
from tests.support.waiting import wait_until

T = TypeVar("T")
PLENTY = 1_000_000_000  # credits
_TLS = ssl.create_default_context()  # never used, but httpx would create one per client, which is slow


@dataclass(frozen=True)
class App:
    """An app that calls us: an HTTP client with its key, id and name."""

    http: httpx.Client
    id: str
    name: str
    key: str

    def credits(self) -> dict[str, Any]:
        body: dict[str, Any] = self.http.get("/credits").json()
        return body

    def wait_until_refused(self) -> None:
        """Until the service has noticed what another process changed: an accepted key is remembered for a second."""
        wait_until(lambda: self.http.get("/credits").status_code in {401, 403}, what="the key to be refused")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()


class Service:
    """`kinora serve` with its own folder. It can be killed and started again with the same folder and port."""

    def __init__(
        self,
        folder: Path,
        upstream: str,
        environment: Mapping[str, str] | None = None,
        arguments: Sequence[str] = (),
        **settings: object,
    ) -> None:
        self.folder = folder
        self.database = folder / "kinora.db"
        self.content = folder / "content"
        self.environment = {
            "SSL_CERT_FILE": os.devnull,  # loopback needs no TLS, and reading the trusted CAs takes half of a start
            "KINORA_UPSTREAM_API_KEY": f"upstream-secret-key-{secrets.token_hex(4)}",  # an account of its own
            "KINORA_UPSTREAM_URL": upstream,
            "KINORA_UPSTREAM_REQUESTS_PER_MINUTE": "100000",
            "KINORA_DATABASE_URL": f"sqlite:///{self.database}",
            "KINORA_CONTENT_URL": f"file:{self.content}",
            "KINORA_SHUTDOWN_GRACE_SECONDS": "2",
            **{f"KINORA_{name.upper()}": str(value) for name, value in settings.items()},
            **(environment or {}),
        }
        self._apps = 0
        self.address = ""
        self.start(*arguments)

    def start(self, *arguments: str) -> None:
        port = self.address.rpartition(":")[2] or "0"
        log = self.folder / "serve.log"
        before = log.stat().st_size if log.exists() else 0
        self.process = Process(["serve", "--port", port, *arguments], self.folder, self.environment, "serve")
        self.address = json.loads(self.process.wait_for('"event": "serving"', before))["address"]
        wait_until(self._is_alive, START_SECONDS, "livez")

    def restart(self, **environment: str) -> None:
        """Stop and start again, with additional variables."""
        self.stop()
        self.environment |= environment
        self.start()

    def kill(self) -> None:
        self.process.kill()

    def stop(self) -> int:
        return self.process.stop()

    def add_app(self, credit_limit: int = PLENTY, role: Role = Role.MEMBER) -> App:
        """Add a client with a key. It uses the domain's functions in this process, beside the running service."""
        self._apps += 1
        name = f"app-{self._apps}"

        def add(session: Any) -> tuple[str, str]:
            client = clients.create(session, name, credit_limit, role)
            return client.id, keys.issue(session, name).key

        client_id, key = self.write(add)
        return self._open(client_id, name, key)

    def open_app(self, app: App) -> App:
        """Connect a client that was added elsewhere to this service."""
        return self._open(app.id, app.name, app.key)

    def _open(self, client_id: str, name: str, key: str) -> App:
        http = httpx.Client(
            base_url=self.address,
            headers={"authorization": f"Bearer {key}"},
            timeout=60,
            verify=_TLS,
            event_hooks={"response": [contract.check]},
        )
        return App(http, client_id, name, key)

    def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a domain function in this process, on the service's database."""
        return self.run_on_database(lambda database: database.write(fn, *args, **kwargs))

    def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function of a session on a snapshot of the service's database, of either kind."""
        return self.run_on_database(lambda database: database.scan(fn, *args, **kwargs))

    def run_on_database(self, work: Callable[[Database], Coroutine[Any, Any, T]]) -> T:
        """Open the service's database in this process, and run `work` with it."""
        database = open_database(self.environment["KINORA_DATABASE_URL"])
        try:
            # In a separate thread: in browser tests, this thread already has an event loop.
            with ThreadPoolExecutor(1) as thread:
                return thread.submit(lambda: asyncio.run(work(database))).result()
        finally:
            database.close()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a short `kinora` command with this service's settings."""
        return run_kinora(*arguments, folder=self.folder, environment=self.environment)

    def list_files(self) -> list[Path]:
        """The stills, thumbnails, films and drafts on its disk; not the markers of paid calls, which stay."""
        folders = (folder for folder in self.content.iterdir() if folder.name != MARKERS)
        return [path for folder in folders for path in folder.iterdir()]

    def read_log(self, **wanted: object) -> list[dict[str, Any]]:
        """The lines with these values, also of earlier processes."""
        lines = map(json.loads, (self.folder / "serve.log").read_text().splitlines())
        return [line for line in lines if wanted.items() <= line.items()]

    def audit(self) -> None:
        """Assert that no invariant of money or films is violated; fails with the findings."""
        report = json.loads(self.run("audit", "--json").stdout)
        assert report["ok"], report["findings"]

    def read_memory(self, *, peak: bool = False) -> int:
        """The number of bytes that the service holds in memory, or the largest number so far."""
        status = Path(f"/proc/{self.process.popen.pid}/status").read_text()
        return 1024 * int(status.split("VmHWM:" if peak else "VmRSS:")[1].split()[0])

    def connect(self) -> socket.socket:
        """A connection without HTTP."""
        return socket.create_connection(("127.0.0.1", int(self.address.rpartition(":")[2])), timeout=30)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Query the SQLite file directly, beside the running service."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql, parameters).fetchall()

    def state_of(self, video_id: str) -> State:
        """The state of a video's generation."""
        return State(self.scan(_find_state, video_id))

    def wait_for_state(self, video_id: str, state: State, seconds: float = 30.0) -> None:
        wait_until(lambda: self.state_of(video_id) is state, seconds, f"{video_id} to be {state}")

    def _is_alive(self) -> bool:
        try:
            return httpx.get(f"{self.address}/livez", timeout=2).is_success
        except httpx.HTTPError:
            return False


def _find_state(session: Session, video_id: str) -> str:
    statement = (
        select(col(Generation.state))
        .join(Video, col(Video.generation_id) == col(Generation.id))
        .where(col(Video.id) == video_id)
    )
    return session.execute(statement).scalar_one()
