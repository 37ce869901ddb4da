"""Series, conflicts and results, from the question to the text; documents of other subjects than the corpus."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Abstention, Answer, Kind
from assistant.assistant import Assistant
from assistant.render import as_json, text_of
from assistant.web.cards import card_html
from index.encoder import PackagedEncoder
from tests.assistant.test_promise import NUMERAL, check_formula, check_json, unquoted
from tests.conftest import TODAY, make_document, make_generation

DOCUMENTS = (
    make_document(
        "Năm 2022, Thư viện tỉnh An Giang phục vụ 215.400 lượt bạn đọc, cấp mới 3.150 thẻ bạn đọc. "
        "Vốn tài liệu hiện có 312.000 bản sách.",
        "thu-vien-2022.txt",
        "2023-02-01",
    ),
    make_document(
        "Thư viện tỉnh An Giang năm 2023 phục vụ 268.900 lượt bạn đọc, cấp 4.020 thẻ bạn đọc mới.",
        "thu-vien-2023.txt",
        "2024-01-30",
    ),
    make_document(
        "Trong năm 2024, Thư viện tỉnh An Giang phục vụ hơn 301.000 lượt bạn đọc, trong đó có 120.400 lượt bạn đọc "
        "trực tuyến. Tỉnh An Giang đã lắp mái che ở 96/128 bến phà.",
        "thu-vien-2024.txt",
        "2025-02-03",
    ),
    make_document(
        "Năm 2024, Thư viện thành phố Cần Thơ phục vụ 412.300 lượt bạn đọc.", "thu-vien-can-tho.txt", "2025-02-05"
    ),
    make_document(
        "Đội tàu của cảng Hòn La có 24 tàu với 312 thuyền viên. "
        "Trong 6 tháng đầu năm 2024, cảng Hòn La đón 1.260 lượt tàu.",
        "cang.txt",
        "2024-07-08",
    ),
    make_document("Vụ mùa năm 2023, huyện Tịnh Biên có 5.410 ha lúa bị ngập.", "ngap-1.txt", "2023-12-01"),
    make_document("Vụ mùa năm 2023, huyện Tịnh Biên có 5.140 ha lúa bị ngập.", "ngap-2.txt", "2023-12-01"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("grouping")
    return Assistant(make_generation(folder, DOCUMENTS, packaged))


def asked(assistant: Assistant, question: str) -> tuple[Answer | Abstention, dict[str, Any]]:
    result = assistant.ask(question, TODAY)
    return result, as_json(result, None, 0.0)


def written(result: Answer | Abstention) -> list[str]:
    assert isinstance(result, Answer), text_of(result)
    return [figure.as_written for figure in result.figures]


def test_a_series_is_a_table_oldest_first_each_with_its_source(assistant: Assistant) -> None:
    result, row = asked(assistant, "Số lượt bạn đọc của Thư viện tỉnh An Giang thay đổi thế nào qua các năm?")
    assert written(result) == ["215.400", "268.900", "hơn 301.000"]
    assert row["kind"] == "series"
    assert [citation["doc_id"] for citation in row["citations"]] == [
        "thu-vien-2022.txt", "thu-vien-2023.txt", "thu-vien-2024.txt",
    ]  # fmt: skip
    lines = row["text"].splitlines()
    assert lines[0].startswith("Tăng từ **215.400 lượt bạn đọc** [1] (năm 2022) lên **hơn 301.000 lượt bạn đọc** [3]")
    assert "| năm 2023 | 268.900 lượt bạn đọc | [2] |" in lines


def test_a_series_keeps_to_the_times_that_are_named(assistant: Assistant) -> None:
    result, _ = asked(assistant, "Lượt bạn đọc của Thư viện tỉnh An Giang từ 2023 đến 2024 thay đổi ra sao?")
    assert written(result) == ["268.900", "hơn 301.000"]


def test_a_quantity_of_one_time_is_told_so(assistant: Assistant) -> None:
    result, row = asked(assistant, "Số bản sách của Thư viện tỉnh An Giang thay đổi thế nào qua các năm?")
    assert written(result) == ["312.000"]
    assert row["text"].startswith("Các nguồn chỉ có số liệu của một thời điểm: **312.000 bản sách** [1]")


def test_a_plain_figure_is_bold_and_tells_of_older_ones(assistant: Assistant) -> None:
    result, row = asked(assistant, "Thư viện tỉnh An Giang phục vụ bao nhiêu lượt bạn đọc?")
    assert written(result)[0] == "hơn 301.000"
    assert row["text"].startswith("**hơn 301.000 lượt bạn đọc** [1] (năm 2024, theo bài đăng ngày 3/2/2025).")
    assert row["has_older"] is True
    assert "Nguồn còn có số liệu cũ hơn: năm 2023; năm 2022." in row["text"]


def test_a_difference_is_reckoned_and_marked(assistant: Assistant) -> None:
    question = "Từ năm 2022 đến năm 2023, số lượt bạn đọc của Thư viện tỉnh An Giang tăng thêm bao nhiêu?"
    _, row = asked(assistant, question)
    assert row["kind"] == "derived"
    assert row["derived"] == {
        "value": "53500",
        "unit": "lượt",
        "qualifier": None,
        "operation": "difference",
        "formula": "268.900 − 215.400 = 53.500",
    }
    assert [figure["as_written"] for figure in row["figures"]] == ["268.900", "215.400"]
    assert row["text"].startswith(
        "Tăng **53.500 lượt** (tính từ các số đã dẫn: 268.900 − 215.400 = 53.500).\nCác số đã dẫn: "
    )


def test_qualifiers_are_carried_into_a_result(assistant: Assistant) -> None:
    question = "Lượt bạn đọc của Thư viện tỉnh An Giang năm 2024 tăng bao nhiêu phần trăm so với năm 2023?"
    _, row = asked(assistant, question)
    assert (row["derived"]["value"], row["derived"]["qualifier"]) == ("11.94", "more_than")
    assert "đã làm tròn" in row["text"]


@pytest.mark.parametrize(
    ("question", "value", "operation"),
    [
        ("Bình quân mỗi tàu của cảng Hòn La có bao nhiêu thuyền viên?", "13", "per"),
        ("6 tháng đầu năm 2024, trung bình mỗi tháng cảng Hòn La đón bao nhiêu lượt tàu?", "210", "per"),
        ("Tỉnh An Giang còn bao nhiêu bến phà chưa lắp mái che?", "32", "difference"),
    ],
)
def test_results_of_parts(assistant: Assistant, question: str, value: str, operation: str) -> None:
    _, row = asked(assistant, question)
    assert row["kind"] == "derived", row["text"]
    assert (Decimal(row["derived"]["value"]), row["derived"]["operation"]) == (Decimal(value), operation)


def test_nothing_is_reckoned_from_one_operand(assistant: Assistant) -> None:
    result, _ = asked(assistant, "Từ năm 2019 đến năm 2023, lượt bạn đọc của Thư viện tỉnh An Giang tăng bao nhiêu?")
    assert isinstance(result, Abstention), text_of(result)


def test_two_sources_of_one_day_that_disagree_are_both_shown(assistant: Assistant) -> None:
    result, row = asked(assistant, "Vụ mùa năm 2023 huyện Tịnh Biên có bao nhiêu ha lúa bị ngập?")
    assert isinstance(result, Answer)
    assert result.kind is Kind.CONFLICT
    assert set(written(result)) == {"5.410", "5.140"}
    assert "Các nguồn nêu số khác nhau cho cùng thời gian" in row["text"]
    assert {citation["doc_id"] for citation in row["citations"]} == {"ngap-1.txt", "ngap-2.txt"}


def test_another_city_is_no_conflict(assistant: Assistant) -> None:
    _, row = asked(assistant, "Năm 2024 Thư viện thành phố Cần Thơ phục vụ bao nhiêu lượt bạn đọc?")
    assert (row["kind"], row["figures"][0]["as_written"]) == ("figure", "412.300")
    assert "conflicts" not in row


def test_what_is_published_later_is_in_no_series(assistant: Assistant) -> None:
    question = "Số lượt bạn đọc của Thư viện tỉnh An Giang thay đổi thế nào qua các năm?"
    assert written(assistant.ask(question, dt.date(2024, 6, 1))) == ["215.400", "268.900"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Số lượt bạn đọc của Thư viện tỉnh An Giang thay đổi thế nào qua các năm?", Kind.SERIES),
        ("Từ năm 2022 đến nay, lượt bạn đọc của Thư viện tỉnh An Giang tăng thêm bao nhiêu?", Kind.DERIVED),
        ("6 tháng đầu năm 2024, trung bình mỗi tháng cảng Hòn La đón bao nhiêu lượt tàu?", Kind.DERIVED),
        ("Vụ mùa năm 2023 huyện Tịnh Biên có bao nhiêu ha lúa bị ngập?", Kind.CONFLICT),
        ("Thư viện tỉnh An Giang phục vụ bao nhiêu lượt bạn đọc?", Kind.FIGURE),
    ],
)
def test_every_number_is_cited_or_marked_as_reckoned(assistant: Assistant, question: str, kind: Kind) -> None:
    result, row = asked(assistant, question)
    assert isinstance(result, Answer)
    assert result.kind is kind
    texts = {document.doc_id: document.text for document in DOCUMENTS}
    check_json(row, texts)
    check_formula(result, texts)
    quoted = " ".join(citation.quote for citation in result.citations)
    assert all(numeral in quoted for numeral in NUMERAL.findall(unquoted(result)))


def test_the_page_shows_a_series_as_a_table_and_a_chart(assistant: Assistant) -> None:
    result, _ = asked(assistant, "Số lượt bạn đọc của Thư viện tỉnh An Giang thay đổi thế nào qua các năm?")
    html = card_html(result)
    assert html.count("<tr>") == 1 + 3
    row = '<th scope="row">năm 2023</th><td lang="vi"><strong>268.900 lượt bạn đọc</strong></td>'
    assert row in html
    assert '<svg class="chart"' in html
    assert html.count("<circle") == 3
    assert "| năm" not in html
