"""Who sent a request, as a trusted proxy says in a header.

The header counts only with the proxy's secret, on a connection from one of its networks, and not from a page of another
site. The address is that of the connection: what `X-Forwarded-For` says does not matter here.
"""

import hmac
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

from fastapi import Request

from app.api.http_errors import GivenTwice, MissingField, OtherSite, ProxyNotTrusted
from app.api.middleware import get_socket_peer
from app.config import PROXY_SECRET_HEADER, Network, Settings
from app.domain import keys
from app.errors import InvalidRequest, NotFound

_LONGEST_NAME = 254  # characters, as of an email address


class Visitor(NamedTuple):
    """The person that the proxy named, and the secret that it sent."""

    person: str
    proxy_secret: str


async def read_visitor(request: Request) -> Visitor:
    """Raises NotFound when nobody can sign in this way, ProxyNotTrusted, OtherSite, MissingField, GivenTwice,
    InvalidRequest."""
    settings: Settings = request.app.state.resources.settings
    header, secret = settings.operator_header, settings.operator_proxy_secret
    if header is None or secret is None:
        raise NotFound("Sign-in through a proxy is not set up here: sign in with a key.")
    _check_address(get_socket_peer(request.scope), settings.operator_proxies)
    _check_secret(request.headers.getlist(PROXY_SECRET_HEADER), secret.get_secret_value())
    _check_site(request)
    return Visitor(_read_name(request, header), secret.get_secret_value())


def _check_address(peer: str, networks: Collection[Network]) -> None:
    if not keys.is_from(peer, networks):
        message = f"{peer or 'This connection'} is not an address of the proxy: sign in through it, or with a key."
        raise ProxyNotTrusted(message)


def _check_secret(values: list[str], secret: str) -> None:
    if not hmac.compare_digest("\n".join(values).encode(), secret.encode()):  # two values are not the secret either
        message = f"The header `{PROXY_SECRET_HEADER}` is missing or wrong: sign in through the proxy, or with a key."
        raise ProxyNotTrusted(message)


def _check_site(request: Request) -> None:
    """A browser says in `Sec-Fetch-Site` which page sends a request. Over plain http it leaves that out, but not
    `Origin`."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        if site != "same-origin":
            raise OtherSite(header="Sec-Fetch-Site")
    elif origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise OtherSite(header="Origin")


def _read_name(request: Request, header: str) -> str:
    wanted = header.lower().encode()
    values = [value for name, value in request.scope["headers"] if name == wanted]
    if len(values) > 1:
        raise GivenTwice(name=header)
    try:
        name = b"".join(values).decode().strip(" \t")
    except UnicodeDecodeError:
        raise InvalidRequest(f"`{header}` is not UTF-8: the proxy must send the name in UTF-8.", param=header) from None
    if not name:
        raise MissingField(f"`{header}` is missing: the proxy must say who signs in.", param=header)
    if len(name) > _LONGEST_NAME or not name.isprintable() or "," in name:  # a proxy may join two values with a comma
        message = f"`{header}` must be one name of at most {_LONGEST_NAME} characters, without commas."
        raise InvalidRequest(message, param=header)
    return name
