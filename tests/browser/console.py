"""The console as a person meets it: a page that writes down whatever went wrong behind his back."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from tests.support.pictures import CAT
from tests.support.processes import App, Service, wait_until
from tests.support.repository import ROOT

_HAS_EVENTS = "/videos/{video_id}/events" in json.loads((ROOT / "openapi.json").read_text())["paths"]
PLENTY_MS = 60_000


class Console:
    """One tab. `refusals` are the statuses that a test brings about itself: Chromium logs each of them as an
    error. 0 stands for no answer, or half of one."""

    def __init__(self, browser: Browser, service: Service, *, scheme: str = "light", width: int = 1280) -> None:
        self.service = service
        self.context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.refusals: set[int] = set()
        self.strangers: list[str] = []
        self._errors: list[ConsoleMessage | str] = []
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PLENTY_MS)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._errors.append(str(error)))
        self.page.on("request", self._look)

    def open(self, hash_: str = "") -> None:
        self.page.goto(f"{self.service.address}/{hash_}")

    def sign_in(self, app: App, hash_: str = "") -> None:
        self.open(hash_)
        self.page.get_by_label("API key").fill(app.key)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".purse")).to_contain_text("left")

    def fill(self, prompt: str, still: bytes | None = None, **choices: str) -> None:
        """A still and a prompt; `aspect_ratio="1:1"` and kin by what stands on the button."""
        file = {"name": "cat.png", "mimeType": "image/png", "buffer": still} if still else CAT
        self.page.set_input_files("[name=image]", file)  # type: ignore[arg-type]  # both are what it takes
        self.page.get_by_label("Prompt").fill(prompt)
        for name, value in choices.items():
            self.page.locator(f"[name={name}][value='{value}']").check()

    def switch(self, name: str, on: bool = True) -> None:
        self.page.get_by_role("switch", name=name).set_checked(on)

    def generate(self) -> None:
        self.page.get_by_role("button", name="Generate").click()

    def wait_for_video(self) -> str:
        """The id that stands in the address once the request was accepted."""
        self.page.wait_for_url(re.compile(r"#/videos/video_\w+$"))
        return self.page.url.rpartition("/")[2]

    def wait_for_film(self) -> None:
        self.page.wait_for_selector("video")

    def wait_for(self, expression: str) -> None:
        """Playwright's own wait needs `eval`, which the console's policy forbids."""
        wait_until(lambda: self.page.evaluate(expression), what=expression)

    @property
    def price(self) -> int:
        return int(self.page.locator("output[name=price]").inner_text().replace(",", ""))

    @property
    def outcome(self) -> Locator:
        return self.page.locator(".outcome")

    def problem(self, field: str) -> Locator:
        return self.page.locator(f"#{field}-problem")

    def forget(self) -> None:
        """What was written down so far was meant."""
        self._errors.clear()
        self.strangers.clear()

    def close(self) -> None:
        """Fails when the console complained or asked anyone but its own host."""
        self.context.close()
        assert [error for error in map(self._tell, self._errors) if error] == []
        assert self.strangers == []

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._errors.append(message)

    def _tell(self, error: ConsoleMessage | str) -> str | None:
        if isinstance(error, str):
            return error
        status = re.search(r"Failed to load resource: the server responded with a status of (\d+)", error.text)
        if status and int(status[1]) in self.refusals:
            return None
        if status and not _HAS_EVENTS and error.location["url"].endswith("/events"):
            return None
        if "Failed to load resource: net::ERR_" in error.text and 0 in self.refusals:
            return None
        return f"{error.text} ({error.location['url']})"

    def _look(self, request: Request) -> None:
        address = urlsplit(request.url.removeprefix("blob:"))
        if f"{address.scheme}://{address.netloc}" != self.service.address:
            self.strangers.append(request.url)
