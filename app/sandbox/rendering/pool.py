"""Renders films in a pool of processes. Requests with equal stills and parameters share one film."""

import asyncio
import hashlib
import json
import os
import sys
from pathlib import Path

from app.sandbox.rendering.job import Job
from app.sandbox.storage.folder import BoundedFolder

LONGEST_RENDER_SECONDS = 180.0


class NotRendered(Exception):
    """The film could not be rendered. The message comes from the render process."""


class RenderPool:
    """At most `processes` render processes. Each one is started when it is first needed."""

    def __init__(self, folder: BoundedFolder, processes: int = 2) -> None:
        self._folder = folder
        self._processes = [RenderProcess() for _ in range(processes)]
        self._idle: asyncio.Queue[RenderProcess] = asyncio.Queue()
        for process in self._processes:
            self._idle.put_nowait(process)
        self._running: dict[str, asyncio.Task[Path]] = {}

    async def render(
        self,
        still: Path,
        digest: str,
        size: tuple[int, int],
        *,
        fast: bool,
        audio: bool,
        tiny: bool,
        seconds: int = 8,
        rate: int = 24,
    ) -> Path:
        """The path of the film, which is rendered unless it exists. Raises `NotRendered`.

        `digest` is the SHA-256 of the still. `size` is in pixels; `rate` in frames per second. With `tiny`,
        width and height are divided by 20, and there is one frame per second.
        """
        width, height = (side // 20 for side in size) if tiny else size
        rate = 1 if tiny else rate
        parameters = json.dumps([digest, width, height, fast, audio, tiny, seconds, rate])
        name = hashlib.sha256(parameters.encode()).hexdigest() + ".mp4"
        path = self._folder.path(name)
        if path.exists():
            return path
        task = self._running.get(name)
        if task is None:
            job = Job(str(still), str(path), width, height, fast, audio, tiny, seconds, rate)
            task = self._running[name] = asyncio.create_task(self._render(job, name))
            task.add_done_callback(lambda _: self._running.pop(name, None))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Kills the render processes, also those that are rendering."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.gather(*(process.close() for process in self._processes))

    async def _render(self, job: Job, name: str) -> Path:
        process = await self._idle.get()
        try:
            await process.render(job)
        finally:
            # The process used last is used next, so a second process starts only while the first is busy.
            self._put_first(process)
        self._folder.add(name)
        return Path(job.film)

    def _put_first(self, process: "RenderProcess") -> None:
        others = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        for each in (process, *others):
            self._idle.put_nowait(each)


class RenderProcess:
    """One render process, which renders one job at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def render(self, job: Job) -> None:
        try:
            reply = await asyncio.wait_for(self._send(job), LONGEST_RENDER_SECONDS)
        except BaseException:
            await self.close()  # its reply to this job would be read as the reply to the next one
            raise
        if not reply.get("rendered"):
            raise NotRendered(str(reply.get("error")))

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    async def _send(self, job: Job) -> dict[str, object]:
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await _start_process()
        if process.stdin is None or process.stdout is None:
            raise NotRendered("the render process has no pipes")
        process.stdin.write(job.line())
        await process.stdin.drain()
        line = await process.stdout.readline()
        if not line:
            raise NotRendered("the render process ended")
        reply: dict[str, object] = json.loads(line)
        return reply


async def _start_process() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app.sandbox.rendering.render",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
        start_new_session=True,  # Ctrl-C in a terminal must reach the sandbox only, which ends this process itself
    )
