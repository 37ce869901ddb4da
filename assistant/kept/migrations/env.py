"""Run by Alembic: migrates over the connection that it is given, inside that connection's transaction."""

from __future__ import annotations

from alembic import context

from assistant.kept.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
