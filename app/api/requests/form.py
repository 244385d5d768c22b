"""Parses the body of `POST /videos`: multipart or JSON with the same fields, its size limited while it is received.

The form is parsed here and not by FastAPI, which would read a whole body before the client has been authenticated. For
OpenAPI, `openapi/body.py` describes it.
"""

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from typing import Any, BinaryIO

from fastapi import Request
from pydantic import ValidationError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from app.api.bodies import TEXT_COST, Bodies, Share, receive_body
from app.api.errors import from_validation
from app.api.http_errors import LONGEST_NAME, GivenTwice, ImageTooLarge, UnsupportedContentType
from app.api.requests import metadata
from app.api.requests.image import NAMES, open_image, pop_image
from app.api.requests.json_body import check_charset, collect, parse_object
from app.config import Settings
from app.egress import Egress
from app.errors import InvalidRequest
from app.intake import Submission
from app.schemas.parameters import VideoParameters

_FIELDS = ("image", "input_reference", *VideoParameters.model_fields, "metadata", "user")
_PART_LIMIT = 50  # parts of a form; more than any normal request has
_FILE_LIMIT = 2  # only one is allowed, but a second one gets a better error; each may open a temporary file
_HEAD_LIMIT = 8 * 1024  # bytes of a part's own headers
_FIELD_LIMIT = 64 * 1024  # bytes of a field other than the image; the longest prompt needs a quarter of it
_PIECE = 1024 * 1024


@asynccontextmanager
async def read_submission(
    request: Request, settings: Settings, egress: Egress, client_id: str
) -> AsyncGenerator[Submission, None]:
    """Reads and validates the body; the image is closed when the block ends. Empty text in a form and null in JSON
    count as not given. An image that is sent as a URL is fetched last, when everything else is valid. Raises
    InvalidRequest and its subclasses, each naming the field, and RateLimited when too much is being received."""
    bodies: Bodies = request.app.state.bodies
    with bodies.open_share(client_id) as share:
        submission = await _read(request, settings, egress, share)
        with submission.image:
            yield submission


async def _read(request: Request, settings: Settings, egress: Egress, share: Share) -> Submission:
    fields = await _read_fields(request, settings, share)
    with ExitStack() as files:
        for value in fields.values():
            if isinstance(value, UploadFile):
                files.callback(value.file.close)
        given = pop_image(fields)
        _check_lengths(fields)
        labels = metadata.pop_labels(fields)
        try:
            parameters = VideoParameters.model_validate(fields)
        except ValidationError as error:
            raise from_validation(_first(error), _FIELDS) from None
        image = await open_image(given, settings.max_image_bytes, egress, share)
        submission = Submission(parameters, labels, image, await asyncio.to_thread(_hash, image))
        files.pop_all()  # only the image is left
        return submission


async def _read_fields(request: Request, settings: Settings, share: Share) -> dict[str, Any]:
    media_type, options = parse_options_header(request.headers.get("content-type"))
    match media_type:
        case b"multipart/form-data":
            check_charset(options)
            return await _read_form(request, settings, share)
        case b"application/json":
            check_charset(options)
            named = _name_reference(parse_object(await collect(_bounded(request, settings, share, TEXT_COST))))
            return {name: value for name, value in named.items() if value is not None}
        case _:
            raise UnsupportedContentType(
                "Send multipart/form-data, or application/json with the image as a data URL or an https URL."
            )


class _Parser(MultiPartParser):
    """Fixes three faults of Starlette's parser. It accepts a form that ends before its closing boundary and drops the
    incomplete part. It guesses the encoding of text. It has one size limit for all fields, although one is an image
    and the others are text."""

    is_whole = False
    image_limit = 0  # bytes
    share: Share
    _received = 0  # bytes of the part that is being read
    _head = 0  # bytes of its headers

    def on_part_begin(self) -> None:
        super().on_part_begin()
        self._received = self._head = 0

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._count_head(end - start)
        super().on_header_field(data, start, end)

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._count_head(end - start)
        super().on_header_value(data, start, end)

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """Raises ImageTooLarge, InvalidRequest, RateLimited."""
        self._received += end - start
        part = self._current_part
        if part.file is not None and self._received > self.image_limit:
            raise ImageTooLarge(limit=self.image_limit)
        if part.file is None and part.field_name not in NAMES and self._received > _FIELD_LIMIT:
            raise _too_long(part.field_name)
        if part.file is None:
            self.share.add((TEXT_COST - 1) * (end - start))
        super().on_part_data(data, start, end)

    def on_part_end(self) -> None:
        """Refuses invalid UTF-8: guessing would change the prompt, and the wrong film would be paid for. Raises
        InvalidRequest."""
        part = self._current_part
        if part.file is None:
            try:
                part.data.decode()
            except UnicodeDecodeError:
                name = part.field_name[:LONGEST_NAME]
                raise InvalidRequest(f"`{name}` is not valid UTF-8.", param=name) from None
        super().on_part_end()

    def on_end(self) -> None:
        self.is_whole = True

    def _count_head(self, size: int) -> None:
        self._head += size
        if self._head > _HEAD_LIMIT:
            raise InvalidRequest(f"The headers of each part of the form may have at most {_HEAD_LIMIT:,} bytes.")


async def _read_form(request: Request, settings: Settings, share: Share) -> dict[str, Any]:
    parser = _Parser(
        request.headers,
        _bounded(request, settings, share),
        max_files=_FILE_LIMIT,
        max_fields=_PART_LIMIT,
        max_part_size=settings.body_limit,
    )
    parser.image_limit, parser.share = settings.max_image_bytes, share
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        reason = error.message if isinstance(error, MultiPartException) else "it has no boundary"
        raise InvalidRequest(f"The form cannot be read: {reason.rstrip('.')}.") from None
    fields = [(name, value) for name, value in form.multi_items() if not _is_empty(value)]
    if fault := _find_fault(parser, [name for name, _ in fields]):
        await form.close()
        raise fault
    return dict(fields)


def _find_fault(parser: _Parser, names: list[str]) -> InvalidRequest | None:
    if not parser.is_whole:
        # If a `fast_mode` at the end were lost, the client would pay the standard price.
        return InvalidRequest("The form is incomplete: its closing boundary is missing. Send the whole form.")
    if twice := [name for name in names if names.count(name) > 1]:
        return GivenTwice(name="image" if twice[0] in NAMES else twice[0])
    return None


def _is_empty(value: UploadFile | str) -> bool:
    """Whether the field counts as not given: an empty text, or what a browser sends when no file is chosen."""
    return not value if isinstance(value, str) else not value.filename and not value.size


def _name_reference(fields: dict[str, Any]) -> dict[str, Any]:
    """Renames OpenAI's JSON object for an image to the names that a form uses, such as `input_reference[image_url]`."""
    reference = fields.get("input_reference")
    if isinstance(reference, dict):
        del fields["input_reference"]
        fields |= {f"input_reference[{name}]": value for name, value in reference.items()}
    return fields


async def _bounded(request: Request, settings: Settings, share: Share, cost: int = 1) -> AsyncGenerator[bytes, None]:
    """The pieces of the body, with their total size limited. Each byte counts `cost` times. Only an image can make a
    body too large: raises ImageTooLarge. Also raises RateLimited, RequestTimeout."""
    limit = settings.body_limit
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise ImageTooLarge(limit=settings.max_image_bytes)
    counted, received = int(declared) if declared.isdigit() else 0, 0
    share.add(counted * cost)
    async for piece in receive_body(request):
        received += len(piece)
        if received > limit:
            raise ImageTooLarge(limit=settings.max_image_bytes)
        if received > counted:  # the body was sent without its length
            share.add((received - counted) * cost)
            counted = received
        yield piece


def _check_lengths(fields: dict[str, Any]) -> None:
    """Runs before any work is done on a text. In JSON, where the image is text too, only the size of the whole body has
    been limited so far. Raises InvalidRequest."""
    for name, value in fields.items():
        if isinstance(value, str) and len(value.encode(errors="replace")) > _FIELD_LIMIT:
            raise _too_long(name)


def _too_long(name: str) -> InvalidRequest:
    name = name[:LONGEST_NAME]
    return InvalidRequest(f"`{name}` may have at most {_FIELD_LIMIT:,} bytes.", param=name)


def _hash(image: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := image.read(_PIECE):
        digest.update(piece)
    image.seek(0)
    return digest.hexdigest()


def _first(error: ValidationError) -> Any:
    """The error to report. Unknown fields come first: a misspelt field is often the reason why another is missing."""
    problems = error.errors(include_url=False, include_input=False)
    return next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])
