"""A still is judged by its bytes: complete and of a known type, or refused with an error of ours, however it is
damaged."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.domain import stills
from app.errors import InvalidImage
from tests.domain import steady
from tests.support.pictures import CAT, draw_jpeg, draw_png, draw_webp

PICTURES = {
    "png": (draw_png(colour=(10, 20, 30)), "image/png"),
    "jpeg": (draw_jpeg(), "image/jpeg"),
    "exif": (draw_jpeg(orientation=6), "image/jpeg"),
    "webp": (draw_webp(), "image/webp"),
}
_WORDS = ("not a JPEG, PNG or WebP", "damaged or cut short", "million pixels", "each side needs")


def _inspect(data: bytes) -> str | None:
    """The media type, or None if it is refused; any other exception fails the test."""
    try:
        return stills.inspect(BytesIO(data))
    except InvalidImage as error:
        refusal = error
    assert [words for words in _WORDS if words in refusal.message]
    assert refusal.param == "image"
    return None


@pytest.mark.parametrize("kind", PICTURES)
def test_a_whole_picture_passes(kind: str) -> None:
    data, media_type = PICTURES[kind]
    assert _inspect(data) == media_type


def test_the_sample_passes() -> None:
    assert _inspect(CAT.read_bytes()) == "image/png"


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_cut_anywhere_before_its_last_piece_is_refused(kind: str) -> None:
    """The last piece contains checksums and the end marker: all pixels are there without it."""
    data, _ = PICTURES[kind]
    for end in range(0, len(data) - 40, max(1, len(data) // 100)):
        assert _inspect(data[:end]) is None, end


@steady
@given(
    st.binary(max_size=512),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBP", b"GIF89a", b"II*\0"]),
)
def test_what_is_no_picture_is_refused(tail: bytes, head: bytes) -> None:
    assert _inspect(head + tail) is None


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_a_picture_of_another_kind_is_refused(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (64, 64)).save(out, kind)
    assert _inspect(out.getvalue()) is None


@pytest.mark.parametrize(
    ("width", "height", "is_taken"), [(16, 16, True), (15, 100, False), (100, 15, False), (1, 1, False)]
)
def test_each_side_needs_16_pixels(width: int, height: int, is_taken: bool) -> None:
    assert (_inspect(draw_png(width, height)) is not None) == is_taken
