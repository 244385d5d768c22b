"""Links that look and behave like S3's presigned ones (upstream.md §2): signed, dated, GET only, refused in XML."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

FOLDER = "/s3/"
_STAMP = "%Y%m%dT%H%M%SZ"
_REGION = "us-east-1"


class LinkRefused(Exception):
    """An answer of the storage: an HTTP status and an XML body."""

    def __init__(self, status: int, code: str, message: str, **more: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        fields = {"Code": code, "Message": message, **more, "RequestId": secrets.token_hex(8).upper()}
        inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
        self.body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}</Error>'


def no_such_key(key: str) -> LinkRefused:
    return LinkRefused(404, "NoSuchKey", "The specified key does not exist.", Key=key)


class Links:
    """Signs and checks with a secret of its own, so no link outlives the sandbox that made it."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._credential = f"AKIA{secrets.token_hex(8).upper()}"

    def sign(self, base: str, key: str, seconds: int) -> str:
        """A link to `key`, good for so many seconds from this one on."""
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
        """Raises `LinkRefused` (403) unless this is a GET by a link of ours that is still good."""
        stamp, expires = query.get("X-Amz-Date", ""), query.get("X-Amz-Expires", "")
        if not (re.fullmatch(r"\d{8}T\d{6}Z", stamp) and expires.isdecimal() and "X-Amz-Signature" in query):
            raise LinkRefused(403, "AccessDenied", "Access Denied")
        given = query["X-Amz-Signature"].encode()
        if method != "GET" or not hmac.compare_digest(given, self._signature(key, query).encode()):
            message = "The request signature we calculated does not match the signature you provided."
            raise LinkRefused(403, "SignatureDoesNotMatch", message)
        now, end = datetime.now(UTC), _moment(stamp) + timedelta(seconds=int(expires))
        if now >= end:
            times = {"X-Amz-Expires": expires, "Expires": _iso(end), "ServerTime": _iso(now)}
            raise LinkRefused(403, "AccessDenied", "Request has expired", **times)

    def _signature(self, key: str, query: Mapping[str, str]) -> str:
        names = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders")
        words = "\n".join(["GET", key, *(query.get(name, "") for name in names)])
        return hmac.new(self._secret, words.encode(), hashlib.sha256).hexdigest()


def read_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte that a Range header asks for; None: all of it, as S3 answers several ranges or nonsense.

    Raises `LinkRefused` (416) when the range lies outside.
    """
    parts = re.fullmatch(r"bytes=(\d*)-(\d*)", (header or "").strip())
    if parts is None or parts.groups() == ("", ""):
        return None
    first, last = parts.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < start:
            return None
    if start > end:
        message = "The requested range is not satisfiable"
        raise LinkRefused(416, "InvalidRange", message, ActualObjectSize=str(size))
    return start, end


def _moment(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        raise LinkRefused(403, "AccessDenied", "Invalid date") from None


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
