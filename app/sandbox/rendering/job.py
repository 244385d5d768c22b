"""The description of a film to render, and its JSON on the way from the sandbox to a render process."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Job:
    """One film to render: the paths of its still and of the film, its size in pixels, and its parameters. `rate` is in
    frames per second."""

    still: str
    film: str
    width: int
    height: int
    fast: bool
    audio: bool
    tiny: bool
    seconds: int
    rate: int

    def line(self) -> bytes:
        """The job as one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def margin(self) -> float:
        """How many times larger than a frame the scaled still is. A larger one stays sharper as the zoom goes in."""
        return 1.0 if self.fast or self.tiny else 1.15

    @property
    def encoding(self) -> dict[str, str]:
        """Options for x264."""
        if self.tiny:
            return {"preset": "ultrafast", "crf": "28"}
        return {"preset": "superfast", "crf": "22" if self.fast else "18"}

    @staticmethod
    def parse(line: str) -> "Job":
        """Parses what `line` returns."""
        return Job(**json.loads(line))
