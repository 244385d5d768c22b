"""Pool: keeps decoder processes ready, gives each image to one of them, and survives whatever an image does to it.

Nothing here blocks the event loop, and nothing here trusts a decoder: it may end at any time, may be silent, and may
answer anything.
"""

import asyncio
import os
import signal
import socket
import sys
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO, Final, Self, TypeVar, cast

import structlog

from app.decoding import messages
from app.decoding.messages import THUMBNAIL_BYTES, Malformed, Needs, Refusal, Request, Summary
from app.decoding.refusals import Defect, Unacceptable, too_complex
from app.turns import Turns

Result = TypeVar("Result")
log = structlog.get_logger(__name__)

# All that a decoder is told. Freed memory is returned to the system; one thread; only loaders that libvips fuzzes; no
# temporary files, which libvips makes for images above 100 MB and which the limit on the size of files would stop.
_ENVIRONMENT: Final = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "262144",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
    "VIPS_CONCURRENCY": "1",
    "VIPS_BLOCK_UNTRUSTED": "1",
    "VIPS_DISC_THRESHOLD": "100g",
    "VIPS_WARNING": "0",
}
# Without `site`, which takes a third of the start. The decoder finds modules where this process does.
_START: Final = (
    "import sys; sys.path[:] = sys.argv.pop().split('\\n'); from app.decoding.child import run_decoder; run_decoder()"
)
_JPEG: Final = b"\xff\xd8\xff"
_RESTART_SECONDS: Final = 1.0  # between two tries to start a decoder
_START_SECONDS: Final = 60.0
_AT_ONCE: Final = 1024 * 1024  # bytes that are copied in the event loop: a thread costs more than the copy
_EXIT_SECONDS: Final = 1.0  # between the end of a decoder's socket and its own end, whose status says why


@dataclass(frozen=True)
class Limits:
    """What decoding may use."""

    decoders: int = 2
    waiting: int = 400  # images that wait for a decoder, in all
    waiting_per_client: int = 100
    waiting_seconds: float = 30.0  # for a decoder, when it is the client's turn
    memory_bytes: int = 512 * 1024 * 1024  # of all decoders at work together, so also the most for one image
    cpu_seconds: int = 15  # of one image
    wall_seconds: float = 60.0  # of one image, for each of its two steps; only for a decoder that hangs
    images_per_decoder: int = 500
    upload_bytes: int = 8_000_000


@dataclass(frozen=True)
class Decoded:
    """A good image, and what is kept of it: two JPEGs."""

    summary: Summary
    upload: bytes
    thumbnail: bytes


@dataclass(frozen=True)
class Overloaded:
    """`limit` images wait already: those of this client if `is_own`, otherwise those of all clients."""

    is_own: bool
    limit: int


class NotStarted(Exception):
    """No decoder can be started on this machine."""


class _NoneFree(Exception):
    """No decoder became free in time."""


class _Ended(Exception):
    """The decoder's process has ended, or cannot be reached."""


class _Budget:
    """Bytes that are lent in the order of the requests. A request for more than there is counts as one for all."""

    def __init__(self, size: int) -> None:
        self._size = self._free = size
        self._queue: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def lend(self, size: int) -> AsyncIterator[None]:
        size = min(size, self._size)
        granted = asyncio.get_running_loop().create_future()
        self._queue.append((size, granted))
        self._lend_next()
        try:
            await granted
            yield
        finally:
            if granted.done() and not granted.cancelled():
                self._free += size
            else:
                self._queue.remove((size, granted))
            self._lend_next()

    def _lend_next(self) -> None:
        while self._queue and (self._queue[0][1].cancelled() or self._queue[0][0] <= self._free):
            size, granted = self._queue[0]
            if granted.cancelled():
                return  # it leaves the queue itself, and grants again
            self._queue.popleft()
            self._free -= size
            granted.set_result(None)


class _Decoder:
    """One decoder process, and our end of its socket."""

    def __init__(self, process: asyncio.subprocess.Process, channel: socket.socket) -> None:
        self.images = 0
        self.is_busy = False  # has a request that it has not answered
        self._process = process
        self._channel, self._line = channel, b""

    @classmethod
    async def start(cls) -> Self:
        """Raises _Ended, OSError, TimeoutError."""
        ours, theirs = socket.socketpair()
        async with AsyncExitStack() as stack:
            stack.callback(theirs.close)
            stack.callback(ours.close)
            ours.setblocking(False)
            process = await asyncio.create_subprocess_exec(
                *_write_command(theirs.fileno()),
                pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                cwd="/",
                env=_ENVIRONMENT,
            )
            theirs.close()  # now: otherwise the end of the process would not end our reading
            decoder = cls(process, ours)
            stack.push_async_callback(decoder.end_process)
            async with asyncio.timeout(_START_SECONDS):
                if await decoder.read_line() != messages.READY:
                    raise _Ended
            stack.pop_all()
        return decoder

    def send(self, line: bytes, *descriptors: int) -> None:
        """The lines are short and the other side waits for them, so there is always room. Raises _Ended."""
        try:
            if socket.send_fds(self._channel, [line], descriptors) != len(line):
                raise _Ended
        except OSError:
            raise _Ended from None

    async def read_line(self) -> bytes:
        """The next line. Raises _Ended."""
        while not self._line.endswith(b"\n"):
            try:
                piece = await asyncio.get_running_loop().sock_recv(self._channel, messages.LINE_BYTES)
            except OSError:
                raise _Ended from None
            self._line += piece
            if not piece or len(self._line) > messages.LINE_BYTES:
                raise _Ended
        line, self._line = self._line, b""
        return line

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()

    async def end_process(self, grace_seconds: float = 0.0) -> int:
        """Kill the process, if it has not ended within the grace; its exit status."""
        self._channel.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace_seconds):
                return await self._process.wait()
        self.kill()
        return await self._process.wait()


class DecoderPool:
    """`open` starts the decoders, `close` ends them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: asyncio.Queue[_Decoder] = asyncio.Queue()
        self._memory = _Budget(limits.memory_bytes)
        self._turns = Turns()  # of each client
        self._starting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[int]] = set()
        self._is_closed = False

    async def open(self) -> None:
        """Wait for the first decoder. Raises NotStarted: what is wrong with it is on standard error."""
        try:
            self._idle.put_nowait(await _Decoder.start())
        except (OSError, TimeoutError, _Ended):
            raise NotStarted from None
        for _ in range(self._limits.decoders - 1):
            _track(self._start(), self._starting)

    async def close(self) -> None:
        self._is_closed = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, *self._ending, return_exceptions=True)
        while not self._idle.empty():
            await self._idle.get_nowait().end_process()

    async def decode(self, image: BinaryIO, client: str) -> Decoded | Refusal | Overloaded:
        """Decode an image. At most one image of a client is decoded at a time.

        If this is cancelled, the decoder that works on the image is killed. Raises OSError when the image cannot be
        read."""
        if self._turns.present[client] > self._limits.waiting_per_client:
            return Overloaded(is_own=True, limit=self._limits.waiting_per_client)
        if self._turns.present.total() >= self._limits.waiting + self._limits.decoders:
            return Overloaded(is_own=False, limit=self._limits.waiting)
        with ExitStack() as opened:
            try:
                async with self._turns.wait(client):
                    source = await _get_descriptor(image, opened)
                    return await self._decode(source)
            except _NoneFree:
                return Overloaded(is_own=False, limit=self._limits.waiting)

    async def _decode(self, source: int) -> Decoded | Refusal:
        """Raises _NoneFree."""
        with _open_memory() as upload, _open_memory() as thumbnail:
            while True:
                async with self._borrow() as decoder:
                    decoder.is_busy = True
                    try:
                        decoder.send(self._write_request(), source, upload.fileno(), thumbnail.fileno())
                    except _Ended:
                        continue  # it ended while it was idle, not because of this image
                    return await self._get_answer(decoder, upload, thumbnail)

    def _write_request(self) -> bytes:
        limits = self._limits
        return messages.encode(Request(limits.cpu_seconds, limits.memory_bytes, limits.upload_bytes))

    @asynccontextmanager
    async def _borrow(self) -> AsyncIterator[_Decoder]:
        """A decoder. It is replaced if it did not finish its answer, or has decoded enough images."""
        try:
            async with asyncio.timeout(self._limits.waiting_seconds):
                decoder = await self._idle.get()
        except TimeoutError:
            raise _NoneFree from None
        try:
            yield decoder
        finally:
            decoder.images += 1
            if decoder.is_busy or decoder.images >= self._limits.images_per_decoder or self._is_closed:
                self._retire(decoder)
            else:
                self._idle.put_nowait(decoder)

    async def _get_answer(self, decoder: _Decoder, upload: BinaryIO, thumbnail: BinaryIO) -> Decoded | Refusal:
        try:
            answer = await self._converse(decoder)
            if isinstance(answer, Refusal):
                return Refusal(Defect(answer.defect), answer.message)
            # Both are in memory, so reading them does not block.
            return Decoded(answer, _read(upload, self._limits.upload_bytes), _read(thumbnail, THUMBNAIL_BYTES))
        except TimeoutError:
            log.warning("decoder_silent", seconds=self._limits.wall_seconds)
            return _refuse(too_complex("time"))
        except (Malformed, ValueError):
            decoder.is_busy = True  # do not use it again
            log.warning("decoder_malformed")
            return _refuse(_CRASHED)
        except _Ended:
            return _refuse(_explain_end(await decoder.end_process(_EXIT_SECONDS)))

    async def _converse(self, decoder: _Decoder) -> Summary | Refusal:
        """Raises _Ended, Malformed, TimeoutError. The wait for memory ends when an image that uses it ends."""
        async with asyncio.timeout(self._limits.wall_seconds):
            answer: Summary | Refusal | Needs = messages.decode(await decoder.read_line(), Needs, Refusal)
        if isinstance(answer, Needs):
            async with self._memory.lend(answer.memory_bytes), asyncio.timeout(self._limits.wall_seconds):
                decoder.send(messages.GO)
                answer = messages.decode(await decoder.read_line(), Summary, Refusal)
        decoder.is_busy = False
        return answer

    def _retire(self, decoder: _Decoder) -> None:
        decoder.kill()  # at once: a task might not run any more
        _track(decoder.end_process(), self._ending)
        if not self._is_closed:
            _track(self._start(), self._starting)

    async def _start(self) -> None:
        """Start one decoder; if that fails, try again until it works or the pool is closed."""
        while not self._is_closed:
            try:
                decoder = await _Decoder.start()
            except (OSError, TimeoutError, _Ended) as error:
                log.warning("decoder_not_started", cause=type(error).__name__)
                await asyncio.sleep(_RESTART_SECONDS)
            else:
                self._idle.put_nowait(decoder)
                return


def _write_command(descriptor: int) -> list[str]:
    folders = "\n".join(map(os.path.abspath, sys.path))
    return [sys.executable, "-I", "-S", "-c", _START, str(descriptor), str(os.getpid()), folders]


def _track(work: Coroutine[None, None, Result], tasks: set[asyncio.Task[Result]]) -> None:
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


_CRASHED: Final = Unacceptable(
    Defect.CRASHED, "The image cannot be decoded: save it again as JPEG or PNG and send that."
)


def _refuse(error: Unacceptable) -> Refusal:
    return Refusal(error.defect, error.message)


def _explain_end(status: int) -> Unacceptable:
    """Why a decoder ended while it worked, from its exit status."""
    log.warning("decoder_ended", status=status)
    if status == -signal.SIGXCPU:
        return too_complex("CPU time")
    # GLib ends the process when an allocation fails; the kernel does when memory is short.
    if status in {-signal.SIGTRAP, -signal.SIGABRT, -signal.SIGKILL}:
        return too_complex("memory")
    return _CRASHED


async def _get_descriptor(image: BinaryIO, opened: ExitStack) -> int:
    """The descriptor of a file; for bytes in memory, that of a copy. Raises OSError."""
    if not isinstance(image, BytesIO):
        return await asyncio.to_thread(_write_out, image)
    copy = opened.enter_context(_open_memory())
    with image.getbuffer() as data:
        if len(data) > _AT_ONCE:
            await asyncio.to_thread(copy.write, data)
        else:
            copy.write(data)
    copy.flush()
    return copy.fileno()


def _write_out(image: BinaryIO) -> int:
    """The descriptor of a file. A spooled file is written to disk for it, so this may block."""
    descriptor = image.fileno()
    image.flush()
    return descriptor


def _open_memory() -> BinaryIO:
    """A file without a name; where the system can, in memory, so that a full disk is no reason to fail."""
    create = getattr(os, "memfd_create", None)  # only Linux has it
    return os.fdopen(create("image"), "w+b") if create else cast("BinaryIO", TemporaryFile())


def _read(file: BinaryIO, limit: int) -> bytes:
    """The JPEG of at most so many bytes that a decoder wrote. Raises Malformed."""
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit or not data.startswith(_JPEG):
        raise Malformed
    return data
