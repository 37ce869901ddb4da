"""Plots as inline SVG, by matplotlib; the same values give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

from eval.stats import Mean
from sources.errors import UsageError

_WIDTH = 4.6  # inches: a phone held upright
_LINES = ("#173f8a", "#c2412d", "#1b7f4d", "#8a6d17")
_COLOURS = ("#1b7f4d", "#c2412d", "#9aa0a6")


def intervals_svg(rows: Mapping[str, Mean]) -> str:
    """Return a dot with its interval for each name, in order from above; empty where there are none."""
    if not rows:
        return ""
    figure, axes = _new(len(rows))
    for place, mean in enumerate(rows.values()):
        axes.plot([mean.low, mean.high], [place, place], color="#5b8def", linewidth=3, solid_capstyle="round")
        axes.plot([mean.mean], [place], "o", color="#173f8a", markersize=6)
    low = min(mean.low for mean in rows.values())
    axes.set_xlim(max(0.0, min(0.5, low - 0.05)) if low > 0.1 else -0.02, 1.02)
    axes.set_yticks(range(len(rows)), [f"{name} (n = {mean.n})" for name, mean in rows.items()])
    axes.invert_yaxis()
    axes.grid(axis="x", color="#dddddd")
    return _svg(figure)


def shares_svg(rows: Mapping[str, Sequence[int]], parts: Sequence[str]) -> str:
    """Return a bar of counts for each name, in order from above, split into the named parts."""
    if not rows:
        return ""
    figure, axes = _new(len(rows) + 1)
    left = [0] * len(rows)
    for number, part in enumerate(parts):
        widths = [counts[number] for counts in rows.values()]
        axes.barh(range(len(rows)), widths, left=left, color=_COLOURS[number], label=part, height=0.6)
        for place, (start, width) in enumerate(zip(left, widths, strict=True)):
            if width:
                axes.text(start + width / 2, place, str(width), ha="center", va="center", color="white", fontsize=8)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(rows)), list(rows))
    axes.invert_yaxis()
    axes.legend(loc="upper center", bbox_to_anchor=(0.35, -0.12), ncol=len(parts), frameon=False, fontsize=8)
    return _svg(figure)


def curves_svg(curves: Mapping[str, Sequence[tuple[float, float]]], across: str, up: str) -> str:
    """Return lines of points (x, y) in [0, 1] with a label each, x rising; empty where there are none.

    The highest y sets the height, at least a twentieth.
    """
    drawn = {name: points for name, points in curves.items() if points}
    if not drawn:
        return ""
    figure, axes = _new(7)
    for (name, points), colour in zip(drawn.items(), cycle(_LINES)):
        axes.plot([x for x, _ in points], [y for _, y in points], color=colour, linewidth=1.6, label=name)
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, max(0.05, 1.1 * max(y for points in drawn.values() for _, y in points)))
    axes.set_xlabel(across, fontsize=8)
    axes.set_ylabel(up, fontsize=8)
    axes.grid(color="#dddddd")
    axes.legend(frameon=False, fontsize=8)
    return _svg(figure)


def _new(rows: int) -> tuple[Any, Any]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise UsageError(
            "Thiếu matplotlib để vẽ báo cáo; hãy chạy: pip install -r requirements-dev.txt, hoặc bỏ --out."
        ) from error
    figure = Figure(figsize=(_WIDTH, 0.7 + 0.32 * rows), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="both", labelsize=8, length=0)
    return figure, axes


def _svg(figure: Any) -> str:  # noqa: ANN401  matplotlib is imported only where it is used
    import matplotlib as mpl

    out = io.StringIO()
    # Text stays text, so that the reader's own font draws Vietnamese; a fixed salt and no date keep the bytes.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "hoiso", "font.family": "sans-serif"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    return re.sub(r'<svg ([^>]*?)height="[^"]*"([^>]*?)width="[^"]*"', r"<svg \1\2", svg, count=1)
