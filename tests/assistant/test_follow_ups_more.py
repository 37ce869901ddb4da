"""More of what is asked after another question: each row is understood as a whole question of its own."""

from __future__ import annotations

import pytest

from tests.assistant.talking import understood

BRIDGE = "Giai đoạn 2 của cầu Mỹ Sơn hết bao nhiêu tiền?"
LAKES = "Gia Lai có bao nhiêu hồ chứa nước?"
ALL_LAKES = "Cả nước có bao nhiêu hồ chứa nước?"
BUSES = "Năm 2023 Đà Nẵng có bao nhiêu xe buýt?"
TRAINS = "Tháng 3/2023 có bao nhiêu chuyến tàu?"


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Thế Sơn La có bao nhiêu?", LAKES, "Sơn La có bao nhiêu hồ chứa nước?"),
        ("Thế Cà Mau được bao nhiêu điểm?", "Sơn La được bao nhiêu điểm an toàn giao thông năm 2023?",
         "Cà Mau được bao nhiêu điểm an toàn giao thông năm 2023?"),
        ("Thế Sơn La đạt bao nhiêu phần trăm?", "Tỷ lệ che phủ rừng của Gia Lai là bao nhiêu?",
         "Tỷ lệ che phủ rừng của Sơn La là bao nhiêu?"),
        ("Thế người cao tuổi có bao nhiêu?", "Học sinh có bao nhiêu người đi xe buýt?",
         "Người cao tuổi có bao nhiêu người đi xe buýt?"),
        ("Nghĩa là Gia Lai?", "Sơn La có bao nhiêu hộ chăn nuôi?", "Gia Lai có bao nhiêu hộ chăn nuôi?"),
        ("Còn Cần Thơ?", LAKES, "Cần Thơ có bao nhiêu hồ chứa nước?"),
    ],
)  # fmt: skip
def test_of_another_thing_without_the_word_for_then(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Thế giai đoạn 3 hết bao nhiêu?", BRIDGE, "Giai đoạn 3 của cầu Mỹ Sơn hết bao nhiêu tiền?"),
        ("Thế nhà máy số 4 thì bao nhiêu tiền?", "Nhà máy số 2 tốn bao nhiêu tiền?",
         "Nhà máy số 4 tốn bao nhiêu tiền?"),
        ("Thế pha 2 có mấy trạm?", "Pha 1 của tuyến xe điện có mấy trạm?", "Pha 2 của tuyến xe điện có mấy trạm?"),
        ("Còn đợt 2?", "Đợt 1 tuyển bao nhiêu giáo viên?", "Đợt 2 tuyển bao nhiêu giáo viên?"),
        ("Còn trạm số 6?", "Trạm số 4 có bao nhiêu nhân viên?", "Trạm số 6 có bao nhiêu nhân viên?"),
    ],
)  # fmt: skip
def test_a_label_with_another_number(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Trong đó bao nhiêu là xe điện?", "Năm 2023 trong xe buýt bao nhiêu là xe điện ở Đà Nẵng?"),
        ("Trong đó có bao nhiêu xe điện?", "Năm 2023 trong xe buýt có bao nhiêu xe điện ở Đà Nẵng?"),
        ("Trong số đó bao nhiêu là xe điện?", "Năm 2023 trong xe buýt bao nhiêu là xe điện ở Đà Nẵng?"),
    ],
)
def test_a_part_is_of_the_time_and_the_place_of_the_whole(question: str, whole: str) -> None:
    assert understood(question, [BUSES]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Còn tháng 9 cùng năm?", TRAINS, "Tháng 9 năm 2023 có bao nhiêu chuyến tàu?"),
        ("Đến tháng 9 cùng năm thì sao?", TRAINS, "Đến tháng 9 năm 2023 có bao nhiêu chuyến tàu?"),
        ("Thế tháng 9 năm đó?", TRAINS, "Tháng 9 năm 2023 có bao nhiêu chuyến tàu?"),
        ("Còn quý IV cùng năm?", "Quý I/2022 cảng đón bao nhiêu tàu?", "Quý IV năm 2022 cảng đón bao nhiêu tàu?"),
    ],
)
def test_the_same_year_is_the_one_of_the_time_before(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    "question",
    ["Ai nói vậy?", "Ai công bố thế?", "Theo nguồn nào vậy?", "Nguồn ở đâu?", "Số này ai thống kê?",
     "Số đó lấy ở đâu ra?"],
)  # fmt: skip
def test_who_says_so_asks_the_question_before_again(question: str) -> None:
    assert understood(question, [ALL_LAKES]) == [ALL_LAKES]


def test_who_says_so_after_a_follow_up_asks_its_whole_question() -> None:
    assert understood("Ai nói vậy?", [ALL_LAKES, "Còn Sơn La?"]) == ["Sơn La có bao nhiêu hồ chứa nước?"]


def test_who_says_something_else_is_a_question_of_its_own() -> None:
    assert understood("Ai nói vậy mà dân tin?", [ALL_LAKES]) == ["Ai nói vậy mà dân tin?"]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Riêng Sơn La thì sao?", ALL_LAKES, "Sơn La có bao nhiêu hồ chứa nước?"),
        ("Riêng Sơn La?", ALL_LAKES, "Sơn La có bao nhiêu hồ chứa nước?"),
        ("Riêng Côn Sơn thì sao?", "Kiên Giang có bao nhiêu hồ chứa nước?", "Côn Sơn có bao nhiêu hồ chứa nước?"),
        ("Riêng học sinh nữ thì sao?", "Sơn La có bao nhiêu học sinh?", "Sơn La có bao nhiêu học sinh nữ?"),
        ("Riêng năm 2022 thì sao?", "Năm 2023 Sơn La có bao nhiêu hồ?", "Năm 2022 Sơn La có bao nhiêu hồ?"),
    ],
)
def test_one_by_itself(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Vậy còn bao nhiêu huyện chưa xong?", "Bao nhiêu huyện đã lắp trạm quan trắc?",
         "Còn bao nhiêu huyện chưa lắp trạm quan trắc?"),
        ("Còn lại mấy hộ chưa được?", "Mấy hộ đã nối nước máy?", "Còn mấy hộ chưa nối nước máy?"),
    ],
)  # fmt: skip
def test_what_is_left_is_of_what_was_counted_as_done(question: str, before: str, whole: str) -> None:
    assert [text.lower() for text in understood(question, [before])] == [whole.lower()]


def test_what_is_left_of_something_else_is_a_question_of_its_own() -> None:
    question = "Còn bao nhiêu thôn chưa có điện?"
    assert understood(question, ["Sơn La có bao nhiêu huyện đã lắp trạm quan trắc?"]) == [question]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Mấy phần trăm là nữ?", "Có bao nhiêu giáo viên được tuyển năm 2022?",
         "Nữ chiếm bao nhiêu phần trăm tổng số giáo viên được tuyển năm 2022?"),
        ("Bao nhiêu phần trăm là khách nội địa?", "Có bao nhiêu khách đến Hội An?",
         "Khách nội địa chiếm bao nhiêu phần trăm tổng số khách đến Hội An?"),
        ("Bao nhiêu phần trăm từ Lào?", "Có bao nhiêu khách đến Hội An?",
         "Lào chiếm bao nhiêu phần trăm tổng số khách đến Hội An?"),
    ],
)  # fmt: skip
def test_the_share_of_a_part_is_of_what_was_counted(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "history", "whole"),
    [
        ("Hai tỉnh chênh nhau bao nhiêu?", [LAKES, "Còn Sơn La?"],
         "Gia Lai và Sơn La chênh nhau có bao nhiêu hồ chứa nước?"),
        ("Cả hai nơi cộng lại bao nhiêu?", [LAKES, "Còn Sơn La?"],
         "Gia Lai và Sơn La cộng lại có bao nhiêu hồ chứa nước?"),
        ("Hai bên hơn kém bao nhiêu?", [LAKES, "Thế Sơn La thì sao?"],
         "Gia Lai và Sơn La hơn kém có bao nhiêu hồ chứa nước?"),
    ],
)  # fmt: skip
def test_the_two_places_before_are_set_against_each_other(question: str, history: list[str], whole: str) -> None:
    assert understood(question, history) == [whole]


def test_two_places_after_one_question_are_no_pair() -> None:
    question = "Hai tỉnh chênh nhau bao nhiêu?"
    assert understood(question, [LAKES]) == [question]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Bao lâu thì xong?", "Xin cấp phép xây dựng ở đâu?", "Cấp phép xây dựng bao lâu thì xong?"),
        ("Bao lâu thì xong?", "Đăng ký nuôi ong cần giấy tờ gì?", "Đăng ký nuôi ong bao lâu thì xong?"),
        ("Khi nào xong?", "Dự án cầu Mỹ Sơn có tổng vốn bao nhiêu?", "Dự án cầu Mỹ Sơn khi nào xong?"),
    ],
)
def test_when_it_is_done_is_asked_of_what_was_asked_about(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Mất bao lâu?", "Nhà không có đất, muốn xin thuê ruộng thì nộp đơn ở đâu?", "Thuê ruộng mất bao lâu?"),
        ("Lệ phí bao nhiêu?", "Tôi mới cưới, muốn tách hộ thì làm ở đâu?", "Tách hộ lệ phí bao nhiêu?"),
        ("Mất bao lâu?", "Nhà ở xa, muốn gửi bưu phẩm thì ra đâu?", "Gửi bưu phẩm mất bao lâu?"),
    ],
)
def test_the_subject_stands_behind_the_comma_of_a_condition(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Ở đâu?", "Ai chủ trì lễ hội đua thuyền?", "Lễ hội đua thuyền ở đâu?"),
        ("Có những ai dự?", "Ai chủ trì lễ hội đua thuyền?", "Lễ hội đua thuyền có những ai dự?"),
        ("Mất bao lâu?", "Đăng ký nuôi ong thì chuẩn bị những gì?", "Đăng ký nuôi ong mất bao lâu?"),
        ("Đã giải ngân được bao nhiêu?", "Dự án cầu Mỹ Sơn là gì?", "Dự án cầu Mỹ Sơn đã giải ngân được bao nhiêu?"),
        ("Tức là bao nhiêu tiền?", "Lệ phí cấp sổ hưu là bao nhiêu?", "Lệ phí cấp sổ hưu bao nhiêu tiền?"),
    ],
)
def test_what_lacks_a_subject_takes_the_one_before(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Cộng cả hai loại lại là bao nhiêu?", "Năm 2023 Huế cấp bao nhiêu thẻ vàng và bao nhiêu thẻ bạc?",
         "Năm 2023 Huế cấp tổng thẻ vàng và thẻ bạc là bao nhiêu?"),
        ("Tổng hai số đó là mấy?", "Huế có bao nhiêu tàu và bao nhiêu xe?", "Huế có tổng tàu và xe là bao nhiêu?"),
        ("Xem giúp diễn biến từng năm luôn", "Thư viện hiện có bao nhiêu thẻ bạn đọc?",
         "Thư viện có bao nhiêu thẻ bạn đọc từng năm?"),
        ("Cho xem số liệu các năm đi", "Năm 2023 Huế có bao nhiêu tàu?", "Huế có bao nhiêu tàu các năm?"),
        ("Tới cuối năm đó thì lên mấy người?", "Cuối tháng 5/2023 có bao nhiêu người mượn sách?",
         "Người mượn sách tới cuối năm 2023 thì lên mấy người?"),
    ],
)  # fmt: skip
def test_what_was_counted_is_added_up_or_followed(question: str, before: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]


def test_what_says_of_nothing_that_was_counted_stands_alone() -> None:
    assert understood("Cộng cả hai loại lại là bao nhiêu?", ["Ai ký quyết định?"]) == [
        "Cộng cả hai loại lại là bao nhiêu?"
    ]


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        (
            "Năm 2025 Nghệ An chi bao nhiêu tiền cho trồng rừng?",
            "Còn Hà Tĩnh chi bao nhiêu?",
            "Năm 2025 Hà Tĩnh chi bao nhiêu tiền cho trồng rừng?",
        ),
        (
            "Sáu tháng 2025 Thanh Hóa chi trồng rừng bao nhiêu tiền?",
            "Nghệ An chi bao nhiêu?",
            "Sáu tháng 2025 Nghệ An chi trồng rừng bao nhiêu tiền?",
        ),
        (
            "Nghệ An trồng được bao nhiêu cây thông?",
            "Thế Hà Tĩnh trồng được bao nhiêu?",
            "Hà Tĩnh trồng được bao nhiêu cây thông?",
        ),
        ("Nghệ An trồng được bao nhiêu cây thông?", "Hà Tĩnh có bao nhiêu bến phà?", "Hà Tĩnh có bao nhiêu bến phà?"),
    ],
)
def test_another_place_with_words_said_before(before: str, question: str, whole: str) -> None:
    assert understood(question, [before]) == [whole]
