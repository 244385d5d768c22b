"""One HTTP/1.1 connection: uvicorn's httptools protocol, with limits of size and time, errors in the JSON envelope, and
an end that loses no answer. It ignores offers of another protocol."""

import asyncio
from collections import deque
from typing import cast

import httptools
import structlog
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from app.api.errors import render
from app.api.http_errors import AddressTooLong, HeadTooLarge, InvalidHttp, RequestTimeout
from app.api.middleware import CLIENT_ENDED, CONNECTION_LOST, SOCKET_PEER, complete
from app.api.request_log import read_peer
from app.errors import KinoraError, Unavailable
from app.server.descriptors import Connections
from app.server.lingering import LingeringTransport
from app.store.ids import new_id

log = structlog.get_logger(__name__)

_ADDRESS_LIMIT = 8 * 1024  # bytes of path and query
_HEAD_LIMIT = 64 * 1024  # bytes of all headers; keys, cookies and trace headers of a normal client stay far below
_HEAD_SECONDS = 10.0  # for the whole head, from its first byte; from the connection for the first request
_LINGER_SECONDS, _LINGER_BYTES = 30.0, 128 * 1024 * 1024  # for a client that is still sending to read the answer
_REFUSED_SECONDS = 2.0  # the same for a connection beyond the limit
_STALL_SECONDS = 60.0  # without any progress of an answer that the client should be reading
_UNREADABLE = "This is not a valid HTTP/1.1 request."
_TOO_MANY = "There are too many connections at the moment. Try again shortly."
_OFFER = {b"upgrade", b"http2-settings"}  # headers, and values of `Connection`, that offer another protocol


class Connection(HttpToolsProtocol):
    """Java's built-in HTTP client offers HTTP/2 (`Upgrade: h2c`) with every request. httptools then stops after the
    head and waits for a protocol that we do not support, and the body is lost. A server may ignore the offer, so we do:
    the head is given to a new parser, without the offer."""

    transport: LingeringTransport
    _state: Connections
    _deadline: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None
    _unsorted = 0  # bytes since a head began, or since the last piece of a body: httptools buffers them all
    _is_in_head = False  # a head has begun, but is not complete
    _is_deaf = False  # what arrives is discarded
    _discarded = 0  # bytes
    _has_ended = False  # the client will send nothing more

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        super().connection_made(LingeringTransport(transport, self._must_linger, _LINGER_SECONDS))
        self._state = cast("Connections", self.server_state)
        self._ended, self._lost = asyncio.Event(), asyncio.Event()
        self._unanswered = deque[RequestResponseCycle]()  # in the order of their requests
        if self._state.admit():
            self._start_deadline()
        elif self._state.may_linger:
            self._write(Unavailable(_TOO_MANY), new_id("req"))
            self.transport.linger(_REFUSED_SECONDS)
        else:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_deadline()
        self._ended.set()
        self._lost.set()
        self._stop_stall()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_deaf or self.transport.is_lingering:
            self._discard(len(data))
            return
        self._unset_keepalive_if_required()
        self._unsorted += len(data)
        try:
            self._read(memoryview(data))
        except httptools.HttpParserError as error:
            # httptools wraps an exception that our callbacks raise.
            cause = error.__context__
            self._refuse(cause if isinstance(cause, KinoraError) else InvalidHttp(_UNREADABLE))
        except HeadTooLarge as error:
            self._refuse(error)
        else:
            if self._is_in_head or not self._unanswered:
                self._start_deadline()

    def _discard(self, size: int) -> None:
        self._discarded += size
        if self._discarded > _LINGER_BYTES:
            self.transport.abort()

    def eof_received(self) -> bool:  # type: ignore[override] # uvicorn never keeps the transport open
        """A client may close its direction behind its last request. It gets the answers to all complete requests; only
        then is the transport closed. Returns that the event loop must not close it."""
        self._has_ended = self._is_deaf = True
        self._ended.set()
        self._drop_incomplete()
        if not self._unanswered or self.transport.is_closing():
            self.transport.close()  # not left to the event loop, which does not know what is still collected
        return True

    def _read(self, data: memoryview) -> None:
        while True:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as offer:
                data = data[offer.args[0] :]
                head = self._write_head()
                self.parser = httptools.HttpRequestParser(self)
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # uvicorn's own setting
                self.parser.feed_data(head)
            else:
                break
        if self._unsorted > _HEAD_LIMIT:
            raise HeadTooLarge

    def _write_head(self) -> bytes:
        """The head as it was received, without the offer."""
        lines = [b"%s %s HTTP/%s" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())]
        for name, value in self.headers:
            if name == b"connection":
                words = [word.strip() for word in value.split(b",")]
                value = b", ".join(word for word in words if word.lower() not in _OFFER)  # noqa: PLW2901 - without the offer
            if name not in _OFFER and value:
                lines.append(name + b": " + value)
        return b"\r\n".join([*lines, b"", b""])

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._unsorted = 0
        self._is_in_head = True

    def on_body(self, body: bytes) -> None:
        self._unsorted = 0
        super().on_body(body)

    def on_headers_complete(self) -> None:
        """Raises AddressTooLong, HeadTooLarge, and InvalidHttp for CONNECT, which only proxies support."""
        if len(self.url) > _ADDRESS_LIMIT:
            raise AddressTooLong(limit=_ADDRESS_LIMIT)
        if sum(len(name) + len(value) for name, value in self.headers) > _HEAD_LIMIT:
            raise HeadTooLarge
        if self.parser.get_method() == b"CONNECT":
            raise InvalidHttp("CONNECT is not supported: this server is not a proxy.")
        if not self.parser.should_upgrade():
            self._is_in_head = False
            self._stop_deadline()
            self.scope[CLIENT_ENDED] = self._ended  # type: ignore[literal-required]  # an addition of ours
            self.scope[CONNECTION_LOST] = self._lost  # type: ignore[literal-required]  # the same
            self.scope[SOCKET_PEER] = self.client  # type: ignore[literal-required]  # the same
            super().on_headers_complete()
            self._unanswered.append(self.cycle)

    def on_message_complete(self) -> None:
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """uvicorn calls it behind each answer. It starts the next one, or the time for which a connection may be
        idle."""
        self._unanswered.popleft()
        super().on_response_complete()
        if self._has_ended and not self._unanswered:
            self.transport.close()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall = self.loop.call_later(_STALL_SECONDS, self._check_progress, self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_stall()

    def _check_progress(self, left_before: int) -> None:
        """A client that reads nothing holds a connection and a file, so it is given up."""
        left = self.transport.get_write_buffer_size()
        if left < left_before:
            self._stall = self.loop.call_later(_STALL_SECONDS, self._check_progress, left)
        else:
            self.transport.abort()

    def _stop_stall(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def _start_deadline(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(_HEAD_SECONDS, self._end_deadline)

    def _stop_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _end_deadline(self) -> None:
        self._deadline = None
        if self.flow.read_paused:  # the client may have sent the rest
            self._start_deadline()
        elif self._is_in_head:
            self._refuse(RequestTimeout())
        else:  # it has no answer to read
            self.transport.abort()

    def _refuse(self, error: KinoraError) -> None:
        """Answers bytes that never became a request with the error, and closes the connection. If there are complete
        requests before them, these keep their answers; then the connection is closed."""
        request_id, peer = new_id("req"), read_peer(self.client)
        if self._state.line_limit.may_write(peer):
            log.info("request_unreadable", request_id=request_id, peer=peer, status=error.status, code=error.code)
        self._stop_deadline()
        self._is_deaf = True
        is_answered = self._is_rest_unread() and not self._unanswered
        self._drop_incomplete()
        if self._unanswered:
            self._unanswered[-1].keep_alive = False
            return
        if not is_answered:
            self._write(error, request_id)
        self.transport.linger(_LINGER_SECONDS)

    def _drop_incomplete(self) -> None:
        """Gives up the last request if it cannot become complete any more, and no answer to it has begun."""
        if not self._unanswered or not self._unanswered[-1].more_body or self._unanswered[-1].response_started:
            return
        cycle = self._unanswered.pop()
        cycle.disconnected = True
        cycle.message_event.set()
        if self.pipeline and self.pipeline[0][0] is cycle:  # uvicorn adds at the left
            self.pipeline.popleft()

    def _is_rest_unread(self) -> bool:
        """Whether a part of the last request has not arrived."""
        cycle = self.cycle
        return cycle is not None and cycle.more_body  # type: ignore[redundant-expr]  # None at first

    def _must_linger(self) -> bool:
        return not self._has_ended and (self._is_deaf or self._is_rest_unread())

    def _write(self, error: KinoraError, request_id: str) -> None:
        answer = render(error)
        headers = [*complete(answer.raw_headers, request_id), (b"connection", b"close")]
        lines = [name + b": " + value + b"\r\n" for name, value in headers]
        self.transport.write(b"".join([STATUS_LINE[error.status], *lines, b"\r\n", bytes(answer.body)]))
