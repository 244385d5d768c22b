"""A faulty proxy to upstream: a paid call gets the fault that its prompt names, a free request gets random faults.

A prompt names a fault as `[[wire:NAME]]`, as it names one for the sandbox as `[[fault:NAME]]`. So the expected result
of every generation is known.
"""

import asyncio
import os
import random
import re
import socket
import struct
import threading
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import uvloop

_MARK = re.compile(rb"\[\[wire:([a-z0-9-]+)\]\]")
_PAID = b"POST /api/features "
_UPLOAD = b"POST /api/assets "
_HTML = b"<html><body><center><h1>502 Bad Gateway</h1></center></body></html>"
_ANSWERS = {
    "500": (500, b"application/json", b'{"statusCode": 500, "message": "Internal server error"}'),
    "html-502": (502, b"text/html", _HTML),
    "html-503-unread": (503, b"text/html", _HTML.replace(b"502", b"503")),
    "nonsense": (200, b"application/json", b'{"aiRecord": {"uuid": "73ae'),
}
# UNREAD: upstream does not receive the request. LOST: it does, but its response is lost or damaged.
UNREAD = ("reset-unread", "html-503-unread")
LOST = ("reset-read", "half", "noise", "nonsense", "500", "html-502")
SILENT = "silence"  # upstream has responded, but its client receives nothing
SLOW = "trickle"  # the complete response, a few bytes at a time
_FREE = (*UNREAD, *LOST, SLOW)
_PIECES = 24  # of a trickling response


@dataclass(frozen=True)
class _Message:
    head: bytes
    body: bytes


class _HungUp(Exception):
    pass


class Chaos:
    """Forwards requests to `upstream`. Of the free requests, a `share` (0 to 1) gets a fault, chosen by `seed`."""

    def __init__(self, upstream: str, *, share: float = 0.0, seed: object = None) -> None:
        parts = urlsplit(upstream)
        self._target = (parts.hostname or "", parts.port or 80)
        self._share, self._dice = share, random.Random(str(seed))
        self._port = 0  # any free port, the first time
        self._is_refusing = self._is_listening = False
        self._may_answer = asyncio.Event()  # an upload waits for it before its response
        self._may_answer.set()
        self.held = 0  # uploads to which upstream has responded, but whose sender has not received the response
        self._writers: set[asyncio.StreamWriter] = set()
        self.done: Counter[str] = Counter()  # how often each fault happened, as `paid half` or `free 500`
        self._loop = uvloop.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="chaos")

    def __enter__(self) -> Self:
        self._thread.start()
        self.listen()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def refuse(self) -> None:
        """After the next response to an upload, refuse new connections; existing ones continue.

        So the paid call that follows the upload is refused, because it uses a new connection."""
        self._is_refusing = True

    def hold(self) -> None:
        """From now on, hold back the responses to uploads until `release`."""
        self._may_answer.clear()

    def release(self) -> None:
        """Send all responses that were held back."""
        self._loop.call_soon_threadsafe(self._may_answer.set)

    def listen(self) -> None:
        """Accept connections, always at the same address."""
        self._is_refusing = False
        if not self._is_listening:
            self._call(self._open())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _open(self) -> None:
        self._is_listening = True
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port, backlog=2048)
        self._port = self._server.sockets[0].getsockname()[1]

    def _shut(self) -> None:
        # A forked process has the listening socket too, so closing it here would not stop it.
        with socket.socket(fileno=os.dup(self._server.sockets[0].fileno())) as listener:
            listener.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._is_listening = False

    async def _close(self) -> None:
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection of the worker. Each has its own connection to upstream."""
        upstream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._writers.add(writer)
        try:
            while request := await _read(reader):
                if upstream is None:
                    upstream = await asyncio.open_connection(*self._target)
                    self._writers.add(upstream[1])
                await self._pass(request, self._choose(request), writer, *upstream)
        except ConnectionResetError:  # by one side: the other side must notice
            _reset(writer)
        except (_HungUp, OSError, asyncio.IncompleteReadError):
            pass
        for end in (writer, upstream[1] if upstream else writer):
            end.close()
            self._writers.discard(end)

    def _choose(self, request: _Message) -> str | None:
        """Choose the fault of this request."""
        if request.head.startswith(_PAID):
            mark = _MARK.search(request.body)
            kind = mark[1].decode() if mark else None
            self.done[f"paid {kind}"] += 1
            return kind
        if self._dice.random() >= self._share:
            return None
        kind = self._dice.choice(_FREE)
        self.done[f"free {kind}"] += 1
        return kind

    async def _pass(
        self,
        request: _Message,
        kind: str | None,
        client: asyncio.StreamWriter,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """Forward the request to upstream, unless it must not arrive there. Then send its response, or the fault."""
        answer = None
        if kind not in UNREAD:
            writer.write(request.head + request.body)
            answer = await _read(reader)
        if request.head.startswith(_UPLOAD):
            self.held += 1
            await self._may_answer.wait()
            self.held -= 1
        if self._is_refusing and request.head.startswith(_UPLOAD):
            self._shut()
        match kind:
            case None:
                await _say(client, answer)
            case "trickle":
                await _trickle(client, answer)
            case "half":
                whole = answer.head + answer.body if answer else b""
                client.write(whole[: len(whole) * 2 // 3])
                raise _HungUp
            case "noise":
                client.write(b"\x16\x03\x01 this is not HTTP \xff\xfe\r\n\r\n")
                raise _HungUp
            case "silence":
                await client.wait_closed()
            case "reset-read" | "reset-unread":
                raise ConnectionResetError
            case _:
                client.write(_write_answer(*_ANSWERS[kind]))
                raise _HungUp


async def _read(reader: asyncio.StreamReader) -> _Message | None:
    """Read a complete request or response. None when the connection was closed properly.

    A body that is shorter than announced is returned all the same, and forwarded: the receiver will notice."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    try:
        return _Message(head, await reader.readexactly(int(length[1])) if length else b"")
    except asyncio.IncompleteReadError as error:
        return _Message(head, error.partial)


async def _say(client: asyncio.StreamWriter, answer: _Message | None) -> None:
    if answer is None:  # upstream closed the connection
        raise _HungUp
    client.write(answer.head + answer.body)
    await client.drain()
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", answer.head)
    if length and int(length[1]) != len(answer.body):
        raise _HungUp


async def _trickle(client: asyncio.StreamWriter, answer: _Message | None) -> None:
    whole = answer.head + answer.body if answer else b""
    step = len(whole) // _PIECES + 1
    for start in range(0, len(whole), step):
        client.write(whole[start : start + step])
        await client.drain()
        await asyncio.sleep(0.01)


def _reset(client: asyncio.StreamWriter) -> None:
    # With a linger time of 0, the kernel sends RST instead of FIN.
    client.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.transport.abort()


def _write_answer(status: int, media_type: bytes, body: bytes) -> bytes:
    head = b"HTTP/1.1 %d Whatever\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n"
    return head % (status, media_type, len(body)) + body
