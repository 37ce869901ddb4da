"""Reports on one province, figures of several places in a sentence, and questions of the whole country."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.places import place_of_all
from assistant.question import Wants, read_question
from assistant.wording import Dimension
from index.abbreviations import Abbreviations
from index.asked import check
from index.understanding import Understood
from sources.document import Document
from tests.conftest import TODAY, make_document

Make = Callable[..., Assistant]


def report(title: str, text: str, name: str = "a.txt") -> Document:
    return dataclasses.replace(make_document(text, name, "2025-01-10"), title=title)


LOCAL = report(
    "Báo cáo thư viện số tỉnh Lâm Đồng", "Toàn tỉnh có 31 thư viện số. Các xã, phường đã mở 12 phòng đọc miễn phí."
)
SEVERAL = report(
    "Thư viện số các địa phương", "Hà Nội có 120 thư viện số, Lâm Đồng có 31 thư viện số, Huế có 45.", "b.txt"
)


def headline(assistant: Assistant, question: str) -> str:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Answer), result
    return result.figures[0].as_written


def test_a_report_on_a_province_is_about_it(ask: Make) -> None:
    assert headline(ask(LOCAL), "Lâm Đồng có bao nhiêu phòng đọc miễn phí?") == "12"
    assert isinstance(ask(LOCAL).ask("Kon Tum có bao nhiêu phòng đọc miễn phí?", TODAY), Abstention)


def test_of_several_places_each_figure_has_its_own(ask: Make) -> None:
    assert headline(ask(SEVERAL), "Lâm Đồng có bao nhiêu thư viện số?") == "31"
    assert headline(ask(SEVERAL), "Hà Nội có bao nhiêu thư viện số?") == "120"


def test_what_is_of_a_province_answers_nothing_of_the_whole_country(ask: Make) -> None:
    assert isinstance(ask(LOCAL).ask("Cả nước có bao nhiêu phòng đọc miễn phí?", TODAY), Abstention)


@pytest.mark.parametrize(
    ("title", "publisher", "body", "expected"),
    [
        ("Báo cáo của tỉnh Lâm Đồng", "", "Toàn tỉnh có 31 xã.", {"Lâm Đồng"}),
        ("Báo cáo", "Sở Nội vụ Lâm Đồng", "Các xã, phường của tỉnh Lâm Đồng.", {"Lâm Đồng"}),
        ("Chuyển đổi số", "Báo Hà Nội mới", "Cơ sở dữ liệu có 104 triệu người; bảo hiểm xã hội.", set()),
        ("Lâm Đồng dự hội nghị", "", "Thủ tướng nói cả nước có 10 xã; Việt Nam tiến nhanh.", set()),
        ("Hà Nội và Huế", "", "Các xã, phường.", set()),
        ("", "", "", set()),
        ("Giờ mở cửa", "Trung tâm Văn hóa thành phố Huế", "Các phường mở 5 phòng đọc.", {"Thừa Thiên Huế"}),
        ("Giờ mở cửa", "Báo Lâm Đồng", "Các phường mở 5 phòng đọc.", set()),
        ("Sách lên bản", "", "UBND tỉnh Lạng Sơn họp. Các xã của Lạng Sơn; Lạng Sơn có 5 thư viện.", {"Lạng Sơn"}),
        ("Sách lên bản", "", "Lạng Sơn, Huế, Huế và Lạng Sơn; các xã của Lạng Sơn.", set()),
    ],
)
def test_the_place_of_a_whole_text(title: str, publisher: str, body: str, expected: set[str]) -> None:
    assert place_of_all(title, publisher, body) == expected


def read(text: str) -> tuple[Wants, Dimension | None, tuple[str, ...]]:
    question = check(text)
    asked = read_question(Understood(question, question, ()), TODAY, Abbreviations({}))
    return asked.wants, asked.dimension, asked.names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tối thứ mấy thư viện mở cửa?", (Wants.SENTENCE, None, ())),
        ("Thư viện đóng cửa lúc mấy giờ?", (Wants.SENTENCE, None, ())),
        ("Sao còn mấy thư viện chưa mở?", (Wants.SENTENCE, None, ())),
        ("Điểm DTI 2023 của Quảng Ninh", (Wants.FIGURE, None, ("DTI",))),
        ("Quý I năm 2025 có bao nhiêu thư viện?", (Wants.FIGURE, Dimension.COUNT, ())),
        ("Ở Nghệ An có bao nhiêu thư viện?", (Wants.FIGURE, Dimension.COUNT, ())),
        ("Cần Thơ đứng thứ mấy miền Tây?", (Wants.FIGURE, Dimension.RANK, ())),
        ("Trung Quốc có bao nhiêu thư viện?", (Wants.FIGURE, Dimension.COUNT, ("Quốc", "trung quoc"))),
        ("Điểm mới của Luật Thư viện", (Wants.SENTENCE, None, ("Luật Thư",))),
        ("Lào có bao nhiêu thư viện?", (Wants.FIGURE, Dimension.COUNT, ("Lào",))),
        ("Vietnamobile có bao nhiêu trạm?", (Wants.FIGURE, Dimension.COUNT, ("Vietnamobile",))),
        ("Phí thuê máy tính tiền là bao nhiêu?", (Wants.FIGURE, Dimension.MONEY, ())),
    ],
)
def test_how_questions_are_read(text: str, expected: tuple[Wants, Dimension | None, tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_the_thing_counted_may_be_said_in_other_words(ask: Make) -> None:
    shops = make_document("Đã có 15.620 cửa hàng xăng dầu xuất hóa đơn điện tử từng lần bán.", "c.txt", "2025-01-10")
    assert headline(ask(shops), "Đã có bao nhiêu cây xăng xuất hóa đơn điện tử từng lần bán?") == "15.620"
