"""A question as it is taken: in NFC, on one line, not empty, not endless."""

from __future__ import annotations

from sources.errors import QuestionEmpty, QuestionTooLong
from sources.text import nfc

LONGEST_QUESTION = 1000


def one_line(text: str) -> str:
    """Return a text in NFC, trimmed, its lines and runs of spaces made one."""
    return " ".join(nfc(text).split())


def check(text: str) -> str:
    """Return the question in NFC, trimmed, on one line.

    Raises:
        QuestionEmpty: It holds no letter and no digit.
        QuestionTooLong: It is longer than ``LONGEST_QUESTION`` characters.
    """
    question = one_line(text)
    if len(question) > LONGEST_QUESTION:
        raise QuestionTooLong(
            f"Câu hỏi dài {len(question):,} ký tự, giới hạn là {LONGEST_QUESTION:,}; hãy hỏi ngắn hơn.".replace(
                ",", "."
            ).replace(". giới", ", giới")
        )
    if not any(character.isalnum() for character in question):
        raise QuestionEmpty("Câu hỏi trống; hãy gõ điều cần hỏi, ví dụ: Đã cấp bao nhiêu thẻ căn cước?")
    return question
