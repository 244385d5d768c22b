"""`kinora generate`: the command-line client. It speaks to a running Kinora over HTTP, as any other client does."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from app.config import Misconfigured
from app.schemas.parameters import AspectRatio, Resolution

_WAIT_SECONDS = 20  # how long the service may hold an answer back while there is no news
_PAUSE_SECONDS = 0.5
_PATIENCE = 20  # answers that may fail in a row while we wait: a restart of the service is no reason to give up


class GenerateFailed(Exception):
    """The video did not come to be; the text says why."""


def generate(
    image: Annotated[Path, typer.Argument(help="The still: JPEG, PNG or WebP.")],
    prompt: Annotated[str, typer.Argument(help="What happens in the film.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the mp4 goes.")] = Path("kinora.mp4"),
    url: Annotated[str, typer.Option(envvar="KINORA_URL", help="Where Kinora serves.")] = "http://127.0.0.1:8000",
    key: Annotated[str | None, typer.Option(envvar="KINORA_API_KEY", help="Your API key.", show_default=False)] = None,
    fast: Annotated[bool, typer.Option("--fast", help="Quicker, plainer and cheaper.")] = False,
    audio: Annotated[bool, typer.Option("--audio", help="With sound; dearer.")] = False,
    aspect_ratio: Annotated[AspectRatio, typer.Option(help="The film's frame.")] = AspectRatio.WIDE,
    resolution: Annotated[Resolution, typer.Option(help="The film's lines.")] = Resolution.FULL_HD,
    take: Annotated[int, typer.Option(help="Another number makes another film of the same.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the video as JSON, for programs.")] = False,
) -> None:
    """Turn a picture into a film."""
    if not key:
        raise Misconfigured("no API key: give --key or set KINORA_API_KEY")
    fields = {
        "prompt": prompt,
        "fast_mode": str(fast).lower(),
        "generate_audio": str(audio).lower(),
        "aspect_ratio": aspect_ratio,
        "resolution": resolution,
        "take": str(take),
    }
    try:
        video = make_film(url, key, image, fields, output)
    except GenerateFailed as error:
        typer.echo(f"kinora: {error}", err=True)
        raise typer.Exit(1) from None
    if as_json:
        print(httpx.Response(200, json=video).text)
    else:
        print(f"{output}: {video['size']}, {video['seconds']} s, {video['credits']:,} credits ({video['cache']})")


def make_film(url: str, key: str, image: Path, fields: dict[str, str], output: Path) -> dict[str, Any]:
    """Post, wait with a progress bar on standard error, download. Raises GenerateFailed, OSError."""
    if not output.parent.is_dir():
        raise GenerateFailed(f"there is no folder {output.parent} to put the film in")
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with (
        httpx.Client(base_url=url, headers={"authorization": f"Bearer {key}"}, timeout=60) as http,
        # Off a terminal it would still leave an empty line behind.
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        task = progress.add_task("uploading", total=None)
        with image.open("rb") as file:
            video = _check(_send(http, "POST", "/videos", data=fields, files={"image": (image.name, file)}))
        for seen in _follow(http, video):
            video = seen
            progress.update(task, description=video["status"].replace("_", " "), total=100, completed=video["progress"])
        if video["status"] != "completed":
            raise GenerateFailed(f"{video['error']['message']} ({video['error']['code']}, {video['id']})")
        progress.update(task, description="downloading")
        _download(http, video["id"], output)
    return video


def _follow(http: httpx.Client, video: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The video each time that it has changed, until it has ended: the service answers when there is news."""
    failures, etag = 0, '""'
    while video["status"] in {"queued", "in_progress"}:
        yield video
        headers = {"prefer": f"wait={_WAIT_SECONDS}", "if-none-match": etag}
        try:
            answer = _send(http, "GET", f"/videos/{video['id']}", headers=headers)
            if answer.status_code != 304:
                video, etag, failures = _check(answer), answer.headers.get("etag", etag), 0
                continue
        except GenerateFailed:
            failures += 1
            if failures > _PATIENCE:
                raise
        time.sleep(_PAUSE_SECONDS)
    yield video


def _download(http: httpx.Client, video_id: str, output: Path) -> None:
    """To a file beside it first: what has the name is whole."""
    draft = output.with_name(f"{output.name}.part")
    try:
        with http.stream("GET", f"/videos/{video_id}/content") as response, draft.open("wb") as file:
            if response.status_code != 200:
                response.read()
                _check(response)
            for piece in response.iter_bytes():
                file.write(piece)
        draft.replace(output)
    except httpx.HTTPError as error:
        raise GenerateFailed(f"the download broke off ({type(error).__name__}): run the same command again") from None
    finally:
        draft.unlink(missing_ok=True)


def _send(http: httpx.Client, method: str, path: str, **request: Any) -> httpx.Response:
    try:
        return http.request(method, path, **request)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise GenerateFailed(
            f"{http.base_url} does not answer ({type(error).__name__}): is `kinora serve` up?"
        ) from None


def _check(response: httpx.Response) -> dict[str, Any]:
    try:
        body: dict[str, Any] = response.json()
    except ValueError:
        raise GenerateFailed(f"{response.url} is no Kinora (HTTP {response.status_code})") from None
    if response.is_error:
        raise GenerateFailed(body.get("error", {}).get("message", f"HTTP {response.status_code}"))
    return body
