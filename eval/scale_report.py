"""How measuring sizes is told: lines on the terminal, the page, and whether the targets are met."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.bounds import BelowBound
from eval.folder import Run, means
from eval.report import Table, render

# What the largest size is held to.
SEARCH_P95_MS, RECALL, RESIDENT_MIB, GROWTH = 60.0, 0.98, 4096.0, 10.0

# Field of a size's line -> what it is; in the order of the table.
COLUMNS = {
    "passages": "số đoạn",
    "vectors": "véc-tơ: nhúng thật hay vẽ ra",
    "build_s": "dựng, giây, không kể nhúng",
    "build_dense_s": "… phần véc-tơ",
    "build_lexical_s": "… phần từ vựng",
    "build_language_s": "… mô hình dấu",
    "build_peak_mib": "bộ nhớ nhiều nhất khi dựng, MiB",
    "disk_mib": "trên đĩa, MiB",
    "load_s": "nạp, giây, kể cả kiểm mã băm",
    "empty_mib": "bộ nhớ thường trú của tiến trình hỏi trước khi nạp, MiB",
    "loaded_mib": "… sau khi nạp",
    "asked_mib": "… sau khi hỏi",
    "peak_mib": "… nhiều nhất từ đầu",
    "search_ms_p50": "tìm, ms, p50, kể cả nhúng câu hỏi",
    "search_ms_p95": "… p95",
    "own_ms_p50": "tìm, ms, p50, không kể nhúng câu hỏi",
    "own_ms_p95": "… p95",
    "encode_ms_p50": "nhúng câu hỏi, ms, p50",
    "encode_ms_p95": "… p95",
    "restore_ms_p50": "khôi phục dấu, ms, p50",
    "restore_ms_p95": "… p95",
    "dense_ms_p50": "nhánh véc-tơ, ms, p50",
    "dense_ms_p95": "… p95",
    "lexical_ms_p50": "nhánh từ vựng, ms, p50",
    "lexical_ms_p95": "… p95",
    "sentences_ms_p50": "đọc câu của các đoạn đầu, ms, p50",
    "sentences_ms_p95": "… p95",
    "recall@10": "recall@10 của nhánh véc-tơ so với tìm chính xác",
    "accented.R@1": "đoạn đúng đứng đầu, câu hỏi có dấu",
    "accented.R@10": "… trong mười đoạn đầu",
    "stripped.R@1": "đoạn đúng đứng đầu, câu hỏi bỏ hết dấu",
    "stripped.R@10": "… trong mười đoạn đầu",
    "load": "tải của máy lúc đo (1 phút)",
}
_SHARES = ("recall@10", "accented.R@1", "accented.R@10", "stripped.R@1", "stripped.R@10")
_LIKENESS = {
    "nearest": "Cosin với đoạn gần nhất (5 % / 50 % / 95 %):",
    "tenth": "Cosin với đoạn gần thứ mười (5 % / 50 % / 95 %):",
    "any": "Cosin với đoạn bất kỳ (5 % / 50 % / 95 %):",
    "lists": "Phần mười đoạn gần câu hỏi nhất nằm trong một phần tám số danh sách:",
}
_VECTORS = {"real": "nhúng thật", "drawn": "vẽ ra"}


def lines(run: Run) -> Iterator[str]:
    """Yield the table, a line a measure and a column a size, then growth and how alike drawn vectors are."""
    sizes = run.summary["sizes"]
    width = max(map(len, COLUMNS.values()))
    for name, words in COLUMNS.items():
        yield f"{words:{width}}  " + "  ".join(f"{_cell(line, name):>11}" for line in sizes)
    yield from _notes(run)


def report(run: Run) -> str:
    """Return the page."""
    found = means(run.rows)
    tables = [
        Table(
            f"{_whole(line['passages'])} đoạn",
            [(name, COLUMNS[name], found[key]) for name in _SHARES if (key := f"{line['passages']}.{name}") in found],
        )
        for line in run.summary["sizes"]
    ]
    return render(run.settings, " ".join(_notes(run)), tables, [], [_html(run.summary["sizes"])])


def values(run: Run) -> dict[str, float]:
    """Return the measures of which more is better, as --fail-under names them: ``1000000.recall@10``."""
    return {name: mean.mean for name, mean in means(run.rows).items() if not name.endswith("_ms")}


def check_targets(run: Run) -> None:
    """Do nothing where the largest size meets the targets.

    Raises:
        BelowBound: It misses some; the one sentence names each.
    """
    line = max(run.summary["sizes"], key=lambda line: int(line["passages"]))
    resident = max(line["loaded_mib"], line["asked_mib"])
    growth = max(run.summary["growth"].values())
    missed = []
    if line["search_ms_p95"] > SEARCH_P95_MS:
        missed.append(f"p95 khi tìm là {line['search_ms_p95']:.1f} ms, mức phải đạt là {SEARCH_P95_MS:g}")
    if line["recall@10"] < RECALL:
        missed.append(f"recall@10 là {line['recall@10']:.4f}, mức phải đạt là {RECALL:g}")
    if resident > RESIDENT_MIB:
        missed.append(f"bộ nhớ thường trú là {resident:.0f} MiB, mức phải đạt là {RESIDENT_MIB:g}")
    if growth >= GROWTH:
        missed.append(f"thời gian tìm tăng {growth:.1f} lần, phải dưới {GROWTH:g} lần")
    if missed:
        raise BelowBound(f"Chưa đạt ở {_whole(line['passages'])} đoạn: {'; '.join(missed)}.")


def _notes(run: Run) -> Iterator[str]:
    summary, facts = run.summary, run.settings.facts
    sizes = [int(line["passages"]) for line in summary["sizes"]]
    if len(set(sizes)) > 1:
        yield (
            f"Từ {_whole(min(sizes))} lên {_whole(max(sizes))} đoạn, p50 khi tìm tăng "
            f"{_number(summary['growth']['search_ms'])} lần; không kể nhúng câu hỏi: "
            f"{_number(summary['growth']['own_ms'])} lần."
        )
    drawn = [_whole(line["passages"]) for line in summary["sizes"] if not line["real"]]
    if drawn:
        yield (
            f"Cỡ {', '.join(drawn)}: véc-tơ đoạn và câu hỏi được vẽ theo phân bố của {_whole(facts['sample'])} đoạn "
            f"nhúng thật; recall@10 và R@1 ở đó là trên véc-tơ vẽ ra, mọi thời gian là thật."
        )
    for name, words in _LIKENESS.items():
        both = "; ".join(
            f"{told} {' / '.join(_number(q) for q in summary['likeness'][kind][name])}"
            for kind, told in _VECTORS.items()
        )
        yield f"{words} {both}."


def _html(sizes: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        "<tr><td>"
        + "</td><td>".join([html.escape(words), *(html.escape(_cell(line, name)) for line in sizes)])
        + "</td></tr>"
        for name, words in COLUMNS.items()
    ]
    return f"<table>{''.join(rows)}</table>"


def _cell(line: Mapping[str, Any], name: str) -> str:
    if name == "vectors":
        return _VECTORS["real" if line["real"] else "drawn"]
    value = line[name]
    if name == "passages":
        return _whole(value)
    if name in _SHARES:
        return f"{value:.4f}".replace(".", ",")
    return _number(value)


def _number(value: float) -> str:
    """Return a number as Vietnamese readers write it, with as many places as tell something."""
    if abs(value) >= 100:
        return _whole(round(value))
    return f"{value:.{1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3}f}".replace(".", ",")


def _whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")
