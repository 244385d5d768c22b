"""Stills, thumbnails, films and markers in a folder: write a draft, store it durably under a name, read it, delete it,
find old files.

A file is first written in the `drafts` folder and fsynced. Only then is it renamed to its final name, and the database
row that names it is committed after that. So a file with a final name is always complete. Files that a killed process
left behind are all in `drafts`.
"""

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog

from app.errors import LowOnSpace, Unavailable
from app.store.content.drafts import Draft, sync_folder, write_draft
from app.store.ids import new_id

log = structlog.get_logger(__name__)

_NO_WAIT: int | None = getattr(os, "RWF_NOWAIT", None)  # only Linux has it
FOLDERS = ("stills", "thumbnails", "films")
MARKERS = "markers"
# What must stay free, the smaller of the two: enough for the films that are being made, and for the database, which is
# usually on the same disk. On a small disk, half a gigabyte would be most of it.
_RESERVE_BYTES, _RESERVE_SHARE = 512_000_000, 0.02
_MARGIN = 1.25  # times the reserve must be free again, so that a film more or less does not switch back and forth


class DiskContent:
    """`Content` in one folder, which contains `stills`, `thumbnails`, `films`, `markers` and `drafts`."""

    def __init__(self, root: Path, *, create: bool = True) -> None:
        """`create` creates the folders that do not exist. Raises OSError."""
        self._root = root
        self._is_low = False
        if create:
            for folder in (*FOLDERS, MARKERS, "drafts"):
                (root / folder).mkdir(parents=True, exist_ok=True)

    def describe_place(self) -> str:
        return str(self._root.absolute())

    def exists(self) -> bool:
        return self._root.is_dir()

    def check_writable(self) -> None:
        probe = self._root / "drafts" / new_id("probe")
        with _translated():
            probe.write_bytes(b"kinora")
            probe.unlink()

    def check_space(self) -> None:
        try:
            disk = os.statvfs(self._root)  # without a thread: it takes a microsecond, a thread takes fifty
        except OSError:
            return  # not a matter of space: what writes to the folder reports it
        free = disk.f_bavail * disk.f_frsize
        reserve = min(_RESERVE_BYTES, int(disk.f_blocks * disk.f_frsize * _RESERVE_SHARE))
        is_low = free < reserve * (_MARGIN if self._is_low else 1)
        if is_low != self._is_low:
            self._is_low = is_low
            tell, what = (log.warning, "low_on_space") if is_low else (log.info, "space_again")
            tell(what, place=self.describe_place(), free_bytes=free)
        if is_low:
            raise LowOnSpace(free_bytes=free)

    @asynccontextmanager
    async def draft(self) -> AsyncIterator[Draft]:
        with _translated():
            draft = Draft(self._root / "drafts" / new_id("draft"))
            try:
                yield draft
            finally:
                draft.discard()

    async def keep(self, draft: Draft, name: str) -> None:
        with _translated():
            await draft.flush()
            await asyncio.to_thread(draft.move_to, self._root / name)

    async def keep_all(self, files: Mapping[str, bytes]) -> None:
        with _translated():
            # One thread for all of it: each change to another thread costs as much as a small write.
            await asyncio.to_thread(self._keep_all, files)

    def _keep_all(self, files: Mapping[str, bytes]) -> None:
        drafts = {self._root / name: self._root / "drafts" / new_id("draft") for name in files}
        try:
            for draft, data in zip(drafts.values(), files.values(), strict=True):
                write_draft(draft, data)
            for path, draft in drafts.items():
                draft.replace(path)
            for folder in {path.parent for path in drafts}:
                sync_folder(folder)
        except OSError:
            for path in (*drafts, *drafts.values()):
                with suppress(OSError):  # where no file can be written, perhaps none can be deleted
                    path.unlink(missing_ok=True)
            raise

    async def open(self, name: str) -> "DiskFile":
        return DiskFile(self._root / name)

    async def read(self, name: str) -> bytes:
        return await asyncio.to_thread((self._root / name).read_bytes)

    def hash(self, name: str) -> str | None:
        path = self._root / name
        if path.is_file():
            with suppress(FileNotFoundError), path.open("rb") as file:  # it may be deleted now
                return hashlib.file_digest(file, "sha256").hexdigest()
        return None

    async def delete(self, *names: str) -> None:
        for name in names:
            await asyncio.to_thread((self._root / name).unlink, missing_ok=True)

    def clear_drafts(self, age_seconds: float) -> None:
        horizon = time.time() - age_seconds
        for draft in (self._root / "drafts").iterdir():
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime <= horizon:
                    draft.unlink()

    def find_old(self, age_seconds: float, folders: Collection[str] = FOLDERS) -> Iterator[tuple[str, str]]:
        horizon = time.time() - age_seconds
        for folder in folders:
            for path in (self._root / folder).iterdir():
                if path.stat().st_mtime < horizon:
                    yield f"{folder}/{path.name}", path.stem


class DiskFile:
    """`StoredFile` on disk."""

    def __init__(self, path: Path) -> None:
        """Opens it right in the event loop, which takes microseconds. Raises FileNotFoundError."""
        self._file = path.open("rb", buffering=0)
        self.size = os.fstat(self._file.fileno()).st_size

    async def read(self, start: int, length: int) -> bytes | memoryview:
        """What the system has in memory is read right away; a thread waits for the disk."""
        piece = self._read_cached(start, length)
        if piece is not None:
            return piece
        return await asyncio.to_thread(os.pread, self._file.fileno(), length, start)

    def _read_cached(self, start: int, length: int) -> memoryview | None:
        """None when the disk would have to be waited for, or when the system cannot tell."""
        if _NO_WAIT is None:
            return None
        piece = bytearray(length)
        try:
            count = os.preadv(self._file.fileno(), [piece], start, _NO_WAIT)
        except OSError:
            return None
        return memoryview(piece)[:count]

    def close(self) -> None:
        self._file.close()


class _translated:  # noqa: N801 - used like a function
    """Turns an OSError into `Unavailable`, which a client can understand."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise Unavailable("The content store cannot be written right now. Try again shortly.") from error
