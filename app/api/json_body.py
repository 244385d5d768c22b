"""JSON in: a body of one object, in UTF-8, bounded while it streams in."""

import json
from collections.abc import AsyncIterable, Mapping
from typing import Any

from fastapi import Request
from python_multipart.multipart import parse_options_header

from app.errors import GivenTwice, InvalidJson, InvalidRequest, UnsupportedContentType

_MARKS_LIMIT = 16 * 1024  # signs between values; a long prompt may hold a few thousand of them
_LARGE = 64 * 1024  # bytes: below that, the number of values is bounded by the length
_UTF_8 = {b"utf-8", b"utf8"}


def check_charset(options: Mapping[bytes, bytes]) -> None:
    """The options of a `Content-Type`: a body is UTF-8, and no name in a request chooses how its text is decoded.
    Raises UnsupportedContentType."""
    if options.get(b"charset", b"utf-8").lower() not in _UTF_8:
        raise UnsupportedContentType("Only UTF-8 is read here: send the body in UTF-8, or without a `charset`.")


async def read_object(request: Request, limit: int) -> dict[str, Any]:
    """A small JSON object; an empty one where nothing was sent. Raises InvalidJson, InvalidRequest,
    UnsupportedContentType."""
    check_charset(parse_options_header(request.headers.get("content-type"))[1])
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise InvalidRequest(f"The body may have {limit:,} bytes at most.")
    return parse_object(bytes(body)) if body else {}


async def collect(pieces: AsyncIterable[bytes]) -> bytes:
    body = bytearray()
    async for piece in pieces:
        body += piece
    return bytes(body)


def parse_object(body: bytes) -> dict[str, Any]:
    """Raises InvalidJson, and InvalidRequest for a name that is given twice."""
    if len(body) > _LARGE and sum(map(body.count, b",[{")) > _MARKS_LIMIT:
        # A list of nothings takes thirty times its length in memory.
        raise InvalidJson("The JSON holds more values than any request has.")
    try:
        fields = json.loads(body.decode("utf-8-sig"), object_pairs_hook=_refuse_twins)
    except UnicodeDecodeError:
        raise InvalidJson("The body is not valid JSON: it is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise InvalidJson("The body is not valid JSON.") from None
    if not isinstance(fields, dict):
        raise InvalidJson("The body must be a JSON object.")
    return fields


def _refuse_twins(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    fields: dict[str, Any] = {}
    for given, value in pairs:
        # JSON can spell a name that no text can hold, such as a lone surrogate; the answer could not repeat it.
        name = given.encode(errors="replace").decode()
        if name in fields:
            raise GivenTwice(name)
        fields[name] = value
    return fields
