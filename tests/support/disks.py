"""Disks that fill up: a small tmpfs where this user may mount one, and everywhere a limit on the size of files."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

_SMALL = 8_000_000  # bytes; enough for the schema, a few films and the write-ahead log of a test
_LIMIT = 512 * 1024  # bytes per file: the log of a test stays below it, the write-ahead log does not


class Disk(Protocol):
    """A folder that a process cannot write to while `full` is active."""

    folder: Path

    def full(self, process: int) -> AbstractContextManager[None]: ...


class SmallDisk:
    """A tmpfs. When it is full, every process gets ENOSPC."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:  # noqa: ARG002 - the disk is full for every process
        filler, piece = self.folder / "filler", bytes(4096)
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(piece):
                pass
        yield
        filler.unlink()

    @contextmanager
    def almost_full(self) -> Iterator[None]:
        """Leave a hundredth of it free: enough for a small file."""
        filler = self.folder / "filler"
        state = os.statvfs(self.folder)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, state.f_bavail * state.f_frsize - _SMALL // 100)
        yield
        filler.unlink()


class LimitedDisk:
    """An ordinary folder, but with a limit on the size of files: EFBIG, which SQLite reports as an I/O error."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:
        before = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (_LIMIT, before[1]))
        yield
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


class LostDisk:
    """A folder that disappears, like an unmounted one, and comes back unchanged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, process: int) -> Iterator[None]:  # noqa: ARG002
        away = self.folder.rename(self.folder.with_name("away"))
        yield
        away.rename(self.folder)


@contextmanager
def open_disk(kind: str, folder: Path) -> Iterator[Disk]:
    """Open a disk of this kind at `folder`, which is created."""
    if kind == "tmpfs":
        with open_small_disk(folder) as disk:
            yield disk
        return
    folder.mkdir()
    yield LimitedDisk(folder) if kind == "limit" else LostDisk(folder)


@contextmanager
def open_small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Needs `CAN_MOUNT`."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={_SMALL}", "none", str(folder))
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _can_mount() -> bool:
    """Whether this user may mount. Even root often may not: containers usually lack the capability."""
    try:
        _run("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
    except (OSError, subprocess.CalledProcessError):
        return False
    return os.geteuid() == 0


CAN_MOUNT = _can_mount()
_MOUNTED = ["tmpfs"] if CAN_MOUNT else []
FOR_DATABASES, FOR_FILES = ["limit", *_MOUNTED], ["lost", *_MOUNTED]
