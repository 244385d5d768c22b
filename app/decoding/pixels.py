"""Pixels: decodes one image with libvips, and makes it upright, sRGB, opaque and small enough.

libvips decodes in strips, so a large image is never held as a whole where its format allows that. It has no HEVC, so
HEIC comes through pillow-heif; AVIF through Pillow, whose decoder needs less memory than that of libvips.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pyvips

from app.decoding.formats import Format
from app.decoding.structure import Shape

if TYPE_CHECKING:
    from pillow_heif import HeifFile

EDGE: Final = 4096  # pixels of the upload's longer side
THUMBNAIL_EDGE: Final = 640  # sharp on a card of the console, on a screen of double density
_DRAFT_EDGE: Final = 3840  # a JPEG is halved while it is decoded if its longer side then still has this
_P3 = 12  # the number of Display P3's primaries in ISO/IEC 23091-2


@dataclass(frozen=True)
class Raster:
    """An image that may still be decoded while it is read."""

    image: pyvips.Image
    orientation: int  # as in EXIF: 1 to 8
    profile: str = "srgb"  # holds if the image carries none


def open_streamed(data: bytes, kind: Format, shape: Shape) -> Raster:
    """JPEG, PNG and WebP. Raises pyvips.Error."""
    options: dict[str, Any] = {"access": "sequential", "fail_on": "error"}
    longest = max(shape.width, shape.height)
    match kind:
        case Format.JPEG:
            half = 2 if longest // 2 >= _DRAFT_EDGE else 1
            image = pyvips.Image.jpegload_buffer(data, shrink=half, **options)
        case Format.PNG:
            image = pyvips.Image.pngload_buffer(data, **options)
        case _:
            scale = min(1.0, EDGE / longest) if shape.can_scale else 1.0
            image = pyvips.Image.webpload_buffer(data, scale=scale, **options)
    return Raster(image, _check_orientation(image.get("orientation") if image.get_typeof("orientation") else 1))


def open_heic(file: "HeifFile") -> Raster:
    """Decodes the primary image. libheif has turned it. Raises what pillow-heif raises."""
    pixels, bands = file.data, len(file.mode)
    width, height = file.size
    raw = pyvips.Image.new_from_memory(pixels, file.stride // bands, height, bands, "uchar").crop(0, 0, width, height)
    nclx = file.info.get("nclx_profile") or {}
    profile = "p3" if nclx.get("color_primaries") == _P3 else "srgb"
    return Raster(_label(raw, file.info.get("icc_profile")), 1, profile)


def open_avif(data: bytes) -> Raster:
    """Decodes the first frame. Raises what Pillow raises."""
    from PIL import ExifTags, Image  # noqa: PLC0415 - most children never need it

    Image.MAX_IMAGE_PIXELS = None  # `structure` has checked
    with Image.open(BytesIO(data), formats=["AVIF"]) as image:
        orientation, profile = image.getexif().get(ExifTags.Base.Orientation, 1), image.info.get("icc_profile")
        image.load()
        small: Image.Image = image
        if (scale := EDGE / max(image.size)) < 1:
            size = round(image.width * scale) or 1, round(image.height * scale) or 1
            small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        raw = pyvips.Image.new_from_memory(small.tobytes(), *small.size, len(small.getbands()), "uchar")
    return Raster(_label(raw, profile), _check_orientation(orientation))


def _label(image: pyvips.Image, profile: bytes | None) -> pyvips.Image:
    image = image.copy(interpretation="b-w" if image.bands < 3 else "srgb")
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def render(raster: Raster) -> pyvips.Image:
    """Upright sRGB without alpha, 8 bits, longer side at most EDGE, in memory. Raises pyvips.Error."""
    image = raster.image
    if has_alpha := bool(image.hasalpha()):  # white is mixed in among the colours that are shown, so sRGB comes first
        image = _convert(image, raster.profile).flatten(background=[255.0])
    if (scale := EDGE / max(image.width, image.height)) < 1:
        image = image.resize(scale)
    if not has_alpha:  # of a smaller image, this costs less
        image = _convert(image, raster.profile)
    return _turn(image.copy_memory(), raster.orientation).copy_memory()


def _convert(image: pyvips.Image, profile: str) -> pyvips.Image:
    """To sRGB with 8 bits. A profile that cannot be used counts as none, as in browsers."""
    is_cmyk = image.interpretation == "cmyk"
    if image.get_typeof("icc-profile-data") or profile != "srgb" or is_cmyk:
        fallback = "cmyk" if is_cmyk else profile
        try:
            return image.icc_transform("srgb", embedded=True, input_profile=fallback, intent="relative", depth=8)
        except pyvips.Error:
            image = image.copy()
            image.remove("icc-profile-data")
    return image.colourspace("srgb")


def _turn(image: pyvips.Image, orientation: int) -> pyvips.Image:
    image = image.copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return image.autorot()


def _check_orientation(value: object) -> int:
    return value if isinstance(value, int) and value in range(1, 9) else 1
