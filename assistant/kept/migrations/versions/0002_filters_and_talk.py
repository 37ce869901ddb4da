"""What a question was narrowed to; greetings are no questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# How the replies to greetings, thanks and the like began when they were still kept as questions without an answer.
_REPLIES = (
    "Xin chào! ",
    "Rất vui vì giúp được bạn. ",
    "Tạm biệt bạn. ",
    "Đây là Hỏi Số",
    "Cảm ơn bạn hỏi thăm. ",
    "Cảm ơn bạn đã góp lời. ",
)


def upgrade() -> None:
    """Add the column, and take greetings out of the questions without an answer."""
    with op.batch_alter_table("questions") as table:
        table.add_column(sa.Column("filters", sa.JSON))
    kept = sa.table("questions", sa.column("status"), sa.column("reason"), sa.column("text"))
    is_talk = sa.or_(*(kept.c.text.startswith(reply) for reply in _REPLIES))
    op.execute(
        kept.update()
        .where(kept.c.status == "abstained", kept.c.reason == "out_of_scope", is_talk)
        .values(status="talk", reason=None)
    )


def downgrade() -> None:
    """Remove the column, and count greetings as questions again."""
    kept = sa.table("questions", sa.column("status"), sa.column("reason"))
    op.execute(kept.update().where(kept.c.status == "talk").values(status="abstained", reason="out_of_scope"))
    with op.batch_alter_table("questions") as table:
        table.drop_column("filters")
