"""The corpus that ships: its front matter, and some figures of it. All of them are labelled in ``eval/labels``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sources.figures import find_figures
from sources.library import load_library
from sources.periods import Origin
from tests.conftest import ROOT

DOCUMENTS = ROOT / "sources" / "documents"
LIBRARY = {document.doc_id: document for document in load_library(DOCUMENTS).documents}


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len(LIBRARY) >= 30


@pytest.mark.parametrize("doc_id", sorted(LIBRARY))
def test_front_matter_is_whole(doc_id: str) -> None:
    document = LIBRARY[doc_id]
    assert document.title
    assert document.publisher
    assert document.published_on
    assert document.as_of
    assert document.topics
    assert (document.kind, document.licence) == ("digest", "Apache-2.0")


@pytest.mark.parametrize(
    ("doc_id", "as_written", "value", "unit", "qualifier", "first", "origin"),
    [
        (
            "tin-2024-10-12-dien-bien-ngay-chuyen-doi-so.md",
            "hơn 87 triệu",
            "87000000",
            "thẻ",
            "more_than",
            "2024-10-12",
            None,
        ),
        (
            "tin-2024-10-12-dien-bien-ngay-chuyen-doi-so.md",
            "118 tỷ USD",
            "118000000000",
            "USD",
            None,
            "2024-01-01",
            Origin.SENTENCE,
        ),
        ("tin-2023-10-12-thanh-tuu-chuyen-doi-so.md", "41.864.961", "41864961", "giao dịch", None, "2023-08-01", None),
        (
            "tin-2023-07-12-hoi-nghi-so-ket-6-thang.md",
            "hơn 6,056 nghìn tỷ đồng",
            "6056000000000",
            "VND",
            "more_than",
            None,
            None,
        ),
        ("tin-2022-12-so-ket-mot-nam-de-an-06.md", "21/25", "21", "dịch vụ", None, None, None),
        ("luat-can-cuoc-doi-tuong-thu-tuc-cap-the.md", "07", "7", "ngày làm việc", None, None, None),
        ("luat-giao-dich-dien-tu-dich-vu-tin-cay.md", "10", "10", "năm", None, None, None),
    ],
)
def test_chosen_figures(
    doc_id: str,
    as_written: str,
    value: str,
    unit: str,
    qualifier: str | None,
    first: str | None,
    origin: Origin | None,
) -> None:
    document = LIBRARY[doc_id]
    figures = [f for f in find_figures(document) if f.span.of(document.text) == as_written]
    assert figures
    figure = figures[0]
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, qualifier)
    if first:
        assert figure.period is not None
        assert figure.period.first.isoformat() == first
    if origin:
        assert figure.period is not None
        assert figure.period.origin is origin
