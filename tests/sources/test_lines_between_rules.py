"""Texts set out in lines: dots that lead to a number, titles between rules, items with signs."""

from __future__ import annotations

from sources.figures import find_figures
from sources.sentences import find_sentences
from tests.conftest import make_document
from tests.sources.test_times_beside import read

SHEET = """------------------
Thẻ thư viện số
------------------
31/12/2024 ........ 14,6 triệu thẻ
31/12/2025 ........ 27,9 triệu thẻ
✔ Phòng đọc: 12 phòng
"""


def test_dots_lead_to_a_figure() -> None:
    assert read(SHEET)[:2] == [
        "14,6 triệu|thẻ|2024-12-31|2024-12-31",
        "27,9 triệu|thẻ|2025-12-31|2025-12-31",
    ]


def test_dots_lead_to_a_page_too() -> None:
    document = make_document("Mục lục\n\nChương một ........ 12\nChương hai ........ 34")
    assert find_figures(document) == []


def test_what_stands_between_rules_is_a_heading_and_a_rule_is_nothing() -> None:
    document = make_document(SHEET)
    sentences = find_sentences(document.text, document.body)
    assert [(one.span.of(document.text), one.is_heading) for one in sentences[:2]] == [
        ("Thẻ thư viện số", True),
        ("31/12/2024 ........ 14,6 triệu thẻ", False),
    ]
    assert sentences[1].heading == sentences[0].span
    assert sentences[-1].span.of(document.text) == "Phòng đọc: 12 phòng"
