"""Allows one serving process per SQLite database: it holds a lock on a file beside the database.

The operating system releases the lock when the process ends, also after a crash.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.config import Misconfigured


@contextmanager
def hold_lock(database: Path) -> Iterator[None]:
    """Hold the lock during the block. Creates the database's folder, not the database.

    Raises Misconfigured when another process serves this database."""
    database.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(database.with_name(f"{database.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Misconfigured(f"another process serves {database} already: one SQLite file has one server") from None
    try:
        yield
    finally:
        os.close(lock)
