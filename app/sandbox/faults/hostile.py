"""What a hostile upstream sends: private addresses, bodies that unpack to gigabytes, bodies without an end."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from functools import cache
from urllib.parse import urlsplit, urlunsplit

from starlette.responses import RedirectResponse, Response, StreamingResponse

from app.sandbox.faults.catalog import Fault

_METADATA = "169.254.169.254"  # where many clouds give secrets to their own machines
_MEGABYTE = bytes(1_000_000)
_GZIP_HEADER = bytes.fromhex("1f8b08000000000000ff")
_LAST_BLOCK = b"\x03\x00"  # an empty deflate block that ends the stream


def misdirect(link: str, fault: Fault) -> str:
    """The link, but to a private address."""
    host = _METADATA if fault.value is None else f"127.0.0.1:{fault.value:.0f}"
    parts = urlsplit(link)
    return urlunsplit(("http", host, parts.path, parts.query, ""))


def respond_to_download(fault: Fault, link: str) -> Response | None:
    """The response to a download of the film at `link`. None for the faults of an upstream that means no harm."""
    match fault.name:
        case "evil-redirect":
            return RedirectResponse(misdirect(link, fault), 302)
        case "gzip-gzip":
            return respond_with_bomb(fault, "video/mp4")
        case "drip":
            return _drip(fault)
        case _:
            return None


def respond_with_bomb(fault: Fault, media_type: str) -> Response:
    """A small body in two layers of gzip."""
    megabytes = 1_500 if fault.value is None else int(fault.value)
    return Response(_pack(megabytes), headers={"Content-Encoding": "gzip, gzip"}, media_type=media_type)


def _drip(fault: Fault) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield b"\x00"
            await asyncio.sleep(fault.seconds(1))

    return StreamingResponse(pieces(), media_type="video/mp4")


@cache
def _pack(megabytes: int) -> bytes:
    """This many megabytes of zeros in two layers of gzip.

    After a full flush, equal input gives equal output: so a megabyte is compressed once and repeated, which takes a
    fifth of the time."""
    deflate = zlib.compressobj(9, wbits=-15)
    block = deflate.compress(_MEGABYTE) + deflate.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(megabytes):
        checksum = zlib.crc32(_MEGABYTE, checksum)
    size = megabytes * len(_MEGABYTE) % 2**32
    inner = _GZIP_HEADER + block * megabytes + _LAST_BLOCK + checksum.to_bytes(4, "little") + size.to_bytes(4, "little")
    outer = zlib.compressobj(9, wbits=31)
    return outer.compress(inner) + outer.flush()
