"""Grants that expire: when, and which entries took away what was left of them.

A grant that exists does not expire.
"""

import sqlalchemy as sa

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# SQLite cannot add a CHECK to a table; both databases accept one with a new column.
_COLUMNS = [
    (
        "expires_at BIGINT CONSTRAINT only_a_grant_expires"
        " CHECK (expires_at IS NULL OR (kind = 'grant' AND amount > 0 AND expires_at > created_at))"
    ),
    (
        "grant_id VARCHAR CONSTRAINT what_is_left_is_taken_away"
        " CHECK (grant_id IS NULL OR (kind = 'grant' AND amount < 0 AND expires_at IS NULL))"
    ),
]


def upgrade() -> None:
    op.add_column("client", sa.Column("grant_ends_at", sa.BigInteger(), nullable=True))
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE credit_entry ADD COLUMN {column}")
    grants = sa.text("kind = 'grant'")
    op.create_index(
        "grant_by_client", "credit_entry", ["client_id", "created_at"], sqlite_where=grants, postgresql_where=grants
    )
