"""One film to be made, as it travels from the sandbox to its render process."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Job:
    """One film: where its still is, where it goes (a path), its size in pixels, how it is made."""

    still: str
    film: str
    width: int
    height: int
    fast: bool
    audio: bool
    tiny: bool

    def line(self) -> bytes:
        """As the worker reads it."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def rate(self) -> int:
        """Frames a second."""
        return 1 if self.tiny else 24

    @property
    def margin(self) -> float:
        """How much larger than the frame the picture is that it is cut from: more stays sharper as it comes nearer."""
        return 1.0 if self.fast or self.tiny else 1.15

    @property
    def encoding(self) -> dict[str, str]:
        """What x264 is told."""
        if self.tiny:
            return {"preset": "ultrafast", "crf": "28"}
        return {"preset": "superfast", "crf": "22" if self.fast else "18"}

    @staticmethod
    def parse(line: str) -> "Job":
        """What `line` has written."""
        return Job(**json.loads(line))
