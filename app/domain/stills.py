"""Stills: what a picture must be to be accepted, and how it looks when it goes upstream."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import InvalidImage

_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_PIXEL_LIMIT = 64_000_000  # a phone's 50-megapixel picture passes; what a small file unpacks to is bounded
_EDGE_MINIMUM = 16  # pixels


@dataclass(frozen=True)
class Upload:
    """A still as it goes upstream: upright, without EXIF, JPEG or PNG."""

    data: bytes
    media_type: str
    extension: str


def inspect(file: BinaryIO) -> str:
    """The media type of a picture that is whole, judged by its bytes and not by what it is called. Raises InvalidImage.

    Reads the header first, so that a bomb is refused before its pixels are unpacked; then every pixel, since a cut file
    has a good header.
    """
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(file, formats=list(_MEDIA_TYPES)) as image:
                _check_size(image.width, image.height)
                image.load()
                return _MEDIA_TYPES[image.format or ""]
        except UnidentifiedImageError:
            raise InvalidImage("The image is not a JPEG, PNG or WebP file.") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_many_pixels() from None
        except (OSError, SyntaxError, ValueError, EOFError, Warning):  # how Pillow says that a file is damaged
            raise InvalidImage("The image is damaged or cut short: send the whole file.") from None


def prepare(path: Path) -> Upload:
    """Turn a kept still upright and drop everything but its pixels and colours."""
    with Image.open(path, formats=list(_MEDIA_TYPES)) as original:
        colours = original.info.get("icc_profile")
        image = ImageOps.exif_transpose(original)
        has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
        as_png = original.format == "PNG" or has_alpha
        image = image.convert("RGBA" if has_alpha else "RGB")
        if original.mode not in {"RGB", "RGBA"}:
            colours = None  # the profile spoke of other channels
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    out = BytesIO()
    if as_png:
        clean.save(out, "PNG", icc_profile=colours)
        return Upload(out.getvalue(), "image/png", "png")
    clean.save(out, "JPEG", quality=95, subsampling=0, icc_profile=colours)
    return Upload(out.getvalue(), "image/jpeg", "jpg")


def _check_size(width: int, height: int) -> None:
    if width * height > _PIXEL_LIMIT:
        raise _too_many_pixels()
    if min(width, height) < _EDGE_MINIMUM:
        raise InvalidImage(f"The image is {width}×{height} pixels; each side needs at least {_EDGE_MINIMUM}.")


def _too_many_pixels() -> InvalidImage:
    return InvalidImage(f"The image has more than {_PIXEL_LIMIT // 1_000_000} million pixels: send a smaller one.")
