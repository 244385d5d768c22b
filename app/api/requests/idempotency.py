"""Reads the header `Idempotency-Key`, a name that a client may give to its request."""

from fastapi import Request

from app.errors import InvalidRequest

HEADER = "Idempotency-Key"
_LONGEST = 255


def read_key(request: Request) -> str | None:
    """None without one. Raises InvalidRequest."""
    keys = request.headers.getlist(HEADER)
    if not keys:
        return None
    key = keys[0]
    if len(keys) > 1 or not 1 <= len(key) <= _LONGEST or not (key.isascii() and key.isprintable()):
        message = f"`{HEADER}` must be sent only once and have 1 to {_LONGEST} printable ASCII characters."
        raise InvalidRequest(message, param=HEADER)
    return key
