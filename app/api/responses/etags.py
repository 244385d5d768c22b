"""Conditional responses: a strong ETag, and 304 when the client already has the same bytes."""

import hashlib
from collections.abc import Mapping

from fastapi import Request, Response
from pydantic import BaseModel


def serialize(body: BaseModel) -> bytes:
    """The body as bytes, as it is sent."""
    return body.model_dump_json(by_alias=True).encode()


def make_etag(content: bytes) -> str:
    """The strong ETag of a body, in quotes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def respond(request: Request, body: BaseModel, headers: Mapping[str, str] | None = None) -> Response:
    """200 with the body, or 304. Cacheable by this client only, and only after revalidation (`private, no-cache`)."""
    content = serialize(body)
    etag = make_etag(content)
    headers = {"etag": etag, "cache-control": "private, no-cache", **(headers or {})}
    return respond_unchanged(request, headers) or Response(content, headers=headers, media_type="application/json")


def respond_unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 with these headers, when the client already has what their `etag` names. None otherwise."""
    return Response(status_code=304, headers=headers) if matches(request, headers["etag"]) else None


def matches(request: Request, etag: str) -> bool:
    """Whether `If-None-Match` names this ETag."""
    header = request.headers.get("if-none-match")
    return header is not None and (
        header.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in header.split(",")]
    )
