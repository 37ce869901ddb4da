"""The table of documents as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.web.sources_table import SourcePage, built_at
from index.generation import Generation

SOURCES_CSS = Path(__file__).with_name("sources.css")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates"), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count"] = in_words
    return environment


def rendered(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return a template filled with values; each is escaped."""
    return _environment().get_template(template).render(**values)


def in_words(count: int) -> str:
    """Return a count as Vietnamese readers write it: "1.234"."""
    return f"{count:,}".replace(",", ".")


def facts_html(generation: Generation) -> str:
    """Return what is served: how much of it, by which generation, and when that was built."""
    counts = generation.manifest["counts"]
    return rendered(
        "source_facts.html",
        documents=counts["documents"],
        sentences=counts["sentences"],
        figures=counts["figures"],
        name=generation.name,
        built_at=built_at(generation),
    )


def table_html(page: SourcePage, text: str) -> str:
    """Return a page of the table, or what is told where nothing was found by the text."""
    return rendered("source_table.html", rows=page.rows, text=text)


def status_text(page: SourcePage) -> str:
    """Return which rows are shown, out of how many."""
    if not page.total:
        return "0 tài liệu"
    if len(page.rows) == page.total:
        return f"{in_words(page.total)} tài liệu"
    first, last = page.offset + 1, page.offset + len(page.rows)
    return f"{in_words(first)}–{in_words(last)} trong {in_words(page.total)} tài liệu"
