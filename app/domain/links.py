"""Signed links: a URL of one film or still that works without a key until it expires.

A link is not stored. It contains its expiry time and a signature, made with a secret that is stored in the database. It
stops working when it expires, when the video is deleted, when its client is suspended, and when the last key of its
client is revoked.
"""

import base64
import binascii
import struct
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlmodel import col

from app.domain import signatures, videos
from app.domain.keys import Caller
from app.errors import LinkExpired, LinkInvalid, VideoNotFound
from app.store.sessions import Session, now
from app.store.tables import Client, Video
from app.words import ClientStatus, Scope, Variant

_TIMES = struct.Struct(">QQ")  # when the link was made and when it expires, in milliseconds
_SCOPES = frozenset({Scope.VIDEOS_READ})  # of a request with a link
_PURPOSE = b"kinora link 1\0"


@dataclass(frozen=True)
class Link:
    """The token that goes into the URL, and when it expires, in milliseconds."""

    token: str
    expires_at: int


def sign(session: Session, client_id: str, video_id: str, variant: Variant, seconds: int) -> Link:
    """Make a link to a file that can be downloaded now, valid for this many seconds. Raises VideoNotFound,
    VideoNotReady, VideoFailed, VideoExpired."""
    videos.find_file(session, client_id, video_id, variant)
    made_at = now(session)
    expires_at = (made_at // 1000 + seconds) * 1000
    times = _TIMES.pack(made_at, expires_at)
    signature = signatures.make_signature(session, _PURPOSE, _say(video_id, variant, times))
    return Link(base64.urlsafe_b64encode(times + signature).decode(), expires_at)


def verify(session: Session, video_id: str, variant: Variant, token: str) -> Caller:
    """The client that a link acts for. Raises LinkInvalid, LinkExpired, VideoNotFound."""
    times, signature = _split(token)
    if not signatures.is_valid(session, _PURPOSE, _say(video_id, variant, times), signature):
        raise LinkInvalid
    made_at, expires_at = _TIMES.unpack(times)
    if expires_at <= now(session):
        raise LinkExpired
    owner = session.execute(_OWNER, {"video_id": video_id}).one_or_none()
    if owner is None:
        raise VideoNotFound
    is_revoked = owner.links_revoked_at is not None and made_at <= owner.links_revoked_at
    if owner.status != ClientStatus.ACTIVE or is_revoked:
        raise LinkInvalid
    return Caller(owner.id, owner.name, _SCOPES)


def _split(token: str) -> tuple[bytes, bytes]:
    """Split a token into its times and its signature. Raises LinkInvalid."""
    try:
        signed = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise LinkInvalid from None
    if len(signed) != _TIMES.size + signatures.SIZE:
        raise LinkInvalid
    return signed[: _TIMES.size], signed[_TIMES.size :]


def _say(video_id: str, variant: Variant, times: bytes) -> bytes:
    """What a link says, and is signed."""
    return b"\0".join([video_id.encode(), variant.encode(), times])


_OWNER = (
    select(col(Client.id), col(Client.name), col(Client.status), col(Client.links_revoked_at))
    .join(Video, col(Video.client_id) == col(Client.id))
    .where(col(Video.id) == bindparam("video_id"))
)
