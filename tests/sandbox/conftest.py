"""Starts real sandboxes and speaks to them."""

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
    """A submit as it goes over a bare socket."""
    content = json.dumps(body).encode()
    head = f"POST /api/features HTTP/1.1\r\nHost: x\r\nAPI-KEY: k\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


@dataclass
class Running:
    """A sandbox in a process of its own."""

    process: subprocess.Popen[str]
    url: str
    http: httpx.Client
    stills: list[str] = field(default_factory=list)

    @property
    def address(self) -> tuple[str, int]:
        """For bare sockets."""
        return "127.0.0.1", int(self.url.rsplit(":", 1)[1])

    def upload(self, content: bytes | None = None, name: str = "still.png") -> str:
        """The key of a new upload."""
        answer = self.http.post("/api/assets", files={"asset": (name, content or picture(), "image/png")})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["fileContent"]["path"])

    def body(self, prompt: str = "gentle waves", *, blocking: bool = False, **fields: Any) -> dict[str, Any]:
        """A good request, in the dialect of the seed; its still is uploaded once."""
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
        """The record when it is not PROCESSING any more."""
        while True:
            record: dict[str, Any] = self.poll(uuid).json()["aiRecord"]
            if record["status"] != "PROCESSING":
                return record
            time.sleep(0.02)

    def made(self, prompt: str = "gentle waves", **fields: Any) -> dict[str, Any]:
        """Submits, and waits for the end."""
        answer = self.submit(prompt, **fields)
        assert answer.status_code == 200, answer.text
        return self.ended(answer.json()["aiRecord"]["uuid"])

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.http.get("/sandbox/state").json()
        return state


@contextmanager
def running(**options: Any) -> Iterator[Running]:
    """A sandbox with these options (else quick, tiny and without a rate limit), ended when it is done with."""
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
    """One for all tests that leave nothing behind."""
    with running() as started:
        yield started


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    """Starts further ones, for tests that change what all calls meet."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(running(**options))


@pytest.fixture(scope="session")
def guarded() -> Iterator[Running]:
    """One that knows a single good key."""
    with running(api_key="a-key") as started:
        yield started
