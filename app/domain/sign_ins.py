"""Sign-ins: a trusted proxy says which person sent a request, and the person gets a token for a quarter of an hour.

A token is signed and not stored (decision 0035). It may operate and cannot spend. Whoever has one acts for a client,
that of the proxy; what ends the links of a client ends these tokens too.
"""

import base64
import binascii
import hashlib
import re
import struct

from sqlalchemy import bindparam, select
from sqlmodel import col

from app.domain import signatures
from app.domain.keys import TOKEN_ID, Caller, SignIn
from app.errors import ClientSuspended, InvalidKey
from app.store.ids import PROXY_ID
from app.store.sessions import Clock, Session, now
from app.store.tables import Client
from app.words import ClientStatus, Scope

_SECONDS = 15 * 60
_TIMES = struct.Struct(">QQ")  # from when and until when, in milliseconds
_HEAD_SIZE = _TIMES.size + signatures.SIZE  # bytes before the name of the person
_SCOPES = frozenset({Scope.OPERATE_READ, Scope.OPERATE_WRITE})
_PURPOSE = b"kinora sign-in 1\0"
# It looks like a key, so that whatever masks keys masks it too. What follows is base 32 without its padding.
_PREFIX = f"kin_{TOKEN_ID}_"
_TOKEN = re.compile(rf"{_PREFIX}([a-z2-7]+)")
_ENDED = "This sign-in has ended: sign in again."


def is_prepared(session: Session) -> bool:
    """Whether there are the secret that signs, and the client to act for: `operators.prepare_sign_in` creates them."""
    return signatures.has_key(session) and session.execute(_PROXY, {"proxy": PROXY_ID}).first() is not None


def begin(session: Session, person: str) -> SignIn:
    """Let a person in, from now on. Raises ClientSuspended."""
    proxy = session.execute(_PROXY, {"proxy": PROXY_ID}).one_or_none()
    if proxy is not None and proxy.status != ClientStatus.ACTIVE:
        raise ClientSuspended
    made_at = now(session)
    return SignIn(person, made_at, made_at + _SECONDS * 1000)


def write_token(session: Session, sign_in: SignIn, proxy_secret: str) -> str:
    """What the person sends instead of a key."""
    times, person = _TIMES.pack(sign_in.made_at, sign_in.expires_at), sign_in.person.encode()
    signature = signatures.make_signature(session, _PURPOSE, _say(times, person, proxy_secret))
    return _PREFIX + base64.b32encode(times + signature + person).decode().rstrip("=").lower()


def is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def find_caller(session: Session, token: str, proxy_secret: str | None) -> Caller:
    """Whoever has this token. `proxy_secret` is None when nobody can sign in. Raises InvalidKey, ClientSuspended."""
    times, signature, person = _read_token(token)
    said = _say(times, person, proxy_secret or "")
    if proxy_secret is None or not signatures.is_valid(session, _PURPOSE, said, signature):
        raise InvalidKey("This sign-in is not valid here, or no longer: sign in again.")
    sign_in = SignIn(person.decode(), *_TIMES.unpack(times))
    proxy = session.execute(_PROXY, {"proxy": PROXY_ID}).one_or_none()
    if proxy is None or sign_in.expires_at <= proxy.read_at:
        raise InvalidKey(_ENDED)
    if proxy.status != ClientStatus.ACTIVE:
        raise ClientSuspended
    if proxy.links_revoked_at is not None and sign_in.made_at <= proxy.links_revoked_at:
        raise InvalidKey(_ENDED)
    return make_caller(sign_in, proxy.read_at)


def make_caller(sign_in: SignIn, time: int) -> Caller:
    """Whom the requests of the person come from, at this time."""
    valid_ms = sign_in.expires_at - time
    return Caller(PROXY_ID, sign_in.person, _SCOPES, valid_ms=valid_ms, sign_in=sign_in)


def _read_token(token: str) -> tuple[bytes, bytes, bytes]:
    """Split a token into its times, its signature and the name of its person. Raises InvalidKey."""
    digits = token.removeprefix(_PREFIX).upper()
    try:
        signed = base64.b32decode(digits + "=" * (-len(digits) % 8))
    except binascii.Error:
        signed = b""
    if len(signed) <= _HEAD_SIZE:
        raise InvalidKey("This is not a whole sign-in: it is cut, or a character is wrong.")
    return signed[: _TIMES.size], signed[_TIMES.size : _HEAD_SIZE], signed[_HEAD_SIZE:]


def _say(times: bytes, person: bytes, proxy_secret: str) -> bytes:
    """What is signed: what the token contains, and the secret of the proxy, so that another secret ends the token."""
    return hashlib.sha256(proxy_secret.encode()).digest() + times + person


_PROXY = select(col(Client.status), col(Client.links_revoked_at), Clock().label("read_at")).where(
    col(Client.id) == bindparam("proxy")
)
