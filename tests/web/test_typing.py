"""Search as it is typed, by keys or without: pasting, deleting, and the keyboards that compose a word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.chatting import needs_browser

pytestmark = needs_browser


@pytest.mark.parametrize(
    ("place", "label", "found", "whole"),
    [
        ("nguon", "Tìm tài liệu", "11 tài liệu", "46 tài liệu"),
        ("tra-cuu", "Tìm số liệu", "1–25 trong tổng 58 số liệu", "1–25 trong tổng 392 số liệu"),
    ],
    ids=["sources", "look-up"],
)
def test_what_comes_without_a_keypress_is_searched_for(
    browser: Any, every_page: str, place: str, label: str, found: str, whole: str
) -> None:
    page = browser.new_page()
    page.goto(every_page + place)
    page.get_by_text(whole, exact=True).wait_for()
    page.get_by_label(label).focus()
    page.keyboard.insert_text("vneid")
    page.get_by_text(found, exact=True).wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.get_by_text(whole, exact=True).wait_for()
    page.close()
