"""Abbreviations as documents define them, and English terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.abbreviations import Abbreviations
from index.english_times import times_in_vietnamese
from index.glossary import in_vietnamese, is_english, is_english_word, terms_in
from sources.errors import IndexBroken


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Các tổ công nghệ số cộng đồng (CNSCĐ).", "CNSCĐ", "công nghệ số cộng đồng"),
        ("Cơ sở dữ liệu quốc gia về dân cư (CSDLQG về DC).", "CSDLQG về DC", "Cơ sở dữ liệu quốc gia về dân cư"),
        ("Tài nguyên và Môi trường (gọi tắt là TNMT).", "TNMT", "Tài nguyên và Môi trường"),
        ("Trung tâm dữ liệu quốc gia (sau đây gọi là TTDLQG).", "TTDLQG", "Trung tâm dữ liệu quốc gia"),
        ("giấy chứng nhận (viết tắt: GCN).", "GCN", "giấy chứng nhận"),
        ("chứng thư “điện tử” mẫu số 2 (“CTĐT2”).", "CTĐT2", None),
        ("định danh mức 2 (ĐDM2).", "ĐDM2", "định danh mức 2"),
        ("GTĐT (giao thông đô thị) là.", "GTĐT", "giao thông đô thị"),
        ("EVN (Tập đoàn Điện lực).", "EVN", None),
        ("Ngân hàng (VIP).", "VIP", None),
        ("danh tính điện tử (sau đây gọi là danh tính).", "danh tính", None),
        ("Luật này (sau đây gọi là Luật).", "Luật", None),
        ("Họ về nhà. Chuyển đổi (NCĐ).", "NCĐ", None),
    ],
)
def test_learning(text: str, short: str, full: str | None) -> None:
    assert Abbreviations.learn([text]).full(short) == full


def test_what_a_document_defines_stands_before_what_is_common() -> None:
    assert Abbreviations.learn(["Cảng du lịch quốc tế số (CĐS); chỗ đỗ sạch (CĐS)"]).full("cđs") == "chỗ đỗ sạch"


def test_typed_in_any_case_and_without_diacritics() -> None:
    learnt = Abbreviations.learn(["đơn vị an toàn (ĐA). tổ công nghệ số cộng đồng (CNSCĐ)"])
    assert learnt.replace("tổ cnscd, CĐS và CDS") == "tổ công nghệ số cộng đồng, chuyển đổi số và chuyển đổi số"
    # "đa" without its stroke is a word.
    assert learnt.full("da") is None
    assert learnt.expand("tổ cnscd") == "tổ cnscd công nghệ số cộng đồng"
    assert learnt.expand("không có gì") == "không có gì"


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("how many chip-based ID cards", "bao nhiêu thẻ căn cước công dân gắn chip"),
        ("what percentage of online public services", "bao nhiêu phần trăm dịch vụ công trực tuyến"),
        ("digital signature là gì", "chữ ký số là gì"),
        ("Ai đóng Doctor Who?", "Ai đóng Doctor Who?"),
        ("VNeID là gì", "VNeID là gì"),
    ],
)
def test_english_terms(english: str, vietnamese: str) -> None:
    assert in_vietnamese(english) == vietnamese


def test_which_text_is_english() -> None:
    assert is_english("How many accounts are there in Hà Nội?")
    assert not is_english("the can cuoc la gi")
    # Few of its words are known, but two that only English has tell that the others are English too.
    assert is_english("Can I activate VNeID while living abroad?")
    assert not is_english("vneid dang ki ntn shop oi while")
    assert not is_english("thẻ căn cước online")
    assert not is_english("")
    assert is_english_word("Password")
    # Both are also Vietnamese without diacritics.
    assert not is_english_word("the")
    assert not is_english_word("can")
    assert terms_in("health insurance và health insurance") == ["bảo hiểm y tế"]


def test_what_was_learnt_is_kept(tmp_path: Path) -> None:
    learnt = Abbreviations.learn(["Các tổ công nghệ số cộng đồng (CNSCĐ)."])
    learnt.save(tmp_path / "a.json")
    loaded = Abbreviations.load(tmp_path / "a.json")
    assert loaded.full("CNSCĐ") == "công nghệ số cộng đồng"
    assert loaded.full("CCCD") == learnt.full("CCCD") == "căn cước công dân"
    for broken in ("", "[1]", '{"a"'):
        (tmp_path / "b.json").write_text(broken)
        with pytest.raises(IndexBroken, match=r"b\.json"):
            Abbreviations.load(tmp_path / "b.json")


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("in the first nine months of 2024", "in 9 tháng đầu năm 2024"),
        ("the first 6 months of 2023", "6 tháng đầu năm 2023"),
        ("in the first half of 2023", "in 6 tháng đầu năm 2023"),
        ("the third quarter of 2024", "quý 3 năm 2024"),
        ("Q1 2025", "quý 1 năm 2025"),
        ("on 12 July 2023", "on ngày 12/7/2023"),
        ("on July 12th, 2023", "on ngày 12/7/2023"),
        ("in May 2022", "in tháng 5/2022"),
        ("by the end of 2024", "by cuối năm 2024"),
        ("in 2024", "in năm 2024"),
        ("may 2 people share it", "may 2 people share it"),
        ("version 2024", "version 2024"),
        ("as of mid-December 2025", "as of tháng 12/2025"),
        ("by the end of October 2025", "by tháng 10/2025"),
        ("late 2024", "cuối năm 2024"),
        ("versus the same period of 2024", "versus cùng kỳ năm 2024"),
        ("in mid 2025", "in giữa năm 2025"),
    ],
)
def test_english_times(english: str, vietnamese: str) -> None:
    assert times_in_vietnamese(english) == vietnamese


def test_times_are_put_into_vietnamese_in_an_english_question_alone() -> None:
    asked = "How much revenue did the industry make in the first nine months of 2024?"
    assert "9 tháng đầu năm 2024" in in_vietnamese(asked)
    assert in_vietnamese("Doanh thu in 2024 là bao nhiêu") == "Doanh thu in 2024 là bao nhiêu"
