"""Indexes for the lists of generations that operators see: by state, by client and by failure, newest first.

The index by client and state gets the id too: otherwise SQLite would read what a client has queued in the order of its
ids, and so all that it ever had.
"""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_FAILED = sa.text("failure IS NOT NULL")


def upgrade() -> None:
    op.drop_index("generation_by_payer", "generation")
    op.create_index("generation_by_payer", "generation", ["payer_id", "state", "id"])
    op.create_index("generation_list_by_state", "generation", ["state", "id"])
    op.create_index("generation_list_by_payer", "generation", ["payer_id", "id"])
    op.create_index(
        "generation_list_by_failure",
        "generation",
        ["failure", "id"],
        sqlite_where=_FAILED,
        postgresql_where=_FAILED,
    )
