"""How long the table of figures takes, over an index of synthetic documents with as many figures as are wanted.

Times are told beside that of embedding one question on the same machine, so that they compare between machines.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.lookup.export import csv_pieces
from assistant.lookup.query import FigureQuery, read_query
from assistant.lookup.row import row_json
from assistant.lookup.table import FigureTable
from eval.synthetic import SEED, documents, question_about
from eval.synthetic_words import COUNTED, PROVINCES
from index.build import build, plan
from index.encoder import Encoder, Progress, Vectors
from index.generation import load_generation
from index.lexical import syllables
from sources.document import Document, PartialDate

# Figures that are read in a synthetic passage, about.
_FIGURES_EACH = 2.6
_PUBLISHERS, _TOPICS = 60, 30
_EXPORTED = 2_000
# Places that filters name, and pages whose conflicts are looked for.
_PLACES, _CONFLICTING = 30, 10


class HashedEncoder:
    """An encoder without weights, as wide as the packaged one: each syllable adds one at a place of its own."""

    name, dim = "hashed", 384
    cosines: tuple[float, float] | None = None

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            np.add.at(row, [zlib.crc32(word.encode()) % self.dim for word in syllables(text) or ["?"]], 1)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        vector: Vectors = self.encode_passages([text])[0]
        return vector


def synthetic_documents(figures: int) -> Iterator[Document]:
    """Yield documents that hold about so many figures, each with a publisher, a date and a topic."""
    draw = random.Random(SEED)
    for document, _, _ in documents(max(1, round(figures / _FIGURES_EACH))):
        day = dt.date(2009, 1, 1) + dt.timedelta(draw.randrange(365 * 16))
        yield dataclasses.replace(
            document,
            publisher=f"Báo {draw.randint(1, _PUBLISHERS)}",
            published_on=PartialDate(day.year, day.month, day.day),
            topics=(f"chủ đề {draw.randint(1, _TOPICS)}",),
        )


def measure(figures: int, rounds: int, asking: Encoder, tell: Callable[[str], object]) -> dict[str, float]:
    """Build an index, open its table and return what was measured, by name; times are in milliseconds.

    Args:
        figures: About how many figures it has.
        rounds: How many different pages of each kind are asked for.
        asking: The encoder whose time for one question all others are told beside.
        tell: Told what is being done.
    """
    with tempfile.TemporaryDirectory(prefix="hoiso-lookup-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        tell("đang viết và đọc tài liệu nhân tạo, rồi dựng chỉ mục")
        build(plan(list(synthetic_documents(figures))), folder, HashedEncoder(), dt.datetime.now(dt.UTC))
        table = FigureTable(load_generation(folder, HashedEncoder()))
        tell(f"{table.size} số liệu; đang đo")
        return _measured(table, rounds, asking)


def _measured(table: FigureTable, rounds: int, asking: Encoder) -> dict[str, float]:
    questions = [question_about(number) for number in range(rounds)]
    asking.encode_question(questions[0])
    measures = {"figures": float(table.size), "question": _median(map(_timer(asking.encode_question), questions))}
    measures["first_page"] = _timer(table.page)(FigureQuery())
    measures["first_page_bytes"] = float(len(_page_bytes(table)))
    measures["columns"] = _timer(lambda _: table.columns)(None)
    measures["facets_cold"] = _timer(table.facets)(FigureQuery())
    queries_of = _queries(rounds, [choice.value for choice in table.facets(FigureQuery()).places[:_PLACES]])
    for kind, queries in queries_of.items():
        times = list(map(_timer(table.page), queries))
        measures |= {kind: _median(times), f"{kind}_p95": float(np.percentile(times, 95))}
    measures["facets"] = _median(map(_timer(table.facets), queries_of["filtered"]))
    pages = [table.page(query).rows for query in queries_of["searched"][:_CONFLICTING]]
    measures["conflicts"] = _median(map(_timer(lambda rows: [table.conflicts.of(row.number) for row in rows]), pages))
    rows = table.rows(range(min(_EXPORTED, table.size)))
    measures["csv_1000_rows"] = _timer(lambda _: sum(map(len, csv_pieces(rows, None))))(None) / _EXPORTED * 1000
    return measures


def _queries(rounds: int, places: Sequence[str]) -> dict[str, list[FigureQuery]]:
    """Return different queries of each kind, the same ones each time; filters name some of the places."""
    draw = random.Random(SEED)
    sorts = ["value", "what", "unit", "place", "publisher", "published_on", "title", "change", "qualifier", "period"]
    return {
        "sorted": [read_query(sort=draw.choice(sorts), offset=draw.randrange(1_000)) for _ in range(rounds)],
        "filtered": [
            read_query(places=[draw.choice(places)], period=str(draw.randint(2009, 2023))) for _ in range(rounds)
        ],
        "searched": [read_query(f"{draw.choice(COUNTED)} {draw.choice(PROVINCES)} {n}") for n in range(rounds)],
    }


def _page_bytes(table: FigureTable) -> str:
    return json.dumps([row_json(row) for row in table.page(FigureQuery()).rows], ensure_ascii=False)


def _timer(call: Callable[[Any], object]) -> Callable[[Any], float]:
    """Return a function that calls another and returns the milliseconds that it took."""

    def timed(given: Any) -> float:  # noqa: ANN401  whatever the other takes
        started = time.perf_counter()
        call(given)
        return (time.perf_counter() - started) * 1000

    return timed


def _median(times: Iterator[float] | Sequence[float]) -> float:
    return float(np.median(list(times)))


# What was measured, in words; what is no time has no ratio.
WORDS = {
    "first_page": "trang đầu tiên, lần đầu",
    "sorted": "trang đã sắp xếp, p50",
    "sorted_p95": "… p95 (lần đầu của một cột phải xếp cả bảng)",
    "filtered": "trang đã lọc nơi và năm, p50",
    "filtered_p95": "… p95",
    "searched": "trang đã tìm, chưa kể nhúng câu hỏi, p50",
    "searched_p95": "… p95",
    "facets": "số đếm của các bộ lọc, p50",
    "facets_cold": "… lần đầu",
    "conflicts": "số khác của 25 dòng, p50",
    "csv_1000_rows": "1.000 dòng CSV",
    "columns": "đọc các cột, một lần cho mỗi bản chỉ mục",
}


def lines(measures: dict[str, float]) -> Iterator[str]:
    """Yield what was measured, each time in milliseconds and beside that of embedding one question."""
    width = max(map(len, WORDS.values()))
    yield f"{'số liệu':{width}}  {measures['figures']:10.0f}"
    yield f"{'trang đầu tiên, byte JSON':{width}}  {measures['first_page_bytes']:10.0f}"
    yield f"{'nhúng một câu hỏi, p50':{width}}  {measures['question']:10.2f} ms"
    for name, words in WORDS.items():
        yield f"{words:{width}}  {measures[name]:10.2f} ms  {measures[name] / measures['question']:9.3f} lần"
