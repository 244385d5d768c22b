"""What an upload of 20 MB costs beside an ASGI app that only drains the body, and the memory that uploads take.

The image is a PNG that was posted before, so that it is received and hashed, but not decoded again.
"""

import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

from tests.benchmarks.load import Load, alternate, write_form
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, Server, find_server, run_bare, run_service, store_answers
from tests.support.films import make

_SIZES_MB = (1, 5, 20)
_PARALLEL = 4
_SLOW_SECONDS = 3.0
_PIECE = 256 * 1024
_PROMPT = "large"


def run(bench: Bench, report: Report) -> None:
    large = draw_png(bench.folder / "large.png", 20)
    with run_service(bench, "uploads", f"sqlite:///{bench.folder}/uploads.db") as service, service.add_app() as app:
        store_answers(app, service.folder)
        make(app, large.read_bytes(), prompt=_PROMPT)
        ours, headers = find_server(service), (f"authorization: Bearer {app.key}",)
        script = write_form(service.folder / "upload.lua", large, _PROMPT)
        report.open_table(
            "Uploads of 20 MB", "draining, ms of CPU", "Kinora", "Kinora : draining", note="Less is better."
        )
        with run_bare(service.folder) as bare:
            for server in (bare, ours):
                server.pin()
            sides = [(bare, Load("/drain", (), script, 2)), (ours, Load("/videos", headers, script, 2))]
            floor, cost = alternate(sides, bench.turns, bench.seconds)
            report.add("a hit", floor.cpu_us / 1e3, cost.cpu_us / 1e3, cost.cpu_us / floor.cpu_us)
        report.open_table(
            "Memory during uploads", "peak above the memory before, MiB",
            note=f"{_PARALLEL} uploads in parallel, each over {_SLOW_SECONDS:g} s. Peak of the service's process.",
        )  # fmt: skip
        for size in _SIZES_MB:
            image = draw_png(bench.folder / f"{size}.png", size).read_bytes()
            make(app, image, prompt=_PROMPT)
            report.add(f"{size} MB each", measure_peak(ours, app.key, image) / 1024**2)


def measure_peak(server: Server, key: str, image: bytes) -> int:
    """Bytes."""
    before = server.read_memory()
    server.reset_peak()
    with ThreadPoolExecutor(_PARALLEL) as threads:
        for status in threads.map(lambda _: send_slowly(server.address, key, image), range(_PARALLEL)):
            if b" 200 " not in status:
                raise RuntimeError(status.decode())
    return server.read_peak() - before


def send_slowly(address: str, key: str, image: bytes) -> bytes:
    """Post an image in even pieces. Returns the first line of the answer."""
    head = b'--b\r\ncontent-disposition: form-data; name="prompt"\r\n\r\n' + _PROMPT.encode() + b"\r\n--b\r\n"
    head += b'content-disposition: form-data; name="image"; filename="x"\r\ncontent-type: image/png\r\n\r\n'
    body = head + image + b"\r\n--b--\r\n"
    lines = ["POST /videos HTTP/1.1", "host: x", f"authorization: Bearer {key}", f"content-length: {len(body)}"]
    lines += ["content-type: multipart/form-data; boundary=b", "connection: close", "", ""]
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=60) as connection:
        connection.sendall("\r\n".join(lines).encode())
        pieces = list(split(body))
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(_SLOW_SECONDS / len(pieces))
        return connection.recv(4096).split(b"\r\n")[0]


def split(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]


def draw_png(path: Path, megabytes: int) -> Path:
    """Noise cannot be compressed: three bytes a pixel."""
    side = int((megabytes * 0.98e6 / 3) ** 0.5)
    out = BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "PNG", compress_level=1)
    path.write_bytes(out.getvalue())
    return path
