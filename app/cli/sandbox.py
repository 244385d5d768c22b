"""`kinora sandbox`: the stand-in upstream by itself."""

from typing import Annotated, Any, Literal

import typer

from app.config import Misconfigured


def sandbox(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.")] = 9000,
    seconds: Annotated[float, typer.Option(help="How long a run takes at least.")] = 4.0,
    mode: Annotated[Literal["async", "blocking"], typer.Option(help="How it answers a paid call.")] = "async",
    fault: Annotated[list[str] | None, typer.Option(help="A fault of every call; `help` lists them.")] = None,
    tiny: Annotated[bool, typer.Option("--tiny", help="Render clips of a few pixels, for tests.")] = False,
    link_seconds: Annotated[int, typer.Option(help="How long a film's link lives.")] = 604_800,
    requests_per_minute: Annotated[int, typer.Option(help="Its rate limit; 0 means none.")] = 180,
) -> None:
    """Stand in for 1min.ai: its wire over real HTTP, and a real mp4 from the still. Nothing is billed."""
    server = _import_server()
    if fault == ["help"]:
        for name, description in server.FAULTS.items():
            print(f"{name:20} {description}")
        return
    try:
        options = server.Options(
            seconds=seconds,
            mode=mode,
            faults=tuple(fault or ()),
            tiny=tiny,
            link_seconds=link_seconds,
            requests_per_minute=requests_per_minute,
        )
        server.serve(options, host, port)
    except ValueError as error:
        raise Misconfigured(str(error)) from None
    except OSError as error:
        raise Misconfigured(f"can not listen on {host}:{port} ({error.strerror}): choose another --port") from None


def _import_server() -> Any:
    try:
        from app.sandbox import server  # noqa: PLC0415 - an extra: every other command runs without it
    except ImportError as error:
        raise Misconfigured(
            f"the sandbox needs its extra: pip install 'kinora[sandbox]' ({error.name} is missing)"
        ) from None
    return server
