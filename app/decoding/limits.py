"""Limits: what a decoder process may use. The process sets them itself, before it reads the first image."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

_SET_PARENT_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES = 1, 38  # prctl(2)
_DESCRIPTORS = 64
_PAGE_BYTES = resource.getpagesize()
_NICENESS = 10  # the parent, which answers requests, goes first


def limit_process(parent: int) -> None:
    """For the whole life of the process: it ends with its parent, opens few files, leaves no core file. Ends the
    process if the parent, given by its id, has ended already."""
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        with suppress(OSError):  # when memory is short, the kernel ends this process, and not the one with paid calls
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    if os.getppid() != parent:
        sys.exit("the parent process has ended")
    os.nice(_NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C on a terminal is for the parent, which then ends this process
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails instead


def limit_files(size: int) -> None:
    """Bytes of one file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def limit_cpu(seconds: int) -> None:
    """From now on. The kernel counts whole seconds, so it may be up to one more; then SIGXCPU ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def limit_memory(size: int) -> None:
    """Bytes of address space beyond what the process has now. Beyond, allocations fail."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) if sys.platform == "linux" else 0
    soft = pages * _PAGE_BYTES + size if pages else resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_AS, (soft, resource.RLIM_INFINITY))
