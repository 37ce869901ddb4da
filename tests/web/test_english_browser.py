"""The pages in English in a real browser: what they say, the switch, the bar, and what Gradio says on them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.web.chatting import FIGURE, RANK, ask, headline, needs_browser, open_chat

pytestmark = needs_browser
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)], ids=["desktop", "phone"])
TABLES = {"lookup": "#figures tbody tr", "tra-cuu": "#figures tbody tr", "sources": ".sources", "nguon": ".sources"}
WAIT = "Bạn hỏi quá nhanh; hãy đợi 3 giây."
# The names of this program and of the other language.
_NAMES = re.compile("Hỏi Số|Tiếng Việt")
_VIETNAMESE = re.compile("[À-ỹ]")
# What a page says itself: its texts and names, but for what stands in the words of sources.
_SAID = """() => {
  const theirs = '[lang=vi], .badge, #figures tbody, #source-table code';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [document.title];
  while (walker.nextNode()) {
    const within = walker.currentNode.parentElement;
    if (!within.closest('script, style, [lang=vi], .badge')) said.push(walker.currentNode.textContent.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [data-label]')) {
    if (element.dataset.label) said.push(element.dataset.label);
    if (element.closest(theirs)) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '');
  }
  return said.filter(Boolean);
}"""


def opened(context: Any, address: str, page: str, query: str = "") -> Any:
    shown = context.new_page()
    shown.goto(f"{address}{page}{query}")
    shown.wait_for_selector(TABLES[page])
    return shown


@SIZES
@pytest.mark.parametrize("name", ["lookup", "sources"])
def test_a_page_says_nothing_in_vietnamese(context: Any, chat_address: str, name: str, width: int, height: int) -> None:
    page = opened(context, chat_address, name)
    page.set_viewport_size({"width": width, "height": height})
    said = page.evaluate(_SAID)
    assert len(said) > 20
    assert [text for text in said if _VIETNAMESE.search(_NAMES.sub("", text))] == []
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_switch_of_the_look_up_keeps_search_and_filters(context: Any, chat_address: str) -> None:
    page = opened(context, chat_address, "tra-cuu", "?q=the+can+cuoc&unit=thẻ&sort=value-desc")
    page.get_by_text("1–7 trong tổng 7 số liệu").first.wait_for()
    page.get_by_role("link", name="English").click()
    page.get_by_text("1–7 of 7 figures").first.wait_for()
    assert page.title() == "Look up figures – Hỏi Số"
    assert page.get_by_label("Search figures").input_value() == "the can cuoc"
    assert page.locator("th.value").get_attribute("aria-sort") == "descending"
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_text("1–7 trong tổng 7 số liệu").first.wait_for()
    assert page.title() == "Tra cứu số liệu – Hỏi Số"
    assert page.get_by_label("Tìm số liệu").input_value() == "the can cuoc"


def test_the_switch_of_the_sources_keeps_the_search(context: Any, chat_address: str) -> None:
    page = opened(context, chat_address, "sources")
    page.get_by_label("Search documents").press_sequentially("vneid", delay=20)
    page.wait_for_url("**/sources?q=vneid")
    # Not all of the box: Gradio writes how long an answer took into it for a moment.
    found = page.locator("#source-status [role=status]").inner_text()
    page.get_by_role("link", name="Tiếng Việt").click()
    page.wait_for_url("**/nguon?q=vneid")
    page.get_by_text(found.replace(" documents", " tài liệu"), exact=True).wait_for()
    assert page.title() == "Nguồn – Hỏi Số"
    assert page.get_by_label("Tìm tài liệu").input_value() == "vneid"


@pytest.mark.parametrize(
    ("start", "names", "languages"),
    [
        ("", ["Hỏi đáp", "Tra cứu số liệu", "Nguồn"], "vi"),
        ("en", ["Ask", "Look up figures", "Sources"], "en"),
    ],
)
def test_the_bar_leads_to_the_pages_of_its_language(
    context: Any, chat_address: str, start: str, names: list[str], languages: str
) -> None:
    page = context.new_page()
    open_chat(page, chat_address + start)
    for name in [*names[1:], names[0]]:
        page.locator(".nav-holder a", has_text=name).click()
        page.locator(".nav-holder a.active", has_text=name).wait_for()
        assert page.locator(".nav-holder a").all_inner_texts() == names
        page.wait_for_function(f"document.documentElement.lang === '{languages}'")


def test_the_switch_of_the_chat_still_keeps_the_conversation(context: Any, chat_address: str) -> None:
    page = context.new_page()
    open_chat(page, chat_address + "en")
    ask(page, RANK)
    page.get_by_role("link", name="Tiếng Việt").click()
    page.wait_for_function("document.querySelectorAll('#chat .card').length === 1")
    assert page.evaluate("document.documentElement.lang") == "vi"


@SIZES
def test_rows_are_chosen_drawn_opened_and_copied_in_english(
    context: Any, chat_address: str, width: int, height: int
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, chat_address, "lookup", "?unit=thẻ&sort=value-desc")
    page.set_viewport_size({"width": width, "height": height})
    for number in range(2):
        page.locator("[data-pick]").nth(number).check()
    page.get_by_text("2 figures chosen (at most 60)").wait_for()
    page.locator("#chart .vega-embed svg, #chart .vega-embed canvas").first.wait_for()
    assert page.locator(".points caption").inner_text() == "The figures of the chart"
    page.get_by_role("button", name="Copy sentence:").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Sentence copied with its source.").wait_for(state="attached")
    assert "hơn 87 triệu thẻ" in page.evaluate("navigator.clipboard.readText()")
    page.locator("td.said a").first.click()
    frame = page.frame_locator("iframe[name=nguon]")
    assert frame.locator("mark#trich .figure").inner_text() == "hơn 87 triệu"
    assert frame.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Back to the table").click()
    assert page.evaluate("document.activeElement.textContent") == "hơn 87 triệu thẻ"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "removers", "told"),
    [
        ("tra-cuu", ["Bỏ: thẻ (7)", "Bỏ tất cả"], ["Chưa làm được việc này", "Hãy thử lại, hoặc tải lại trang."]),
        ("lookup", ["Remove: thẻ (7)", "Clear all"], ["That did not work", "Please try again, or reload the page."]),
    ],
)
def test_what_gradio_says_is_in_the_language_of_the_page(
    context: Any, chat_address: str, name: str, removers: list[str], told: list[str]
) -> None:
    page = opened(context, chat_address, name, "?unit=thẻ")
    page.get_by_title(removers[0], exact=True).wait_for()
    assert [button.get_attribute("aria-label") for button in page.locator(".token-remove").all()] == removers
    page.route("**/run/predict*", lambda route: route.abort())
    page.locator("th.value button").click()
    page.get_by_text(told[1], exact=True).wait_for()
    assert page.locator(".toast-title").all_inner_texts() == [told[0]]


@pytest.mark.parametrize(
    ("name", "status", "body", "told"),
    [
        ("tra-cuu", 429, {"detail": WAIT}, f"Chưa làm được việc này. {WAIT}"),
        ("lookup", 429, {"detail": WAIT}, "That did not work. Please try again, or reload the page."),
        ("tra-cuu", 500, {"error": None}, "Chưa làm được việc này. Hãy thử lại, hoặc tải lại trang."),
        ("lookup", 500, None, "That did not work. Please try again, or reload the page."),
        ("lookup", 500, {"title": "Cannot be chosen", "error": "61 <b>rows</b>"}, "Cannot be chosen: 61 <b>rows</b>"),
    ],
)
def test_what_the_server_refuses_is_told(
    context: Any, chat_address: str, name: str, status: int, body: dict[str, str | None] | None, told: str
) -> None:
    page = opened(context, chat_address, name)
    said = "<html>" if body is None else json.dumps(body)
    page.route("**/run/predict*", lambda route: route.fulfill(status=status, body=said))
    page.locator("th.value button").click()
    alert = page.locator(".refused[role=alert]")
    alert.wait_for()
    assert alert.inner_text() == told


def test_a_question_that_is_refused_is_told_and_can_be_asked_again(context: Any, chat_address: str) -> None:
    page = context.new_page()
    open_chat(page, chat_address)
    said = json.dumps({"detail": WAIT})
    page.route("**/run/predict*", lambda route: route.fulfill(status=429, body=said))
    page.locator("#question textarea").fill(FIGURE)
    page.locator("#question textarea").press("Enter")
    page.get_by_text(f"Chưa trả lời được. {WAIT}", exact=True).wait_for()
    page.unroute("**/run/predict*")
    box = page.locator("#question textarea")
    assert box.input_value() == FIGURE
    box.press("Enter")
    page.locator("#chat .card").wait_for()
    assert headline(page) == "hơn 87 triệu thẻ"
    # It was taken out of the conversation: the next question is not answered together with it.
    ask(page, FIGURE, cards=2)
