"""What the labelled lines below a title say of a document."""

from __future__ import annotations

import pytest

from sources.readers import read


def head(text: str, doc_id: str = "a.md") -> tuple[str | None, str | None, str, str]:
    document = read(doc_id, text.encode())
    return document.title, document.publisher, str(document.published_on), document.body.of(document.text).strip()


def test_title_publisher_and_day_are_taken_and_are_no_text() -> None:
    text = "# Kết quả quý IV\n\nNguồn: Cục Thuế\nNgày đăng: 09/01/2026\n\nĐã cấp 5 thẻ.\n"
    assert head(text) == ("Kết quả quý IV", "Cục Thuế", "2026-01-09", "Đã cấp 5 thẻ.")


def test_the_first_line_of_a_plain_text_is_its_title_where_labels_follow() -> None:
    text = "Chiến dịch 90 ngày\nĐơn vị đăng: Báo Nông thôn\nCập nhật lúc: 08:30, 10/11/2025\n\nĐã làm sạch 3 thửa đất."
    assert head(text, "a.txt") == ("Chiến dịch 90 ngày", "Báo Nông thôn", "2025-11-10", "Đã làm sạch 3 thửa đất.")


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("**Nguồn:** Báo Mới | **Ngày đăng:** 5/3/2024", "Báo Mới", "2024-03-05"),
        ("Nguồn: Báo Mới, ngày 05/03/2024", "Báo Mới", "2024-03-05"),
        ("Nguồn: Báo Mới – Ngày đăng: 5.3.2024", "Báo Mới", "2024-03-05"),
        ("Thứ Ba, 05/03/2024, 08:30 (GMT+7)", None, "2024-03-05"),
        ("Ngày ban hành: ngày 5 tháng 3 năm 2024", None, "2024-03-05"),
        ("Ngày công bố: 2024-03-05", None, "2024-03-05"),
        ("Ngày đăng: tháng 3/2024", None, "2024-03"),
        ("Ngày đăng: 45/13/2024\nNguồn: Báo Mới", "Báo Mới", "None"),
        ("Tác giả: Lê An; Ngày đăng: 05/03/2024", None, "2024-03-05"),
        ("Cập nhật: 06/03/2024\nĐăng ngày: 05/03/2024", None, "2024-03-05"),
    ],
)
def test_each_way_of_saying_it(line: str, publisher: str | None, day: str) -> None:
    assert head(f"# Tên\n{line}\n\nNội dung.\n") == ("Tên", publisher, day, "Nội dung.")


@pytest.mark.parametrize(
    "text",
    [
        "# Tên\n\nMột câu mở đầu.\n\nNguồn: Báo Mới\nNgày đăng: 05/03/2024\n",
        "# Tên\n\nTác giả: Lê An\n\nNội dung.\n",
        "Ngày 05/03/2024, cả nước cấp 5 thẻ.\n",
        "Theo báo cáo: 5 thẻ được cấp.\n",
        "# Tên\n",
        "",
    ],
)
def test_what_is_no_such_head_stays_text(text: str) -> None:
    assert head(text)[1:] == (None, "None", text.strip())


def test_front_matter_goes_before_them() -> None:
    text = "---\npublisher: Bộ Công an\n---\n# Tên\nNguồn: Báo Mới\nNgày đăng: 05/03/2024\n\nNội dung.\n"
    assert head(text) == ("Tên", "Bộ Công an", "2024-03-05", "Nội dung.")
