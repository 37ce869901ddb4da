"""Unanswered questions by subject, and counts: worked out from rows alone."""

from __future__ import annotations

import datetime as dt

from assistant.kept.groups import unanswered_groups
from assistant.kept.report import report
from assistant.kept.rows import KeptFeedback, KeptRow
from assistant.kept.statistics import statistics
from eval.dataset import load_questions
from tests.assistant.kept.conftest import NOON


def row(question: str, n: int = 0, **more: object) -> KeptRow:
    facts: dict[str, object] = {
        "id": f"q{n}",
        "asked_at": NOON - dt.timedelta(hours=n),
        "channel": "chat",
        "session_mark": None,
        "question": question,
        "history": (),
        "status": "abstained",
        "reason": "not_in_sources",
        "kind": None,
        "text": "",
        "figures": (),
        "generation": None,
        "as_of": dt.date(2026, 3, 14),
        "took_ms": 1.0,
    }
    return KeptRow(**(facts | more))  # type: ignore[arg-type]


def grouped(*questions: str) -> list[list[str]]:
    """Return the questions of each group, sorted."""
    groups = unanswered_groups([row(question, n) for n, question in enumerate(questions)])
    return [sorted(one.question for one in group.rows) for group in groups]


def test_questions_of_one_subject_stand_together() -> None:
    assert grouped(
        "Lệ phí cấp hộ chiếu là bao nhiêu?",
        "Học phí đại học công lập năm 2025 là bao nhiêu?",
        "le phi lam ho chieu bao nhieu tien",
        "Làm hộ chiếu hết lệ phí mấy?",
        "Giá vàng hôm nay?",
    ) == [
        [
            "Làm hộ chiếu hết lệ phí mấy?",
            "Lệ phí cấp hộ chiếu là bao nhiêu?",
            "le phi lam ho chieu bao nhieu tien",
        ],
        ["Học phí đại học công lập năm 2025 là bao nhiêu?"],
        ["Giá vàng hôm nay?"],
    ]


def test_words_that_every_question_has_bring_nothing_together() -> None:
    assert len(grouped("Có bao nhiêu xe máy?", "Có bao nhiêu trường học?", "Có bao nhiêu bệnh viện?")) == 3


def test_years_alone_do_not_part_and_masks_do_not_bind() -> None:
    assert len(grouped("Số tàu cá năm 2022?", "Số tàu cá năm 2023?")) == 1
    assert len(grouped("[số căn cước] tra vé phạt", "[số căn cước] lịch tiêm vắc xin")) == 2


def test_questions_without_words_of_their_own() -> None:
    assert grouped("???", "là gì", "La gi?", "") == [["La gi?", "là gì"], ["???"], [""]]


def test_a_group_tells_its_typical_question_its_reasons_and_when_it_was_last_asked() -> None:
    (group,) = unanswered_groups(
        [
            row("hộ chiếu", 1, reason="out_of_scope"),
            row("Lệ phí hộ chiếu?", 2),
            row("Lệ phí hộ chiếu là bao nhiêu?", 3),
        ]
    )
    assert group.subject == "Lệ phí hộ chiếu?"
    assert group.reasons == (("not_in_sources", 2), ("out_of_scope", 1))
    assert group.last_asked_at == NOON - dt.timedelta(hours=1)


def test_answered_questions_are_passed_over_and_none_make_no_group() -> None:
    assert unanswered_groups([]) == []
    assert unanswered_groups([row("Có bao nhiêu thẻ?", status="answered")]) == []
    assert unanswered_groups([row("chào", status="talk", reason=None)]) == []


def test_only_the_newest_are_looked_at() -> None:
    (group,) = unanswered_groups([row("mới nhất đây", 0), row("xa xưa rồi", 1)], most=1)
    assert group.subject == "mới nhất đây"


def test_thousands_of_questions_are_grouped_in_seconds() -> None:
    questions = [one.question for name in ("core", "law", "news") for one in load_questions(name)]
    rows = [row(questions[n % len(questions)], n) for n in range(3_000)]
    groups = unanswered_groups(rows)
    assert sum(len(group.rows) for group in groups) == 3_000
    assert len(groups) < len(questions)


def test_counts() -> None:
    rows = [
        row("a", 0, status="answered", reason=None, kind="figure"),
        row("b", 1, channel="api", feedback=(KeptFeedback("helpful", None, None, NOON),)),
        row("c", 20, feedback=(KeptFeedback("unhelpful", None, None, NOON),)),
    ]
    found = statistics(rows)
    assert found.total == 3
    assert found.as_json() == {
        "total": 3,
        # 12:00 and 11:00 in UTC are the evening in Vietnam; twenty hours earlier is the same night there, 23:00.
        "days": {"2026-03-14": {"answered": 1, "abstained": 1}, "2026-03-13": {"abstained": 1}},
        "statuses": {"answered": 1, "abstained": 2},
        "reasons": {"not_in_sources": 2},
        "channels": {"chat": 2, "api": 1},
        "feedback": {"helpful": 1, "unhelpful": 1},
    }


def test_the_report_is_vietnamese() -> None:
    rows = [row("Giá vàng?", 0), row("b", 1, status="answered", reason=None)]
    assert report(statistics(rows), unanswered_groups(rows)).splitlines() == [
        "2 câu hỏi: không trả lời 1, có trả lời 1",
        "Kênh: trang hỏi đáp 2",
        "Lý do không trả lời: nguồn không nói 1",
        "",
        "Theo ngày:",
        "  14/03/2026: 2 (không trả lời 1, có trả lời 1)",
        "",
        "Chưa trả lời được, theo chủ đề:",
        "  1 lần: Giá vàng? (nguồn không nói 1)",
    ]
    assert report(statistics([]), []) == "Chưa có câu hỏi nào trong khoảng này."
