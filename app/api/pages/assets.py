"""Public static files, served from memory: compressed once, with a strong ETag for each encoding."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from app.api.responses.etags import respond_unchanged

ASK_FIRST = "public, no-cache"
FOR_GOOD = "public, max-age=31536000, immutable"  # for a URL that changes with the content


@dataclass(frozen=True)
class Asset:
    plain: bytes
    packed: bytes
    digest: str  # SHA-256 of the uncompressed content
    headers: Mapping[str, str]


def pack(content: bytes, media_type: str, headers: Mapping[str, str]) -> Asset:
    return Asset(
        plain=content,
        packed=gzip.compress(content, mtime=0),
        digest=hashlib.sha256(content).hexdigest(),
        headers={"content-type": media_type, "vary": "accept-encoding", **headers},
    )


def respond(request: Request, asset: Asset) -> Response:
    """200 in an encoding that the client accepts, or 304."""
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{asset.digest[:32]}{"-gzip" if takes_gzip else ""}"'
    headers = {**asset.headers, "etag": etag}
    if unchanged := respond_unchanged(request, headers):
        return unchanged
    if takes_gzip:
        headers["content-encoding"] = "gzip"
    return Response(asset.packed if takes_gzip else asset.plain, headers=headers)
