"""Films: checks that a file from upstream is a complete mp4, and reads what it is: its length, size and sound."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

_HEADER, _LONG_HEADER = 8, 16
_NEEDED = frozenset({b"ftyp", b"moov", b"mdat"})
_MOST_BOXES = 10_000  # in one place; a film of 8 s has a few dozen
_LARGEST = 128  # bytes of the boxes that are read


class BrokenFilm(Exception):
    """The file is not an mp4, or it is incomplete."""


@dataclass(frozen=True)
class Properties:
    """What a film is. Width and height are in pixels."""

    seconds: float
    width: int
    height: int
    has_sound: bool


class _Box(NamedTuple):
    """Where a box of an ISO base media file has its content."""

    kind: bytes
    start: int
    end: int


def check(file: BinaryIO) -> None:
    """Check the top-level boxes of an ISO base media file: the first is `ftyp`, the index (`moov`) and the media data
    (`mdat`) are present, and the last box ends exactly at the end of the file. Raises BrokenFilm."""
    size, position, seen = file.seek(0, os.SEEK_END), 0, set[bytes]()
    for box in _list_boxes(file, _Box(b"", 0, size)):
        if not seen and box.kind != b"ftyp":
            raise BrokenFilm("it is not an mp4")
        seen.add(box.kind)
        position = box.end
    if position != size or not seen >= _NEEDED:
        raise BrokenFilm("the mp4 is cut short")


def describe(file: BinaryIO) -> Properties:
    """What the index of an mp4 says. Raises BrokenFilm, also if there are no pictures in it."""
    check(file)
    index = _find_box(file, _Box(b"", 0, file.seek(0, os.SEEK_END)), b"moov")
    seconds = _read_seconds(_read_content(file, _find_box(file, index, b"mvhd")))
    tracks = dict(_read_track(file, box) for box in _list_boxes(file, index) if box.kind == b"trak")
    if b"vide" not in tracks:
        raise BrokenFilm("the mp4 has no pictures")
    return Properties(seconds, *tracks[b"vide"], has_sound=b"soun" in tracks)


def _read_track(file: BinaryIO, track: _Box) -> tuple[bytes, tuple[int, int]]:
    """What a track is for (`vide`, `soun` …), and its width and height."""
    head = _read_content(file, _find_box(file, track, b"tkhd"))
    handler = _read_content(file, _find_box(file, _find_box(file, track, b"mdia"), b"hdlr"))
    width, height = head[-8:-6], head[-4:-2]  # whole pixels of 16.16 bits
    return handler[8:12], (int.from_bytes(width), int.from_bytes(height))


def _read_seconds(head: bytes) -> float:
    is_long = head[:1] == b"\x01"
    scale, length = (head[20:24], head[24:32]) if is_long else (head[12:16], head[16:20])
    return int.from_bytes(length) / (int.from_bytes(scale) or 1)


def _find_box(file: BinaryIO, parent: _Box, kind: bytes) -> _Box:
    for box in _list_boxes(file, parent):
        if box.kind == kind:
            return box
    raise BrokenFilm(f"the mp4 has no {kind.decode()}")


def _read_content(file: BinaryIO, box: _Box) -> bytes:
    file.seek(box.start, os.SEEK_SET)
    return file.read(min(box.end - box.start, _LARGEST))


def _list_boxes(file: BinaryIO, parent: _Box) -> Iterator[_Box]:
    """The boxes in another one. The last one may claim to end after it. Raises BrokenFilm."""
    position = parent.start
    for _ in range(_MOST_BOXES):
        if position >= parent.end:
            return
        box = _read_box(file, position, parent.end)
        yield box
        position = box.end
    raise BrokenFilm("the mp4 is damaged")


def _read_box(file: BinaryIO, position: int, end: int) -> _Box:
    file.seek(position, os.SEEK_SET)
    header = file.read(_LONG_HEADER)
    length, kind, start = int.from_bytes(header[:4]), header[4:8], position + _HEADER
    if length == 1:  # a 64-bit length follows
        length, start = int.from_bytes(header[8:16]), position + _LONG_HEADER
    elif length == 0:  # the last box: it extends to the end of what it is in
        length = end - position
    if len(header) < _HEADER or length < start - position:
        raise BrokenFilm("the mp4 is damaged")
    return _Box(kind, start, position + length)
