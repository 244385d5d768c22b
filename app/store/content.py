"""Stills and films on disk: write a draft, store it durably under a name, delete it, find old files.

A file is first written in the `drafts` folder and fsynced. Only then is it renamed to its final name, and the database
row that names it is committed after that. So a file with a final name is always complete. Files that a killed process
left behind are all in `drafts`.
"""

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from app.errors import Unavailable
from app.store.ids import new_id

_BUFFER = 1024 * 1024


def still_name(generation_id: str) -> str:
    return f"stills/{generation_id}"


def film_name(generation_id: str) -> str:
    return f"films/{generation_id}.mp4"


class Draft:
    """A file being written. Its bytes are counted and hashed. It is deleted unless `Content.keep` stores it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = 0
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
        """Write everything received so far to the file. It can still be lost in a power cut, until `settle`."""
        piece, self._buffer = bytes(self._buffer), bytearray()
        await asyncio.to_thread(self._write_out, piece)

    def _write_out(self, piece: bytes) -> None:
        self._hash.update(piece)
        view = memoryview(piece)
        while view:
            view = view[self._file.write(view) :]

    def settle(self, target: Path) -> None:
        """fsync the file, rename it to `target`, fsync the folder. After that it survives a power cut."""
        os.fsync(self._file.fileno())
        self._file.close()
        self.path.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def discard(self) -> None:
        self._file.close()
        self.path.unlink(missing_ok=True)


class Content:
    """The content store of a process: one folder that contains `stills`, `films` and `drafts`."""

    def __init__(self, root: Path, *, make: bool = True) -> None:
        """`make` creates the folders that do not exist. Raises OSError."""
        self._root = root
        if make:
            for folder in ("stills", "films", "drafts"):
                (root / folder).mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        return self._root / name

    def exists(self, name: str) -> bool:
        return self.path(name).is_file()

    @asynccontextmanager
    async def draft(self) -> AsyncIterator[Draft]:
        """A new draft, deleted at the end of the block unless `keep` has stored it.

        Raises `Unavailable` when the disk reports an error, for example when it is full."""
        with _translated():
            draft = Draft(self._root / "drafts" / new_id("draft"))
            try:
                yield draft
            finally:
                draft.discard()

    async def keep(self, draft: Draft, name: str) -> None:
        """Store a draft durably under `name`. Raises `Unavailable` when the disk reports an error."""
        with _translated():
            await draft.flush()
            await asyncio.to_thread(draft.settle, self.path(name))

    async def delete(self, *names: str) -> None:
        for name in names:
            await asyncio.to_thread(self.path(name).unlink, missing_ok=True)

    def check_writable(self) -> None:
        """Raises `Unavailable` when no file can be written."""
        probe = self._root / "drafts" / new_id("probe")
        with _translated():
            probe.write_bytes(b"kinora")
            probe.unlink()

    def clear_drafts(self, age_seconds: float) -> None:
        """Delete the drafts that killed processes left behind: those not modified for `age_seconds`.

        No running process may have a draft that it has not written to for this long."""
        horizon = time.time() - age_seconds
        for draft in (self._root / "drafts").iterdir():
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime <= horizon:
                    draft.unlink()

    def find_old(self, age_seconds: float) -> Iterator[tuple[str, str]]:
        """`(name, generation id)` of every still and film last modified more than `age_seconds` ago."""
        horizon = time.time() - age_seconds
        for folder in ("stills", "films"):
            for path in (self._root / folder).iterdir():
                if path.stat().st_mtime < horizon:
                    yield f"{folder}/{path.name}", path.stem


class _translated:  # noqa: N801 - used like a function
    """Turns an OSError into `Unavailable`, which a client can understand."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise Unavailable("The content store cannot be written right now. Try again shortly.") from error
