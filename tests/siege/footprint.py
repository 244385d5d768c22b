"""What a service and its children occupy: memory, descriptors, processes, files."""

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path

from app.store.content import MARKERS

_PAUSE_SECONDS = 0.2


@dataclass(frozen=True)
class Footprint:
    """Bytes of memory (shared pages are counted once), open descriptors, child processes, and files in the store."""

    memory: int
    descriptors: int
    children: int
    files: int


def measure(pid: int, content: Path) -> Footprint:
    family = [pid, *_list_children(pid)]
    return Footprint(
        memory=sum(_read_memory(each) for each in family),
        descriptors=_count_descriptors(pid),
        children=len(family) - 1,
        files=sum(1 for path in content.rglob("*") if path.is_file() and path.parent.name != MARKERS),
    )


class Sampler:
    """Measures again and again in a thread, and keeps the peak of the memory in bytes."""

    def __init__(self, pid: int, content: Path) -> None:
        self.peak = 0
        self._pid, self._content = pid, content
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def stop(self) -> int:
        self._stop.set()
        self._thread.join()
        return self.peak

    def _work(self) -> None:
        while not self._stop.wait(_PAUSE_SECONDS):
            self.peak = max(self.peak, measure(self._pid, self._content).memory)


def _list_children(pid: int) -> list[int]:
    children: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, path.read_text().split()):
                children += [child, *_list_children(child)]
    return children


def _read_memory(pid: int) -> int:
    """The proportional set size: a page that n processes share counts as 1/n in each of them."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _count_descriptors(pid: int) -> int:
    with contextlib.suppress(OSError):
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return 0
