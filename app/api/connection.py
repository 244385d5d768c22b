"""One connection's HTTP/1.1: uvicorn's protocol on httptools, for an offer of another protocol, an endless head, and
refusals in the one envelope."""

import httptools
import structlog
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.api.problems import render
from app.api.response_headers import complete
from app.errors import AddressTooLong, HeadTooLarge, InvalidHttp, KinoraError
from app.store.ids import new_id

log = structlog.get_logger(__name__)

_ADDRESS_LIMIT = 8 * 1024  # bytes of path and query
_HEAD_LIMIT = 64 * 1024  # bytes of all headers; no key, cookie or trace of an honest client comes near
_UNREADABLE = "This can not be read as an HTTP/1.1 request."
_OFFER = {b"upgrade", b"http2-settings"}  # headers, and words of `Connection`, that offer another protocol


class Connection(HttpToolsProtocol):
    """Java's own HTTP client offers HTTP/2 (`Upgrade: h2c`) with every request. httptools then stops behind the head,
    waiting for a protocol that we do not speak, and the body is lost. A server may read on as if nothing had been
    offered, so we do: the head is said to a new parser once more, without the offer."""

    _unsorted = 0  # bytes since a head began, or since the last piece of a body: httptools keeps them all

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        self._unsorted += len(data)
        try:
            self._read(memoryview(data))
        except httptools.HttpParserError as error:
            # What a callback of ours raises comes wrapped.
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
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn has it
                self.parser.feed_data(head)
            else:
                break
        if self._unsorted > _HEAD_LIMIT:
            raise HeadTooLarge

    def _write_head(self) -> bytes:
        """The head as it came, without the offer."""
        lines = [b"%s %s HTTP/%s" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())]
        for name, value in self.headers:
            if name == b"connection":
                words = [word.strip() for word in value.split(b",")]
                value = b", ".join(word for word in words if word.lower() not in _OFFER)  # noqa: PLW2901 - the rest of it
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
        """Raises AddressTooLong, HeadTooLarge, and InvalidHttp for CONNECT, which is for proxies."""
        if len(self.url) > _ADDRESS_LIMIT:
            raise AddressTooLong(_ADDRESS_LIMIT)
        if sum(len(name) + len(value) for name, value in self.headers) > _HEAD_LIMIT:
            raise HeadTooLarge
        if self.parser.get_method() == b"CONNECT":
            raise InvalidHttp("This is no proxy: CONNECT is not answered.")
        if not self.parser.should_upgrade():
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def _refuse(self, error: KinoraError) -> None:
        """Answer what never became a request, in the one envelope, and hang up."""
        answer = render(error)
        request_id = new_id("req")
        headers = [*complete(answer.raw_headers, request_id), (b"connection", b"close")]
        log.info("unreadable", request_id=request_id, status=error.status, code=error.code)
        cycle = self.cycle
        is_free = cycle is None or cycle.response_complete or not cycle.response_started  # type: ignore[redundant-expr]  # None at first
        if is_free:
            lines = [name + b": " + value + b"\r\n" for name, value in headers]
            self.transport.write(b"".join([STATUS_LINE[error.status], *lines, b"\r\n", bytes(answer.body)]))
        self.transport.close()
