"""Formats: tells from the first bytes which image format a file has. Decodes nothing."""

from enum import StrEnum


class Format(StrEnum):
    """The formats that are accepted. The value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    AVIF = "image/avif"


ACCEPTED = "JPEG, PNG, WebP, HEIC or AVIF"
HEAD_BYTES = 64  # enough for every signature below

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
_HEIF_BRANDS = {b"mif1", b"msf1", b"hevc", b"hevx"}  # the other brands name the codec; without one it is HEVC
_AVIF_BRANDS = {b"avif", b"avis"}
_NAMES = (  # signature, offset, name with its article
    (b"GIF8", 0, "a GIF image"),
    (b"II*\0", 0, "a TIFF image"),
    (b"MM\0*", 0, "a TIFF image"),
    (b"II+\0", 0, "a TIFF image"),
    (b"MM\0+", 0, "a TIFF image"),
    (b"BM", 0, "a BMP image"),
    (b"\0\0\1\0", 0, "an icon file"),
    (b"8BPS", 0, "a Photoshop file"),
    (b"\xff\x0a", 0, "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", 0, "a JPEG XL image"),
    (b"\0\0\0\x0cjP  ", 0, "a JPEG 2000 image"),
    (b"\xff\x4f\xff\x51", 0, "a JPEG 2000 image"),
    (b"qoif", 0, "a QOI image"),
    (b"<svg", 0, "an SVG drawing"),
)
_OTHERS = (
    (b"%PDF", 0, "a PDF document"),
    (b"\x1aE\xdf\xa3", 0, "a video"),
    (b"ftyp", 4, "a video"),
)


def recognise(head: bytes) -> Format | None:
    """The format of a file that begins with these bytes (HEAD_BYTES of them). None if it is not an accepted one."""
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    return _recognise_heif(head) if head[4:8] == b"ftyp" else None


def describe(head: bytes) -> str | None:
    """What a file is that is not accepted, and what to do: "This is a TIFF image: …". None if unknown."""
    if name := _find_name(head, _NAMES):
        return f"This is {name}: export it as JPEG or PNG."
    if name := _find_name(head, _OTHERS):
        return f"This is {name}, not an image: send a {ACCEPTED} file."
    return None


def _find_name(head: bytes, names: tuple[tuple[bytes, int, str], ...]) -> str | None:
    return next((name for signature, offset, name in names if head.startswith(signature, offset)), None)


def _recognise_heif(head: bytes) -> Format | None:
    length = min(int.from_bytes(head[:4]), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length, 4))]
    if any(brand in _AVIF_BRANDS for brand in brands):
        return Format.AVIF
    if any(brand in _HEIC_BRANDS for brand in brands) or brands[0] in _HEIF_BRANDS:
        return Format.HEIC
    return None
