"""Shows the progress of a film on stderr: a bar on a terminal, otherwise a line every few seconds."""

import sys
import time
from typing import Any, Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_LINE_SECONDS = 10  # between two lines while nothing changes


class Display(Protocol):
    """Shows each step, and each new state of the video. It is used as a context manager."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def say(self, step: str) -> None:
        """Show a step of the command itself, such as the upload."""

    def show(self, video: dict[str, Any]) -> None:
        """Show the progress of the film."""


def open_display() -> Display:
    console = Console(stderr=True)
    return Bar(console) if console.is_interactive else Lines()


class Bar:
    """A progress bar. It moves without a percentage while the expected duration is unknown."""

    def __init__(self, console: Console) -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[percent]}"),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=None, percent="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def say(self, step: str) -> None:
        self._progress.update(self._task, description=step, total=None, percent="")

    def show(self, video: dict[str, Any]) -> None:
        step, percent = describe(video), find_percent(video)
        if percent is None:
            self.say(step)
        else:
            self._progress.update(self._task, description=step, total=100, completed=percent, percent=f"{percent} %")


class Lines:
    """For logs: one line when the status changes, and one every ten seconds."""

    def __init__(self) -> None:
        self._last, self._at = "", 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def say(self, step: str) -> None:
        """Prints nothing: the steps of the command itself are short."""

    def show(self, video: dict[str, Any]) -> None:
        if video["status"] == self._last and time.monotonic() < self._at + _LINE_SECONDS:
            return
        self._last, self._at = video["status"], time.monotonic()
        percent = find_percent(video)
        known = "" if percent is None else f", {percent} %"
        print(f"kinora: {video['id']}: {describe(video)}{known}", file=sys.stderr, flush=True)


def describe(video: dict[str, Any]) -> str:
    match video["status"], video.get("queue_position"):
        case "queued", int(place):
            return f"queued, number {place}"
        case str(status), _:
            return status.replace("_", " ")
        case _:
            return "in progress"


def find_percent(video: dict[str, Any]) -> int | None:
    """The progress in percent. None while the service does not say when the film will be ready."""
    if video.get("estimated_completed_at") is None or video["status"] != "in_progress":
        return None
    percent: int = video["progress"]
    return percent
