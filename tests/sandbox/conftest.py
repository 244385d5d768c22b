"""Starts real sandboxes and sends requests to them."""

import io
import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from PIL import Image

START = "import sys; from app.sandbox.server import Options, serve; serve(Options(**eval(sys.argv[1])), '127.0.0.1', 0)"
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


@dataclass
class Running:
    """A sandbox that runs in its own process."""

    process: subprocess.Popen[str]
    url: str
    http: httpx.Client
    stills: list[str] = field(default_factory=list)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port, for plain sockets."""
        return "127.0.0.1", int(self.url.rsplit(":", 1)[1])

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

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.http.get("/sandbox/state").json()
        return state


@contextmanager
def running(**options: Any) -> Iterator[Running]:
    """Runs a sandbox with these options until the block ends. By default it is fast, tiny and without a rate limit."""
    options = {"seconds": 0.05, "tiny": True, "requests_per_minute": 0, **options}
    with subprocess.Popen([sys.executable, "-c", START, repr(options)], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline().strip()
            url = line.removeprefix("Sandbox upstream on ")
            assert url.startswith("http://127.0.0.1:"), line
            with httpx.Client(base_url=url, headers={"API-KEY": "a-key"}, timeout=30) as http:
                yield Running(process, url, http)
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Running]:
    """A shared sandbox, for tests that do not change its options or general faults."""
    with running() as started:
        yield started


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    """Starts more sandboxes, for tests that change options or faults of all requests."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(running(**options))


@pytest.fixture(scope="session")
def guarded() -> Iterator[Running]:
    """A sandbox that accepts one key only."""
    with running(api_key="a-key") as started:
        yield started
