"""What questions ask for in ways beside the plain one: within a time, step by step, of each place, counted as said."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.asks import Asks, read_asks
from assistant.several import questions_in
from assistant.sources_compared import figure_compared
from assistant.times_asked import times_named
from tests.assistant.talking import understood
from tests.assistant.test_question import read
from tests.assistant.test_several import hear

TODAY = dt.date(2026, 9, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("question", "kind", "times"),
    [
        ("Năm 2025 Huế tăng thêm bao nhiêu thư viện?", Asks.DIFFERENCE,
         ("2024-12-31", "2024-12-31", "2025-12-31", "2025-12-31")),
        ("Từ đầu năm tới hết tháng 5/2026 Huế mở thêm được bao nhiêu thư viện?", Asks.DIFFERENCE,
         ("2025-12-31", "2025-12-31", "2026-05-31", "2026-05-31")),
        ("Quý II/2026 số bạn đọc tăng mấy phần trăm so với quý trước?", Asks.PERCENT_CHANGE,
         ("2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30")),
        ("Tháng 3/2026 số bạn đọc giảm bao nhiêu so với tháng trước?", Asks.DIFFERENCE,
         ("2026-02-01", "2026-02-28", "2026-03-01", "2026-03-31")),
    ],
)  # fmt: skip
def test_a_change_between_the_ends_of_a_time_or_since_the_step_before(
    question: str, kind: Asks, times: tuple[str, str, str, str]
) -> None:
    asked = read_asks(question, TODAY)
    assert asked.kind is kind
    assert [end for days in asked.times for end in days] == [day(one) for one in times]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("quy 2/2026 so ban doc tang may phan tram so voi quy truoc", Asks.PERCENT_CHANGE),
        ("trung binh cong ty le muon bon quy nam 2025 la bao nhieu", Asks.PER),
        ("thang 3/2026 so ban doc giam bao nhieu so voi thang truoc", Asks.DIFFERENCE),
        ("nam 2025 so ban doc tang bao nhieu so voi nam truoc", Asks.DIFFERENCE),
    ],
)
def test_the_same_without_diacritics(question: str, kind: Asks) -> None:
    assert read_asks(question, TODAY, is_accented=False).kind is kind


def test_what_lies_ahead_grew_by_nothing_yet() -> None:
    assert read_asks("Năm 2027 Huế sẽ tăng thêm bao nhiêu thư viện?", TODAY).kind is Asks.LEVEL


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        # What is more of one thing than of another grew in no time.
        ("Năm 2025 số nam nhiều hơn số nữ bao nhiêu người?", Asks.DIFFERENCE),
        ("Năm 2025 thu ngân sách tăng bao nhiêu phần trăm so với dự toán?", Asks.LEVEL),
        ("Năm 2025 được giảm bao nhiêu phần trăm lệ phí?", Asks.LEVEL),
        ("Tính đến 31/12/2025, Huế và Hà Nội có bao nhiêu thư viện?", Asks.LEVEL),
        ("Giai đoạn 2026-2030 mục tiêu mỗi năm đào tạo bao nhiêu người?", Asks.LEVEL),
        ("Thu nhập bình quân đầu người 12 tháng năm 2025 là bao nhiêu?", Asks.LEVEL),
    ],
)
def test_what_only_looks_like_a_result(question: str, kind: Asks) -> None:
    asked = read_asks(question, TODAY)
    assert asked.kind is kind
    assert asked.times == ()


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Bao nhiêu đàn bò được tiêm?", "dan"),
        ("Có bao nhiêu tổ khai thác?", "to"),
        ("Cao tốc có bao nhiêu làn xe?", "lan"),
        ("Có bao nhiêu phi công?", "phi"),
    ],
)
def test_words_that_only_share_their_letters(question: str, counted: str) -> None:
    found = read(question)
    assert found.counted[0] == counted
    assert found.dimension is not None
    assert found.dimension.value == "count"


def test_what_is_no_commune() -> None:
    (whole,) = understood("Còn Quốc Hội?", ["Văn bản Chính phủ ban hành năm 2025 là bao nhiêu?"])
    assert "Văn Quốc" not in whole


@pytest.mark.parametrize(
    ("question", "kind", "per"),
    [
        ("Trung bình cộng tỷ lệ mượn bốn quý năm 2025 là bao nhiêu?", Asks.PER, "quý"),
        ("Tỷ lệ mượn trung bình các tháng năm 2025 là bao nhiêu?", Asks.PER, "tháng"),
        ("Bình quân 3 năm 2023-2025, tỷ lệ mượn là bao nhiêu?", Asks.PER, "năm"),
        ("Từ 2021 đến 2023 có bao nhiêu lượt mượn mỗi năm?", Asks.SERIES, None),
        ("Gộp cả sách in với sách số thì bao nhiêu cuốn được mượn?", Asks.SUM, None),
    ],
)
def test_means_over_parts_of_a_time_each_year_and_what_is_gathered(question: str, kind: Asks, per: str | None) -> None:
    asked = read_asks(question, TODAY)
    assert (asked.kind, asked.per) == (kind, per)


def test_what_is_short_of_an_aim_at_a_day() -> None:
    asked = read_asks("Tính đến 31/5/2026, Huế còn thiếu bao nhiêu thư viện nữa mới đạt mục tiêu năm?", TODAY)
    assert asked.kind is Asks.SHORTFALL
    assert asked.parts[1] == "đến 31/5/2026 đã có bao nhiêu thư viện"


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Cả nước có bao nhiêu tài khoản thư viện?", ("tai", "khoan")),
        ("ca nuoc co bao nhieu tai khoan thu vien", ("tai", "khoan")),
        ("Nộp bao nhiêu tại quầy?", ()),
        ("nop bao nhieu tai quay", ()),
        ("Vậy còn bao nhiêu ạ?", ()),
        ("Xã thu được mấy bộ hồ sơ?", ("ho", "so")),
        ("Bao nhiêu dân có thẻ thư viện?", ("nguoi", "co")),
        ("Có bao nhiêu dân tộc trong tỉnh?", ("dan", "toc")),
    ],
)
def test_what_is_counted(question: str, counted: tuple[str, ...]) -> None:
    assert read(question).counted[: len(counted)] == counted
    assert bool(read(question).counted) == bool(counted)


@pytest.mark.parametrize(
    ("question", "dimension"),
    [
        ("Làm thẻ mất bao nhiêu lệ phí?", "money"),
        ("Em làm thẻ phải đóng bao nhiêu ạ?", "money"),
        ("Số quán dùng máy tính tiền là bao nhiêu?", "count"),
        ("Tổng đài nghe bao nhiêu cuộc gọi?", "count"),
        ("Số sách gấp mấy lần số thẻ?", "multiple"),
        ("Làm thẻ mấy bữa thì xong?", "duration"),
    ],
)
def test_what_a_unit_measures(question: str, dimension: str) -> None:
    found = read(question).dimension
    assert found is not None
    assert found.value == dimension


def test_how_often_is_no_multiple() -> None:
    assert read("Nhập sai mật khẩu mấy lần thì bị khóa?").dimension is None


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Mấy tháng đầu năm 2026 có bao nhiêu bạn đọc?", ("2026-01-01", "2026-09-01")),
        ("20 ngày đầu tháng 7/2026 có bao nhiêu bạn đọc?", ("2026-07-01", "2026-07-20")),
    ],
)
def test_times(question: str, days: tuple[str, str]) -> None:
    assert [time.days for time in times_named(question, TODAY)] == [(day(days[0]), day(days[1]))]


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh nào đội sổ về thư viện số, được bao nhiêu %?",
        "Quý II tỉnh nào được chấm cao nhất về phục vụ dân và doanh nghiệp, mấy điểm?",
        "Sách in với sách số, loại nào được mượn nhiều hơn và là mấy cuốn?",
        "Bao nhiêu thư viện đã số hóa, trên tổng số mấy thư viện?",
        "Huế hơn Hà Nội bao nhiêu thư viện?",
        "Tổng số thư viện của Huế và Hà Nội là bao nhiêu?",
    ],
)
def test_one_question(question: str) -> None:
    assert [one.text for one in questions_in(hear(question), TODAY)] == [question]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Số thư viện năm 2025 của Huế và của Cần Thơ là bao nhiêu?",
         ["Số thư viện năm 2025 của Huế là bao nhiêu?", "Số thư viện năm 2025 của Cần Thơ là bao nhiêu?"]),
        ("Huế với Cần Thơ mỗi tỉnh có mấy thư viện?", ["Huế có mấy thư viện?", "Cần Thơ có mấy thư viện?"]),
    ],
)  # fmt: skip
def test_a_question_of_each_place(question: str, parts: list[str]) -> None:
    assert [one.text for one in questions_in(hear(question), TODAY)] == parts


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Kế hoạch và báo cáo của Huế ghi số thư viện năm 2025 có lệch nhau không, lệch thì mỗi bên bao nhiêu?",
         "số thư viện năm 2025 của Huế là bao nhiêu?"),
        ("so thu vien nam 2025 so van hoa voi bao nhan dan ghi co giong nhau ko",
         "so thu vien nam 2025 la bao nhieu?"),
        ("Huế thì sao, báo với cổng thành phố nói có giống nhau không?", "Huế thì sao"),
        ("Bộ Y tế và Bộ Công an có dùng chung dữ liệu không?", None),
        ("Báo cáo và kế hoạch ghi những việc gì?", None),
    ],
)  # fmt: skip
def test_two_sources_named_beside_each_other(typed: str, left: str | None) -> None:
    assert figure_compared(typed) == left


def test_a_follow_up_of_another_commune() -> None:
    before = "Tỷ lệ mượn sách của phường Cửa Lò năm 2025 là bao nhiêu?"
    assert understood("Còn Mường Xén?", [before]) == ["Tỷ lệ mượn sách của Mường Xén năm 2025 là bao nhiêu?"]
    assert understood("Xã Đô Lương thì sao?", [before]) == ["Tỷ lệ mượn sách của Xã Đô Lương năm 2025 là bao nhiêu?"]
