"""The operator's pages as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from assistant.kept.groups import UnansweredGroup, unanswered_groups
from assistant.kept.keeper import Keeper
from assistant.kept.report import CHANNELS, REASONS, STATUSES, VERDICTS
from assistant.kept.rows import VIETNAM, KeptRow, Wanted
from assistant.kept.statistics import statistics
from assistant.operating.builder import BuildState
from assistant.operating.desk import Pending
from assistant.operating.intake import Staged
from assistant.web.sources_view import in_words, rendered
from index.upkeep import GenerationFacts

_GROUPS, _OF_A_GROUP, _FEEDBACK = 50, 10, 100


def sign_in_html(path: str, told: str = "") -> str:
    """Return the page to sign in.

    Args:
        path: Where the operator's pages are.
        told: What was wrong with the last try; nothing for none.
    """
    return rendered("operator_sign_in.html", path=path, told=told)


def wait_in_words(seconds: int) -> str:
    """Return how long to wait: "30 giây", "2 phút"."""
    return f"{seconds} giây" if seconds < 60 else f"{-(-seconds // 60)} phút"


def head_html(path: str) -> str:
    """Return the head of the pages, with the way out."""
    return rendered("operator_head.html", path=path)


def message_html(text: str, kind: str = "done") -> str:
    """Return a message: ``done``, ``note`` or ``error``; nothing for no text."""
    return rendered("operator_message.html", text=text, kind=kind)


def preview_html(staged: Staged) -> str:
    """Return what was read of a file, or why it was refused."""
    return rendered("operator_preview.html", staged=staged, preview=staged.preview)


def pending_html(pending: Pending) -> str:
    """Return how the folder of documents differs from what is served."""
    return rendered("operator_pending.html", pending=pending, most=20)


def build_html(state: BuildState) -> str:
    """Return how a build goes; nothing before the first."""
    return rendered("operator_build.html", state=state, phase=state.phase.value)


def generation_label(facts: GenerationFacts, built_at: str) -> str:
    """Return a generation as a choice."""
    counts = (facts.manifest or {}).get("counts")
    if counts is None:
        return f"{facts.name}: không đọc được"
    serves = ", đang dùng" if facts.serves else ""
    return (
        f"{facts.name}{serves}: dựng lúc {built_at}; {in_words(counts['documents'])} tài liệu, "
        f"{in_words(counts['figures'])} số liệu"
    )


def kept_html(keeper: Keeper, wanted: Wanted, downloads: Sequence[tuple[str, str]]) -> str:
    """Return what was asked and said of answers, and what could not be answered, by subject.

    Args:
        keeper: Holds it.
        wanted: Since when.
        downloads: Address and name of each file to take away.

    Raises:
        KeptUnusable: The database failed.
    """
    counts = statistics(keeper.rows(wanted))
    groups = unanswered_groups(keeper.rows(Wanted(since=wanted.since, unanswered=True)))
    said = list(islice(keeper.rows(Wanted(since=wanted.since, with_feedback=True)), _FEEDBACK))
    return rendered(
        "operator_kept.html",
        total=counts.total,
        told=[
            ("Kết quả", _told(counts.statuses, STATUSES)),
            ("Kênh", _told(counts.channels, CHANNELS)),
            ("Lý do không trả lời", _told(counts.reasons, REASONS)),
            ("Phản hồi", _told(counts.verdicts, VERDICTS)),
        ],
        groups=[_group(group) for group in groups[:_GROUPS]],
        more=max(0, len(groups) - _GROUPS),
        feedback=[_feedback(row) for row in said],
        downloads=downloads,
    )


def _told(counted: Counter[str], words: dict[str, str]) -> str:
    return ", ".join(f"{words.get(name, name)} {in_words(count)}" for name, count in counted.most_common())


def _group(group: UnansweredGroup) -> dict[str, object]:
    return {
        "subject": group.subject,
        "count": len(group.rows),
        "reasons": _told(Counter(dict(group.reasons)), REASONS),
        "last": f"{group.last_asked_at.astimezone(VIETNAM):%d/%m/%Y}",
        "questions": list(dict.fromkeys(row.question for row in group.rows))[:_OF_A_GROUP],
    }


def _feedback(row: KeptRow) -> dict[str, object]:
    return {
        "question": row.question,
        "text": row.text,
        "day": f"{row.day:%d/%m/%Y}",
        "said": [
            " – ".join(filter(None, (VERDICTS.get(one.verdict, one.verdict), one.reason, one.comment)))
            for one in row.feedback
        ],
    }
