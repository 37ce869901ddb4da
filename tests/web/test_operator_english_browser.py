"""The operators' pages in English in a real browser: from signing in to a new document and back, and the switch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.assistant.operating.hostile import ELF
from tests.web.operating import PASSWORD
from tests.web.spoken_english import vietnamese_on
from tests.web.test_operator_browser import NEW, SIZES, address, pytestmark
from tests.web.views import english_preview

__all__ = ["address", "pytestmark"]
WAIT = "The request is over the limit of 50 MB; please send less at a time."


def sign_in(page: Any, password: str = PASSWORD) -> None:
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


@SIZES
def test_from_signing_in_to_a_new_document_and_back_in_english(
    browser: Any, address: str, tmp_path: Path, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()

    def look(name: str) -> None:
        assert vietnamese_on(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    page.goto(address + "sources")
    page.get_by_text("For operators").click()
    page.get_by_label("Password").wait_for()
    look("signed out")
    sign_in(page, "wrong password")
    page.get_by_role("alert").get_by_text("The password is wrong.").wait_for()
    look("wrong password")
    sign_in(page)
    page.wait_for_url("**/sources/operators/")
    page.get_by_role("button", name="Click to choose files, or drop files here").wait_for()
    page.get_by_text("The index in use holds exactly the documents").wait_for()
    look("nothing yet")

    sent = [tmp_path / "new.md", tmp_path / "fake.pdf"]
    sent[0].write_text(f"---\ntitle: Bình Minh\n---\n{NEW}", encoding="utf-8")
    sent[1].write_bytes(ELF)
    page.locator("#upload input[type=file]").set_input_files(sent)
    page.get_by_text("2 files read, 1 can be added").wait_for()
    page.get_by_label("Title – file 1").fill("Libraries")
    look("preview")
    page.get_by_role("button", name="Add the chosen files").click()
    page.get_by_text("1 file added to the sources folder").wait_for()
    page.get_by_text("Waiting to be indexed (1)").wait_for()
    look("pending")

    page.get_by_role("button", name="Rebuild the index").click()
    page.get_by_text("Rebuilt.").wait_for(timeout=120_000)
    page.get_by_text("The index in use holds exactly the documents").wait_for()
    assert page.get_by_role("radio").count() == 2
    look("built")
    page.get_by_role("button", name="Questions and feedback").click()
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_text("There are no questions in this time span.").wait_for()
    look("no questions")
    with context.expect_page() as opened:
        page.evaluate("open('/sources')")
    opened.value.locator(".sources").get_by_text("Libraries").wait_for()

    page.get_by_role("radio", name="20260101T000000Z").check()
    page.get_by_role("button", name="Switch to the chosen version").click()
    page.get_by_text("Switched to version 20260101T000000Z.").wait_for()
    look("gone back")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(address + "sources")
    context.close()


@pytest.mark.parametrize(
    ("place", "password", "told"),
    [
        ("nguon/van-hanh/", "Mật khẩu", ["Thả tệp vào đây", "- hoặc -", "Bấm để chọn tệp"]),
        ("sources/operators/", "Password", ["Drop files here", "- or -", "Click to choose files"]),
    ],
)
@pytest.mark.parametrize("language", ["fr-FR", "vi-VN"])
def test_gradio_speaks_the_language_of_the_page_whatever_the_browser_asks_for(
    browser: Any, every_page: str, language: str, place: str, password: str, told: list[str]
) -> None:
    context = browser.new_context(locale=language)
    page = context.new_page()
    page.goto(every_page + place)
    page.get_by_label(password).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text(told[0]).wait_for()
    assert page.locator("#upload button").first.inner_text().split("\n")[-3:] == told
    context.close()


def test_kept_questions_a_preview_and_what_gradio_says_are_english(browser: Any, every_page: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    english_preview(page, every_page)
    assert vietnamese_on(page) == []
    assert page.title() == "Manage sources – Hỏi Số"
    page.route(
        "**/gradio_api/upload*",
        lambda route: route.fulfill(status=413, body='{"detail": "Quá lớn."}', content_type="application/problem+json"),
    )
    page.locator("#upload input[type=file]").set_input_files({"name": "a.md", "mimeType": "", "buffer": b"x"})
    page.get_by_text(WAIT).first.wait_for()
    page.route("**/run/predict*", lambda route: route.fulfill(status=429, body='{"detail": "Hãy đợi 3 giây."}'))
    page.get_by_role("button", name="Rebuild the index").click()
    page.get_by_text("That did not work. Please try again, or reload the page.").wait_for()
    context.close()


def test_the_switch_leads_from_each_page_to_its_twin(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "sources/operators/")
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_label("Mật khẩu").wait_for()
    page.get_by_role("link", name="English").click()
    sign_in(page)
    page.get_by_role("button", name="Rebuild the index").wait_for()
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_role("button", name="Dựng lại chỉ mục").wait_for()
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Rebuild the index").wait_for()
    context.clear_cookies()
    page.get_by_role("button", name="Rebuild the index").click()
    page.get_by_label("Password").wait_for()
    context.close()
