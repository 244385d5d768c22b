"""The secret that signs what is not stored: links to films, and the tokens of people who signed in through a proxy.

It is a row of the database. A signature for one purpose is not valid for another.
"""

import hashlib
import hmac
import secrets

from sqlalchemy import select
from sqlmodel import col

from app.store.sessions import Session, insert_or_skip
from app.store.tables import SigningKey

SIZE = hashlib.sha256().digest_size  # of a signature, in bytes
_KEY_BYTES = 32


def make_key(session: Session) -> None:
    """Create the secret. Does nothing when it exists already."""
    insert_or_skip(session, SigningKey, id=1, secret=secrets.token_bytes(_KEY_BYTES))


def has_key(session: Session) -> bool:
    return session.execute(_KEY, {}).first() is not None


def make_signature(session: Session, purpose: bytes, said: bytes) -> bytes:
    """The secret must exist."""
    return _compute(session.execute(_KEY, {}).scalar_one(), purpose, said)


def is_valid(session: Session, purpose: bytes, said: bytes, signature: bytes) -> bool:
    """Whether `make_signature` made this one. Compares in constant time."""
    secret = session.execute(_KEY, {}).scalar_one_or_none()
    return secret is not None and hmac.compare_digest(signature, _compute(secret, purpose, said))


def _compute(secret: bytes, purpose: bytes, said: bytes) -> bytes:
    return hmac.digest(secret, purpose + said, "sha256")


_KEY = select(col(SigningKey.secret)).where(col(SigningKey.id) == 1)
