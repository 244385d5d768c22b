"""A way to upstream on which anything may happen: to a paid call what its prompt asks for, to a free one by chance.

A prompt asks by `[[wire:NAME]]`, as it asks the sandbox for a fault by `[[fault:NAME]]`; so it is known of every
generation what has to become of it.
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
# Upstream never hears of the first; of the second it does, but not its client of the answer, or not as it was said.
UNREAD = ("reset-unread", "html-503-unread")
LOST = ("reset-read", "half", "noise", "nonsense", "500", "html-502")
SILENT = "silence"  # upstream has answered, and its client never hears a word
SLOW = "trickle"  # all of the answer, a few bytes at a time
_FREE = (*UNREAD, *LOST, SLOW)
_PIECES = 24  # of a trickling answer


@dataclass(frozen=True)
class _Message:
    head: bytes
    body: bytes


class _HungUp(Exception):
    pass


class Chaos:
    """Passes requests on to `upstream`. `share` of those that cost nothing go wrong, however `seed` wants it."""

    def __init__(self, upstream: str, *, share: float = 0.0, seed: object = None) -> None:
        parts = urlsplit(upstream)
        self._target = (parts.hostname or "", parts.port or 80)
        self._share, self._dice = share, random.Random(str(seed))
        self._port = 0  # any, the first time
        self._is_refusing = self._is_listening = False
        self._may_answer = asyncio.Event()  # uploads
        self._may_answer.set()
        self.held = 0  # uploads that upstream has answered, and whose sender has not heard of it
        self._writers: set[asyncio.StreamWriter] = set()
        self.done: Counter[str] = Counter()  # what went wrong how often, as `paid half` or `free 500`
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
        """From the answer to the next upload on nobody listens: new connections are refused, those that stand go on.
        Who has sent the still is next to make the paid call, on a connection of its own."""
        self._is_refusing = True

    def hold(self) -> None:
        """From now on no upload is answered, until `release`."""
        self._may_answer.clear()

    def release(self) -> None:
        """All of them at once."""
        self._loop.call_soon_threadsafe(self._may_answer.set)

    def listen(self) -> None:
        """Take connections, always at the same address."""
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
        # A forked process holds the listening socket, too: closing it here would end nothing.
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
        """One connection of the worker's; each has one of its own to upstream behind it."""
        upstream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._writers.add(writer)
        try:
            while request := await _read(reader):
                if upstream is None:
                    upstream = await asyncio.open_connection(*self._target)
                    self._writers.add(upstream[1])
                await self._pass(request, self._choose(request), writer, *upstream)
        except ConnectionResetError:  # by either side: the other one is to notice
            _reset(writer)
        except (_HungUp, OSError, asyncio.IncompleteReadError):
            pass
        for end in (writer, upstream[1] if upstream else writer):
            end.close()
            self._writers.discard(end)

    def _choose(self, request: _Message) -> str | None:
        """What goes wrong with this one."""
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
        """Ask upstream, unless it is never to know; then say what it said, or something else."""
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
    """A whole request or answer; None where the connection has ended in good order. What was announced and did not come
    is passed on all the same: who waits for it then notices."""
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
    if answer is None:  # upstream hung up
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
    # Without lingering the kernel sends RST in place of FIN.
    client.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.transport.abort()


def _write_answer(status: int, media_type: bytes, body: bytes) -> bytes:
    head = b"HTTP/1.1 %d Whatever\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n"
    return head % (status, media_type, len(body)) + body
