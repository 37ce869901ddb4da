"""The look-up over back and forward, and over a restart of the server: the table is what it was."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from assistant.web.server import create_app
from assistant.web.services import Services
from tests.web.chatting import needs_browser
from tests.web.in_process import served

pytestmark = needs_browser


def test_back_leads_to_the_table_as_it_was(context: Any, chat_address: str) -> None:
    page = context.new_page()
    page.goto(chat_address + "tra-cuu?unit=thẻ")
    page.get_by_text("1–7 trong tổng 7 số liệu", exact=True).wait_for()
    page.get_by_role("button", name="Giá trị").click()
    page.wait_for_url("**sort=value-desc**")
    page.goto(chat_address + "nguon")
    page.get_by_text("46 tài liệu", exact=True).wait_for()
    page.go_back()
    page.get_by_text("1–7 trong tổng 7 số liệu", exact=True).wait_for()
    assert page.locator("td.said a").first.inner_text() == "hơn 87 triệu thẻ"
    page.go_forward()
    page.get_by_text("46 tài liệu", exact=True).wait_for()


def test_a_restart_of_the_server_leaves_search_and_filters(context: Any, chat_services: Services) -> None:
    page = context.new_page()
    with served(create_app(chat_services)) as url:
        page.goto(url + "tra-cuu?unit=thẻ&unit=%25")
        page.get_by_text("1–25 trong tổng 46 số liệu", exact=True).wait_for()
    with served(create_app(chat_services), urlsplit(url).port or 0):
        page.get_by_label("Tìm số liệu").fill("vneid")
        page.get_by_text("1–10 trong tổng 10 số liệu", exact=True).wait_for()
        page.reload()
        page.get_by_text("1–10 trong tổng 10 số liệu", exact=True).wait_for()
