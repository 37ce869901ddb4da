"""Statistics of what is kept, as a text for operators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.kept.groups import UnansweredGroup
from assistant.kept.statistics import Statistics, by_count

STATUSES = {"answered": "có trả lời", "abstained": "không trả lời", "error": "lỗi", "talk": "chào hỏi, cảm ơn"}
REASONS = {
    "not_in_sources": "nguồn không nói",
    "period_not_in_sources": "nguồn không có thời gian này",
    "subject_not_in_sources": "nguồn không có đối tượng này",
    "out_of_scope": "ngoài phạm vi",
    "unclear": "không rõ hỏi gì",
    **STATUSES,
}
VERDICTS = {"helpful": "hữu ích", "unhelpful": "không hữu ích", "wrong_figure": "báo số liệu sai"}
CHANNELS = {"chat": "trang hỏi đáp", "api": "API", "mcp": "MCP"}


def report(counts: Statistics, groups: Sequence[UnansweredGroup]) -> str:
    """Return the counts and the groups given, as lines."""
    if not counts.total:
        return "Chưa có câu hỏi nào trong khoảng này."
    found = [f"{counts.total} câu hỏi: {_told(counts.statuses, STATUSES)}"]
    for title, counted, words in (
        ("Kênh", counts.channels, CHANNELS),
        ("Lý do không trả lời", counts.reasons, REASONS),
        ("Phản hồi", counts.verdicts, VERDICTS),
    ):
        if counted:
            found.append(f"{title}: {_told(counted, words)}")
    found += ["", "Theo ngày:"]
    found += [
        f"  {day:%d/%m/%Y}: {counted.total()} ({_told(counted, STATUSES)})" for day, counted in counts.days.items()
    ]
    if groups:
        found += ["", "Chưa trả lời được, theo chủ đề:"]
        found += [
            f"  {len(one.rows)} lần: {one.subject} ({_told(Counter(dict(one.reasons)), REASONS)})" for one in groups
        ]
    return "\n".join(found)


def _told(counted: Counter[str], words: dict[str, str]) -> str:
    return ", ".join(f"{words.get(name, name)} {count}" for name, count in by_count(counted))
