"""Starts real sandboxes and sends requests to them."""

import io
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.support.sandboxes import Sandbox

_numbers = itertools.count(1)


def picture(size: tuple[int, int] = (48, 32), **save: Any) -> bytes:
    """A small PNG that no other test uses."""
    number = next(_numbers)
    file = io.BytesIO()
    Image.new("RGB", size, (number % 256, number // 256 % 256, 90)).save(file, **{"format": "PNG", **save})
    return file.getvalue()


def request(body: dict[str, Any]) -> bytes:
    """The bytes of a submit, for sending over a plain socket."""
    content = json.dumps(body).encode()
    head = f"POST /api/features HTTP/1.1\r\nHost: x\r\nAPI-KEY: k\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


class Running(Sandbox):
    """A sandbox, by default fast, tiny and without a rate limit, and the requests of a client of 1min.ai."""

    def __init__(
        self,
        folder: Path,
        *,
        seconds: float = 0.05,
        tiny: bool = True,
        faults: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        arguments = [word for fault in faults for word in ("--fault", fault)]
        super().__init__(folder, *arguments, seconds=seconds, tiny=tiny, environment=environment)
        self.http.headers["API-KEY"] = "a-key"
        self.stills: list[str] = []
        self.set(**options)

    @property
    def peer(self) -> tuple[str, int]:
        """Host and port, for plain sockets."""
        return "127.0.0.1", int(self.address.rpartition(":")[2])

    def upload(self, content: bytes | None = None, name: str = "still.png") -> str:
        """Uploads a still and returns its key."""
        answer = self.http.post("/api/assets", files={"asset": (name, content or picture(), "image/png")})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["fileContent"]["path"])

    def body(self, prompt: str = "gentle waves", *, blocking: bool = False, **fields: Any) -> dict[str, Any]:
        """A valid request in the seed's dialect. Its still is uploaded once per sandbox."""
        if not self.stills:
            self.stills.append(self.upload())
        prompt_object = {
            "imageUrl": self.stills[0],
            "prompt": prompt,
            "fast_mode": True,
            "generate_audio": False,
            "aspect_ratio": "16:9",
            "veo3_duration": "8s",
            "resolution": "1080p",
            **fields,
        }
        body = {
            "type": "IMAGE_TO_VIDEO",
            "model": "veo3-video",
            "conversationId": "IMAGE_TO_VIDEO",
            "promptObject": prompt_object,
        }
        return body if blocking else {**body, "async": True}

    def submit(self, prompt: str = "gentle waves", *, blocking: bool = False, **fields: Any) -> httpx.Response:
        return self.http.post("/api/features", json=self.body(prompt, blocking=blocking, **fields))

    def poll(self, uuid: str) -> httpx.Response:
        return self.http.get(f"/api/results/{uuid}")

    def ended(self, uuid: str) -> dict[str, Any]:
        """Polls until the record is no longer PROCESSING, and returns it."""
        while True:
            record: dict[str, Any] = self.poll(uuid).json()["aiRecord"]
            if record["status"] != "PROCESSING":
                return record
            time.sleep(0.02)

    def made(self, prompt: str = "gentle waves", **fields: Any) -> dict[str, Any]:
        """Submits, waits for the end and returns the record."""
        answer = self.submit(prompt, **fields)
        assert answer.status_code == 200, answer.text
        return self.ended(answer.json()["aiRecord"]["uuid"])


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A shared sandbox, for tests that do not change its options or general faults."""
    sandbox = Running(tmp_path_factory.mktemp("sandbox"))
    yield sandbox
    sandbox.close()


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Running]]:
    """Starts more sandboxes, for tests that change options or faults of all requests."""
    with ExitStack() as stack:

        def start(**options: Any) -> Running:
            sandbox = Running(tmp_path_factory.mktemp("sandbox"), **options)
            stack.callback(sandbox.close)
            return sandbox

        yield start
