"""Raw connections of a client that keeps to no rule."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

BOUNDARY = "siege"


@dataclass(frozen=True)
class Target:
    """The service, and the key of the hostile client."""

    address: str
    key: str

    @contextlib.contextmanager
    def open_client(self) -> Iterator[httpx.Client]:
        headers = {"authorization": f"Bearer {self.key}"}
        with httpx.Client(base_url=self.address, headers=headers, timeout=60, trust_env=False) as client:
            yield client

    def connect(self, seconds: float = 30) -> socket.socket:
        parts = urlsplit(self.address)
        return socket.create_connection((parts.hostname or "", parts.port or 80), timeout=seconds)

    def write_head(self, length: int | None, media_type: str, *lines: str) -> bytes:
        """The head of a `POST /videos`. Without a length, the body is chunked."""
        size = "transfer-encoding: chunked" if length is None else f"content-length: {length}"
        head = (
            "POST /videos HTTP/1.1", "host: siege", f"authorization: Bearer {self.key}",
            f"content-type: {media_type}", size, *lines, "", "",
        )  # fmt: skip
        return "\r\n".join(head).encode()


def write_form(image: bytes, **fields: str) -> bytes:
    """A multipart body. Its media type is `FORM`."""
    parts = [
        f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="image"; filename="a"\r\n\r\n'.encode()
    return b"".join(parts) + head + image + f"\r\n--{BOUNDARY}--\r\n".encode()


FORM = f"multipart/form-data; boundary={BOUNDARY}"
