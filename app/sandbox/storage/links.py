"""Links that look and behave like presigned S3 links (upstream.md §2): signed, dated, GET only, errors in XML."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from starlette.responses import Response

FOLDER = "/s3/"
_STAMP = "%Y%m%dT%H%M%SZ"
_REGION = "us-east-1"


class StorageError(Exception):
    """An error response in S3's format: an HTTP status and an XML body."""

    def __init__(self, status: int, code: str, message: str, **more: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        fields = {"Code": code, "Message": message, **more, "RequestId": secrets.token_hex(8).upper()}
        inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
        self.body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}</Error>'

    def response(self) -> Response:
        return Response(self.body, self.status, media_type="application/xml")


def no_such_key(key: str) -> StorageError:
    return StorageError(404, "NoSuchKey", "The specified key does not exist.", Key=key)


class Links:
    """Signs and checks links with a random secret, so no link is valid after the sandbox that signed it has ended."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._credential = f"AKIA{secrets.token_hex(8).upper()}"

    def sign(self, base: str, key: str, seconds: int) -> str:
        """A link to `key` that expires after this number of seconds."""
        stamp = datetime.now(UTC).strftime(_STAMP)
        query = {
            "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
            "X-Amz-Credential": f"{self._credential}/{stamp[:8]}/{_REGION}/s3/aws4_request",
            "X-Amz-Date": stamp,
            "X-Amz-Expires": str(seconds),
            "X-Amz-SignedHeaders": "host",
        }
        query["X-Amz-Signature"] = self._signature(key, query)
        return f"{base.rstrip('/')}{FOLDER}{quote(key)}?{urlencode(query)}"

    def check(self, method: str, key: str, query: Mapping[str, str]) -> None:
        """Raises `StorageError` (403) unless this is a GET and this sandbox signed the link and it has not expired."""
        stamp, expires = query.get("X-Amz-Date", ""), query.get("X-Amz-Expires", "")
        if not (re.fullmatch(r"\d{8}T\d{6}Z", stamp) and expires.isdecimal() and "X-Amz-Signature" in query):
            raise StorageError(403, "AccessDenied", "Access Denied")
        given = query["X-Amz-Signature"].encode()
        if method != "GET" or not hmac.compare_digest(given, self._signature(key, query).encode()):
            message = "The request signature we calculated does not match the signature you provided."
            raise StorageError(403, "SignatureDoesNotMatch", message)
        now, end = datetime.now(UTC), _parse_stamp(stamp) + timedelta(seconds=int(expires))
        if now >= end:
            times = {"X-Amz-Expires": expires, "Expires": _iso(end), "ServerTime": _iso(now)}
            raise StorageError(403, "AccessDenied", "Request has expired", **times)

    def _signature(self, key: str, query: Mapping[str, str]) -> str:
        names = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders")
        words = "\n".join(["GET", key, *(query.get(name, "") for name in names)])
        return hmac.new(self._secret, words.encode(), hashlib.sha256).hexdigest()


def _parse_stamp(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        raise StorageError(403, "AccessDenied", "Invalid date") from None


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
