"""A run, the folder it leaves, its page, and the bounds it is held to."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from eval.asking import ask_all
from eval.bounds import BelowBound, check_bounds, parse_bounds
from eval.folder import read_run, write_run
from eval.report import report_of_run, summary_lines
from eval.run import run
from eval.typed import chat
from sources.errors import UsageError
from tests.conftest import TODAY, make_document
from tests.eval.making import question, run_of

QUESTIONS = [
    question(id="1", question="Đã cấp bao nhiêu thẻ?", figures=[{"value": "87000000"}], documents=["a.txt"]),
    question(id="2", question="Giá vàng bao nhiêu?", answerable=False, reason="out_of_scope"),
    question(
        id="3",
        question="Đã cấp bao nhiêu thẻ căn cước gắn chip <b>?",
        figures=[{"value": "5"}],
        documents=["a.txt"],
        style="slip",
    ),
]


@pytest.fixture
def assistant(ask: Callable[..., Assistant]) -> Assistant:
    return ask(make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "a.txt"))


def test_a_run_and_what_it_leaves(tmp_path: Path, assistant: Assistant) -> None:
    kept = run(assistant, QUESTIONS, TODAY, "x")
    assert [row.outcome for row in kept.rows] == ["right", "right", "wrong"]
    assert kept.summary["outcomes"]["all"] == {"right": 2, "wrong": 1, "abstained": 0, "n": 3}
    assert kept.summary["outcomes"]["unanswerable"]["n"] == 1
    assert kept.summary["measures"]["figure"]["mean"] == 0.5
    assert kept.summary["measures"]["figure"]["n"] == 2
    assert kept.summary["right_by_style"]["slip"]["mean"] == 0.0
    folder = tmp_path / "deep" / "out"
    write_run(folder, kept, report_of_run(kept))
    names = {"settings.json", "predictions.jsonl", "per_question.jsonl", "summary.json", "report.html"}
    assert {path.name for path in folder.iterdir()} == names
    assert read_run(folder) == kept
    answers = [json.loads(line) for line in (folder / "predictions.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["status"]) for row in answers] == [("1", "answered"), ("2", "abstained"), ("3", "answered")]
    assert any(line.startswith("sai") and " 3 " in line for line in summary_lines(kept))


def test_a_narrowed_question_is_asked_within_its_part(ask: Callable[..., Assistant]) -> None:
    old = make_document("Đã cấp hơn 50 triệu thẻ căn cước gắn chip.", "cũ.txt", "2022-01-05")
    assistant = ask(old, make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "a.txt", "2024-10-12"))
    asked = {"question": "Đã cấp bao nhiêu thẻ căn cước gắn chip?", "figures": [{"value": "50000000"}]}
    narrowed = question(id="1", filter={"documents": ["cũ.txt"]}, **asked)
    assert [row.outcome for row in run(assistant, [narrowed, question(id="2", **asked)], TODAY, "x").rows] == [
        "right", "wrong",
    ]  # fmt: skip
    (within, everything) = ask_all(assistant, [narrowed, question(id="2", **asked)], TODAY)
    assert [answer["figures"][0]["value"] for answer in (within, everything)] == ["50000000", "87000000"]


def test_a_set_is_asked_in_a_way_of_typing(assistant: Assistant) -> None:
    kept = run(assistant, QUESTIONS[:1], TODAY, "x", "chat")
    assert kept.settings.facts["typed"] == "chat"
    assert kept.predictions[0]["question"] == chat(QUESTIONS[0].question) != QUESTIONS[0].question
    # The set is the same, so that the two runs compare.
    assert kept.settings.questions_sha256 == run(assistant, QUESTIONS[:1], TODAY, "x").settings.questions_sha256
    assert kept.rows[0].outcome == "right"


def test_an_index_of_another_corpus_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UsageError, match=r"không có tài liệu nào.*b\.txt.*--index"):
        run(assistant, [question(documents=["b.txt"])], TODAY, "x")


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [v for k, v in attrs if k in ("src", "href", "xlink:href") and v and not v.startswith("#")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_holds_all_and_needs_nothing_outside(assistant: Assistant) -> None:
    kept = run(assistant, QUESTIONS, TODAY, "x")
    page = report_of_run(kept)
    read = _Page(page)
    assert read.outside == []
    assert "script" not in read.tags
    assert "url(http" not in page
    assert (read.tags.count("svg"), read.tags.count("details")) == (3, 1)
    assert 'name="viewport"' in page
    assert "2 đúng, 1 sai, 0 không trả lời trên 3 câu." in read.text
    # The one wrong question: what was wanted, answered and cited; its text is shown, not run.
    assert "Đã cấp bao nhiêu thẻ căn cước gắn chip <b>?" in read.text
    assert "5; trong a.txt" in read.text
    assert "hơn 87 triệu" in read.text
    assert "a.txt, ký tự 0–42" in read.text
    assert "0,500" in read.text
    assert report_of_run(kept) == page


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="không phải thư mục kết quả"):
        read_run(tmp_path)
    write_run(tmp_path, run_of([1.0]), "")
    (tmp_path / "per_question.jsonl").write_text('{"id": 1}\n')
    with pytest.raises(UsageError, match="bị hỏng"):
        read_run(tmp_path)
    with pytest.raises(UsageError, match="Không ghi được kết quả"):
        write_run(tmp_path / "summary.json", run_of([1.0]), "")


def test_bounds() -> None:
    assert parse_bounds(["right=0.9", "passages.stripped.hybrid.R@1=1"]) == {
        "right": 0.9,
        "passages.stripped.hybrid.R@1": 1.0,
    }
    for word in ("right", "=0.9", "right=", "right=nan", "right=x"):
        with pytest.raises(UsageError, match="PHÉP_ĐO=GIÁ_TRỊ"):
            parse_bounds([word])
    check_bounds({"right": 0.9}, {"right": 0.9})
    with pytest.raises(BelowBound, match=r"^Chưa đạt: right là 0\.8999, mức phải đạt là 0\.9\.$"):
        check_bounds({"right": 0.9, "unit": 0.5}, {"right": 0.8999, "unit": 0.5})
    with pytest.raises(BelowBound, match="right là nan"):
        check_bounds({"right": 0.0}, {"right": float("nan")})
    with pytest.raises(UsageError, match="Không đo được x trong lượt này; có: right"):
        check_bounds({"x": 0.0}, {"right": 1.0})
