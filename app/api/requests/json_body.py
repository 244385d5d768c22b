"""Parses JSON bodies: one object in UTF-8, its size limited while it is received."""

import json
from collections.abc import AsyncIterable, Mapping
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError
from python_multipart.multipart import parse_options_header

from app.api.bodies import receive_body
from app.api.errors import from_validation
from app.api.http_errors import GivenTwice, InvalidJson, UnsupportedContentType
from app.errors import InvalidRequest

Model = TypeVar("Model", bound=BaseModel)

_MARKS_LIMIT = 16 * 1024  # commas and opening brackets in a large body; a long prompt may contain a few thousand
_LARGE = 64 * 1024  # bytes; in a smaller body, the length limits the number of values
_UTF_8 = {b"utf-8", b"utf8"}


def check_charset(options: Mapping[bytes, bytes]) -> None:
    """Checks the options of a `Content-Type`. A body is always UTF-8; a request cannot choose another encoding.
    Raises UnsupportedContentType."""
    if options.get(b"charset", b"utf-8").lower() not in _UTF_8:
        raise UnsupportedContentType("Only UTF-8 is supported: send the body in UTF-8, with no other `charset`.")


async def read_object(request: Request, limit: int) -> dict[str, Any]:
    """A small JSON object of at most `limit` bytes; an empty one for an empty body. Raises InvalidJson, InvalidRequest,
    UnsupportedContentType, RequestTimeout."""
    check_charset(parse_options_header(request.headers.get("content-type"))[1])

    def count_bytes(received: int) -> None:
        if received > limit:
            raise InvalidRequest(f"The body may have at most {limit:,} bytes.")

    body = await collect(receive_body(request, count_bytes))
    return parse_object(body) if body else {}


async def read_model(request: Request, model: type[Model], limit: int) -> Model:
    """A small JSON object as a model; an empty body is an empty object. Raises InvalidRequest and its subclasses."""
    try:
        return model.model_validate(await read_object(request, limit))
    except ValidationError as error:
        names = [field.alias or name for name, field in model.model_fields.items()]
        raise from_validation(error.errors(include_url=False, include_input=False), names) from None


async def collect(pieces: AsyncIterable[bytes]) -> bytes:
    body = bytearray()
    async for piece in pieces:
        body += piece
    return bytes(body)


def parse_object(body: bytes) -> dict[str, Any]:
    """The JSON object in `body`. Raises InvalidJson, and GivenTwice for a name that is sent twice."""
    if len(body) > _LARGE and sum(map(body.count, b",[{")) > _MARKS_LIMIT:
        # A list of empty values needs thirty times its length in memory.
        raise InvalidJson("The JSON contains too many values: send only the fields of this request.")
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
        # JSON can contain a name that is not valid text, such as a lone surrogate; the response could not repeat it.
        name = given.encode(errors="replace").decode()
        if name in fields:
            raise GivenTwice(name=name)
        fields[name] = value
    return fields
