"""`kinora demo`: the whole product on one machine in one command, with the sandbox as its upstream."""

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx
import typer

from app.cli.generate import GenerateFailed, make_film
from app.config import PREFIX, Misconfigured

SAMPLE = Path(__file__).parents[1] / "samples" / "cat.png"
_PROMPT = "The cat looks up and blinks, soft light, slow push-in"
_START_SECONDS = 30
_CREDITS = 100_000_000


def demo(
    port: Annotated[int, typer.Option(help="The port of the service.")] = 8000,
    once: Annotated[bool, typer.Option("--once", help="Stop when the mp4 is written.")] = False,
    output: Annotated[Path, typer.Option(help="Where the sample's mp4 goes.")] = Path("kinora-demo.mp4"),
) -> None:
    """See it work: sandbox, service and worker in a temporary folder, and the sample photo turned into an mp4."""
    for number in (signal.SIGTERM, signal.SIGHUP):  # a closed terminal must not leave the children behind
        signal.signal(number, signal.default_int_handler)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="kinora-demo-")))
        upstream = stack.enter_context(_run_sandbox(folder))
        url = stack.enter_context(_run_service(folder, upstream, _choose_port(port, once)))
        key = _add_client(folder)
        print(f"Kinora serves on {url}; its upstream is the sandbox, so nothing is billed.", flush=True)
        fields = {"prompt": _PROMPT, "fast_mode": "true", "generate_audio": "true"}
        try:
            video = make_film(url, key, SAMPLE, fields, output)
        except GenerateFailed as error:
            typer.echo(f"kinora: {error}", err=True)
            raise typer.Exit(1) from None
        print(f"A film of {SAMPLE.name}: {output.resolve()} ({video['size']}, {video['seconds']} s, with sound)")
        if not once:
            _print_next(url, key)
            _serve_until_interrupted()


def _print_next(url: str, key: str) -> None:
    image = shlex.quote(str(SAMPLE))
    print(
        f"""
Try next. Your key, good as long as this runs: {key}

Open {url}/ in a browser and sign in with it: that is the playground.

curl {url}/videos -H 'Authorization: Bearer {key}' -F image=@{image} -F prompt='The cat yawns' -F fast_mode=true

{shlex.quote(sys.executable)} - <<'END'
from openai import OpenAI
client = OpenAI(base_url="{url}", api_key="{key}")
video = client.videos.create_and_poll(prompt="The cat yawns", input_reference=open({str(SAMPLE)!r}, "rb"))
client.videos.download_content(video.id).write_to_file("yawn.mp4")
END

Ctrl-C ends it and removes everything but the film.""",
        flush=True,
    )


def _serve_until_interrupted() -> None:
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        print()


def _choose_port(port: int, once: bool) -> int:
    """The asked one; with `--once` nobody needs to know it, so a busy one is no obstacle."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            if not once:
                raise Misconfigured(f"port {port} is taken: choose another --port") from None
            probe.bind(("127.0.0.1", 0))
        bound: int = probe.getsockname()[1]
        return bound


@contextmanager
def _run_sandbox(folder: Path) -> Iterator[str]:
    with _run(["sandbox", "--port", "0"], folder, {}, stdout=subprocess.PIPE) as process:
        line = process.stdout.readline() if process.stdout else ""
        if "http://" not in line:
            raise Misconfigured(f"the sandbox did not start: {_read_log(folder, 'sandbox')}")
        yield line[line.index("http://") :].strip()


@contextmanager
def _run_service(folder: Path, upstream: str, port: int) -> Iterator[str]:
    environment = {
        "KINORA_UPSTREAM_API_KEY": "sandbox",
        "KINORA_UPSTREAM_URL": upstream,
        "KINORA_SHUTDOWN_GRACE_SECONDS": "1",
        **_locate(folder),
    }
    url = f"http://127.0.0.1:{port}"
    with _run(["serve", "--port", str(port)], folder, environment) as process:
        deadline = time.monotonic() + _START_SECONDS
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise Misconfigured(f"the service did not start: {_read_log(folder, 'serve')}")
            time.sleep(0.1)
        yield url


@contextmanager
def _run(
    arguments: list[str], folder: Path, environment: Mapping[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A command of ours in a process of its own, in `folder`, with none of this shell's settings; ended with the block.
    In a session of its own, so that Ctrl-C reaches only us and the children end in order."""
    with (folder / f"{arguments[0]}.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            [sys.executable, "-m", "app.cli", *arguments],
            cwd=folder,
            env=_clean_environment() | dict(environment),
            stdout=stdout or log,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _add_client(folder: Path) -> str:
    arguments = [sys.executable, "-m", "app.cli", "clients", "add", "demo", "--credit-limit", str(_CREDITS), "--json"]
    answer = subprocess.run(  # noqa: S603 - our own command line
        arguments, cwd=folder, env=_clean_environment() | _locate(folder), capture_output=True, check=True
    )
    key: str = httpx.Response(200, content=answer.stdout).json()["key"]
    return key


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


def _locate(folder: Path) -> dict[str, str]:
    return {"KINORA_DATABASE_URL": f"sqlite:///{folder}/kinora.db", "KINORA_CONTENT_URL": f"file:{folder}/content"}


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/livez", timeout=1).is_success
    except httpx.HTTPError:
        return False


def _read_log(folder: Path, name: str) -> str:
    lines = (folder / f"{name}.log").read_text().strip().splitlines()
    return lines[-1] if lines else "it said nothing"
