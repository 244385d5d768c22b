"""Disks that fill up: a small one of our own where this user may mount it, and everywhere a limit to files."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

_SMALL = 8_000_000  # bytes; the schema, a few films and the write-ahead log of a test fit well
_LIMIT = 512 * 1024  # bytes of any one file: the log of a test stays below it, the write-ahead log does not


class Disk(Protocol):
    """A folder that for a while takes nothing more from a process."""

    folder: Path

    def full(self, process: int) -> AbstractContextManager[None]: ...


class SmallDisk:
    """A tmpfs. When it is full, it is full for everybody: ENOSPC."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:  # noqa: ARG002 - it asks nobody who he is
        filler, piece = self.folder / "filler", bytes(4096)
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(piece):
                pass
        yield
        filler.unlink()


class LimitedDisk:
    """An ordinary folder. The process may write no file beyond a size: EFBIG, which SQLite calls an I/O error."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:
        before = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (_LIMIT, before[1]))
        yield
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


class LostDisk:
    """A folder that goes away, as an unmounted one does, and comes back as it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:  # noqa: ARG002
        away = self.folder.rename(self.folder.with_name("away"))
        yield
        away.rename(self.folder)


@contextmanager
def open_disk(kind: str, folder: Path) -> Iterator[Disk]:
    """One of the kinds at the folder, which is made for it."""
    folder.mkdir()
    if kind != "tmpfs":
        yield LimitedDisk(folder) if kind == "limit" else LostDisk(folder)
        return
    _run("mount", "-t", "tmpfs", "-o", f"size={_SMALL}", "none", str(folder))
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _can_mount() -> bool:
    """Not even every root may: in a container the capability is often taken away."""
    try:
        _run("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
    except (OSError, subprocess.CalledProcessError):
        return False
    return os.geteuid() == 0


_MOUNTED = ["tmpfs"] if _can_mount() else []
FOR_DATABASES, FOR_FILES = ["limit", *_MOUNTED], ["lost", *_MOUNTED]
