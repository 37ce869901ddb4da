"""The asked part of a quotation, and the article of law that it stands under."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Citation, Kind
from assistant.article import article_of
from assistant.asked_part import asked_part
from assistant.assistant import Assistant
from assistant.question import read_question
from assistant.render import as_json, text_of
from assistant.web.cards import card_html
from index.abbreviations import Abbreviations
from index.understanding import Understood
from sources.document import Span
from sources.sentences import find_sentences
from tests.conftest import TODAY, make_document


def part_of(question: str, quotation: str, understood: str | None = None) -> str | None:
    """Return the words of the asked part; each of the question's words weighs the same."""
    # What stands around the quotation shows that offsets are those of the document.
    document = make_document(f"Trước đó.\n\n{quotation}\n\nSau đó.")
    start = document.text.index(quotation)
    read = read_question(Understood(question, understood or question, ()), TODAY, Abbreviations({}))
    span = asked_part(read, document, Span(start, start + len(quotation)), lambda _: 1.0)
    if span is None:
        return None
    assert Span(start, start + len(quotation)).holds(span)
    return span.of(document.text)


@pytest.mark.parametrize(
    ("question", "quotation", "wanted"),
    [
        pytest.param(
            "Nghị định ban hành ngày nào?",
            "Nghị định số 12/2021/NĐ-CP ngày 05/3/2021 sửa đổi một số điều có hiệu lực từ năm 2022.",
            "ngày 05/3/2021",
            id="day",
        ),
        pytest.param(
            "Trường được thành lập năm nào?",
            "Trường được thành lập vào tháng 5 năm 1956, đổi tên vào năm 1990.",
            "năm 1956",
            id="a year is cut out of a month",
        ),
        pytest.param(
            "Giấy phép được dùng đến khi nào?",
            "Giấy phép cấp từ ngày 01/02/2020 được dùng đến hết ngày 30/6/2025.",
            "đến hết ngày 30/6/2025",
            id="until, not since",
        ),
        pytest.param(
            "Khi nào hồ sơ được trả lại?",
            "Hồ sơ được trả lại khi người nộp có đơn đề nghị, trừ trường hợp khác.",
            "khi người nộp có đơn đề nghị",
            id="a clause",
        ),
        pytest.param(
            "Giải quyết trong bao lâu?",
            "Cơ quan giải quyết trong 07 ngày làm việc kể từ khi nhận hồ sơ.",
            "trong 07 ngày làm việc",
            id="duration",
        ),
        pytest.param(
            "Việc đăng ký do ai thực hiện?",
            "Việc đăng ký với Bộ Tư pháp do Ủy ban nhân dân cấp xã thực hiện.",
            "Ủy ban nhân dân cấp xã",
            id="who acts, not who else is named",
        ),
        pytest.param(
            "Ai có thẩm quyền cấp giấy phép?",
            "Thủ trưởng cơ quan quản lý xuất nhập cảnh của Bộ Công an có thẩm quyền cấp giấy phép.",
            "Thủ trưởng cơ quan quản lý xuất nhập cảnh của Bộ Công an",
            id="all of a body",
        ),
        pytest.param(
            "Ai là Chủ tịch Hội đồng?",
            "Dự họp có đồng chí Trần Văn Bình, Phó Bí thư Tỉnh ủy, Chủ tịch Hội đồng.",
            "đồng chí Trần Văn Bình",
            id="a person, not the office",
        ),
        pytest.param(
            "Hội nghị tổ chức ở đâu?",
            "Theo Sở Du lịch, hội nghị được tổ chức tại Đà Lạt trong ba ngày.",
            "Đà Lạt",
            id="place",
        ),
        pytest.param(
            "Tỉnh nào đứng đầu?",
            "Trong bảng xếp hạng này, tỉnh Quảng Ninh đứng đầu, sau đó là tỉnh Bắc Ninh.",
            "tỉnh Quảng Ninh",
            id="which of a class",
        ),
        pytest.param(
            "Sàn giao dịch là gì?",
            "Sàn giao dịch là nơi mua bán hàng hóa, được Nhà nước cho phép (khoản 3 Điều 2).",
            "nơi mua bán hàng hóa, được Nhà nước cho phép",
            id="a definition, without where it stands",
        ),
        pytest.param(
            "Loại hồ sơ này được gọi là gì?",
            "Loại hồ sơ này gọi là lý lịch khoa học, do Bộ quản lý.",
            "lý lịch khoa học",
            id="term",
        ),
        pytest.param(
            "Vì sao tài khoản bị khóa?",
            "Tài khoản bị khóa vì người dùng nhập sai mật khẩu.",
            "vì người dùng nhập sai mật khẩu",
            id="cause",
        ),
        pytest.param(
            "Cần tài khoản mức mấy?",
            "Người dùng cần có tài khoản mức 3 để mở 2 chức năng này.",
            "mức 3",
            id="level",
        ),
        pytest.param(
            "Trận đấu kết thúc với tỷ số bao nhiêu?",
            "Năm 2010, trận đấu kết thúc với tỷ số 24–10.",
            "24–10",
            id="score, not the year",
        ),
        pytest.param(
            "Có phải nộp lệ phí không?",
            "Người dân được nộp hồ sơ qua mạng và không phải nộp lệ phí khi cấp lại.",
            "không phải nộp lệ phí",
            id="a rule that denies",
        ),
        pytest.param(
            "Dịch vụ này gồm những loại nào?",
            "Dịch vụ này gồm lưu trữ, chứng thực và chuyển tiếp dữ liệu.",
            "lưu trữ, chứng thực và chuyển tiếp dữ liệu",
            id="enumeration",
        ),
    ],
)
def test_the_part_that_answers(question: str, quotation: str, wanted: str) -> None:
    assert part_of(question, quotation) == wanted


def test_a_question_without_diacritics_is_answered_alike() -> None:
    quotation = "Luật Bưu chính số 49/2010/QH12 hết hiệu lực từ ngày luật này có hiệu lực."
    typed, understood = "luat cu nao het hieu luc", "luật cũ nào hết hiệu lực"
    assert part_of(typed, quotation, understood) == "Luật Bưu chính số 49/2010/QH12"


@pytest.mark.parametrize(
    ("question", "quotation"),
    [
        pytest.param("Khi nào hội nghị diễn ra?", "Hội nghị diễn ra tốt đẹp.", id="no time"),
        pytest.param("Năm 2020 có gì vào năm nào?", "Năm 2020 có nhiều thay đổi.", id="only what the question says"),
        pytest.param(
            "Gồm những giấy tờ nào?",
            "Giấy tờ gồm:\na) Đơn, tờ khai;\nb) Bản sao, ảnh.",
            id="a list of items is asked for as a whole",
        ),
        pytest.param("Ở đâu?", "Nội dung này nêu tại Điều 21 của Luật.", id="a part of a law is no place"),
        pytest.param("Chào bạn", "Hội nghị diễn ra ngày 12/10/2024.", id="nothing asked"),
    ],
)
def test_no_part_stands_out(question: str, quotation: str) -> None:
    assert part_of(question, quotation) is None


LAW = """Điều 3. Giải thích từ ngữ
Sàn giao dịch là nơi mua bán hàng hóa được Nhà nước cho phép.

Điều 24. Trình tự cấp giấy phép kinh doanh và
thu hồi giấy phép
Giấy phép do Bộ Công Thương cấp trong thời hạn 07 ngày."""


def test_the_article_is_the_heading_in_the_words_of_the_document() -> None:
    document = make_document(LAW)
    sentences = [one for one in find_sentences(LAW) if not one.is_heading]
    first, last = article_of(document, sentences[0]), article_of(document, sentences[-1])
    assert first is not None
    assert first.of(LAW) == "Điều 3. Giải thích từ ngữ"
    # What a converter broke off the heading belongs to it.
    assert last is not None
    assert last.of(LAW) == "Điều 24. Trình tự cấp giấy phép kinh doanh và\nthu hồi giấy phép"


def test_no_article_outside_a_law() -> None:
    text = "# Tin tức\n\nTrung tâm mở cửa vào thứ hai."
    sentence = next(one for one in find_sentences(text) if not one.is_heading)
    assert article_of(make_document(text), sentence) is None


def test_text_json_and_page_mark_the_same_part(ask: Callable[..., Assistant]) -> None:
    document = make_document(LAW)
    result = ask(document).ask("Ai cấp giấy phép?", TODAY)
    assert isinstance(result, Answer)
    assert result.kind is Kind.TEXT
    row = as_json(result, "q", 1.0)
    for name in ("asked", "article"):
        assert row[name]["text"] == document.text[row[name]["start"] : row[name]["end"]]
    assert row["asked"]["text"] == "Bộ Công Thương"
    assert "**" not in row["citations"][0]["quote"]
    # On the line below the quotation, on one line.
    assert text_of(result).split("\n")[-1] == ("(Điều 24. Trình tự cấp giấy phép kinh doanh và thu hồi giấy phép)")
    assert "do **Bộ Công Thương** cấp" in text_of(result)
    assert "<mark>Bộ Công Thương</mark>" in card_html(result)


def test_an_asked_part_lies_in_its_citation() -> None:
    document = make_document("Một câu. Câu khác.")
    citation = Citation(1, document, Span(0, 8))
    with pytest.raises(ValueError, match="outside its citation"):
        Answer("?", Kind.TEXT, (), (citation,), 0.9, asked=Span(9, 12))
