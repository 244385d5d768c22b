"""`kinora demo`: runs the whole product on one machine with one command; the sandbox replaces upstream."""

import json
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
from typing import NoReturn

import httpx
import typer

from app.cli.connection import GenerateFailed
from app.cli.generate import Wish, make_film
from app.cli.target import open_target
from app.config import PREFIX, Misconfigured

SAMPLE = Path(__file__).parents[1] / "samples" / "cat.png"
_PROMPT = "The cat looks up and blinks, soft light, slow push-in"
_START_SECONDS = 60
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_CREDITS = 100_000_000


def run(port: int, output: Path, *, once: bool) -> None:
    """Run the demo in a temporary folder. Ctrl-C, SIGTERM or closing the terminal end it and all its processes."""
    for number in _ENDINGS:
        signal.signal(number, _interrupt)
    with open_target(str(output)):
        pass  # reports a wrong output now, not after a minute
    port = _choose_port(port, once)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="kinora-demo-")))
        _say("Starting the sandbox, which stands in for 1min.ai: nothing is billed …")
        upstream = stack.enter_context(_run_sandbox(folder))
        _say("Starting the service and its worker …")
        url = stack.enter_context(_run_service(folder, upstream, port))
        key = _add_client(folder)
        _say(f"Kinora serves on {url}")
        _say(f"Making a film of {SAMPLE.name}, in full size: on a busy machine this takes a minute …")
        try:
            made = make_film(url, key, str(SAMPLE), Wish(_PROMPT, fast=True, audio=True), str(output))
        except GenerateFailed as error:
            print(f"kinora: {error}", file=sys.stderr)
            raise typer.Exit(1) from None
        _say(f"The film: {output.absolute()} ({made.video['size']}, {made.video['seconds']} s, with sound)")
        if not once:
            _print_next(url, key)
            _serve_until_interrupted()


def _say(line: str) -> None:
    print(line, flush=True)


def _print_next(url: str, key: str) -> None:
    image = shlex.quote(str(SAMPLE))
    _say(
        f"""
The playground, in a browser. This link signs you in:

{url}/#key={key}

In another terminal, first this line. The key works as long as the demo runs:

export KINORA_URL={url} KINORA_API_KEY={key}

Then one of these:

{shlex.quote(str(_find_kinora()))} generate {image} "The cat yawns" --fast -o yawn.mp4

curl "$KINORA_URL/videos" -H "Authorization: Bearer $KINORA_API_KEY" \\
  -F image=@{image} -F prompt="The cat yawns" -F fast_mode=true

{shlex.quote(sys.executable)} -W ignore::DeprecationWarning - <<'END'
import os
from openai import OpenAI
client = OpenAI(base_url=os.environ["KINORA_URL"], api_key=os.environ["KINORA_API_KEY"])
video = client.videos.create_and_poll(
    prompt="The cat yawns",
    input_reference=open({str(SAMPLE)!r}, "rb"),
    extra_body={{"fast_mode": True}},
)
client.videos.download_content(video.id).write_to_file("yawn.mp4")
END

All three ask for the same film, so it is made once. OpenAI has closed its own Videos API, and its SDK warns of
that: -W keeps the warning away. The same calls go on working here.

Ctrl-C ends the demo and removes everything but the film."""
    )


def _find_kinora() -> Path:
    """The path of the `kinora` command, which works in any folder."""
    return Path(sys.executable).with_name("kinora")


def _serve_until_interrupted() -> None:
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        print()


def _choose_port(port: int, once: bool) -> int:
    """The requested port. With `--once` no user needs the port, so a free one is chosen when it is in use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if not once:
                raise Misconfigured(f"port {port} is taken ({error.strerror}): choose another --port") from None
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
    """Run a `kinora` command in its own process during the block, in `folder`, without this shell's Kinora settings.

    It has its own session, so that Ctrl-C reaches only this process, which then ends its children in order."""
    process = None
    try:
        with (folder / f"{arguments[0]}.log").open("w") as log, _defer_interrupts():
            process = subprocess.Popen(  # noqa: S603 - our own command line
                [sys.executable, "-m", "app.cli", *arguments],
                cwd=folder,
                env=_clean_environment() | dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=stdout or log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        yield process
    finally:
        if process is not None:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


def _interrupt(_number: int, _frame: object) -> NoReturn:
    """Only the first signal counts: a second one could interrupt the clean-up and leave a child process behind."""
    for number in _ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def _defer_interrupts() -> Iterator[None]:
    """Keep signals back until the block ends: a child that is started must be known before an interrupt ends it."""
    arrived: list[int] = []
    handlers = {number: signal.signal(number, lambda number, _: arrived.append(number)) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if arrived:
        _interrupt(arrived[0], None)


def _add_client(folder: Path) -> str:
    arguments = [sys.executable, "-m", "app.cli", "clients", "add", "demo", "--credit-limit", str(_CREDITS), "--json"]
    # It has its own session too: otherwise Ctrl-C would also print the traceback of this child.
    answer = subprocess.run(  # noqa: S603 - our own command line
        arguments,
        cwd=folder,
        env=_clean_environment() | _locate(folder),
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    if answer.returncode:
        raise Misconfigured(f"the demo's client could not be added: {answer.stderr.decode().strip()}")
    key: str = json.loads(answer.stdout)["key"]
    return key


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


def _locate(folder: Path) -> dict[str, str]:
    return {"KINORA_DATABASE_URL": f"sqlite:///{folder}/kinora.db", "KINORA_CONTENT_URL": f"file:{folder}/content"}


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/livez", timeout=1, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _read_log(folder: Path, name: str) -> str:
    lines = (folder / f"{name}.log").read_text().strip().splitlines()
    return lines[-1].removeprefix("kinora: ") if lines else "it said nothing"
