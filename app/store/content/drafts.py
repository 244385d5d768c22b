"""A file while it is written: counted, hashed, in the `drafts` folder until it is complete."""

import asyncio
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_BUFFER = 1024 * 1024


class Draft:
    """A file being written. Its bytes are counted and hashed. It is deleted unless `Content.keep` stores it."""

    def __init__(self, path: Path) -> None:
        self.bytes = 0
        self._path = path
        self._hash = hashlib.sha256()
        self._file = path.open("wb", buffering=0)
        self._buffer = bytearray()

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    async def write(self, piece: bytes) -> None:
        self._buffer += piece
        self.bytes += len(piece)
        if len(self._buffer) >= _BUFFER:
            await self.flush()

    async def flush(self) -> None:
        """Write everything received so far to the file. It can still be lost in a power cut, until `move_to`."""
        piece, self._buffer = bytes(self._buffer), bytearray()
        await asyncio.to_thread(self._write_out, piece)

    async def check(self, fn: Callable[[BinaryIO], None]) -> None:
        """Run `fn` on everything received so far, outside the event loop. Raises what it raises."""
        await self.flush()
        await asyncio.to_thread(self._check, fn)

    def _check(self, fn: Callable[[BinaryIO], None]) -> None:
        with self._path.open("rb") as file:
            fn(file)

    def _write_out(self, piece: bytes) -> None:
        self._hash.update(piece)
        view = memoryview(piece)
        while view:
            view = view[self._file.write(view) :]

    def move_to(self, target: Path) -> None:
        """fsync the file, rename it to `target`, fsync the folder. After that it survives a power cut."""
        os.fsync(self._file.fileno())
        self._file.close()
        self._path.replace(target)
        sync_folder(target.parent)

    def discard(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def write_draft(path: Path, data: bytes) -> None:
    """A whole file, and fsync it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """After that, renames in this folder survive a power cut."""
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
