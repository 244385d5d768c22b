"""`kinora generate`: the command-line client. It calls a running Kinora over HTTP, like any other client."""

import json
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from app.cli.connection import Connection, GenerateFailed
from app.cli.progress import Display, open_display
from app.cli.target import STDOUT, Target, open_target
from app.config import Misconfigured

_WAIT_SECONDS = 10  # how long the service may delay its response while nothing changes
_PAUSE_SECONDS = 0.5
_PATIENCE = 40  # polls that may fail in a row: enough to survive a restart of the service
_STDIN = "-"


class Stopped(KeyboardInterrupt):
    """Ctrl-C; the text says what continues on the service."""


@dataclass(frozen=True)
class Wish:
    """The parameters of the film."""

    prompt: str
    fast: bool = False
    audio: bool = False
    aspect_ratio: str = "16:9"
    resolution: str = "1080p"
    take: int = 1
    metadata: tuple[str, ...] = ()  # each `key=value`

    def write_form(self) -> dict[str, str]:
        """Raises Misconfigured."""
        form = {
            "prompt": self.prompt,
            "fast_mode": str(self.fast).lower(),
            "generate_audio": str(self.audio).lower(),
            "aspect_ratio": self.aspect_ratio,
            "resolution": self.resolution,
            "take": str(self.take),
        }
        for pair in self.metadata:
            name, sign, value = pair.partition("=")
            if not sign or not name:
                raise Misconfigured("--metadata must be KEY=VALUE, such as --metadata project=cats")
            if f"metadata[{name}]" in form:
                raise Misconfigured(f"--metadata has {name} twice")
            form[f"metadata[{name}]"] = value
        return form


@dataclass(frozen=True)
class Made:
    """The video, the place of its film, and whether the request was a `miss`, `joined` or a `hit`."""

    video: dict[str, Any]
    place: str
    met: str


def generate(url: str, key: str, image: str, wish: Wish, output: str, *, as_json: bool) -> None:
    """Make one film, and print one line about it."""
    for number in (signal.SIGTERM, signal.SIGHUP):  # the same as Ctrl-C: no incomplete film is left behind
        signal.signal(number, signal.default_int_handler)
    if as_json and output == STDOUT:
        raise Misconfigured("--json and --output - both want standard output: choose one")
    try:
        made = make_film(url, key, image, wish, output)
    except GenerateFailed as error:
        print(f"kinora: {error}", file=sys.stderr)
        raise typer.Exit(1) from None
    except Stopped as stop:
        print(f"kinora: {stop}", file=sys.stderr)
        raise typer.Exit(130) from None
    if as_json:
        print(json.dumps(made.video, ensure_ascii=False))
        return
    print(describe(made), file=sys.stderr if output == STDOUT else sys.stdout)


def make_film(url: str, key: str, image: str, wish: Wish, output: str) -> Made:
    """Send the request, wait, download the film. Local mistakes are found before anything is sent.

    Raises GenerateFailed, Misconfigured, Stopped."""
    form, still = wish.write_form(), _read_still(image)
    if image != _STDIN and still[0] and Path(output).exists() and Path(output).samefile(image):
        raise Misconfigured("--output is the image itself: choose another name")
    with open_target(output) as target:
        job = _Job(Connection(url, key), target)
        try:
            return job.run(form, still)
        except KeyboardInterrupt:
            raise Stopped(job.tell_what_goes_on()) from None
        finally:
            job.connection.close()


class _Job:
    """One video while it is made: its last known state, and where its film goes."""

    def __init__(self, connection: Connection, target: Target) -> None:
        self.connection = connection
        self.video: dict[str, Any] | None = None
        self._target = target

    def run(self, form: dict[str, str], still: tuple[str | None, bytes | str]) -> Made:
        with open_display() as display:
            display.say("uploading the image")
            answer = self.connection.send("POST", "/videos", data=form, files={"image": still})
            self.video = self.connection.check(answer)
            for video in self._follow(self.video):
                self.video = video
                display.show(video)
            place = self._fetch(self.video, display)
        return Made(self.video, place, answer.headers.get("kinora-cache", "miss"))

    def _follow(self, video: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Poll the video until it has ended. Yields it at the start, and after each response with a change."""
        failures, etag = 0, '""'
        while video["status"] in {"queued", "in_progress"}:
            yield video
            headers = {"prefer": f"wait={_WAIT_SECONDS}", "if-none-match": etag}
            try:
                answer = self.connection.send("GET", f"/videos/{video['id']}", headers=headers)
                if answer.status_code != 304:
                    video, etag, failures = self.connection.check(answer), answer.headers.get("etag", etag), 0
                    continue
            except GenerateFailed as error:
                failures += 1
                if error.is_final or failures > _PATIENCE:
                    raise
            time.sleep(_PAUSE_SECONDS)
        yield video

    def _fetch(self, video: dict[str, Any], display: Display) -> str:
        if video["status"] != "completed":
            raise GenerateFailed(f"{video['error']['message']} ({video['error']['code']}, {video['id']})")
        display.say("downloading the film")
        try:
            self.connection.download(f"/videos/{video['id']}/content", self._target.file.write)
        except GenerateFailed as error:
            raise GenerateFailed(f"{error}. The same command again downloads it, free of charge") from None
        return self._target.finish(video["id"])

    def tell_what_goes_on(self) -> str:
        """The message after Ctrl-C: what the service continues to do."""
        if self.video is None:
            return (
                "stopped while the image was uploaded. If the service has accepted it, the film is made all the same. "
                "The same command again finds it, or starts it"
            )
        if self.video["status"] == "completed":
            return f"stopped. The film {self.video['id']} is ready: the same command again downloads it, free of charge"
        return (
            f"stopped waiting. The service goes on with {self.video['id']}. The same command again finds the same "
            "video, free of charge"
        )


def _read_still(image: str) -> tuple[str | None, bytes | str]:
    """The name and the bytes of the file. For a URL, which the service downloads: no name, and the URL.

    Raises Misconfigured."""
    if image.lower().startswith(("http://", "https://")):
        return None, image
    if image == _STDIN:
        if sys.stdin is None or sys.stdin.isatty():
            raise Misconfigured("the image - means standard input, which is this terminal: add `< still.png`")
        if not (still := sys.stdin.buffer.read()):
            raise Misconfigured("the image - means standard input, and it is empty")
        return "still", still
    path = Path(image)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise Misconfigured(f"there is no image {image}") from None
    except OSError as error:
        raise Misconfigured(f"the image {image} cannot be read: {error.strerror}") from None


def describe(made: Made) -> str:
    """Describe the film in one line."""
    match made.met:
        case "hit":
            price = "it was there already: no charge"
        case "joined":
            price = "it was being made already: no charge"
        case _:
            price = f"{made.video['credits']:,} credits"
    return f"{made.place}: {made.video['size']}, {made.video['seconds']} s, {price}"
