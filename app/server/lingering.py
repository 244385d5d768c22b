"""The transport of a connection: it ends so that the client gets the answer, even if it is still sending, and it sends
head and body of an answer together.

A socket that is closed with unread data is reset, and a reset can overtake the answer. So the server closes only its
own direction, and reads on for some seconds.
"""

import asyncio
from collections.abc import Callable
from typing import Any

_FLUSH_SECONDS = 30  # for what was written, after a close
_COLLECTED_BYTES = 16 * 1024  # more than this is sent at once, without a copy


class LingeringTransport(asyncio.Transport):
    """The transport as uvicorn sees it, with another `close`. It always ends within a limited time: the system alone
    would wait for ever for a client that reads nothing."""

    def __init__(self, transport: asyncio.Transport, must_linger: Callable[[], bool], seconds: float) -> None:
        """`must_linger` tells whether the client may be still sending; then `close` waits for it, this long."""
        super().__init__()
        self._transport, self._must_linger, self._seconds = transport, must_linger, seconds
        self._collected = bytearray()
        self.is_lingering = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """What is written in one turn of the event loop is sent together, so that an answer is one system call."""
        if len(data) > _COLLECTED_BYTES:
            self._send()
            self._transport.write(data)
            return
        if not self._collected:
            asyncio.get_running_loop().call_soon(self._send)
        self._collected += data
        if len(self._collected) > _COLLECTED_BYTES:
            self._send()

    def _send(self) -> None:
        if self._collected:
            data, self._collected = self._collected, bytearray()
            self._transport.write(data)

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._transport.get_extra_info(name, default)

    def get_write_buffer_size(self) -> int:
        return len(self._collected) + self._transport.get_write_buffer_size()

    def is_closing(self) -> bool:
        return self.is_lingering or self._transport.is_closing()

    def abort(self) -> None:
        self._transport.abort()

    def close(self) -> None:
        """A second call does not wait."""
        if not self.is_lingering and self._must_linger():
            self.linger(self._seconds)
            return
        self._send()
        self._transport.close()
        if self._transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(_FLUSH_SECONDS, self._transport.abort)

    def linger(self, seconds: float) -> None:
        """Send what was written, then the end, and close after this time at the latest. What arrives meanwhile has to
        be discarded by the protocol."""
        if self.is_closing():
            return
        self.is_lingering = True
        self._send()
        self._transport.write_eof()
        self._transport.resume_reading()
        asyncio.get_running_loop().call_later(seconds, self._transport.abort)
