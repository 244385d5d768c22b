"""Images that cost far more than their bytes."""

import random
import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

from tests.decoding.samples import draw_scans


@cache
def draw_hostile_scans() -> bytes:
    """A progressive JPEG of 16 megapixels with a thousand scans."""
    return draw_scans(4000, 4000, 1000)


@cache
def draw_markers(size: int = 19_000_000) -> bytes:
    """A JPEG that consists of empty segments."""
    return b"\xff\xd8" + b"\xff\xe5\x00\x02" * (size // 4) + b"\xff\xd9"


@cache
def draw_chunks(size: int = 19_000_000) -> bytes:
    """A PNG with more than a million empty chunks."""
    header = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    empty = _chunk(b"teXt", b"")
    rows = zlib.compress(b"\0" * (64 * 3 + 1) * 64)
    tail = _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + empty * (size // len(empty)) + tail


@cache
def draw_large(kind: str) -> bytes:
    """64 megapixels in a small file: WebP, or a PNG with a palette."""
    image = Image.new("RGB" if kind == "WEBP" else "P", (8000, 8000))
    out = BytesIO()
    image.save(out, kind, lossless=True) if kind == "WEBP" else image.save(out, kind, optimize=True)
    return out.getvalue()


def draw_all() -> None:
    """Draw what takes long. Otherwise an attack would slow down the honest client, which is in the same process."""
    for draw in (draw_hostile_scans, draw_markers, draw_chunks):
        draw()
    for kind in ("WEBP", "PNG"):
        draw_large(kind)


def draw_with_tail(size: int = 19_000_000) -> bytes:
    """A small PNG, and megabytes of random bytes behind its end."""
    out = BytesIO()
    Image.new("RGB", (32, 32), tuple(random.randbytes(3))).save(out, "PNG")
    return out.getvalue() + random.randbytes(1_000_000) * (size // 1_000_000)


def draw_small() -> bytes:
    """A valid PNG that no request had before."""
    out = BytesIO()
    image = Image.new("RGB", (32, 32), tuple(random.randbytes(3)))
    image.putpixel((0, 0), tuple(random.randbytes(3)))
    image.save(out, "PNG")
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
