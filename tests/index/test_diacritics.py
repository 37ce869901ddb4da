"""Diacritics restored by the language of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.diacritics import DiacriticRestorer
from sources.errors import IndexBroken
from sources.text import fold

TEXTS = [
    "Bộ Công an đã cấp hơn 87 triệu thẻ căn cước công dân gắn chip. Hà Nam cấp 800 nghìn thẻ; Hà Nội cấp 6 triệu thẻ.",
    "Đề án 06 giúp người dân dùng tài khoản VNeID. EVN nối dữ liệu điện với Cơ sở dữ liệu quốc gia về dân cư.",
    "Tỷ lệ hồ sơ trực tuyến của cả nước đạt 43,8%. Năm 2023 có bao nhiêu hồ sơ được tiếp nhận.",
]
RESTORER = DiacriticRestorer.learn(TEXTS)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("co bao nhieu the can cuoc", "có bao nhiêu thẻ căn cước"),
        ("Ha Nam cap bao nhieu the?", "Hà Nam cấp bao nhiêu thẻ?"),
        ("de an 06 la gi", "đề án 06 là gì"),
        ("dung tai khoan VNeID cua EVN", "dùng tài khoản VNeID của EVN"),
        ("tỷ le hồ so", "tỷ lệ hồ sơ"),
        ("how many accounts", "how many accounts"),
        ("the con nam 2022 thi sao", "thế còn năm 2022 thì sao"),
        ("tu 2021 toi 2024 cap bao nhieu the", "từ 2021 tới 2024 cấp bao nhiêu thẻ"),
        ("TY LE HO SO", "tỷ lệ hồ sơ"),
        ("", ""),
        ("???", "???"),
    ],
)
def test_restoring(typed: str, restored: str) -> None:
    assert RESTORER.restore(typed) == restored


def test_a_place_is_never_turned_into_another() -> None:
    assert fold(RESTORER.restore("ha nam")) == "ha nam"
    assert RESTORER.restore("ha noi") == "hà nội"


@given(st.text(max_size=60))
def test_only_diacritics_and_case_change(text: str) -> None:
    assert fold(RESTORER.restore(text)).lower() == fold(text).lower()


def test_what_is_accented_stays() -> None:
    text = "Thẻ căn cước của Hà Nội là bao nhiêu?"
    assert RESTORER.restore(text) == text


def test_nothing_learnt_changes_nothing() -> None:
    assert DiacriticRestorer.learn([]).restore("co bao nhieu the") == "co bao nhieu the"


def test_a_model_reads_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "language.jsonl"
    RESTORER.save(path)
    assert DiacriticRestorer.load(path).restore("co bao nhieu the") == "có bao nhiêu thẻ"


def test_a_broken_model_is_told(tmp_path: Path) -> None:
    path = tmp_path / "language.jsonl"
    path.write_text("[1", encoding="utf-8")
    with pytest.raises(IndexBroken, match="language"):
        DiacriticRestorer.load(path)
