"""`kinora demo`: the complete product in one command, its film, what it prints to try next, and that it leaves no
files."""

import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import av
import httpx
import pytest

from tests.support.commands import TRACEBACK, assert_refused, run_kinora, run_program
from tests.support.ports import find_port
from tests.support.processes import Process
from tests.support.terminals import Terminal
from tests.support.waiting import wait_until

pytestmark = pytest.mark.timeout(300)  # it renders in full size, as for a user
_CURL = r"^curl [^\n]+\\\n[^\n]+$"
_KINORA = r"^\S*kinora generate [^\n]+$"
_PYTHON = r"^\S*python\S* [^\n]*- <<'END'\n.*?^END$"


class Demo(Process):
    """A demo whose temporary folder can be watched; its output is in `log`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder, self.temporary = folder, folder / "temporary"
        self.temporary.mkdir()
        # Settings and proxies of the user's shell must not change a demo.
        wrong = {"KINORA_PRICES": "wrong", "KINORA_UPSTREAM_URL": "wrong", "http_proxy": "http://127.0.0.1:9"}
        environment = {"TMPDIR": str(self.temporary), **wrong}
        super().__init__(["demo", "--output", str(folder / "film.mp4"), *arguments], folder, environment, "demo")

    def read_addresses(self) -> list[str]:
        """The addresses of the service and of its upstream, from the service's log."""

        def look() -> list[str] | None:
            logs = list(self.temporary.glob("*/serve.log"))
            lines = [json.loads(line) for line in logs[0].read_text().splitlines() if "serving" in line] if logs else []
            return [lines[0]["address"], lines[0]["upstream"]] if lines else None

        return wait_until(look, 60, "the demo's service")

    def assert_gone(self, addresses: list[str]) -> None:
        """Assert that nothing listens any more, and that the temporary folder is empty."""
        assert [address for address in addresses if _is_open(address)] == []
        assert list(self.temporary.iterdir()) == []
        assert TRACEBACK not in self.log.read_text()


def _is_open(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as probe:
        return probe.connect_ex((parts.hostname, parts.port)) == 0


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Demo, Demo, int]]:
    """Two demos: one makes its film once although its port is in use, the other continues, on the given port. They
    render at the same time, because it takes most of a minute."""
    port = find_port()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = str(listener.getsockname()[1])
        once = Demo(tmp_path_factory.mktemp("once"), "--once", "--port", taken)
        going = Demo(tmp_path_factory.mktemp("going"), "--port", str(port))
        yield once, going, port
    for demo in (once, going):
        demo.kill()


def test_once_makes_the_film_and_goes_whatever_port_is_taken(demos: tuple[Demo, Demo, int]) -> None:
    demo, _, _ = demos
    addresses = demo.read_addresses()
    assert demo.popen.wait(120) == 0, demo.log.read_text()
    demo.assert_gone(addresses)
    assert {file.name for file in demo.folder.iterdir()} == {"demo.log", "film.mp4", "temporary"}
    with av.open(str(demo.folder / "film.mp4")) as film:
        video, sound = film.streams.video[0], film.streams.audio[0]
        assert (video.codec_context.name, video.width, video.height) == ("h264", 1920, 1080)
        assert sound.codec_context.name == "aac"
        assert abs((film.duration or 0) / av.time_base - 8) < 0.1


def test_what_it_prints_works_as_pasted_and_ctrl_c_ends_it(demos: tuple[Demo, Demo, int], tmp_path: Path) -> None:
    _, demo, port = demos
    wait_until(lambda: "Ctrl-C ends the demo" in demo.log.read_text(), 120, "what to try next")
    printed, addresses = demo.log.read_text(), demo.read_addresses()
    assert addresses[0] == f"http://127.0.0.1:{port}"
    assert f"Kinora serves on {addresses[0]}\n" in printed
    (export,) = re.findall(r"^export KINORA_URL=\S+ KINORA_API_KEY=\S+$", printed, re.MULTILINE)
    key = export.rpartition("=")[2]
    assert f"\n{addresses[0]}/#key={key}\n" in printed
    _try_curl(f"{export}\n{_find(printed, _CURL)}", tmp_path)
    _try_kinora(f"{export}\n{_find(printed, _KINORA)}", tmp_path)
    _try_python(f"{export}\n{_find(printed, _PYTHON)}", tmp_path)
    answer = httpx.get(f"{addresses[0]}/videos", headers={"authorization": f"Bearer {key}"})
    assert len(answer.json()["data"]) == 2, "the demo's own film, and one for all three"
    demo.popen.send_signal(signal.SIGINT)
    assert demo.popen.wait(60) == 0
    demo.assert_gone(addresses)
    assert (demo.folder / "film.mp4").stat().st_size > 100_000


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_half_way_it_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    demo = Demo(tmp_path, "--once")
    addresses = demo.read_addresses()
    demo.popen.send_signal(number)
    assert demo.popen.wait(60) == 130
    demo.assert_gone(addresses)
    assert not (tmp_path / "film.mp4").exists()


@pytest.mark.parametrize("stage", ["Starting the sandbox", "Starting the service", "in progress"])
def test_ctrl_c_at_any_stage_leaves_nothing_behind(tmp_path: Path, stage: str) -> None:
    (tmp_path / "temporary").mkdir()
    environment = {"TMPDIR": tmp_path / "temporary"}
    with Terminal("demo", "--port", "0", folder=tmp_path, environment=environment, columns=60) as terminal:
        terminal.wait_for(stage)
        terminal.press_ctrl_c()
        terminal.press_ctrl_c()
        assert terminal.finish() == 130
    assert "%" not in terminal.text, "nobody knows how long the first film takes"
    assert "goes on" not in terminal.text, "nothing does, once the demo has ended"
    assert [file.name for file in tmp_path.iterdir()] == ["temporary"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_place_for_the_film_that_cannot_be_is_named_at_once(tmp_path: Path) -> None:
    answer = run_kinora("demo", "-o", "nowhere/film.mp4", folder=tmp_path)
    assert_refused(answer, 2, "--output", "no folder nowhere")


def test_a_taken_port_is_named(tmp_path: Path, taken: int) -> None:
    assert_refused(run_kinora("demo", "--port", str(taken), folder=tmp_path), 2, f"port {taken} is taken", "--port")


def _find(printed: str, pattern: str) -> str:
    (found,) = re.findall(pattern, printed, re.MULTILINE | re.DOTALL)
    command: str = found
    return command


def _try_curl(commands: str, folder: Path) -> None:
    video = json.loads(_paste(commands, folder))
    assert video["status"] in {"queued", "in_progress"}
    assert (video["prompt"], video["fast_mode"]) == ("The cat yawns", True)


def _try_kinora(commands: str, folder: Path) -> None:
    assert _paste(commands, folder).startswith("yawn.mp4: 1920x1080, 8 s, ")
    (folder / "yawn.mp4").unlink()


def _try_python(commands: str, folder: Path) -> None:
    _paste(commands, folder)
    with av.open(str(folder / "yawn.mp4")) as film:
        assert film.streams.video[0].width == 1920


def _paste(command: str, folder: Path) -> str:
    """As a person would, into a shell without any setting of Kinora."""
    answer = run_program("bash", "-c", command, folder=folder, seconds=240)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "Warning" not in answer.stderr
    return answer.stdout
