"""Who or what has paused something: an operator, or the price guard; and an index for events about no generation.

What is paused already was paused by an operator.
"""

import sqlalchemy as sa

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE pause ADD COLUMN cause VARCHAR NOT NULL DEFAULT 'operator' "
        "CONSTRAINT known_pause_cause CHECK (cause IN ('operator', 'price_differs'))"
    )
    free = sa.text("generation_id IS NULL")
    op.create_index("event_of_no_generation", "event", ["type", "created_at"], sqlite_where=free, postgresql_where=free)
