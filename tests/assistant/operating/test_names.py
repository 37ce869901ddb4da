"""Names that uploads come with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.operating.names import clean_name
from sources.errors import UsageError


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Báo cáo quý 1 (bản 2).PDF", "Báo cáo quý 1 (bản 2).pdf"),
        ("../../etc/báo cáo.md", "báo cáo.md"),
        ("/etc/cron.d/báo cáo.txt", "báo cáo.txt"),
        ("C:\\Users\\a\\báo cáo.docx", "báo cáo.docx"),
        ("..\\..\\x.md", "x.md"),
        ("a\0b\x07c\x1b[31m.md", "abc[31m.md"),
        ("dòng\nhai.md", "dòng hai.md"),
        ("a\u202egpj\u200b.md", "agpj.md"),
        ("a\U000e0041\ufeff.md", "a.md"),
        (".an.md", "an.md"),
        ("...md", None),
        ("đ\u0323i.md", "đ\u0323i.md"),
        ("nga\u0323y.md", "ng\u1ea1y.md"),
        ("a?b*c#d%2e<e>.md", "abcd2ee.md"),
        ("a.pdf.exe", None),
        ("a.exe", None),
        ("a", None),
        ("", None),
        (".md", None),
        ("..", None),
        ("../", None),
        ("---.md", None),
        ("README.md", None),
        ("readme.TXT", None),
        ("catalog.yaml", None),
        ("a.md/", None),
    ],
)
def test_what_is_left_of_a_name(name: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(UsageError, match=r"^(Tệp|Tên)"):
            clean_name(name)
    else:
        assert clean_name(name) == kept


def test_a_long_name_is_cut_between_characters() -> None:
    kept = clean_name("ữ" * 5_000 + ".md")
    assert kept == "ữ" * 50 + ".md"


def test_a_message_shows_no_control_character() -> None:
    with pytest.raises(UsageError) as told:
        clean_name("a\x1b[31m\u202e\n.exe")
    assert str(told.value).startswith("Tệp «a[31m .exe» không phải dạng đọc được")


@given(st.text(max_size=300))
def test_whatever_is_left_is_one_name_in_the_folder(text: str) -> None:
    for name in (text, f"{text}.md"):
        try:
            kept = clean_name(name)
        except UsageError:
            continue
        assert not set(kept) & set("/\\\0\n\r\t")
        assert kept.isprintable()
        assert not kept.startswith(".")
        assert len(kept.encode()) <= 160
        assert clean_name(kept) == kept
