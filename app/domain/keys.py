"""API keys: issue, list and revoke them, and authenticate the client of a request.

A key has the form `kin_<id>_<secret><check>`. The id finds the row, and the secret authenticates. The check digits
distinguish a typing error from a forged key before the database is read. Only the SHA-256 of the secret is stored,
without salt or stretching: the secret has 190 random bits.
"""

import hashlib
import hmac
import re
import secrets
import string
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlmodel import col

from app.domain import clients
from app.errors import ClientSuspended, InvalidKey, InvalidRequest, MissingKey, NotFound
from app.schemas.clients import ApiKey as ApiKeyView
from app.schemas.clients import Client as ClientView
from app.schemas.clients import CurrentKey, IssuedKey, NewKey
from app.store.sessions import Session, insert_row, note_access_change, now
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
USE_MS = 60_000  # the last use of a key is recorded at most once in this time


@dataclass(frozen=True)
class Caller:
    """The client that a request acts for, what the request may do, and the id of the key that was sent; a link has
    none."""

    client_id: str
    name: str
    scopes: frozenset[Scope]
    key_id: str | None = None


def create_client(session: Session, name: str, credit_limit: int, role: Role) -> tuple[ClientView, IssuedKey]:
    """Create an active client with its first key. Raises InvalidRequest, NameTaken."""
    client = clients.create(session, name, credit_limit, role)
    return client, issue(session, client.id)


def issue(session: Session, name_or_id: str, new: NewKey = _DEFAULT) -> IssuedKey:
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
    )
    insert_row(session, ApiKey, **row.model_dump())
    return IssuedKey(**dict(_show(row)), key=f"kin_{key_id}_{secret}{_check(key_id, secret)}")


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
    """The key that the caller sent. Raises NotFound."""
    key, client = get(session, caller.key_id or ""), clients.get(session, caller.client_id)
    return CurrentKey(**dict(key), client_name=client.name, role=client.role)


def has_key(session: Session, client_id: str) -> bool:
    """Whether a client has a key that was not revoked."""
    return session.execute(_COUNT_KEYS, {"client_id": client_id}).scalar_one() > 0


def may_anybody_operate(session: Session) -> bool:
    """Whether there is a key that may change anything: accepted, of an active client whose role is ADMIN. It stays so
    until the end of this transaction."""
    session.execute(_LOCK_ADMINS)
    return session.execute(_ADMINS, {"time": now(session)}).first() is not None


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
    if row.revoked_at is not None:
        raise InvalidKey("This key was revoked. Ask an operator for a new one.")
    if row.expires_at is not None and row.expires_at <= now(session):
        raise InvalidKey("This key has expired. Ask an operator for a new one.")
    if row.status != ClientStatus.ACTIVE:
        raise ClientSuspended
    return Caller(row.id, row.name, frozenset(map(Scope, row.scopes.split())), match[1])


def find_id(key: str | None) -> str | None:
    """The id in the text of a key, known or unknown. None if the text has not the form of a key."""
    match = _KEY.fullmatch(key or "")
    return match[1] if match else None


def record_uses(session: Session, key_ids: Collection[str]) -> None:
    """Record that these keys were used now. A key whose last use was recorded within a minute is skipped."""
    time = now(session)
    uses = [{"key_id": key_id, "time": time, "recent": time - USE_MS} for key_id in sorted(key_ids)]
    session.execute(_RECORD_USE, uses)  # in order, so that two processes cannot lock each other out


def _show(row: Any) -> ApiKeyView:
    return ApiKeyView(
        id=row.id,
        client_id=row.client_id,
        name=row.name,
        scopes=[Scope(word) for word in row.scopes.split()],
        created_at=write_iso(row.created_at),
        expires_at=None if row.expires_at is None else write_iso(row.expires_at),
        last_used_at=None if row.last_used_at is None else write_iso(row.last_used_at),
        revoked_at=None if row.revoked_at is None else write_iso(row.revoked_at),
    )


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
        col(Client.id),
        col(Client.name),
        col(Client.status),
    )
    .join(Client, col(Client.id) == col(ApiKey.client_id))
    .where(col(ApiKey.id) == bindparam("key_id"))
)
_BY_ID = select(ApiKey).where(col(ApiKey.id) == bindparam("key_id"))
_LOCK_ADMINS = select(col(Client.id)).where(col(Client.role) == Role.ADMIN).order_by(col(Client.id)).with_for_update()
_ADMINS = (
    select(col(ApiKey.id))
    .join(Client, col(Client.id) == col(ApiKey.client_id))
    .where(
        col(Client.role) == Role.ADMIN,
        col(Client.status) == ClientStatus.ACTIVE,
        col(ApiKey.revoked_at).is_(None),
        or_(col(ApiKey.expires_at).is_(None), col(ApiKey.expires_at) > bindparam("time")),
        (" " + col(ApiKey.scopes) + " ").like(f"% {Scope.OPERATE_WRITE} %"),
    )
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
