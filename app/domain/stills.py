"""Stills: checks the images that clients send, and prepares them for upstream."""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.Image import Transpose

from app.errors import InvalidImage

_FORMATS = ("JPEG", "PNG", "WEBP")
# MPO is Pillow's name for a JPEG that is followed by more images. Many phones produce such files.
_MEDIA_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_TURNS = {  # from the EXIF orientation number to the operation that turns the image upright
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, TypeError, struct.error, Warning)  # raised by Pillow
_PIXEL_LIMIT = 64_000_000  # allows photos of 50-megapixel phones; bounds the memory that a small file can decompress to
_EDGE_MINIMUM = 16  # pixels

# Pillow's own guard, with our limit, and as an error. Set once per process: `catch_warnings` is not thread-safe.
Image.MAX_IMAGE_PIXELS = _PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Upload:
    """A still as it is sent upstream: upright, without EXIF, JPEG or PNG."""

    data: bytes
    media_type: str
    extension: str


def inspect(file: BinaryIO) -> str:
    """The media type of a complete image, from its bytes and not from its name. Raises InvalidImage.

    Checks the header first, so that a decompression bomb is rejected before its pixels are decoded. Then decodes every
    pixel, since a truncated file has a valid header.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=_FORMATS) as image:
            _check_size(image.width, image.height)
            image.load()
            if image.mode == "P":
                image.convert("RGBA")  # fails if pixels use colours that the palette does not have
            return _MEDIA_TYPES[image.format or ""]
    except UnidentifiedImageError:
        raise InvalidImage("The image is not a JPEG, PNG or WebP file.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except _DAMAGE:
        raise InvalidImage("The image is damaged or cut short: send the whole file.") from None


def prepare(data: bytes) -> Upload:
    """Turn a stored still upright and remove everything but its pixels and its colour profile. Raises InvalidImage for
    an image that passed `inspect`, but that Pillow cannot write."""
    try:
        return _clean(BytesIO(data))
    except _DAMAGE:
        raise InvalidImage("The image cannot be read.") from None


def _clean(file: BinaryIO) -> Upload:
    with Image.open(file, formats=_FORMATS) as original:
        colours = original.info.get("icc_profile")
        image = _turn(original)
        if image.mode.startswith("I"):  # 16-bit grey, which `convert` would clip instead of scale
            image = image.convert("I").point(lambda value: value / 256).convert("L")
        has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
        as_png = original.format == "PNG" or has_alpha
        image = image.convert("RGBA" if has_alpha else "RGB")
        if original.mode not in {"RGB", "RGBA"}:
            colours = None  # the profile describes other channels
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
        turn = None  # the EXIF is damaged, the image is not
    return image if turn is None else image.transpose(turn)


def _check_size(width: int, height: int) -> None:
    if width * height > _PIXEL_LIMIT:
        raise _too_many_pixels()
    if min(width, height) < _EDGE_MINIMUM:
        raise InvalidImage(f"The image is {width}×{height} pixels; each side needs at least {_EDGE_MINIMUM}.")


def _too_many_pixels() -> InvalidImage:
    return InvalidImage(f"The image has more than {_PIXEL_LIMIT // 1_000_000} million pixels: send a smaller one.")
