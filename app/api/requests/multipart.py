"""Parses a multipart form while it is received: texts, and files, which are hashed too. Which fields there may be, is
decided in `form`.

Starlette has such a parser too. It accepts a form that ends before its closing boundary and drops the incomplete part;
it guesses the encoding of text; it has one size limit for all fields, although one is an image and the others are text;
and it starts a thread for each piece of a file.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterable, Container, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from app.api.bodies import TEXT_COST, Share
from app.api.http_errors import LONGEST_NAME, ImageTooLarge
from app.errors import InvalidRequest

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FIELD_LIMIT = 64 * 1024  # bytes of a field other than the image; the longest prompt needs a quarter of it
_TEXT_LIMIT = 50  # texts in a form; more than any normal request has
_FILE_LIMIT = 2  # only one is allowed, but a second one gets a better error; each may open a temporary file
_HEAD_LIMIT = 8 * 1024  # bytes of a part's own headers
_IN_MEMORY = 1024 * 1024  # bytes of a file; a larger one is written to disk in pieces of this size
_DISPOSITION = b"content-disposition"


class Upload:
    """A file of a form. A small one stays in memory; a larger one is written to a temporary file."""

    def __init__(self, file_name: str) -> None:
        self.file_name, self.size = file_name, 0  # bytes
        self._digest = hashlib.sha256()
        self._buffer = bytearray()  # what is not hashed and not on disk yet
        self._file: BinaryIO | None = None

    @property
    def sha256(self) -> str:
        """Of the whole file, once it has been opened."""
        return self._digest.hexdigest()

    def add(self, piece: memoryview) -> None:
        self._buffer += piece
        self.size += len(piece)

    async def spill(self) -> None:
        """Write to disk what is too much for the memory."""
        if len(self._buffer) > _IN_MEMORY:
            await asyncio.to_thread(self._write_out)

    async def open(self) -> BinaryIO:
        """The whole file, at its first byte. `close` closes it."""
        if self._file is None:
            self._digest.update(self._buffer)
            self._file = BytesIO(self._buffer)
        else:
            await asyncio.to_thread(self._write_out)
            self._file.seek(0)
        return self._file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _write_out(self) -> None:
        if self._file is None:
            self._file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - `close` closes it
        self._digest.update(self._buffer)
        self._file.write(self._buffer)
        self._buffer.clear()


Fields = list[tuple[str, str | Upload]]


@dataclass(frozen=True)
class Limits:
    """What a form may have."""

    file_bytes: int
    long_texts: Container[str]  # the names of the texts that only the body's own limit applies to
    share: Share


async def parse_form(
    pieces: AsyncIterable[bytes], options: Mapping[bytes, bytes], limits: Limits, opened: ExitStack
) -> Fields:
    """The fields in their order; the files are closed with `opened`. `options` are those of the `Content-Type`. Raises
    InvalidRequest, ImageTooLarge, RateLimited."""
    if b"boundary" not in options:
        raise _refuse("Missing boundary in multipart")
    form = _Form(limits, opened)
    try:
        await form.read_pieces(pieces, options[b"boundary"])
    except FormParserError:
        raise _refuse("Invalid multipart data") from None
    return form.fields


class _Form:
    """The parts that have been received so far. Its methods `on_…` are called by the parser."""

    def __init__(self, limits: Limits, opened: ExitStack) -> None:
        self.fields: Fields = []
        self.uploads: list[Upload] = []
        self._limits, self._opened = limits, opened
        self._is_whole = False

    async def read_pieces(self, pieces: AsyncIterable[bytes], boundary: bytes) -> None:
        """Raises FormParserError, and what `parse_form` raises."""
        parser = MultipartParser(boundary, self._list_callbacks())
        async for piece in pieces:
            parser.write(piece)
            for upload in self.uploads:
                await upload.spill()
        parser.finalize()
        if not self._is_whole:
            # If a `fast_mode` at the end were lost, the client would pay the standard price.
            raise InvalidRequest("The form is incomplete: its closing boundary is missing. Send the whole form.")

    def _list_callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self.on_part_begin,
            "on_header_field": self.on_header_field,
            "on_header_value": self.on_header_value,
            "on_header_end": self.on_header_end,
            "on_headers_finished": self.on_headers_finished,
            "on_part_data": self.on_part_data,
            "on_part_end": self.on_part_end,
            "on_end": self.on_end,
        }

    def on_part_begin(self) -> None:
        self._disposition: bytes | None = None
        self._header, self._value = b"", b""
        self._head = 0  # bytes
        self._name, self._text = "", bytearray()
        self._upload: Upload | None = None

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._count_head(end - start)
        self._header += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._count_head(end - start)
        self._value += data[start:end]

    def on_header_end(self) -> None:
        if self._header.lower() == _DISPOSITION:
            self._disposition = self._value
        self._header, self._value = b"", b""

    def on_headers_finished(self) -> None:
        """Raises InvalidRequest."""
        _, options = parse_options_header(self._disposition)
        if b"name" not in options:
            raise _refuse('The Content-Disposition header field "name" must be provided')
        self._name = _decode_name(options[b"name"])
        if b"filename" in options:
            self._open_upload(_decode_name(options[b"filename"]))
        elif len(self.fields) - len(self.uploads) == _TEXT_LIMIT:
            raise _refuse(f"Too many fields. Maximum number of fields is {_TEXT_LIMIT}")

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """Raises ImageTooLarge, InvalidRequest, RateLimited."""
        if self._upload is not None:
            if self._upload.size + end - start > self._limits.file_bytes:
                raise ImageTooLarge(limit=self._limits.file_bytes)
            self._upload.add(memoryview(data)[start:end])
            return
        if self._name not in self._limits.long_texts and len(self._text) + end - start > FIELD_LIMIT:
            raise make_too_long(self._name)
        self._limits.share.add((TEXT_COST - 1) * (end - start))
        self._text += data[start:end]

    def on_part_end(self) -> None:
        """Raises InvalidRequest."""
        self.fields.append((self._name, self._upload or self._decode_text()))

    def on_end(self) -> None:
        self._is_whole = True

    def _open_upload(self, file_name: str) -> None:
        if len(self.uploads) == _FILE_LIMIT:
            raise _refuse(f"Too many files. Maximum number of files is {_FILE_LIMIT}")
        self._upload = Upload(file_name)
        self._opened.callback(self._upload.close)
        self.uploads.append(self._upload)

    def _decode_text(self) -> str:
        """Refuses invalid UTF-8: guessing would change the prompt, and the wrong film would be paid for."""
        try:
            return self._text.decode()
        except UnicodeDecodeError:
            name = self._name[:LONGEST_NAME]
            raise InvalidRequest(f"`{name}` is not valid UTF-8.", param=name) from None

    def _count_head(self, size: int) -> None:
        self._head += size
        if self._head > _HEAD_LIMIT:
            raise InvalidRequest(f"The headers of each part of the form may have at most {_HEAD_LIMIT:,} bytes.")


def make_too_long(name: str) -> InvalidRequest:
    name = name[:LONGEST_NAME]
    return InvalidRequest(f"`{name}` may have at most {FIELD_LIMIT:,} bytes.", param=name)


def _decode_name(name: bytes) -> str:
    """A name that is not UTF-8 is shown somehow: no field has such a name."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("latin-1")


def _refuse(reason: str) -> InvalidRequest:
    return InvalidRequest(f"The form cannot be read: {reason}.")
