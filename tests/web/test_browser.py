"""The chat in a real browser: ask, see the figure, see it highlighted in its document, and what else a card offers."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import Any

import pytest

from assistant.kept.keeper import Verdict
from assistant.web.services import Services
from tests.web.chatting import (
    FIGURE,
    FOLLOW_UP,
    RANK,
    ask,
    headline,
    needs_browser,
    open_chat,
    questions,
    wait_for_cards,
)
from tests.web.keeping import RememberingKeeper
from tests.web.serving import serving

pytestmark = needs_browser


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)], ids=["desktop", "phone"])
def test_a_question_its_figure_and_its_source(browser: Any, shipped_index: Path, width: int, height: int) -> None:
    with serving(shipped_index) as url:
        page = browser.new_page(viewport={"width": width, "height": height})
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        open_chat(page, url)
        ask(page, FIGURE)
        assert headline(page) == "hơn 87 triệu thẻ"
        assert page.locator(".card blockquote mark").inner_text() == "hơn 87 triệu"

        source = page.frame_locator("iframe[name=nguon]")
        figure = source.locator("mark#trich .figure")
        assert figure.inner_text() == "hơn 87 triệu"
        page.locator(".card .chip").click()
        page.wait_for_function("document.activeElement.id === 'nguon-xem'")
        page.wait_for_timeout(700)
        box, frame = figure.bounding_box(), page.locator("iframe[name=nguon]").bounding_box()
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
        assert 0 <= box["y"] <= height
        page.locator("[data-back]").click()
        page.wait_for_function("document.activeElement.classList.contains('chip')")

        ask(page, "<img src=x onerror=alert(1)> bao nhiêu <b>thẻ</b>?", 2)
        page.get_by_text("<img src=x onerror=alert(1)> bao nhiêu <b>thẻ</b>?").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.documentElement.lang") == "vi"
        assert dialogs == []
        page.close()


def test_an_example_is_asked_when_it_is_clicked(page: Any) -> None:
    page.get_by_role("button", name="cap the can cuoc mat bao nhieu ngay").click()
    wait_for_cards(page, 1)
    assert headline(page) == "07 ngày làm việc"


def test_a_suggestion_is_asked_when_it_is_clicked(page: Any) -> None:
    ask(page, "DTI 2023 Trà Vinh hạng mấy?")
    page.locator(".suggestion").first.click()
    wait_for_cards(page, 2)
    assert questions(page)[1] == "Trà Vinh đứng hạng bao nhiêu về DTI 2022?"
    assert headline(page) == "25"


def test_what_is_understood_can_be_undone_in_its_place(page: Any) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    assert headline(page) == "24"
    page.get_by_role("button", name="Không phải ý này: hỏi lại nguyên câu").click()
    page.wait_for_function("!document.querySelector('.card .understood')")
    wait_for_cards(page, 2)
    assert questions(page) == [RANK, FOLLOW_UP]
    said = (
        "document.getElementById('spoken').textContent === document.querySelectorAll('#chat .card')[1].dataset.spoken"
    )
    page.wait_for_function(said)
    page.reload()
    wait_for_cards(page, 2)
    assert page.locator(".card .understood").count() == 0


def test_what_is_undone_may_stand_before_others(page: Any) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    ask(page, "Quảng Ngãi xếp hạng DTI 2023 thứ mấy?", 3)
    page.get_by_role("button", name="Không phải ý này: hỏi lại nguyên câu").click()
    page.wait_for_function("!document.querySelector('.card .understood')")
    wait_for_cards(page, 3)
    assert questions(page)[1:] == [FOLLOW_UP, "Quảng Ngãi xếp hạng DTI 2023 thứ mấy?"]
    assert headline(page) == "21"


def test_an_undoing_that_is_refused_leaves_the_conversation_as_it_was(page: Any) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    refusal = {"status": 429, "content_type": "application/problem+json", "body": '{"detail": "Đợi đã."}'}
    page.route("**/gradio_api/**", lambda route: route.fulfill(**refusal))
    page.get_by_role("button", name="Không phải ý này: hỏi lại nguyên câu").click()
    page.locator(".refused").wait_for()
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    wait_for_cards(page, 2)
    assert page.locator(".card .understood").count() == 1
    assert page.locator("#question textarea").input_value() == ""


@pytest.mark.parametrize("is_secure", [True, False], ids=["clipboard", "fallback"])
def test_an_answer_is_copied_with_its_sources(context: Any, page: Any, is_secure: bool) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, FIGURE)
    if not is_secure:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')) }")
    page.get_by_role("button", name="Chép câu trả lời").click()
    page.get_by_text("Đã chép câu trả lời kèm nguồn.").first.wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "hơn 87 triệu thẻ [1]" in copied
    assert "[1] Điện Biên chào mừng Ngày Chuyển đổi số quốc gia năm 2024. Cổng thông tin Điện Biên" in copied


def test_the_language_switch_keeps_the_conversation(page: Any) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    page.get_by_role("link", name="English").click()
    wait_for_cards(page, 2)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Hỏi Số – ask for a figure, see its source"
    assert page.locator(".card .understood").inner_text().startswith("Understood as: Hà Nội")
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_role("button", name="Cuộc hỏi mới").wait_for()
    wait_for_cards(page, 2)
    assert questions(page) == [RANK, FOLLOW_UP]


def test_feedback_is_given_with_a_reason(page: Any, chat_services: Services) -> None:
    keeper = chat_services.keeper
    assert isinstance(keeper, RememberingKeeper)
    keeper.feedback.clear()
    ask(page, FIGURE)
    page.get_by_role("button", name="Hữu ích", exact=True).click()
    page.locator("[data-rate=helpful][aria-pressed=true]").wait_for()
    page.get_by_role("button", name="Báo số liệu sai").click()
    page.get_by_label("Sai thời điểm").check()
    page.get_by_label("Góp ý thêm").fill("Số này của năm 2023.")
    page.get_by_role("button", name="Gửi góp ý").click()
    page.locator("[data-rate=wrong_figure][aria-pressed=true]").wait_for()
    assert [said[1:] for said in keeper.feedback] == [
        (Verdict.HELPFUL, None, None),
        (Verdict.WRONG_FIGURE, "Sai thời điểm", "Số này của năm 2023."),
    ]
    assert not page.locator("#feedback").is_visible()


def test_a_wrong_figure_is_reported_with_a_word_of_what_is_wrong(page: Any, chat_services: Services) -> None:
    keeper = chat_services.keeper
    assert isinstance(keeper, RememberingKeeper)
    keeper.feedback.clear()
    ask(page, FIGURE)
    page.get_by_role("button", name="Báo số liệu sai").click()
    page.get_by_label("Góp ý thêm").fill("  ")
    page.get_by_role("button", name="Gửi góp ý").click()
    page.locator("#feedback .needed").get_by_text("Xin chọn một lý do hoặc viết vài chữ").wait_for()
    assert page.get_by_label("Góp ý thêm").input_value() == "  "
    page.wait_for_function("document.activeElement.closest('#feedback') && document.activeElement.type === 'radio'")
    assert keeper.feedback == []
    page.get_by_label("Góp ý thêm").fill("Phải là 88 triệu.")
    page.get_by_role("button", name="Gửi góp ý").click()
    page.locator("[data-rate=wrong_figure][aria-pressed=true]").wait_for()
    assert [said[1:] for said in keeper.feedback] == [(Verdict.WRONG_FIGURE, None, "Phải là 88 triệu.")]


def test_escape_closes_the_feedback_form(page: Any) -> None:
    ask(page, FIGURE)
    page.get_by_role("button", name="Báo số liệu sai").click()
    page.get_by_label("Góp ý thêm").fill("Số này")
    page.get_by_label("Góp ý thêm").press("Escape")
    page.locator("#feedback").wait_for(state="hidden")
    page.wait_for_function("document.activeElement.dataset.rate === 'wrong_figure'")


def test_the_server_says_that_it_lives(chat_address: str) -> None:
    with urllib.request.urlopen(chat_address + "healthz", timeout=10) as reply:
        assert reply.status == 200
