"""The trace that a generation belongs to. What is there already belongs to none."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE generation ADD COLUMN traceparent VARCHAR")
