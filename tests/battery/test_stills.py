"""Thousands of mutated stills, and a body that never ends: clear responses, limited memory and disk use."""

import random
import socket
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import httpx

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, DecoderPool, Limits
from tests.battery.conftest import Rounds
from tests.decoding.pools import find_children, open_upload, run
from tests.decoding.samples import FORMATS, turn
from tests.support.pictures import CAT, draw_jpeg, draw_png, draw_webp
from tests.support.services import App, Service

GIGABYTE = 1_000_000_000
MEMORY_LIMIT = 64 * 1024 * 1024  # bytes
WORDS = ("not a JPEG, PNG or WebP", "damaged or cut short", "million pixels", "each side needs", "is empty")


def test_mutated_stills_are_refused_or_usable(rounds: Rounds, dice: random.Random) -> None:
    """And no decoder has to be replaced: a mutant ends no process."""
    seeds = [draw_png(), draw_jpeg(), draw_jpeg(orientation=6), draw_webp(), CAT.read_bytes()[:40_000]]
    seeds += [turn(kind, 6) for kind in FORMATS]
    mutants, before = [mutate(dice.choice(seeds), dice) for _ in range(rounds(400, 20_000))], set(find_children())

    async def work(pool: DecoderPool) -> Counter[bool]:
        decoders, accepted = set(find_children()) - before, Counter[bool]()
        for mutant in mutants:
            answer = await pool.decode(BytesIO(mutant), "a")
            assert isinstance(answer, Decoded | Refusal)
            accepted[isinstance(answer, Decoded)] += 1
            if isinstance(answer, Decoded):
                open_upload(answer)
                assert b"SecretCameraMaker" not in answer.upload + answer.thumbnail
        assert set(find_children()) - before == decoders
        return accepted

    accepted = run(work, Limits(decoders=1, images_per_decoder=10**9))
    assert accepted[True] > 0
    assert accepted[False] > 0


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
    return len(service.list_files())
