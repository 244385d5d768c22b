"""`kinora generate`: the command-line client, against the shared service."""

import contextlib
import json
import os
import pty
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.commands import assert_done, assert_refused, clean_environment, run_kinora
from tests.support.pictures import CAT
from tests.support.processes import App, Sandbox, Service

Generate = Callable[..., CompletedProcess[str]]
BEFORE = b"an older film"


@pytest.fixture
def generate(service: Service, app: App, tmp_path: Path) -> Generate:
    """`generate(IMAGE, PROMPT, …)` beside an older `out.mp4`, address and key by the environment."""
    (tmp_path / "out.mp4").write_bytes(BEFORE)
    environment = {"KINORA_URL": service.address, "KINORA_API_KEY": app.key}

    def run(*arguments: str) -> CompletedProcess[str]:
        return run_kinora("generate", *arguments, folder=tmp_path, environment=environment)

    return run


def test_a_picture_becomes_an_mp4(generate: Generate, app: App, tmp_path: Path) -> None:
    printed = assert_done(generate(str(CAT), "It blinks", "-o", "out.mp4", "--fast", "--audio", "--resolution", "720p"))
    (video,) = app.http.get("/videos").json()["data"]
    assert (video["fast_mode"], video["generate_audio"], video["size"]) == (True, True, "1280x720")
    assert printed == "out.mp4: 1280x720, 8 s, 720,000 credits (miss)\n"
    film = app.http.get(f"/videos/{video['id']}/content").content
    assert (tmp_path / "out.mp4").read_bytes() == film
    again = json.loads(
        assert_done(generate(str(CAT), "It blinks", "--fast", "--audio", "--resolution", "720p", "--json"))
    )
    assert again["id"] == video["id"]
    assert (tmp_path / "kinora.mp4").read_bytes() == film


def test_on_a_terminal_it_shows_how_far_it_is(service: Service, app: App, tmp_path: Path) -> None:
    terminal, end = pty.openpty()
    environment = clean_environment({"KINORA_URL": service.address, "KINORA_API_KEY": app.key, "TERM": "xterm"})
    command = [sys.executable, "-m", "app.cli", "generate", str(CAT), "It blinks [[fault:late-success=3]]"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=end) as process:
        os.close(end)
        shown = b""
        with contextlib.suppress(OSError):  # a terminal's way to say that nobody writes to it any more
            while piece := os.read(terminal, 65_536):
                shown += piece
    os.close(terminal)
    assert process.returncode == 0, shown
    assert b"in progress" in shown
    percents = [int(percent) for percent in re.findall(rb"(\d+)%", shown)]
    assert percents == sorted(percents)
    assert {percent for percent in percents if 0 < percent < 100}


def test_options_win_over_the_environment(generate: Generate) -> None:
    assert_refused(generate(str(CAT), "It blinks", "-o", "out.mp4", "--key", "kin_wrong"), 1, "not a whole Kinora key")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ((str(CAT), "never this [[fault:busy]]"), ("refused the prompt", "nothing was charged", "prompt_refused")),
        ((str(CAT), "[[fault:half-answer]]"), ("may have been billed", "outcome_unknown")),
        ((str(CAT), ""), ("`prompt` must not be blank",)),
        ((str(CAT), "x", "--take", "0"), ("`take`",)),
        ((__file__, "no picture"), ("not a JPEG, PNG or WebP",)),
        (("nothing.png", "no file"), ("No such file", "nothing.png")),
    ],
    ids=["refused", "unknown", "blank", "take", "no-picture", "no-file"],
)
def test_what_does_not_work_is_one_plain_line_and_no_file(
    generate: Generate, tmp_path: Path, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert_refused(generate(*arguments, "-o", "out.mp4"), 1, *parts)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.mp4", BEFORE)]


def test_a_folder_that_is_not_there_is_named_before_anything_is_charged(generate: Generate, app: App) -> None:
    assert_refused(generate(str(CAT), "no folder", "-o", "nowhere/out.mp4"), 1, "no folder nowhere")
    assert app.http.get("/videos").json()["data"] == []


def test_nobody_there_is_one_plain_line(generate: Generate) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    line = assert_refused(generate(str(CAT), "hello?", "--url", f"http://127.0.0.1:{free}"), 1, f":{free}", "serve")
    assert "ConnectError" in line


def test_something_else_there_is_one_plain_line(generate: Generate, sandbox: Sandbox) -> None:
    assert_refused(generate(str(CAT), "hello?", "--url", sandbox.address), 1, "404")


def test_without_a_key_nothing_is_asked(tmp_path: Path) -> None:
    assert_refused(run_kinora("generate", str(CAT), "no key", folder=tmp_path), 2, "--key", "KINORA_API_KEY")
