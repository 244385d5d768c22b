"""Compares what a decoder made of an image of the corpus with an independent reference.

JPEG, PNG and WebP are decoded by Pillow, and their colours converted by LittleCMS as Pillow calls it. HEIC, AVIF and
PNGs of 16 bits are compared with what was encoded: the middles of its squares.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from app.decoding.pool import Decoded
from tests.corpus.images import ACROSS, DOWN, Sample, get_profile
from tests.decoding.pools import Answer, open_upload
from tests.decoding.samples import save

MEAN_LIMIT, LARGEST_LIMIT = 1.5, 16  # of 255; encoders and the rounding of colour conversions cause half of that


@dataclass(frozen=True)
class Difference:
    """Of all values of all pixels that were compared, 0 to 255."""

    mean: float
    largest: int


def compare(sample: Sample, answer: Answer) -> Difference:
    """Asserts what holds for every upload and thumbnail, and returns how far the colours are from the reference."""
    upload = open_upload(answer)
    assert isinstance(answer, Decoded)
    assert b"private words" not in answer.upload + answer.thumbnail
    wanted = _make_reference(sample)
    assert upload.size == wanted.size, sample.name
    seen: Image.Image = upload
    if sample.format in {"HEIF", "AVIF"}:
        seen, wanted = _pick_middles(seen, sample), _pick_middles(wanted, sample)
    else:  # through the same loss
        wanted = Image.open(BytesIO(save(wanted, "JPEG", quality=95, subsampling=0)))
    difference = ImageChops.difference(seen.convert("RGB"), wanted.convert("RGB"))
    largest = max(high for _, high in difference.getextrema())  # type: ignore[misc]  # RGB has a pair for each band
    return Difference(sum(ImageStat.Stat(difference).mean) / 3, int(largest))


def _make_reference(sample: Sample) -> Image.Image:
    image = sample.meant.copy()
    if sample.format in {"JPEG", "PNG", "WEBP"} and "16-bit" not in sample.kind:
        image = Image.open(BytesIO(sample.data))
        image.load()
    icc = get_profile(sample.profile)
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    if alpha is not None:
        image = image.convert(image.mode.rstrip("A"))
    if icc is not None:
        image = _convert(image, icc)
    image = image.convert("RGB")
    if alpha is not None:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=alpha)
        image = white
    image.getexif()[0x0112] = sample.orientation
    return ImageOps.exif_transpose(image)


def _convert(image: Image.Image, icc: bytes) -> Image.Image:
    if image.mode != "L" and b"GRAY" in icc[:128]:
        image = image.convert("L")
    if image.mode == "L" and b"GRAY" not in icc[:128]:
        image = image.convert("RGB")
    srgb = BytesIO(get_profile("sRGB") or b"")
    converted = ImageCms.profileToProfile(
        image, BytesIO(icc), srgb, renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB"
    )
    assert converted is not None
    return converted


def _pick_middles(image: Image.Image, sample: Sample) -> Image.Image:
    """One pixel for each square."""
    across, down = (DOWN, ACROSS) if sample.orientation > 4 else (ACROSS, DOWN)
    width, height = image.width // across, image.height // down
    picked = Image.new("RGB", (across, down))
    for x in range(across):
        for y in range(down):
            pixel = image.convert("RGB").getpixel((x * width + width // 2, y * height + height // 2))
            assert isinstance(pixel, tuple)
            picked.putpixel((x, y), pixel)
    return picked
