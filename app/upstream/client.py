"""The client of 1min.ai: uploads a still, submits a paid call, polls, and downloads the film.

Each failure is sorted by what it has cost (upstream.md §5):

UpstreamError
├── NotSent         the paid call was never sent: nothing was billed
├── Rejected        401, 406 or 429: caused by our account or rate, not by the request; nothing was billed
├── Refused         upstream refused this request for good: nothing was billed
├── Unknown         the response to a paid call was lost: it may have been billed, and is never sent again
└── TransientError  a free step failed: nothing is lost, it can be retried
"""

import asyncio
import hashlib
import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from uuid import uuid4

import httpx
import structlog
from pydantic import SecretStr

from app import egress
from app.config import Misconfigured, Settings, clean_key, read_secret
from app.failpoints import reach
from app.metrics import Metrics, Operation, Sent
from app.tracing import NO_TRACING, Tracing
from app.upstream import wire
from app.upstream.breaker import Reason
from app.upstream.budget import Budget
from app.upstream.wire import Cause, Failed, Finished, Order, Reading, Record, Working

log = structlog.get_logger(__name__)

_ANSWER_LIMIT = 1_000_000  # bytes of the longest JSON response that we read
_CONNECT_SECONDS, _FREE_SECONDS, _WRITE_SECONDS = 10, 60, 60
_SLOWEST = 100_000  # bytes per second of an upload; a slower one is given up
# Of a download: enough for the largest film at 9 megabits per second. One that takes longer never ends.
_FILM_SECONDS = 15 * 60
_FILMS_AT_ONCE = 64  # each has a connection and a file; the others wait for their turn
_FREE_AT_ONCE = 64  # free requests with a connection; the others wait in the order in which they came
_NEW_KEY_SECONDS = "1"  # in place of `Retry-After`, after a 401 for a key that has been replaced since
_REST_SECONDS = 5  # after a 429 on a free step that names no time
# The blocking call sends nothing for minutes: without keep-alive, a firewall on the way drops the connection (§5).
_KEEP_ALIVE = [
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 10),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 6),
]


class UpstreamError(Exception):
    """`detail` is scrubbed and limited in length. It never contains a link, a key or a name."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotSent(UpstreamError):
    pass


class Rejected(UpstreamError):
    """`retry_after` is in seconds, `required` in credits; None when upstream does not name them."""

    def __init__(
        self, reason: Reason, detail: str, retry_after: float | None = None, required: int | None = None
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.retry_after = retry_after
        self.required = required


class Refused(UpstreamError):
    def __init__(self, cause: Cause, detail: str, reading: Reading | None = None) -> None:
        super().__init__(detail)
        self.cause = cause
        self.reading = reading


class Unknown(UpstreamError):
    pass


class TransientError(UpstreamError):
    pass


@dataclass(frozen=True)
class UpstreamKey:
    """Our key of 1min.ai's API."""

    secret: SecretStr | None

    @property
    def text(self) -> str:
        return self.secret.get_secret_value() if self.secret else ""

    @property
    def name(self) -> str:
        """Tells keys apart in the database. No key can be computed from it."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


class Upstream:
    """The HTTP client of 1min.ai; one per process. Close it when the process ends. `tls` holds the trusted CAs.

    `free_seconds` is how long a free step may take from its first byte to its last; an upload has more time for its own
    bytes.
    """

    def __init__(
        self,
        settings: Settings,
        tls: ssl.SSLContext,
        metrics: Metrics,
        tracing: Tracing = NO_TRACING,
        free_seconds: float = _FREE_SECONDS,
    ) -> None:
        for name in ("httpx", "httpcore"):
            # They log complete URLs at INFO, and anyone who has the URL of a film can download it.
            logging.getLogger(name).setLevel(logging.WARNING)
        self._url = settings.upstream_url
        self._model = settings.upstream_model
        self._dialect = settings.upstream_dialect
        self._asynchronous = settings.upstream_async
        self._answer_seconds = settings.generation_deadline_minutes * 60
        self.key, self._key_file = UpstreamKey(settings.upstream_api_key), settings.upstream_api_key_file
        self.accepts_key: bool | None = None  # whether the newest answer did; None: there was none yet
        self._budget = Budget(settings.upstream_requests_per_minute)
        self._tls, self._metrics, self._tracing = tls, metrics, tracing
        self._free_seconds = free_seconds
        self._free = httpx.AsyncClient(
            verify=tls,
            trust_env=False,
            limits=httpx.Limits(max_connections=_FREE_AT_ONCE, max_keepalive_connections=_FREE_AT_ONCE),
            timeout=httpx.Timeout(_FREE_SECONDS, connect=_CONNECT_SECONDS),
        )
        # Those that wait cost nothing here. In the client's pool, each one made every other request slower, and each
        # token of the budget woke all of them.
        self._free_turn = asyncio.Semaphore(_FREE_AT_ONCE)
        self._films = egress.Egress(
            tls,
            settings.egress_allow,
            seconds=min(_FILM_SECONDS, self._answer_seconds),  # no longer than the generation itself may take
            own=settings.upstream_url,
            suffixes=settings.upstream_film_hosts,
            accept="*/*",
        )
        self._film_turn = asyncio.Semaphore(_FILMS_AT_ONCE)

    def count_requests_left(self) -> int:
        """How many requests may be sent now without waiting for the rate limit."""
        return self._budget.count_left()

    async def check_key(self) -> bool:
        """Whether upstream accepts our key: it is asked for a generation that does not exist, which is free (§2).

        Raises TransientError, Rejected if it asks to slow down."""
        try:
            await self.poll(str(uuid4()))
        except Rejected as error:
            if error.reason is not Reason.BAD_KEY:
                raise
        return self.accepts_key is True

    async def list_prices(self) -> dict[str, int]:
        """What the public list says that films of 8 s cost (§3), by the names in `config.COMBINATIONS`. It is free and
        needs no key, so none is sent. Raises TransientError, also if there is no list in a form that we know."""
        request = self._free.build_request(
            "GET", f"{self._url}/models", params={"feature": wire.FEATURE}, headers=_UNCOMPRESSED
        )
        try:
            async with asyncio.timeout(self._free_seconds):
                answer = await _read_response(await self._free.send(request, stream=True))
        except (httpx.HTTPError, OSError, _TooLong) as error:
            raise TransientError(f"{type(error).__name__} on models") from None
        try:
            return wire.read_prices(self._check(answer), self._model)
        except Rejected as error:
            raise TransientError(error.detail) from None
        except wire.MalformedResponse as error:
            raise TransientError(str(error)) from None

    async def close(self) -> None:
        self._films.close()
        await self._free.aclose()

    async def upload(self, name: str, media_type: str, image: bytes) -> str:
        """Upload a still as `name`, which needs a file extension (§1). Returns the path that upstream gives it.

        Raises TransientError, Rejected, and Refused for the image itself.
        """
        reach("out:upload:before")
        answer = await self._ask("upload", "POST", "/api/assets", files={"asset": (name, image, media_type)})
        reach("out:upload:after")
        if answer.status in {400, 413, 415, 422}:
            cause = Cause.IMAGE_SIZE if answer.status == 413 else Cause.IMAGE
            raise Refused(cause, wire.read_refusal(answer.body).detail)
        try:
            return wire.read_asset(self._check(answer))
        except wire.MalformedResponse as error:
            raise TransientError(str(error)) from None

    async def acquire_paid(self) -> None:
        """Wait until the budget allows a paid call.

        Call it before the attempt is committed: if the process dies while it waits, it is certain that nothing was
        sent."""
        await self._budget.acquire(paid=True)

    async def submit(self, order: Order, key: UpstreamKey) -> Working | Finished:
        """Send the paid call with this key, after `acquire_paid`. Raises NotSent, Rejected, Refused or Unknown, sorted
        as in §5."""
        body = wire.write_order(order, model=self._model, dialect=self._dialect, asynchronous=self._asynchronous)
        reach("out:submit:before")
        answer = await self._pay(body, key)
        reach("out:submit:after")
        if 400 <= answer.status < 500:
            raise _sort_refusal(answer)
        if not 200 <= answer.status < 300:
            raise Unknown(f"HTTP {answer.status}")
        try:
            record = wire.read_record(answer.body)
        except wire.MalformedResponse as error:
            raise Unknown(str(error)) from None
        if record is None:
            raise Unknown("an empty record")
        if isinstance(record, Failed):
            raise Refused(record.cause, record.detail, record.reading)
        return record

    async def poll(self, uuid: str) -> Record | None:
        """Poll the record of a generation, free of charge (§2). None when upstream has no such record.

        Raises TransientError, Rejected."""
        reach("out:poll:before")
        answer = await self._ask("poll", "GET", f"/api/results/{uuid}")
        reach("out:poll:after")
        try:
            return wire.read_record(self._check(answer))
        except wire.MalformedResponse as error:
            raise TransientError(str(error)) from None

    async def fetch(self, url: str, write: egress.Write, limit: int) -> None:
        """Download the film, at most `limit` bytes, and pass it to `write` in pieces. The link is a presigned GET; the
        file may appear later than its link (§2). Upstream chooses the address, so the guard of `egress` checks it.

        Raises TransientError."""
        reach("out:fetch:before")
        try:
            async with self._film_turn:
                with self._watch_request("fetch"):
                    await self._films.download(url, write, limit)
        except egress.Refused:
            raise TransientError("the film's address is not allowed, or its name does not exist") from None
        except egress.Unreachable as error:
            raise TransientError(f"the film's address {error}") from None
        except egress.TooLarge:
            raise TransientError(f"the film is larger than {limit} bytes") from None
        reach("out:fetch:after")

    async def _pay(self, body: dict[str, object], key: UpstreamKey) -> "_Answer":
        """POST on a new connection: on a stale pooled one, a failed send cannot be told from a lost response (§5)."""
        transport = httpx.AsyncHTTPTransport(
            verify=self._tls, trust_env=False, retries=0, limits=httpx.Limits(max_keepalive_connections=0),
            socket_options=_KEEP_ALIVE,
        )  # fmt: skip
        timeout = httpx.Timeout(self._answer_seconds, connect=_CONNECT_SECONDS, write=_WRITE_SECONDS)
        # The timeouts above begin again with each byte: a response that arrives byte by byte would never end. This one
        # leaves enough time for them, so that a connection that fails still counts as not sent.
        total = self._answer_seconds + self._free_seconds
        try:
            async with (
                asyncio.timeout(total),
                httpx.AsyncClient(transport=transport, timeout=timeout, trust_env=False) as http,
            ):
                request = http.build_request(
                    "POST", f"{self._url}/api/features", json=body, headers=_write_headers(key)
                )
                return await self._send("submit", http, request, key)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotSent(type(error).__name__) from None
        except (httpx.HTTPError, OSError, _TooLong) as error:
            raise Unknown(type(error).__name__) from None

    async def _ask(self, operation: Operation, method: str, path: str, files: "_Files | None" = None) -> "_Answer":
        seconds = self._free_seconds + sum(len(content) for _, content, _ in (files or {}).values()) / _SLOWEST
        async with self._free_turn:
            await self._budget.acquire()
            key = self.key
            try:
                request = self._free.build_request(method, self._url + path, files=files, headers=_write_headers(key))
                async with asyncio.timeout(seconds):
                    return await self._send(operation, self._free, request, key)
            except (httpx.HTTPError, OSError, _TooLong) as error:
                raise TransientError(f"{type(error).__name__} on {path.split('/')[2]}") from None

    async def _send(
        self, operation: Operation, http: httpx.AsyncClient, request: httpx.Request, key: UpstreamKey
    ) -> "_Answer":
        """Every request with our key leaves here."""
        with self._watch_request(operation) as sent:
            answer = await _read_response(await http.send(request, stream=True))
            sent.status = answer.status
        return self._judge_key(answer, key)

    @contextmanager
    def _watch_request(self, operation: Operation) -> Iterator[Sent]:
        """The block sends one request."""
        with self._metrics.time_request(operation) as sent, self._tracing.trace_request(operation, sent):
            yield sent

    def _check(self, answer: "_Answer") -> bytes:
        """Return the body of a 2xx response to a free step. Raises Rejected, TransientError."""
        if 200 <= answer.status < 300:
            return answer.body
        if reason := _REASONS.get(answer.status):
            deferred = _defer(reason, answer)
            if reason is Reason.TOO_MANY_REQUESTS:
                self._budget.pause(deferred.retry_after or _REST_SECONDS)
            raise deferred
        raise TransientError(f"HTTP {answer.status}")

    def _judge_key(self, answer: "_Answer", sent: UpstreamKey) -> "_Answer":
        """Note whether the key is accepted. After a 401, read the key file again: a changed key is used from the next
        call on. Returns the response."""
        self.accepts_key = answer.status != 401
        if answer.status == 401 and self._key_file is not None:
            try:
                key = UpstreamKey(clean_key(read_secret(self._key_file, "KINORA_UPSTREAM_API_KEY_FILE")))
            except (Misconfigured, ValueError) as error:
                log.warning("key_not_read", cause=str(error))
            else:
                if key != self.key:
                    log.info("key_changed", file=str(self._key_file))
                self.key = key
            if self.key != sent:
                answer.retry_after = _NEW_KEY_SECONDS
        return answer


def _write_headers(key: UpstreamKey) -> dict[str, str]:
    return {"API-KEY": key.text, **_UNCOMPRESSED}


_UNCOMPRESSED = {"Accept-Encoding": "identity"}  # what is not compressed is as large as it looks


_Files = dict[str, tuple[str, bytes, str]]
_REASONS = {401: Reason.BAD_KEY, 406: Reason.OUT_OF_CREDIT, 429: Reason.TOO_MANY_REQUESTS}


class _Answer:
    def __init__(self, status: int, body: bytes, retry_after: str | None) -> None:
        self.status = status
        self.body = body
        self.retry_after = retry_after  # the header, unparsed


class _TooLong(Exception):
    pass


async def _read_response(response: httpx.Response) -> _Answer:
    """The body of a compressed response is not read and counts as empty: it could unpack to gigabytes. Upload and paid
    call come from the same host, so if upstream ever compresses all responses, no paid call is made."""
    async with aclosing(response):
        body = bytearray()
        if response.headers.get("content-encoding", "identity").lower() == "identity":
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > _ANSWER_LIMIT:
                    raise _TooLong
        else:
            log.warning("response_compressed", status=response.status_code)
        return _Answer(response.status_code, bytes(body), response.headers.get("retry-after"))


def _sort_refusal(answer: _Answer) -> UpstreamError:
    if reason := _REASONS.get(answer.status):
        return _defer(reason, answer)
    failed = wire.read_refusal(answer.body)
    return Refused(failed.cause, f"HTTP {answer.status} {failed.detail}")


def _defer(reason: Reason, answer: _Answer) -> Rejected:
    retry_after = wire.read_retry_after(answer.body, answer.retry_after)
    return Rejected(reason, f"HTTP {answer.status}", retry_after, wire.read_required_credits(answer.body))
