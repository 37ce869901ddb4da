"""Look-up, sources, operator's pages and that of the API for everyone: axe-core, narrow screens, 400 % zoom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.axe import faults
from tests.web.chatting import needs_browser
from tests.web.views import VIEWS

pytestmark = needs_browser
# The narrowest is a window of 1280 pixels at 400 %.
SIZES = {"desktop": (1280, 900), "phone": (360, 740), "zoomed": (320, 256)}
# What stays in view while the rest scrolls, and takes a third of it.
IN_THE_WAY = """() => [...document.querySelectorAll('body *')]
  .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
  .filter((one) => one.offsetWidth > innerWidth / 2 && one.offsetHeight > innerHeight / 3)
  .map((one) => `in the way: ${one.outerHTML.slice(0, 160)}`)"""


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "light"), ("zoomed", "dark")])
def test_no_view_keeps_anyone_out(browser: Any, every_page: str, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for name, show in VIEWS.items():
        show(page, every_page)
        found[name] = faults(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name].append("it scrolls sideways")
        found[name] += page.evaluate(IN_THE_WAY)
    context.close()
    assert {name: said for name, said in found.items() if said} == {}
