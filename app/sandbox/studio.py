"""Where films are made: keeps the render processes busy and each film only once for equal stills and parameters."""

import asyncio
import hashlib
import json
import os
import sys
from pathlib import Path

from app.sandbox.job import Job
from app.sandbox.shelf import Shelf

LONGEST_RENDER_SECONDS = 180.0


class NotRendered(Exception):
    """The film could not be made; the message is the render process's own."""


class Studio:
    """At most `lanes` render processes, each started when it is first needed."""

    def __init__(self, shelf: Shelf, lanes: int = 2) -> None:
        self._shelf = shelf
        self._lanes = [_Lane() for _ in range(lanes)]
        self._idle: asyncio.Queue[_Lane] = asyncio.Queue()
        for lane in self._lanes:
            self._idle.put_nowait(lane)
        self._running: dict[str, asyncio.Task[Path]] = {}

    async def film(
        self, still: Path, digest: str, size: tuple[int, int], *, fast: bool, audio: bool, tiny: bool
    ) -> Path:
        """The film of that still (known by its digest), rendered now or before.

        `size` is in pixels, and a twentieth of it is rendered when `tiny`. Raises `NotRendered`.
        """
        width, height = (side // 20 for side in size) if tiny else size
        words = json.dumps([digest, width, height, fast, audio, tiny])
        name = hashlib.sha256(words.encode()).hexdigest() + ".mp4"
        path = self._shelf.path(name)
        if path.exists():
            return path
        task = self._running.get(name)
        if task is None:
            job = Job(str(still), str(path), width, height, fast, audio, tiny)
            task = self._running[name] = asyncio.create_task(self._render(job, name))
            task.add_done_callback(lambda _: self._running.pop(name, None))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Ends the render processes, whatever they are at."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.gather(*(lane.close() for lane in self._lanes))

    async def _render(self, job: Job, name: str) -> Path:
        lane = await self._idle.get()
        try:
            await lane.render(job)
        finally:
            # The last one in is the first one out: a second process starts only when the first is busy.
            self._put_first(lane)
        self._shelf.keep(name)
        return Path(job.film)

    def _put_first(self, lane: "_Lane") -> None:
        others = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        for each in (lane, *others):
            self._idle.put_nowait(each)


class _Lane:
    """One render process and the job it is at."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def render(self, job: Job) -> None:
        try:
            answer = await asyncio.wait_for(self._ask(job), LONGEST_RENDER_SECONDS)
        except BaseException:
            await self.close()  # what it would say next belongs to a job that nobody waits for
            raise
        if not answer.get("rendered"):
            raise NotRendered(str(answer.get("error")))

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    async def _ask(self, job: Job) -> dict[str, object]:
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await _start()
        if process.stdin is None or process.stdout is None:
            raise NotRendered("the render process has no pipes")
        process.stdin.write(job.line())
        await process.stdin.drain()
        line = await process.stdout.readline()
        if not line:
            raise NotRendered("the render process ended")
        answer: dict[str, object] = json.loads(line)
        return answer


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app.sandbox.render",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
        start_new_session=True,  # Ctrl-C in a terminal is for the sandbox, which ends this one itself
    )
