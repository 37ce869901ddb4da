"""An answer as plain text with its sources, to be pasted elsewhere."""

from __future__ import annotations

from assistant.answer import Abstention, Answer, Citation
from assistant.render import text_of
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words


def plain_text(question: str, result: Answer | Abstention, words: Words = VIETNAMESE) -> str:
    """Return question, answer and sources as lines; the answer is in Vietnamese, as its quotations are.

    Where the question was understood as another than was typed, that one follows it: the answer is to that one.
    """
    understood = result.understood_as
    meant = [f"{words.answer.understood}: {understood}"] if understood and understood != question.strip() else []
    lines = [question, *meant, "", text_of(result).replace("**", "")]
    if result.citations:
        lines += ["", f"{words.answer.sources}:", *(_source(citation, words) for citation in result.citations)]
    return "\n".join(lines)


def _source(citation: Citation, words: Words) -> str:
    document = citation.document
    date = words.answer.date(document.published_on) if document.published_on else words.source.no_date
    known = [document.title or document.doc_id, document.publisher or words.source.no_publisher, date]
    return f"[{citation.n}] {'. '.join([*known, *([document.url] if document.url else [])])}"
