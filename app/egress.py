"""Requests to URLs that clients or upstream name, without reaching private networks (protection against SSRF).

A host name is resolved once. Its IP addresses are checked, and the connection goes to exactly a checked address; SNI,
certificate and `Host` still use the name. So a DNS response that changes after the check has no effect.

EgressError
├── Refused      the URL is not allowed; nothing was sent
├── Unreachable  it did not respond as required, or not in time; what a POST sent may have arrived
├── TooLarge     the body is larger than allowed
└── Crowded      too many other downloads, of this client or of all
"""

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, BinaryIO

import httpx

from app.config import Network
from app.turns import Turns

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Iterable[str]]]
Write = Callable[[bytes], Awaitable[object]]

_CONNECT_SECONDS = 5
_SILENCE_SECONDS = 60  # without a byte, even if the whole download may take longer
_REDIRECTS = 3
_DIALS = 3  # IP addresses of one name that are tried
_AT_ONCE, _PER_CLIENT = 16, 4  # downloads at the same time
_LOOKUPS = 4  # threads for DNS: a name server that does not respond blocks one of these, and nothing else
_LENGTH_LIMIT = 8 * 1024  # characters of a URL
_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[0-9A-Za-z._:-]+")
_IMAGES = "image/jpeg, image/png, image/webp, image/heic, image/heif, image/avif"
_HEADERS = {
    "accept-encoding": "identity",  # an uncompressed body cannot be a decompression bomb
    "user-agent": "Kinora",
    "connection": "close",
}
# IANA's special-purpose registries, written out: Python's own lists are incomplete and change between versions.
_SPECIAL = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # looks public, but Azure's virtual machines get their secrets there
        *("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"),  # Teredo, 6to4: can hide others
    )
)
_GLOBAL_V6 = ip_network("2000::/3")  # all others are local, multicast, or contain an IPv4 address


class EgressError(Exception):
    pass


class Refused(EgressError):
    """It gives no details, because nobody must be able to find out through us which internal hosts exist."""


class Unreachable(EgressError):
    """Its text is the end of a sentence that starts with "its URL"."""


class TooLarge(EgressError):
    pass


class Crowded(EgressError):
    """It was not tried: its turn did not come in time."""


@dataclass(frozen=True)
class Answer:
    """What came back after a POST: the status, the header `Retry-After`, and the beginning of the body."""

    status: int
    retry_after: str | None
    body: bytes


class Egress:
    """One per process and kind of request. Close it when the process ends.

    `tls` holds the trusted CAs. `allowed` are networks that may be reached besides public ones, on any port and also
    without TLS. `resolve` returns the IP addresses of a name and a port; by default, the system resolves. `own` is a
    URL whose scheme, host and port may be reached, whatever its addresses are. If there are `suffixes`, every other
    host must be one of them or a subdomain of one. `accept` is the header of that name. `lookups` is how many threads
    there may be for DNS.
    """

    def __init__(
        self,
        tls: ssl.SSLContext,
        allowed: Iterable[Network] = (),
        resolve: Resolve | None = None,
        seconds: float = 20,
        *,
        own: str | None = None,
        suffixes: Iterable[str] = (),
        accept: str = _IMAGES,
        lookups: int = _LOOKUPS,
    ) -> None:
        self._tls = tls
        self._allowed = tuple(allowed)
        self._own = None if own is None else _read_origin(httpx.URL(own))
        self._suffixes = tuple(suffixes)
        self._headers = {"accept": accept, **_HEADERS}
        self._seconds = seconds
        self._lookups = ThreadPoolExecutor(lookups, thread_name_prefix="lookup")
        self._resolve = resolve or self._ask_system
        # A client with too many downloads waits behind its own, and takes no place of another one meanwhile.
        self._turns, self._places = Turns(_PER_CLIENT), asyncio.Semaphore(_AT_ONCE)

    def close(self) -> None:
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def fetch(self, address: str, file: BinaryIO, limit: int, client_id: str) -> None:
        """Download `address` to `file` for a client, as `download` does, once its turn has come. Raises Crowded, and
        what `download` raises."""
        async with self._turn(client_id):
            await self.download(address, lambda piece: asyncio.to_thread(file.write, piece), limit)

    @asynccontextmanager
    async def _turn(self, client_id: str) -> AsyncGenerator[None, None]:
        """Raises Crowded when the turn does not come in time."""
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(self._seconds):
                    await stack.enter_async_context(self._turns.wait(client_id))
                    await stack.enter_async_context(self._places)
            except TimeoutError:
                raise Crowded from None
            yield

    async def download(self, address: str, write: Write, limit: int) -> None:
        """Download `address` and pass it to `write` in pieces: at most `limit` bytes, within `seconds`, with at most 3
        redirects.

        Each redirect is checked like the first URL. Raises Refused, Unreachable, TooLarge."""
        try:
            url = _read_url(address)
            async with asyncio.timeout(self._seconds):
                for _ in range(1 + _REDIRECTS):
                    target = await self._get(url, write, limit)
                    if target is None:
                        return
                    url = _read_url(str(url.join(target)))
        except TimeoutError:
            raise self._late() from None
        except httpx.InvalidURL:
            raise Refused from None
        except httpx.HTTPError:
            raise Unreachable("broke off its answer") from None
        raise Unreachable(f"redirects more than {_REDIRECTS} times")

    async def post(self, address: str, body: bytes, headers: Mapping[str, str], limit: int) -> Answer:
        """Send a POST. Returns what came back within `seconds`, with at most `limit` bytes of its body. A redirect is
        an answer, and is not followed. Raises Refused, Unreachable."""
        end = asyncio.get_running_loop().time() + self._seconds
        try:
            url = _read_url(address)
            async with AsyncExitStack() as stack:
                async with asyncio.timeout_at(end):
                    answer = await self._send(stack, "POST", url, body, headers)
                beginning = await _read_beginning(answer, limit, end)
        except TimeoutError:
            raise self._late() from None
        except httpx.InvalidURL:
            raise Refused from None
        except httpx.HTTPError:
            raise Unreachable("broke off its answer") from None
        return Answer(answer.status_code, answer.headers.get("retry-after"), beginning)

    async def check(self, address: str) -> None:
        """Raises Refused for an address that no request would be sent to now."""
        try:
            url = _read_url(address)
            async with asyncio.timeout(self._seconds):
                await self._locate(url, url.raw_host.decode())
        except (httpx.InvalidURL, TimeoutError):
            raise Refused from None

    def _late(self) -> Unreachable:
        return Unreachable(f"took longer than {self._seconds:g} s")

    async def _get(self, url: httpx.URL, write: Write, limit: int) -> str | None:
        """Send one request. Returns the target of a redirect, or None when the body is written."""
        async with AsyncExitStack() as stack:
            answer = await self._send(stack, "GET", url)
            if answer.has_redirect_location:
                return answer.headers["location"]
            if answer.status_code != 200:
                raise Unreachable(f"answered with status {answer.status_code}")
            if answer.headers.get("content-encoding", "identity").lower() != "identity":
                raise Unreachable("answered in a compressed form that was not asked for")
            if int(answer.headers.get("content-length", "0")) > limit:
                raise TooLarge
            received = 0
            async for piece in answer.aiter_raw():
                received += len(piece)
                if received > limit:
                    raise TooLarge
                await write(piece)
        return None

    async def _send(
        self,
        stack: AsyncExitStack,
        method: str,
        url: httpx.URL,
        body: bytes | None = None,
        more: Mapping[str, str] = {},
    ) -> httpx.Response:
        """Send a request and return the response. Its body can be read as long as the stack is open.

        Each connection serves one request: a pooled connection would be found by its IP address, and could belong to
        another name."""
        host = url.raw_host.decode()
        transport = await stack.enter_async_context(httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False))

        async def watch(event: str, about: dict[str, Any]) -> None:
            if event == "connection.connect_tcp.complete":
                # After a timeout during the TLS handshake, the library itself would leave the connection open.
                stack.push_async_callback(about["return_value"].aclose)

        extensions = {
            "trace": watch,
            "sni_hostname": host.rstrip("."),
            "timeout": httpx.Timeout(min(self._seconds, _SILENCE_SECONDS), connect=_CONNECT_SECONDS).as_dict(),
        }
        headers = {"host": url.netloc.decode(), **self._headers, **more}
        for number in (await self._locate(url, host))[:_DIALS]:
            request = httpx.Request(
                method, url.copy_with(host=str(number)), headers=headers, content=body, extensions=extensions
            )
            try:
                return await transport.handle_async_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        raise Unreachable("cannot be connected to, or its certificate is not trusted here")

    async def _locate(self, url: httpx.URL, host: str) -> list[Address]:
        """The IP addresses of a host, if its name and all of them are allowed. Raises Refused."""
        scheme, _, port = origin = _read_origin(url)
        is_own = origin == self._own
        if not is_own and not self._is_named(host):
            raise Refused
        numbers = [ip_address(text) for text in await self._resolve(host, port)]
        are_public = scheme == "https" and port == 443 and all(map(is_public, numbers))
        if not numbers or not (is_own or are_public or all(map(self._is_allowed, numbers))):
            raise Refused
        return numbers

    def _is_named(self, host: str) -> bool:
        name = host.rstrip(".")
        return not self._suffixes or any(name == each or name.endswith(f".{each}") for each in self._suffixes)

    def _is_allowed(self, number: Address) -> bool:
        return any(number in network for network in self._allowed)

    async def _ask_system(self, host: str, port: int) -> Iterable[str]:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._lookups, _look_up, host, port)
        except (OSError, UnicodeError):
            return ()


def is_public(number: Address) -> bool:
    """Whether an address belongs to the public internet, and does not contain a private address in another form."""
    if isinstance(number, IPv6Address) and number not in _GLOBAL_V6:
        return False
    return number.is_global and not any(number in network for network in _SPECIAL)


async def _read_beginning(answer: httpx.Response, limit: int, end: float) -> bytes:
    """At most `limit` bytes of a body. What does not come until `end` is left out: the status has come."""
    beginning = b""
    with suppress(TimeoutError, httpx.HTTPError):
        async with asyncio.timeout_at(end):
            async for piece in answer.aiter_raw():
                beginning += piece[: limit - len(beginning)]
                if len(beginning) >= limit:
                    break
    return beginning


def _read_url(address: str) -> httpx.URL:
    """Raises Refused, InvalidURL."""
    if len(address) > _LENGTH_LIMIT:
        raise Refused
    url = httpx.URL(address)
    is_plain = url.scheme in _PORTS and not url.userinfo and _HOST.fullmatch(url.raw_host.decode())
    if not is_plain or not (url.port is None or 0 < url.port < 65536):
        raise Refused
    return url


def _read_origin(url: httpx.URL) -> tuple[str, str, int]:
    """Scheme, host and port. The scheme must be http or https."""
    return url.scheme, url.raw_host.decode(), url.port if url.port is not None else _PORTS[url.scheme]


def _look_up(host: str, port: int) -> list[str]:
    """Raises OSError, and UnicodeError for a name that is not valid."""
    return list(dict.fromkeys(str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
