"""API keys: issue, list and revoke them, and authenticate the client of a request.

A key has the form `kin_<id>_<secret><check>`. The id finds the row, and the secret authenticates. The check digits
distinguish a typing error from a forged key before the database is read. Only the SHA-256 of the secret is stored,
without salt or stretching: the secret has 190 random bits.
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
import string
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain import clients
from app.errors import (
    ClientSuspended,
    InvalidKey,
    InvalidRequest,
    KeyEnded,
    MissingKey,
    NetworkNotAllowed,
    NotFound,
    RotationInProgress,
)
from app.schemas.clients import ApiKey as ApiKeyView
from app.schemas.clients import Client as ClientView
from app.schemas.clients import CurrentKey, IssuedKey, KeyRotation, NewKey
from app.store.sessions import Clock, Session, insert_row, note_access_change, now
from app.store.tables import ApiKey, Client
from app.store.times import write_iso
from app.words import ClientStatus, Role, Scope

_ALPHABET = string.digits + string.ascii_letters
_ID_LENGTH, _SECRET_LENGTH, _CHECK_LENGTH = 12, 32, 6
_KEY = re.compile(
    rf"kin_([0-9A-Za-z]{{{_ID_LENGTH}}})_([0-9A-Za-z]{{{_SECRET_LENGTH}}})([0-9A-Za-z]{{{_CHECK_LENGTH}}})"
)

# By role, the scopes of a key that is issued without any. With an operator's key, no film can be made.
_SCOPES: Mapping[Role, tuple[Scope, ...]] = {
    Role.MEMBER: (Scope.VIDEOS_WRITE, Scope.VIDEOS_READ, Scope.CREDITS_READ),
    Role.READER: (Scope.OPERATE_READ,),
    Role.ADMIN: (Scope.OPERATE_READ, Scope.OPERATE_WRITE),
}
_DEFAULT = NewKey()
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
TOKEN_ID = "op"  # noqa: S105 - stands in each of them, and is too short for the id of a key
USE_MS = 60_000  # the last use of a key is recorded at most once in this time


class AdminAccess(IntEnum):
    """Whether there are keys that may change anything, and one of them never expires."""

    NONE = 0
    EXPIRING = 1  # until the last of these keys expires
    LASTING = 2


@dataclass(frozen=True)
class SignIn:
    """The person that signed in through a trusted proxy, and from when until when that counts, in milliseconds."""

    person: str
    made_at: int
    expires_at: int


@dataclass(frozen=True)
class Caller:
    """The client that a request acts for, what the request may do, and the id of the key that was sent; a link and a
    sign-in have none. A key that ends is valid for `valid_ms` from the look-up on. `networks` is where its requests may
    come from: anywhere if it is empty."""

    client_id: str
    name: str
    scopes: frozenset[Scope]
    key_id: str | None = None
    valid_ms: int | None = None
    networks: tuple[Network, ...] = ()
    sign_in: SignIn | None = None

    @property
    def person(self) -> str | None:
        """Who signed in; None for a key or a link."""
        return None if self.sign_in is None else self.sign_in.person

    def check_network(self, peer: str) -> None:
        """`peer` is the address that the request came from; a proxy tells it, so it may be any text. Raises
        NetworkNotAllowed."""
        if self.networks and not is_from(peer, self.networks):
            raise NetworkNotAllowed(peer=peer if _read_address(peer) else "an unknown address")


def create_client(
    session: Session, name: str, credit_limit: int, role: Role, *, audit_id: str | None = None
) -> tuple[ClientView, IssuedKey]:
    """Create an active client with its first key. `audit_id` names the entry of the audit log about it. Raises
    InvalidRequest, NameTaken."""
    client = clients.create(session, name, credit_limit, role, audit_id=audit_id)
    return client, issue(session, client.id)


def issue(session: Session, name_or_id: str, new: NewKey = _DEFAULT, *, replaces: str | None = None) -> IssuedKey:
    """Issue a key. Its full text is in this result only and cannot be read again. Raises NotFound, InvalidRequest."""
    client, time = clients.get(session, name_or_id), now(session)
    if new.expires_at is not None and new.expires_at * 1000 <= time:
        raise InvalidRequest("`expiresAt` is in the past: send a later time, or none.", param="expiresAt")
    key_id, secret = _random(_ID_LENGTH), _random(_SECRET_LENGTH)
    row = ApiKey(
        id=key_id,
        client_id=client.id,
        secret_hash=_hash(secret),
        name=new.name,
        scopes=" ".join(new.scopes or _SCOPES[client.role]),
        created_at=time,
        expires_at=None if new.expires_at is None else new.expires_at * 1000,
        allowed_networks=_write_networks(new.allowed_networks),
        replaces=replaces,
    )
    insert_row(session, ApiKey, **row.model_dump())
    return IssuedKey(**dict(_show(row)), key=f"kin_{key_id}_{secret}{_check(key_id, secret)}")


def rotate(session: Session, key_id: str, rotation: KeyRotation) -> IssuedKey:
    """Issue a key with the same name, scopes and networks, and let the old one end after the overlap, or when it was to
    end anyway. Raises NotFound, KeyEnded, RotationInProgress."""
    session.execute(_LOCK_OWNER, {"key_id": key_id})  # so that a key is rotated only once at a time
    old, time = get(session, key_id), now(session)
    if not session.execute(_ACCEPTED, {"key_id": key_id, "time": time}).first():
        raise KeyEnded
    if not rotation.force and session.execute(_IN_ROTATION, {"key_id": key_id, "time": time}).first():
        raise RotationInProgress
    new = NewKey(name=old.name, scopes=old.scopes, allowed_networks=old.allowed_networks)
    issued = issue(session, old.client_id, new, replaces=old.id)
    session.execute(_END, {"key_id": key_id, "ends": time + rotation.overlap_seconds * 1000})
    note_access_change(session)
    return issued


def list_all(session: Session, name_or_id: str) -> list[ApiKeyView]:
    """Raises NotFound."""
    client = clients.get(session, name_or_id)
    rows = session.execute(select(ApiKey).where(col(ApiKey.client_id) == client.id).order_by(col(ApiKey.created_at)))
    return [_show(row) for row in rows]


def revoke(session: Session, key_id: str) -> ApiKeyView:
    """Reject this key from now on. Revoking the last key of a client also revokes its links. `key_id` may also be the
    full key. Raises NotFound."""
    match = _KEY.fullmatch(key_id)
    key_id = match[1] if match else key_id
    get(session, key_id)
    session.execute(
        update(ApiKey).where(col(ApiKey.id) == key_id, col(ApiKey.revoked_at).is_(None)).values(revoked_at=now(session))
    )
    note_access_change(session)
    key = get(session, key_id)
    if not has_key(session, key.client_id):
        clients.revoke_links(session, key.client_id)
    return key


def get(session: Session, key_id: str) -> ApiKeyView:
    """Raises NotFound."""
    row = session.execute(_BY_ID, {"key_id": key_id}).one_or_none()
    if row is None:
        raise NotFound("There is no key with this id.", param="key")
    return _show(row)


def get_current(session: Session, caller: Caller) -> CurrentKey:
    """The key that the caller sent, or the token of its sign-in. Raises NotFound."""
    client, signed_in = clients.get(session, caller.client_id), caller.sign_in
    key = get(session, caller.key_id or "") if signed_in is None else _show_token(caller, signed_in)
    return CurrentKey(**dict(key), client_name=client.name, role=client.role, on_behalf_of=caller.person)


def has_key(session: Session, client_id: str) -> bool:
    """Whether a client has a key that was not revoked."""
    return session.execute(_COUNT_KEYS, {"client_id": client_id}).scalar_one() > 0


def find_admin_access(session: Session) -> AdminAccess:
    """Which keys may change anything: accepted ones with that scope, of active clients whose role is ADMIN. It stays so
    until the end of this transaction."""
    session.execute(_LOCK_ADMINS)
    key = session.execute(_ADMINS, {"time": now(session)}).first()
    if key is None:
        return AdminAccess.NONE
    return AdminAccess.LASTING if key.expires_at is None else AdminAccess.EXPIRING


def authenticate(session: Session, key: str | None) -> Caller:
    """The client that this key belongs to. Raises MissingKey, InvalidKey, ClientSuspended."""
    if not key:
        raise MissingKey
    match = _KEY.fullmatch(key)
    if match is None or not hmac.compare_digest(_check(match[1], match[2]), match[3]):
        raise InvalidKey("This is not a whole Kinora key: it is cut, or a character is wrong.")
    row = session.execute(_AUTHENTICATE, {"key_id": match[1]}).one_or_none()
    if row is None or not hmac.compare_digest(row.secret_hash, _hash(match[2])):
        raise InvalidKey("This key is not known here. Ask an operator for a new one.")
    _require_accepted(row)
    return Caller(
        row.id,
        row.name,
        frozenset(map(Scope, row.scopes.split())),
        match[1],
        valid_ms=None if row.expires_at is None else row.expires_at - row.read_at,
        networks=tuple(map(ipaddress.ip_network, (row.allowed_networks or "").split())),
    )


def reauthenticate(session: Session, caller: Caller) -> None:
    """For an answer that stays open. Raises InvalidKey, ClientSuspended, if a new request of the caller would be
    refused."""
    _require_accepted(session.execute(_AUTHENTICATE, {"key_id": caller.key_id}).one())


def find_refused(session: Session, key_ids: list[str]) -> set[str]:
    """Those of these keys whose callers are refused from now on."""
    is_refused = or_(
        col(ApiKey.revoked_at).is_not(None),
        col(ApiKey.expires_at) <= now(session),
        col(Client.status) != ClientStatus.ACTIVE,
    )
    statement = select(col(ApiKey.id)).join(Client, col(Client.id) == col(ApiKey.client_id)).where(is_refused)
    return set(session.execute(statement.where(col(ApiKey.id).in_(key_ids))).scalars())


def is_from(peer: str, networks: Collection[Network]) -> bool:
    """Whether an address is in one of these networks. `peer` may be any text."""
    address = _read_address(peer)
    return address is not None and any(address in network for network in networks)


def find_id(key: str | None) -> str | None:
    """The id in the text of a key, known or unknown. None if the text has not the form of a key."""
    match = _KEY.fullmatch(key or "")
    return match[1] if match else None


def record_uses(session: Session, key_ids: Collection[str]) -> None:
    """Record that these keys were used now. A key whose last use was recorded within a minute is skipped."""
    time = now(session)
    uses = [{"key_id": key_id, "time": time, "recent": time - USE_MS} for key_id in sorted(key_ids)]
    session.execute(_RECORD_USE, uses)  # in order, so that two processes cannot lock each other out


def _require_accepted(row: Any) -> None:
    """Raises InvalidKey, ClientSuspended."""
    if row.revoked_at is not None:
        raise InvalidKey("This key was revoked. Ask an operator for a new one.")
    if row.expires_at is not None and row.expires_at <= row.read_at:
        raise InvalidKey("This key has expired. Ask an operator for a new one.")
    if row.status != ClientStatus.ACTIVE:
        raise ClientSuspended


def _show(row: Any) -> ApiKeyView:
    return ApiKeyView(
        id=row.id,
        client_id=row.client_id,
        name=row.name,
        scopes=[Scope(word) for word in row.scopes.split()],
        created_at=write_iso(row.created_at),
        expires_at=None if row.expires_at is None else write_iso(row.expires_at),
        allowed_networks=row.allowed_networks and row.allowed_networks.split(),
        replaces=row.replaces,
        last_used_at=None if row.last_used_at is None else write_iso(row.last_used_at),
        revoked_at=None if row.revoked_at is None else write_iso(row.revoked_at),
    )


def _show_token(caller: Caller, signed_in: SignIn) -> ApiKeyView:
    """A token has no row; its id is what stands where a key has its own."""
    return ApiKeyView(
        id=TOKEN_ID,
        client_id=caller.client_id,
        name=signed_in.person,
        scopes=sorted(caller.scopes),
        created_at=write_iso(signed_in.made_at),
        expires_at=write_iso(signed_in.expires_at),
        last_used_at=None,
        revoked_at=None,
    )


def _write_networks(networks: Collection[str] | None) -> str | None:
    """Raises InvalidRequest."""
    return None if networks is None else " ".join(str(_read_network(each)) for each in networks)


def _read_network(text: str) -> Network:
    """A network, or one address. Raises InvalidRequest."""
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        message = f"{text[:50]!r} is not a network: write an address and the length of its prefix, such as 10.0.0.0/8."
        raise InvalidRequest(message, param="allowedNetworks") from None
    if "/" in text and network.network_address != ipaddress.ip_interface(text).ip:
        message = f"{text!r} has digits behind its prefix: did you mean {network}?"
        raise InvalidRequest(message, param="allowedNetworks")
    return network


def _read_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    # A socket for both families shows an IPv4 address as ::ffff:10.0.0.7.
    return address.ipv4_mapped or address if isinstance(address, ipaddress.IPv6Address) else address


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _check(key_id: str, secret: str) -> str:
    """CRC-32 in base 62: detects a typing error without reading the database."""
    number, digits = zlib.crc32(f"{key_id}_{secret}".encode()), ""
    for _ in range(_CHECK_LENGTH):
        number, place = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[place] + digits
    return digits


# Built once at import: building a statement takes longer than executing it (decision 0015).
_AUTHENTICATE = (
    select(
        col(ApiKey.secret_hash),
        col(ApiKey.revoked_at),
        col(ApiKey.expires_at),
        col(ApiKey.scopes),
        col(ApiKey.allowed_networks),
        col(Client.id),
        col(Client.name),
        col(Client.status),
        Clock().label("read_at"),
    )
    .join(Client, col(Client.id) == col(ApiKey.client_id))
    .where(col(ApiKey.id) == bindparam("key_id"))
)
_BY_ID = select(ApiKey).where(col(ApiKey.id) == bindparam("key_id"))
_is_accepted = (
    col(ApiKey.revoked_at).is_(None),
    or_(col(ApiKey.expires_at).is_(None), col(ApiKey.expires_at) > bindparam("time")),
)
_ACCEPTED = select(col(ApiKey.id)).where(col(ApiKey.id) == bindparam("key_id"), *_is_accepted)
_LOCK_OWNER = (
    select(col(Client.id))
    .where(
        col(Client.id) == select(col(ApiKey.client_id)).where(col(ApiKey.id) == bindparam("key_id")).scalar_subquery()
    )
    .with_for_update(key_share=True)
)
_rotated = aliased(ApiKey)
# Another key of the same client that is still accepted, and replaces this one or was replaced by it.
_IN_ROTATION = (
    select(col(ApiKey.id))
    .join(_rotated, col(_rotated.client_id) == col(ApiKey.client_id))
    .where(
        col(_rotated.id) == bindparam("key_id"),
        or_(col(ApiKey.replaces) == col(_rotated.id), col(_rotated.replaces) == col(ApiKey.id)),
        *_is_accepted,
    )
    .limit(1)
)
# A rotation never lets a key live longer than it would have.
_END = (
    update(ApiKey)
    .where(
        col(ApiKey.id) == bindparam("key_id"),
        or_(col(ApiKey.expires_at).is_(None), col(ApiKey.expires_at) > bindparam("ends")),
    )
    .values(expires_at=bindparam("ends"))
)
_LOCK_ADMINS = select(col(Client.id)).where(col(Client.role) == Role.ADMIN).order_by(col(Client.id)).with_for_update()
_ADMINS = (
    select(col(ApiKey.expires_at))
    .join(Client, col(Client.id) == col(ApiKey.client_id))
    .where(
        col(Client.role) == Role.ADMIN,
        col(Client.status) == ClientStatus.ACTIVE,
        *_is_accepted,
        (" " + col(ApiKey.scopes) + " ").like(f"% {Scope.OPERATE_WRITE} %"),
    )
    .order_by(col(ApiKey.expires_at).is_not(None))  # one that never expires comes first
    .limit(1)
)
# A time in the future is overwritten too: it comes from a clock that was set back.
_RECORD_USE = (
    update(ApiKey)
    .where(
        col(ApiKey.id) == bindparam("key_id"),
        or_(
            col(ApiKey.last_used_at).is_(None),
            col(ApiKey.last_used_at) <= bindparam("recent"),
            col(ApiKey.last_used_at) > bindparam("time"),
        ),
    )
    .values(last_used_at=bindparam("time"))
)
_COUNT_KEYS = (
    select(func.count())
    .select_from(ApiKey)
    .where(col(ApiKey.client_id) == bindparam("client_id"), col(ApiKey.revoked_at).is_(None))
)
