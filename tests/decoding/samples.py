"""Images in every accepted format, and hostile ones."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "HEIF": "image/heic", "AVIF": "image/avif"}


def save(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def draw(width: int = 96, height: int = 64) -> Image.Image:
    """Red on the left, blue on the right, so that a turn is visible."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


def turn(kind: str, orientation: int) -> bytes:
    """An image with this orientation and with private text."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "a private description"
    return save_turned(draw(), kind, exif)


def save_turned(image: Image.Image, kind: str, exif: Image.Exif, **options: Any) -> bytes:
    """HEIC has its orientation in a property of its own, which its encoder takes from here."""
    image.info["exif"] = exif.tobytes()
    return save(image, kind, **options, **({} if kind == "HEIF" else {"exif": exif}))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def insert(png: bytes, piece: bytes) -> bytes:
    """After the header."""
    return png[:33] + piece + png[33:]


def draw_png(width: int, height: int) -> bytes:
    """One bit per pixel, all equal: a very small file at any size."""
    pack = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    pixels = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def _pack(bits: str) -> bytes:
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8).replace(b"\xff", b"\xff\x00")


def draw_scans(width: int, height: int, scans: int) -> bytes:
    """A valid progressive JPEG. It refines each coefficient bit by bit; each scan only says that nothing changes."""
    blocks = ((width + 7) // 8) * ((height + 7) // 8)
    one_code = bytes([1] + [0] * 15)
    parts = [
        b"\xff\xd8",
        _segment(0xDB, bytes([0] + [1] * 64)),
        _segment(0xC2, struct.pack(">BHHB", 8, height, width, 1) + bytes([1, 0x11, 0])),
        _segment(0xC4, b"\x00" + one_code + b"\x00"),
        _segment(0xC4, b"\x10" + one_code + b"\xe0"),
        _segment(0xDA, bytes([1, 1, 0, 0, 0, 0])) + _pack("0" * blocks),
    ]
    nothing = _pack(("0" + "1" * 14) * (blocks // 32767 + 1))
    steps = [(13, 0), *((low, low + 1) for low in range(12, -1, -1))]
    every = [(at, low, high) for at in range(1, 64) for low, high in steps]
    parts += [
        _segment(0xDA, bytes([1, 1, 0, at, at, high << 4 | low])) + nothing for at, low, high in every[: scans - 1]
    ]
    return b"".join(parts) + b"\xff\xd9"
