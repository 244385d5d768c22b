"""What a first visit loads, and that the page contacts no other host."""

import json
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Response, expect

from app.schemas.parameters import PROMPT_LIMIT, TAKE_LIMIT, VideoParameters
from app.words import AspectRatio, Resolution, Seconds
from tests.browser.console import Console
from tests.support.repository import ROOT
from tests.support.services import App, Service

CONSOLE = ROOT / "app" / "console"


def test_the_first_load_is_small_and_takes_few_requests(browser: Browser, service: Service, app: App) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it gets an attribute
        page.goto(service.address, wait_until="networkidle")
        page.get_by_label("API key").fill(app.key)
        page.keyboard.press("Enter")
        expect(page.locator("output[name=price]")).to_have_text("960,000")
        page.wait_for_load_state("networkidle")
        sizes = [answer.request.sizes() for answer in answers]
        assert 4 < len(sizes) < 15
        assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 100_000
        before = len(answers)
        page.reload(wait_until="networkidle")
        # The page is revalidated; the files come from the browser's cache.
        fetched = [answer for answer in answers[before:] if answer.request.sizes()["responseBodySize"] > 0]
        assert [answer.url for answer in fetched if "/console/" in answer.url] == []


def test_the_bundle_is_what_the_sources_give(tmp_path: Path) -> None:
    """If this test fails: run `make console`, and commit the result."""
    subprocess.run(["make", "--silent", "console", f"BUNDLE={tmp_path}"], cwd=ROOT, check=True)  # noqa: S607 - from PATH
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (CONSOLE / "bundle").iterdir()}
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []


def test_the_key_is_in_this_tab_only(console: Console, app: App) -> None:
    assert console.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert console.page.evaluate("sessionStorage.getItem('kinora.key')") == app.key
    assert app.key not in console.page.content()
    other = console.context.new_page()
    other.goto(console.service.address)
    expect(other.get_by_label("API key")).to_be_visible()
    console.fill("a draft that goes, too")
    console.sign_out()
    expect(console.page.get_by_label("API key")).to_have_value("")
    assert console.page.evaluate("[sessionStorage.getItem('kinora.key'), sessionStorage.getItem('kinora.drafts')]") == [
        None,
        None,
    ]
    console.sign_in(app)
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("")
    expect(console.page.get_by_text("Drop a still here")).to_be_visible()


def test_the_policy_stops_what_is_not_ours(console: Console) -> None:
    """If a prompt were ever interpreted as markup, it could neither run code nor send requests."""
    attempts = """async () => {
        const blocked = [];
        document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
        const image = Object.assign(document.createElement('img'), { src: 'http://127.0.0.2:9/' });
        document.querySelector('main').append(image);
        await fetch('http://127.0.0.2:9/').catch(() => {});
        try { document.body.innerHTML = '<b onclick="1">'; } catch { blocked.push('innerHTML'); }
        const script = document.createElement('script');
        try { script.text = 'window.ran = true'; document.head.append(script); } catch { blocked.push('text'); }
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [window.ran ?? false, blocked];
    }"""
    ran, blocked = console.page.evaluate(attempts)
    assert ran is False
    assert {"img-src", "connect-src", "innerHTML", "text"} <= set(blocked)
    console.forget()


def test_the_options_are_those_of_the_contract() -> None:
    script = "import(process.argv[1]).then((all) => console.log(JSON.stringify({ ...all })))"
    command = ["node", "--eval", script, str(CONSOLE / "options.js")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    options = json.loads(answer.stdout)
    assert options["ASPECT_RATIOS"] == list(AspectRatio)
    assert sorted(options["RESOLUTIONS"]) == sorted(Resolution)
    assert options["SECONDS"] == list(Seconds)
    assert (options["PROMPT_LIMIT"], options["TAKE_LIMIT"]) == (PROMPT_LIMIT, TAKE_LIMIT)
    defaults = VideoParameters(prompt="none").model_dump() | {"prompt": ""}
    assert options["DEFAULTS"] == {name: defaults[name] for name in options["DEFAULTS"]}
