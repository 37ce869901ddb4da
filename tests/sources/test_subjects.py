"""What figures are about, which figure a change belongs to, and what "cùng kỳ" is."""

from __future__ import annotations

import pytest

from sources.figures import Figure, find_figures
from tests.conftest import make_document


def read(text: str) -> tuple[list[Figure], str]:
    document = make_document(text)
    return find_figures(document), document.text


def subjects(text: str) -> list[list[str]]:
    found, stored = read(text)
    return [[span.of(stored) for span in figure.subject] for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bến Tre xếp hạng 30/63, tăng 2 bậc so với năm 2021.", [["Bến Tre"], ["Bến Tre"]]),
        (
            "Cổng Dịch vụ công có 5 triệu tài khoản, 7 triệu hồ sơ; đồng bộ 9 triệu trạng thái.",
            [["Cổng Dịch vụ công"]] * 3,
        ),
        (
            "Cả nước có 9 triệu thẻ, trong đó Hà Nội có 2 triệu, còn lại 7 triệu.",
            [["Cả nước"], ["Hà Nội"], ["Hà Nội"]],
        ),
        ("Tại Huế, tỷ lệ hồ sơ trực tuyến là 85%.", [["Huế", "tỷ lệ hồ sơ trực tuyến"]]),
        ("Các bộ, ngành, địa phương đã cấp 12 chữ ký số.", [["Các bộ, ngành, địa phương"]]),
        ("Theo Bộ Công an, tỉnh A đã cấp 12 thẻ.", [["tỉnh A"]]),
        ("Doanh thu công nghệ số đạt 118 tỷ USD.", [["Doanh thu công nghệ số"]]),
        (
            "Nam Định có 5 triệu tài khoản. Con số này tăng 20% so với năm 2022.",
            [["Nam Định"], ["Nam Định", "Con số này"]],
        ),
        (
            "## Thẻ căn cước\n\nĐến nay đã cấp:\n\n- 9 triệu thẻ;\n- 6 triệu tài khoản.",
            [["Thẻ căn cước", "Đến nay đã cấp:"]] * 2,
        ),
        ("5 thẻ", [[]]),
    ],
)
def test_subjects(text: str, expected: list[list[str]]) -> None:
    assert subjects(text) == expected


def test_the_time_of_a_lead_in_or_heading_holds_for_its_list() -> None:
    found, _ = read("## Kết quả năm 2022\n\nCó 5 thẻ.\n\nTrong quý I năm 2023:\n\n- 6 thẻ;\n- 7 thẻ trong năm 2021.")
    assert [(f.period.first.isoformat(), f.period.origin.value) for f in found if f.period] == [
        ("2022-01-01", "earlier"),
        ("2023-01-01", "earlier"),
        ("2021-01-01", "clause"),
    ]


@pytest.mark.parametrize(
    ("text", "attached"),
    [
        ("Doanh thu đạt 118 tỷ USD (tăng 17,78% so với 9 tháng đầu năm 2023).", [None, "118 tỷ"]),
        ("Thu ngân sách tăng 12,5%, đạt 1.020 tỷ đồng.", ["1.020 tỷ", None]),
        ("Xã A có 5 thẻ, xã B tăng 10%.", [None, None]),
        ("Có 4 triệu hồ sơ (tăng 3 lần), hơn 5 triệu lượt (tăng 2 lần).", [None, "4 triệu", None, "5 triệu"]),
    ],
)
def test_a_change_is_attached_to_its_level(text: str, attached: list[str | None]) -> None:
    found, stored = read(text)
    assert [figure.attached_to and figure.attached_to.of(stored) for figure in found] == attached


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Năm 2023, thu đạt 5 tỷ đồng, tăng 15% so với cùng kỳ.", ("2022-01-01", "2022-12-31")),
        ("6 tháng đầu năm 2024, thu đạt 5 tỷ đồng, tăng 15% so với cùng kỳ năm trước.", ("2023-01-01", "2023-06-30")),
        ("Quý II/2024, thu đạt 5 tỷ đồng, tăng 15% so với cùng kỳ năm 2022.", ("2022-04-01", "2022-06-30")),
        ("Thu đạt 5 tỷ đồng, tăng 15% so với cùng kỳ.", None),
    ],
)
def test_the_same_time_of_another_year_is_the_base(text: str, base: tuple[str, str] | None) -> None:
    found, _ = read(text)
    change = found[1]
    assert change.change == "increase"
    period = change.base_period
    assert (period and (period.first.isoformat(), period.last.isoformat())) == base
    assert period is None or change.period != period


def test_a_label_names_what_its_number_is_about() -> None:
    assert subjects("Thời gian giải quyết rút ngắn từ 15 xuống 3 ngày.") == [["Thời gian giải quyết"]] * 2
    assert subjects("Số thẻ hơn gấp đôi năm trước.") == [["Số thẻ"]]
    assert subjects("Hà Nội: 45.678 hồ sơ; TP. Hồ Chí Minh: 67.890 hồ sơ.") == [["Hà Nội"], ["TP. Hồ Chí Minh"]]
    assert subjects("- Chỉ số DTI đạt 0,7; thuế giá trị gia tăng 8%.") == [["Chỉ số DTI"], ["thuế giá trị gia tăng"]]


@pytest.mark.parametrize(
    ("text", "attached"),
    [
        ("Xuất khẩu đạt 10 tỷ USD, tăng 5%, đạt 80% kế hoạch.", [None, "10 tỷ", None]),
        ("Tỉnh đạt 42,5 điểm, tụt 5 bậc, xếp thứ 41.", [None, "41", None]),
        ("Vốn tăng 15% lên 20 triệu USD.", ["20 triệu", None]),
    ],
)
def test_a_change_belongs_to_a_level_of_its_kind(text: str, attached: list[str | None]) -> None:
    found, stored = read(text)
    assert [figure.attached_to and figure.attached_to.of(stored) for figure in found] == attached


def test_the_month_before_is_the_one_before_the_month_that_is_named() -> None:
    found, _ = read("CPI tháng 9 tăng 0,29% so với tháng trước và tăng 2,63% so với cùng kỳ.")
    assert [f.base_period and f.base_period.first.isoformat() for f in found] == ["2024-08-01", "2023-09-01"]
