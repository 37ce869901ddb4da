"""How a measurement of retrieval is told: lines on the terminal, and the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.folder import Run, means
from eval.plots import intervals_svg
from eval.public_sets import Collection
from eval.ranking import MRR, SUCCESS_1, SUCCESS_5
from eval.report import Miss, Table, render
from eval.stats import Mean
from eval.systems import SERVED

COLLECTIONS = {"passages": "XQuAD-vi, tìm đoạn", "sentences": "XQuAD-R, tìm câu"}
TYPED = {
    "accented": "có dấu",
    "stripped": "bỏ hết dấu",
    "half": "mất nửa số dấu",
    "slips": "gõ sai",
    "chat": "kiểu nhắn tin",
}
SYSTEMS = {
    SERVED: "đang dùng: hiểu câu hỏi, từ vựng, véc-tơ, câu gần nhất; câu thì xếp trong đoạn của nó",
    "hybrid-accents": "… chỉ khôi phục dấu",
    "hybrid-typed": "… hỏi nguyên như đã gõ",
    "hybrid-arms": "… không xét câu gần nhất của đoạn",
    "hybrid-no-passage": "… không xét đoạn chứa câu",
    "hybrid-no-neighbours": "… không xét câu liền trước, liền sau",
    "hybrid-alone": "… mỗi câu đứng một mình",
    "lexical": "chỉ từ vựng",
    "lexical-typed": "… hỏi nguyên như đã gõ",
    "dense": "chỉ véc-tơ",
    "dense-typed": "… hỏi nguyên như đã gõ",
    "engine-bm25s": "chỉ từ vựng, bằng bm25s",
    "engine-fts5": "chỉ từ vựng, bằng SQLite FTS5",
    "terms-accented": "chỉ từ vựng (bm25s): âm tiết có dấu",
    "terms-folded": "… âm tiết bỏ dấu",
    "terms-both": "… âm tiết có dấu và bỏ dấu",
    "terms-folded-pairs": "… âm tiết và cặp âm tiết bỏ dấu",
    "fusion-ranks": "từ vựng và véc-tơ, cộng nghịch đảo thứ hạng",
    "fusion-ranks-weighted": "… có trọng số",
    "fusion-range": "… cộng điểm đã đưa về [0, 1]",
    "peer-bm25": "đối chứng: BM25 trên âm tiết",
    "peer-bm25-folded": "đối chứng: BM25 trên âm tiết bỏ dấu",
    "peer-dense": "đối chứng: FAISS chính xác",
    "peer-langchain": "đối chứng: LangChain FAISS + EnsembleRetriever",
}
FIGURES = {
    "figures.chosen.R@1": "số đúng được chọn đầu tiên",
    "figures.chosen.R@3": "số đúng trong ba số chọn đầu",
    "figures.chosen.MRR": "nghịch đảo thứ hạng của số đúng, theo thứ tự chọn",
    "figures.scored.R@1": "số đúng đứng đầu nếu chỉ xếp theo điểm",
    "figures.scored.R@3": "số đúng trong ba số đầu nếu chỉ xếp theo điểm",
    "figures.scored.MRR": "nghịch đảo thứ hạng của số đúng, theo điểm",
    "figures.candidates": "số đúng có trong các số được xét",
}
ENTRIES = {
    "dense": "mục số, chỉ véc-tơ",
    "lexical": "mục số, chỉ từ vựng",
    "fused": "mục số, cả hai",
    "without-asked": "… không có vế câu viết thành câu hỏi",
    "without-subject": "… không có chủ thể",
    "without-level": "… không có số mà mức thay đổi gắn vào",
    "without-lead": "… không có câu dẫn của danh sách",
    "without-heading": "… không có đề mục",
    "without-title": "… không có tựa đề",
    "without-own": "… không có phần chữ của riêng số",
    "without-clause": "… không có vế câu",
    "without-sentence": "… không có câu",
    "without-period": "… không có thời gian viết bằng chữ",
}


def lines(run: Run) -> Iterator[str]:
    """Yield the table of a run on the public sets: a block a collection and way of typing, a line a system."""
    found = means(run.rows)
    for collection, way in _blocks(found):
        n = found[f"{collection}.{way}.{SERVED}.{SUCCESS_1}"].n
        yield f"{COLLECTIONS[collection]}, {TYPED[way]}; n = {n}"
        for system in SYSTEMS:
            key = f"{collection}.{way}.{system}"
            if f"{key}.{SUCCESS_1}" not in found:
                continue
            values = "  ".join(f"{name} {found[f'{key}.{name}']}" for name in (SUCCESS_1, SUCCESS_5, MRR))
            yield f"  {system:21} {values}{_difference(run, f'{key}.{SUCCESS_1}')}"


def figure_lines(run: Run) -> Iterator[str]:
    """Yield the table of a run on figures, a line a measure, then the questions whose first figure is wrong."""
    for name, mean in means(run.rows).items():
        yield f"{name:37} {mean}  n = {mean.n}  {_told(name)}"
    for row in run.rows:
        if row.measures["figures.chosen.R@1"] < 1:
            yield f"  {row.id} {row.question}"


def report(run: Run, collections: Sequence[Collection]) -> str:
    """Return the page of a run on the public sets."""
    found = means(run.rows)
    tables = []
    for collection, way in _blocks(found):
        keys = [(system, f"{collection}.{way}.{system}") for system in SYSTEMS]
        keys = [(system, key) for system, key in keys if f"{key}.{SUCCESS_1}" in found]
        rows = [
            (f"{system} {name}", SYSTEMS[system] if name == SUCCESS_1 else "", found[f"{key}.{name}"])
            for system, key in keys
            for name in (SUCCESS_1, SUCCESS_5, MRR)
        ]
        plot = intervals_svg({system: found[f"{key}.{SUCCESS_1}"] for system, key in keys})
        tables.append(Table(f"{COLLECTIONS[collection]}, {TYPED[way]} (hình: R@1)", rows, plot))
    headline = "; ".join(
        f"{COLLECTIONS[collection]}, {TYPED[way]}: R@1 {found[f'{collection}.{way}.{SERVED}.{SUCCESS_1}']}"
        for collection, way in _blocks(found)
    )
    return render(run.settings, headline + ".", tables, list(_misses(run, collections)))


def figure_report(run: Run) -> str:
    """Return the page of a run on figures."""
    found = means(run.rows)
    first, three = found["figures.chosen.R@1"], found["figures.chosen.R@3"]
    headline = f"Số đúng đứng đầu: {first}; trong ba số đầu: {three}; n = {first.n}."
    table = Table("Tìm số", [(name, _told(name), mean) for name, mean in found.items()], intervals_svg(found))
    misses = [
        Miss(
            row.id,
            row.question,
            "không đứng đầu",
            [("Cần", _listed(kept["right"])), ("Đã xếp", _listed(kept["chosen"]))],
        )
        for row, kept in zip(run.rows, run.predictions, strict=True)
        if row.measures["figures.chosen.R@1"] < 1
    ]
    return render(run.settings, headline, [table], misses)


def _told(name: str) -> str:
    """Return in Vietnamese what a measure of figures is."""
    if name in FIGURES:
        return FIGURES[name]
    _, _, arm, measure = name.split(".", 3)
    return ENTRIES[arm] if measure == SUCCESS_1 else ""


def _blocks(found: dict[str, Mean]) -> list[tuple[str, str]]:
    names = (name.split(".") for name in found)
    return list(dict.fromkeys((collection, way) for collection, way, *_ in names))


def _difference(run: Run, name: str) -> str:
    against = run.summary["against_others"].get(name)
    if against is None:
        return ""
    low, high = against["low"], against["high"]
    return f"  kém {against['difference']:+.3f} [{low:+.3f}, {high:+.3f}] p {against['p']:.3g}"


def _misses(run: Run, collections: Sequence[Collection]) -> Iterator[Miss]:
    """Yield the accented questions whose right text did not come first."""
    texts = {collection.name: collection.texts for collection in collections}
    for row, kept in zip(run.rows, run.predictions, strict=True):
        collection = row.id.split(":")[0]
        key = f"{collection}.accented.{SERVED}"
        if row.measures[f"{key}.{SUCCESS_1}"] < 1:
            own = texts[collection]
            first = own[kept[key][0]] if kept[key] else "không tìm được gì"
            yield Miss(row.id, row.question, "không đứng đầu", [("Cần", own[kept["right"]]), ("Đứng đầu", first)])


def _listed(places: Sequence[str]) -> str:
    return ", ".join(places) or "không có"
