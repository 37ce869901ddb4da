"""Questions whether the sources agree: what is left is the question for the figure, and all values are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Kind
from assistant.assistant import Assistant
from assistant.sources_compared import figure_compared, only_compares
from tests.conftest import TODAY, make_document


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Số thư viện năm 2024, các nguồn có nói giống nhau không?", "Số thư viện năm 2024 là bao nhiêu?"),
        ("Có bao nhiêu thư viện? Sao mỗi nơi nói một kiểu?", "Có bao nhiêu thư viện?"),
        ("co bao nhieu thu vien, tai lieu nao noi so nao", "co bao nhieu thu vien"),
        ("Các tài liệu ghi số thư viện năm 2024 có khớp nhau không?", "số thư viện năm 2024 là bao nhiêu?"),
        ("Các nguồn có thống nhất về số thư viện không?", "số thư viện là bao nhiêu?"),
        ("Thư viện là 30 hay bao nhiêu cái, mỗi nguồn một số khác nhau?", "Thư viện bao nhiêu cái"),
        ("Sao chỗ thì bảo hơn 30 nghìn thư viện số, chỗ lại nói ít hơn, rốt cuộc cuối năm 2024 là mấy?",
         "thư viện số cuối năm 2024 là mấy?"),
        ("Tỷ lệ thư viện số năm 2024 có thống nhất giữa các cơ quan không?",
         "Tỷ lệ thư viện số năm 2024 là bao nhiêu?"),
        ("Thư viện số cuối 2024: số nào mới đúng, sao em thấy hai nơi đưa hai số?",
         "Thư viện số cuối 2024 là bao nhiêu?"),
        ("Huế có bao nhiêu thư viện số, tỉnh báo cáo và bộ công bố có vênh không?", "Huế có bao nhiêu thư viện số"),
        ("Số thư viện ở Huế cuối 2024, các tài liệu ghi bao nhiêu?", "Số thư viện ở Huế cuối 2024 bao nhiêu?"),
        ("Số thư viện năm 2024 giữa các nguồn có thống nhất không?", "Số thư viện năm 2024 là bao nhiêu?"),
        ("Huế có mấy thư viện số? Tôi thấy số của tỉnh với báo không giống nhau", "Huế có mấy thư viện số?"),
        ("Huế xếp thứ mấy về thư viện số, em thấy mỗi nơi ghi một kiểu?", "Huế xếp thứ mấy về thư viện số"),
    ],
)  # fmt: skip
def test_the_question_for_the_figure_is_left(typed: str, left: str) -> None:
    assert figure_compared(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "Chênh lệch giữa Hà Nội và Huế là bao nhiêu?",
        "Tài liệu nào cần nộp khi đăng ký?",
        "Luật khác nghị định thế nào?",
        "Nguồn nhân lực số có mấy người?",
        "Văn bản điện tử và văn bản giấy khác nhau thế nào?",
        "các nguồn có giống nhau không",
        "Tên trên thẻ và trên sổ có khớp nhau không?",
        "Bên thư viện nói gì về thẻ?",
        "",
    ],
)
def test_other_questions_are_none(typed: str) -> None:
    assert figure_compared(typed) is None


def test_rounded_values_are_told_where_that_is_asked(ask: Callable[..., Assistant]) -> None:
    exact = make_document("Cuối năm 2023, tỉnh có 1.234 thư viện số.", "a.txt", "2024-01-10")
    rough = make_document("Cuối năm 2023, tỉnh có khoảng 1.200 thư viện số.", "b.txt", "2024-02-10")
    assistant = ask(exact, rough)
    result = assistant.ask("Cuối năm 2023 có bao nhiêu thư viện số, các nguồn có khớp nhau không?", TODAY)
    assert isinstance(result, Answer)
    assert result.kind is Kind.CONFLICT
    assert {figure.as_written for figure in result.figures} == {"1.234", "khoảng 1.200"}


@pytest.mark.parametrize(
    "typed",
    ["các nguồn ghi có giống nhau k", "Thế có nguồn nào nói khác không?",
     "Con số này có khác nhau giữa các nguồn không?",
     "cac nguon co thong nhat khong", "Sao mỗi nơi nói một kiểu?"],
)  # fmt: skip
def test_what_only_compares_means_what_was_asked_before(typed: str, ask: Callable[..., Assistant]) -> None:
    one = make_document("Cuối năm 2023, tỉnh có 1.234 thư viện số.", "a.txt", "2024-01-10")
    other = make_document("Cuối năm 2023, tỉnh có 1.321 thư viện số.", "b.txt", "2024-02-10")
    assistant = ask(one, other)
    asked = "Cuối năm 2023 tỉnh có bao nhiêu thư viện số?"
    assert only_compares(typed)
    answer = assistant.ask(typed, TODAY, [asked])
    assert isinstance(answer, Answer)
    assert answer.kind is Kind.CONFLICT
    # What only compares is no question that the next goes on from.
    assert (
        assistant.ask("Còn năm 2023?", TODAY, [asked, typed]).understood_as
        == assistant.ask("Còn năm 2023?", TODAY, [asked]).understood_as
    )
    assert not isinstance(assistant.ask(typed, TODAY), Answer)


@pytest.mark.parametrize(
    "typed",
    ["Thư viện và bảo tàng có khác nhau không?", "Các nguồn vốn có giống nhau không?", "Có bài nào khác không?", ""],
)
def test_what_names_a_thing_does_not_only_compare(typed: str) -> None:
    assert not only_compares(typed)
