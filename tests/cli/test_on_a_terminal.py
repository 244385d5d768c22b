"""`kinora` on a terminal: a progress bar that shows what is known, Ctrl-C, and tables without cut text."""

import json
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Kinora
from tests.support.commands import assert_done
from tests.support.pictures import CAT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.terminals import Terminal

_SOME_SECONDS = "[[fault:late-success=3]]"


def _greet(service: Service, app: App) -> dict[str, object]:
    """The variables that the demo's `export` line sets."""
    return {"KINORA_URL": service.address, "KINORA_API_KEY": app.key}


def test_the_bar_has_a_figure_when_the_service_has_one(
    start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    service = start_service(upstream.address)
    with service.add_app() as app:
        shown = [_watch(service, app, tmp_path, f"{word} {_SOME_SECONDS}") for word in ("first", "second")]
    assert "in progress" in shown[0]
    assert "%" not in shown[0], "no film was ever made here, so nobody knows how long one takes"
    percents = [int(percent) for percent in re.findall(r"(\d+) %", shown[1])]
    assert percents == sorted(percents)
    assert {percent for percent in percents if 0 < percent < 100}


def _watch(service: Service, app: App, folder: Path, prompt: str) -> str:
    arguments = ("generate", str(CAT), prompt)
    with Terminal(*arguments, folder=folder, environment=_greet(service, app), columns=60) as terminal:
        assert terminal.finish() == 0, terminal.text
        assert "kinora.mp4: 1920x1080, 8 s" in terminal.text
        return terminal.text


def test_ctrl_c_tells_what_goes_on_and_the_same_command_picks_it_up(
    service: Service, app: App, sandbox: Sandbox, tmp_path: Path
) -> None:
    prompt = f"interrupted {app.id} {_SOME_SECONDS}"
    arguments = ("generate", str(CAT), prompt)
    with Terminal(*arguments, folder=tmp_path, environment=_greet(service, app)) as terminal:
        terminal.wait_for("in progress")
        terminal.press_ctrl_c()
        assert terminal.finish() == 130
        last = terminal.text.strip().splitlines()[-1]
    (video,) = app.http.get("/videos").json()["data"]
    assert "kinora: stopped waiting" in last
    assert video["id"] in terminal.text
    assert "The same command again" in terminal.text
    assert list(tmp_path.iterdir()) == []
    with Terminal(*arguments, folder=tmp_path, environment=_greet(service, app)) as terminal:
        assert terminal.finish() == 0
        assert "no charge" in terminal.text
    assert len(app.http.get("/videos").json()["data"]) == 1
    assert sandbox.paid_calls(prompt) == 1


def test_ctrl_c_before_the_service_has_answered_says_that_it_may_have_accepted(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = "http://{}:{}".format(*silent.getsockname())
        environment = {"KINORA_URL": url, "KINORA_API_KEY": "kin_any"}
        with Terminal("generate", str(CAT), "x", folder=tmp_path, environment=environment, columns=300) as terminal:
            terminal.wait_for("uploading")
            terminal.press_ctrl_c()
            assert terminal.finish() == 130
    assert "If the service has accepted it" in terminal.text
    assert "The same command again finds it, or starts it" in terminal.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [((str(CAT), "x", "-o", "-"), "> film.mp4"), (("-", "x"), "< still.png")],
    ids=["out", "in"],
)
def test_a_film_or_a_still_is_not_for_the_terminal(
    service: Service, app: App, tmp_path: Path, arguments: tuple[str, ...], remedy: str
) -> None:
    with Terminal("generate", *arguments, folder=tmp_path, environment=_greet(service, app), columns=200) as terminal:
        assert terminal.finish() == 2
        assert remedy in terminal.text
    assert app.http.get("/videos").json()["data"] == []


def test_after_a_redirection_the_film_is_alone_in_its_file(service: Service, app: App, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    arguments = ("generate", str(CAT), "It blinks", "-o", "-")
    with Terminal(*arguments, folder=tmp_path, environment=_greet(service, app), stdout=film) as terminal:
        assert terminal.finish() == 0
        assert "standard output: 1920x1080" in terminal.text
    (video,) = app.http.get("/videos").json()["data"]
    assert film.read_bytes() == app.http.get(f"/videos/{video['id']}/content").content


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_ids_and_sums_stand_whole_however_narrow_it_is(
    kinora: Kinora, service: Service, app: App, columns: int
) -> None:
    with Terminal(
        "clients", "list", folder=service.folder, environment=service.environment, columns=columns
    ) as terminal:
        assert terminal.finish() == 0
    (client,) = [row for row in _list_clients(kinora) if row["id"] == app.id]
    for value in (app.name, app.id, f"{client['creditLimit']:,}"):
        assert re.search(rf"(?<!\S){re.escape(value)}(?!\S)", terminal.text), value
    assert "…" not in terminal.text
    lines = [line for line in terminal.text.splitlines() if not line.startswith("kinora: database ")]
    is_table = lines[0].split() == ["name", "id", "role", "status", "limit", "used", "held"]
    assert is_table == (columns == 200), "what does not fit in columns is in paragraphs"
    assert max(len(line) for line in lines) <= columns


def test_in_a_pipe_a_row_is_a_line_of_any_length(kinora: Kinora, app: App) -> None:
    (line,) = [line for line in assert_done(kinora("clients", "list")).splitlines() if app.id in line]
    assert line.split() == [app.name, app.id, "MEMBER", "ACTIVE", "1,000,000,000", "0", "0"]
    (key,) = [line for line in assert_done(kinora("keys", "list", app.name)).splitlines() if "T" in line]
    assert key.split()[0] == app.key.split("_")[1]


def test_a_narrow_help_page_names_every_command(tmp_path: Path) -> None:
    with Terminal("--help", folder=tmp_path, columns=60) as terminal:
        assert terminal.finish() == 0
    assert "..." not in terminal.text.replace("[ARGS]...", "")
    assert max(len(line) for line in terminal.text.splitlines()) <= 60


def _list_clients(kinora: Kinora) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(assert_done(kinora("clients", "list", "--json")))
    return rows
