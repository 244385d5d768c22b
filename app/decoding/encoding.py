"""Encoding: writes the upload and the thumbnail of a decoded image."""

from collections.abc import Iterator

import pyvips

from app.decoding.pixels import THUMBNAIL_EDGE
from app.decoding.refusals import Defect, Unacceptable

_QUALITIES = (95, 90, 85)
_SCALES = (1.0, 0.75, 0.5, 0.375, 0.25)
_THUMBNAIL_QUALITY = 80


def encode_upload(image: pyvips.Image, limit: int) -> tuple[bytes, int, int]:
    """A JPEG of at most `limit` bytes, its width and its height. First the quality is lowered, then the size.

    Raises Unacceptable if even the smallest is larger.
    """
    for small, quality in _try(image):
        subsample = "off" if quality > _QUALITIES[-1] else "on"
        data: bytes = small.jpegsave_buffer(Q=quality, subsample_mode=subsample, keep="none")
        if len(data) <= limit:
            return data, small.width, small.height
    raise Unacceptable(Defect.CANNOT_SHRINK, "The image stays too large when it is saved smaller: send a simpler one.")


def encode_thumbnail(image: pyvips.Image) -> bytes:
    scale = min(1.0, THUMBNAIL_EDGE / max(image.width, image.height))
    small = image.resize(scale) if scale < 1 else image
    data: bytes = small.jpegsave_buffer(Q=_THUMBNAIL_QUALITY, keep="none")
    return data


def _try(image: pyvips.Image) -> Iterator[tuple[pyvips.Image, int]]:
    for scale in _SCALES:
        small = image if scale == 1 else image.resize(scale).copy_memory()
        for quality in _QUALITIES:
            yield small, quality
