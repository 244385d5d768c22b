"""The console as a person uses it, in a page that records every error that is not visible."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from tests.support.pictures import CAT
from tests.support.repository import ROOT
from tests.support.services import App, Service
from tests.support.waiting import wait_until

_HAS_EVENTS = "/videos/{video_id}/events" in json.loads((ROOT / "openapi.json").read_text())["paths"]
PLENTY_MS = 60_000


class Console:
    """One tab. `refusals` are the error statuses that a test expects: Chromium logs each of them as an error. 0 means
    no response, or an incomplete one. `address` is where the browser finds the service, if it is not the service's own
    address."""

    def __init__(
        self,
        browser: Browser,
        service: Service,
        *,
        width: int = 1280,
        address: str | None = None,
    ) -> None:
        self.service = service
        self.address = address or service.address
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
            ignore_https_errors=True,  # a test's own certificate
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
        self.page.goto(f"{self.address}/{hash_}")

    def sign_in(self, app: App, hash_: str = "", *, stay: bool = False) -> None:
        self._sign_in(app, hash_, stay)
        expect(self.page.locator(".purse")).to_contain_text("left")

    def sign_in_operator(self, app: App, hash_: str = "") -> None:
        """Sign in with a key that may see all clients."""
        self._sign_in(app, hash_)
        expect(self.page.get_by_role("navigation", name="Pages", exact=True)).to_contain_text("Overview")

    def _sign_in(self, app: App, hash_: str, stay: bool = False) -> None:
        self.open(hash_)
        self.page.get_by_label("Keep me signed in on this device").set_checked(stay)
        self.page.get_by_label("API key").fill(app.key)
        self.page.keyboard.press("Enter")

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Account").click()
        self.page.get_by_role("button", name="Sign out").click()

    def fill(self, prompt: str, still: bytes | None = None, **choices: str) -> None:
        """Fill in a still and a prompt. Options are given by their value, such as `aspect_ratio="1:1"`."""
        file = {"name": "cat.png", "mimeType": "image/png", "buffer": still} if still else CAT
        self.page.set_input_files("[name=image]", file)  # type: ignore[arg-type] # Playwright accepts both
        self.page.get_by_label("Prompt", exact=True).fill(prompt)
        for name, value in choices.items():
            self.page.locator(f"[name={name}][value='{value}']").check()

    def switch(self, name: str, on: bool = True) -> None:
        self.page.get_by_role("switch", name=name).set_checked(on)

    def generate(self) -> None:
        self.page.get_by_role("button", name="Generate").click()

    def wait_for_video(self) -> str:
        """The video id that is in the address after the request was accepted."""
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
        """Ignore what was recorded so far: it was expected."""
        self._errors.clear()
        self.strangers.clear()

    def close(self) -> None:
        """Fails if the console logged an error or sent a request to another host."""
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
        """Only the service below its prefix may be requested. Blob addresses belong to the page itself and have no
        prefix."""
        home, asked = urlsplit(self.address), urlsplit(request.url.removeprefix("blob:"))
        is_below = request.url.startswith("blob:") or f"{asked.path}/".startswith(f"{home.path}/")
        if (asked.scheme, asked.netloc) != (home.scheme, home.netloc) or not is_below:
            self.strangers.append(request.url)
