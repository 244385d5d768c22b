"""Adds idempotency keys: the key that a client sent with a request, and the video it received."""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "idempotency_key",
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_sha256", sa.String(), nullable=False),
        sa.Column("video_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id", "key"),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 255", name="key_of_some_length"),
    )
    op.create_index(op.f("ix_idempotency_key_video_id"), "idempotency_key", ["video_id"], unique=False)
