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


@pytest.mark.parametrize(
    ("place", "label", "found"),
    [
        ("nguon", "Tìm tài liệu", "11 tài liệu"),
        ("tra-cuu", "Tìm số liệu", "1–25 trong tổng 58 số liệu"),
        ("lookup", "Search figures", "1–25 of 58 figures"),
    ],
)
def test_nothing_waits_in_a_queue_or_for_a_stream(
    browser: Any, every_page: str, place: str, label: str, found: str
) -> None:
    page = browser.new_page()
    page.route("**/queue/**", lambda route: route.abort())
    page.goto(every_page + place)
    page.get_by_label(label).fill("vneid")
    page.get_by_text(found, exact=True).wait_for()
    page.close()


def test_a_filter_is_taken_and_cleared_by_any_way(browser: Any, every_page: str) -> None:
    page = browser.new_page()
    page.goto(f"{every_page}tra-cuu?unit=thẻ&unit=%25&offset=25")
    # That the filters are set from the address begins no search of its own, at the first row.
    page.get_by_text("26–46 trong tổng 46 số liệu", exact=True).wait_for()
    page.wait_for_timeout(700)
    assert page.get_by_text("26–46 trong tổng 46 số liệu", exact=True).count() == 1
    unit = page.get_by_role("combobox", name="Đơn vị")
    unit.focus()
    page.keyboard.press("Backspace")
    page.get_by_text("1–7 trong tổng 7 số liệu", exact=True).wait_for()
    page.locator(".token-remove.remove-all").first.click()
    page.get_by_text("1–25 trong tổng 392 số liệu", exact=True).wait_for()
    unit.focus()
    page.keyboard.type("thẻ")
    page.keyboard.press("Enter")
    page.get_by_text("1–7 trong tổng 7 số liệu", exact=True).wait_for()
    page.close()


@pytest.mark.parametrize(
    ("place", "label", "found"),
    [
        ("nguon", "Tìm tài liệu", "11 tài liệu"),
        ("tra-cuu", "Tìm số liệu", "1–25 trong tổng 58 số liệu"),
    ],
    ids=["sources", "look-up"],
)
def test_what_is_typed_before_the_page_has_its_rows_is_kept(
    browser: Any, every_page: str, place: str, label: str, found: str
) -> None:
    page = browser.new_page()
    late: list[Any] = []
    page.route("**/run/predict*", lambda route: late.append(route))
    with page.expect_request("**/run/predict*"):
        page.goto(every_page + place)
    with page.expect_request("**/run/predict*"):
        page.get_by_label(label).fill("vneid")
    first, *others = late
    with page.expect_response("**/run/predict*"):
        first.continue_()
    page.unroute("**/run/predict*")
    for route in others:
        route.continue_()
    page.get_by_text(found, exact=True).wait_for()
    assert page.get_by_label(label).input_value() == "vneid"
    page.close()
