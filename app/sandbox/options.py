"""What a sandbox can be told when it starts, and what may be changed while it runs."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["async", "blocking"]

CHANGEABLE = ("seconds", "mode", "tiny", "link_seconds", "requests_per_minute", "credit_limit", "api_key")
LONGEST_LINK_SECONDS = 604_800  # seven days: S3 signs for no longer


@dataclass(frozen=True)
class Options:
    """One sandbox's settings; `ValueError` for a value that the wire could not carry."""

    seconds: float = 4.0
    """A run takes at least this long from its submit to SUCCESS, in seconds."""
    mode: Mode = "async"
    """`blocking`: every submit waits for its film, whatever its body says."""
    faults: tuple[str, ...] = ()
    """Faults of every call, each as `NAME`, `NAME=VALUE` or with `*TIMES` behind."""
    tiny: bool = False
    """Films a twentieth as wide and high, of few frames: for tests."""
    link_seconds: int = LONGEST_LINK_SECONDS
    """How long a signed link is good, in seconds."""
    requests_per_minute: int = 180
    """Over all keys; 0 means no limit."""
    api_key: str | None = None
    """The only key that is good; None: any that is not empty."""
    credit_limit: int = 100_000_000
    """Credits; a submit that would go past them is answered 406."""

    def __post_init__(self) -> None:
        if self.mode not in ("async", "blocking"):
            raise ValueError(f"mode is 'async' or 'blocking', not {self.mode!r}")
        if not 0 <= self.link_seconds <= LONGEST_LINK_SECONDS:
            raise ValueError(f"link_seconds is 0 to {LONGEST_LINK_SECONDS}, not {self.link_seconds}")
        if self.seconds < 0 or self.requests_per_minute < 0 or self.credit_limit < 0:
            raise ValueError("seconds, requests_per_minute and credit_limit are not negative")
