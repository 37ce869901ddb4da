"""The pages for everyone: axe-core, keyboard, zoom, narrow screens."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.axe import faults as axe_faults
from tests.web.chatting import FIGURE, ask, needs_browser, open_chat

pytestmark = needs_browser
VIEWS = {
    "empty": None,
    "figure": FIGURE,
    "series": "Số thẻ căn cước gắn chip đã cấp qua các năm?",
    "conflict": "Cuối năm 2022 đã cấp bao nhiêu thẻ căn cước gắn chip?",
    "derived": "Từ 2021 đến 2022 số thẻ căn cước tăng bao nhiêu?",
    "abstention": "Hà Giang đã cấp bao nhiêu thẻ căn cước?",
}
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_axe_finds_no_serious_fault(browser: Any, chat_address: str, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    faults: dict[str, list[str]] = {}
    for name, question in VIEWS.items():
        # Each in a tab of its own.
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        open_chat(page, chat_address)
        if question:
            ask(page, question)
        page.wait_for_timeout(400)
        faults[name] = axe_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if question:
            page.goto(page.frame("nguon").url)
            faults[f"document of {name}"] = axe_faults(page)
        page.close()
    assert {name: found for name, found in faults.items() if found} == {}


def test_axe_finds_no_serious_fault_in_the_english_page_and_the_form(browser: Any, chat_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    open_chat(page, chat_address + "en")
    ask(page, FIGURE)
    page.locator("[data-rate=unhelpful]").click()
    page.locator("#feedback h2").wait_for()
    page.wait_for_timeout(400)
    faults = axe_faults(page)
    page.close()
    assert faults == []


def test_a_new_answer_is_said_aloud(browser: Any, chat_address: str) -> None:
    page = browser.new_page()
    open_chat(page, chat_address)
    ask(page, FIGURE)
    page.wait_for_function("document.getElementById('spoken').textContent.includes('hơn 87 triệu thẻ')")
    assert page.locator("#spoken").get_attribute("aria-live") == "polite"
    assert page.locator("#chat [role=log]").get_attribute("aria-label") == "Cuộc hỏi đáp"
    page.close()


def test_at_400_percent_nothing_scrolls_sideways(browser: Any, chat_address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    open_chat(page, chat_address)
    for number, question in enumerate((text for text in VIEWS.values() if text), 1):
        ask(page, question, number)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("getComputedStyle(document.getElementById('composer')).position") == "static"
    page.close()
