"""Stills, thumbnails, films, and markers of paid calls, under their names. Only the implementation knows where they
are: no path leaves it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from app.store.content.disk import FOLDERS, DiskContent
from app.store.content.disk import MARKERS as MARKERS
from app.store.content.drafts import Draft


def still_name(generation_id: str) -> str:
    return f"stills/{generation_id}"


def thumbnail_name(generation_id: str) -> str:
    return f"thumbnails/{generation_id}"


def film_name(generation_id: str) -> str:
    return f"films/{generation_id}.mp4"


def marker_name(generation_id: str, attempt_id: str) -> str:
    """The marker of a paid call: an empty file, stored before the call is sent. A database that does not know the call
    is an older copy (decision 0040)."""
    return f"{MARKERS}/{generation_id}.{attempt_id}"


def read_marker(name: str) -> tuple[str, str]:
    """The ids of the generation and of the attempt."""
    generation_id, _, attempt_id = name.removeprefix(f"{MARKERS}/").partition(".")
    return generation_id, attempt_id


def list_names(generation_id: str) -> tuple[str, str, str]:
    """The names of all files that a generation may have."""
    return still_name(generation_id), thumbnail_name(generation_id), film_name(generation_id)


class StoredFile(Protocol):
    """A stored file, open for reading. It stays readable until it is closed, also when it is deleted meanwhile."""

    size: int  # bytes

    async def read(self, start: int, length: int) -> bytes | memoryview:
        """Up to `length` bytes from `start` on; none at the end. Never blocks the event loop for a disk. Raises
        OSError."""

    def close(self) -> None:
        """The caller that opened it must close it, once."""


class Content(Protocol):
    """The content store of a process."""

    def describe_place(self) -> str:
        """Its location in readable form."""

    def exists(self) -> bool:
        """Whether the store itself is there."""

    def check_writable(self) -> None:
        """Raises `Unavailable` when no file can be written."""

    def check_space(self) -> None:
        """Raises `LowOnSpace` when too little space is left to accept more stills. Logs when that begins and ends."""

    def draft(self) -> AbstractAsyncContextManager[Draft]:
        """A new draft, deleted at the end of the block unless `keep` has stored it.

        Raises `Unavailable` when the disk reports an error, for example when it is full."""

    async def keep(self, draft: Draft, name: str) -> None:
        """Store a draft durably under `name`. Raises `Unavailable` when the store reports an error."""

    async def keep_all(self, files: Mapping[str, bytes]) -> None:
        """Store small files durably, each under its name: all or none. Raises `Unavailable` when the store reports an
        error."""

    async def open(self, name: str) -> StoredFile:
        """Open a file for reading. Raises FileNotFoundError when there is none."""

    async def read(self, name: str) -> bytes:
        """The whole file, for stills. Raises FileNotFoundError when there is none."""

    def hash(self, name: str) -> str | None:
        """The SHA-256 of a file's bytes, None when there is no file. Blocks while it reads them."""

    async def delete(self, *names: str) -> None:
        """Delete the files that are there."""

    def clear_drafts(self, age_seconds: float) -> None:
        """Delete the drafts that killed processes left behind: those not modified for `age_seconds`.

        No running process may have a draft that it has not written to for this long."""

    def find_old(self, age_seconds: float, folders: Collection[str] = FOLDERS) -> Iterator[tuple[str, str]]:
        """`(name, generation id)` of every file in these folders last modified more than `age_seconds` ago."""


def open_content(url: str, *, create: bool = True) -> Content:
    """The content store at `file:` and a path. `create` creates the folders that do not exist. Raises OSError."""
    return DiskContent(Path(url.removeprefix("file://").removeprefix("file:")), create=create)
