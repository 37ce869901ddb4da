"""The operators' pages as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice

from assistant.kept.groups import UnansweredGroup, unanswered_groups
from assistant.kept.keeper import Keeper
from assistant.kept.rows import VIETNAM, KeptFeedback, KeptRow, Wanted
from assistant.kept.statistics import by_count, statistics
from assistant.operating.builder import BuildState
from assistant.operating.desk import Pending
from assistant.operating.intake import Staged
from assistant.web.language import words_of
from assistant.web.sources_view import rendered
from assistant.web.words import Words
from index.upkeep import GenerationFacts
from sources.errors import HoiSoError

_GROUPS, _OF_A_GROUP, _FEEDBACK = 50, 10, 100


def sign_in_html(words: Words, told: str = "") -> str:
    """Return the page to sign in.

    Args:
        words: Of its language.
        told: What was wrong with the last try; nothing for none.
    """
    said = words.operators.sign_in
    return rendered("operator_sign_in.html", words=words, said=said, told=told, other_path=_other_path(words))


def head_html(words: Words) -> str:
    """Return the head of the pages, with the way out and that to the other language."""
    return rendered("operator_head.html", words=words, said=words.operators, other_path=_other_path(words))


def message_html(text: str, kind: str = "done") -> str:
    """Return a message in the words of the pages: ``done``, ``note`` or ``error``; nothing for no text."""
    return rendered("operator_message.html", text=text, kind=kind, error="")


def error_html(error: HoiSoError, words: Words) -> str:
    """Return an error in its own words, introduced where they are not of the page's language."""
    said = words.operators.below(error)
    return rendered("operator_message.html", text="", error=str(error), words=words, said=said)


def preview_html(staged: Staged, words: Words) -> str:
    """Return what was read of a file, or why it was refused."""
    said = words.operators.upload
    return rendered("operator_preview.html", staged=staged, preview=staged.preview, words=words, said=said)


def pending_html(pending: Pending, words: Words) -> str:
    """Return how the folder of documents differs from what is served."""
    said = words.operators.index
    return rendered("operator_pending.html", pending=pending, most=20, said=said, count=lambda n: _number(n, words))


def build_html(state: BuildState, words: Words) -> str:
    """Return how a build goes; nothing before the first."""
    return rendered(
        "operator_build.html",
        state=state,
        phase=state.phase.value,
        words=words,
        said=words.operators.index,
        count=lambda n: _number(n, words),
    )


def generation_label(facts: GenerationFacts, built_at: str, words: Words) -> str:
    """Return a generation as a choice."""
    said = words.operators.index
    counts = (facts.manifest or {}).get("counts")
    if counts is None:
        return said.unreadable.format(name=facts.name)
    return said.generation.format(
        name=facts.name,
        serves=said.serves if facts.serves else "",
        built_at=built_at,
        documents=words.sources.documents(counts["documents"]),
        figures=words.sources.figures(counts["figures"]),
    )


def kept_html(keeper: Keeper, wanted: Wanted, words: Words) -> str:
    """Return what was asked and said of answers, and what could not be answered, by subject.

    Args:
        keeper: Holds it.
        wanted: Since when.
        words: Of the page.

    Raises:
        KeptUnusable: The database failed.
    """
    said = words.operators.kept
    counts = statistics(keeper.rows(wanted))
    groups = unanswered_groups(keeper.rows(Wanted(since=wanted.since, unanswered=True)))
    judged = list(islice(keeper.rows(Wanted(since=wanted.since, with_feedback=True)), _FEEDBACK))
    return rendered(
        "operator_kept.html",
        words=words,
        said=said,
        total=counts.total,
        told=[
            (said.by_status, _told(counts.statuses, said.statuses, words)),
            (said.by_channel, _told(counts.channels, said.channels, words)),
            (said.by_reason, _told(counts.reasons, said.reasons, words)),
            (said.by_verdict, _told(counts.verdicts, said.verdicts, words)),
        ],
        groups=[_group(group, words) for group in groups[:_GROUPS]],
        more=max(0, len(groups) - _GROUPS),
        feedback=[_feedback(row, words) for row in judged],
    )


def _other_path(words: Words) -> str:
    """Return where the pages are in the other language."""
    return f"{words_of(words.other_code).operators.path}/"


def _number(count: int, words: Words) -> str:
    return words.number(str(count))


def _told(counted: Counter[str], names: Mapping[str, str], words: Words) -> str:
    return ", ".join(f"{names.get(name, name)} {_number(count, words)}" for name, count in by_count(counted))


def _group(group: UnansweredGroup, words: Words) -> dict[str, object]:
    said = words.operators.kept
    return {
        "subject": group.subject,
        "count": len(group.rows),
        "reasons": _told(Counter(dict(group.reasons)), said.reasons, words),
        "last": said.day(group.last_asked_at.astimezone(VIETNAM).date()),
        "questions": list(dict.fromkeys(row.question for row in group.rows))[:_OF_A_GROUP],
    }


def _feedback(row: KeptRow, words: Words) -> dict[str, object]:
    return {
        "question": row.question,
        "text": row.text,
        "day": words.operators.kept.day(row.day),
        "said": [_judged(one, words) for one in row.feedback],
    }


def _judged(feedback: KeptFeedback, words: Words) -> dict[str, str]:
    """Return what a reader chose to say, in the words of the page, and what the reader wrote."""
    verdict, reason = feedback.verdict, feedback.reason
    # What can be chosen is kept in Vietnamese, whatever the language it was chosen in.
    reasons = {kept: said for chosen in words.feedback.reasons.values() for kept, said in chosen.items()}
    told = (words.operators.kept.verdicts.get(verdict, verdict), reasons.get(reason or ""))
    own = (None if reason in reasons else reason, feedback.comment)
    return {"told": " – ".join(filter(None, told)), "own": " – ".join(filter(None, own))}
