"""Clients and their API keys: create and list clients, issue, list and revoke keys, revoke links, authenticate.

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
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from app.domain import ledger
from app.errors import ClientSuspended, InvalidKey, InvalidRequest, MissingKey, NameTaken, NotFound
from app.schemas.clients import ApiKey as ApiKeyView
from app.schemas.clients import Client as ClientView
from app.schemas.clients import ClientStatus, Role
from app.store.ids import new_id
from app.store.sessions import Session, insert_or_skip, insert_row, now
from app.store.tables import ApiKey, Client
from app.store.times import write_iso

_ALPHABET = string.digits + string.ascii_letters
_ID_LENGTH, _SECRET_LENGTH, _CHECK_LENGTH = 12, 32, 6
_KEY = re.compile(
    rf"kin_([0-9A-Za-z]{{{_ID_LENGTH}}})_([0-9A-Za-z]{{{_SECRET_LENGTH}}})([0-9A-Za-z]{{{_CHECK_LENGTH}}})"
)
_NAME = re.compile(r"[\w][\w .\-]{0,63}")
_AUTHENTICATE = (
    select(col(ApiKey.secret_hash), col(ApiKey.revoked_at), col(Client.id), col(Client.role), col(Client.status))
    .join(Client, col(Client.id) == col(ApiKey.client_id))
    .where(col(ApiKey.id) == bindparam("key_id"))
)


_COUNT_KEYS = (
    select(func.count())
    .select_from(ApiKey)
    .where(col(ApiKey.client_id) == bindparam("client_id"), col(ApiKey.revoked_at).is_(None))
)


@dataclass(frozen=True)
class Caller:
    """The client that a request acts for, and its role."""

    client_id: str
    role: Role


def create(session: Session, name: str, credit_limit: int, role: Role) -> ClientView:
    """Create an active client. Its credit limit is its first grant. Raises InvalidRequest, NameTaken."""
    if not _NAME.fullmatch(name):
        raise InvalidRequest("A name has 1 to 64 letters, digits, spaces, dots or dashes.", param="name")
    if credit_limit < 0:
        raise InvalidRequest("A credit limit is 0 or more.", param="credit_limit")
    time = now(session)
    client = Client(
        id=new_id("client"),
        name=name,
        role=role,
        status=ClientStatus.ACTIVE,
        credit_limit=0,
        used_credit=0,
        held_credit=0,
        created_at=time,
        updated_at=time,
    )
    if not insert_or_skip(session, client):
        raise NameTaken(name)
    if credit_limit:
        ledger.grant(session, client.id, credit_limit, note="first limit")
    return get(session, client.id)


def get(session: Session, name_or_id: str) -> ClientView:
    """Raises NotFound."""
    row = session.execute(
        select(Client).where((col(Client.id) == name_or_id) | (col(Client.name) == name_or_id))
    ).first()
    if row is None:
        raise NotFound(f"There is no client {name_or_id!r}.", param="client")
    return _show(Client(**row._mapping))


def list_all(session: Session) -> list[ClientView]:
    return [_show(Client(**row._mapping)) for row in session.execute(select(Client).order_by(col(Client.id)))]


def issue_key(session: Session, name_or_id: str) -> ApiKeyView:
    """Issue a key. Its full text is in this result only and cannot be read again. Raises NotFound."""
    client = get(session, name_or_id)
    key_id, secret = _random(_ID_LENGTH), _random(_SECRET_LENGTH)
    row = ApiKey(id=key_id, client_id=client.id, secret_hash=_hash(secret), created_at=now(session))
    insert_row(session, row)
    return _show_key(row, key=f"kin_{key_id}_{secret}{_check(key_id, secret)}")


def list_keys(session: Session, name_or_id: str) -> list[ApiKeyView]:
    """Raises NotFound."""
    client = get(session, name_or_id)
    rows = session.execute(select(ApiKey).where(col(ApiKey.client_id) == client.id).order_by(col(ApiKey.created_at)))
    return [_show_key(ApiKey(**row._mapping)) for row in rows]


def revoke_key(session: Session, key_id: str) -> ApiKeyView:
    """Reject this key from now on. Revoking the last key of a client also revokes its links. `key_id` may also be the
    full key. Raises NotFound."""
    match = _KEY.fullmatch(key_id)
    key_id = match[1] if match else key_id
    session.execute(
        update(ApiKey).where(col(ApiKey.id) == key_id, col(ApiKey.revoked_at).is_(None)).values(revoked_at=now(session))
    )
    row = session.execute(select(ApiKey).where(col(ApiKey.id) == key_id)).one_or_none()
    if row is None:
        raise NotFound("There is no key with this id.", param="key")
    if session.execute(_COUNT_KEYS, {"client_id": row.client_id}).scalar_one() == 0:
        revoke_links(session, row.client_id)
    return _show_key(ApiKey(**row._mapping))


def revoke_links(session: Session, client_id: str) -> None:
    """Revoke every link to a film or still of this client that has been made until now."""
    session.execute(update(Client).where(col(Client.id) == client_id).values(links_revoked_at=now(session)))


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
    if row.status != ClientStatus.ACTIVE:
        raise ClientSuspended
    return Caller(row.id, Role(row.role))


def _show(row: Client) -> ClientView:
    return ClientView(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        status=ClientStatus(row.status),
        credit_limit=row.credit_limit,
        used_credit=row.used_credit,
        held_credit=row.held_credit,
        created_at=write_iso(row.created_at),
        updated_at=write_iso(row.updated_at),
    )


def _show_key(row: ApiKey, key: str | None = None) -> ApiKeyView:
    return ApiKeyView(
        id=row.id,
        client_id=row.client_id,
        created_at=write_iso(row.created_at),
        revoked_at=None if row.revoked_at is None else write_iso(row.revoked_at),
        key=key,
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
