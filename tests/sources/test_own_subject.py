"""What a clause names before its predicate, and the names that stand right before a numeral."""

from __future__ import annotations

import pytest

from sources.figures import find_figures
from tests.conftest import make_document


def subjects(text: str) -> list[list[str]]:
    document = make_document(text)
    return [[span.of(document.text) for span in figure.subject] for figure in find_figures(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # set against the subject before it
        ("Quảng Trị đạt 61%, còn Đắk Nông chỉ đạt 40%.", [["Quảng Trị"], ["Đắk Nông"]]),
        ("Xe buýt chở 5 triệu lượt, trong khi tàu điện chở được 9 triệu lượt.", [["Xe buýt chở"], ["tàu điện chở"]]),
        ("Kho A có 9 xe, còn 5 xe đang sửa.", [["Kho A"], ["Kho A"]]),
        # what somebody says is no part of what it is about
        ("Bà Lê Thị Hạnh, Giám đốc, cho biết số lớp học số đạt 120 lớp.", [["số lớp học số"]]),
        ("Ông Trần Văn Đạt nói rằng mỗi ngày cửa hàng có 70 đơn.", [["cửa hàng"]]),
        # nouns that are measured reach over the verbs that tell of what
        ("Tỷ lệ trường có phòng máy đạt 93%.", [["Tỷ lệ trường có phòng máy"]]),
        ("Thời gian trả kết quả là 3 ngày.", [["Thời gian trả kết quả"]]),
        ("Nâng tỷ lệ thôn có mạng lên 95%.", [["tỷ lệ thôn có mạng"]]),
        # a verb that opens a sentence
        ("Nộp đơn qua bưu điện mất 15.000 đồng.", [["Nộp đơn qua bưu điện"]]),
        ("2. Tổ chức cung cấp nền tảng nộp 5 triệu đồng.", [["Tổ chức cung cấp nền tảng"]]),
        # a label, and a name with a dash
        ("- Trạm y tế có mạng: 82%.", [["Trạm y tế có mạng"]]),
        ("Tuyến Nhổn – Ga Hà Nội đạt 3 triệu lượt.", [["Tuyến Nhổn – Ga Hà Nội"]]),
        # what is counted goes on over a comma
        ("Còn 30 thôn, bản chưa có điện, trong đó 12 thôn ở vùng cao.", [[], []]),
        ("Mười lăm xã, phường đã đạt 100%.", [[], ["xã"]]),
    ],
)
def test_the_subject_of_a_clause(text: str, expected: list[list[str]]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dẫn đầu là Vinamilk 120 kho và Masan 80 kho.", ["Vinamilk", "Masan"]),
        ("Ba nơi thiếu máy nhất là Mường Nhé (9 bản), Nậm Pồ (7 bản).", ["Mường Nhé", "Nậm Pồ"]),
        ("Tên miền “.a.vn” là 5.000 và “.b.vn” là 3.000.", ["Tên miền “.a.vn", "“.b.vn”"]),
        ("Cần Thơ và An Giang có 12 kho.", ["Cần Thơ và An Giang"]),
    ],
)
def test_a_name_right_before_a_numeral_is_its_own(text: str, expected: list[str]) -> None:
    assert [found[0] for found in subjects(text) if found][-len(expected) :] == expected


def test_a_sentence_that_begins_with_what_is_counted_leaves_a_subject_without_a_name() -> None:
    text = "## Kho dữ liệu\n\nTỷ lệ kho đạt chuẩn là 70%. Có 12 kho dùng năng lượng mặt trời."
    assert subjects(text) == [["Tỷ lệ kho đạt chuẩn"], ["Kho dữ liệu"]]
    text = "## Kho dữ liệu\n\nCổng Dữ liệu quốc gia có 70 kho. Có 12 kho dùng năng lượng mặt trời."
    assert subjects(text) == [["Cổng Dữ liệu quốc gia"]] * 2


def test_an_article_in_bold_is_a_heading() -> None:
    text = "**Điều 7. Thời hạn lưu trữ**\n\n1. Không quá 20 ngày đối với hồ sơ giấy."
    assert subjects(text) == [["Điều 7. Thời hạn lưu trữ"]]
