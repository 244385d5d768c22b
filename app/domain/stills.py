"""Stills: what a picture must be to be accepted, and how it looks when it goes upstream."""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.Image import Transpose

from app.errors import InvalidImage

_FORMATS = ("JPEG", "PNG", "WEBP")
# What Pillow calls MPO is a JPEG with more behind it, as many a phone makes them.
_MEDIA_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_TURNS = {  # from how a picture is kept to how it is seen, by EXIF's number
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, TypeError, struct.error, Warning)  # how Pillow says it
_PIXEL_LIMIT = 64_000_000  # a phone's 50-megapixel picture passes; what a small file unpacks to is bounded
_EDGE_MINIMUM = 16  # pixels

# Pillow's own guard, at our limit and as an error. Said once for the process: `catch_warnings` is not for threads.
Image.MAX_IMAGE_PIXELS = _PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


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
    try:
        with Image.open(file, formats=_FORMATS) as image:
            _check_size(image.width, image.height)
            image.load()
            if image.mode == "P":
                image.convert("RGBA")  # its pixels may name colours that the palette has not
            return _MEDIA_TYPES[image.format or ""]
    except UnidentifiedImageError:
        raise InvalidImage("The image is not a JPEG, PNG or WebP file.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except _DAMAGE:
        raise InvalidImage("The image is damaged or cut short: send the whole file.") from None


def prepare(path: Path) -> Upload:
    """Turn a kept still upright and drop everything but its pixels and colours. Raises InvalidImage for what `inspect`
    has let pass and Pillow can not write."""
    kept = BytesIO(path.read_bytes())  # so that an error of the disk is none of the picture
    try:
        return _clean(kept)
    except _DAMAGE:
        raise InvalidImage("The image can not be read.") from None


def _clean(file: BinaryIO) -> Upload:
    with Image.open(file, formats=_FORMATS) as original:
        colours = original.info.get("icc_profile")
        image = _turn(original)
        if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would clip and not scale
            image = image.convert("I").point(lambda value: value / 256).convert("L")
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


def _turn(image: Image.Image) -> Image.Image:
    try:
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGE:
        turn = None  # the EXIF is rubbish, the picture is not
    return image if turn is None else image.transpose(turn)


def _check_size(width: int, height: int) -> None:
    if width * height > _PIXEL_LIMIT:
        raise _too_many_pixels()
    if min(width, height) < _EDGE_MINIMUM:
        raise InvalidImage(f"The image is {width}×{height} pixels; each side needs at least {_EDGE_MINIMUM}.")


def _too_many_pixels() -> InvalidImage:
    return InvalidImage(f"The image has more than {_PIXEL_LIMIT // 1_000_000} million pixels: send a smaller one.")
