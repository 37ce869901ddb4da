"""How a measurement of answers is told: lines on the terminal, and the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from eval.answers import Part, measures_of_parts
from eval.expected_words import in_words
from eval.folder import Run
from eval.measures import OUTCOMES, Outcome
from eval.plots import curves_svg, intervals_svg, shares_svg
from eval.report import KINDS, STYLES, Table, miss_of, render
from eval.risk import AT, Point, at_coverage
from eval.stats import Mean
from eval.targets import WORDS, judged

INTERVAL = "Wilson; của hiệu hai lối gõ là bootstrap trên câu hỏi"
CURVES = {"answers": "các bộ câu hỏi", "xquad": "XQuAD-vi", "xquad.removed": "XQuAD-vi, bỏ đoạn của 240 câu"}
REACHED = {True: "đạt", False: "CHƯA ĐẠT"}


def lines(run: Run, parts: Sequence[Part], *, with_misses: bool) -> Iterator[str]:
    """Yield what the terminal shows: what went wrong, the targets, then all measures, and risk with coverage."""
    if with_misses:
        yield from _miss_lines(run)
    measures = measures_of_parts(parts)
    yield "MỨC ĐỀ RA"
    for target, mean, reached in judged(measures):
        yield f"{target.measure:20} {_told(mean)}  {target.words:8} {REACHED[reached]:9} {WORDS[target.measure]}"
    yield "MỌI PHÉP ĐO"
    for name, mean in measures.items():
        yield f"{name:20} {_told(mean)}  {WORDS[name]}"
    for name, own in run.summary.get("by_set", {}).items():
        yield f"{name:20} {_told(Mean(**own['right']))}  bộ {name}: đúng"
    for part in parts:
        for name, curve in part.curves.items():
            yield f"{CURVES[name]}: {risk_in_words(curve)}"


def _miss_lines(run: Run) -> Iterator[str]:
    for row, answer in zip(run.rows, run.predictions, strict=True):
        if row.outcome is not None and row.outcome != Outcome.RIGHT.value:
            shown = answer["text"].replace("\n", " / ")
            wanted = in_words(row.expected) or "không trả lời"
            yield f"{OUTCOMES[row.outcome]:13} {row.id} [{row.kind}] {row.question}"
            yield f"{'':13} cần: {wanted:.200}"
            yield f"{'':13} có:  {shown:.200}"


def _told(mean: Mean) -> str:
    interval = "" if math.isnan(mean.low) else f" [{mean.low:.3f}, {mean.high:.3f}]"
    return f"{mean.mean:6.3f}{interval:17} n = {mean.n:<5}"


def risk_in_words(curve: Sequence[Point]) -> str:
    """Return in a sentence what is risked at the coverage that is told, or at the most that there is."""
    if not curve:
        return "không trả lời câu nào"
    if (point := at_coverage(curve)) is not None:
        where = f"độ phủ {AT:.0%} (ngưỡng {point.confidence:.4f})"
    else:
        point = curve[-1]
        where = f"không tới độ phủ {AT:.0%}; ở độ phủ cao nhất {point.coverage:.3f}"
    last = curve[-1]
    return f"{where}: rủi ro {point.risk}, n = {point.risk.n}; trả lời mọi câu: phủ {last.coverage:.3f}, {last.risk}"


def report(run: Run, parts: Sequence[Part]) -> str:
    """Return the page."""
    measures = measures_of_parts(parts)
    found = judged(measures)
    asked = [row for row in run.rows if row.outcome is not None]
    headline = f"{sum(reached for *_, reached in found)} trên {len(found)} mức đề ra đã đạt."
    if asked:
        counts = ", ".join(f"{sum(row.outcome == name for row in asked)} {words}" for name, words in OUTCOMES.items())
        headline = f"Phần {run.settings.facts['split']}: {counts} trên {len(asked)} câu; {headline}"
    misses = [
        miss_of(row, answer)
        for row, answer in zip(run.rows, run.predictions, strict=True)
        if row.outcome is not None and row.outcome != Outcome.RIGHT.value
    ]
    curves = {CURVES[name]: _drawn(curve) for part in parts for name, curve in part.curves.items()}
    risks = "; ".join(
        f"{CURVES[name]}: {risk_in_words(curve)}" for part in parts for name, curve in part.curves.items()
    )
    tables = [
        Table(
            "Mức đề ra",
            [(t.measure, f"{WORDS[t.measure]}; mức {t.words}: {REACHED[reached]}", mean) for t, mean, reached in found],
        ),
        Table(
            "Mọi phép đo",
            [(name, WORDS[name], mean) for name, mean in measures.items()],
            intervals_svg({name: mean for name, mean in measures.items() if _is_share(name)}),
        ),
        Table(f"Tỷ lệ đúng theo bộ và theo cách gõ ({risks})" if risks else "", _groups(run)),
    ]
    plots = [shares_svg(_by_kind(run), list(OUTCOMES.values())), curves_svg(curves, "độ phủ", "rủi ro")]
    return render(run.settings, headline, tables, misses, plots, INTERVAL)


def _is_share(name: str) -> bool:
    return not name.startswith(("typed.", "cost."))


def _drawn(curve: Sequence[Point]) -> list[tuple[float, float]]:
    return [(point.coverage, point.risk.mean) for point in curve]


def _by_kind(run: Run) -> dict[str, list[int]]:
    """Return by kind, in words, how many questions have each outcome; kinds that were not asked are absent."""
    bars = {}
    for kind, words in KINDS.items():
        own = [row.outcome for row in run.rows if row.outcome is not None and kind in (row.kind, "all")]
        if own:
            bars[words] = [own.count(outcome.value) for outcome in Outcome]
    return bars


def _groups(run: Run) -> list[tuple[str, str, Mean]]:
    by_set = {name: own["right"] for name, own in run.summary.get("by_set", {}).items()}
    by_style = run.summary.get("right_by_style", {})
    return [
        *((f"bộ {name}", "", Mean(**own)) for name, own in by_set.items()),
        *((STYLES.get(name, name), "", Mean(**own)) for name, own in by_style.items()),
    ]
