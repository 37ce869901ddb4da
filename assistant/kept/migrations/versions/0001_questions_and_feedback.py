"""Questions and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "questions",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("session_mark", sa.String(32)),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("history", sa.JSON, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("kind", sa.String(16)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("generation", sa.String(64)),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("took_ms", sa.Double, nullable=False),
    )
    op.create_index("ix_questions_asked_at", "questions", ["asked_at", "id"])
    op.create_index("ix_questions_session_mark", "questions", ["session_mark"])
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("question_id", sa.String(24), sa.ForeignKey("questions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(200)),
        sa.Column("comment", sa.Text),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("question_id", "verdict", name="uq_feedback_question_id_verdict"),
    )


def downgrade() -> None:
    """Remove the tables, with all that they hold."""
    op.drop_table("feedback")
    op.drop_table("questions")
