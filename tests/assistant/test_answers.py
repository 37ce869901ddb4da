"""Answers over small documents: planted truths, and their absence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answer import Abstention, Answer, Kind, Reason
from assistant.assistant import Assistant
from assistant.render import as_json, text_of
from sources.periods import Origin
from tests.conftest import TODAY, make_document

Make = Callable[..., Assistant]

OLD = make_document("Tính đến ngày 22.12, cả nước đã cấp hơn 76,5 triệu thẻ căn cước gắn chip.", "a.txt", "2022-12")
NEW = make_document(
    "Bộ Công an đã cấp hơn 87 triệu thẻ căn cước gắn chip; có 75,7 triệu hồ sơ định danh điện tử.",
    "b.txt",
    "2024-10-12",
)
RANK = make_document(
    "Về DTI năm 2022, Bình Dương xếp hạng 19/63 tỉnh, tăng 3 bậc so với năm 2021.", "c.txt", "2023-07-12"
)
PORTAL = make_document(
    "Cổng Dịch vụ công có hơn 212 triệu hồ sơ đồng bộ (tăng 1,76 lần so với cùng kỳ năm 2022), "
    "17,72 triệu hồ sơ trực tuyến (tăng 4,4 lần so với cùng kỳ năm 2022), tiết kiệm 2.505 tỷ đồng.",
    "d.txt",
    "2023-07-12",
)
LIST = make_document(
    "# Cấp lại thẻ\n\nThẻ căn cước được cấp lại trong các trường hợp sau:\n\n"
    "- Bị mất thẻ căn cước.\n- Thẻ bị hư hỏng.\n\n"
    "Người dân nộp hồ sơ tại công an xã.",
    "e.md",
)
ALL = (OLD, NEW, RANK, PORTAL, LIST)


def headline(result: Answer | Abstention) -> str:
    assert isinstance(result, Answer), text_of(result)
    return result.figures[0].as_written


@pytest.mark.parametrize(
    ("question", "as_written"),
    [
        ("Đã cấp bao nhiêu thẻ căn cước gắn chip?", "hơn 87 triệu"),
        ("da cap bao nhieu the can cuoc gan chip", "hơn 87 triệu"),
        ("Tính đến 22/12/2022 đã cấp bao nhiêu thẻ căn cước gắn chip?", "hơn 76,5 triệu"),
        ("Năm 2022 đã cấp bao nhiêu thẻ căn cước gắn chip?", "hơn 76,5 triệu"),
        ("Có bao nhiêu hồ sơ định danh điện tử?", "75,7 triệu"),
        ("Bình Dương xếp hạng mấy về DTI 2022?", "19/63"),
        ("Bình Dương tăng mấy bậc về DTI 2022?", "3"),
        ("Có bao nhiêu hồ sơ đồng bộ trên Cổng Dịch vụ công?", "hơn 212 triệu"),
        ("Hồ sơ trực tuyến trên Cổng Dịch vụ công tăng mấy lần?", "4,4"),
        ("Cổng Dịch vụ công tiết kiệm bao nhiêu tiền?", "2.505 tỷ đồng"),
    ],
)
def test_the_figure_that_was_asked(ask: Make, question: str, as_written: str) -> None:
    assert headline(ask(*ALL).ask(question, TODAY)) == as_written


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Năm 2020 đã cấp bao nhiêu thẻ căn cước gắn chip?", Reason.PERIOD_NOT_IN_SOURCES),
        ("Hà Nội đã cấp bao nhiêu thẻ căn cước gắn chip?", Reason.SUBJECT_NOT_IN_SOURCES),
        ("Bình Dương xếp hạng mấy về DTI 2023?", Reason.PERIOD_NOT_IN_SOURCES),
        ("EVN đã cấp bao nhiêu thẻ căn cước gắn chip?", Reason.SUBJECT_NOT_IN_SOURCES),
        ("Giá xăng dầu thế giới tuần này bao nhiêu?", Reason.OUT_OF_SCOPE),
        ("Xin chào", Reason.OUT_OF_SCOPE),
        ("bao nhiêu?", Reason.UNCLEAR),
    ],
)
def test_an_abstention_and_its_reason(ask: Make, question: str, reason: Reason) -> None:
    result = ask(*ALL).ask(question, TODAY)
    assert isinstance(result, Abstention), text_of(result)
    assert result.reason is reason


def test_the_period_of_an_answer_and_where_it_was_read(ask: Make) -> None:
    assistant = ask(*ALL)
    dated = assistant.ask("Tính đến 22/12/2022 đã cấp bao nhiêu thẻ căn cước gắn chip?", TODAY)
    undated = assistant.ask("Đã cấp bao nhiêu thẻ căn cước gắn chip?", TODAY)
    assert isinstance(dated, Answer)
    assert isinstance(undated, Answer)
    assert dated.figures[0].figure.period is not None
    assert dated.figures[0].figure.period.first == dt.date(2022, 12, 22)
    assert "(tính đến ngày 22.12, theo bài đăng tháng 12/2022)" in text_of(dated)
    assert undated.figures[0].figure.period is not None
    assert undated.figures[0].figure.period.origin is Origin.PUBLICATION
    assert "theo bài đăng ngày 12/10/2024" in text_of(undated)


def test_a_time_said_from_the_day_of_writing_is_shown_with_that_day(ask: Make) -> None:
    document = make_document("Năm ngoái, cả nước đã thu hồi 5.300 thẻ căn cước gắn chip.", "thu-hoi.txt", "2024-10-12")
    result = ask(document).ask("Năm 2023 đã thu hồi bao nhiêu thẻ căn cước gắn chip?", TODAY)
    assert "(năm ngoái, theo bài đăng ngày 12/10/2024)" in text_of(result)


def test_as_of_hides_what_was_published_later(ask: Make) -> None:
    result = ask(*ALL).ask("Đã cấp bao nhiêu thẻ căn cước gắn chip?", dt.date(2023, 1, 1))
    assert headline(result) == "hơn 76,5 triệu"


def test_a_list_is_quoted_with_its_lead_in(ask: Make) -> None:
    result = ask(*ALL).ask("Thẻ căn cước được cấp lại trong những trường hợp nào?", TODAY)
    assert isinstance(result, Answer)
    assert result.kind is Kind.TEXT
    assert result.citations[0].quote.endswith("- Bị mất thẻ căn cước.\n- Thẻ bị hư hỏng.")


def test_the_json_contract_in_full(ask: Make) -> None:
    row = as_json(ask(*ALL).ask("Đã cấp bao nhiêu thẻ căn cước gắn chip?", TODAY), "h001", 14.234)
    (figure, other) = row.pop("figures")
    (citation,) = row.pop("citations")
    assert isinstance(row.pop("text"), str)
    assert 0 <= row.pop("confidence") <= 1
    assert row == {
        "id": "h001",
        "question": "Đã cấp bao nhiêu thẻ căn cước gắn chip?",
        "status": "answered",
        "reason": None,
        "kind": "figure",
        "has_older": True,
        "took_ms": 14.23,
    }
    assert figure == {
        "as_written": "hơn 87 triệu",
        "value": "87000000",
        "unit": "thẻ",
        "qualifier": "more_than",
        "period": {"from": "2024-10-12", "to": "2024-10-12", "origin": "publication"},
        "citation": 1,
        "start": 18,
        "end": 30,
    }
    assert other["as_written"] == "75,7 triệu"
    assert citation == {
        "n": 1,
        "doc_id": "b.txt",
        "title": None,
        "publisher": None,
        "published_on": "2024-10-12",
        "quote": NEW.text,
        "start": 0,
        "end": len(NEW.text),
    }


def test_a_follow_up_takes_its_subject_from_the_turn_before(ask: Make) -> None:
    result = ask(*ALL).ask("Còn năm 2022 thì sao?", TODAY, ["Đã cấp bao nhiêu thẻ căn cước gắn chip?"])
    assert headline(result) == "hơn 76,5 triệu"


def test_the_same_question_gives_the_same_answer(ask: Make) -> None:
    assistant = ask(*ALL)
    rows = {str(as_json(assistant.ask("Có bao nhiêu hồ sơ?", TODAY), None, 0.0)) for _ in range(3)}
    assert len(rows) == 1


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script> bao nhiêu thẻ?",
        "كم عدد البطاقات؟",
        "🙂🙂 bao nhiêu thẻ 🙂",
        "' OR 1=1; DROP TABLE --",
        "\u202ebao nhiêu thẻ",
        "%s %d {0} {question}",
        "a" * 1000,
        "bao nhiêu " * 100,
        "\0",
        "𝟠𝟟 triệu thẻ?",
        "năm 99999 tháng 13 ngày 40/40/2023 bao nhiêu thẻ",
    ],
)
def test_odd_questions_are_answered_or_refused_politely(ask: Make, question: str) -> None:
    from sources.errors import UsageError

    try:
        result = ask(*ALL).ask(question, TODAY)
    except UsageError as error:
        assert str(error).startswith("Câu hỏi")
    else:
        assert text_of(result)


def test_a_figure_of_a_year_does_not_answer_for_a_month(ask: Make) -> None:
    document = make_document("Năm 2022 cả nước đã cấp 76 triệu thẻ căn cước.", "y.txt", "2023-01-15")
    result = ask(document).ask("Tháng 3 năm 2022 đã cấp bao nhiêu thẻ căn cước?", TODAY)
    assert isinstance(result, Abstention)
    assert result.reason is Reason.PERIOD_NOT_IN_SOURCES


def test_a_time_in_the_sentence_before_is_quoted_with_the_figure(ask: Make) -> None:
    text = "Bộ công bố bảng xếp hạng DTI năm 2022 với 9 chỉ số. Ở nhóm tỉnh, Bình Dương xếp hạng 19/63 tỉnh."
    result = ask(make_document(text, "r.txt", "2023-07-12")).ask("Năm 2022 Bình Dương xếp hạng mấy?", TODAY)
    assert headline(result) == "19/63"
    assert isinstance(result, Answer)
    assert result.figures[0].figure.period is not None
    assert result.figures[0].figure.period.origin is Origin.EARLIER
    assert "DTI năm 2022" in text_of(result) or "năm 2022" in result.citations[0].quote
    starts = [cited.figure.span.start for cited in result.figures]
    assert len(set(starts)) == len(starts)


def test_a_named_source_dates_its_figure_as_a_publication_does(ask: Make) -> None:
    document = make_document("Theo Báo X tháng 7/2023, cả nước đã cấp 80 triệu thẻ căn cước.", "s.txt", "2024")
    result = ask(document).ask("Đã cấp bao nhiêu thẻ căn cước?", TODAY)
    assert headline(result) == "80 triệu"
    assert "(theo nguồn tháng 7/2023)" in text_of(result)
