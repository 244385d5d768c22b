"""Structure: walks an image file once, without decoding it. Finds its size, its needs, and whether it is hostile.

The cost of a decoder depends on numbers that a small file can make large: a JPEG's scans, markers, chunks. They are
bounded here. The walk itself costs at most some milliseconds per megabyte.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.decoding.refusals import Defect, Unacceptable, damaged, too_complex

SCANS_MAXIMUM: Final = 64  # encoders write about ten; 64 scans of 64 megapixels take 2 to 6 CPU seconds
SEGMENTS_MAXIMUM: Final = 20_000  # JPEG markers, or chunks of PNG and WebP
PIXELS_MAXIMUM: Final = 65_000_000  # phones of "64 megapixels" write 9248 × 6936, which is 64.1 million
EDGE_MINIMUM: Final = 16  # pixels
RATIO_MAXIMUM: Final = 10  # the longer edge to the shorter one

_MARKER = re.compile(
    rb"\xff+([^\x00\xd0-\xd7\xff])"
)  # in entropy-coded data, FF00 is a byte and FFD0-FFD7 restart marks
_WEBP_ROWS_BYTES: Final = 80_000_000  # a lossy image is made smaller row by row, to at most 4096 × 4096 pixels
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class Shape:
    """The size in pixels as stored, and the bytes that must be held at once besides the constant part."""

    width: int
    height: int
    frame_bytes: int
    reserved_bytes: int = (
        0  # of address space, beyond those: libwebp reserves frames of an animation that it may not fill
    )
    can_scale: bool = False  # the decoder can make the image smaller by any factor while it decodes


def check_size(width: int, height: int) -> None:
    """Raises Unacceptable."""
    if width * height > PIXELS_MAXIMUM:
        message = f"The image has more than {PIXELS_MAXIMUM // 1_000_000} million pixels: send a smaller one."
        raise Unacceptable(Defect.TOO_MANY_PIXELS, message)
    if min(width, height) < EDGE_MINIMUM:
        message = f"The image is {width}×{height} pixels; each side needs at least {EDGE_MINIMUM}."
        raise Unacceptable(Defect.TOO_SMALL, message)
    if max(width, height) > RATIO_MAXIMUM * min(width, height):
        message = f"The image is {width}×{height} pixels: one side may be at most {RATIO_MAXIMUM} times the other."
        raise Unacceptable(Defect.TOO_LONG, message)


def walk_jpeg(data: bytes) -> Shape:
    """Raises Unacceptable. Bytes after the first image are ignored."""
    at, scans, shape = 2, 0, None
    for _ in range(SEGMENTS_MAXIMUM):
        match = _MARKER.search(data, at)
        if match is None:
            raise damaged()
        marker, at = match[1][0], match.end()
        if marker == 0xD9:
            break
        if marker in {0x01, 0xD8}:
            continue
        body = data[at + 2 : at + (length := int.from_bytes(data[at : at + 2]))]
        at += length
        if marker in _FRAMES:
            shape = _read_frame(marker, body)
        scans += marker == 0xDA
        if scans > SCANS_MAXIMUM:
            raise too_complex(f"more than {SCANS_MAXIMUM} scans")
    else:
        raise too_complex("too many markers")
    if shape is None or scans == 0:
        raise damaged()
    return shape


def _read_frame(marker: int, body: bytes) -> Shape:
    if len(body) < 6 or len(body) < 6 + 3 * body[5]:
        raise damaged()
    height, width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
    factors = [(body[at] >> 4, body[at] & 15) for at in range(7, 6 + 3 * body[5], 3)]
    if marker in {0xC0, 0xC1} or not factors:  # decoded row by row
        return Shape(width, height, 0)
    largest = max(h for h, _ in factors) * max(v for _, v in factors) or 1
    coefficients = sum(h * v for h, v in factors) * width * height // largest
    return Shape(width, height, 2 * coefficients)


def walk_png(data: bytes) -> Shape:
    """Raises Unacceptable."""
    at, shape, has_pixels = 8, None, False
    for _ in range(SEGMENTS_MAXIMUM):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind == b"IHDR":
            shape = _read_header(data[at + 8 : at + 8 + length])
        has_pixels |= kind == b"IDAT"
        at += 12 + length
        if kind == b"IEND":
            break
        if at > len(data) or not kind:
            break  # today's decoders accept a missing end: whether pixels lack is the decoder's finding
    else:
        raise too_complex("too many chunks")
    if shape is None or not has_pixels:
        raise damaged()
    return shape


def _read_header(body: bytes) -> Shape:
    if len(body) != 13 or body[9] not in _PNG_CHANNELS:
        raise damaged()
    width, height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
    is_interlaced, sample = body[12] != 0, 2 if body[8] == 16 else 1
    channels = 4 if body[9] == 3 else _PNG_CHANNELS[body[9]] + 1  # with room for an alpha channel from tRNS
    return Shape(width, height, width * height * channels * sample if is_interlaced else 0)


def walk_webp(data: bytes) -> Shape:
    """Raises Unacceptable. Of an animation, only the first frame is decoded."""
    at, end, size = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little")), None
    is_lossy, is_plain, is_animated = False, True, False
    for _ in range(SEGMENTS_MAXIMUM):
        if at + 8 > end:
            break
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + min(length, 16)]
        if kind == b"VP8X" and len(body) >= 10:
            size = 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
            is_plain, is_animated = not body[0] & 0b10010, bool(body[0] & 0b10)  # bits of alpha and animation
        elif kind == b"VP8 ":
            is_lossy = True
            size = size or (int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF)
        elif kind == b"VP8L" and size is None:
            bits = int.from_bytes(body[1:5], "little")
            size, is_plain = (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)), not bits >> 28 & 1
        at += 8 + length + length % 2
    else:
        raise too_complex("too many chunks")
    if size is None:
        raise damaged()
    pixels = size[0] * size[1]
    if not is_plain:
        return Shape(*size, (20 if is_animated else 9) * pixels, 20 * pixels)
    return Shape(*size, min(5 * pixels, _WEBP_ROWS_BYTES) if is_lossy else 4 * pixels, can_scale=True)
