"""The options of a sandbox, and which of them can be changed while it runs."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["async", "blocking"]

CHANGEABLE = (
    *("seconds", "mode", "tiny", "frames_per_second", "link_seconds", "requests_per_minute"),
    *("credit_limit", "api_key"),
)
LONGEST_LINK_SECONDS = 604_800  # seven days: the longest that S3 allows


@dataclass(frozen=True)
class Options:
    """The options of one sandbox. Raises `ValueError` for an impossible value."""

    seconds: float = 4.0
    """The shortest time from a submit to its SUCCESS, in seconds."""
    mode: Mode = "async"
    """With `blocking`, every submit waits for its film, also when its body says `"async": true`."""
    faults: tuple[str, ...] = ()
    """Faults that apply to every request, each written as `NAME[=VALUE][*TIMES]`."""
    tiny: bool = False
    """Makes films of a twentieth of the width and height, one frame per second: for tests."""
    frames_per_second: int = 24
    """Of films that are not tiny. With fewer, a film in full size is made sooner."""
    link_seconds: int = LONGEST_LINK_SECONDS
    """How long a signed link is valid, in seconds."""
    requests_per_minute: int = 180
    """The rate limit over all keys; 0 means no limit."""
    api_key: str | None = None
    """The only valid key; None accepts any key that is not empty."""
    credit_limit: int = 100_000_000
    """Of each key's account, in credits. A submit that would exceed it gets 406."""

    def __post_init__(self) -> None:
        if self.mode not in ("async", "blocking"):
            raise ValueError(f"mode is 'async' or 'blocking', not {self.mode!r}")
        if not 0 <= self.link_seconds <= LONGEST_LINK_SECONDS:
            raise ValueError(f"link_seconds is 0 to {LONGEST_LINK_SECONDS}, not {self.link_seconds}")
        if not 1 <= self.frames_per_second <= 60:
            raise ValueError(f"frames_per_second is 1 to 60, not {self.frames_per_second}")
        if self.seconds < 0 or self.requests_per_minute < 0 or self.credit_limit < 0:
            raise ValueError("seconds, requests_per_minute and credit_limit are not negative")
