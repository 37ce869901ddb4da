"""Units that are said once and go on."""

from __future__ import annotations

import pytest

from sources.figures import find_figures
from tests.conftest import make_document


def read(text: str) -> list[tuple[str, str | None, str, str | None]]:
    document = make_document(text)
    return [
        (figure.number.of(document.text), figure.unit, figure.counted.of(document.text), figure.change)
        for figure in find_figures(document)
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Đồng Nai cấp 3,2 triệu biển số, Long An 1,4 triệu, còn Bến Tre 0,8 triệu.", ["biển"] * 3),
        ("Nhóm A thu 12.500 mẫu; nhóm B chỉ được 9.300.", ["mẫu", "mẫu"]),
        ("Trường Sư phạm được 7,25 điểm, trường Nông lâm 6,5.", ["điểm", "điểm"]),
        ("Có 4,1 triệu xe điện, giảm 0,3 triệu so với năm 2023.", ["xe", "xe"]),
        ("Nhập 2.400 máy bơm, hai phần ba trong số đó chạy điện.", ["máy", "máy"]),
        ("Tỷ lệ đạt 85%, còn lại 15.", ["%", None]),
        ("Lập 9 tổ, mức chi 2,5.", ["tổ", None]),
    ],
)
def test_a_number_takes_the_unit_of_its_series(text: str, units: list[str | None]) -> None:
    assert [unit for _, unit, _, _ in read(text)] == units


def test_a_number_that_points_back_takes_unit_and_what_is_counted() -> None:
    text = "Kho giữ 5,6 triệu trang tư liệu. Cuối năm 2022, con số ấy mới là 1,9 triệu; hết quý I/2023 là 2,4 triệu."
    assert read(text) == [
        ("5,6 triệu", "trang", "trang tư liệu", None),
        ("1,9 triệu", "trang", "trang tư liệu", None),
        ("2,4 triệu", "trang", "trang tư liệu", None),
    ]


def test_another_paragraph_is_not_pointed_back_at() -> None:
    assert read("Kho giữ 5,6 triệu trang.\n\nCon số ấy là 1,9 triệu.")[1][1] is None


def test_a_change_goes_on_to_the_share_behind_it_and_each_is_of_something() -> None:
    assert read("Đơn hàng tăng 12,5% về số lượng và 8% về giá trị, đạt 90% kế hoạch.") == [
        ("12,5", "%", "số lượng", "increase"),
        ("8", "%", "giá trị", "increase"),
        ("90", "%", "kế hoạch", None),
    ]


def test_changes_in_turn_belong_to_the_levels_in_turn() -> None:
    document = make_document(
        "Kênh số có 7 triệu đơn với giá trị 900 tỷ đồng, tăng lần lượt 20% về số đơn và 31% về giá trị."
    )
    found = find_figures(document)
    assert [f.attached_to and f.attached_to.of(document.text) for f in found] == [None, None, "7 triệu", "900 tỷ"]
