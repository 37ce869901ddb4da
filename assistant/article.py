"""The article of law that a sentence stands under, as its document names it."""

from __future__ import annotations

import re

from sources.document import Document, Span
from sources.sentences import Sentence

_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\s*\.")
# What a converter broke off a heading goes on in lower case on the next line.
_BROKEN_OFF = re.compile(r"[ \t]*\n[ \t]*(?=[^\W\d_])(?P<rest>[^\n]{1,120})")


def article_of(document: Document, sentence: Sentence) -> Span | None:
    """Return where the heading of the article stands, number and title ("Điều 24. …"); ``None`` outside articles."""
    heading = sentence.heading
    if heading is None or not _ARTICLE.match(document.text, heading.start, heading.end):
        return None
    rest = _BROKEN_OFF.match(document.text, heading.end)
    is_whole = rest is None or not rest["rest"][0].islower() or rest.end() > sentence.span.start
    return heading if is_whole or rest is None else Span(heading.start, rest.start() + len(rest[0].rstrip()))
