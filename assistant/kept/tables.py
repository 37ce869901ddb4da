"""The tables of what is kept. A change here needs a revision in ``migrations/versions``; a test compares them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite, which knows no time zones, holds it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment in UTC."""
        return value and value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment with its time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """What all tables are of."""


class QuestionRow(Base):
    """A question and what was answered; every text is masked. Attributes as ``rows.KeptRow`` has them."""

    __tablename__ = "questions"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    channel: Mapped[str] = mapped_column(String(16))
    session_mark: Mapped[str | None] = mapped_column(String(32))
    question: Mapped[str] = mapped_column(Text)
    history: Mapped[list[str]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    figures: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    generation: Mapped[str | None] = mapped_column(String(64))
    as_of: Mapped[dt.date] = mapped_column(Date)
    took_ms: Mapped[float] = mapped_column(Double)
    filters: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    feedback: Mapped[list[FeedbackRow]] = relationship(
        order_by="FeedbackRow.id", lazy="selectin", passive_deletes="all"
    )

    __table_args__ = (
        Index("ix_questions_asked_at", "asked_at", "id"),
        Index("ix_questions_session_mark", "session_mark"),
    )


class FeedbackRow(Base):
    """What a reader said of an answer; gone with its question."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    verdict: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(200))
    comment: Mapped[str | None] = mapped_column(Text)
    given_at: Mapped[dt.datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("question_id", "verdict", name="uq_feedback_question_id_verdict"),)
