"""Films: checks that a file from upstream is a complete mp4."""

import os
from typing import BinaryIO

_HEADER = 8
_NEEDED = frozenset({b"ftyp", b"moov", b"mdat"})


class BrokenFilm(Exception):
    """The file is not an mp4, or it is incomplete."""


def check(file: BinaryIO) -> None:
    """Check the top-level boxes of an ISO base media file: the first is `ftyp`, the index (`moov`) and the media data
    (`mdat`) are present, and the last box ends exactly at the end of the file. Raises BrokenFilm."""
    size, position, seen = file.seek(0, os.SEEK_END), 0, set[bytes]()
    while position < size:
        kind, length = _read_box(file, position, size)
        if position == 0 and kind != b"ftyp":
            raise BrokenFilm("it is not an mp4")
        seen.add(kind)
        position += length
    if position != size or not seen >= _NEEDED:
        raise BrokenFilm("the mp4 is cut short")


def _read_box(file: BinaryIO, position: int, size: int) -> tuple[bytes, int]:
    file.seek(position, os.SEEK_SET)
    header = file.read(_HEADER + 8)
    length, kind = int.from_bytes(header[:4]), header[4:8]
    if length == 1:  # a 64-bit length follows
        length = int.from_bytes(header[8:16])
    elif length == 0:  # the last box: it extends to the end of the file
        length = size - position
    if len(header) < _HEADER or length < _HEADER:
        raise BrokenFilm("the mp4 is damaged")
    return kind, length
