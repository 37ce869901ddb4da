"""A folder chosen on the operators' pages: its documents are shown as files are, with the folders below it in names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.chatting import needs_browser
from tests.web.operating import PASSWORD

pytestmark = needs_browser
TEXT = "Năm 2025 tỉnh Bình Minh đã cấp {} thẻ thư viện điện tử cho người dân trong tỉnh."


@pytest.fixture
def page(context: Any, every_page: str) -> Iterator[Any]:
    opened = context.new_page()
    opened.goto(every_page + "nguon/van-hanh/")
    opened.get_by_label("Mật khẩu").fill(PASSWORD)
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name="Chọn cả một thư mục").wait_for()
    yield opened
    opened.close()


def put(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names, 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number * 1_111), encoding="utf-8")
    return folder


def test_a_folder_is_read_and_shown_as_files_are(page: Any, tmp_path: Path) -> None:
    names = ("b.txt", "2024/a.md", "2023/quý 1/a.md", "anh.png", ".git/config.md", ".an.md")
    page.locator(".folder input").set_input_files(put(tmp_path / "bao cáo", *names))
    page.get_by_text("Thư mục bao cáo: đọc 3 tệp, bỏ qua 3 tệp không phải tài liệu.").wait_for()
    page.get_by_text("Đã đọc 3 tệp, 3 tệp nhận được").wait_for()
    for name in ("b.txt", "2024 - a.md", "2023 - quý 1 - a.md"):
        assert page.get_by_label(f"Nhận tệp {name}").is_checked(), name
    page.locator(".staged").get_by_text("2222 –").first.wait_for()
    page.get_by_role("button", name="Bỏ tất cả").click()
    page.get_by_text("Đã bỏ các tệp chờ nhận.").wait_for()


def test_a_folder_without_documents_says_so(page: Any, tmp_path: Path) -> None:
    page.locator(".folder input").set_input_files(put(tmp_path / "ảnh", "a.png", "b/c.jpg"))
    page.get_by_text("Thư mục ảnh không có tệp nào đọc được; đã bỏ qua 2 tệp.").wait_for()
    assert page.get_by_role("button", name="Bỏ tất cả").count() == 0


def test_a_folder_is_held_to_the_number_of_files(page: Any, tmp_path: Path) -> None:
    page.locator(".folder input").set_input_files(put(tmp_path / "nhiều", *(f"{n}.md" for n in range(51))))
    page.get_by_text("Đã gửi 51 tệp, mỗi lần nhận được 50").wait_for()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_stand_under_the_bar_and_in_the_middle(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(300)
    assert page.locator(".operator-bar a").all_inner_texts() == ["Hỏi đáp", "Tra cứu số liệu", "Nguồn"]
    bar, head, part = (page.locator(one).first.bounding_box() for one in (".operator-bar", ".operator-head", "#upload"))
    assert (bar["y"], bar["x"], bar["width"]) == (0, 0, width)
    assert head["y"] >= bar["height"]
    assert page.get_by_role("heading", level=1).bounding_box()["y"] >= bar["height"] + 8
    assert abs(2 * part["x"] + part["width"] - width) <= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_titles_of_documents_are_marked_vietnamese_in_english(page: Any, every_page: str) -> None:
    page.goto(every_page + "sources/operators/")
    page.get_by_role("button", name="Remove documents").click()
    page.locator("#remove-chosen input").click()
    page.locator("#remove-chosen [role=option]").first.wait_for()
    page.wait_for_function("document.querySelectorAll('#remove-chosen [role=option]:not([lang=vi])').length === 0")
    page.locator("#remove-chosen [role=option]").first.click()
    page.wait_for_function("document.querySelector('#remove-chosen .token > span')?.lang === 'vi'")
