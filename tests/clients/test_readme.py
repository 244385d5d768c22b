"""The README's JavaScript as it is written, and that all of its snippets are the console's own. The other snippets run
with all tests; this one needs node."""

import json
from pathlib import Path

import pytest

from tests.clients.tools import run
from tests.support import snippets
from tests.support.repository import ROOT
from tests.support.services import App, Service

_WRITE = """
const { writeSamples } = await import(process.argv[1]);
const fields = { prompt: process.argv[2], fast_mode: true, generate_audio: true };
console.log(JSON.stringify(writeSamples({ address: 'http://127.0.0.1:8000', fields, image: 'cat.png' })));
"""


def test_the_fetch_snippet_makes_a_film(service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    snippets.assert_film(snippets.run("fetch", tmp_path, service, app.key), tmp_path, app)


def test_the_fetch_snippet_with_a_bad_key_says_so(service: Service, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    snippets.assert_refused(snippets.run("fetch", tmp_path, service, "kin_wrong"), tmp_path, "key")


def test_the_fetch_snippet_without_its_photo_says_so(service: Service, app: App, tmp_path: Path) -> None:
    snippets.assert_refused(snippets.run("fetch", tmp_path, service, app.key), tmp_path, "cat.png")


def test_the_fetch_snippet_whose_film_fails_says_why(service: Service, app: App, tmp_path: Path) -> None:
    snippets.copy_photo(tmp_path)
    answer = snippets.run("fetch", tmp_path, service, app.key, prompt="The cat blinks [[fault:busy]]")
    (video,) = app.http.get("/videos").json()["data"]
    snippets.assert_refused(answer, tmp_path, video["error"]["message"])


@pytest.mark.parametrize(("name", "title"), [("curl", "cURL"), ("fetch", "JavaScript"), ("openai", "OpenAI SDK")])
def test_a_snippet_is_the_consoles_own(name: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "samples.mjs").write_text((ROOT / "app" / "console" / "samples.js").read_text())
    script = ("node", "--input-type=module", "--eval", _WRITE)
    printed = run(*script, str(tmp_path / "samples.mjs"), snippets.PROMPT, folder=tmp_path)
    (code,) = [sample["code"] for sample in json.loads(printed) if sample["name"] == title]
    assert snippets.COMMANDS[name][-1] == code
