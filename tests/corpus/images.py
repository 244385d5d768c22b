"""Generates the corpus. Each image shows the same twelve coloured squares, so what it must look like is known."""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pillow_heif
import pyvips
from PIL import Image, ImageCms

from tests.decoding.samples import chunk, save_turned

SQUARE, ACROSS, DOWN = 48, 4, 3  # pixels; squares
COLOURS = [
    (230, 20, 20), (20, 200, 20), (20, 20, 230), (250, 250, 250),
    (10, 10, 10), (128, 128, 128), (240, 200, 40), (30, 190, 200),
    (180, 90, 60), (90, 60, 180), (200, 150, 120), (70, 110, 50),
]  # fmt: skip
ALPHAS = [255, 255, 128, 255, 255, 0, 255, 64, 255, 255, 200, 255]
ORIENTATIONS = range(1, 9)


@dataclass(frozen=True)
class Sample:
    """One image of the corpus. `meant` is what was encoded, not yet turned and with the colours of its profile."""

    format: str
    kind: str
    orientation: int
    profile: str
    data: bytes
    meant: Image.Image

    @property
    def name(self) -> str:
        return f"{self.format} {self.kind}, orientation {self.orientation}, profile {self.profile}"


def make_corpus() -> Iterator[Sample]:
    yield from _make_jpegs()
    yield from _make_pngs()
    yield from _make_deep_pngs()
    yield from _make_others("WEBP", _WEBP, ("none", "sRGB", "P3"))
    yield from _make_others("HEIF", _HEIF, ("none", "swapped"))
    yield from _make_others("AVIF", _AVIF, ("none", "swapped"))
    yield _make_deep_heic()


def draw_squares(mode: str = "RGB") -> Image.Image:
    image, alpha = (Image.new(kind, (ACROSS * SQUARE, DOWN * SQUARE)) for kind in ("RGB", "L"))
    for number, (colour, value) in enumerate(zip(COLOURS, ALPHAS, strict=True)):
        x, y = number % ACROSS * SQUARE, number // ACROSS * SQUARE
        image.paste(colour, (x, y, x + SQUARE, y + SQUARE))
        alpha.paste(value, (x, y, x + SQUARE, y + SQUARE))
    if mode not in {"RGBA", "LA"}:
        return image.quantize(16) if mode == "P" else image.convert(mode)
    image = image.convert("L" if mode == "LA" else "RGB")
    image.putalpha(alpha)
    return image


@cache
def get_profile(name: str) -> bytes | None:
    """None for `none`. In `swapped`, what is stored as red is blue, and the other way round."""
    match name:
        case "none":
            return None
        case "sRGB":
            return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        case "swapped":
            srgb = get_profile("sRGB") or b""
            return srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
        case "grey":
            return _write_grey_profile()
        case _:
            return bytes(pyvips.Operation.call("profile_load", name.lower()))


def _make_jpegs() -> Iterator[Sample]:
    colour, options = draw_squares(), {"quality": 95}
    kinds: dict[str, tuple[Image.Image, dict[str, Any], tuple[str, ...]]] = {
        "RGB 4:2:0": (colour, {}, ("none", "sRGB", "P3")),
        "RGB 4:4:4": (colour, {"subsampling": 0}, ("none", "P3", "swapped")),
        "progressive": (colour, {"progressive": True, "subsampling": 0}, ("none", "P3")),
        "grey": (draw_squares("L"), {}, ("none", "grey")),
        "CMYK": (_to_cmyk(colour), {}, ("CMYK",)),
    }
    for kind, (image, more, profiles) in kinds.items():
        for profile in profiles:
            for orientation in ORIENTATIONS:
                yield _make("JPEG", kind, orientation, profile, image, **options, **more)


def _make_pngs() -> Iterator[Sample]:
    colour, grey = draw_squares(), draw_squares("L")
    kinds: dict[str, tuple[Image.Image, dict[str, Any]]] = {
        "1 bit": (draw_squares("1"), {}),
        "grey": (grey, {}),
        "grey, a clear value": (grey, {"transparency": grey.getpixel((5, 5))}),
        "grey, alpha": (draw_squares("LA"), {}),
        "palette of 4 bits": (draw_squares("P"), {}),
        "palette of 8 bits": (_draw_wide_palette(), {}),
        "palette, a clear colour": (_draw_wide_palette(), {"transparency": 2}),
        "RGB": (colour, {}),
        "RGB, a clear colour": (colour, {"transparency": COLOURS[0]}),
        "RGBA": (draw_squares("RGBA"), {}),
    }
    for kind, (image, more) in kinds.items():
        own = ("none", "grey") if image.mode in {"1", "L", "LA"} else ("none", "P3", "swapped")
        for profile in own:
            for orientation in (1, 3, 5, 6):
                yield _make("PNG", kind, orientation, profile, image, **more)


def _draw_wide_palette() -> Image.Image:
    """With more colours in its palette than four bits can number."""
    image = draw_squares("P")
    image.putpalette([*(image.getpalette() or []), *[1, 2, 3] * 40])
    return image


def _make_deep_pngs() -> Iterator[Sample]:
    """16 bits per channel: each value is written twice, so that v becomes 257 · v."""
    for mode, code in {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}.items():
        image = draw_squares(mode)
        for profile in ("none", "grey" if code in {0, 4} else "P3"):
            yield Sample("PNG", f"16-bit {mode}", 1, profile, _write_deep(image, code, get_profile(profile)), image)


def _make_deep_heic() -> Sample:
    """16 bits per channel, which the encoder stores as 12."""
    image, out = draw_squares(), BytesIO()
    values = bytes(value for value in image.tobytes() for _ in range(2))
    pillow_heif.from_bytes("RGB;16", image.size, values).save(out, quality=95)
    return Sample("HEIF", "12 bits", 1, "none", out.getvalue(), image)


_WEBP: dict[str, Callable[[], tuple[Image.Image, dict[str, Any]]]] = {
    "lossy": lambda: (draw_squares(), {"quality": 90}),
    "lossless": lambda: (draw_squares(), {"lossless": True}),
    "lossy, alpha": lambda: (draw_squares("RGBA"), {"quality": 90}),
    "lossless, alpha": lambda: (draw_squares("RGBA"), {"lossless": True, "exact": True}),
}
_HEIF: dict[str, Callable[[], tuple[Image.Image, dict[str, Any]]]] = {
    "4:2:0": lambda: (draw_squares(), {"quality": 90}),
    "4:4:4": lambda: (draw_squares(), {"quality": 95, "chroma": "444"}),
    "grey": lambda: (draw_squares("L"), {"quality": 95}),
    "alpha": lambda: (draw_squares("RGBA"), {"quality": 90}),
}
_AVIF: dict[str, Callable[[], tuple[Image.Image, dict[str, Any]]]] = {
    "4:2:0": lambda: (draw_squares(), {"quality": 90}),
    "4:4:4": lambda: (draw_squares(), {"quality": 95, "subsampling": "4:4:4"}),
    "grey": lambda: (draw_squares("L"), {"quality": 95}),
    "alpha": lambda: (draw_squares("RGBA"), {"quality": 90}),
}


def _make_others(
    name: str, kinds: dict[str, Callable[[], tuple[Image.Image, dict[str, Any]]]], profiles: tuple[str, ...]
) -> Iterator[Sample]:
    for kind, make in kinds.items():
        for profile in profiles if kind != "grey" else ("none",):
            for orientation in ORIENTATIONS:
                image, options = make()
                yield _make(name, kind, orientation, profile, image, **options)


def _make(name: str, kind: str, orientation: int, profile: str, image: Image.Image, **options: Any) -> Sample:
    exif, image = Image.Exif(), image.copy()
    exif[0x0112], exif[0x010E] = orientation, "private words"
    if icc := get_profile(profile):
        options["icc_profile"] = icc
    return Sample(name, kind, orientation, profile, save_turned(image, name, exif, **options), image)


def _to_cmyk(image: Image.Image) -> Image.Image:
    srgb, cmyk = (BytesIO(get_profile(name) or b"") for name in ("sRGB", "CMYK"))
    converted = ImageCms.profileToProfile(image, srgb, cmyk, outputMode="CMYK")
    assert converted is not None
    return converted


def _write_deep(image: Image.Image, code: int, icc: bytes | None) -> bytes:
    raw, width = image.tobytes(), len(image.getbands()) * image.width
    rows = [raw[at : at + width] for at in range(0, len(raw), width)]
    pixels = b"".join(b"\0" + bytes(value for value in row for _ in range(2)) for row in rows)
    header = struct.pack(">IIBBBBB", *image.size, 16, code, 0, 0, 0)
    profile = chunk(b"iCCP", b"profile\0\0" + zlib.compress(icc)) if icc else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + profile
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def _write_grey_profile() -> bytes:
    """A profile for one grey channel with a gamma of 1.8 (ICC.1:2022): a header, a table of four tags, their data."""
    name = "grey".encode("utf-16-be")
    text = b"mluc" + bytes(4) + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(name), 28) + name
    white = struct.pack(">iii", 63190, 65536, 54061)  # D50
    gamma = b"curv" + bytes(4) + struct.pack(">IH", 1, int(1.8 * 256)) + bytes(2)
    tags = {b"desc": text, b"cprt": text, b"wtpt": b"XYZ " + bytes(4) + white, b"kTRC": gamma}
    start, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x04300000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + white
    return head.ljust(128, b"\0") + table + body
