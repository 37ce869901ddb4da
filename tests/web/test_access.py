"""Look-up, sources, operator's pages and that of the API for everyone: axe-core, narrow screens, 400 % zoom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.web.axe import faults
from tests.web.chatting import needs_browser
from tests.web.views import VIEWS

pytestmark = needs_browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# A window of 1280 pixels at 400 %.
ZOOMED = {"width": 320, "height": 256}
# What stays in view while the rest scrolls, and takes a third of it.
IN_THE_WAY = """() => [...document.querySelectorAll('body *')]
  .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
  .filter((one) => one.offsetWidth > innerWidth / 2 && one.offsetHeight > innerHeight / 3)
  .map((one) => `in the way: ${one.outerHTML.slice(0, 160)}`)"""


def hindrances(page: Any) -> list[str]:
    """Return what keeps a view from being read in its window."""
    said: list[str] = page.evaluate(IN_THE_WAY)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        said.append("it scrolls sideways")
    return said


def shown(browser: Any, address: str, size: dict[str, int], scheme: str) -> Iterator[tuple[str, Any]]:
    """Yield each view, by name."""
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    for name, show in VIEWS.items():
        show(page, address)
        yield name, page
        page.set_viewport_size(size)
    context.close()


def test_axe_finds_no_serious_fault_in_the_dark(browser: Any, every_page: str) -> None:
    found = {name: faults(page) + hindrances(page) for name, page in shown(browser, every_page, WIDE, "dark")}
    assert {name: said for name, said in found.items() if said} == {}


def test_axe_finds_no_serious_fault_on_a_phone_and_all_fits_at_400_percent(browser: Any, every_page: str) -> None:
    found: dict[str, list[str]] = {}
    for name, page in shown(browser, every_page, PHONE, "light"):
        found[name] = faults(page) + hindrances(page)
        page.set_viewport_size(ZOOMED)
        found[name] += hindrances(page)
    assert {name: said for name, said in found.items() if said} == {}
