"""Scoring the reader of figures: by hand on small texts, and against the labels themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.agreement import agreement
from eval.figures import Report, Score, judge, pairs
from eval.labels import LABELS_DIR, Label, Labelled, load_labels, load_texts, text_hash
from sources.document import Span
from sources.errors import UsageError
from tests.conftest import ROOT, SHARED

TEXT = "Năm 2023 có hơn 87 triệu thẻ, tăng 5% so với năm 2022. Đề án 06 nêu 3 điểm."
RIGHT = (
    {"kind": "period", "start": 0, "end": 8, "from": "2023-01-01", "to": "2023-12-31"},
    {"kind": "figure", "start": 12, "end": 24, "value": "87000000", "unit": "thẻ", "qualifier": "more_than"}
    | {"period": "2023-01-01..2023-12-31"},
    {"kind": "figure", "start": 35, "end": 37, "value": "5", "unit": "%", "change": "increase"}
    | {"period": "2023-01-01..2023-12-31"},
    {"kind": "period", "start": 45, "end": 53, "from": "2022-01-01", "to": "2022-12-31"},
    {"kind": "near", "start": 55, "end": 64},
    {"kind": "either", "start": 68, "end": 69},
)


def labelled(*rows: dict[str, object], doc: str = "a.txt") -> Labelled:
    labels = tuple(Label.model_validate(row) for row in rows)
    return Labelled(doc=doc, sha256=text_hash(TEXT), date="2024-01-01", labels=labels)


def report(*rows: dict[str, object]) -> Report:
    row = labelled(*rows)
    document = row.open(TEXT)
    total = Report()
    for held in (False, True):
        total.add(judge(row, document, held=held))
    return total


def test_a_reading_that_agrees_is_right_in_everything() -> None:
    found = report(*RIGHT)
    assert found.misses == []
    assert {name: score.f1 for name, score in found.scores.items()} == dict.fromkeys(found.scores, 1.0)
    assert (found.near.labelled, found.near.found) == (1, 0)
    assert found.scores["span+value"].labelled == 2


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("value", {"value": "87"}),
        ("unit", {"unit": "tờ"}),
        ("qualifier", {"qualifier": None}),
        ("period", {"period": "PUB"}),
        ("change", {"change": "decrease"}),
        ("span", {"start": 16}),
    ],
)
def test_what_differs_is_wrong_in_that_alone(measure: str, change: dict[str, object]) -> None:
    found = report(RIGHT[0], RIGHT[1] | change, *RIGHT[2:])
    wrong = {name for name, score in found.scores.items() if score.f1 < 1}
    assert wrong == ({measure, "span+value"} if measure in ("value", "span") else {measure})
    assert len(found.misses) == 1


def test_what_is_missed_or_invented_is_wrong_in_everything() -> None:
    invented = report(*(RIGHT[number] for number in (0, 1, 3, 4, 5)))
    assert (invented.scores["value"].precision, invented.scores["value"].recall) == (0.5, 1.0)
    missed = report(*RIGHT, {"kind": "figure", "start": 26, "end": 29, "value": "1", "period": "PUB"})
    assert missed.scores["unit"].recall == pytest.approx(2 / 3)


def test_a_trap_that_is_taken_is_counted() -> None:
    assert report(*RIGHT[:4], {"kind": "near", "start": 68, "end": 69}).near.found == 1


def test_either_is_not_judged() -> None:
    assert report(*RIGHT).scores["value"].found == 2
    assert report(*RIGHT[:5]).scores["value"].found == 3


def test_an_empty_score_is_whole_and_a_wrong_one_nothing() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1, 1, 1)
    assert Score(right=0, found=2, labelled=2).f1 == 0


def test_pairs_are_one_to_one_by_most_overlap() -> None:
    assert pairs([Span(0, 5), Span(5, 9)], [Span(4, 9), Span(0, 3)]) == [(0, 1), (1, 0)]
    assert pairs([Span(0, 5)], []) == []


def test_two_labellers_agree_by_attribute() -> None:
    other = labelled(RIGHT[0], RIGHT[1] | {"unit": "tờ"}, *RIGHT[2:])
    scores = agreement([labelled(*RIGHT)], [other])
    assert (scores["span"].f1, scores["unit"].f1, scores["time"].f1) == (1, 0.5, 1)
    assert agreement([labelled(*RIGHT)], [labelled(*RIGHT, doc="b.txt")])["span"].labelled == 0


def test_a_text_that_was_altered_is_refused() -> None:
    with pytest.raises(UsageError, match=r"a\.txt không còn là bản đã gán nhãn"):
        labelled(*RIGHT).open(TEXT + " ")


@pytest.mark.parametrize(
    "line", ['{"kind": "figure"', '{"kind": "near", "start": 1, "end": 2}', '{"kind": "document", "doc": 1}', "[]"]
)
def test_a_malformed_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.jsonl, dòng 1"):
        load_labels(path)


def test_about_a_third_of_the_labels_is_held_back() -> None:
    rows = [(d, label) for path in LABELS_DIR.glob("*.jsonl") for d in load_labels(path) for label in d.labels]
    figures = [(d, label) for d, label in rows if label.kind == "figure"]
    share = sum(d.is_held(label.start) for d, label in figures) / len(figures)
    assert 0.25 < share < 0.4


def test_the_labelled_set_is_as_large_as_it_says() -> None:
    rows = [label for path in LABELS_DIR.glob("*.jsonl") for d in load_labels(path) for label in d.labels]
    counts = {kind: sum(label.kind == kind for label in rows) for kind in ("figure", "period", "near")}
    assert counts["figure"] >= 500
    assert counts["period"] >= 200
    assert counts["near"] >= 150


# What is asked of the reader on the documents that the assistant is for.
TARGETS = {"span+value": 0.99, "unit": 0.97, "qualifier": 0.98, "period": 0.95, "change": 0.98}


@pytest.mark.parametrize("held", [False, True])
def test_the_reader_reaches_its_targets(held: bool) -> None:
    total = Report()
    for group in ("shipped", "news", "law", "guide"):
        texts = load_texts(group, ROOT / "sources" / "documents", SHARED)
        if not texts:
            pytest.skip("the documents in ../shared are not here")
        for row in load_labels(LABELS_DIR / f"{group}.jsonl"):
            total.add(judge(row, row.open(texts[row.doc]), held=held))
    assert {name: total.scores[name].f1 for name in TARGETS if total.scores[name].f1 < TARGETS[name]} == {}
    assert total.near.found == 0


def test_every_shipped_document_is_labelled_and_read_to_the_value() -> None:
    texts = load_texts("shipped", ROOT / "sources" / "documents", SHARED)
    rows = load_labels(LABELS_DIR / "shipped.jsonl")
    assert {row.doc for row in rows} == set(texts)
    total = Report()
    for row in rows:
        for held in (False, True):
            total.add(judge(row, row.open(texts[row.doc]), held=held))
    assert total.scores["value"].f1 == 1, json.dumps(total.misses, ensure_ascii=False, indent=1)
