"""Thousands of mutated stills, and a body that never ends: clear responses, limited memory and disk use."""

import random
import socket
import time
from collections.abc import Callable
from io import BytesIO

import httpx
from PIL import Image

from app.domain import stills
from app.errors import InvalidImage
from tests.battery.conftest import Rounds
from tests.support.pictures import CAT, draw_jpeg, draw_png, draw_webp
from tests.support.services import App, Service

GIGABYTE = 1_000_000_000
MEMORY_LIMIT = 64 * 1024 * 1024  # bytes
WORDS = ("not a JPEG, PNG or WebP", "damaged or cut short", "million pixels", "each side needs", "is empty")


def test_mutated_stills_are_refused_or_usable(rounds: Rounds, dice: random.Random) -> None:
    seeds = [draw_png(), draw_jpeg(), draw_jpeg(orientation=6), draw_webp(), CAT.read_bytes()[:40_000]]
    accepted, refusals = 0, list[str]()
    for _ in range(rounds(400, 5_000)):
        mutated = mutate(dice.choice(seeds), dice)
        try:
            media_type = stills.inspect(BytesIO(mutated))
            upload = stills.prepare(mutated)
        except InvalidImage as error:
            refusals.append(error.message)
            continue
        accepted += 1
        assert media_type in {"image/jpeg", "image/png", "image/webp"}
        with Image.open(BytesIO(upload.data)) as sent:
            assert (sent.format, upload.media_type) in {("PNG", "image/png"), ("JPEG", "image/jpeg")}
            assert not sent.getexif()
        assert b"SecretCameraMaker" not in upload.data
    assert accepted > 0
    assert refusals
    assert [said for said in refusals if not any(words in said for words in WORDS)] == []


def test_an_endless_upload_is_refused_in_bounded_memory(start_service: Callable[..., Service], rounds: Rounds) -> None:
    """Ten gigabytes, chunked, sent as fast as they are read: the response is 413, and the connection is closed."""
    service = start_service()
    with service.add_app() as app:
        before = service.read_memory()
        sent = offer(app, rounds(1, 10) * GIGABYTE)
        assert sent < 200_000_000
        assert service.read_memory() - before < MEMORY_LIMIT
        assert count_files(service) == 0
        assert app.http.get("/credits").status_code == 200


def mutate(picture: bytes, dice: random.Random) -> bytes:
    data = bytearray(picture)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] ^= 1 << dice.randrange(8)
            case 1:
                del data[place : place + dice.randint(1, 50)]
            case 2:
                data[place:place] = dice.randbytes(dice.randint(1, 20))
            case _:
                data = data[: max(1, place)]
        if not data:
            return b"x"
    return bytes(data)


def offer(app: App, size: int) -> int:
    """Send until the other side closes the connection. Returns how many bytes were sent."""
    url, piece, sent = httpx.URL(str(app.http.base_url)), b"x" * 65_536, 0
    chunk = f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    head = (
        "POST /videos HTTP/1.1\r\nhost: kinora\r\ntransfer-encoding: chunked\r\n"
        f"authorization: Bearer {app.key}\r\ncontent-type: multipart/form-data; boundary=b\r\n\r\n"
    ).encode()
    opening = b'--b\r\ncontent-disposition: form-data; name="image"; filename="x"\r\n\r\n'
    with socket.create_connection((url.host, url.port or 80), timeout=30) as connection:
        connection.sendall(head + f"{len(opening):x}\r\n".encode() + opening + b"\r\n")
        try:
            while sent < size:
                connection.sendall(chunk)
                sent += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
    return sent


def count_files(service: Service) -> int:
    deadline = time.monotonic() + 10
    while list((service.content / "drafts").iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return sum(1 for path in service.content.rglob("*") if path.is_file())
