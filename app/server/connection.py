"""One HTTP/1.1 connection: uvicorn's httptools protocol, extended in three ways. It ignores offers of another protocol,
limits the size of a head, and sends errors in the JSON envelope."""

import httptools
import structlog
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.api.errors import render
from app.api.http_errors import AddressTooLong, HeadTooLarge, InvalidHttp
from app.api.middleware import complete
from app.errors import KinoraError
from app.store.ids import new_id

log = structlog.get_logger(__name__)

_ADDRESS_LIMIT = 8 * 1024  # bytes of path and query
_HEAD_LIMIT = 64 * 1024  # bytes of all headers; keys, cookies and trace headers of a normal client stay far below
_UNREADABLE = "This is not a valid HTTP/1.1 request."
_OFFER = {b"upgrade", b"http2-settings"}  # headers, and values of `Connection`, that offer another protocol


class Connection(HttpToolsProtocol):
    """Java's built-in HTTP client offers HTTP/2 (`Upgrade: h2c`) with every request. httptools then stops after the
    head and waits for a protocol that we do not support, and the body is lost. A server may ignore the offer, so we do:
    the head is given to a new parser, without the offer."""

    _unsorted = 0  # bytes since a head began, or since the last piece of a body: httptools buffers them all

    def data_received(self, data: bytes) -> None:
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
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def _refuse(self, error: KinoraError) -> None:
        """Sends the error for bytes that never became a request, in the JSON envelope, and closes the connection."""
        answer = render(error)
        request_id = new_id("req")
        headers = [*complete(answer.raw_headers, request_id), (b"connection", b"close")]
        log.info("request_unreadable", request_id=request_id, status=error.status, code=error.code)
        cycle = self.cycle
        is_free = cycle is None or cycle.response_complete or not cycle.response_started  # type: ignore[redundant-expr]  # None at first
        if is_free:
            lines = [name + b": " + value + b"\r\n" for name, value in headers]
            self.transport.write(b"".join([STATUS_LINE[error.status], *lines, b"\r\n", bytes(answer.body)]))
        self.transport.close()
