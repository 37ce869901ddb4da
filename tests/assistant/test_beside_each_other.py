"""Figures that tell what was before, what is aimed at, or a part, beside the one that is asked; sums over months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.former import is_former
from assistant.render import text_of
from sources.figures import find_figures
from tests.conftest import TODAY, make_document
from tests.sources.test_tables import table

Make = Callable[..., Assistant]


def former(text: str) -> list[str]:
    document = make_document(text, published_on="2025-01-20")
    return [one.span.of(text) for one in find_figures(document) if is_former(text, one)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian mượn sách rút từ 25 phút xuống còn 9 phút.", ["25"]),
        ("Giá vé giảm từ 20.000 đồng đến 10.000 vé lẻ còn 9.000 đồng.", ["20.000 đồng"]),
        ("Cả tỉnh còn 18 thôn chưa có thư viện, giảm so với 61 thôn.", ["61"]),
        ("Trẻ mượn từ 5 ngày đến 7 ngày.", []),
        ("Số vé tăng 5% so với năm 2023.", []),
    ],
)
def test_what_was_before(text: str, expected: list[str]) -> None:
    assert former(text) == expected


def headline(assistant: Assistant, question: str) -> str:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Answer), text_of(result)
    return result.figures[0].as_written


def test_what_holds_answers_and_not_what_was_before(ask: Make) -> None:
    assistant = ask(make_document("Thời gian làm thẻ thư viện rút từ 25 phút xuống còn 9 phút.", "a.txt", "2024-01-10"))
    assert headline(assistant, "Làm thẻ thư viện mất bao nhiêu phút?") == "9"


def test_a_goal_that_is_set_is_no_result(ask: Make) -> None:
    text = "Năm 2024, tỉnh đặt mục tiêu không còn quá 10 thôn chưa có thư viện."
    assistant = ask(make_document(text, "a.txt", "2024-01-10"))
    assert isinstance(assistant.ask("Tỉnh còn bao nhiêu thôn chưa có thư viện?", TODAY), Abstention)


def test_the_part_that_is_asked_answers_and_not_its_whole(ask: Make) -> None:
    text = "Trong các cơ quan, cán bộ thư viện là 18.920 người, riêng cấp xã 7.240 người."
    assistant = ask(make_document(text, "a.txt", "2024-01-10"))
    assert headline(assistant, "Cán bộ thư viện ở cấp xã là bao nhiêu người?") == "7.240"
    assert headline(assistant, "Cán bộ thư viện là bao nhiêu người?") == "18.920"


def test_the_province_of_a_breakdown_answers(ask: Make) -> None:
    text = "Đến 31/12/2023, cả nước có 312 rạp chiếu phim số. Đứng đầu là Đồng Nai với 61 rạp, Huế 48 rạp."
    assert headline(ask(make_document(text, "a.txt", "2024-01-10")), "Đồng Nai có bao nhiêu rạp chiếu phim số?") == "61"


MONTHS = "Bảng 1. Số lượt bạn đọc thư viện các tháng năm 2023\n\n" + table(
    "Tháng | Số lượt bạn đọc", "Tháng 1 | 315", "Tháng 2 | 287", "Tháng 3 | 410", "Tháng 4 | 431"
)


def test_months_are_added_up(ask: Make) -> None:
    assistant = ask(make_document(MONTHS, "a.md", "2024-01-20"))
    result = assistant.ask("Cộng ba tháng đầu năm 2023 thư viện có bao nhiêu lượt bạn đọc?", TODAY)
    assert isinstance(result, Answer), text_of(result)
    assert result.derived is not None
    assert result.derived.formula == "315 + 287 + 410 = 1.012"


def test_a_time_whose_months_are_not_all_told_is_not_added_up(ask: Make) -> None:
    assistant = ask(make_document(MONTHS, "a.md", "2024-01-20"))
    result = assistant.ask("Cộng 6 tháng đầu năm 2023 thư viện có bao nhiêu lượt bạn đọc?", TODAY)
    assert getattr(result, "derived", None) is None


ARTICLE = """Điều 3. Các hành vi bị nghiêm cấm
1. Cho mượn thẻ thư viện của người khác. Cả khi quen biết.
2. Viết, vẽ vào sách của thư viện.
3. Xé trang sách thư viện.

Điều 4. Mở cửa
Thư viện mở cửa hằng ngày.
"""


def test_a_list_below_its_heading_is_quoted_whole(ask: Make) -> None:
    assistant = ask(make_document(ARTICLE, "a.txt", "2024-01-10"))
    result = assistant.ask("Những hành vi nào bị nghiêm cấm ở thư viện?", TODAY)
    assert isinstance(result, Answer), text_of(result)
    quoted = result.citations[0].span.of(ARTICLE)
    assert (quoted.startswith("1. Cho mượn"), quoted.endswith("Xé trang sách thư viện.")) == (True, True)


def test_people_are_not_told_by_what_holds_them(ask: Make) -> None:
    assistant = ask(make_document("Đến nay có 1.385 bệnh viện dùng bệnh án điện tử.", "a.txt", "2024-01-10"))
    assert isinstance(assistant.ask("Bao nhiêu bệnh nhân đã dùng bệnh án điện tử?", TODAY), Abstention)
    assert headline(assistant, "Bao nhiêu bệnh viện đã dùng bệnh án điện tử?") == "1.385"


def test_an_office_is_held_by_no_province(ask: Make) -> None:
    text = "Sau khi hợp nhất Phú Thọ, Vĩnh Phúc và Hòa Bình, thư viện tỉnh có giám đốc mới."
    assistant = ask(make_document(text, "a.txt", "2024-01-10"))
    assert isinstance(assistant.ask("Ai là giám đốc thư viện tỉnh Phú Thọ?", TODAY), Abstention)


def test_when_something_is_done_may_be_told_by_cases(ask: Make) -> None:
    text = (
        "Điều 8. Khóa thẻ\n1. Thẻ thư viện bị khóa trong các trường hợp sau:\na) Bạn đọc đề nghị khóa;\n"
        "b) Thẻ không dùng trong 24 tháng.\n\nĐiều 9. Cấp thẻ\n1. Thẻ thư viện được cấp từ ngày 01/01/2024.\n"
    )
    result = ask(make_document(text, "a.txt", "2024-01-10")).ask("Khi nào thì thẻ thư viện bị khóa?", TODAY)
    assert isinstance(result, Answer), text_of(result)
    assert "b) Thẻ không dùng trong 24 tháng." in result.citations[0].span.of(text)
