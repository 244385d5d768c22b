"""The output of a film: a file, a folder, or standard output. It is opened before anything is paid."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.config import Misconfigured

STDOUT = "-"


@dataclass(frozen=True)
class Target:
    """An open output. The film is written to `file` in pieces; `finish` gives the complete film its name."""

    file: BinaryIO
    draft: Path | None  # the temporary file until the film is complete; None when the pieces are written directly
    place: Path

    def finish(self, video_id: str) -> str:
        """Give the complete film its name, and return the name.

        In a folder, the film is named after its video, so that no two films have the same name."""
        self.file.flush()
        if self.draft is None:
            return "standard output" if str(self.place) == STDOUT else str(self.place)
        film = self.place / f"{video_id}.mp4" if self.place.is_dir() else self.place
        # A symbolic link is followed, so that it still points to the film.
        self.draft.replace(os.path.realpath(film))
        return str(film)


@contextmanager
def open_target(output: str) -> Iterator[Target]:
    """Open the output. An existing file is replaced only when the new film is complete. Raises Misconfigured."""
    place = Path(output)
    if output == STDOUT:
        if sys.stdout.isatty():
            raise Misconfigured("--output - would write the film to this terminal: add `> film.mp4`, or name a file")
        yield Target(sys.stdout.buffer, None, place)
    elif place.exists() and not place.is_file() and not place.is_dir():  # writes to a device or pipe, replaces nothing
        with _open(place, "wb", output) as file:
            yield Target(file, None, place)
    else:
        folder = place if place.is_dir() else Path(os.path.realpath(place)).parent
        if not folder.is_dir() or (output.endswith(os.sep) and not place.is_dir()):
            raise Misconfigured(f"--output: there is no folder {output if output.endswith(os.sep) else place.parent}")
        draft = folder / f".kinora-{secrets.token_hex(4)}.part"
        with _open(draft, "xb", output) as file:
            try:
                yield Target(file, draft, place)
            finally:
                draft.unlink(missing_ok=True)


def _open(path: Path, mode: str, output: str) -> BinaryIO:
    try:
        return path.open(mode)  # type: ignore[return-value]  # all modes here are binary
    except OSError as error:
        raise Misconfigured(f"--output: {output} cannot be written ({error.strerror}): choose another place") from None
