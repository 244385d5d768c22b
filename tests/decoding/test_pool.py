"""Nothing that an image does reaches the process that asked: decoders crash, hang and are replaced."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import uvloop
from PIL import Image

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, DecoderPool, Limits, Overloaded
from app.decoding.refusals import Defect
from tests.decoding.pools import (
    Answer,
    count_files,
    decode,
    find_children,
    find_working,
    open_upload,
    read_cpu,
    read_state,
    run,
)
from tests.decoding.samples import FORMATS, draw, draw_scans, save

SLOW = draw_scans(8000, 8000, 64)  # about two CPU seconds
uvloop.run(asyncio.sleep(0))  # the first loop of uvloop opens a pipe that stays open


@pytest.fixture(autouse=True)
def before() -> Iterator[set[int]]:
    """The child processes before the test; after it there are no more, and no more open files."""
    children, files = set(find_children()), count_files()
    yield children
    assert set(find_children()) <= children
    assert count_files() <= files


def test_a_mutated_image_harms_nobody(before: set[int]) -> None:
    """Some bytes are changed: a result or a refusal, never a decoder that has to be replaced."""
    chance = Random(1)  # the same each time

    async def work(pool: DecoderPool) -> None:
        first = set(find_children()) - before
        for kind in FORMATS:
            image = save(draw(), kind)
            for _ in range(40):
                mutant = bytearray(image)
                for _ in range(chance.randint(1, 8)):
                    mutant[chance.randrange(len(mutant))] = chance.randrange(256)
                answer = await decode(pool, bytes(mutant))
                assert not isinstance(answer, Overloaded)
                if isinstance(answer, Decoded):
                    open_upload(answer)
        assert set(find_children()) - before == first

    run(work)


async def count_ticks(ticks: list[None]) -> None:
    while True:
        ticks.append(None)
        await asyncio.sleep(0.01)


async def decode_two(pool: DecoderPool, image: bytes) -> Refusal:
    """The image, then a good one by the decoder that follows; meanwhile the event loop goes on."""
    ticks: list[None] = []
    counting = asyncio.create_task(count_ticks(ticks))
    answer = await decode(pool, image)
    counting.cancel()
    assert isinstance(answer, Refusal)
    assert len(ticks) > 10
    open_upload(await decode(pool, save(draw(), "PNG")))
    return answer


def test_a_cpu_bomb_is_ended() -> None:
    answer = run(lambda pool: decode_two(pool, SLOW), Limits(decoders=1, cpu_seconds=0))
    assert answer.defect == Defect.TOO_COMPLEX
    assert "CPU time" in answer.message


def test_memory_beyond_what_was_asked_for_is_an_error_and_not_a_crash() -> None:
    program = """if True:
        import pyvips
        from app.decoding import limits, pixels
        from app.decoding.child import _open
        from tests.decoding.samples import save
        from PIL import Image
        opened = _open(save(Image.new("RGB", (8000, 8000)), "WEBP", lossless=True))
        limits.limit_memory(100_000_000)
        try:
            pixels.render(opened.decode())
        except (pyvips.Error, MemoryError):
            print("an error")
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "an error\n"), done.stderr


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGKILL])
def test_a_decoder_that_crashes_costs_one_image(before: set[int], number: int) -> None:
    async def work(pool: DecoderPool) -> Refusal:
        answer = asyncio.create_task(decode_two(pool, SLOW))
        os.kill(await find_working(before), number)
        return await answer

    defect = run(work).defect
    assert defect == (Defect.CRASHED if number in {signal.SIGSEGV, signal.SIGBUS} else Defect.TOO_COMPLEX)


def test_a_decoder_that_ends_while_it_is_idle_costs_no_image(before: set[int]) -> None:
    async def work(pool: DecoderPool) -> None:
        open_upload(await decode(pool, save(draw(), "PNG")))
        (decoder,) = set(find_children()) - before
        os.kill(decoder, signal.SIGKILL)
        while decoder in find_children():  # until all its threads have ended: one of them may hold the socket longer
            await asyncio.sleep(0.01)
        open_upload(await decode(pool, save(draw(), "PNG")))

    run(work)


def test_a_decoder_that_hangs_is_replaced(before: set[int]) -> None:
    async def work(pool: DecoderPool) -> Refusal:
        answer = asyncio.create_task(decode_two(pool, SLOW))
        os.kill(await find_working(before), signal.SIGSTOP)
        return await answer

    answer = run(work, Limits(decoders=1, wall_seconds=8))
    assert answer.defect == Defect.TOO_COMPLEX
    assert "(time)" in answer.message


def test_who_no_longer_waits_ends_the_work(before: set[int]) -> None:
    async def work(pool: DecoderPool) -> None:
        waiting = asyncio.create_task(decode(pool, SLOW))
        working = await find_working(before)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        open_upload(await decode(pool, save(draw(), "PNG")))
        while working in find_children():
            await asyncio.sleep(0.01)

    run(work)


def test_a_client_has_one_decoder_and_the_others_have_the_rest() -> None:
    async def work(pool: DecoderPool) -> None:
        greedy = [asyncio.create_task(decode(pool, SLOW, "greedy")) for _ in range(4)]
        await asyncio.sleep(0)
        open_upload(await decode(pool, save(draw(), "PNG"), "honest"))
        assert not any(task.done() and isinstance(task.result(), Decoded) for task in greedy)
        assert await decode(pool, SLOW, "greedy") == Overloaded(is_own=True, limit=3)
        for task in greedy:
            task.cancel()
        await asyncio.gather(*greedy, return_exceptions=True)
        open_upload(await decode(pool, save(draw(), "PNG"), "greedy"))

    run(work, Limits(decoders=2, waiting_per_client=3))


def test_too_many_images_in_all_are_refused() -> None:
    async def work(pool: DecoderPool) -> list[Answer]:
        image = save(draw(), "PNG")
        return await asyncio.gather(*(decode(pool, image, f"client {number}") for number in range(6)))

    answers = run(work, Limits(decoders=1, waiting=3))
    assert answers[4:] == [Overloaded(is_own=False, limit=3)] * 2
    for answer in answers[:4]:
        open_upload(answer)


def test_memory_is_shared_by_those_that_fit() -> None:
    """Two images that do not fit together are both decoded."""

    async def work(pool: DecoderPool) -> None:
        image = save(Image.new("RGB", (5000, 5000)), "WEBP", lossless=True)
        for answer in await asyncio.gather(decode(pool, image, "a"), decode(pool, image, "b")):
            open_upload(answer)

    run(work, Limits(decoders=2, memory_bytes=300_000_000))


def test_a_decoder_is_replaced_after_some_images(before: set[int]) -> None:
    async def work(pool: DecoderPool) -> None:
        seen = set()
        for _ in range(6):
            open_upload(await decode(pool, save(draw(), "PNG")))
            seen |= set(find_children()) - before
        assert len(seen) >= 3

    run(work, Limits(decoders=1, images_per_decoder=2))


def test_bytes_in_memory_are_decoded_too() -> None:
    async def work(pool: DecoderPool) -> None:
        open_upload(await pool.decode(BytesIO(save(draw(), "PNG")), "a"))

    run(work)


def test_a_decoder_knows_no_secret_and_holds_no_file(before: set[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINORA_UPSTREAM_API_KEY", "secret")

    async def work(pool: DecoderPool) -> None:
        open_upload(await decode(pool, save(draw(), "PNG")))
        (process,) = set(find_children()) - before
        environment = Path(f"/proc/{process}/environ").read_bytes()
        assert {entry.split(b"=")[0] for entry in environment.split(b"\0") if entry} <= {
            *(b"MALLOC_ARENA_MAX", b"MALLOC_MMAP_THRESHOLD_", b"MALLOC_TRIM_THRESHOLD_"),
            *(b"VIPS_CONCURRENCY", b"VIPS_BLOCK_UNTRUSTED", b"VIPS_DISC_THRESHOLD", b"VIPS_WARNING"),
        }
        links = [str(link.readlink()) for link in Path(f"/proc/{process}/fd").iterdir()]
        assert sorted(link.split(":")[0] for link in links) == ["/dev/null"] * 3 + ["socket"]

    run(work)


@pytest.mark.parametrize("is_working", [True, False])
def test_decoders_end_with_their_parent(is_working: bool, tmp_path: Path) -> None:
    (tmp_path / "image").write_bytes(SLOW)
    program = f"""if True:
        import asyncio
        from app.decoding.pool import DecoderPool, Limits
        async def main():
            pool = DecoderPool(Limits())
            await pool.open()
            with open({str(tmp_path / "image")!r}, "rb") as file:
                if {is_working}:
                    await pool.decode(file, "a")
                await asyncio.sleep(60)
        asyncio.run(main())
    """
    least = 30 if is_working else 0

    async def wait_for_children(parent: int) -> list[int]:
        while len(children := find_children(parent)) < 2 or max(map(read_cpu, children)) <= least:
            await asyncio.sleep(0.01)
        return children

    with subprocess.Popen([sys.executable, "-c", program]) as parent:
        try:
            children = asyncio.run(wait_for_children(parent.pid))
        finally:
            parent.kill()
    while any(read_state(child) != "Z" for child in children):
        pass  # the test's own timeout ends this


def test_it_works_with_uvloop(before: set[int]) -> None:
    async def main() -> None:
        pool = DecoderPool(Limits(decoders=1))
        await pool.open()
        open_upload(await decode(pool, save(draw(), "HEIF")))
        task = asyncio.create_task(decode(pool, SLOW))
        await find_working(before)
        task.cancel()
        open_upload(await decode(pool, save(draw(), "PNG")))
        await pool.close()

    uvloop.run(main())
