"""Promise 1: no figure without a span. Arbitrary questions over arbitrary documents."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.phrases import ABSTENTIONS, CLOSEST, RECKONED
from assistant.render import article_line, as_json, older_line, text_of
from assistant.replies import REPLIES
from assistant.said_figures import point_in_words, quoted, source_date, time_in_words
from sources.document import Document
from sources.errors import UsageError
from tests.conftest import TODAY, make_document, make_generation

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")

_NOUNS = st.sampled_from(["thẻ", "hồ sơ", "tài khoản VNeID", "dịch vụ công", "tỷ đồng", "%", "lượt truy cập", "tổ"])
_NUMBERS = st.one_of(
    st.integers(0, 10**9).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 999, places=2).map(lambda d: f"{d} triệu".replace(".", ",")),
    st.sampled_from(["21/25", "5-8", "1 tỷ", "0,7955", "12/10", "hơn 3 lần"]),
)
_OPENINGS = st.sampled_from(
    ["Cả nước có", "Tính đến ngày 30/8/2023, Bộ Công an đã cấp", "Năm 2022, Hà Nội tăng", "Theo Nghị quyết 17/NQ-CP có"]
)
_SENTENCES = st.builds(lambda *parts: " ".join(parts) + ".", _OPENINGS, _NUMBERS, _NOUNS)
_CELLS = st.one_of(_NUMBERS, st.sampled_from(["-", "", "2023", "92,5%", "(−3,1)", "+12", "Sở Tư pháp", "Mức 2"]))
_HEADERS = st.sampled_from(["Số thẻ", "Kinh phí (tỷ đồng)", "Năm 2022", "Tăng so với 2022 (%)", "Xếp hạng", "Thẻ 5G"])
_TABLES = st.builds(
    lambda headers, rows: "\n".join(
        [
            "Kết quả năm 2022:\n",
            f"| Sở | {' | '.join(headers)} |",
            "|---|---|---|",
            *(f"| {' | '.join(row)} |" for row in rows),
        ]
    ),
    st.lists(_HEADERS, min_size=2, max_size=2),
    st.lists(
        st.tuples(st.sampled_from(["Sở Tư pháp", "Hà Nội", "Tháng 5/2023", "Thẻ 10 năm"]), _CELLS, _CELLS),
        min_size=1,
        max_size=40,
    ),
)
_TEXTS = st.one_of(
    _TABLES,
    st.lists(_SENTENCES, min_size=1, max_size=6).map(" ".join),
    st.lists(_SENTENCES, min_size=1, max_size=4).map(lambda rows: "# Thẻ\n\nGồm:\n\n- " + "\n- ".join(rows)),
    st.lists(_SENTENCES, min_size=1, max_size=3).map(lambda rows: "Điều 24. Cấp thẻ\n" + "\n".join(rows)),
    st.text(min_size=1, max_size=200),
)
_DATES = st.sampled_from([None, "2023", "2023-07", "2024-10-12", "2030-01-01"])
_QUESTIONS = st.one_of(
    st.builds(
        lambda opening, noun, rest: f"{opening} {noun}{rest}",
        st.sampled_from(["Có bao nhiêu", "cap bao nhieu", "Tỷ lệ", "Vì sao có", "Mấy", "Ai cấp", "Khi nào có"]),
        _NOUNS,
        st.sampled_from(["?", " năm 2022?", " ở Hà Nội", " tính đến 30/8/2023", " tăng bao nhiêu"]),
    ),
    st.builds(
        lambda noun, asks: asks.format(noun),
        _NOUNS,
        st.sampled_from(
            [
                "Số {} thay đổi thế nào qua các năm?",
                "Từ năm 2022 đến nay số {} tăng thêm bao nhiêu?",
                "Số {} năm 2023 tăng bao nhiêu phần trăm so với năm 2022?",
                "Bình quân mỗi tổ có bao nhiêu {}?",
                "Hồ sơ chiếm bao nhiêu phần trăm tổng số {}?",
                "Còn bao nhiêu {} chưa có hồ sơ?",
            ]
        ),
    ),
    st.sampled_from(
        [
            "Sở Tư pháp có bao nhiêu thẻ?",
            "Kinh phí của Hà Nội năm 2022 là bao nhiêu?",
            "Hà Nội xếp hạng mấy?",
            "Số thẻ của Sở Tư pháp tăng bao nhiêu phần trăm?",
            "Tháng 5/2023 có bao nhiêu thẻ 5G?",
        ]
    ),
    st.text(max_size=80),
)


def documents() -> st.SearchStrategy[list[Document]]:
    one = st.tuples(_TEXTS, _DATES)
    return st.lists(one, min_size=1, max_size=3).map(
        lambda rows: [make_document(text, f"{n}.md", date) for n, (text, date) in enumerate(rows)]
    )


def check_json(row: dict[str, Any], texts: dict[str, str]) -> None:
    """Hold the object of the contract against the stored texts."""
    quotes = {}
    for citation in row["citations"]:
        assert citation["quote"] == texts[citation["doc_id"]][citation["start"] : citation["end"]]
        quotes[citation["n"]] = citation
    for figure in (*row["figures"], *row.get("conflicts", [])):
        citation = quotes[figure["citation"]]
        assert figure["as_written"] == texts[citation["doc_id"]][figure["start"] : figure["end"]]
        assert citation["start"] <= figure["start"] < figure["end"] <= citation["end"]
    for name in row.keys() & {"asked", "article"}:
        part, citation = row[name], row["citations"][0]
        assert part["text"] == texts[citation["doc_id"]][part["start"] : part["end"]]
        assert name == "article" or citation["start"] <= part["start"] < part["end"] <= citation["end"]


def unquoted(result: Answer | Abstention) -> str:
    """Return the answer's text without quotes, citation marks, fixed wording, document dates and cited times.

    What was reckoned here is left out where it is marked as that, and checked by itself.
    """
    text = text_of(result)
    if isinstance(result, Answer):
        text = text.replace(article_line(result) or "\0", " ")
        if result.asked is not None:
            marked = quoted(result.citations[0], result.asked)
            assert marked in text
            assert marked.replace("**", "") == quoted(result.citations[0]).replace("**", "")
            text = text.replace(marked, " ", 1)
        for cited in (*result.figures, *result.conflicts):
            text = text.replace(point_in_words(cited), " ").replace(time_in_words(cited), " ")
        text = text.replace(older_line(result) or "\0", " ")
        if derived := result.derived:
            assert f"({RECKONED}: {derived.formula}" in text
            text = text.replace(derived.formula, " ").replace(f"**{derived.written}**", " ")
    for citation in result.citations:
        text = text.replace(citation.quote, " ", 1)
        text = text.replace(f"[{citation.n}]", " ").replace(source_date(citation.document), " ")
    for phrase in (*ABSTENTIONS.values(), *REPLIES.values(), CLOSEST):
        text = text.replace(phrase, " ")
    return text


def check_formula(result: Answer, texts: dict[str, str]) -> None:
    """Hold what was reckoned against its operands: each is a cited number, or the length of a cited time."""
    if result.derived is None:
        return
    operands, _, _ = result.derived.formula.replace("≈", "=").partition("=")
    cited = " ".join(figure.figure.number.of(texts[figure.citation.document.doc_id]) for figure in result.figures)
    periods = [figure.figure.period for figure in result.figures if figure.figure.period]
    lengths = {str(n) for period in periods for n in range(2, (period.last - period.first).days + 2)}
    for numeral in NUMERAL.findall(operands):
        assert numeral in cited or numeral in lengths


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.lists(_QUESTIONS, min_size=1, max_size=5))
def test_every_numeral_of_an_answer_stands_in_a_cited_span(sources: list[Document], questions: list[str]) -> None:
    usable = [d for d in sources if d.text.strip()]
    if not usable:
        return
    # tantivy's own thread may put a lock file into the folder while it is being removed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        assistant = Assistant(make_generation(Path(folder), usable))
        texts = {d.doc_id: d.text for d in usable}
        for question in questions:
            try:
                result = assistant.ask(question, TODAY, questions[:1])
            except UsageError:
                continue
            row = as_json(result, "q", 1.0)
            check_json(row, texts)
            quotes = " ".join(citation.quote for citation in result.citations)
            for numeral in NUMERAL.findall(unquoted(result)):
                assert numeral in quotes
            if isinstance(result, Answer):
                check_formula(result, texts)
                assert row["status"] == "answered"
                assert result.citations
                assert (row["kind"] != "figure") or row["figures"]
            else:
                assert (row["status"], row["kind"], row["figures"]) == ("abstained", None, [])


def test_the_check_itself_can_fail() -> None:
    document = make_document("Có 5 thẻ.")
    row = {
        "citations": [{"n": 1, "doc_id": "d.txt", "quote": "Có 6 thẻ.", "start": 0, "end": 9}],
        "figures": [],
    }
    try:
        check_json(row, {"d.txt": document.text})
    except AssertionError:
        return
    raise RuntimeError("a quote that is not the text between its offsets must be noticed")
