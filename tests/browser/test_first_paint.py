"""What a first visit costs, and that the page keeps to itself."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from app.schemas.parameters import PROMPT_LIMIT, TAKE_LIMIT, AspectRatio, Resolution, Seconds, VideoParameters
from tests.browser.console import Console
from tests.support.processes import App, Service
from tests.support.repository import ROOT

_MODULES = [path for path in (ROOT / "app" / "console").rglob("*.js") if path.parent.name != "vendor"]


def test_the_first_paint_takes_less_than_100_kb(browser: Browser, service: Service, app: App) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it marks what it is given
        page.goto(service.address, wait_until="networkidle")
        page.get_by_label("API key").fill(app.key)
        page.keyboard.press("Enter")
        expect(page.locator("output[name=price]")).to_have_text("960,000")
        sizes = [answer.request.sizes() for answer in answers]
        assert len(sizes) > 20
        assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 100_000
        before = len(answers)
        page.reload(wait_until="networkidle")
        # The page is asked about; the files are the browser's to keep.
        fetched = [answer for answer in answers[before:] if answer.request.sizes()["responseBodySize"] > 0]
        assert [answer.url for answer in fetched if "/console/" in answer.url] == []


def test_the_key_is_nowhere_but_in_this_tab(console: Console, app: App) -> None:
    assert console.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert console.page.evaluate("Object.values(sessionStorage)") == [app.key]
    assert app.key not in console.page.content()
    other = console.context.new_page()
    other.goto(console.service.address)
    expect(other.get_by_label("API key")).to_be_visible()
    console.page.get_by_role("button", name="Sign out").click()
    expect(console.page.get_by_label("API key")).to_have_value("")
    assert console.page.evaluate("sessionStorage.length") == 0


def test_the_policy_stops_what_is_not_ours(console: Console) -> None:
    """Were a prompt ever to become markup, it could neither run nor call out."""
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


def test_the_options_are_those_of_the_contract(console: Console) -> None:
    main = console.page.locator("script[type=module]").get_attribute("src") or ""
    address = main.replace("main.js", "options.js")
    options = console.page.evaluate(f"import({address!r}).then((all) => ({{ ...all }}))")
    assert options["ASPECT_RATIOS"] == list(AspectRatio)
    assert sorted(options["RESOLUTIONS"]) == sorted(Resolution)
    assert options["SECONDS"] == list(Seconds)
    assert (options["PROMPT_LIMIT"], options["TAKE_LIMIT"]) == (PROMPT_LIMIT, TAKE_LIMIT)
    defaults = VideoParameters(prompt="none").model_dump() | {"prompt": ""}
    assert options["DEFAULTS"] == {name: defaults[name] for name in options["DEFAULTS"]}


@pytest.mark.parametrize("module", _MODULES, ids=lambda path: path.name)
def test_a_module_is_well_formed(module: Path) -> None:
    answer = subprocess.run(["node", "--check", module], capture_output=True, text=True, check=False)  # noqa: S607 - whichever node is installed
    assert answer.returncode == 0, answer.stderr
