"""Clients on bare sockets, which can do what no HTTP library does: send slowly, stop halfway, close one direction."""

import json
import socket
import struct
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from tests.support.pictures import draw_png
from tests.support.services import App

BOUNDARY = "b"


@dataclass
class Wire:
    """One connection, read one complete response at a time."""

    socket: socket.socket
    rest: bytes = b""

    @classmethod
    def connect(cls, address: str, seconds: float = 30.0) -> Self:
        """`seconds` limits each later call."""
        parts = urlsplit(address)
        connection = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=seconds)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return cls(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, *pieces: bytes, probe: httpx.Client | None = None) -> None:
        """Send each piece separately. With a `probe`, the next one follows after the service has answered on another
        connection, so it has read this one."""
        for number, piece in enumerate(pieces):
            if number and probe:
                assert probe.get("/livez").is_success
            self.socket.sendall(piece)

    def try_to_send(self, piece: bytes) -> bool:
        """False if the service has closed the connection."""
        try:
            self.socket.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def half_close(self) -> None:
        """Say that nothing more will be sent, and read on."""
        self.socket.shutdown(socket.SHUT_WR)

    def abort(self) -> None:
        """Reset the connection, as the system does when a process is killed."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def read(self) -> tuple[int, dict[str, str], Any]:
        """Status, headers and body of the next response. Interim responses count too."""
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        while len(self.rest) < (length := int(headers.get("content-length", "0"))):
            self._more()
        body, self.rest = self.rest[:length], self.rest[length:]
        is_json = headers.get("content-type") == "application/json"
        return int(first.split(" ")[1]), headers, json.loads(body) if body and is_json else body

    def read_to_end(self) -> bytes:
        """All that has not been read, until the service closes the connection."""
        try:
            while piece := self.socket.recv(65_536):
                self.rest += piece
        except ConnectionResetError:
            pass
        rest, self.rest = self.rest, b""
        return rest

    def is_over(self) -> bool:
        """Whether the service has closed the connection without sending anything more."""
        return self.read_to_end() == b""

    def _more(self) -> None:
        piece = self.socket.recv(65_536)
        assert piece, f"the connection ended after {self.rest!r}"
        self.rest += piece


def write_form(prompt: str, image: bytes | None = None) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n{prompt}\r\n'
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="image"; filename="still.png"\r\n\r\n'
    return head.encode() + part.encode() + (image or draw_png()) + f"\r\n--{BOUNDARY}--\r\n".encode()


def write_head(
    app: App,
    *headers: str,
    first: str = "POST /videos",
    content_type: str = f"multipart/form-data; boundary={BOUNDARY}",
) -> bytes:
    """The head of a request with the app's key. The length of a body is among the `headers`."""
    lines = [f"{first} HTTP/1.1", "Host: kinora", f"Authorization: Bearer {app.key}", f"Content-Type: {content_type}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode()


def write_post(app: App, body: bytes, *headers: str) -> bytes:
    """A complete `POST /videos` of a form."""
    return write_head(app, f"Content-Length: {len(body)}", *headers) + body
