"""The views of chat, look-up, sources and the operator: how a browser comes to each, and when it is all there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.web.english import ENGLISH
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from tests.web.chatting import FIGURE, ask, open_chat
from tests.web.operating import PASSWORD

CARDS = "tra-cuu?unit=thẻ&sort=value-desc"
NOTE = "---\ntitle: Thư viện số\n---\nNăm 2025 tỉnh Bình Minh đã cấp 123.456 thẻ thư viện."


def chat(page: Any, address: str, place: str = "") -> None:
    open_chat(page, address + place)
    ask(page, FIGURE)
    page.frame_locator("iframe[name=nguon]").locator("mark#trich").wait_for()


def english_chat(page: Any, address: str) -> None:
    chat(page, address, "en")


def lookup(page: Any, address: str, place: str = "tra-cuu") -> None:
    page.goto(address + place)
    page.wait_for_selector("#figures tbody tr")


def found_nothing(page: Any, address: str) -> None:
    page.goto(address + "tra-cuu?unit=hải+lý")
    page.locator("#figures .notice").wait_for()


def chart(page: Any, address: str) -> None:
    lookup(page, address, CARDS)
    for number in range(3):
        page.locator("[data-pick]").nth(number).check()
    page.locator("#chart .vega-embed svg, #chart .vega-embed canvas").first.wait_for()
    page.locator(".points tbody tr").nth(2).wait_for()


def row_source(page: Any, address: str) -> None:
    lookup(page, address, CARDS)
    page.locator("td.said a").first.click()
    page.frame_locator("iframe[name=nguon]").locator("mark#trich").wait_for()


def sources(page: Any, address: str) -> None:
    page.goto(address + "nguon")
    page.wait_for_selector(".sources tbody tr")


def no_sources(page: Any, address: str) -> None:
    sources(page, address)
    page.get_by_label("Tìm tài liệu").fill("không có gì như vậy")
    page.get_by_text("Không có tài liệu nào khớp").wait_for()


def document(page: Any, address: str) -> None:
    sources(page, address)
    page.goto(page.locator(".sources tbody a").first.evaluate("link => link.href"))
    page.wait_for_selector("main .text")


def no_document(page: Any, address: str) -> None:
    page.goto(address + "tai-lieu/khong-co.md")
    page.wait_for_selector("main h1")


def sign_in(page: Any, address: str, words: Words = VIETNAMESE) -> None:
    page.context.clear_cookies()
    page.goto(f"{address}{words.operators.path[1:]}/")
    page.get_by_label(words.operators.sign_in.password).wait_for()


def wrong_password(page: Any, address: str, words: Words = VIETNAMESE) -> None:
    sign_in(page, address, words)
    page.get_by_label(words.operators.sign_in.password).fill("sai mật khẩu")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()


def signed_in(page: Any, address: str, words: Words = VIETNAMESE) -> None:
    """Sign in, and unfold all that is folded."""
    sign_in(page, address, words)
    page.get_by_label(words.operators.sign_in.password).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("radio").first.wait_for()
    said = words.operators.kept
    for folded in (words.operators.index.removing, said.section):
        page.get_by_role("button", name=folded).click()
    page.get_by_role("button", name=said.show, exact=True).click()
    page.get_by_text(said.take_away).wait_for()


def preview(page: Any, address: str, words: Words = VIETNAMESE) -> None:
    signed_in(page, address, words)
    with TemporaryDirectory() as folder:
        files = [Path(folder, "moi.md"), Path(folder, "gia.pdf")]
        files[0].write_text(NOTE, encoding="utf-8")
        files[1].write_text("không phải PDF", encoding="utf-8")
        page.locator("#upload input[type=file]").set_input_files(files)
        page.get_by_role("button", name=words.operators.upload.take).wait_for()


def english_wrong_password(page: Any, address: str) -> None:
    wrong_password(page, address, ENGLISH)


def english_preview(page: Any, address: str) -> None:
    preview(page, address, ENGLISH)


def api(page: Any, address: str) -> None:
    page.goto(address + "api/docs")
    page.get_by_text("Hỏi một câu").click()
    page.get_by_role("button", name="Gọi thử").click()
    page.get_by_role("button", name="Gửi").click()
    page.wait_for_selector(".live-responses-table .response-col_status")


# Those of the chat are looked at on their own, with every kind of answer.
VIEWS: dict[str, Callable[[Any, str], None]] = {
    "look-up": lookup,
    "look-up without a row": found_nothing,
    "look-up with a chart": chart,
    "look-up with a source": row_source,
    "sources": sources,
    "sources without a row": no_sources,
    "document": document,
    "no document": no_document,
    "sign-in": wrong_password,
    "operator": preview,
    "sign-in in English": english_wrong_password,
    "operator in English": english_preview,
    "API": api,
}
