"""The chat in a real browser: ask, see the figure, see it highlighted in its document; nothing lost, nothing mixed."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Verdict
from assistant.web.server import create_app
from assistant.web.services import Services
from index.encoder import PackagedEncoder
from tests.conftest import TODAY
from tests.web.in_process import served
from tests.web.keeping import RememberingKeeper
from tests.web.serving import CHROMIUM, chromium, serving

# A machine that runs the whole suite must have a browser; elsewhere the rest is still worth running.
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)
FIGURE = "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"
RANK, FOLLOW_UP = "Trà Vinh xếp hạng DTI 2022 thứ mấy?", "Còn Hà Nội?"


@pytest.fixture(scope="module")
def services(shipped_index: Path, packaged: PackagedEncoder) -> Services:
    return Services(LiveAssistant(shipped_index, packaged), lambda: TODAY, keeper=RememberingKeeper(), kept_days=90)


@pytest.fixture(scope="module")
def address(services: Services) -> Iterator[str]:
    with served(create_app(services)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: Any, address: str) -> Any:
    opened = context.new_page()
    open_chat(opened, address)
    return opened


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


def test_what_is_understood_can_be_undone(page: Any) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    assert headline(page) == "24"
    page.get_by_role("button", name="Không phải ý này: hỏi lại nguyên câu").click()
    wait_for_cards(page, 3)
    assert questions(page) == [RANK, FOLLOW_UP, FOLLOW_UP]
    assert page.locator(".card .understood").count() == 1


def test_a_reload_keeps_the_conversation(page: Any, services: Services) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    keeper = services.keeper
    assert isinstance(keeper, RememberingKeeper)
    kept = len(keeper.answers)
    page.reload()
    wait_for_cards(page, 2)
    assert (questions(page), headline(page)) == ([RANK, FOLLOW_UP], "24")
    assert len(keeper.answers) == kept, "what is only shown again is not kept again"


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(page: Any) -> None:
    ask(page, RANK)
    page.route("**/gradio_api/**", lambda route: None)
    page.locator("#question textarea").fill(FOLLOW_UP)
    page.locator("#question textarea").press("Enter")
    page.wait_for_timeout(300)
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    wait_for_cards(page, 2)
    assert (questions(page), headline(page)) == ([RANK, FOLLOW_UP], "24")


def test_back_and_forward_find_each_conversation(page: Any, address: str) -> None:
    ask(page, RANK)
    page.get_by_role("button", name="Cuộc hỏi mới").click()
    wait_for_cards(page, 0)
    ask(page, FIGURE)
    page.go_back()
    page.wait_for_function("document.querySelector('#chat .user-row')?.innerText.includes('Trà Vinh')")
    assert questions(page) == [RANK]
    page.go_forward()
    page.wait_for_function("document.querySelector('#chat .user-row')?.innerText.includes('Đến nay')")
    assert questions(page) == [FIGURE]
    page.goto(address + "healthz")
    page.go_back()
    wait_for_cards(page, 1)
    assert questions(page) == [FIGURE]


def test_an_answer_that_a_slower_one_overtakes_is_shown_after_all(context: Any, address: str) -> None:
    page = context.new_page()
    held: list[Any] = []
    page.route("**/gradio_api/**", lambda route: route.continue_() if held else held.append(route))
    page.goto(address)
    page.wait_for_selector("#question textarea")
    page.wait_for_timeout(1_000)
    page.locator("#question textarea").fill(FIGURE)
    page.locator("#question textarea").press("Enter")
    wait_for_cards(page, 1)
    held[0].continue_()
    page.wait_for_timeout(2_500)
    wait_for_cards(page, 1)
    assert headline(page) == "hơn 87 triệu thẻ"


def test_two_windows_of_one_browser_do_not_mix(context: Any, page: Any, address: str) -> None:
    other = context.new_page()
    open_chat(other, address)
    ask(page, RANK)
    ask(other, FIGURE)
    ask(page, FOLLOW_UP, 2)
    page.reload()
    other.reload()
    wait_for_cards(page, 2)
    wait_for_cards(other, 1)
    assert (questions(page), questions(other)) == ([RANK, FOLLOW_UP], [FIGURE])


def test_a_restart_of_the_server_loses_nothing(context: Any, services: Services) -> None:
    page = context.new_page()
    with served(create_app(services)) as url:
        open_chat(page, url)
        ask(page, RANK)
    with served(create_app(services), urlsplit(url).port or 0):
        ask(page, FOLLOW_UP, 2)
        assert headline(page) == "24"
        page.reload()
        wait_for_cards(page, 2)
        assert questions(page) == [RANK, FOLLOW_UP]


def test_a_question_while_the_server_is_away_is_asked_when_it_is_back(context: Any, services: Services) -> None:
    page = context.new_page()
    with served(create_app(services)) as url:
        open_chat(page, url)
    page.locator("#question textarea").fill(FIGURE)
    page.locator("#question textarea").press("Enter")
    page.locator(".toast-title").first.wait_for()
    assert page.locator(".toast-title").first.inner_text() in ("Mất kết nối với máy chủ", "Chưa trả lời được")
    with served(create_app(services), urlsplit(url).port or 0):
        page.reload()
        wait_for_cards(page, 1)
        assert headline(page) == "hơn 87 triệu thẻ"


def test_a_shared_link_asks_once_with_the_history_it_needs(context: Any, page: Any, address: str) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    link = page.locator("[data-link]").last.get_attribute("data-link")
    other = context.new_page()
    open_chat(other, address.rstrip("/") + link)
    wait_for_cards(other, 2)
    assert (questions(other), headline(other)) == ([RANK, FOLLOW_UP], "24")
    assert urlsplit(other.url).query == ""
    ask(other, FIGURE, 3)
    other.reload()
    wait_for_cards(other, 3)


def test_a_hostile_link_runs_nothing(context: Any, address: str) -> None:
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_chat(page, f"{address}?hoi=%3Cimg%20src=x%20onerror=alert(1)%3E%20bao%20nhi%C3%AAu%3F&truoc=%3Cscript%3E")
    wait_for_cards(page, 2)
    assert questions(page)[1] == "<img src=x onerror=alert(1)> bao nhiêu?"
    open_chat(page, f"{address}?hoi={'a' * 5000}")
    page.locator(".card.notice").wait_for()
    assert dialogs == []


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


def test_feedback_is_given_with_a_reason(page: Any, services: Services) -> None:
    keeper = services.keeper
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


def test_the_server_says_that_it_lives(address: str) -> None:
    with urllib.request.urlopen(address + "healthz", timeout=10) as reply:
        assert reply.status == 200
