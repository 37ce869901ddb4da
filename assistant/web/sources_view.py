"""The table of documents as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.web.markup import document_address
from assistant.web.sources_table import SourcePage, built_at
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
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
    environment.globals["document_address"] = document_address
    return environment


def rendered(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return a template filled with values; each is escaped."""
    return _environment().get_template(template).render(**values)


def in_words(count: int) -> str:
    """Return a count as Vietnamese readers write it: "1.234"."""
    return VIETNAMESE.number(str(count))


def facts_html(generation: Generation, words: Words = VIETNAMESE) -> str:
    """Return what is served: how much of it, by which generation, and when that was built."""
    counts, said = generation.manifest["counts"], words.sources
    told = Markup(said.facts).format(
        documents=said.documents(counts["documents"]),
        sentences=said.sentences(counts["sentences"]),
        figures=said.figures(counts["figures"]),
        name=Markup("<code>{}</code>").format(generation.name),
        built_at=said.built_at(built_at(generation)),
    )
    return rendered("source_facts.html", told=told)


def table_html(page: SourcePage, text: str, words: Words = VIETNAMESE) -> str:
    """Return a page of the table, or what is told where nothing was found by the text."""
    return rendered("source_table.html", rows=page.rows, text=text, words=words, said=words.sources)


def status_html(page: SourcePage, address: str, words: Words = VIETNAMESE) -> str:
    """Return which rows are shown, with the address that shows them again."""
    return rendered("source_status.html", told=status_text(page, words), address=address)


def status_text(page: SourcePage, words: Words = VIETNAMESE) -> str:
    """Return which rows are shown, out of how many."""
    total = words.sources.documents(page.total)
    if len(page.rows) == page.total:
        return total
    first, last = (words.number(str(page.offset + place)) for place in (1, len(page.rows)))
    return words.sources.shown.format(first=first, last=last, total=total)
