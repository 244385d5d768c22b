"""A folder of files with a limit on its total size: the oldest files are deleted first."""

from collections import OrderedDict
from pathlib import Path


class BoundedFolder:
    """Files by name. A file that was deleted to make room is simply missing."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        folder.mkdir()
        self._folder = folder
        self._limit = limit_bytes
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._total = 0

    def path(self, name: str) -> Path:
        """The path of the file with that name, whether it exists or not."""
        return self._folder / name

    def add(self, name: str) -> None:
        """Counts a file that was written. Deletes the oldest other files while the total exceeds the limit."""
        self._total -= self._sizes.pop(name, 0)
        self._sizes[name] = self.path(name).stat().st_size
        self._total += self._sizes[name]
        while len(self._sizes) > 1 and self._total > self._limit:
            oldest, size = self._sizes.popitem(last=False)
            self._total -= size
            self.path(oldest).unlink(missing_ok=True)
