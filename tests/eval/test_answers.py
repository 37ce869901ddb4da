"""A measurement of answers over small indexes: what it counts, what it leaves, and what it tells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind, Reason
from assistant.assistant import Assistant
from eval.answers import AskedSet, Part, measure_sets, measures_of_parts, run_of
from eval.answers_report import lines, report
from eval.asking import same_bytes
from eval.compare import compare
from eval.cost import CLIENTS, ROUNDS, ask_against_encoding, clients_at_once
from eval.folder import read_run, write_run
from eval.indexes import Indexes, named_indexes
from eval.xquad import Sought, Xquad, doc_id, load_xquad, measure_xquad, measures_of, removed_passages
from index.asked import check
from index.cache import CachingEncoder, EmbeddingCache
from index.settings import Settings
from sources.document import Span
from sources.errors import UsageError
from sources.figures import find_figures
from sources.text import fold
from tests.conftest import TODAY, HashingEncoder, make_document
from tests.eval.making import ABSTAINED, answer, given, question

TEXT = "Đã cấp hơn 87 triệu thẻ căn cước gắn chip."
QUESTIONS = [
    question(
        id="1",
        question="Đã cấp bao nhiêu thẻ căn cước?",
        figures=[{"value": "87000000", "unit": "thẻ"}],
        documents=["news/a.txt"],
    ),
    question(id="2", question="Đã cấp bao nhiêu thẻ?", figures=[{"value": "5"}], documents=["a.txt"], style="slips"),
    question(id="3", question="Giá vàng bao nhiêu?", answerable=False, reason="out_of_scope"),
    question(id="4", question="???", answerable=False, reason="unclear"),
]


class Scripted:
    """Answers every question about cards with the one figure of its document, and no other question."""

    def __init__(self) -> None:
        document = make_document(TEXT, "a.txt")
        self.scene = SimpleNamespace(generation=SimpleNamespace(documents={"a.txt": document}, manifest={}))
        citation = Citation(1, document, document.body)
        self._figures = (CitedFigure(find_figures(document)[0], citation),)

    def ask(self, question: str, as_of: dt.date, history: Sequence[str] = (), within: object = None) -> object:
        check(question)
        if " the" in fold(question):
            return Answer(question, Kind.FIGURE, self._figures, (self._figures[0].citation,), 0.75)
        return Abstention(question, Reason.OUT_OF_SCOPE, (), 0.9)


@pytest.fixture
def assistant() -> Assistant:
    return cast(Assistant, Scripted())


@pytest.fixture
def part(assistant: Assistant) -> Part:
    return measure_sets([AskedSet("x", QUESTIONS, assistant)], TODAY, ["stripped"])


def test_what_is_counted(part: Part) -> None:
    found = {name: (mean.mean, mean.n) for name, mean in part.measures.items()}
    assert found["right"] == (0.75, 4)
    assert found["figure"] == (0.5, 2)
    assert found["abstained"] == (1.0, 2)
    assert found["no_wrong_figure"] == (0.75, 4)
    assert found["citation_precision"] == found["citation_recall"] == (0.5, 2)
    assert found["same_bytes"] == (1.0, 4)
    # Of what is typed in full: the third and fourth hold no other letters, the second is typed with slips.
    assert found["typed.stripped"] == (0.0, 3)
    assert [row.outcome for row in part.rows] == ["right", "wrong", "right", "right"]
    assert [row.id for row in part.rows] == ["x:1", "x:2", "x:3", "x:4"]
    assert part.predictions[0]["typed"]["stripped"]["question"] == "Da cap bao nhieu the can cuoc?"
    assert part.predictions[3]["status"] == "error"
    assert part.more["by_set"]["x"]["right"]["n"] == 4
    assert part.more["right_by_style"]["slips"]["mean"] == 0.0


def test_what_is_left_and_told(part: Part, tmp_path: Path) -> None:
    kept = run_of([part], "dev", TODAY)
    page = report(kept, [part])
    write_run(tmp_path, kept, page)
    assert read_run(tmp_path) == kept
    assert compare(kept, read_run(tmp_path)).changes == []
    assert kept.summary["targets"]["figure"] == {"bound": 0.96, "is_most": False, "reached": False}
    assert kept.summary["targets"]["abstained"]["reached"]
    assert kept.summary["risk_coverage"]["answers"][-1][1:] == [1.0, 0.5]
    assert "3 đúng, 1 sai, 0 không trả lời trên 4 câu" in page
    assert "rủi ro" in page
    assert "5; trong a.txt" in page
    told = list(lines(kept, [part], with_misses=True))
    assert any(line.startswith("sai") and "x:2" in line for line in told)
    figure = next(line for line in told if line.startswith("figure "))
    assert "0.500" in figure
    assert "CHƯA ĐẠT" in figure
    assert not any("x:2" in line for line in lines(kept, [part], with_misses=False))


def test_other_bytes_are_seen(assistant: Assistant) -> None:
    first = {"id": "1", "status": "answered"}
    assert same_bytes(assistant, QUESTIONS[:1], [first], TODAY) == [False]


def test_an_index_is_built_once_and_shared(tmp_path: Path) -> None:
    told: list[str] = []
    indexes = _indexes(tmp_path, told)
    documents = [make_document(TEXT, "a.txt")]
    first = indexes.built("one", documents)
    assert indexes.built("one", documents) is first
    assert len(told) == 1
    other = _indexes(tmp_path, told).built("one", [make_document(TEXT + " Còn 5 thẻ.", "a.txt")])
    assert len(told) == 2
    assert "Còn 5 thẻ" in other.scene.generation.documents["a.txt"].text
    place = tmp_path / "eval" / "one"
    named = _indexes(tmp_path, told, {"news": place, "q": place})
    assert named.assistant("news") is named.assistant("some/q.jsonl")
    with pytest.raises(UsageError, match=r"Không có tài liệu ở .*corpus.*--index"):
        indexes.assistant("law")


def test_indexes_by_name() -> None:
    assert named_indexes(["news=a", "law=b=c"]) == {"news": Path("a"), "law": Path("b=c")}
    with pytest.raises(UsageError, match="TÊN=THƯ_MỤC"):
        named_indexes(["news"])


def _indexes(place: Path, told: list[str], named: dict[str, Path] | None = None) -> Indexes:
    settings = Settings(cache_dir=place / "cache", index_dir=place / "index")
    indexes = Indexes(settings, named or {}, place / "shared", told.append)
    indexes.asking = HashingEncoder()
    indexes.building = CachingEncoder("hashing", EmbeddingCache(place / "cache", TODAY), HashingEncoder)
    return indexes


CONTEXTS = ("Hội có 135 hội viên. Ông Nam lập hội năm 1886.", "Dòng sông dài 28 km. Nó chảy qua Huế.")


def _xquad(folder: Path) -> Path:
    def row(number: int, words: str, asked: str) -> dict[str, Any]:
        return {"question": asked, "answers": [{"answer_start": CONTEXTS[number].index(words), "text": words}]}

    parts = [
        {"context": CONTEXTS[0], "qas": [row(0, "135", "Hội có bao nhiêu hội viên?"), row(0, "Nam", "Ai lập hội?")]},
        {"context": CONTEXTS[1], "qas": [row(1, "28 km", "Dòng sông dài bao nhiêu km?")]},
    ]
    (folder / "xquad-vi").mkdir()
    path = folder / "xquad-vi" / "xquad.vi.json"
    path.write_text(json.dumps({"data": [{"paragraphs": parts}]}), encoding="utf-8")
    return folder


def test_xquad_is_read_and_asked(tmp_path: Path) -> None:
    xquad = load_xquad(_xquad(tmp_path))
    assert [xquad.answer(sought) for sought in xquad.questions] == ["135", "Nam", "28 km"]
    told: list[str] = []
    part = measure_xquad(tmp_path, _indexes(tmp_path, told), TODAY, removed=1)
    assert part.facts == {"removed": [doc_id(1)]}
    assert [line.split(":")[1].split(" tài liệu")[0].strip() for line in told] == ["2", "1"]
    assert part.measures["xquad.cited"].n == 3
    assert part.measures["xquad.figure"].n == 2
    assert part.rows[0].measures.keys() >= {"xquad.cited", "xquad.figure", "xquad.figure.quantity"}
    less = part.predictions[2]["less"]
    assert part.rows[2].measures["xquad.removed.abstained"] == float(less["status"] == "abstained")
    assert doc_id(1) not in [citation["doc_id"] for citation in less["citations"]]
    assert "xquad.removed.abstained" not in part.rows[0].measures
    kept = run_of([part], "dev", TODAY)
    assert list(lines(kept, [part], with_misses=True))
    assert "mức đề ra đã đạt" in report(kept, [part])


def test_what_counts_as_the_exact_number(tmp_path: Path) -> None:
    xquad = load_xquad(_xquad(tmp_path))
    year = Sought("?", 0, Span(CONTEXTS[0].index("năm"), len(CONTEXTS[0]) - 1))
    cites = [{"n": 1, "doc_id": doc_id(0), "quote": CONTEXTS[0], "start": 0, "end": len(CONTEXTS[0])}]

    def exact(sought: Sought, answered: dict[str, Any]) -> float:
        return measures_of(xquad, sought, answered)["xquad.figure"]

    members = xquad.questions[0]
    assert exact(members, answer("135", citations=cites)) == 1.0
    assert exact(members, answer("136", citations=cites)) == 0.0
    inside = given("136") | {"start": 7, "end": 10}
    assert exact(members, answer(citations=cites, figures=[inside])) == 1.0
    elsewhere = [cites[0] | {"doc_id": doc_id(1)}]
    assert exact(members, answer(citations=elsewhere, figures=[inside])) == 0.0
    assert exact(members, ABSTAINED) == 0.0
    for words, right in (("Lập **năm 1886**.", 1.0), ("Lập **năm 1887**.", 0.0), ("Lập năm 1886.", 0.0)):
        assert exact(year, answer(kind="text", text=words, citations=cites)) == right
    found = measures_of(xquad, year, answer(kind="text", text="", citations=cites))
    assert (found["xquad.cited"], found["xquad.figure.other"]) == (1.0, 0.0)
    assert "xquad.figure" not in measures_of(xquad, xquad.questions[1], ABSTAINED)


def test_removed_passages_have_so_many_questions() -> None:
    questions = [Sought("?", number, Span(0, 1)) for number in range(40) for _ in range(1 + number % 4)]
    chosen = removed_passages(questions, 20)
    assert sum(sought.passage in chosen for sought in questions) == 20
    assert chosen == removed_passages(questions, 20)
    assert chosen != frozenset(range(len(chosen)))


def test_the_right_passage_holds_the_answer_or_none_does(tmp_path: Path) -> None:
    xquad: Xquad = load_xquad(_xquad(tmp_path))
    wrong = [{"n": 1, "doc_id": doc_id(1), "quote": "có 135", "start": 0, "end": 50}]
    right = [{"n": 2, "doc_id": doc_id(0), "quote": "có 135", "start": 30, "end": 36}]
    first, second = (
        measures_of(xquad, xquad.questions[0], answer(citations=own)) for own in ([*wrong, *right], [*right, *wrong])
    )
    assert (first["xquad.cited"], first["xquad.cited_any"]) == (0.0, 1.0)
    assert (second["xquad.cited"], second["xquad.precision"]) == (1.0, 1.0)


def test_cost_is_taken_of_every_question_and_client(assistant: Assistant) -> None:
    """How long anything took is not asserted."""
    questions = [row.question for row in QUESTIONS]
    rounds = ask_against_encoding(assistant, HashingEncoder(), questions)
    assert [(len(one.asked), len(one.encoded)) for one in rounds] == [(3, 3)] * ROUNDS
    together = clients_at_once(assistant, questions)
    assert [(len(one.alone), len(one.together), one.lost) for one in together] == [(4, 4 * CLIENTS, 0)] * ROUNDS


def test_measures_of_parts_stand_together(part: Part) -> None:
    found = measures_of_parts([part, Part("cost", measures={"cost.clients_lost": part.measures["right"]})])
    assert list(found) == [*part.measures, "cost.clients_lost"]
