"""Runs a pool of decoders, and finds the processes that it started."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from PIL import Image

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, DecoderPool, Limits, Overloaded

Answer = Decoded | Refusal | Overloaded
Result = TypeVar("Result")
LIMITS = Limits(decoders=1)


def run(work: Callable[[DecoderPool], Awaitable[Result]], limits: Limits = LIMITS) -> Result:
    """Run `work` with a pool that is open."""

    async def main() -> Result:
        pool = DecoderPool(limits)
        await pool.open()
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


async def decode(pool: DecoderPool, image: bytes, client: str = "a") -> Answer:
    with TemporaryFile() as file:
        file.write(image)
        return await pool.decode(file, client)


def decode_one(image: bytes, limits: Limits = LIMITS) -> Answer:
    return run(lambda pool: decode(pool, image), limits)


def open_upload(answer: Answer) -> Image.Image:
    """The upload. Asserts that it and the thumbnail are what they must be, whatever the image was."""
    assert isinstance(answer, Decoded), answer
    upload, thumbnail = (Image.open(BytesIO(data)) for data in (answer.upload, answer.thumbnail))
    for image in (upload, thumbnail):
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert not image.getexif()
        assert "icc_profile" not in image.info
    assert max(thumbnail.size) <= 640
    assert max(upload.size) <= 4096
    assert (answer.summary.upload_width, answer.summary.upload_height) == upload.size
    return upload


def count_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def find_children(parent: int | None = None) -> list[int]:
    """The child processes of a process, by default of this one; also those that have ended without being waited for."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[1]) == (parent or os.getpid()):
                found.append(int(entry.name))
    return found


def read_cpu(process: int) -> int:
    """Clock ticks of CPU time used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def read_state(process: int) -> str:
    """A letter, as in /proc: Z for a process that has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


async def find_working(before: set[int]) -> int:
    """The one decoder that was not there `before`, as soon as it works on the image."""
    while not (children := set(find_children()) - before):
        await asyncio.sleep(0.01)
    (child,) = children
    ticks = read_cpu(child)
    while read_cpu(child) < ticks + 30:
        await asyncio.sleep(0.01)
    return child
