"""`make screenshots`: a screenshot of each page, light, dark and on a phone; with `--docs`, those of the README too."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps
from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.offices import Office, open_office
from tests.support.films import ask, finish
from tests.support.pictures import CAT
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

OUT = ROOT / "screenshots"
DOCS = ROOT / "docs"
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1440, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1440, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "phone-dark": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "wide": {"color_scheme": "light", "viewport": {"width": 1920, "height": 1080}},
}
PROMPT = "The cat looks up and blinks, soft light, slow push-in"


def main() -> None:
    if not chromium.PATH.exists():
        sys.exit(chromium.MISSING)
    OUT.mkdir(exist_ok=True)
    with _run() as (sandbox, service, app), open_office(service) as office, chromium.open_browser() as browser:
        film, living, lost = _set_scene(sandbox, app)
        for name, look in LOOKS.items():
            page = browser.new_context(**look).new_page()  # type: ignore[arg-type]  # a table of several types
            _walk(page, service, app, (film, living, lost), name)
            page.context.close()
            page = browser.new_context(**look).new_page()  # type: ignore[arg-type]  # a table of several types
            _walk_operators(page, service, office, name)
            page.context.close()
    if "--docs" in sys.argv:
        _publish("light-6-film", "playground")
        _publish("dark-4-films", "films")


def _walk(page: Page, service: Service, app: App, videos: tuple[str, str, str], look: str) -> None:
    film, living, lost = videos

    def keep(name: str) -> None:
        page.wait_for_timeout(400)  # until transitions have ended
        page.screenshot(path=OUT / f"{look}-{name}.png", full_page=True)

    def go(address: str, mark: str) -> None:
        page.goto(f"{service.address}/{address}")
        page.wait_for_selector(mark)

    go("", "#key")
    keep("0-sign-in")
    page.fill("#key", app.key)
    page.keyboard.press("Enter")
    page.wait_for_selector(".purse:not(:empty)")
    page.wait_for_selector(".last img")
    keep("1-empty")
    page.set_input_files("[name=image]", CAT)
    page.fill("#prompt", PROMPT)
    page.get_by_label("9:16").check()
    page.get_by_role("switch", name="Fast mode").check()
    keep("2-still")
    page.fill("#prompt", " ")
    page.fill("[name=take]", "0")
    page.get_by_role("button", name="Generate").click()
    keep("3-problem")
    go("#/films", ".gallery img")
    keep("4-films")
    page.get_by_role("button", name="Delete").first.click()
    keep("5-delete")
    page.keyboard.press("Escape")
    go(f"#/videos/{film}", "video")
    page.evaluate("document.querySelector('video').currentTime = 3")
    wait_until(lambda: page.evaluate("document.querySelector('video').readyState === 4"))
    page.wait_for_timeout(1500)  # Chromium's own spinner fades slowly
    page.mouse.move(0, 0)
    keep("6-film")
    go(f"#/videos/{living}", ".screen img")
    keep("7-run")
    go(f"#/videos/{lost}", ".outcome.charged")
    keep("8-lost")
    go("#/credits", ".chart")
    keep("9-credits")
    page.get_by_role("button", name="By film").click()
    page.get_by_role("button", name="Account").click()
    keep("10-account")


def _walk_operators(page: Page, service: Service, office: Office, look: str) -> None:
    for number, (name, (hash_, mark)) in enumerate(office.pages.items(), 11):
        if number == 11:
            page.goto(f"{service.address}/#key={office.admin.key}")
            page.wait_for_selector(".log li")
        page.goto(f"{service.address}/{hash_}")
        page.wait_for_selector(mark)
        page.wait_for_timeout(400)
        page.screenshot(path=OUT / f"{look}-{number}-{name}.png", full_page=True)
    page.goto(f"{service.address}/{office.pages['client'][0]}")
    page.get_by_role("button", name="Suspend…").click()
    page.wait_for_selector(".rehearsed .changes")
    page.screenshot(path=OUT / f"{look}-20-question.png")
    page.keyboard.press("Escape")
    page.get_by_text("Issue a key").click()
    page.get_by_role("button", name="Issue", exact=True).click()
    page.wait_for_selector(".new-key")
    page.screenshot(path=OUT / f"{look}-21-new-key.png", full_page=True)


@contextmanager
def _run() -> Iterator[tuple[Sandbox, Service, App]]:
    with tempfile.TemporaryDirectory() as folder:
        upstream, served = Path(folder, "upstream"), Path(folder, "served")
        upstream.mkdir()
        served.mkdir()
        sandbox = Sandbox(upstream, seconds=0.5, tiny=False)
        service = Service(served, sandbox.address, upstream_concurrency=1)
        try:
            with service.add_app(credit_limit=20_000_000) as app:
                yield sandbox, service, app
        finally:
            service.kill()
            sandbox.close()


def _set_scene(sandbox: Sandbox, app: App) -> tuple[str, str, str]:
    """Create videos of every status. Returns the ids of one that is completed, one that is in progress, and one whose
    outcome is unknown."""
    cat = ImageOps.exif_transpose(Image.open(CAT)).convert("RGB")
    eye = cat.crop((90, 40, 320, 190))
    mirrored, grey = ImageOps.mirror(cat), ImageEnhance.Color(cat).enhance(0.1)
    asked = [
        (grey, "As in an old film: grain, flicker, a slow blink", {}),
        (eye, "Very near: the pupil narrows as the light comes", {"generate_audio": True}),
        (cat, PROMPT, {"fast_mode": True, "generate_audio": True}),
    ]
    for still, prompt, fields in asked:
        film = finish(app, ask(app, _save(still), prompt=prompt, resolution="720p", **fields)["id"], 300)["id"]
    sandbox.fault("500", times=1)
    lost = finish(app, ask(app, _save(cat), prompt="The cat leaves the frame", fast_mode=True)["id"])["id"]
    sandbox.fault("busy", times=1)
    finish(app, ask(app, _save(mirrored), prompt="The cat turns into a tiger")["id"])
    sandbox.fault("late-success", value=900, times=1)
    living = ask(app, _save(eye), prompt="The cat turns away", fast_mode=True)["id"]
    ask(app, _save(mirrored), prompt="The cat yawns and falls asleep", aspect_ratio="1:1")
    return film, living, lost


def _save(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _publish(name: str, title: str) -> None:
    with Image.open(OUT / f"{name}.png") as image:
        image.crop((0, 0, image.width, min(image.height, 1000))).save(DOCS / f"{title}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
