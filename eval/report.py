"""``report.html``: one file to read on a phone, with nothing outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.expected_words import in_words
from eval.folder import QuestionRow, Run, Settings, means
from eval.measures import MEASURES, OUTCOMES, Outcome
from eval.plots import intervals_svg, shares_svg
from eval.stats import Mean

_TEMPLATE = Path(__file__).parent / "report.html.jinja"
KINDS = {
    "all": "mọi câu",
    "figure": "hỏi số",
    "series": "hỏi diễn biến",
    "conflict": "nguồn nói khác nhau",
    "derived": "phải tính",
    "text": "hỏi lời",
    "several": "nhiều câu một lần",
    "follow_up": "câu hỏi tiếp",
    "unanswerable": "nguồn không nói",
}
STYLES = {
    "clean": "đúng chính tả",
    "no_diacritics": "không dấu",
    "abbreviation": "viết tắt",
    "slip": "gõ sai",
    "slips": "gõ sai",
    "citizen": "người dân",
    "staff": "cán bộ",
    "chat": "kiểu nhắn tin",
    "english": "tiếng Anh",
}


@dataclass(frozen=True)
class Table:
    """Measures with what they mean and how they came out, in order; ``plot`` is inline SVG or empty."""

    title: str
    rows: Sequence[tuple[str, str, Mean]]
    plot: str = ""


@dataclass(frozen=True)
class Miss:
    """A question that went wrong: labelled lines of what was expected and what came."""

    id: str
    question: str
    mark: str
    lines: Sequence[tuple[str, str]]


def render(
    settings: Settings,
    headline: str,
    tables: Sequence[Table],
    misses: Sequence[Miss],
    plots: Sequence[str] = (),
    interval: str = "bootstrap trên câu hỏi",
) -> str:
    """Return the page.

    Args:
        settings: What was run.
        headline: The result in one sentence.
        tables: Measures with their intervals.
        misses: The questions that went wrong.
        plots: Inline SVG shown before the tables.
        interval: What the intervals are made by.
    """
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["vi"] = decimal_comma
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        settings=settings, headline=headline, tables=tables, misses=misses, plots=plots, interval=interval
    )


def report_of_run(run: Run) -> str:
    """Return the page of a run of the assistant."""
    found = means(run.rows)
    by_style = {STYLES.get(name, name): Mean(**values) for name, values in run.summary["right_by_style"].items()}
    counts = run.summary["outcomes"]
    bars = {KINDS.get(name, name): [own[o.value] for o in Outcome] for name, own in counts.items()}
    tables = [
        Table(
            "Các phép đo",
            [(name, MEASURES[name][1], found[name]) for name in MEASURES if name in found],
            intervals_svg({name: found[name] for name in MEASURES if name in found}),
        ),
        Table(
            "Tỷ lệ đúng theo cách gõ", [(name, "", mean) for name, mean in by_style.items()], intervals_svg(by_style)
        ),
    ]
    whole = counts["all"]
    headline = f"{whole['right']} đúng, {whole['wrong']} sai, {whole['abstained']} không trả lời trên {whole['n']} câu."
    misses = [
        miss_of(row, answer)
        for row, answer in zip(run.rows, run.predictions, strict=True)
        if row.outcome != Outcome.RIGHT.value
    ]
    return render(run.settings, headline, tables, misses, [shares_svg(bars, list(OUTCOMES.values()))])


def summary_lines(run: Run) -> Iterator[str]:
    """Yield what the terminal shows of a run: what went wrong, the outcomes by kind, the measures."""
    for row, answer in zip(run.rows, run.predictions, strict=True):
        if row.outcome != Outcome.RIGHT.value:
            shown = answer["text"].replace("\n", " / ")
            yield f"{OUTCOMES[row.outcome or 'wrong']:13} {row.id} {row.question} -> {shown:.160}"
    for name, counts in run.summary["outcomes"].items():
        parts = ", ".join(f"{words} {counts[outcome]}" for outcome, words in OUTCOMES.items())
        yield f"{KINDS.get(name, name):14} {parts} (n = {counts['n']})"
    found = means(run.rows)
    for name in MEASURES:
        if name in found:
            mean = found[name]
            yield f"{name:11} {mean}  n = {mean.n:<4} {MEASURES[name][1]}"
        else:
            yield f"{name:11} {'—':22}  n = 0    {MEASURES[name][1]}"


def decimal_comma(value: float) -> str:
    """Return a value with three places, as Vietnamese readers write it: ``0,853``."""
    return f"{value:.3f}".replace(".", ",")


def miss_of(row: QuestionRow, answer: Mapping[str, Any]) -> Miss:
    """Return what the page tells of a question of the assistant that went wrong."""
    lines = [("Cần", in_words(row.expected) or "không trả lời"), ("Đã trả lời", answer["text"])]
    lines += [
        (f"Nguồn [{citation['n']}]", f"{citation['doc_id']}, ký tự {citation['start']}–{citation['end']}")
        for citation in answer["citations"]
    ]
    return Miss(row.id, row.question, OUTCOMES[row.outcome or "wrong"], lines)
