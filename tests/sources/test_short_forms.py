"""A short form in brackets ends no clause; a short line over a table is its caption."""

from __future__ import annotations

import pytest

from sources.figures import find_figures
from tests.conftest import make_document


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Số hợp tác xã (HTX) nuôi cá là 47.", "Số hợp tác xã (HTX) nuôi cá là 47"),
        ("Số hợp tác xã (gọi tắt là HTX) nuôi cá là 47.", "Số hợp tác xã (gọi tắt là HTX) nuôi cá là 47"),
        ("Số hợp tác xã (cả bến cũ) nuôi cá là 47.", "nuôi cá là 47"),
    ],
)
def test_only_a_short_form_is_passed_over(text: str, clause: str) -> None:
    document = make_document(text)
    (figure,) = find_figures(document)
    assert figure.clause.of(document.text).strip(" .") == clause


@pytest.mark.parametrize(("line", "year"), [("Số tàu cá năm 2022 của các bến", 2022), ("Năm 2022 bến vắng.", None)])
def test_a_line_over_a_table_gives_its_time(line: str, year: int | None) -> None:
    text = f"{line}\n\n| Bến | Số tàu |\n|---|---|\n| Hòn La | 312 |\n| Cửa Tùng | 508 |\n"
    figures = [figure for figure in find_figures(make_document(text, "tau.md")) if figure.names]
    assert {figure.period.first.year if figure.period else None for figure in figures} == {year or 2024}
