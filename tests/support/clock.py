"""Changes the wall clock of real processes, with a few lines of C between them and the kernel."""

import shutil
import struct
import subprocess
from pathlib import Path

_SOURCE = Path(__file__).with_name("clock.c")


class Clock:
    """The clock of every process that is started with `environment`. Needs a C compiler; fails with a clear message
    without one."""

    def __init__(self, folder: Path) -> None:
        compiler = next((path for name in ("cc", "gcc", "clang") if (path := shutil.which(name))), None)
        assert compiler, "the tests that move the clock need a C compiler (cc, gcc or clang): install one"
        library, self._file = folder / "clock.so", folder / "offset"
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(_SOURCE)], check=True)
        self._file.write_bytes(struct.pack("q", 0))
        self.offset_seconds = 0
        self.environment = {"LD_PRELOAD": str(library), "CLOCK_OFFSET_FILE": str(self._file)}

    def jump(self, seconds: int) -> None:
        """Move the clock forwards, or backwards when negative. Takes effect at once, in every such process."""
        self.offset_seconds += seconds
        with self._file.open("r+b", buffering=0) as file:  # in place: the processes have mapped this file
            file.write(struct.pack("q", self.offset_seconds))
