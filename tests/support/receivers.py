"""A receiver of webhooks on loopback: it records what arrives, and answers as a test says."""

import json
import os
import socket
import subprocess
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.support.commands import clean_environment
from tests.support.ports import find_port
from tests.support.services import App
from tests.support.waiting import wait_until


@dataclass(frozen=True)
class Received:
    """One POST as it arrived. The names of the headers are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        event: dict[str, Any] = json.loads(self.body)
        return event


@dataclass(frozen=True)
class Reply:
    """An answer. `body` writes what follows the headers."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Callable[[Any], object] = lambda _: None


@dataclass
class Receiver:
    """The server. Each path answers 200 unless a test says how it answers: with a function of what arrived."""

    received: list[Received] = field(default_factory=list)
    replies: dict[str, Callable[[Received], Reply]] = field(default_factory=dict)
    in_flight: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    most: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))  # at the same time, by path

    def __enter__(self) -> Self:
        receiver, lock = self, threading.Lock()

        def find_reply(arrived: Received) -> Reply:
            reply = receiver.replies.get(arrived.path)
            return reply(arrived) if reply else Reply()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = self.rfile.read(length)
                if len(body) < length:  # the sender was killed: no server would take this for a request
                    self.close_connection = True
                    return
                arrived = Received(self.path, {name.lower(): text for name, text in self.headers.items()}, body)
                with lock:
                    receiver.received.append(arrived)
                    receiver.in_flight[self.path] += 1
                    receiver.most[self.path] = max(receiver.most[self.path], receiver.in_flight[self.path])
                try:
                    self._answer(find_reply(arrived))
                finally:
                    with lock:
                        receiver.in_flight[self.path] -= 1

            def _answer(self, reply: Reply) -> None:
                self.close_connection = True
                try:
                    self.send_response_only(reply.status)
                    for name, text in reply.headers.items():
                        self.send_header(name, text)
                    self.send_header("Connection", "close")
                    self.end_headers()
                    reply.body(self.wfile)
                except OSError:
                    pass  # the other side has read enough, or was killed

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def list_at(self, path: str) -> list[Received]:
        return [each for each in list(self.received) if each.path == path]

    def wait_for(self, path: str, count: int = 1, seconds: float = 30.0) -> list[Received]:
        """What has arrived at a path, as soon as that are so many."""
        wait_until(lambda: len(self.list_at(path)) >= count, seconds, f"{count} deliveries to {path}")
        return self.list_at(path)


def answer(status: int, text: bytes = b"", **headers: str) -> Callable[[Received], Reply]:
    """A reply that is always the same."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Reply(status, {"Content-Length": str(len(text)), **named}, lambda file: file.write(text))


@contextmanager
def run_receiver(command: Sequence[str], app: App) -> Iterator[tuple[dict[str, Any], Callable[[], str]]]:
    """Run the receiver of an example, with a webhook of this app for it. Yields the webhook, and what reads the next
    line that the receiver prints."""
    port = find_port()
    created = app.http.post("/webhooks", json={"url": f"http://127.0.0.1:{port}/"})
    assert created.status_code == 201, created.text
    webhook: dict[str, Any] = created.json()
    environment = clean_environment(
        {"WEBHOOK_SECRET": webhook["secret"], "PORT": str(port), "PATH": os.environ["PATH"]}
    )
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            wait_until(lambda: _accepts(port), what="the receiver to listen")
            yield webhook, process.stdout.readline
        finally:
            process.kill()


def _accepts(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0
