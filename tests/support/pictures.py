"""Draws stills of every kind, valid and invalid."""

import itertools
import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image

CAT = Path(__file__).parents[2] / "app" / "samples" / "cat.png"
_shades = itertools.count()


def draw_png(width: int = 64, height: int = 36, colour: tuple[int, int, int] | None = None) -> bytes:
    """A PNG of one colour. Without a given colour, each call uses a new one, so that the bytes differ."""
    shade = next(_shades)
    return _save(Image.new("RGB", (width, height), colour or (shade % 256, shade // 256 % 256, 120)), "PNG")


def draw_jpeg(width: int = 64, height: int = 36, orientation: int | None = None) -> bytes:
    """A JPEG whose left half is red and whose right half is blue. With `orientation`, it has EXIF data: that and the
    maker of a camera."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    if orientation is None:
        return _save(image, "JPEG", quality=95)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCameraMaker"
    return _save(image, "JPEG", quality=95, exif=exif)


def draw_webp(width: int = 64, height: int = 36) -> bytes:
    return _save(Image.new("RGB", (width, height), (10, 200, 90)), "WEBP")


def draw_bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A decompression bomb: a PNG of half a megabyte that unpacks to 400 million pixels."""
    row = b"\0" + bytes(width)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _save(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
