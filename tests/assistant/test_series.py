"""One quantity over time: what is told together, what is kept apart; documents of other subjects than the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.pairs import FEATURES, are_of_one_time, are_rounded, weights
from assistant.points import Member
from assistant.scene import Scene
from assistant.series import Series, SeriesFinder
from index.encoder import PackagedEncoder
from sources.document import Document
from sources.figures import Figure, find_figures
from tests.conftest import make_document, make_generation

RICE = (
    make_document(
        "Năm 2021, xuất khẩu gạo của Việt Nam đạt 6,24 triệu tấn, trị giá 3,29 tỷ USD.", "gao-1.txt", "2022-01-10"
    ),
    make_document(
        "Khối lượng gạo xuất khẩu năm 2022 đạt 7,11 triệu tấn. Xuất khẩu cà phê đạt 1,78 triệu tấn.",
        "gao-2.txt",
        "2023-01-12",
    ),
    make_document("Năm 2023 nước ta xuất khẩu 8,13 triệu tấn gạo.", "gao-3.txt", "2024-01-05"),
    make_document("Theo Hiệp hội Lương thực, cả năm 2023 xuất khẩu 8,3 triệu tấn gạo.", "gao-4.txt", "2024-01-15"),
    make_document("Mục tiêu năm 2025 là xuất khẩu 9 triệu tấn gạo.", "gao-5.txt", "2024-02-01"),
)
Find = Callable[..., Series]


@pytest.fixture
def find(tmp_path: Path, packaged: PackagedEncoder) -> Find:
    """Return a function that gives the series of the first figure that is written so."""

    def of(written: str, *documents: Document) -> Series:
        generation = make_generation(tmp_path / "index", documents, packaged)
        finder = SeriesFinder(Scene(generation))
        document, figure = next(
            (document, figure)
            for document in documents
            for figure in generation.readings[document.doc_id].figures
            if figure.span.of(document.text) == written
        )
        return finder.of(document, figure)

    return of


def written(members: tuple[Member, ...]) -> list[str]:
    return [member.figure.span.of(member.document.text) for member in members]


def figure(text: str, date: str = "2024-10-12") -> Figure:
    (found,) = find_figures(make_document(text, published_on=date))
    return found


def test_a_quantity_over_time_without_what_is_only_like_it(find: Find) -> None:
    series = find("7,11 triệu", *RICE)
    assert written(series.points)[:2] == ["6,24 triệu", "7,11 triệu"]
    assert not {"1,78 triệu", "9 triệu", "3,29 tỷ USD"} & set(written(series.points))


PORTS = (
    "| Cảng | Tháng | Số tàu cập bến |\n|---|---|---|\n| Hòn Gai | 4/2025 | 310 |\n| Hòn Gai | 5/2025 | 325 |\n"
    "| Cửa Lò | 5/2025 | 128 |"
)


def test_cells_are_of_one_quantity_only_in_one_row_at_other_times(find: Find) -> None:
    series = find("325", make_document(PORTS, "cang.md", "2025-06-10"))
    assert written(series.points) == ["310", "325"]
    assert series.conflicts == ()


def test_a_cell_of_one_of_many_is_no_point_of_the_whole(find: Find) -> None:
    whole = make_document("Tháng 4/2025, cả nước có 9.310 lượt tàu cập bến.", "ca-nuoc.md", "2025-05-10")
    series = find("325", make_document(PORTS, "cang.md", "2025-06-10"), whole)
    assert "9.310" not in written(series.points)


def test_older_points_are_told_newest_first(find: Find) -> None:
    assert written(find("8,13 triệu", *RICE).older) == ["7,11 triệu", "6,24 triệu"]


def test_two_copies_of_a_document_are_one_point(find: Find) -> None:
    text = "Cuối năm 2023, tỉnh Lào Cai còn 25.230 hộ nghèo."
    copies = [make_document(text, name, "2024-01-12") for name in ("bao-cao.pdf", "bao-cao.txt")]
    series = find("25.230", *copies)
    assert written(series.points) == ["25.230"]
    assert series.conflicts == ()


def test_a_value_said_again_later_is_no_new_point(find: Find) -> None:
    first = make_document("Cổng thông tin du lịch có 4.409 cơ sở lưu trú.", "a.txt", "2023-07-12")
    again = make_document("Cổng thông tin du lịch có 4.409 cơ sở lưu trú.", "b.txt", "2023-10-12")
    assert written(find("4.409", first, again).points) == ["4.409"]


def test_the_same_small_value_at_another_date_is_one(find: Find) -> None:
    first = make_document("Tỉnh đã đưa 25/25 bến cảng vào khai thác.", "a.txt", "2023-07-12")
    again = make_document("Tỉnh đã đưa 25/25 bến cảng vào khai thác.", "b.txt", "2024-07-12")
    assert written(find("25/25", first, again).points) == ["25/25", "25/25"]


@pytest.mark.parametrize(
    "other",
    [
        "Năm 2023, tỉnh Yên Bái có 312 trường học.",
        "Năm 2023, tỉnh Lào Cai đặt mục tiêu có 640 trường học.",
        "Năm 2023, số trường học của tỉnh Lào Cai tăng 12 trường.",
        "Năm 2023, tỉnh Lào Cai có 5.120 giáo viên.",
    ],
)
def test_another_place_a_target_a_change_and_another_thing_are_no_conflict(find: Find, other: str) -> None:
    own = make_document("Năm 2023, tỉnh Lào Cai có 598 trường học.", "a.txt", "2024-01-05")
    series = find("598", own, make_document(other, "b.txt", "2024-01-06"))
    assert written(series.points) == ["598"]
    assert series.conflicts == ()


def test_values_of_different_days_are_no_conflict(find: Find) -> None:
    one = make_document("Ngày 5/3/2024, hồ Dầu Tiếng còn 720 triệu m3 nước.", "a.txt", "2024-03-06")
    other = make_document("Ngày 25/3/2024, hồ Dầu Tiếng còn 640 triệu m3 nước.", "b.txt", "2024-03-26")
    assert find("720 triệu", one, other).conflicts == ()


def test_what_a_source_sets_against_each_other_is_a_conflict(find: Find) -> None:
    text = (
        "Số hộ nghèo của Lào Cai cuối năm 2023 khác nhau giữa các báo cáo: báo cáo của tỉnh nêu 25.230 hộ, "
        "cổng thông tin huyện nêu 25.320 hộ."
    )
    series = find("25.230", make_document(text, "a.txt", "2024-01-25"))
    assert written(series.conflicts) == ["25.320"]


def test_what_a_source_reckons_with_is_set_against_nothing(find: Find) -> None:
    text = "Số 918 xã chưa có chợ không khớp với phép trừ 10.599 - 9.690, vì phép trừ đó cho 909."
    series = find("918", make_document(text, "a.txt", "2022-11-03"))
    assert written(series.conflicts) == ["909"]


@pytest.mark.parametrize(
    ("rough", "fine", "may_be_one"),
    [
        ("hơn 76 triệu", "76,5 triệu", True),
        ("gần 60 triệu", "59,7 triệu", True),
        ("42%", "42,02%", True),
        ("gần 60 triệu", "60,4 triệu", False),
        ("hơn 76 triệu", "78 triệu", False),
        ("95%", "97%", False),
        ("54 triệu", "56 triệu", False),
    ],
)
def test_values_that_may_be_one_number(rough: str, fine: str, may_be_one: bool) -> None:
    one, other = (figure(f"Đạt {value}." if "%" in value else f"Có {value} thẻ.") for value in (rough, fine))
    assert are_rounded(one, other) is may_be_one
    assert are_rounded(other, one) is may_be_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Tháng 12/2022 có 5 tàu.", "Ngày 22/12/2022 có 6 tàu.", True),
        ("Quý II năm 2023 có 5 tàu.", "6 tháng đầu năm 2023 có 6 tàu.", True),
        ("Năm 2023 có 5 tàu.", "Ngày 22/12/2023 có 6 tàu.", False),
        ("Quý I năm 2023 có 5 tàu.", "Quý II năm 2023 có 6 tàu.", False),
    ],
)
def test_whether_two_figures_are_of_one_time(one: str, other: str, is_one: bool) -> None:
    assert are_of_one_time(figure(one), figure(other)) is is_one


def test_the_weights_are_of_the_features() -> None:
    assert set(weights()) == {"intercept", *FEATURES}
