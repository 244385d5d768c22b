"""Indexes by time, so that the usage of a period costs what the period contains, and not what came before it."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("entry_by_time", "credit_entry", ["created_at", "kind", "client_id", "amount"])
    op.create_index("video_by_time", "video", ["created_at", "client_id"])
