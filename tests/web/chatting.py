"""What a visitor does on the chat page, by Playwright."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.web.serving import CHROMIUM

# A machine that runs the whole suite must have a browser; elsewhere the rest is still worth running.
needs_browser = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)
FIGURE = "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"
RANK, FOLLOW_UP = "Trà Vinh xếp hạng DTI 2022 thứ mấy?", "Còn Hà Nội?"


def open_chat(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready] #question textarea")


def ask(page: Any, question: str, cards: int = 1) -> None:
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    wait_for_cards(page, cards)


def wait_for_cards(page: Any, count: int) -> None:
    page.wait_for_function(f"document.querySelectorAll('#chat .card').length === {count}")


def questions(page: Any) -> list[str]:
    texts: list[str] = page.locator("#chat .user-row p").all_inner_texts()
    return texts


def headline(page: Any) -> str:
    text: str = page.locator("#chat .card").last.locator("strong").first.inner_text()
    return text
