"""Decoder: a process that decodes one image at a time for the pool, and makes everything that is needed of it at once.

It is started with the descriptor of its socket and its parent's process id. It knows no secret and opens no file except
libraries: the image and the results come as descriptors. It ends when the socket ends.
"""

import os
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pyvips

from app.decoding import encoding, limits, messages, pixels, structure
from app.decoding.formats import ACCEPTED, HEAD_BYTES, Format, describe, recognise
from app.decoding.messages import Needs, Refusal, Request, Summary
from app.decoding.pixels import Raster
from app.decoding.refusals import Defect, Unacceptable, damaged, too_complex

# What the libraries raise for a bad image. Anything else is a bug of ours, and ends the process.
_DAMAGE = (
    *(pyvips.Error, OSError, SyntaxError, ValueError, EOFError, TypeError, RuntimeError, struct.error),
    *(LookupError, ArithmeticError),
)
_OUT_OF_MEMORY: Final = ("out of memory", "memory allocation", "cannot allocate", "failed to allocate")
_BASE_BYTES: Final = 150_000_000  # the process, and an upload of 4096 × 4096 pixels while it is made
_SLACK_BYTES: Final = 128 * 1024 * 1024  # address space is more than memory: stacks of threads, libraries loaded late
_HEIC_BYTES, _AVIF_BYTES = (5, 7), (7, 13)  # per pixel, without and with alpha, measured


@dataclass(frozen=True)
class _Opened:
    kind: Format
    width: int
    height: int
    memory_bytes: int
    decode: Callable[[], Raster]
    reserved_bytes: int = 0


def run_decoder() -> None:
    descriptor, parent = (int(argument) for argument in sys.argv[1:3])
    limits.limit_process(parent)
    _warm_up()
    with socket.socket(fileno=descriptor) as channel:
        channel.setblocking(True)
        channel.send(messages.READY)
        _discard_errors()
        while _answer_next(channel):
            pass


def _warm_up() -> None:
    """Let the libraries load and allocate what they need before memory is limited."""
    pyvips.cache_set_max(0)
    image = pyvips.Image.black(64, 64, bands=3).copy(interpretation="srgb")
    for data, load in (
        (image.jpegsave_buffer(), pyvips.Image.jpegload_buffer),
        (image.pngsave_buffer(), pyvips.Image.pngload_buffer),
    ):
        load(data, access="sequential").resize(0.5).icc_transform("srgb", input_profile="srgb").copy_memory()


def _discard_errors() -> None:
    """Libraries write warnings about images, with which a client could fill the log."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)


def _answer_next(channel: socket.socket) -> bool:
    """Answer one request. False when the pool has closed the socket."""
    line, descriptors, _, _ = socket.recv_fds(channel, messages.LINE_BYTES, 3)
    if not line:
        return False
    try:
        answer = _answer(channel, messages.decode(line, Request, Request), *descriptors)
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
    channel.send(messages.encode(answer))
    return True


def _answer(channel: socket.socket, request: Request, source: int, upload: int, thumbnail: int) -> Summary | Refusal:
    limits.limit_cpu(request.cpu_seconds)
    limits.limit_files(max(request.upload_bytes, messages.THUMBNAIL_BYTES))
    limits.limit_memory(_BASE_BYTES + _SLACK_BYTES)
    try:
        # Read at once, so that what is decoded is what was checked. The position in the pool's file does not change.
        data = os.pread(source, os.fstat(source).st_size, 0)
        return _make_files(channel, request, data, upload, thumbnail)
    except Unacceptable as error:
        return _refuse(error)
    except MemoryError:
        return _refuse(too_complex("memory"))
    except _DAMAGE as error:
        return _refuse(too_complex("memory") if _is_about_memory(str(error).lower()) else damaged())


def _is_about_memory(words: str) -> bool:
    """libheif calls numbers in a file that cannot be right a memory error, too."""
    return "security limit" not in words and any(told in words for told in _OUT_OF_MEMORY)


def _refuse(error: Unacceptable) -> Refusal:
    return Refusal(error.defect, error.message)


def _make_files(
    channel: socket.socket, request: Request, data: bytes, upload: int, thumbnail: int
) -> Summary | Refusal:
    opened = _open(data)
    structure.check_size(opened.width, opened.height)
    if opened.memory_bytes > request.memory_bytes:
        raise Unacceptable(Defect.TOO_MANY_PIXELS, "The image is too large for its format: send a smaller one.")
    channel.send(messages.encode(Needs(opened.memory_bytes)))
    if channel.recv(messages.LINE_BYTES) != messages.GO:
        sys.exit(0)
    limits.limit_memory(opened.memory_bytes + opened.reserved_bytes + _SLACK_BYTES)
    raster = opened.decode()
    is_flattened, is_turned = bool(raster.image.hasalpha()), raster.orientation > 4
    image = pixels.render(raster)
    del raster
    small, width, height = encoding.encode_upload(image, request.upload_bytes)
    _write(upload, small)
    _write(thumbnail, encoding.encode_thumbnail(image))
    shown = (opened.height, opened.width) if is_turned else (opened.width, opened.height)
    return Summary(opened.kind.value, *shown, width, height, is_flattened)


def _open(data: bytes) -> _Opened:
    """Raises Unacceptable."""
    head = data[:HEAD_BYTES]
    match recognise(head):
        case None:
            raise _unrecognised(head)
        case Format.HEIC:
            return _open_heic(data)
        case Format.AVIF:
            return _open_avif(data)
        case kind:
            walks = {Format.JPEG: structure.walk_jpeg, Format.PNG: structure.walk_png, Format.WEBP: structure.walk_webp}
            shape = walks[kind](data)
            size = _BASE_BYTES + shape.frame_bytes
            return _Opened(
                kind,
                shape.width,
                shape.height,
                size,
                lambda: pixels.open_streamed(data, kind, shape),
                shape.reserved_bytes,
            )


def _open_heic(data: bytes) -> _Opened:
    import pillow_heif  # noqa: PLC0415 - most children never need it

    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.options.THUMBNAILS = pillow_heif.options.DEPTH_IMAGES = pillow_heif.options.AUX_IMAGES = False
    file = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
    (width, height), has_alpha = file.size, file.mode in {"RGBA", "LA"}
    size = _BASE_BYTES + _HEIC_BYTES[has_alpha] * width * height
    return _Opened(Format.HEIC, width, height, size, lambda: pixels.open_heic(file))


def _open_avif(data: bytes) -> _Opened:
    from PIL import Image  # noqa: PLC0415 - most children never need it

    Image.MAX_IMAGE_PIXELS = None  # `structure` checks
    with Image.open(BytesIO(data), formats=["AVIF"]) as image:
        (width, height), has_alpha = image.size, image.mode == "RGBA"
    size = _BASE_BYTES + _AVIF_BYTES[has_alpha] * width * height
    return _Opened(Format.AVIF, width, height, size, lambda: pixels.open_avif(data))


def _unrecognised(head: bytes) -> Unacceptable:
    if (what := describe(head)) is None:
        return Unacceptable(Defect.UNKNOWN_FORMAT, f"The image is not a {ACCEPTED} file.")
    return Unacceptable(Defect.OTHER_FORMAT, what)


def _write(descriptor: int, data: bytes) -> None:
    with open(descriptor, "wb", closefd=False) as file:
        file.write(data)
