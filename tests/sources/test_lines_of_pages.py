"""Headings without a mark, quotations, and what leads away from a text."""

from __future__ import annotations

import pytest

from sources.document import Span
from sources.sentences import find_sentences
from sources.tables import find_tables


def sentences(text: str) -> list[str]:
    return [one.span.of(text) for one in find_sentences(text)]


@pytest.mark.parametrize("title", ["PHỤ LỤC SỐ NGƯỜI ĐỌC (đến 31/12/2025)", "**Ai được mượn sách**"])
def test_a_line_in_capitals_or_in_bold_heads_what_follows(title: str) -> None:
    text = f"Mở đầu.\n\n{title}\n- Trẻ em: 5 người\n"
    last = find_sentences(text)[-1]
    assert last.heading is not None
    assert last.heading.of(text) == title.strip("*")


@pytest.mark.parametrize("line", ["TTO", "**Chú ý:** mang theo thẻ.", "UBND tỉnh họp.", "A B C;"])
def test_other_lines_do_not(line: str) -> None:
    assert not any(one.is_heading for one in find_sentences(f"{line}\n\nMở cửa lúc 8 giờ.\n"))


def test_the_mark_of_a_quotation_is_no_part_of_it() -> None:
    assert sentences('> "Thư viện mở cửa cả tuần."\n') == ['"Thư viện mở cửa cả tuần."']


def test_what_leads_to_other_articles_says_nothing() -> None:
    text = "Có 5 phòng đọc.\n\n**Đọc thêm:** Có 9 thư viện mới\n\nTin liên quan:\n- Mở 3 rạp\n- Đóng 2 rạp\n\nCó 7 kho."
    assert sentences(text) == ["Có 5 phòng đọc.", "Có 7 kho."]


def test_a_table_may_have_bars_between_its_cells_only() -> None:
    text = "STT | Xã | Số sách\n1 | An Hòa | 78\n2 | Bình Yên | 84\n"
    (table,) = find_tables(text, Span(0, len(text)))
    assert table.header is not None
    assert [cell.of(text) for cell in table.header.cells] == ["STT", "Xã", "Số sách"]
    assert len(table.rows) == 2


@pytest.mark.parametrize("text", ["Thư Hà | Ảnh: Lan\n\nA | B | C\n", "a | b\nc | d\ne | f\n"])
def test_other_bars_make_no_table(text: str) -> None:
    assert find_tables(text, Span(0, len(text))) == []
