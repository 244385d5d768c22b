"""Parses the body of `POST /videos`: multipart or JSON with the same fields, its size limited while it is received.

The form is parsed here and not by FastAPI, which would read a whole body before the client has been authenticated. For
OpenAPI, `openapi/body.py` describes it.
"""

from collections.abc import AsyncGenerator, Mapping
from contextlib import ExitStack, asynccontextmanager
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from python_multipart.multipart import parse_options_header

from app.api.bodies import TEXT_COST, Bodies, Share, receive_body
from app.api.errors import from_validation
from app.api.http_errors import GivenTwice, ImageTooLarge, UnsupportedContentType
from app.api.requests import metadata
from app.api.requests.image import NAMES, is_address, open_image, pop_image
from app.api.requests.json_body import check_charset, collect, parse_object
from app.api.requests.multipart import FIELD_LIMIT, Limits, Upload, make_too_long, parse_form
from app.config import Settings
from app.domain import permissions
from app.intake import Submission
from app.resources import Resources
from app.schemas.parameters import VideoParameters

_FIELDS = ("image", "input_reference", *VideoParameters.model_fields, "metadata", "user")


@asynccontextmanager
async def read_submission(request: Request, resources: Resources, client_id: str) -> AsyncGenerator[Submission, None]:
    """Reads and validates the body; the image is closed when the block ends. Empty text in a form and null in JSON
    count as not given. An image that is sent as a URL is fetched last, when everything else is valid. Raises
    InvalidRequest and its subclasses, each naming the field, NotPermitted, and RateLimited when too much is being
    received."""
    bodies: Bodies = request.app.state.bodies
    with bodies.open_share(client_id) as share:
        submission = await _read(request, resources, share)
        with submission.image:
            yield submission


async def _read(request: Request, resources: Resources, share: Share) -> Submission:
    settings = resources.settings
    with ExitStack() as opened:
        fields = await _read_fields(request, settings, share, opened)
        given = pop_image(fields)
        _check_lengths(fields)
        labels = metadata.pop_labels(fields)
        try:
            parameters = VideoParameters.model_validate(fields)
        except ValidationError as error:
            raise from_validation(error.errors(include_url=False, include_input=False), _FIELDS) from None
        if is_url := is_address(given):
            await resources.database.read(permissions.check_urls, share.client_id)
        image, sha256 = await open_image(given, settings.max_image_bytes, resources.egress, share)
        opened.pop_all()  # only the image is left
        return Submission(parameters, labels, image, sha256, is_url)


async def _read_fields(request: Request, settings: Settings, share: Share, opened: ExitStack) -> dict[str, Any]:
    media_type, options = parse_options_header(request.headers.get("content-type"))
    match media_type:
        case b"multipart/form-data":
            check_charset(options)
            return await _read_form(request, options, settings, share, opened)
        case b"application/json":
            check_charset(options)
            named = _name_reference(parse_object(await collect(_bounded(request, settings, share, TEXT_COST))))
            return {name: value for name, value in named.items() if value is not None}
        case _:
            raise UnsupportedContentType(
                "Send multipart/form-data, or application/json with the image as a data URL or an https URL."
            )


async def _read_form(
    request: Request, options: Mapping[bytes, bytes], settings: Settings, share: Share, opened: ExitStack
) -> dict[str, Any]:
    limits = Limits(settings.max_image_bytes, NAMES, share)
    fields = await parse_form(_bounded(request, settings, share), options, limits, opened)
    fields = [(name, value) for name, value in fields if not _is_empty(value)]
    names = [name for name, _ in fields]
    if twice := [name for name in names if names.count(name) > 1]:
        raise GivenTwice(name="image" if twice[0] in NAMES else twice[0])
    return dict(fields)


def _is_empty(value: Upload | str) -> bool:
    """Whether the field counts as not given: an empty text, or what a browser sends when no file is chosen."""
    return not value if isinstance(value, str) else not value.file_name and not value.size


def _name_reference(fields: dict[str, Any]) -> dict[str, Any]:
    """Renames OpenAI's JSON object for an image to the names that a form uses, such as `input_reference[image_url]`."""
    reference = fields.get("input_reference")
    if isinstance(reference, dict):
        del fields["input_reference"]
        fields |= {f"input_reference[{name}]": value for name, value in reference.items()}
    return fields


def _bounded(request: Request, settings: Settings, share: Share, cost: int = 1) -> AsyncGenerator[bytes, None]:
    """The pieces of the body, with their total size limited. Each byte counts `cost` times. Only an image can make a
    body too large: raises ImageTooLarge. Also raises RateLimited, RequestTimeout."""
    declared = request.headers.get("content-length", "0")
    counted = 0

    def count_bytes(received: int) -> None:
        nonlocal counted
        if received > settings.body_limit:
            raise ImageTooLarge(limit=settings.max_image_bytes)
        if received > counted:  # always at first; later only if the body was sent without its length
            share.add((received - counted) * cost)
            counted = received

    count_bytes(int(declared) if declared.isdigit() else 0)
    return receive_body(request, count_bytes)


def _check_lengths(fields: dict[str, Any]) -> None:
    """Runs before any work is done on a text. In JSON, where the image is text too, only the size of the whole body has
    been limited so far. Raises InvalidRequest."""
    for name, value in fields.items():
        if isinstance(value, str) and len(value.encode(errors="replace")) > FIELD_LIMIT:
            raise make_too_long(name)
