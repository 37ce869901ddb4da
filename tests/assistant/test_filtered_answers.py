"""Answers within a filter, why there is none, and figures that are reached by themselves."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

import assistant.assistant as module
from assistant.answer import Abstention, Answer, Reason
from assistant.assistant import Assistant
from assistant.batch import answer_row
from assistant.phrases import FILTERED
from assistant.render import text_of
from index.filters import Filter, read_period
from sources.errors import FilterUnknown
from tests.conftest import TODAY, make_document

Make = Callable[..., Assistant]

QUESTION = "Đã cấp bao nhiêu thẻ căn cước gắn chip?"
OLD = make_document("Cả nước đã cấp hơn 76,5 triệu thẻ căn cước gắn chip.", "cũ.txt", "2022-12")
NEW = make_document("Cả nước đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "mới.txt", "2024-10-12")
OTHER = make_document("Hà Nam có 40 điểm phục vụ hành chính công.", "khác.txt", "2024-10-12")


def written(result: Answer | Abstention) -> str:
    assert isinstance(result, Answer), text_of(result)
    return result.figures[0].as_written


def test_an_answer_keeps_to_the_filter(ask: Make) -> None:
    assistant = ask(OLD, NEW, OTHER)
    assert written(assistant.ask(QUESTION, TODAY)) == "hơn 87 triệu"
    assert written(assistant.ask(QUESTION, TODAY, within=Filter(documents=("cũ.txt",)))) == "hơn 76,5 triệu"
    assert written(assistant.ask(QUESTION, TODAY, within=Filter(days=read_period("2022")))) == "hơn 76,5 triệu"


@pytest.mark.parametrize(
    ("question", "within", "reason"),
    [
        (QUESTION, Filter(documents=("khác.txt",)), Reason.NOT_IN_SOURCES),
        (QUESTION, Filter(days=read_period("2019")), Reason.PERIOD_NOT_IN_SOURCES),
        (QUESTION, Filter(documents=("khác.txt",), days=read_period("2024")), Reason.NOT_IN_SOURCES),
        ("Giá xăng dầu thế giới tuần này bao nhiêu?", Filter(documents=("mới.txt",)), Reason.OUT_OF_SCOPE),
        (
            "Hà Nội đã cấp bao nhiêu thẻ căn cước gắn chip?",
            Filter(documents=("mới.txt",)),
            Reason.SUBJECT_NOT_IN_SOURCES,
        ),
    ],
)
def test_why_a_filter_leaves_no_answer(ask: Make, question: str, within: Filter, reason: Reason) -> None:
    result = ask(OLD, NEW, OTHER).ask(question, TODAY, within=within)
    assert isinstance(result, Abstention), text_of(result)
    assert result.reason is reason
    assert FILTERED in text_of(result)


def test_an_abstention_over_all_sources_says_nothing_of_filters(ask: Make) -> None:
    assert FILTERED not in text_of(ask(NEW).ask("Giá xăng dầu thế giới tuần này bao nhiêu?", TODAY))


def test_what_is_published_later_is_hidden_however_much_of_it_there_is(ask: Make) -> None:
    later = [make_document(f"{NEW.text} Bản {n}.", f"sau-{n}.txt", "2025-01-01") for n in range(220)]
    result = ask(OLD, *later).ask(QUESTION, dt.date(2024, 1, 1))
    assert written(result) == "hơn 76,5 triệu"


def test_an_unknown_name_is_an_error_even_for_a_greeting(ask: Make) -> None:
    with pytest.raises(FilterUnknown, match=r"gần nhất: mới\.txt"):
        ask(NEW).ask("Xin chào", TODAY, within=Filter(documents=("moi.txt",)))


def test_a_figure_is_reached_though_its_passage_is_not_among_the_hits(
    ask: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = [
        make_document(
            f"Bàn về thẻ căn cước gắn chip, thẻ căn cước gắn chip là gì, cấp thẻ ra sao ({word}).", f"{word}.txt"
        )
        for word in ("một", "hai", "ba")
    ]
    buried = make_document(f"{'Chuyện ngoài lề của hội nghị. ' * 15}{NEW.text}", "dài.txt", "2024-10-12")
    assistant = ask(*talk, buried)
    monkeypatch.setattr(module, "PASSAGES_READ", 1)
    selector, retriever = assistant.scene.generation.selector, assistant.scene.generation.retriever
    found = retriever.search(QUESTION, 1, selector.select(Filter()))
    assert "dài.txt" not in {hit.passage.doc_id for hit in found.hits}
    result = assistant.ask(QUESTION, TODAY)
    assert written(result) == "hơn 87 triệu"
    assert result.citations[0].quote == NEW.text


def test_a_figure_has_the_features_of_its_own_entry(ask: Make) -> None:
    text = "Cả nước có 87 triệu thẻ căn cước, 75,7 triệu hồ sơ định danh và 8 triệu tài khoản đăng nhập."
    _, candidates = ask(make_document(text)).candidates("Có bao nhiêu hồ sơ định danh?", TODAY)
    scores = {c.figure.number.of(text): c.entry_retrieval for c in candidates if c.figure}
    assert scores["75,7 triệu"] == 0 > max(scores["87 triệu"], scores["8 triệu"])
    # Who asks for a figure is given figures alone.
    assert all(c.figure is not None for c in candidates)


def test_a_row_of_a_batch_may_carry_a_filter(ask: Make) -> None:
    assistant = ask(OLD, NEW)

    def answer(within: object) -> dict[str, object]:
        row = {"id": "1", "question": QUESTION, "filter": within}
        return answer_row(assistant, json.dumps(row).encode(), TODAY)

    for within in ({"documents": ["cũ.txt"]}, {"period": "năm 2022"}, {"period": {"from": "2022-01", "to": "2022-12"}}):
        assert answer(within)["figures"][0]["value"] == "76500000"  # type: ignore[index]
    assert answer(None)["figures"][0]["value"] == "87000000"  # type: ignore[index]
    assert (answer({"documents": "cũ.txt"})["status"], answer({"period": "mai"})["status"]) == ("error", "error")
    wrong = answer({"topics": ["căn cước"]})
    assert (wrong["status"], wrong["text"]) == (
        "error",
        "Không có chủ đề «căn cước» trong chỉ mục; chỉ mục không ghi chủ đề nào.",
    )
