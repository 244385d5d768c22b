"""The system's Chromium, driven by Playwright; no browser is downloaded."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PATH = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
MISSING = f"no Chromium at {PATH}: `apt-get install chromium`, or say where one is with CHROMIUM=/path"

OPTIONS = [
    "--no-sandbox",  # in a container the user is root, and Chromium's sandbox refuses root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Without these options, Chromium contacts its maker's servers at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A host name over plain HTTP, where browsers offer no clipboard. They treat 127.0.0.1 as safe.
    "--host-resolver-rules=MAP kinora.test 127.0.0.1",
]


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()
