"""The look-up page in a real browser: search, filter, sort, chart, file and source, wide and on a phone."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import CHROMIUM, chromium, serving

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no Chromium here: apt-get install chromium"
)
SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)], ids=["desktop", "phone"])


@pytest.fixture(scope="module")
def address(shipped_index: Path) -> Iterator[str]:
    with serving(shipped_index) as url:
        yield url + "tra-cuu"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


def opened(browser: Any, address: str, width: int = 1280, height: int = 900) -> Any:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.wait_for_selector(".figures table")
    return page


def status(page: Any, words: str) -> None:
    """Wait until the line above the table says so."""
    page.get_by_text(words, exact=True).first.wait_for()


@SIZES
def test_a_search_as_it_is_typed_narrows_the_table(browser: Any, address: str, width: int, height: int) -> None:
    page = opened(browser, address, width, height)
    outside: list[str] = []
    page.on(
        "request", lambda r: outside.append(r.url) if "127.0.0.1" not in r.url and r.url.startswith("http") else None
    )
    status(page, "1–25 trong tổng 392 số liệu")
    page.get_by_label("Tìm số liệu").press_sequentially("xep hang tra vinh", delay=20)
    page.wait_for_url("**?q=xep+hang+tra+vinh")
    assert "Trà Vinh" in page.locator("tbody tr").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert outside == []
    page.close()


def test_a_filter_and_an_order_stand_in_the_address(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.get_by_role("combobox", name="Đơn vị").click()
    page.get_by_role("option", name="thẻ (7)").click()
    status(page, "1–7 trong tổng 7 số liệu")
    page.get_by_role("button", name="Giá trị").click()
    page.wait_for_url("**sort=value-desc**")
    assert page.locator("td.said a").first.inner_text() == "hơn 87 triệu thẻ"
    assert page.evaluate("document.activeElement.textContent").startswith("Giá trị")
    page.reload()
    status(page, "1–7 trong tổng 7 số liệu")
    assert page.locator("td.said a").first.inner_text() == "hơn 87 triệu thẻ"
    page.close()


def test_pages_are_turned(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.get_by_role("button", name="Trang sau →").click()
    status(page, "26–50 trong tổng 392 số liệu")
    page.wait_for_url("**?offset=25")
    page.get_by_role("button", name="← Trang trước").click()
    status(page, "1–25 trong tổng 392 số liệu")
    page.close()


@SIZES
def test_chosen_rows_become_a_chart_and_a_file(
    browser: Any, address: str, width: int, height: int, tmp_path: Path
) -> None:
    page = opened(browser, f"{address}?unit=thẻ&sort=value-desc", width, height)
    status(page, "1–7 trong tổng 7 số liệu")
    for number in range(3):
        page.locator("[data-pick]").nth(number).check()
    page.get_by_text("Đã chọn 3 số liệu").wait_for()
    page.locator("#chart .vega-embed svg, #chart .vega-embed canvas").first.wait_for()
    assert page.locator(".points tbody tr").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV (Excel)").nth(1).click()
    started.value.save_as(tmp_path / "chon.csv")
    with (tmp_path / "chon.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Giá trị"] for row in rows] == ["87000000", "84700000", "76500000"]
    page.reload()
    page.get_by_text("Đã chọn 3 số liệu").wait_for()
    assert page.locator("[data-pick]:checked").count() == 3
    page.get_by_role("button", name="Bỏ chọn tất cả").click()
    page.get_by_text("Đánh dấu từ hai dòng cùng đơn vị").wait_for()
    assert page.locator("[data-pick]:checked").count() == 0
    page.close()


def test_the_last_choice_is_shown_however_late_the_answers_come(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}?unit=thẻ&sort=value-desc")
    status(page, "1–7 trong tổng 7 số liệu")
    # The first answer of all takes longest.
    page.evaluate("""() => {
      const own = window.fetch;
      let wait = 1500;
      window.fetch = async (...asked) => {
        const mine = wait;
        wait = 0;
        const reply = await own(...asked);
        await new Promise((done) => setTimeout(done, mine));
        return reply;
      };
    }""")
    for number in range(3):
        page.locator("[data-pick]").nth(number).check()
        page.wait_for_timeout(250)
    page.get_by_text("Đã chọn 3 số liệu").wait_for()
    page.wait_for_timeout(1500)
    assert page.get_by_text("Đã chọn 3 số liệu").count() == 1
    assert page.locator(".points tbody tr").count() == 3
    page.close()


def test_units_that_differ_are_told(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}?unit=thẻ&unit=%25&sort=unit-asc")
    page.locator("[data-pick]").first.check()
    page.locator("[data-pick]").last.check()
    page.get_by_role("button", name="Trang sau →").click()
    status(page, "26–46 trong tổng 46 số liệu")
    page.locator("[data-pick]").last.check()
    page.get_by_text("Các số liệu đã chọn có đơn vị khác nhau (%; thẻ)").wait_for()
    page.close()


@SIZES
def test_a_row_opens_its_source_and_leads_back(browser: Any, address: str, width: int, height: int) -> None:
    page = opened(browser, f"{address}?unit=thẻ&sort=value-desc", width, height)
    status(page, "1–7 trong tổng 7 số liệu")
    page.locator("td.what").first.click()
    figure = page.frame_locator("iframe[name=nguon]").locator("mark#trich .figure")
    assert figure.inner_text() == "hơn 87 triệu"
    page.get_by_role("button", name="Về bảng số liệu").click()
    assert page.evaluate("document.activeElement.textContent") == "hơn 87 triệu thẻ"
    page.close()


def test_a_row_is_copied_by_keyboard_as_a_sentence(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}?unit=thẻ&sort=value-desc")
    page.get_by_role("button", name="Chép câu:").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Đã chép câu kèm nguồn.").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "hơn 87 triệu thẻ" in copied
    assert copied.endswith(
        "Nguồn: “Điện Biên chào mừng Ngày Chuyển đổi số quốc gia năm 2024”, Cổng thông tin Điện Biên."
    )
    context.close()


def test_a_conflict_has_a_badge(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}?unit=thẻ&sort=value-desc")
    badge = page.locator("tr", has_text="hơn 76 triệu thẻ").locator(".badge")
    assert "Nguồn cũng nêu số khác cho cùng thời gian: hơn 76,5 triệu" in badge.inner_text()
    page.close()
