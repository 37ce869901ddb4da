"""A keeper that remembers what it was given; the database has tests of its own."""

from __future__ import annotations

from assistant.kept.keeper import KeptAnswer, Verdict


class RememberingKeeper:
    """Keeps in lists; every answer gets an id of 24 letters."""

    def __init__(self) -> None:
        self.answers: list[KeptAnswer] = []
        self.feedback: list[tuple[str, Verdict, str | None, str | None]] = []

    def keep_answer(self, asked: KeptAnswer) -> str | None:
        self.answers.append(asked)
        return f"{'a' * 23}{chr(ord('a') + len(self.answers) % 26)}"

    def keep_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None = None, comment: str | None = None
    ) -> bool:
        self.feedback.append((answer_id, verdict, reason, comment))
        return True

    def close(self) -> None: ...
