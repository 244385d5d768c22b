"""Opens the one image of a `POST /videos`, sent as a file, a data URL or an https URL."""

import asyncio
import base64
import binascii
import hashlib
import re
from contextlib import ExitStack
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from app.api.bodies import Share
from app.api.http_errors import GivenTwice, ImageTooLarge, MissingField, RateLimited
from app.api.requests.multipart import Upload
from app.egress import Crowded, Egress, Refused, TooLarge, Unreachable
from app.errors import InvalidImage

NAMES = ("image", "input_reference", "input_reference[image_url]", "input_reference[file_id]")
_IN_MEMORY = 1024 * 1024  # bytes of an image; a larger one is stored on disk
_PIECE = 1024 * 1024
_ADDRESS = re.compile(r"data:|https?://", re.IGNORECASE)
# Base64 is also written with another alphabet, with line breaks, and without padding.
_STANDARD, _IGNORED = bytes.maketrans(b"-_", b"+/"), b" \t\r\n="
_INSTEAD = "Or send the image itself, as a file or a data URL."


def pop_image(fields: dict[str, Any]) -> Upload | str:
    """Removes the one image from the fields and returns it: a file or a URL. Raises MissingField, GivenTwice,
    InvalidImage."""
    given = {name: fields.pop(name) for name in NAMES if name in fields}
    if not given:
        message = "`image` is missing: send a JPEG, PNG, WebP, HEIC or AVIF file, a data URL or an https URL."
        raise MissingField(message, param="image")
    if len(given) > 1:
        raise GivenTwice(name="image")
    name, value = given.popitem()
    if name.endswith("[file_id]"):
        raise InvalidImage("Stored files are not supported: send the image itself, or a data URL.")
    if isinstance(value, Upload) or (isinstance(value, str) and _ADDRESS.match(value)):
        return value
    raise InvalidImage("`image` must be a file, a data URL (`data:image/png;base64,…`) or an https URL.")


def is_address(value: Upload | str) -> bool:
    """Whether the image has to be downloaded."""
    return isinstance(value, str) and value[:5].lower() != "data:"


async def open_image(value: Upload | str, limit: int, egress: Egress, share: Share) -> tuple[BinaryIO, str]:
    """The image as a file at its first byte, which the caller closes, and its SHA-256. Raises InvalidImage,
    ImageTooLarge, RateLimited."""
    if isinstance(value, Upload):
        _check_size(value.size, limit)
        return await value.open(), value.sha256
    size, file = await _fetch(value, limit, egress, share) if is_address(value) else _open_data_url(value, limit)
    _check_size(size, limit)
    return file, await asyncio.to_thread(_hash, file)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise ImageTooLarge(limit=limit)
    if size == 0:
        raise InvalidImage("The image is empty.")


def _open_data_url(value: str, limit: int) -> tuple[int, BinaryIO]:
    head, comma, data = value.partition(",")
    if not comma or not head.endswith(";base64"):
        raise InvalidImage("The data URL must be base64: `data:image/png;base64,…`.")
    try:
        digits = data.encode("ascii").translate(_STANDARD, _IGNORED)
        if len(digits) // 4 * 3 > limit + 3:
            raise ImageTooLarge(limit=limit)
        image = base64.b64decode(digits + b"=" * (-len(digits) % 4), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise InvalidImage("The data URL is not valid base64.") from None
    return len(image), BytesIO(image)


async def _fetch(address: str, limit: int, egress: Egress, share: Share) -> tuple[int, BinaryIO]:
    with ExitStack() as stack:
        file = cast("BinaryIO", SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - a complete file stays open
        stack.callback(file.close)
        try:
            await egress.fetch(address, file, limit, share.client_id)
        except Refused:
            message = "The image's URL must be https, on port 443, without a user name, and its host must be public."
            raise InvalidImage(f"{message} {_INSTEAD}") from None
        except Unreachable as error:
            raise InvalidImage(f"The image cannot be fetched: its URL {error}. {_INSTEAD}") from None
        except TooLarge:
            raise ImageTooLarge(limit=limit) from None
        except Crowded:
            raise RateLimited(
                f"Too many of your image URLs are being downloaded: send fewer at once. {_INSTEAD}"
            ) from None
        size = file.tell()
        share.add(size)
        stack.pop_all()
    file.seek(0)
    return size, file


def _hash(image: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := image.read(_PIECE):
        digest.update(piece)
    image.seek(0)
    return digest.hexdigest()
