"""How a question asks: for what is stated, for a series, or for a result."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.asks import Asks, read_asks
from assistant.times_asked import times_named
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Cả nước có bao nhiêu bệnh viện?", Asks.LEVEL),
        ("Năm 2023 có bao nhiêu ca mắc sốt xuất huyết?", Asks.LEVEL),
        ("Vì sao phải tiêm vắc xin?", Asks.LEVEL),
        ("Số giường bệnh thay đổi thế nào qua các năm?", Asks.SERIES),
        ("Lượng gạo xuất khẩu từ 2021 đến nay diễn biến ra sao?", Asks.SERIES),
        ("Tỷ lệ che phủ rừng tăng hay giảm từ 2020 đến 2023?", Asks.SERIES),
        ("so hoc sinh qua cac nam thay doi the nao", Asks.SERIES),
        ("Tỉnh Điện Biên có bao nhiêu trường?", Asks.LEVEL),
        ("tinh dien bien co bao nhieu truong", Asks.LEVEL),
        ("Số hộ nghèo năm 2023 giảm bao nhiêu so với năm 2021?", Asks.DIFFERENCE),
        ("Doanh thu năm 2023 tăng bao nhiêu phần trăm so với năm 2022?", Asks.PERCENT_CHANGE),
        ("Xuất khẩu gạo năm 2023 gấp mấy lần năm 2021?", Asks.RATIO),
        ("Rừng trồng chiếm bao nhiêu phần trăm tổng diện tích rừng?", Asks.SHARE),
        ("Bình quân mỗi trường có bao nhiêu học sinh?", Asks.PER),
        ("Còn bao nhiêu xã chưa có thư viện?", Asks.REMAINDER),
        ("Chênh lệch giữa số hộ nghèo và số hộ cận nghèo là bao nhiêu?", Asks.DIFFERENCE),
        ("Tổng cộng số hộ nghèo và hộ cận nghèo là bao nhiêu?", Asks.SUM),
        ("Cho xem số tàu vào cảng từng quý năm 2023", Asks.SERIES),
        ("Lượng hàng qua cảng từng tháng ra sao?", Asks.SERIES),
        ("Số tàu vào cảng mấy năm nay diễn biến thế nào?", Asks.SERIES),
        ("Trong số người học nghề, phụ nữ chiếm bao nhiêu phần trăm?", Asks.SHARE),
        ("Tỉnh chi bình quân bao nhiêu tiền mua sách cho mỗi trường?", Asks.PER),
        ("Vé đi tàu rẻ hơn vé đi xe bao nhiêu tiền?", Asks.DIFFERENCE),
        ("Đi tàu rẻ hơn bao nhiêu?", Asks.LEVEL),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Asks) -> None:
    assert read_asks(question, TODAY, is_accented=not question.isascii()).kind is kind


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Số trường thay đổi thế nào từ 2021 đến 2023?", dt.date(2021, 1, 1), dt.date(2023, 12, 31)),
        ("Số trường thay đổi thế nào từ năm 2021 đến nay?", dt.date(2021, 1, 1), TODAY),
        ("Số trường thay đổi thế nào so với năm 2022?", dt.date(2022, 1, 1), TODAY),
        ("Số trường qua các năm 2022, 2023 thế nào?", dt.date(2022, 1, 1), dt.date(2023, 12, 31)),
    ],
)
def test_the_days_of_a_series(question: str, first: dt.date, last: dt.date) -> None:
    assert read_asks(question, TODAY).days == (first, last)


def test_a_series_of_all_times_has_no_days() -> None:
    asked = read_asks("Số giường bệnh thay đổi thế nào qua các năm?", TODAY)
    assert (asked.days, asked.rest) == (None, "Số giường bệnh")


def test_the_parts_of_a_share_and_of_a_mean() -> None:
    share = read_asks("Rừng trồng chiếm bao nhiêu phần trăm tổng diện tích rừng?", TODAY)
    assert share.parts == ("Rừng trồng là bao nhiêu", "diện tích rừng là bao nhiêu")
    mean = read_asks("Bình quân mỗi trường có bao nhiêu học sinh?", TODAY)
    assert [" ".join(part.split()) for part in mean.parts] == ["trường có bao nhiêu học sinh", "có bao nhiêu trường"]


def test_a_mean_over_months_asks_for_one_figure() -> None:
    asked = read_asks("8 tháng đầu năm 2023, trung bình mỗi tháng cảng đón bao nhiêu tàu?", TODAY)
    assert (asked.per, len(asked.parts)) == ("tháng", 1)


def test_a_part_takes_the_year_that_the_question_names_once() -> None:
    asked = read_asks("Tháng 8/2023 chiếm bao nhiêu phần trăm số tàu của 8 tháng đầu năm?", TODAY)
    assert "8 tháng đầu năm 2023" in asked.parts[1]


def test_what_is_compared_within_one_thing_is_said_of_it_twice() -> None:
    asked = read_asks("Gửi thư đi đường thủy rẻ hơn đi đường bộ bao nhiêu tiền?", TODAY)
    assert asked.parts == ("Gửi thư đi đường thủy là bao nhiêu tiền", "Gửi thư đi đường bộ là bao nhiêu tiền")


def test_the_years_so_far_are_no_year() -> None:
    asked = read_asks("Số tàu vào cảng mấy năm nay biến động ra sao?", TODAY)
    assert (asked.days, asked.rest) == (None, "Số tàu vào cảng")


@pytest.mark.parametrize(
    ("question", "kind", "parts"),
    [
        ("Trong tổng số sách nhận về, sách số chiếm bao nhiêu phần trăm?", Asks.SHARE, 2),
        ("Quỹ tỉnh gánh bao nhiêu phần trăm tổng vốn của chương trình?", Asks.SHARE, 2),
        ("Sách của cấp xã chiếm tỷ trọng bao nhiêu trong tổng số sách?", Asks.SHARE, 2),
        ("Huế giải ngân được bao nhiêu phần trăm kinh phí thư viện?", Asks.SHARE, 2),
        ("Sở Y tế và Sở Văn hóa cộng lại chậm mấy nhiệm vụ?", Asks.SUM, 2),
        ("Trung bình mỗi người nhận bao nhiêu cuốn sách?", Asks.PER, 2),
        ("Công nghệ số cộng đồng tăng thế nào qua các năm?", Asks.SERIES, 0),
        ("Bạn đọc hồi tháng 5 và cuối năm 2023 là bao nhiêu?", Asks.SERIES, 0),
    ],
)
def test_more_ways_to_ask(question: str, kind: Asks, parts: int) -> None:
    asked = read_asks(question, TODAY)
    assert (asked.kind, len(asked.parts)) == (kind, parts)


def test_last_year_beside_a_year_is_the_one_before_it() -> None:
    asked = read_asks("Số sách năm 2021 tăng bao nhiêu % so với năm trước?", TODAY)
    assert [days[0].year for days in asked.times] == [2020, 2021]


def test_a_time_without_a_year_is_of_the_one_that_is_named() -> None:
    asked = read_asks("Từ tháng 5 tới hết quý III/2021, số sách thay đổi thế nào?", TODAY)
    assert asked.days == (dt.date(2021, 5, 1), dt.date(2021, 9, 30))


def test_what_is_not_to_be_counted_is_no_time_asked() -> None:
    times = times_named("Quý I/2021 có bao nhiêu sách, không tính tháng 2?", TODAY)
    assert [time.is_compared for time in times] == [False, True]


def test_the_ends_of_a_range_are_told_apart() -> None:
    asked = read_asks("Từ tháng 1/2020 đến tháng 12/2021, số sách tăng thêm bao nhiêu?", TODAY)
    assert [(days[0].year, days[0].month) for days in asked.times] == [(2020, 1), (2021, 12)]
