"""`kinora generate`: the command-line client, against the shared service."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.commands import (
    TRACEBACK,
    Command,
    assert_done,
    assert_refused,
    clean_environment,
    run_kinora,
    run_program,
)
from tests.support.pictures import CAT
from tests.support.services import App, Service
from tests.support.waiting import wait_until

Generate = Callable[..., CompletedProcess[str]]
BEFORE = b"an older film"


@pytest.fixture
def generate(service: Service, app: App, tmp_path: Path) -> Generate:
    """Runs `generate IMAGE PROMPT …` in a folder with an older `out.mp4`; address and key come from the environment."""
    (tmp_path / "out.mp4").write_bytes(BEFORE)
    environment = {"KINORA_URL": service.address, "KINORA_API_KEY": app.key}

    def run(*arguments: str, **more: str) -> CompletedProcess[str]:
        return run_kinora("generate", *arguments, folder=tmp_path, environment=environment | more)

    return run


def _read_film(app: App) -> bytes:
    """The film of the only video."""
    (video,) = app.http.get("/videos").json()["data"]
    return app.http.get(f"/videos/{video['id']}/content").content


def _assert_nothing_was_sent(app: App) -> None:
    assert app.http.get("/videos").json()["data"] == []


def test_a_still_becomes_an_mp4_and_the_same_again_is_free(generate: Generate, app: App, tmp_path: Path) -> None:
    options = ("--fast", "--audio", "--resolution", "720p")
    printed = assert_done(generate(str(CAT), "It blinks", "-o", "out.mp4", *options))
    (video,) = app.http.get("/videos").json()["data"]
    assert (video["fast_mode"], video["generate_audio"], video["size"]) == (True, True, "1280x720")
    assert printed == "out.mp4: 1280x720, 8 s, 720,000 credits\n"
    film = _read_film(app)
    assert (tmp_path / "out.mp4").read_bytes() == film
    assert stat.S_IMODE((tmp_path / "out.mp4").stat().st_mode) == 0o666 & ~_read_umask()
    again = json.loads(assert_done(generate(str(CAT), "It blinks", *options, "--json")))
    assert again["id"] == video["id"]
    assert (tmp_path / "kinora.mp4").read_bytes() == film
    assert assert_done(generate(str(CAT), "It blinks", *options)).endswith("it was there already: no charge\n")


def test_labels_of_ones_own_come_back_with_the_video(generate: Generate) -> None:
    labels = ("--metadata", "project=cats", "--metadata", "formula=a=b")
    video = json.loads(assert_done(generate(str(CAT), "It blinks", *labels, "--json")))
    assert video["metadata"] == {"project": "cats", "formula": "a=b"}


def test_off_a_terminal_a_line_tells_each_change(generate: Generate, app: App) -> None:
    answer = generate(str(CAT), "It blinks", "--fast")
    assert_done(answer)
    (video,) = app.http.get("/videos").json()["data"]
    lines = answer.stderr.splitlines()
    assert lines[0].startswith(f"kinora: {video['id']}: queued")
    assert lines[-1] == f"kinora: {video['id']}: completed"
    assert all(line.startswith(f"kinora: {video['id']}: ") for line in lines)


def test_a_long_wait_is_told_of_now_and_then(generate: Generate, app: App) -> None:
    answer = generate(str(CAT), "It blinks [[fault:late-success=15]]", "--fast")
    assert_done(answer)
    (video,) = app.http.get("/videos").json()["data"]
    assert len([line for line in answer.stderr.splitlines() if f"{video['id']}: in progress" in line]) > 1


def test_the_film_goes_to_standard_output_and_all_else_elsewhere(service: Service, app: App, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.cli", "generate", "-", "It blinks", "--fast", "-o", "-"]
    environment = clean_environment({"KINORA_URL": service.address, "KINORA_API_KEY": app.key})
    with CAT.open("rb") as still:
        answer = subprocess.run(
            command, cwd=tmp_path, env=environment, stdin=still, capture_output=True, check=False, timeout=60
        )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == _read_film(app)
    assert b"standard output: 1920x1080" in answer.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", ["films", "films/"])
def test_in_a_folder_a_film_is_named_after_its_video(generate: Generate, app: App, tmp_path: Path, output: str) -> None:
    (tmp_path / "films").mkdir()
    printed = assert_done(generate(str(CAT), "It blinks", "-o", output))
    (video,) = app.http.get("/videos").json()["data"]
    assert printed.startswith(f"films/{video['id']}.mp4: ")
    assert [file.name for file in (tmp_path / "films").iterdir()] == [f"{video['id']}.mp4"]


def test_a_link_still_leads_to_the_film_and_a_device_is_not_replaced(
    generate: Generate, app: App, tmp_path: Path
) -> None:
    (tmp_path / "link.mp4").symlink_to("out.mp4")
    assert_done(generate(str(CAT), "It blinks", "-o", "link.mp4"))
    assert (tmp_path / "link.mp4").is_symlink()
    assert (tmp_path / "out.mp4").read_bytes() == _read_film(app)
    assert_done(generate(str(CAT), "It blinks", "-o", "/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_an_image_may_be_an_address(generate: Generate, app: App) -> None:
    """The service downloads the image. This address is refused, because clients must not reach the service's
    network."""
    for address in ("http://127.0.0.1:9/cat.png", f"https://127.0.0.1/cat.png?signature={'x' * 500}"):
        assert_refused(generate(address, "It blinks", "-o", "out.mp4"), 1, "The image's URL")
    _assert_nothing_was_sent(app)


def test_options_win_over_the_environment_and_the_key_is_not_shown(generate: Generate) -> None:
    line = assert_refused(
        generate(str(CAT), "It blinks", "-o", "out.mp4", "--key", "kin_wrong"), 1, "not a whole Kinora key"
    )
    assert "kin_wrong" not in line


@pytest.mark.parametrize("around", ["{}\n", "  {} \r\n"])
def test_a_key_as_a_file_or_a_paste_has_it_is_good(generate: Generate, app: App, around: str) -> None:
    assert_done(generate(str(CAT), "It blinks", KINORA_API_KEY=around.format(app.key)))


def test_a_key_that_cannot_be_one_is_refused_before_anything_is_sent(generate: Generate, app: App) -> None:
    line = assert_refused(generate(str(CAT), "It blinks", KINORA_API_KEY=f"{app.key} ”"), 2, "KINORA_API_KEY")
    assert app.key not in line


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ((str(CAT), "never this [[fault:busy]]"), ("refused the prompt", "nothing was charged", "prompt_refused")),
        ((str(CAT), "[[fault:half-answer]]"), ("may have been billed", "outcome_unknown")),
    ],
    ids=["refused", "unknown"],
)
def test_why_there_is_no_film_is_said_last(
    generate: Generate, tmp_path: Path, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    answer = generate(*arguments, "-o", "out.mp4")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert [part for part in parts if part not in answer.stderr.splitlines()[-1]] == []
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.mp4", BEFORE)]


@pytest.mark.parametrize(
    ("arguments", "code", "parts"),
    [
        ((str(CAT), ""), 1, ("`prompt` is missing",)),
        ((str(CAT), "x", "--take", "0"), 1, ("`take`",)),
        ((__file__, "no picture"), 1, ("image",)),
        (("nothing.png", "no file"), 2, ("there is no image nothing.png",)),
        ((".", "a folder"), 2, ("the image . cannot be read",)),
        (("-", "nothing there"), 2, ("standard input", "empty")),
        ((str(CAT), "x", "--metadata", "project"), 2, ("--metadata", "KEY=VALUE")),
        ((str(CAT), "x", "--metadata", "a=1", "--metadata", "a=2"), 2, ("--metadata", "a twice")),
        ((str(CAT), "x", "--url", "ftp://127.0.0.1"), 2, ("--url", "KINORA_URL")),
        ((str(CAT), "x", "--url", "127.0.0.1:port"), 2, ("--url", "KINORA_URL")),
    ],
    ids=["blank", "take", "no-picture", "no-file", "folder", "empty", "metadata", "metadata-twice", "scheme", "port"],
)
def test_a_wrong_call_is_one_plain_line_and_no_file(
    generate: Generate, app: App, tmp_path: Path, arguments: tuple[str, ...], code: int, parts: tuple[str, ...]
) -> None:
    assert_refused(generate(*arguments, "-o", "out.mp4"), code, *parts)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.mp4", BEFORE)]
    _assert_nothing_was_sent(app)


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        (("-o", "nowhere/out.mp4"), ("--output", "no folder nowhere")),
        (("-o", "nowhere/"), ("--output", "no folder nowhere/")),
        (("-o", "out.mp4/film.mp4"), ("--output", "no folder out.mp4")),
        (("-o", "/proc/film.mp4"), ("--output", "/proc/film.mp4")),
        (("-o", "-", "--json"), ("--json", "standard output")),
    ],
    ids=["no-folder", "no-folder-slash", "under-a-file", "not-writable", "twice-stdout"],
)
def test_a_place_for_the_film_that_cannot_be_is_named_before_anything_is_sent(
    generate: Generate, app: App, options: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert_refused(generate(str(CAT), "no place", *options), 2, *parts)
    _assert_nothing_was_sent(app)


def test_the_film_does_not_go_over_its_own_still(generate: Generate, app: App, tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(CAT.read_bytes())
    assert_refused(generate("cat.png", "It blinks", "-o", "./cat.png"), 2, "--output", "the image itself")
    _assert_nothing_was_sent(app)


def test_without_a_key_nothing_is_asked(tmp_path: Path) -> None:
    assert_refused(run_kinora("generate", str(CAT), "no key", folder=tmp_path), 2, "--key", "KINORA_API_KEY")


def test_a_key_that_is_revoked_meanwhile_ends_the_waiting(
    service: Service, app: App, generate: Generate, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(generate, str(CAT), "It blinks [[fault:late-success=20]]")
        wait_until(lambda: app.http.get("/videos").json()["data"], what="the video")
        assert_done(service.run("keys", "revoke", app.key))
        wait_until(answer.done, 15, "the end of the waiting")
    assert answer.result().returncode == 1
    assert "revoked" in answer.result().stderr.splitlines()[-1]
    assert [file.name for file in tmp_path.iterdir()] == ["out.mp4"]


def test_ended_by_a_signal_it_leaves_no_half_of_a_film(service: Service, app: App, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    environment = clean_environment({"KINORA_URL": service.address, "KINORA_API_KEY": app.key})
    arguments = ["generate", str(CAT), "It blinks [[fault:late-success=5]]"]
    command = Command(arguments, tmp_path, environment, stdout=log, stderr=log, seconds=60)
    wait_until(lambda: "in progress" in log.read_text(), what="the waiting")
    assert len(list(tmp_path.iterdir())) == 2, "the film's draft, and the log"
    command.terminate()
    assert command.wait(20) == 130
    assert [file.name for file in tmp_path.iterdir()] == ["log"]
    assert "stopped waiting" in log.read_text()


def test_a_reader_that_leaves_is_no_traceback(tmp_path: Path) -> None:
    """As in `kinora … | head`."""
    command = f"{sys.executable} -m app.cli sandbox --fault help | true"
    answer = run_program("/bin/sh", "-c", command, folder=tmp_path)
    assert TRACEBACK not in answer.stderr
    assert "BrokenPipe" not in answer.stderr


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
