"""A folder of files that never grows past its limit: the oldest file goes first."""

from collections import OrderedDict
from pathlib import Path


class Shelf:
    """Files by name; what it has dropped is simply not there any more."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        folder.mkdir()
        self._folder = folder
        self._limit = limit_bytes
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._total = 0

    def path(self, name: str) -> Path:
        """Where the file of that name is, or would be."""
        return self._folder / name

    def keep(self, name: str) -> None:
        """Counts a file that has been written; drops the oldest others when it is too much."""
        self._total -= self._sizes.pop(name, 0)
        self._sizes[name] = self.path(name).stat().st_size
        self._total += self._sizes[name]
        while len(self._sizes) > 1 and self._total > self._limit:
            oldest, size = self._sizes.popitem(last=False)
            self._total -= size
            self.path(oldest).unlink(missing_ok=True)
