from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.places import places_in
from assistant.question import Question, Wants, read_question
from assistant.wording import Dimension
from index.abbreviations import Abbreviations
from index.asked import LONGEST_QUESTION, check
from index.understanding import Understood
from sources.errors import QuestionEmpty, QuestionTooLong
from tests.conftest import TODAY, make_document

NONE = Abbreviations({})


def read(text: str) -> Question:
    question = check(text)
    return read_question(Understood(question, question, ()), TODAY, NONE)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🙂", "\n\t", "\u200f"])
def test_an_empty_question_is_refused(text: str) -> None:
    with pytest.raises(QuestionEmpty, match="Câu hỏi trống"):
        check(text)


def test_a_long_question_is_refused_with_its_limit() -> None:
    with pytest.raises(QuestionTooLong, match=r"Câu hỏi dài 10\.000 ký tự, giới hạn là 1\.000; hãy hỏi ngắn hơn"):
        check("a" * 10_000)
    assert len(check("a" * LONGEST_QUESTION)) == LONGEST_QUESTION


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("Đã cấp bao nhiêu thẻ?", Dimension.COUNT),
        ("da cap bao nhieu the", Dimension.COUNT),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", Dimension.SHARE),
        ("Tiết kiệm được bao nhiêu tiền?", Dimension.MONEY),
        ("Bình Dương xếp hạng mấy?", Dimension.RANK),
        ("Bình Dương tăng mấy bậc?", Dimension.STEPS),
        ("Tăng mấy lần so với cùng kỳ?", Dimension.MULTIPLE),
        ("Bao nhiêu tuổi thì đổi thẻ?", Dimension.AGE),
        ("Cấp thẻ mất bao lâu?", Dimension.DURATION),
    ],
)
def test_a_figure_question_and_what_it_measures(text: str, dimension: Dimension) -> None:
    question = read(text)
    assert (question.wants, question.dimension) == (Wants.FIGURE, dimension)


@pytest.mark.parametrize(
    "text",
    ["Chữ ký số là gì?", "Ai chủ trì hội nghị?", "Vì sao phải đổi thẻ?", "may in the nao tot", "Thẻ có chip không?"],
)
def test_a_sentence_question(text: str) -> None:
    assert read(text).wants is Wants.SENTENCE


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("năm 2022 có bao nhiêu thẻ", (2022, 1, 1), (2022, 12, 31)),
        ("nam 2022 co bao nhieu the", (2022, 1, 1), (2022, 12, 31)),
        ("thang 8 nam 2023 co bao nhieu giao dich", (2023, 8, 1), (2023, 8, 31)),
        ("T7/2023 có bao nhiêu", (2023, 7, 1), (2023, 7, 31)),
        ("tính đến 22/12/2022 đã cấp bao nhiêu", (2022, 12, 22), (2022, 12, 22)),
        ("tính đến tháng 6/2021 đã cấp bao nhiêu", (2021, 6, 1), (2021, 6, 30)),
        ("tháng trước cấp bao nhiêu thẻ", (2025, 12, 1), (2025, 12, 31)),
        ("6 tháng đầu năm 2023", (2023, 1, 1), (2023, 6, 30)),
        ("năm ngoái cấp bao nhiêu thẻ", (2025, 1, 1), (2025, 12, 31)),
        ("DTI 2022 của Trà Vinh", (2022, 1, 1), (2022, 12, 31)),
    ],
)
def test_the_time_asked(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert read(text).days == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "Đã cấp bao nhiêu thẻ?",
        "Hiện nay có bao nhiêu thẻ?",
        "Đến nay đã cấp bao nhiêu thẻ?",
        "tăng mấy lần so với cùng kỳ 2022",
        "Thông tư 01/2023 nói gì?",
        "Luật Căn cước 26/2023/QH15",
    ],
)
def test_no_time_asked(text: str) -> None:
    assert read(text).days is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hà Nam có bao nhiêu thẻ?", {"Hà Nam"}),
        ("ha noi xep hang may", {"Hà Nội"}),
        ("hạ năm mức phí", set()),
        ("ở hà nội có bao nhiêu thẻ?", {"Hà Nội"}),
        ("TPHCM và Huế", {"Hồ Chí Minh", "Thừa Thiên Huế"}),
        ("TP. Hồ Chí Minh", {"Hồ Chí Minh"}),
        ("cả nước", set()),
    ],
)
def test_places(text: str, places: set[str]) -> None:
    assert places_in(text) == places


def test_names_are_capitalised_runs_not_the_opening_word() -> None:
    assert read("Tổng số dịch vụ của Bộ Y tế và EVN năm 2023?").names == ("Bộ Y", "EVN")


def test_abbreviations_are_learnt_from_their_definitions() -> None:
    learnt = Abbreviations.learn(["Các tổ công nghệ số cộng đồng (CNSCĐ). Ngân hàng (VIP)."])
    assert learnt.replace("có mấy tổ CNSCĐ") == "có mấy tổ công nghệ số cộng đồng"
    assert learnt.replace("VIP") == "VIP"
    assert learnt.expand("thẻ CCCD") == "thẻ CCCD căn cước công dân"


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("Có bao nhiêu nền tảng số?", False),
        ("Tăng bao nhiêu phần trăm?", True),
        ("tang bao nhieu phan tram", True),
        ("co bao nhieu the", False),
    ],
)
def test_letters_alone_do_not_make_a_word(text: str, is_change: bool) -> None:
    assert read(text).is_change is is_change


def test_the_thing_counted_is_not_read_out_of_another_word() -> None:
    assert read("Tỷ lệ cơ sở khám chữa bệnh là bao nhiêu?").counted == ()
    assert read("Số hồ sơ đã nhận là bao nhiêu?").counted == ("ho", "so")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ai cấp thẻ căn cước?", ()),
        ("Nộp hồ sơ ba lần thì sao?", ()),
        ("thẻ căn cước của ai cập nhật sai", ()),
        ("ở ai cập có bao nhiêu thẻ căn cước", ("ai cap",)),
        ("dân số nhật bản bao nhiêu", ("nhat ban",)),
    ],
)
def test_countries_are_names_by_their_diacritics(text: str, names: tuple[str, ...]) -> None:
    assert read(text).names == names


def test_a_capital_on_every_word_names_no_one(ask: Callable[..., Assistant]) -> None:
    text = "Đến tháng 10/2024 đã cấp hơn 87 triệu thẻ căn cước gắn chip."
    assistant = ask(make_document(text))
    for typed in ("Đã Cấp Bao Nhiêu Thẻ Căn Cước Gắn Chip", "Da Cap Bao Nhieu The Can Cuoc Gan Chip?"):
        answer = assistant.ask(typed, TODAY)
        assert isinstance(answer, Answer)
        assert answer.figures[0].figure.value == 87_000_000


def test_earlier_questions_are_read_however_they_are_encoded(ask: Callable[..., Assistant]) -> None:
    text = "Năm 2022 đã cấp 76,5 triệu thẻ căn cước gắn chip. Năm 2024 đã cấp 87 triệu thẻ căn cước gắn chip."
    assistant = ask(make_document(text))
    earlier = "Đã cấp bao nhiêu thẻ căn cước gắn chip?"
    composed = assistant.ask("còn năm 2022?", TODAY, [earlier])
    decomposed = assistant.ask("còn năm 2022?", TODAY, [unicodedata.normalize("NFD", earlier)])
    assert composed == decomposed
    assert isinstance(composed, Answer)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ở Bảo Lạc có bao nhiêu bến phà?", ("Bảo Lạc",)),
        ("Khách Tây thuê thuyền ở đâu?", ()),
        ("Can I take a boat while I am abroad?", ()),
    ],
)
def test_what_opens_a_question_is_no_part_of_a_name(question: str, names: tuple[str, ...]) -> None:
    assert read(question).names == names
