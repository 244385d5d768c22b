"""`make fuzz`: sends mutated images and mutated requests, and counts what came back.

No answer may be a 5xx, and the process that answers must be the same at the end. The service has no worker, so that all
time goes into what is tested. A seed makes a run repeatable, apart from the order of threads.
"""

import argparse
import contextlib
import random
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
from PIL import Image

from tests.decoding.samples import save
from tests.siege.wire import FORM, Target, write_form
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

_THREADS = 4
_SHOWN = 5  # failures that are printed
_CHUNK = 500  # attempts between two lines of progress


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=2_000)
    parser.add_argument("--requests", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kinora-fuzz-") as name, _open_service(Path(name)) as (service, app):
        target, pid = Target(service.address, app.key), service.process.popen.pid
        with target.open_client() as client:
            failures = _run("images", options.images, options.seed, lambda dice: send_image(client, dice))
        failures += _run("requests", options.requests, options.seed, lambda dice: send_request(target, dice))
        is_same = service.process.popen.pid == pid and service.process.popen.poll() is None
        alive = is_same and app.http.get("/videos").is_success
    for failure in failures[:_SHOWN]:
        print(f"failed: {failure}")
    print(f"{len(failures)} failures; the process is {'the same' if alive else 'dead'}")
    return 1 if failures or not alive else 0


@contextlib.contextmanager
def _open_service(folder: Path) -> Iterator[tuple[Service, App]]:
    (folder / "service").mkdir()
    sandbox = Sandbox(folder)
    service = Service(
        folder / "service", sandbox.address, arguments=["--no-worker"], queue_limit=10**9, posts_per_minute=0
    )
    try:
        with service.add_app(10**15) as app:
            yield service, app
    finally:
        service.stop()
        sandbox.close()


def _run(what: str, number: int, seed: int, send: Callable[[random.Random], str]) -> list[str]:
    """Send `number` mutations from a few threads. Returns the failures, and prints how often each answer came."""
    answers: Counter[str] = Counter()
    failures: list[str] = []
    lock = threading.Lock()

    def work(place: int) -> None:
        for attempt in range(place, number, _THREADS):
            answer = send(random.Random(f"{seed} {what} {attempt}"))
            with lock:
                answers[answer] += 1
                if answer.startswith(("5", "nothing")):
                    failures.append(f"{what} {attempt}: {answer}")
                if sum(answers.values()) % _CHUNK == 0:
                    print(f"\r{what}: {sum(answers.values()):,} of {number:,}", end="", file=sys.stderr, flush=True)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(_THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(file=sys.stderr)
    counts = ", ".join(f"{count:,} × {name}" for name, count in answers.most_common())
    print(f"{what}: {number:,}, seed {seed}: {counts}")
    return failures


def send_image(client: httpx.Client, dice: random.Random) -> str:
    """Post a mutated image. Returns the status, and the code of an error."""
    body = write_form(mutate(dice.choice(_IMAGES), dice), prompt=str(dice.random()))
    try:
        answer = client.post("/videos", content=body, headers={"content-type": FORM})
    except httpx.HTTPError as error:
        return f"nothing: {type(error).__name__}"
    code = "" if answer.is_success else f" {answer.json()['error']['code']}"
    return f"{answer.status_code}{code}"


def send_request(target: Target, dice: random.Random) -> str:
    """Send a mutated request over a connection of its own. Returns the status; a connection that is closed without an
    answer is one, since bytes that never became a request need none."""
    data = mutate(dice.choice(_write_requests(target)), dice)
    try:
        with target.connect() as link:
            link.sendall(data)
            link.shutdown(socket.SHUT_WR)
            head = link.recv(64)
    except TimeoutError:
        return "nothing: it hangs"
    except OSError:
        return "closed"
    return head[9:12].decode("ascii", "replace") if head.startswith(b"HTTP/1.1 ") else "closed"


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Change, remove, repeat or insert some bytes, or cut the end."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        place = dice.randrange(len(changed) + 1)
        size = dice.choice((1, 2, 4, 64))
        match dice.randrange(6):
            case 0:
                changed[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[place : place + size]
            case 2:
                changed[place:place] = changed[place : place + size]
            case 3:
                changed[place:place] = dice.randbytes(size)
            case 4:
                changed[place : place + size] = dice.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * size
            case _:
                del changed[max(place, len(changed) // 2) :]
        changed = changed or bytearray(b"\0")
    return bytes(changed)


def _draw_images() -> Sequence[bytes]:
    def draw(mode: str, kind: str, **options: object) -> bytes:
        return save(Image.effect_noise((96, 64), 80).convert(mode), kind, **options)

    return [
        draw("RGB", "JPEG"), draw("RGB", "JPEG", progressive=True), draw("CMYK", "JPEG"), draw("L", "JPEG"),
        draw("RGB", "PNG"), draw("RGBA", "PNG"), draw("P", "PNG"), draw("I;16", "PNG"), draw("1", "PNG"),
        draw("RGB", "WEBP"), draw("RGBA", "WEBP", lossless=True), draw("RGB", "AVIF"), draw("RGB", "HEIF"),
    ]  # fmt: skip


def _write_requests(target: Target) -> Sequence[bytes]:
    head = f"host: fuzz\r\nauthorization: Bearer {target.key}\r\n"
    body = write_form(_IMAGES[4], prompt="waves", fast_mode="true")
    text = b'{"prompt": "waves", "image": "data:image/png;base64,aGk=", "metadata": {"a": "b"}, "take": 2}'
    lines = [
        "GET /videos?limit=2&order=asc HTTP/1.1", "GET /videos/video_01m85mraxtwegeha8yhwskr0y4 HTTP/1.1",
        "GET /videos/video_01m85mraxtwegeha8yhwskr0y4/content?variant=thumbnail HTTP/1.1\r\nrange: bytes=0-9",
        "GET /credits HTTP/1.1\r\nif-none-match: \"a\"", "GET /credits/entries?after=entry_1 HTTP/1.1",
        "DELETE /videos/video_01m85mraxtwegeha8yhwskr0y4 HTTP/1.1", "GET /readyz HTTP/1.1", "OPTIONS /videos HTTP/1.1",
        "POST /videos/video_01m85mraxtwegeha8yhwskr0y4/cancel HTTP/1.1\r\ncontent-length: 0",
        "GET /v1/models HTTP/1.1", "GET /prices HTTP/1.1\r\nprefer: wait=1",
    ]  # fmt: skip
    posts = [
        f"POST /videos HTTP/1.1\r\n{head}content-type: {FORM}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body,
        f"POST /videos HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {len(text)}\r\n\r\n".encode()
        + text,
    ]
    return [*(f"{line}\r\n{head}\r\n".encode() for line in lines), *posts]


_IMAGES = _draw_images()

if __name__ == "__main__":
    sys.exit(main())
