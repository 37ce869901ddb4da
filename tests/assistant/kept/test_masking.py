"""What names a person never survives; the figures of the field do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kept.masking import mask
from assistant.kept.private_numbers import passes_luhn
from eval.dataset import QUESTIONS, load_questions
from tests.conftest import ROOT

SEPARATORS = ("", " ", ".", "-", "  ", " - ", "–", "\u00a0", "\u200b", "\u2060", "\u00ad", "\u200b \ufeff")
SCRIPTS = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
AROUND = (
    ("", ""),
    ("Số của tôi là ", "."),
    ("CCCD ", " của tôi, tra giúp"),
    ("tôi tên An(", ") hỏi về thẻ"),
    ("id", "x"),
    ("năm, ", ", 2024"),
    ("abc:\n", "\nđã cấp bao nhiêu thẻ?"),
)


def digits_of(text: str) -> str:
    """Return every digit of a text, of any script, as 0-9."""
    return "".join(str(unicodedata.digit(character)) for character in text if character.isdigit())


@st.composite
def written(draw: st.DrawFn, digits: str) -> str:
    """Write digits in one script, with any separators between them."""
    script = draw(st.sampled_from(SCRIPTS))
    gaps = draw(st.lists(st.sampled_from(SEPARATORS), min_size=len(digits) - 1, max_size=len(digits) - 1))
    shown = [script[int(digit)] for digit in digits]
    return "".join(shown[n] + (gaps[n] if n < len(gaps) else "") for n in range(len(shown)))


def of_length(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


def with_check_digit(digits: str) -> str:
    return next(digits + last for last in "0123456789" if passes_luhn(digits + last))


def years_only(text: str) -> bool:
    """Tell whether a text is years and nothing else: the one thing of such a length that is left."""
    groups = "".join(c if c.isdigit() else " " for c in text if unicodedata.category(c) != "Cf").split()
    return all(len(group) == 4 and digits_of(group)[:2] in ("19", "20") for group in groups)


numbers = st.one_of(
    of_length(9, 9),
    of_length(12, 12),
    of_length(9, 9).map(lambda rest: f"0{rest}"),
    of_length(10, 10).map(lambda rest: f"0{rest}"),
    of_length(8, 8).map(lambda rest: f"849{rest}"),
    of_length(12, 18).map(with_check_digit),
)


@given(st.data(), numbers, st.sampled_from(AROUND))
def test_no_number_of_a_person_survives_however_it_is_written(
    data: st.DataObject, digits: str, around: tuple[str, str]
) -> None:
    shown = data.draw(written(digits))
    if years_only(shown):
        return
    masked = mask(around[0] + shown + around[1])
    assert digits_of(masked) == digits_of(around[0] + around[1])
    assert "[số " in masked
    assert mask(masked) == masked


@given(st.text("0123456789 .-,+()abđ@:%/", max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.emails(), st.sampled_from(AROUND[:4]))
def test_no_address_survives(address: str, around: tuple[str, str]) -> None:
    masked = mask(f"{around[0]} {address} {around[1]}")
    assert address.rpartition("@")[2] not in masked or "." not in address.rpartition("@")[2]
    assert "[thư điện tử]" in masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CMND 123 456 789 đã cấp chưa?", "CMND [số căn cước] đã cấp chưa?"),
        ("căn cước của tôi là 123.456.789 thẻ", "căn cước của tôi là [số căn cước] thẻ"),
        ("CCCD: 001099012345", "CCCD: [số căn cước]"),
        ("năm 2024 001099012345 và", "năm 2024 [số căn cước] và"),
        ("001099012345 thẻ", "[số căn cước] thẻ"),
        ("so cmnd 123456789 the nao", "so cmnd [số căn cước] the nao"),
        ("123456789 thế nào", "[số căn cước] thế nào"),
        ("123456789 từ năm ngoái", "[số căn cước] từ năm ngoái"),
        ("123456789 ho ten Nguyen Van A", "[số căn cước] ho ten Nguyen Van A"),
        ("123456789,25 tuổi", "[số căn cước],25 tuổi"),
        ("gọi 0912.345.678 hoặc 0987 654 321", "gọi [số điện thoại] hoặc [số điện thoại]"),
        ("0912 345 678 0987 654 321", "[số điện thoại] [số điện thoại]"),
        ("+84 (0) 912 345 678", "[số điện thoại]"),
        ("+84-912-345-678", "[số điện thoại]"),
        ("84912345678", "[số điện thoại]"),
        ("0084 912 345 678", "[số điện thoại]"),
        ("(024) 3825 1234", "[số điện thoại]"),
        ("0912,345,678", "[số điện thoại]"),
        ("thẻ 4111 1111 1111 1111", "thẻ [số thẻ ngân hàng]"),
        ("thẻ 1234-5678-9012-3456", "thẻ [số thẻ ngân hàng]"),
        ("9704 3612 3456 7890 123", "[số thẻ ngân hàng]"),
        ("nguyễn.an@ví-dụ.vn nhé", "[thư điện tử] nhé"),
        ("0912345678@gmail.com", "[thư điện tử]"),
        ("a @ b . com", "[thư điện tử]"),
        ("an (at) gmail (dot) com", "[thư điện tử]"),
        ("an a còng gmail chấm com", "[thư điện tử]"),
        ("an at gmail dot com", "[thư điện tử]"),
        ("an＠gmail．com", "[thư điện tử]"),
        ("q=0912%20345%20678&a=b%40c.vn", "q=[số điện thoại]&a=[thư điện tử]"),
        ("nguye\u0302\u0303n 0912345678", "nguyễn [số điện thoại]"),
    ],
)
def test_what_names_a_person_is_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đã cấp 87.000.000 thẻ căn cước",
        "1.234.567.890 giao dịch",
        "187.000.000 giao dịch",
        "tổng số giao dịch đạt 372.108.890, theo số liệu",
        "123456789 thẻ",
        "123456789 triệu",
        "123456789 dong",
        "123 456 789 đồng",
        "123456789012 đồng",
        "2.505 tỷ đồng",
        "đạt 123456789,5 tỷ",
        "Quyết định 06/QĐ-TTg ngày 06/01/2022",
        "Luật 26/2023/QH15 ngày 27-11-2023",
        "từ 2021-2025 có 12.500 hồ sơ",
        "các năm 2021 2022 2023 2024",
        "03.08.2023 09:03:59",
        "đến 05-12-2022 1234567 thẻ",
        "tổng đài 1900 0368, 18001096",
        "2024-10-12 10:11:12 127.0.0.1:54321 192.168.10.1:8000",
        "http://192.168.100.200/",
        "3f2b1c0d9e8f7a6b5c4d3e2f12345678",
        "123e4567-e89b-12d3-a456-426614174000",
        "3.141592",
        "meet at example.com",
    ],
)
def test_figures_dates_and_names_of_laws_stay(text: str) -> None:
    assert mask(text) == text


def test_no_question_of_any_set_is_masked() -> None:
    asked = [
        text
        for path in sorted(QUESTIONS.glob("*.jsonl"))
        for row in load_questions(path.stem)
        for text in (row.question, *row.history)
    ]
    assert len(asked) > 760
    assert [text for text in asked if mask(text) != text] == []


def test_of_the_shipped_sources_one_subtraction_is_taken_for_a_number() -> None:
    lines = [
        line
        for path in sorted((ROOT / "sources" / "documents").glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    changed = [line for line in lines if mask(line) != line]
    assert [line.split("phép trừ ")[1][:14] for line in changed] == ["10.599 - 9.690"]


def test_a_long_text_is_masked_in_time() -> None:
    text = "1 23.4-" * 5_000 + "0912 345 678, 12.500 hồ sơ; " * 1_000 + "1" * 10_000 + "a." * 5_000
    assert mask(text).count("[số điện thoại]") == 1_000
