"""Names of sources where there is little room; what stands with them, the date, is never cut."""

from __future__ import annotations

# Letters of a name on a chip, and in the legend of a chart.
ON_CHIP, IN_LEGEND = 40, 20


def short_name(name: str, longest: int) -> str:
    """Return a name of so many letters at most, cut at a word; one that is longer, within it."""
    if len(name) <= longest:
        return name
    words = name[:longest].rpartition(" ")[0].rstrip(" ,;:.–-(")
    return f"{words or name[: longest - 1]}…"
