"""What is in the way on a page as it stands: axe-core in both themes, on a desk and on a phone."""

from collections.abc import Sequence
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Look = tuple[Scheme, int, dict[str, Any]]  # the theme, the width, and which rules

_DESK, _PHONE = 1280, 360
# The rules whose result depends on the theme. What depends on the width is looked at in both widths.
_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
PHONE: Sequence[Look] = (("light", _PHONE, _COLOURS), ("dark", _PHONE, {}))
_EVERYWHERE: Sequence[Look] = (("light", _DESK, {}), ("dark", _DESK, _COLOURS), *PHONE)


def list_looks(scheme: Scheme) -> list[Look]:
    """Those of a theme."""
    return [look for look in _EVERYWHERE if look[0] == scheme]


def assert_none(page: Page, looks: Sequence[Look] = _EVERYWHERE) -> None:
    """Looks at the same page in each look, without opening it again. It is as wide afterwards as it was."""
    before = page.viewport_size
    for scheme, width, rules in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        # Playwright inserts axe from outside of the page, because the page's policy forbids it.
        found = Axe().run(page, options={"resultTypes": ["violations"], **rules})
        assert found.violations_count == 0, found.generate_report()
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"it can be pushed sideways at {width} px"
    if before:
        page.set_viewport_size(before)
