"""How long a download that failed waits before its next try."""

import random

_FIRST = 0.5  # seconds
_LONGEST_AT_FIRST = 60.0  # what is missing a minute after SUCCESS will probably be there soon
_LONGEST = 6 * 3600.0
_FIRST_HOUR = 3600.0


class DownloadPauses:
    """The pauses of one download: each is twice as long as the one before, up to a minute in the first hour, and up to
    six hours after that. A file that was received twice and is broken will probably not change: for it, the minute does
    not apply.

    `seconds` is how long the film can be downloaded: the last try is made at the end of that time, and not hours later.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = _FIRST
        self._sha256: str | None = None

    def choose(self, age: float, sha256: str | None) -> float:
        """The pause in seconds, after a try that failed `age` seconds after the first one began. `sha256` is that of
        the broken file, or None if no complete file was received."""
        is_same = sha256 is not None and sha256 == self._sha256
        self._sha256 = sha256 or self._sha256
        pause = min(self._next, _LONGEST if is_same or age >= _FIRST_HOUR else _LONGEST_AT_FIRST)
        self._next = 2 * pause
        varied = pause * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
        return max(min(varied, self._seconds - age), 0)
