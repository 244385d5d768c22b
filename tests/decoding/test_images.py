"""Each image gets an upload and a thumbnail, or a clear refusal."""

import zlib
from random import Random

import pytest
from PIL import Image, ImageOps

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, DecoderPool, Limits
from app.decoding.refusals import Defect
from tests.decoding.pools import decode, decode_one, open_upload, run
from tests.decoding.samples import FORMATS, chunk, draw, draw_png, draw_scans, insert, save, turn


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_accepted(kind: str) -> None:
    answer = decode_one(save(draw(), kind))
    assert open_upload(answer).size == (96, 64)
    assert isinstance(answer, Decoded)
    assert (answer.summary.media_type, answer.summary.width, answer.summary.height) == (FORMATS[kind], 96, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_is_turned_and_private_text_is_gone(orientation: int) -> None:
    given = draw()
    given.getexif()[0x0112] = orientation
    expected = ImageOps.exif_transpose(given)

    async def work(pool: DecoderPool) -> None:
        for kind in FORMATS:
            image = turn(kind, orientation)
            answer = await decode(pool, image)
            upload = open_upload(answer)
            assert upload.size == expected.size, kind
            assert isinstance(answer, Decoded)
            assert b"private" not in answer.upload + answer.thumbnail
            assert (answer.summary.width, answer.summary.height) == expected.size
            for corner in ((2, 2), (expected.width - 3, 2), (2, expected.height - 3)):
                seen, meant = upload.getpixel(corner), expected.convert("RGB").getpixel(corner)
                assert isinstance(seen, tuple)
                assert isinstance(meant, tuple)
                assert max(abs(a - b) for a, b in zip(seen, meant, strict=True)) < 12, (kind, corner)

    run(work)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_each_mode_of_png_is_accepted(mode: str) -> None:
    image = Image.new("I;16", (64, 64), 40_000) if mode == "I;16" else draw().convert(mode)
    open_upload(decode_one(save(image, "PNG")))


def test_hidden_colours_become_white_and_it_is_said() -> None:
    image = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    answer = decode_one(save(image, "PNG"))
    assert isinstance(answer, Decoded)
    assert answer.summary.is_flattened
    assert open_upload(answer).getpixel((30, 30)) == (255, 255, 255)


def test_cmyk_is_accepted() -> None:
    open_upload(decode_one(save(draw().convert("CMYK"), "JPEG")))


TEXT = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
GOOD = {
    "a text that unpacks to 50 MB": insert(save(draw(), "PNG"), TEXT),
    "a broken profile": save(draw(), "PNG", icc_profile=b"rubbish" * 100),
    "rubbish behind": save(draw(), "JPEG") + bytes(100_000),
    "an animation": save(draw(), "WEBP", save_all=True, append_images=[draw().rotate(180)]),
    "an animated PNG": save(draw(), "PNG", save_all=True, append_images=[draw().rotate(180)]),
    "a phone of 64 megapixels": draw_png(9248, 6936),
    "alpha in a large WebP": save(
        Image.new("RGBA", (7000, 5000), (9, 9, 9, 9)), "WEBP", lossless=True, method=0, quality=0
    ),
    "64 scans": draw_scans(800, 800, 64),
    "ten times as long": draw_png(100, 1000),
}


@pytest.mark.parametrize("kind", GOOD)
def test_an_unusual_image_is_accepted(kind: str) -> None:
    upload = open_upload(decode_one(GOOD[kind]))
    if "anim" in kind:
        pixel = upload.getpixel((10, 10))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 240, "the first frame"


def cut(image: bytes) -> bytes:
    return image[: len(image) * 2 // 3]


BAD = {
    "text": (b"I am a text file\n" * 30, Defect.UNKNOWN_FORMAT, "JPEG, PNG, WebP, HEIC or AVIF"),
    "empty": (b"", Defect.UNKNOWN_FORMAT, ""),
    "gif": (save(draw(), "GIF"), Defect.OTHER_FORMAT, "This is a GIF image: export it as JPEG or PNG"),
    "bmp": (save(draw(), "BMP"), Defect.OTHER_FORMAT, "BMP"),
    "tiff": (save(draw(), "TIFF"), Defect.OTHER_FORMAT, "This is a TIFF image: export it as JPEG or PNG"),
    "mp4": (b"\0\0\0\x18ftypmp42" + bytes(2_000), Defect.OTHER_FORMAT, "video"),
    **{f"cut {kind}": (cut(save(draw(), kind)), Defect.DAMAGED, "send the whole file") for kind in FORMATS},
    "heic without its settings": (save(draw(), "HEIF").replace(b"hvcC", b"xxxx"), Defect.DAMAGED, ""),
    "signature alone": (b"\x89PNG\r\n\x1a\n", Defect.DAMAGED, ""),
    "too small": (draw_png(15, 100), Defect.TOO_SMALL, "15×100 pixels; each side needs at least 16"),
    "too long": (draw_png(100, 1001), Defect.TOO_LONG, "at most 10 times"),
    "too many pixels": (draw_png(8126, 8000), Defect.TOO_MANY_PIXELS, "65 million"),
    "scans": (draw_scans(800, 800, 65), Defect.TOO_COMPLEX, "scans"),
    "markers": (b"\xff\xd8" + b"\xff\xe7\0\x02" * 4_000_000, Defect.TOO_COMPLEX, "markers"),
    "chunks": (insert(save(draw(), "PNG"), chunk(b"teSt", b"") * 1_000_000), Defect.TOO_COMPLEX, "chunks"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_image_is_refused_with_what_is_wrong(kind: str) -> None:
    image, defect, words = BAD[kind]
    answer = decode_one(image)
    assert isinstance(answer, Refusal)
    assert answer.defect == defect
    assert words in answer.message


def test_a_file_cut_anywhere_is_refused() -> None:
    """The last bytes are checksums and marks of the end: all pixels are there without them."""

    async def work(pool: DecoderPool) -> None:
        for kind in FORMATS:
            image = save(draw(), kind)
            for end in range(0, len(image) - 40, max(1, len(image) // 20)):
                assert isinstance(await decode(pool, image[:end]), Refusal), (kind, end)

    run(work)


def test_the_upload_is_made_small_enough() -> None:
    noise = Image.frombytes("RGB", (1500, 1500), Random(1).randbytes(1500 * 1500 * 3))
    image = save(noise, "PNG")
    assert len(image) > 6_000_000
    answer = decode_one(image, Limits(decoders=1, upload_bytes=500_000))
    assert isinstance(answer, Decoded)
    assert len(answer.upload) <= 500_000
    open_upload(answer)
    refused = decode_one(image, Limits(decoders=1, upload_bytes=5_000))
    assert isinstance(refused, Refusal)
    assert refused.defect == Defect.CANNOT_SHRINK


def test_an_image_that_needs_too_much_memory_is_refused_before_it_is_decoded() -> None:
    answer = decode_one(
        save(Image.new("RGB", (8000, 8000)), "WEBP", lossless=True), Limits(1, memory_bytes=400_000_000)
    )
    assert isinstance(answer, Refusal)
    assert answer.defect == Defect.TOO_MANY_PIXELS
