"""The interface of `kinora demo`, `generate` and `sandbox`: arguments, options and help texts."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.words import AspectRatio, Resolution


def add_to(cli: typer.Typer) -> None:
    for command in (demo, generate, sandbox):
        cli.command(command.__name__)(command)


def demo(
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port of the service; 0 takes a free one.")
    ] = 8000,
    once: Annotated[bool, typer.Option("--once", help="Stop when the film is written.")] = False,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PLACE", help="Where the film goes.")] = Path(
        "kinora-demo.mp4"
    ),
) -> None:
    """Try everything without a key.

    Makes a film from a sample photo, then keeps the playground open. Nothing is billed.
    """
    from app.cli import demo as show

    show.run(port, output, once=once)


def generate(
    image: Annotated[
        str,
        typer.Argument(
            metavar="IMAGE", help="The still: a JPEG, PNG, WebP, HEIC or AVIF file, an https address, or - for stdin."
        ),
    ],
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens in the film.")],
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="PLACE", help="Where the film goes: a file, a folder, or - for stdout."),
    ] = "kinora.mp4",
    url: Annotated[
        str,
        typer.Option(
            envvar="KINORA_URL",
            metavar="ADDRESS",
            help="Where Kinora serves. Without http(s)://: http on this machine, else https.",
        ),
    ] = "http://127.0.0.1:8000",
    key: Annotated[
        str,
        typer.Option(
            envvar="KINORA_API_KEY",
            metavar="KEY",
            help="Your API key. Set the variable instead: other users of this machine can see options.",
            show_default=False,
        ),
    ] = "",
    fast: Annotated[bool, typer.Option("--fast", help="Faster and cheaper, in lower quality.")] = False,
    audio: Annotated[bool, typer.Option("--audio", help="With sound. It costs more.")] = False,
    aspect_ratio: Annotated[AspectRatio, typer.Option(help="Width to height.")] = AspectRatio.WIDE,
    resolution: Annotated[Resolution, typer.Option(help="The shorter side, in pixels.")] = Resolution.FULL_HD,
    take: Annotated[
        int, typer.Option(metavar="NUMBER", help="Another number makes another film of the same still and prompt.")
    ] = 1,
    metadata: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="A label of your own on the video; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the video as JSON, for programs.")] = False,
) -> None:
    """Make a film from a still.

    Waits until it is ready. The same command again finds the same film, at once and free. Progress is shown on stderr.
    """
    from app.cli import generate as generating
    from app.cli.generate import Wish

    wish = Wish(prompt, fast, audio, aspect_ratio, resolution, take, tuple(metadata or ()))
    generating.generate(url, key, image, wish, output, as_json=as_json)


def sandbox(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 9000,
    seconds: Annotated[float, typer.Option(metavar="SECONDS", help="How long a film takes at least.")] = 4.0,
    mode: Annotated[Literal["async", "blocking"], typer.Option(help="How it answers a paid call.")] = "async",
    fault: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A fault of every call; may be repeated. `--fault help` lists them."),
    ] = None,
    tiny: Annotated[bool, typer.Option("--tiny", help="Make films of a few pixels, for tests.")] = False,
    link_seconds: Annotated[int, typer.Option(metavar="SECONDS", help="How long the link to a film works.")] = 604_800,
    requests_per_minute: Annotated[int, typer.Option(metavar="NUMBER", help="Its rate limit; 0 is none.")] = 180,
) -> None:
    """Run a stand-in for 1min.ai.

    It makes real mp4 files from stills. Nothing is billed.
    """
    from app.cli import sandbox as standing

    standing.serve(
        host,
        port,
        fault or [],
        seconds=seconds,
        mode=mode,
        tiny=tiny,
        link_seconds=link_seconds,
        requests_per_minute=requests_per_minute,
    )
