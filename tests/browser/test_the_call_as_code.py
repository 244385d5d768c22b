"""The call as code: each sample runs as it is shown, and all of them request the same video."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.commands import run_program
from tests.support.elsewhere import Elsewhere, trust
from tests.support.films import finish, get
from tests.support.pictures import CAT, draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

# Characters with a special meaning in shells, forms or one of the three languages.
PROMPT = """It's "dusk": <b>$HOME</b> `id` \\ @file %s {x} ünï 🎬
a second line; !wow #"""
RUNS = {
    "cURL": ["bash", "-euo", "pipefail", "-c"],
    "JavaScript": ["node", "--input-type=module", "--eval"],
    "Python": [sys.executable, "-c"],
    "OpenAI SDK": [sys.executable, "-c"],
}


@pytest.fixture
def filled(console: Console) -> Console:
    console.fill(PROMPT, aspect_ratio="1:1", resolution="720p")
    console.switch("Fast mode")
    console.page.get_by_label("Take", exact=True).fill("3")
    return console


@pytest.mark.parametrize("name", RUNS)
def test_a_sample_runs_as_shown(filled: Console, app: App, tmp_path: Path, name: str) -> None:
    filled.page.get_by_role("tab", name=name).click()
    _run(RUNS[name], filled.page.locator("#sample").inner_text(), app, tmp_path)
    (video,) = app.http.get("/videos").json()["data"]
    shown = json.loads(filled.page.get_by_role("region", name="Request as JSON").inner_text())
    assert shown.pop("image") == "cat.png, 241 kB"
    assert {field: video[field] for field in shown} == shown
    assert video["prompt"] == PROMPT
    assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
    filled.generate()  # the page itself sends the same request
    expect(filled.outcome).to_contain_text("already: free.")
    assert filled.wait_for_video() == video["id"]


@pytest.fixture(scope="module")
def reaching(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, str]]:
    """A service that may load images from this machine, and the address of such an image."""
    folder, authority = tmp_path_factory.mktemp("reaching"), trustme.CA()
    with Elsewhere(authority) as elsewhere:
        service = Service(folder, sandbox.address, egress_allow="127.0.0.1/32, ::1/128")
        service.restart(SSL_CERT_FILE=trust(authority, folder))
        yield service, elsewhere.lay("/cat.png", CAT.read_bytes())
        service.stop()


@pytest.mark.parametrize("name", RUNS)
def test_a_sample_with_an_address_runs_as_shown(
    reaching: tuple[Service, str], open_console: Open, tmp_path: Path, name: str
) -> None:
    service, address = reaching
    with service.add_app() as app:
        console = open_console(service)
        console.sign_in(app)
        console.page.get_by_label("Prompt", exact=True).fill("by its address")
        console.page.get_by_role("button", name="Use an address").click()
        console.page.get_by_label("Address of the still").fill(address)
        console.page.get_by_role("button", name="Use it").click()
        console.page.get_by_role("tab", name=name).click()
        _run(RUNS[name], console.page.locator("#sample").inner_text(), app, tmp_path)
        (video,) = app.http.get("/videos").json()["data"]
        assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
        console.generate()
        expect(console.outcome).to_contain_text("already: free.")
        assert console.wait_for_video() == video["id"]


def test_the_answer_is_shown_as_it_came(console: Console, app: App) -> None:
    console.fill(PROMPT, draw_png())
    console.generate()
    video_id = console.wait_for_video()
    answer = console.page.get_by_role("region", name="Answer", exact=True)
    expect(answer).to_contain_text("202, Kinora-Cache: miss")
    finish(app, video_id)
    expect(answer).to_contain_text('"status": "completed"')
    shown = json.loads(console.page.get_by_role("region", name="Answer as JSON").inner_text())
    assert shown == get(app, video_id)


def test_what_is_copied_is_what_is_shown(filled: Console) -> None:
    for name in RUNS:
        filled.page.get_by_role("tab", name=name).click()
        filled.page.locator(".samples").get_by_role("button", name="Cop").click()
        expect(filled.page.locator("#announcer")).to_have_text("Copied")
        copied = filled.page.evaluate("navigator.clipboard.readText()")
        assert copied.strip() == filled.page.locator("#sample").inner_text().strip()
        assert "kin_" not in copied.replace("kin_…", "")


def test_the_languages_are_reached_with_arrow_keys(filled: Console) -> None:
    filled.page.get_by_role("tab", name="cURL").focus()
    filled.page.keyboard.press("ArrowRight")
    expect(filled.page.get_by_role("tab", name="JavaScript")).to_be_focused()
    expect(filled.page.get_by_role("tabpanel")).to_contain_text("node film.mjs")
    filled.page.keyboard.press("ArrowLeft")
    filled.page.keyboard.press("ArrowLeft")
    expect(filled.page.get_by_role("tab", name="OpenAI SDK")).to_be_focused()


def _run(command: list[str], code: str, app: App, folder: Path) -> None:
    """As a person would run it, with the still in the folder and the key in the environment."""
    shutil.copy(CAT, folder / "cat.png")
    answer = run_program(*command, code, folder=folder, environment={"KINORA_API_KEY": app.key})
    assert answer.returncode == 0, answer.stdout + answer.stderr
