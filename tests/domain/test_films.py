"""A film is stored only if the whole mp4 is there: cut, damaged and other files are recognised by their boxes."""

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import films
from app.domain.films import BrokenFilm, Properties
from tests.domain import steady
from tests.support.films import make
from tests.support.services import Service

Boxes = list[tuple[int, bytes, int]]
_NEEDED = {b"ftyp", b"moov", b"mdat"}


@pytest.fixture(scope="module")
def film(service: Service) -> bytes:
    """A real film with sound, rendered by the sandbox."""
    with service.add_app() as app:
        return app.http.get(f"/videos/{make(app, generate_audio=True)['id']}/content").content


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films") / "film.mp4"


def _is_whole(path: Path, data: bytes) -> bool:
    """The result of `check`; any exception but BrokenFilm fails the test."""
    path.write_bytes(data)
    try:
        with path.open("rb") as file:
            films.check(file)
    except BrokenFilm:
        return False
    return True


def _list_boxes(film: bytes) -> Boxes:
    """`(start, type, length)` of the top-level boxes."""
    boxes: Boxes = []
    at = 0
    while at < len(film):
        length = int.from_bytes(film[at : at + 4])
        boxes.append((at, film[at + 4 : at + 8], length))
        at += length
    return boxes


def _box(kind: bytes, data: bytes = b"", *, size: int | None = None) -> bytes:
    return (8 + len(data) if size is None else size).to_bytes(4) + kind + data


def test_a_real_film_passes(path: Path, film: bytes) -> None:
    assert {kind for _, kind, _ in _list_boxes(film)} >= _NEEDED
    assert _is_whole(path, film)


def test_a_film_says_what_it_is(path: Path, film: bytes) -> None:
    path.write_bytes(film)
    with path.open("rb") as file:
        assert films.describe(file) == Properties(8.0, 96, 54, has_sound=True)


@steady
@given(place=st.integers(0, 10_000), value=st.binary(min_size=1, max_size=8))
def test_a_damaged_index_is_described_or_broken(path: Path, film: bytes, place: int, value: bytes) -> None:
    """It is at the front, behind the type."""
    start = film.index(b"moov") + 4
    end = start + place % (film.index(b"mdat") - start)
    path.write_bytes(film[:end] + value + film[end + len(value) :])
    with contextlib.suppress(BrokenFilm), path.open("rb") as file:
        films.describe(file)


def test_a_film_of_very_many_boxes_is_broken(path: Path) -> None:
    assert _is_whole(path, _box(b"ftyp") + _box(b"moov") + _box(b"mdat") + _box(b"free") * 9_000)
    assert not _is_whole(path, _box(b"ftyp") + _box(b"moov") + _box(b"mdat") + _box(b"free") * 10_000)


def test_cut_at_any_box_it_is_broken(path: Path, film: bytes) -> None:
    """Except when only a box is missing that players do not need."""
    boxes = _list_boxes(film)
    for start, _, _ in boxes:
        kept = {kind for at, kind, _ in boxes if at < start}
        assert _is_whole(path, film[:start]) == (kept >= _NEEDED)
        for near in (start + 1, start + 4, start + 7, start + 8, start + 9):
            assert not _is_whole(path, film[:near])


def test_cut_anywhere_inside_a_box_it_is_broken(path: Path, film: bytes) -> None:
    boundaries = {start for start, _, _ in _list_boxes(film)}
    places = random.Random(7).sample(range(1, len(film)), 300)
    assert [end for end in places if end not in boundaries and _is_whole(path, film[:end])] == []


def test_anything_behind_it_that_is_no_box_is_found(path: Path, film: bytes) -> None:
    for more in (b"\0", b"\r\n", b"<html>", film[:-1]):
        assert not _is_whole(path, film + more)
    assert _is_whole(path, film + _box(b"free", b"padding"))


def test_a_damaged_head_of_a_needed_box_is_found(path: Path, film: bytes) -> None:
    for start, kind, _ in _list_boxes(film):
        if kind not in _NEEDED:
            continue
        for place in range(start, start + 8):
            for bit in range(8):
                damaged = bytearray(film)
                damaged[place] ^= 1 << bit
                assert not _is_whole(path, bytes(damaged)), (kind, place, bit)


@steady
@given(place=st.integers(0, 64) | st.integers(0, 10_000_000), value=st.integers(0, 255))
def test_a_damage_inside_a_box_is_none_of_ours_and_one_of_its_head_is_found(
    path: Path, film: bytes, place: int, value: int
) -> None:
    damaged = bytearray(film)
    damaged[place % len(film)] = value
    is_whole = _is_whole(path, bytes(damaged))
    hit = {kind for start, kind, _ in _list_boxes(film) if damaged[start : start + 8] != film[start : start + 8]}
    assert is_whole or hit
    assert not (is_whole and hit & _NEEDED)


@steady
@given(st.binary(max_size=200))
def test_what_is_no_mp4_is_broken(path: Path, data: bytes) -> None:
    assert not _is_whole(path, data)
    assert not _is_whole(path, b"ftyp" + data)
    assert not _is_whole(path, b"<html>" + data)


@pytest.mark.parametrize(
    ("boxes", "is_whole"),
    [
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat")), True),
        ((_box(b"ftyp"), _box(b"mdat"), _box(b"moov")), True),
        ((_box(b"moov"), _box(b"ftyp"), _box(b"mdat")), False),
        ((_box(b"ftyp"), _box(b"moov")), False),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", b"film", size=0)), True),
        ((_box(b"ftyp", size=0), _box(b"moov"), _box(b"mdat")), False),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", (20).to_bytes(8) + b"film", size=1)), True),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", (21).to_bytes(8) + b"film", size=1)), False),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", (2**63).to_bytes(8), size=1)), False),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", b"\0\0", size=1)), False),
        ((_box(b"ftyp"), _box(b"moov"), _box(b"mdat", size=7)), False),
        ((), False),
    ],
    ids=["index-first", "index-last", "type-later", "no-film", "to-the-end", "swallows-all", "64-bit", "64-bit-cut",
         "64-bit-huge", "64-bit-short", "too-short", "empty"],
)  # fmt: skip
def test_boxes_of_every_kind_of_length(path: Path, boxes: tuple[bytes, ...], is_whole: bool) -> None:
    assert _is_whole(path, b"".join(boxes)) == is_whole
