"""The pages by keyboard alone: each stop is seen, Enter opens a source, Escape leads back to where it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.chatting import needs_browser, open_chat, wait_for_cards

pytestmark = needs_browser
STOP = """() => {
  const at = document.activeElement;
  return [at.tagName, at.getAttribute('aria-label') ?? at.textContent.trim(), getComputedStyle(at).outlineStyle];
}"""


@pytest.fixture
def page(context: Any) -> Iterator[Any]:
    return context.new_page()


def reach(page: Any, selector: str, key: str = "Tab") -> None:
    """Press a key until what is meant has the focus; each stop on the way must be seen to have it."""
    stops: list[list[str]] = []
    while len(stops) < 60:
        page.keyboard.press(key)
        stops.append(page.evaluate(STOP))
        assert stops[-1][0] != "BODY", stops
        assert stops[-1][2] != "none", stops
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached: {stops}")


def test_the_chat(page: Any, every_page: str) -> None:
    open_chat(page, every_page)
    page.keyboard.type("Hợp đồng điện tử là gì?")
    page.keyboard.press("Enter")
    wait_for_cards(page, 1)
    reach(page, ".chip", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'nguon-xem'")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.className === 'chip'")
    assert page.locator("#nguon-xem.empty").count() == 1

    page.keyboard.press("Enter")
    page.frame_locator("iframe[name=nguon]").locator("mark#trich").wait_for()
    reach(page, "iframe")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.className === 'chip'")

    page.keyboard.press("Enter")
    reach(page, "[data-back]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.className === 'chip'")
    assert page.locator("#nguon-xem.empty").count() == 0


def test_the_look_up(page: Any, every_page: str) -> None:
    page.goto(every_page + "tra-cuu")
    page.wait_for_selector("#figures tbody tr")
    page.keyboard.type("the can cuoc")
    page.wait_for_url("**?q=the+can+cuoc")
    reach(page, "[aria-label='Đơn vị']")
    page.keyboard.type("thẻ")
    page.keyboard.press("Enter")
    page.wait_for_url("**unit=th%E1%BA%BB**")
    reach(page, "[data-sort^=value]")
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=value-desc**")
    page.wait_for_function("document.activeElement.matches('[data-sort^=value]')")
    page.wait_for_function("document.querySelector('#figures .said a').textContent.startsWith('hơn 87 triệu')")
    reach(page, "[data-pick]")
    page.keyboard.press("Space")
    page.get_by_text("Đã chọn 1 số liệu").wait_for()
    reach(page, ".said a")
    # Enter opens what has the focus, in whichever row that is, and Escape leads back to it.
    opener = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    figure = page.frame_locator("iframe[name=nguon]").locator("mark#trich .figure")
    assert opener.startswith(figure.inner_text())
    reach(page, "iframe")
    page.keyboard.press("Escape")
    page.wait_for_function(f"document.activeElement.textContent === '{opener}'")
    assert page.locator("#source.open").count() == 0


def test_the_sources(page: Any, every_page: str) -> None:
    page.goto(every_page + "nguon")
    page.get_by_text("46 tài liệu", exact=True).wait_for()
    reach(page, "#source-text textarea")
    page.keyboard.type("vneid")
    page.get_by_text("11 tài liệu", exact=True).wait_for()
    reach(page, ".sources a")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.get_by_role("heading", level=1).first.wait_for()
    assert "VNeID" in opened.value.title()
