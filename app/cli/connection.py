"""Connects to a running Kinora over HTTP: address, key, proxies and certificates. It explains every failure."""

import os
import ssl
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import httpx

from app.cli.surroundings import check_certificates
from app.config import Misconfigured

_ANSWER_SECONDS = 60


class GenerateFailed(Exception):
    """There is no film; the text says why. `is_final`: a retry would fail in the same way."""

    def __init__(self, text: str, *, is_final: bool = False) -> None:
        super().__init__(text)
        self.is_final = is_final


class Connection:
    """An HTTP client of one Kinora. Its methods raise GenerateFailed for every failure."""

    def __init__(self, url: str, key: str) -> None:
        """Raises Misconfigured."""
        self.url = complete_url(url)
        self._host = urlsplit(self.url).hostname or ""
        self._proxy = _find_proxy(self.url)
        self._http = self._open({"authorization": f"Bearer {_check_key(key)}"})

    def close(self) -> None:
        self._http.close()

    def send(self, method: str, path: str, **request: Any) -> httpx.Response:
        try:
            return self._http.request(method, path, **request)
        except httpx.HTTPError as error:
            raise GenerateFailed(self._explain(error)) from None

    def check(self, response: httpx.Response) -> dict[str, Any]:
        """The video in a successful response. Raises GenerateFailed for any other response."""
        try:
            body: dict[str, Any] = response.json()
        except ValueError:
            body = {}
        match body:
            case {"error": {"message": str(message)}} if response.is_error:
                raise GenerateFailed(message, is_final=response.is_client_error and response.status_code != 429)
            case {"id": str(), "status": str()} if not response.is_error:
                return body
            case _:
                raise GenerateFailed(
                    f"what answers at {self.url} is not Kinora (HTTP {response.status_code}){self._via()}: correct "
                    "--url or KINORA_URL"
                )

    def download(self, path: str, write: Callable[[bytes], object]) -> None:
        """Download the body and pass it to `write` in pieces."""
        try:
            with self._http.stream("GET", path) as response:
                if response.status_code != 200:
                    response.read()
                    self.check(response)
                for piece in response.iter_bytes():
                    write(piece)
        except httpx.HTTPError as error:
            raise GenerateFailed(f"the download was cut off: {self._explain(error)}") from None

    def _open(self, headers: dict[str, str]) -> httpx.Client:
        check_certificates()
        # A proxy cannot reach the loopback of this machine. httpx then reads no certificates from the environment.
        is_local = is_loopback(self._host)
        verify = ssl.create_default_context() if is_local else True
        try:
            return httpx.Client(
                base_url=self.url, headers=headers, timeout=_ANSWER_SECONDS, trust_env=not is_local, verify=verify
            )
        except ssl.SSLError as error:
            raise Misconfigured(f"SSL_CERT_FILE holds no certificate that can be read ({error.reason})") from None
        except ImportError:
            raise Misconfigured(f"{self._proxy} names a SOCKS proxy, and only HTTP proxies are supported") from None
        except (ValueError, httpx.InvalidURL):
            raise Misconfigured(
                f"{self._proxy} is not the address of a proxy, such as http://proxy.example:3128"
            ) from None

    def _explain(self, error: httpx.HTTPError) -> str:
        kind = type(error).__name__
        detail = f"{kind}: {error}" if str(error) else kind
        if self._proxy:
            return (
                f"{self.url} cannot be reached{self._via()} ({detail}): correct that variable, or add {self._host} to "
                "NO_PROXY"
            )
        if "CERTIFICATE_VERIFY_FAILED" in detail:
            return f"the certificate of {self.url} is not trusted ({detail}): set SSL_CERT_FILE to the authority's file"
        return f"{self.url} does not answer ({detail}): is `kinora serve` running there? See --url and KINORA_URL"

    def _via(self) -> str:
        """Names the proxy by its variable, because the address of the proxy may contain a password."""
        return f" through the proxy of {self._proxy}" if self._proxy else ""


def complete_url(url: str) -> str:
    """`host:port` becomes http on this machine and https elsewhere. Raises Misconfigured."""
    text = url.strip()
    if "://" not in text:
        text = f"{'http' if is_loopback(urlsplit(f'//{text}').hostname or '') else 'https'}://{text}"
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_good = False
    if not is_good:
        raise Misconfigured("--url (KINORA_URL) must be an address such as http://127.0.0.1:8000")
    # The demo's link has a key after the path. Everything after the path is dropped.
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _check_key(key: str) -> str:
    """The key without surrounding spaces and newlines, which files and pasted text may add. Raises Misconfigured."""
    text = key.strip()
    if not text:
        raise Misconfigured("there is no API key: set KINORA_API_KEY, or give --key")
    if not text.isascii() or not text.isprintable() or " " in text:
        raise Misconfigured("the API key (KINORA_API_KEY or --key) holds characters that no key has: copy it again")
    return text


def _find_proxy(url: str) -> str | None:
    """The name of the variable that sets the proxy for `url`; None without a proxy."""
    parts = urlsplit(url)
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    names = (f"{parts.scheme}_proxy", "all_proxy")
    spellings = (spelling for name in names for spelling in (name, name.upper()))
    return next((spelling for spelling in spellings if os.environ.get(spelling)), None)
