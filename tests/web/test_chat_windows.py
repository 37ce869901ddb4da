"""Conversations over reloads, windows, restarts and links: nothing is lost, nothing is mixed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from assistant.web.server import create_app
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
from tests.web.in_process import served
from tests.web.keeping import RememberingKeeper

pytestmark = needs_browser
DTI = "{} xếp hạng DTI 2022 thứ mấy?"
# A question, the head of its answer, one that goes on from it, and the head of that one's answer.
TEN = (
    (DTI.format("Trà Vinh"), "25", "Còn Hà Nội?", "24"),
    (DTI.format("Quảng Ngãi"), "26", "Còn Trà Vinh?", "25"),
    (DTI.format("Đà Nẵng"), "1", "Còn Hà Nội?", "24"),
    (DTI.format("Thành phố Hồ Chí Minh"), "2", "Còn Quảng Ngãi?", "26"),
    (DTI.format("Quảng Ninh"), "3", "Còn Đà Nẵng?", "1"),
    (DTI.format("Huế"), "4", "Còn Quảng Ninh?", "3"),
    (DTI.format("Hà Nội"), "24", "Còn Huế?", "4"),
    ("Quảng Ngãi xếp hạng DTI 2023 thứ mấy?", "21", "Còn năm 2022?", "26"),
    (FIGURE, "hơn 87 triệu thẻ", "Còn tháng 12/2022?", "hơn 76 triệu thẻ"),
    (DTI.format("Bình Dương"), "19/63 tỉnh", "Còn Trà Vinh?", "25"),
)


def test_a_reload_keeps_the_conversation(page: Any, chat_services: Services) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    keeper = chat_services.keeper
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


def test_back_and_forward_find_each_conversation(page: Any, chat_address: str) -> None:
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
    page.goto(chat_address + "healthz")
    page.go_back()
    wait_for_cards(page, 1)
    assert questions(page) == [FIGURE]


def test_an_answer_that_a_slower_one_overtakes_is_shown_after_all(context: Any, chat_address: str) -> None:
    page = context.new_page()
    held: list[Any] = []
    page.route("**/gradio_api/**", lambda route: route.continue_() if held else held.append(route))
    page.goto(chat_address)
    page.wait_for_selector("#question textarea")
    page.wait_for_timeout(1_000)
    page.locator("#question textarea").fill(FIGURE)
    page.locator("#question textarea").press("Enter")
    wait_for_cards(page, 1)
    held[0].continue_()
    page.wait_for_timeout(2_500)
    wait_for_cards(page, 1)
    assert headline(page) == "hơn 87 triệu thẻ"


def test_what_is_typed_while_an_answer_is_on_its_way_stays(context: Any, chat_address: str) -> None:
    page = context.new_page()
    held: list[Any] = []
    page.route("**/gradio_api/run/**", lambda route: held.append(route))
    page.goto(chat_address)
    box = page.locator("#question textarea")
    for question in (RANK, FOLLOW_UP):
        # First the conversation that the page opens with is on its way, and then the answer to the first question.
        while not held:
            page.wait_for_timeout(20)
        box.fill(question)
        for route in held:
            route.continue_()
        held.clear()
        page.wait_for_selector("html[data-ready]")
        if question is FOLLOW_UP:
            wait_for_cards(page, 1)
        assert box.input_value() == question
        box.press("Enter")
    while not held:
        page.wait_for_timeout(20)
    assert box.input_value() == ""
    held[0].continue_()
    wait_for_cards(page, 2)
    assert (questions(page), headline(page)) == ([RANK, FOLLOW_UP], "24")


def test_two_windows_of_one_browser_do_not_mix(context: Any, page: Any, chat_address: str) -> None:
    other = context.new_page()
    open_chat(other, chat_address)
    ask(page, RANK)
    ask(other, FIGURE)
    ask(page, FOLLOW_UP, 2)
    page.reload()
    other.reload()
    wait_for_cards(page, 2)
    wait_for_cards(other, 1)
    assert (questions(page), questions(other)) == ([RANK, FOLLOW_UP], [FIGURE])


def test_ten_browsers_at_once_keep_their_own_conversations(browser: Any, chat_address: str) -> None:
    contexts = [browser.new_context() for _ in TEN]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(chat_address, wait_until="commit")
    for page in pages:
        page.wait_for_selector("html[data-ready] #question textarea")
    heard: list[list[str]] = [[] for _ in TEN]
    for turn in (0, 1):
        for page, asked in zip(pages, TEN, strict=True):
            page.locator("#question textarea").fill(asked[2 * turn])
        for page in pages:
            page.evaluate("() => void setTimeout(() => document.querySelector('#send').click(), 500)")
        for page, answers in zip(pages, heard, strict=True):
            wait_for_cards(page, turn + 1)
            answers += [questions(page)[turn], headline(page)]
    for context in contexts:
        context.close()
    assert heard == [list(asked) for asked in TEN]


def test_a_restart_of_the_server_loses_nothing(context: Any, chat_services: Services) -> None:
    page = context.new_page()
    with served(create_app(chat_services)) as url:
        open_chat(page, url)
        ask(page, RANK)
    with served(create_app(chat_services), urlsplit(url).port or 0):
        ask(page, FOLLOW_UP, 2)
        assert headline(page) == "24"
        page.reload()
        wait_for_cards(page, 2)
        assert questions(page) == [RANK, FOLLOW_UP]


def test_a_question_while_the_server_is_away_is_asked_when_it_is_back(context: Any, chat_services: Services) -> None:
    page = context.new_page()
    with served(create_app(chat_services)) as url:
        open_chat(page, url)
    page.locator("#question textarea").fill(FIGURE)
    page.locator("#question textarea").press("Enter")
    page.locator(".toast-title").first.wait_for()
    assert page.locator(".toast-title").first.inner_text() in ("Mất kết nối với máy chủ", "Chưa trả lời được")
    with served(create_app(chat_services), urlsplit(url).port or 0):
        page.reload()
        wait_for_cards(page, 1)
        assert headline(page) == "hơn 87 triệu thẻ"


def test_a_shared_link_asks_once_with_the_history_it_needs(context: Any, page: Any, chat_address: str) -> None:
    ask(page, RANK)
    ask(page, FOLLOW_UP, 2)
    link = page.locator("[data-link]").last.get_attribute("data-link")
    other = context.new_page()
    open_chat(other, chat_address.rstrip("/") + link)
    wait_for_cards(other, 2)
    assert (questions(other), headline(other)) == ([RANK, FOLLOW_UP], "24")
    assert urlsplit(other.url).query == ""
    ask(other, FIGURE, 3)
    other.reload()
    wait_for_cards(other, 3)


def test_a_hostile_link_runs_nothing(context: Any, chat_address: str) -> None:
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_chat(page, f"{chat_address}?hoi=%3Cimg%20src=x%20onerror=alert(1)%3E%20bao%20nhi%C3%AAu%3F&truoc=%3Cscript%3E")
    wait_for_cards(page, 2)
    assert questions(page)[1] == "<img src=x onerror=alert(1)> bao nhiêu?"
    open_chat(page, f"{chat_address}?hoi={'a' * 5000}")
    page.locator(".card.notice").wait_for()
    assert dialogs == []
