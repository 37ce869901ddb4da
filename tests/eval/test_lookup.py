"""Measuring the table of figures, small."""

from __future__ import annotations

from eval.lookup import WORDS, lines, measure, synthetic_documents
from tests.conftest import HashingEncoder


def test_documents_hold_about_as_many_figures_and_are_the_same_each_time() -> None:
    first, again = list(synthetic_documents(100)), list(synthetic_documents(100))
    assert first == again
    assert len(first) == 2
    assert all(document.publisher and document.published_on and document.topics for document in first)


def test_each_measure_is_told_beside_one_question() -> None:
    told: list[object] = []
    measures = measure(150, 2, HashingEncoder(), told.append)
    assert measures["figures"] > 100
    assert all(measures[name] >= 0 for name in WORDS)
    printed = list(lines(measures))
    assert len(printed) == 3 + len(WORDS)
    assert printed[3].endswith(" lần")
    assert len(told) == 2
