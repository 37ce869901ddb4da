"""Question sets and the public sets: what is read, and how a bad row is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from eval.dataset import digest, is_same_document, load_questions
from eval.public_sets import load_collections, load_passages, load_sentences
from sources.errors import UsageError
from tests.conftest import SHARED

ROW = {"id": "a", "question": "?", "kind": "figure", "answerable": True, "figures": [{"value": "87"}]}
PART = {"kind": "figure", "answerable": True, "figures": [{"value": "87"}]}


@pytest.mark.parametrize("name", ["core", "news", "law", "originals"])
def test_every_question_set_is_readable(name: str) -> None:
    questions = load_questions(name)
    assert len(questions) >= 60
    assert sum(not row.answerable for row in questions) >= 0.2 * len(questions)
    for row in questions:
        for asked in row.parts or (row,):
            assert not asked.answerable or asked.documents


def test_the_sets_are_split_and_hold_what_tempts() -> None:
    rows = [row for name in ("core", "news", "law") for row in load_questions(name)]
    assert len({row.id for row in rows}) == len(rows) >= 700
    parts = [[row for row in rows if row.split == split] for split in ("train", "dev", "held")]
    kinds = {"figure", "series", "conflict", "derived", "text", "several"}
    assert all({row.kind for row in part if row.answerable} == kinds for part in parts)
    assert all(any(row.history for row in part) for part in parts)
    must_not = [row for row in rows if not row.answerable]
    assert sum(row.tempting for row in must_not) >= 0.5 * len(must_not)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", r"q\.jsonl, dòng 2: không phải một đối tượng JSON"),
        ({key: value for key, value in ROW.items() if key != "question"}, "«question» thiếu trường này"),
        (ROW | {"kind": "x"}, "«kind» phải là một trong figure, series, conflict, derived, text, several"),
        (ROW | {"split": "x"}, "«split» phải là một trong train, dev, held"),
        (ROW | {"kind": "series"}, "phải có «figures» với ít nhất hai số"),
        (ROW | {"kind": "derived"}, "phải có «figures» và «derived»"),
        (ROW | {"kind": "text"}, "phải có «contains» hoặc «contains_all»"),
        (ROW | {"kind": "several", "parts": [PART]}, "phải có «parts» với ít nhất hai câu"),
        (ROW | {"kind": "several", "parts": [PART, PART | {"kind": "several"}]}, r"«parts\.1\.kind» phải là một trong"),
        (ROW | {"kind": "several", "parts": [PART, PART | {"figures": []}]}, r"phải có «figures»"),
        (ROW | {"figures": [{"value": "87 triệu"}]}, r"«figures\.0\.value» phải là chữ số thường"),
        (ROW | {"figures": []}, "phải có «figures»"),
        (ROW | {"period": {"from": "2024", "to": "2024-12-31"}}, r"«period\.from» phải là một ngày"),
        (ROW | {"answer": 1}, "«answer» không có trường tên này"),
        (ROW | {"id": ""}, "«id» không được trống"),
        (ROW | {"id": "first"}, "id first đã có ở dòng trước"),
    ],
    ids=[
        *("json", "missing", "kind", "split", "series", "derived", "text", "one part", "part", "empty part", "value"),
        *("nothing expected", "day", "extra", "no id", "id twice"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_field(tmp_path: Path, row: object, message: str) -> None:
    text = row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)
    (tmp_path / "q.jsonl").write_text(json.dumps(ROW | {"id": "first"}) + "\n" + text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_questions(str(tmp_path / "q.jsonl"))


def test_a_set_that_is_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"không có tệp.*có sẵn: bodies, bureaus, core, daily"):
        load_questions("none")
    (tmp_path / "q.jsonl").write_text("\n")
    with pytest.raises(UsageError, match="không có câu nào"):
        load_questions(str(tmp_path / "q.jsonl"))
    (tmp_path / "q.jsonl").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="không phải UTF-8"):
        load_questions(str(tmp_path / "q.jsonl"))


def test_rows_that_nobody_has_labelled_are_left_out_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.jsonl"
    open_row = ROW | {"id": "b", "answerable": None, "figures": []}
    rows = [open_row, ROW, open_row | {"id": "c"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert [row.id for row in load_questions(str(file))] == ["a"]
    assert capsys.readouterr().err == "q.jsonl: bỏ qua 2 câu chưa gán nhãn («answerable» là null).\n"


def test_a_set_of_which_nothing_is_labelled_says_what_to_fill_in(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(ROW | {"answerable": None}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"có 1 câu nhưng chưa câu nào được gán nhãn.*«answerable»: true.*«figures»"):
        load_questions(str(file))


def test_a_question_may_be_narrowed(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(ROW | {"filter": {"topics": ["VNeID"], "period": {"from": "2024"}}}), encoding="utf-8")
    (question,) = load_questions(str(file))
    assert (question.within.topics, question.within.days) == (("VNeID",), (dt.date(2024, 1, 1), dt.date.max))
    file.write_text(json.dumps(ROW | {"filter": {"period": "mai"}}), encoding="utf-8")
    with pytest.raises(UsageError, match="dòng 1: Thời gian «mai» không đọc được"):
        load_questions(str(file))


def test_a_set_is_another_one_when_what_is_right_changes() -> None:
    news = load_questions("news")
    assert digest(news) == digest(load_questions("news"))
    assert digest(news) != digest([news[0].model_copy(update={"documents": ("x",)}), *news[1:]])


def test_which_part_a_question_is_in_does_not_make_another_set() -> None:
    news = load_questions("news")
    assert digest(news) == digest([row.model_copy(update={"split": "held"}) for row in news])


def test_a_row_of_every_kind_is_read(tmp_path: Path) -> None:
    year = {"from": "2024-01-01", "to": "2024-12-31"}
    two = [{"value": "87", "period": year}, {"value": "9", "unit": "thẻ"}]
    rows = [
        {"kind": "series", "figures": two, "split": "train"},
        {"kind": "conflict", "figures": two},
        {"kind": "derived", "figures": two, "derived": {"value": "78", "unit": "thẻ", "operation": "difference"}},
        {"kind": "text", "figures": [], "contains_all": ["a", "b"]},
        {"kind": "several", "parts": [PART, {"kind": "text", "answerable": False, "reason": "unclear"}]},
        {"answerable": False, "tempting": True, "reason": "period_not_in_sources", "split": "held"},
    ]
    lines = [json.dumps(ROW | row | {"id": str(number)}) for number, row in enumerate(rows)]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = load_questions(str(tmp_path / "q.jsonl"))
    assert [row.split for row in found] == ["train", "dev", "dev", "dev", "dev", "held"]
    assert found[0].figures[0].period is not None
    assert found[0].figures[0].period.last.isoformat() == "2024-12-31"
    assert found[4].parts[1].reason == "unclear"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news/a.txt", "a.txt", True),
        ("a.txt", "news/a.txt", True),
        ("a.txt", "a.txt", True),
        ("news/a.txt", "law/a.txt", False),
        ("ba.txt", "a.txt", False),
    ],
)
def test_a_document_in_an_index_of_its_folder_and_of_its_parent(one: str, other: str, same: bool) -> None:
    assert is_same_document(one, other) is same


def test_an_answer_belongs_to_the_sentence_that_it_starts_in(tmp_path: Path) -> None:
    context = "Câu một nói a. Câu hai nói b. Câu ba."
    sentences = ["Câu một nói a.", "Câu hai nói b.", "Câu ba."]
    breaks = [[context.index(s), context.index(s) + len(s)] for s in sentences]
    asked = [
        {"question": f"{word}?", "answers": [{"answer_start": context.index(word), "text": word}]}
        for word in ("b", "Câu một", "Câu ba", "a")
    ]
    part = {"context": context, "sentences": sentences, "sentence_breaks": breaks, "qas": asked}
    (tmp_path / "xquad-r-vi").mkdir()
    path = tmp_path / "xquad-r-vi" / "vi.json"
    path.write_text(json.dumps({"data": [{"paragraphs": [part, part]}]}), encoding="utf-8")
    found = load_sentences(tmp_path)
    assert found.texts == (*sentences, *sentences)
    assert [number for _, number in found.questions] == [1, 0, 2, 0, 4, 3, 5, 3]
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="không phải tệp JSON dạng XQuAD"):
        load_sentences(tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_the_public_sets_are_whole() -> None:
    passages, sentences = load_collections(SHARED / "data")
    assert (len(passages.texts), len(passages.questions)) == (240, 1190)
    assert (len(sentences.texts), len(sentences.questions)) == (1209, 1190)
    assert [question for question, _ in passages.questions] == [question for question, _ in sentences.questions]
    raw = json.loads((SHARED / "data" / "xquad-r-vi" / "vi.json").read_text(encoding="utf-8"))
    answers = [row["answers"][0]["text"] for a in raw["data"] for p in a["paragraphs"] for row in p["qas"]]
    pairs = zip(answers, sentences.questions, strict=True)
    # The other thirteen go over a break ("John C. | Messenger").
    assert sum(answer in sentences.texts[number] for answer, (_, number) in pairs) == 1177
    assert [part.name for part in load_collections(SHARED / "data", ["sentences"])] == ["sentences"]


def test_a_missing_file_and_an_unknown_part_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--data"):
        load_passages(tmp_path)
    with pytest.raises(UsageError, match="Không có phần x; --on nhận: passages, sentences"):
        load_collections(tmp_path, ["x"])
